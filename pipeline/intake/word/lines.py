"""A paragraph's text as it grows out of runs: lines apart by breaks, marks on them, and where its notes stand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

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
        self.pieces, self.length, self.marks, self.notes = [], 0, [], []

    def _mark(self, start: int, style: Style) -> None:
        for at in range(len(self.marks) - 1, -1, -1):
            before = self.marks[at]
            if before.style is style and before.end == start:
                self.marks[at] = Mark(before.start, self.length, style)
                return
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
    for offset, key in reversed(line.notes):
        sign = written[key]
        size = len(sign)
        marks = [
            Mark(
                mark.start + (size if mark.start >= offset else 0),
                mark.end + (size if mark.end > offset else 0),
                mark.style,
                mark.reading,
            )
            for mark in line.marks
        ]
        marks.append(Mark(offset, offset + size, Style.SUPERSCRIPT))
        line = Line(line.text[:offset] + sign + line.text[offset:], tuple(marks), line.notes)
    return Line(line.text, tuple(sorted(line.marks, key=lambda mark: (mark.start, -mark.end, mark.style.value))))


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
