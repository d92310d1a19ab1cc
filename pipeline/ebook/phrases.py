"""A display line marked where a narrow screen may part it: between clauses first, then between words.

Each clause (the copy parts them by spaces) becomes a ``span`` that the stylesheet keeps whole while it fits;
inside, ``wbr`` stands between words where no mark is forced to a line's start or end (GB/T 15834-2011, 5.1,
see ``rules``) and, as house guides ask of headlines, no particle opens a line and no link closes one.  Not
a character is added.
"""

import re
from itertools import pairwise

from markupsafe import Markup

from pipeline.typography.rules import line_rules
from pipeline.typography.segment import words

__all__ = ["by_sense"]

SPACES = re.compile(r"(\s+)")
NEVER_FIRST = line_rules().no_line_start | frozenset("的地得了着们吗吧呢啊")
NEVER_LAST = line_rules().no_line_end | frozenset("和与及在对为将把被从向以于")


def by_sense(line: str) -> Markup:
    """The line with its clauses and word ends marked; its text is escaped."""
    pieces = [piece for piece in SPACES.split(line) if piece]
    return Markup().join(piece if piece.isspace() else _clause(piece) for piece in pieces)


def _clause(clause: str) -> Markup:
    parted = Markup()
    for word, following in pairwise((*words(clause), "")):
        may_part = following and following[0] not in NEVER_FIRST and word[-1] not in NEVER_LAST
        parted += Markup("{}<wbr/>").format(word) if may_part else word
    return Markup('<span class="clause">{}</span>').format(parted)
