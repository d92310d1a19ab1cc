"""What a token is to its neighbours: Han or Western, whether it may start or end a line, how it gives way."""

from pipeline.typography.rules import LineRules
from pipeline.typography.scripts import is_han_like, is_western

__all__ = ["Kind", "kind_of", "tier_of"]

SIGNS = frozenset("+-−±＋≥≤≈≠≧≦＞＜")
# Half-width signs that are read with a number and owe Han the same quarter em.
LATIN_SIGNS = frozenset("%‰°$¥€£№#&@+=<>*")
# UAX 14, class GL.
NO_BREAK_SPACES = frozenset("\u00a0\u2007\u202f")


class Kind:
    """What a token is, as its neighbours see it: bits of one number."""

    HAN = 1
    WESTERN = 2
    SPACE = 4
    GLUE = 8
    NO_LINE_START = 16
    NO_LINE_END = 32
    ENDS_IN_DIGIT = 64
    STARTS_WITH_DIGIT = 128
    SIGN = 256
    OWES_GAP = 512
    HALF_OPENING = 1024
    HALF_CLOSING = 2048
    HANGS = 4096


def kind_of(text: str, rules: LineRules) -> int:
    """What a token is by the rules of the language."""
    first, last = text[0], text[-1]
    if text.isspace():
        return Kind.SPACE | Kind.GLUE if NO_BREAK_SPACES.intersection(text) else Kind.SPACE
    kind = 0
    # Part of a web address is a word as well: .example
    western = is_western(text) or (len(text) > 1 and text.isascii() and any(map(is_western, text)))
    for flag, holds in (
        (Kind.WESTERN, western),
        (Kind.HAN, is_han_like(text)),
        (Kind.NO_LINE_START, first in rules.no_line_start),
        (Kind.NO_LINE_END, last in rules.no_line_end),
        (Kind.ENDS_IN_DIGIT, last.isdecimal()),
        (Kind.STARTS_WITH_DIGIT, first.isdecimal()),
        (Kind.SIGN, text in SIGNS),
        (Kind.OWES_GAP, western or first in LATIN_SIGNS),
        (Kind.HALF_OPENING, text in "([{"),
        (Kind.HALF_CLOSING, text in ")]}"),
        (Kind.HANGS, text in rules.hanging),
    ):
        if holds:
            kind |= flag
    return kind


def tier_of(text: str, rules: LineRules) -> int:
    """Brackets give way first, pauses next, stops last (clreq, Procedures for ... Spacing Reduction)."""
    if text in rules.brackets:
        return 0
    return 2 if text in rules.stops else 1
