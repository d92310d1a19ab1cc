"""Whether a ``br`` only keeps a line short, as wires of the teleprinter's kind still do, or ends something.

Lines are wrapped where all of a paragraph but its last have nearly the length of a line of a terminal, are in Latin
letters, and one of them breaks off in the middle of a sentence.
"""

import re
from typing import TYPE_CHECKING

from pipeline.intake.xml_tree import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["is_wrap"]

SHORTEST, LONGEST = 45, 80
MOST_LINES = 200
# A line with all the white space its sender may have put around it.
LONGEST_SOURCE = 400
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
ENDS = (".", ":", ";", "!", "?", '"', "\u201d")


def is_wrap(line_break: "Element") -> bool:
    """Whether a ``br`` stands in the middle of a wrapped paragraph."""
    parent = line_break.getparent()
    if parent is None or local_name(parent) != "p" or len(parent) > MOST_LINES:
        return False
    if any(local_name(child) != "br" for child in parent):
        return False
    texts = [parent.text or "", *(child.tail or "" for child in parent)]
    if any(len(text) > LONGEST_SOURCE for text in texts[:-1]):
        return False
    lines = [" ".join(text[:LONGEST_SOURCE].split()) for text in texts]
    whole = lines[:-1]
    if not all(SHORTEST <= len(line) <= LONGEST and len(LATIN.findall(line)) > len(line) / 2 for line in whole):
        return False
    return any(not line.endswith(ENDS) and after[:1].islower() for line, after in zip(whole, lines[1:], strict=True))
