"""Brackets, quotation marks and title marks of a story: halves without the other, and quotations inside their like.

A quotation of several paragraphs opens each of them and closes once, at its end (GB/T 15834-2011, 4.8.3): an open “ is
in order where the next paragraph begins with “.  ’ alone is an apostrophe.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.checks.lines import Line, stories_of
from pipeline.model import Form, Issue

__all__ = ["Fault", "faults_of"]

PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "「": "」", "『": "』", "【": "】", "〔": "〕"}
CLOSING = {closing: opening for opening, closing in PAIRS.items()}
ANY_MARK = re.compile("[“”‘’（）《》〈〉「」『』【】〔〕]")
QUOTES = "“「"
INNER = {"‘": "“"}


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a mark is wrong.

    ``kind`` is ``lone`` (no other half), ``unopened`` (a paragraph goes on a quotation without opening it), ``same``
    (a quotation directly inside its like) or ``single`` (single marks outside double ones).
    """

    line: Line
    at: int
    mark: str
    kind: str


@lru_cache(maxsize=1)
def faults_of(issue: Issue) -> tuple[Fault, ...]:
    """The faults of all stories, one a line and kind, in order."""
    return tuple(fault for _story, lines in stories_of(issue) for fault in _faults(lines))


def _faults(lines: Sequence[Line]) -> Iterator[Fault]:
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        after = lines[number + 1] if number + 1 < len(lines) else None
        if ANY_MARK.search(line.text) is None:
            continue
        nested = _misnested(line)
        if nested is not None:
            yield nested
        lone = _lone(line.text)
        if lone is None:
            continue
        at, mark = lone
        if mark in QUOTES and _goes_on(line, at, after, mark):
            continue
        if mark in "”」" and before is not None and _is_left_open(before, CLOSING[mark]) and _same_body(before, line):
            yield Fault(line, at, mark, "unopened")
        elif not (after is not None and mark in QUOTES and _closes(after, PAIRS[mark]) and _same_body(line, after)):
            yield Fault(line, at, mark, "lone")


def _goes_on(line: Line, at: int, after: Line | None, mark: str) -> bool:
    """Whether the quotation open at ``at`` is taken up by the next paragraph."""
    if after is None or not _same_body(line, after):
        return False
    alone = _lone(line.text, at + 1) is None
    return alone and after.text.lstrip().startswith(mark)


def _is_left_open(line: Line, opening: str) -> bool:
    lone = _lone(line.text)
    return lone is not None and lone[1] == opening


def _closes(line: Line, closing: str) -> bool:
    lone = _lone(line.text)
    return lone is not None and lone[1] == closing


def _same_body(line: Line, other: Line) -> bool:
    return line.part == other.part == "paragraphs"


def _lone(text: str, start: int = 0) -> tuple[int, str] | None:
    """The first mark from ``start`` on without its other half: where, and which."""
    open_marks: list[tuple[int, str]] = []
    for at in range(start, len(text)):
        mark = text[at]
        if mark in PAIRS:
            open_marks.append((at, mark))
        elif mark in CLOSING and open_marks and PAIRS[open_marks[-1][1]] == mark:
            open_marks.pop()
        elif mark == "）" and _is_a_number(text, at):
            continue
        elif mark in CLOSING and mark != "’":
            return open_marks[-1] if _would_close(open_marks, mark) else (at, mark)
    open_marks = [(at, mark) for at, mark in open_marks if not _is_a_year(text, at)]
    return open_marks[0] if open_marks else None


def _would_close(open_marks: Sequence[tuple[int, str]], mark: str) -> bool:
    """Whether the mark closes the last but one that is open: then the last one is alone."""
    return len(open_marks) > 1 and PAIRS[open_marks[-2][1]] == mark


def _is_a_number(text: str, at: int) -> bool:
    """１） and 一） number items; their bracket has no other half."""
    start = at
    while start and text[start - 1] in "0123456789０１２３４５６７８９一二三四五六七八九十":
        start -= 1
    return at - start in (1, 2) and (start == 0 or text[start - 1] in "。；：，、！？ \t　")


def _is_a_year(text: str, at: int) -> bool:
    """‘98 is a year cut short."""
    return text[at] == "‘" and text[at + 1 : at + 2].isdigit()


def _misnested(line: Line) -> Fault | None:
    """A quotation directly inside its like, or single marks outside double ones."""
    open_quotes: list[str] = []
    for at, mark in enumerate(line.text):
        if mark in QUOTES:
            if open_quotes and open_quotes[-1] == mark:
                return Fault(line, at, mark, "same")
            open_quotes.append(mark)
        elif mark in INNER and not _is_a_year(line.text, at):
            if INNER[mark] not in open_quotes and PAIRS[mark] in line.text[at:] and line.form is Form.PROSE:
                return Fault(line, at, mark, "single")
            open_quotes.append(mark)
        elif mark in CLOSING and open_quotes and PAIRS[open_quotes[-1]] == mark:
            open_quotes.pop()
    return None
