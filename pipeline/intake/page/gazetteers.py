"""What the trade calls its columns and what it fills space with: names of standing columns, slogans.

``column_names.txt`` and ``slogans.txt``: one a line, the lines of a head of two parted by a space.
"""

import re
from collections import Counter
from functools import cache
from pathlib import Path

__all__ = ["column_heads", "is_column_name", "is_slogan", "sounds_like_a_column"]

HERE = Path(__file__).parent
DRESS = re.compile(r"[\s【】〖〗\[\]〔〕■●◆▲★□○◇·•—－\-“”《》！!]")
LONGEST = 30
LONGEST_SINGLE, AFFIX, OFTEN = 10, 2, 4
"""The longest name on one line; so many characters at an end, in so many names, make a manner of naming."""


@cache
def column_heads() -> tuple[tuple[str, ...], ...]:
    """Every name, line by line."""
    return tuple(tuple(line.split()) for line in _lines("column_names.txt"))


def is_column_name(text: str) -> bool:
    """Whether a line is the name of a column that papers print, or a line of one of two lines."""
    return len(text) <= LONGEST and _bare(text) in _column_names()


def is_slogan(text: str) -> bool:
    """Whether a line is a slogan that papers print, or half of one."""
    return len(text) <= LONGEST and _bare(text) in _slogans()


def sounds_like_a_column(text: str) -> bool:
    """Whether a short line begins or ends as several names of columns do."""
    bare = _bare(text)
    return AFFIX < len(bare) <= LONGEST_SINGLE and (bare[:AFFIX] in _affixes()[0] or bare[-AFFIX:] in _affixes()[1])


@cache
def _affixes() -> tuple[frozenset[str], frozenset[str]]:
    """The beginnings and the endings that several names of columns have."""
    names = [name for name in _column_names() if AFFIX < len(name) <= LONGEST_SINGLE]
    sides = (Counter(name[:AFFIX] for name in names), Counter(name[-AFFIX:] for name in names))
    first, last = (frozenset(part for part, times in side.items() if times >= OFTEN) for side in sides)
    return first, last


@cache
def _column_names() -> frozenset[str]:
    """The names without white space and dress, and each line of those of two lines."""
    return _entries("column_names.txt")


@cache
def _slogans() -> frozenset[str]:
    return _entries("slogans.txt")


def _entries(name: str) -> frozenset[str]:
    return frozenset(_bare(part) for line in _lines(name) for part in (line, *line.split()) if len(part) > 1)


def _lines(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line]


def _bare(text: str) -> str:
    return DRESS.sub("", text)
