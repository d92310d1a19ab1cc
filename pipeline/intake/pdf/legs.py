"""Lines of text → legs (栏的一段): lines of one size that stand above each other at one pitch.

A leg is read in its own frame, along the line and from line to line, so that upright text is read by the same rules.
"""

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.intake.pdf.line import Line
from pipeline.intake.pdf.rows import SAME_SIZE
from pipeline.intake.pdf.shapes import Area, Rule, hull

__all__ = ["Leg", "Row", "Sizes", "legs_of", "sizes_of"]

DISPLAY = 1.12
TEXT_SHARE = 0.08
TEXT_LEAST = 120
LARGEST_TEXT = 1.45
CELL_GAP_EM = 0.8
# A justified line of Latin text may have as much white between two sentences, or two words.
SENTENCE_GAP_EM = 2.0
SENTENCE = re.compile(r"[A-Za-z.,;:!?)\"'’”][A-Za-z(\"'‘“]")
NARROW_EM = 6.5
REACH = 2.3
# Steps are rounded when lines are put in order.
LEAST_REACH = 1.0
PITCH_EM = 1.4
INDENT_EM = 2.7
SHARE = 0.55
LOOSE_EM = 0.4
TABLE_ROWS = 2


@dataclass(frozen=True, slots=True)
class Sizes:
    """``body`` is the size most of the page is set in; ``texts`` are all those that running text is set in."""

    body: float
    texts: tuple[float, ...]

    def is_text(self, size: float) -> bool:
        """Whether running text is set in this size."""
        return any(abs(size - text) <= SAME_SIZE * text for text in self.texts)

    def is_display(self, size: float) -> bool:
        """Whether it is larger than any running text near it would be."""
        return size > DISPLAY * self.body and not self.is_text(size)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a leg; several parts are cells of a table."""

    parts: tuple[Line, ...]

    @property
    def cells(self) -> list[str]:
        """The texts of the cells; parts too close for cells are one."""
        cells = [self.parts[0].text]
        for before, part in pairwise(self.parts):
            gap = (part.start - before.end) / part.size
            if gap <= CELL_GAP_EM:
                cells[-1] += part.text
            elif gap <= SENTENCE_GAP_EM and SENTENCE.match(before.text[-1:] + part.text[:1]):
                cells[-1] += f" {part.text}"
            else:
                cells.append(part.text)
        return cells

    @property
    def text(self) -> str:
        """The text, cells apart by tabs."""
        return "\t".join(self.cells)

    @property
    def start(self) -> float:
        """Where it starts along the line."""
        return self.parts[0].start

    @property
    def end(self) -> float:
        """Where it ends along the line."""
        return max(part.end for part in self.parts)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(part.bold for part in self.parts)


@dataclass(frozen=True, slots=True)
class Leg:
    """Rows of one size from first to last; ``low`` and ``high`` are its edges along the line."""

    rows: tuple[Row, ...]
    size: float
    low: float
    high: float
    upright: bool
    area: Area

    @property
    def letters(self) -> int:
        """How many characters it has."""
        return sum(len(part.text) for row in self.rows for part in row.parts)


@dataclass(slots=True)
class _Column:
    """A leg while it grows."""

    size: float
    rows: list[list[Line]] = field(default_factory=list)
    low: float = 0.0
    high: float = 0.0

    def add(self, line: Line, *, same_row: bool) -> None:
        self.low = min(self.low, line.start) if self.rows else line.start
        self.high = max(self.high, line.end) if self.rows else line.end
        if same_row:
            self.rows[-1].append(line)
        else:
            self.rows.append([line])

    @property
    def step(self) -> float:
        return self.rows[-1][0].step

    @property
    def width(self) -> float:
        return self.high - self.low


def sizes_of(lines: Sequence[Line]) -> Sizes:
    """The sizes of type that a page's running text is set in."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size * 4) / 4] += len(line.text)
    if not counts:
        return Sizes(10.0, (10.0,))
    body = max(counts, key=lambda size: (counts[size], -size))
    least = max(TEXT_LEAST, TEXT_SHARE * counts.total())
    texts = [size for size, count in counts.items() if count >= least and size <= LARGEST_TEXT * body]
    return Sizes(body, tuple(sorted({body, *texts})))


def legs_of(lines: Sequence[Line], rules: Sequence[Rule], *, upright: bool) -> tuple[Leg, ...]:
    """The legs that lines of one direction make, in no particular order."""
    pitch = _pitch(lines)
    level = [(-rule.at if upright else rule.at, rule.start, rule.end) for rule in rules if rule.level is not upright]
    columns: list[_Column] = []
    done: list[_Column] = []
    for line in sorted(lines, key=lambda own: (round(own.step, 1), own.start)):
        done += [column for column in columns if line.step - column.step > LEAST_REACH + REACH * pitch * column.size]
        columns = [c for c in columns if line.step - c.step <= LEAST_REACH + REACH * pitch * c.size]
        same = next((column for column in columns if _on_last_row(column, line)), None)
        if same is not None:
            same.add(line, same_row=True)
            continue
        near = [column for column in columns if _is_above(column, line, pitch) and not _ruled(column, line, level)]
        home = _home(near, line, columns)
        if home is None:
            home = _Column(line.size)
            columns.append(home)
        home.add(line, same_row=False)
    return tuple(_leg(column, upright=upright) for column in _tables([*done, *columns]))


