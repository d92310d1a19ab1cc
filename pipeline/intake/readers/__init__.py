"""The readers, one format a file.  A new format is a new file here and changes no other.

A reader module holds:

- ``NAME``: the format's name as messages give it, a ``Say``;
- ``SUFFIXES``: the file name endings it answers to, in lower case with the dot, ``""`` for none;
- ``recognises(copy: CopyFile) -> bool``: whether the bytes are of this format, from the bytes alone and cheaply;
- ``read(copy: CopyFile, limits: Limits) -> Filing``: the stories; ``SourceError`` with file and place for what cannot
  be read.

Of several readers with one suffix the first in order of file name that recognises the bytes reads them.
"""
