"""Word files (``.docx``, ``.docm``): one story or several, see ``pipeline.intake.word``."""

from pipeline.errors import Say
from pipeline.intake.copy_file import CopyFile, Filing
from pipeline.intake.word import package
from pipeline.intake.word.reading import read_word
from pipeline.settings.values import Limits

__all__ = ["NAME", "SUFFIXES", "read", "recognises"]

NAME = Say(zh="Word 文稿", en="a Word file")
SUFFIXES = (".docx", ".docm")
ZIP = b"PK\x03\x04"


def recognises(copy: CopyFile) -> bool:
    """A zip that names Word's own folder; an old or encrypted file called ``.docx`` too, to say so in reading."""
    if copy.data.startswith(package.OLD):
        return copy.suffix in SUFFIXES
    return copy.data.startswith(ZIP) and (b"word/" in copy.data or b"word\\" in copy.data)


def read(copy: CopyFile, limits: Limits) -> Filing:
    """Its stories, pictures and findings.

    Raises:
        SourceError: it cannot be read, holds no text, or has open changes that ``limits`` refuse.
    """
    return read_word(copy, limits)