def _pitch(lines: Sequence[Line]) -> float:
    """From line to line in em, by the lines that start under each other."""
    steps = []
    ordered = sorted(lines, key=lambda own: (round(own.start), own.step))
    for before, after in pairwise(ordered):
        pitch = (after.step - before.step) / after.size
        if abs(before.start - after.start) < 1 and 0.9 < pitch < 2.4:  # noqa: PLR2004 - solid to two and a half lines
            steps.append(pitch)
    return statistics.median(steps) if steps else PITCH_EM


def _alike(column: _Column, line: Line) -> bool:
    return abs(column.size - line.size) <= SAME_SIZE * line.size


def _on_last_row(column: _Column, line: Line) -> bool:
    loose = LOOSE_EM * line.size
    inside = column.low - loose <= line.start and line.end <= column.high + loose
    return inside and _alike(column, line) and abs(column.step - line.step) <= 0.3 * line.size


def _is_above(column: _Column, line: Line, pitch: float) -> bool:
    size = line.size
    if not _alike(column, line) or not 0.7 * size < line.step - column.step <= REACH * pitch * size:
        return False
    shared = min(column.high, line.end) - max(column.low, line.start)
    if len(column.rows) == 1 and line.step - column.step < 2 * size:
        flush = shared > -LOOSE_EM * size and 0 < column.low - line.start <= INDENT_EM * size
        if flush or (column.width <= NARROW_EM * size and shared > 0):
            return True
    if shared < SHARE * min(column.width, line.end - line.start):
        return False
    loose = LOOSE_EM * size
    within = column.low - loose <= line.start and line.end <= column.high + loose
    around = line.start - loose <= column.low and column.high <= line.end + loose
    if around and not within and column.width > NARROW_EM * size and len(column.rows) > TABLE_ROWS:
        return line.start >= column.low - INDENT_EM * size and line.end <= column.high + INDENT_EM * size
    grows = size if len(column.rows) > TABLE_ROWS else line.end
    aligned = abs(line.start - column.low) <= INDENT_EM * size and line.end <= column.high + grows
    return within or around or aligned


def _ruled(column: _Column, line: Line, level: Sequence[tuple[float, float, float]]) -> bool:
    half = (line.end - line.start) / 2
    return any(
        column.step < at < line.step and min(end, line.end) - max(start, line.start) > half for at, start, end in level
    )


def _home(near: list[_Column], line: Line, columns: list[_Column]) -> _Column | None:
    """The column a line goes on; cells of a table over a whole line become one column with it."""
    if len(near) < 2:  # noqa: PLR2004
        return near[0] if near else None
    if all(column.width <= NARROW_EM * line.size for column in near):
        merged = _merged(near)
        columns[:] = [column for column in columns if all(column is not other for other in near)]
        columns.append(merged)
        return merged
    covered = [c for c in near if min(c.high, line.end) - max(c.low, line.start) >= SHARE * c.width]
    if len(covered) > 1 and sum(column.width > NARROW_EM * line.size for column in covered) > 1:
        return None
    return max(near, key=lambda c: (min(c.high, line.end) - max(c.low, line.start), c.step))


def _merged(columns: Sequence[_Column]) -> _Column:
    merged = _Column(columns[0].size)
    every = sorted(
        (line for column in columns for row in column.rows for line in row), key=lambda own: (own.step, own.start)
    )
    for line in every:
        same = bool(merged.rows) and abs(merged.step - line.step) <= 0.3 * line.size
        merged.add(line, same_row=same)
    for row in merged.rows:
        row.sort(key=lambda own: own.start)
    return merged


def _tables(columns: list[_Column]) -> list[_Column]:
    """Narrow columns side by side whose lines stand on the same rows are one table."""
    kept: list[_Column] = []
    for column in sorted(columns, key=lambda own: own.low):
        beside = next((own for own in kept if _is_table(own, column)), None)
        if beside is None:
            kept.append(column)
        else:
            kept[kept.index(beside)] = _merged([beside, column])
    return kept


def _is_table(left: _Column, right: _Column) -> bool:
    size = right.size
    if _is_inside(left, right) or _is_inside(right, left):
        return True
    widest = max(line.end - line.start for row in left.rows for line in row)
    narrow = max(right.width, widest) <= NARROW_EM * size
    if not narrow or not 0 < right.low - left.high <= NARROW_EM * size or abs(left.size - size) > SAME_SIZE * size:
        return False
    steps = [row[0].step for row in left.rows]
    shared = sum(any(abs(step - row[0].step) <= 0.3 * size for step in steps) for row in right.rows)
    return shared >= TABLE_ROWS and shared >= 0.7 * max(len(right.rows), len(left.rows))


def _is_inside(narrow: _Column, wide: _Column) -> bool:
    """Whether a column is cells of rows that another has the rest of."""
    size = wide.size
    within = wide.low - LOOSE_EM * size <= narrow.low and narrow.high <= wide.high + LOOSE_EM * size
    if not within or abs(narrow.size - size) > SAME_SIZE * size or narrow.width > NARROW_EM * size:
        return False
    steps = [row[0].step for row in wide.rows]
    return all(any(abs(step - row[0].step) <= LOOSE_EM * size for step in steps) for row in narrow.rows)


def _leg(column: _Column, *, upright: bool) -> Leg:
    rows = tuple(Row(tuple(sorted(row, key=lambda own: own.start))) for row in column.rows)
    area = hull(part.area for row in rows for part in row.parts)
    return Leg(rows, column.size, column.low, column.high, upright, area)
