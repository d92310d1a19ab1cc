"""A paragraph's text as it grows out of runs: lines apart by breaks, marks on them, and where its notes stand."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from pipeline.intake.word.styles import Look
from pipeline.model import Style

__all__ = ["Line", "LineMaker", "Mark", "joined", "with_notes"]

BLANK = " \t\u00a0\u3000"
RAISED = {"superscript": Style.SUPERSCRIPT, "subscript": Style.SUBSCRIPT}


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``start`` to ``end`` (exclusive) of a line set apart."""

    start: int
    end: int
    style: Style
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph.  ``notes`` are the offsets of its notes and their keys (``footnote 2``)."""

    text: str
    marks: tuple[Mark, ...] = ()
    notes: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class LineMaker:
    """One paragraph in the making.  ``sizes`` counts its characters by their size in half-points."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    last: dict[Style, int] = field(default_factory=dict)
    notes: list[tuple[int, str]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    sizes: Counter[int] = field(default_factory=Counter)
    seen: int = 0
    bold: int = 0

    def add(self, text: str, look: Look, style: Style | None = None) -> None:
        """More text of one look; ``style`` raises or lowers it where its look does not."""
        start, self.length = self.length, self.length + len(text)
        self.pieces.append(text)
        shown = len(text.strip(BLANK))
        self.sizes[look.half_points or 0] += shown
        self.seen += shown
        if look.bold:
            self.bold += shown
            self._mark(start, Style.BOLD)
        raised = style or RAISED.get(look.raised or "")
        if raised is not None and shown:
            self._mark(start, raised)

    def note(self, key: str) -> None:
        """A note's mark stands here."""
        self.notes.append((self.length, key))

    def ruby(self, base: str, reading: str, look: Look) -> None:
        """Text with its reading beside it."""
        start = self.length
        self.add(base, look)
        self.marks.append(Mark(start, self.length, Style.RUBY, reading))

    def end_line(self) -> None:
        """What comes next is another line of the same paragraph."""
        line = _trimmed("".join(self.pieces), self.marks, self.notes)
        if line.text or line.notes:
            self.lines.append(line)
        self.pieces, self.length, self.marks, self.last, self.notes = [], 0, [], {}, []

    def _mark(self, start: int, style: Style) -> None:
        """Set apart what was just added, together with what stands right before it in the same style."""
        at = self.last.get(style)
        if at is not None and self.marks[at].end == start:
            self.marks[at] = Mark(self.marks[at].start, self.length, style)
            return
        self.last[style] = len(self.marks)
        self.marks.append(Mark(start, self.length, style))


def joined(lines: Sequence[Line], between: str) -> Line:
    """Lines as one."""
    text, marks, notes = "", [], []
    for line in lines:
        at = len(text) + len(between) if text else 0
        text = f"{text}{between}{line.text}" if text else line.text
        marks += [Mark(mark.start + at, mark.end + at, mark.style, mark.reading) for mark in line.marks]
        notes += [(offset + at, key) for offset, key in line.notes]
    return Line(text, tuple(marks), tuple(notes))


def with_notes(line: Line, written: dict[str, str]) -> Line:
    """The line with the marks of its notes in its text, raised.

    Args:
        line: a line.
        written: the mark of each note, by its key.
    """
    offsets = [offset for offset, _ in line.notes]
    shifts = [0, *accumulate(len(written[key]) for _, key in line.notes)]
    pieces, raised, at = [], [], 0
    for number, (offset, key) in enumerate(line.notes):
        pieces += [line.text[at:offset], written[key]]
        start = offset + shifts[number]
        raised.append(Mark(start, start + len(written[key]), Style.SUPERSCRIPT))
        at = offset
    text = "".join((*pieces, line.text[at:]))
    # A mark that stands at a style's end is not of that style; one at its start is not either.
    moved = [
        replace(mark, start=mark.start + shifts[bisect_right(offsets, mark.start)],
                end=mark.end + shifts[bisect_left(offsets, mark.end)])
        for mark in line.marks
    ]  # fmt: skip
    marks = sorted((*moved, *raised), key=lambda mark: (mark.start, -mark.end, mark.style.value))
    return Line(text, tuple(marks), line.notes)


def _trimmed(text: str, marks: Sequence[Mark], notes: Sequence[tuple[int, str]]) -> Line:
    first = len(text) - len(text.lstrip(BLANK))
    last = max(first, len(text.rstrip(BLANK)))
    kept = []
    for mark in marks:
        start, end = max(mark.start, first) - first, min(mark.end, last) - first
        if start < end:
            kept.append(Mark(start, end, mark.style, mark.reading))
    moved = tuple((min(max(offset, first), last) - first, key) for offset, key in notes)
    return Line(text[first:last], tuple(kept), moved)
