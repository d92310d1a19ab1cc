"""The lines of body type on a finished page, put together from what the file alone says.

Runs on one baseline that touch are a line; lines of the body's size below each other at one distance are a
leg.  Nothing is known of the program that made the page.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.press.reading import PageText, TextRun

__all__ = ["Glyph", "Leg", "Line", "body_legs", "is_han"]

SAME_BASELINE_PT = 0.05
SAME_SIZE_PT = 0.02
# A gutter is an em; two runs of one line stand closer than this.
WIDEST_JOINT_EM = 0.8
LEAST_LINES = 3
# Type that stands upright comes as lines of one glyph or of two figures: those are no lines to judge.
MOST_UPRIGHT_GLYPHS = 2
HAN = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x33480))


def is_han(text: str) -> bool:
    """Whether a glyph's text is one Han character."""
    return bool(text) and any(ord(text[0]) in block for block in HAN)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph: its text, origin and advance in points, its font without the subset's prefix, its code."""

    text: str
    x_pt: float
    advance_pt: float
    font: str
    code: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its baseline from the top of the trimmed page, its glyphs from left to right."""

    y_pt: float
    size_pt: float
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """What the glyphs stand for."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def x_pt(self) -> float:
        """The origin of the first glyph."""
        return self.glyphs[0].x_pt

    @property
    def end_pt(self) -> float:
        """Where the advance of the last glyph ends."""
        return self.glyphs[-1].x_pt + self.glyphs[-1].advance_pt


@dataclass(slots=True)
class Leg:
    """栏的一段: lines below each other, and the distance of their baselines."""

    lines: list[Line] = field(default_factory=list)
    pitch_pt: float = 0.0

    @property
    def left_pt(self) -> float:
        """The left edge: the leftmost place where at least two lines begin."""
        starts = Counter(round(line.x_pt, 1) for line in self.lines)
        shared = [x for x, count in starts.items() if count > 1]
        return min(shared or starts)


def body_legs(page: PageText) -> tuple[Leg, ...]:
    """The legs of the size in which most Han characters stand; none where a page has no such type."""
    lines = [line for run_lines in _lines(page.runs) for line in run_lines]
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size_pt, 1)] += sum(is_han(glyph.text) for glyph in line.glyphs)
    if not sizes or not sizes.total():
        return ()
    body = max(sizes, key=lambda size: (sizes[size], -size))
    legs: list[Leg] = []
    for line in lines:
        if round(line.size_pt, 1) != body:
            continue
        leg = legs[-1] if legs else None
        if leg is None or not _continues(leg, line):
            legs.append(Leg([line]))
            continue
        if not leg.pitch_pt:
            leg.pitch_pt = line.y_pt - leg.lines[-1].y_pt
        leg.lines.append(line)
    return tuple(leg for leg in legs if len(leg.lines) >= LEAST_LINES and not _stands(leg))


def _stands(leg: Leg) -> bool:
    """Whether a leg is a line of upright type: glyph below glyph."""
    return all(len(line.glyphs) <= MOST_UPRIGHT_GLYPHS for line in leg.lines)


def _continues(leg: Leg, line: Line) -> bool:
    above = leg.lines[-1]
    step = line.y_pt - above.y_pt
    left, right = min(x.x_pt for x in leg.lines), max(x.end_pt for x in leg.lines)
    beside = line.x_pt < right and line.end_pt > left
    if not beside or step <= 0:
        return False
    if leg.pitch_pt:
        return 0.5 * leg.pitch_pt < step < 1.5 * leg.pitch_pt
    return step < 2.2 * line.size_pt


def _lines(runs: Iterable[TextRun]) -> Iterable[tuple[Line, ...]]:
    """Runs in painting order to lines; a superscript is too small to be one and is left out."""
    open_run: list[TextRun] = []
    for run in runs:
        if run.upright or not run.glyph_texts:
            continue
        if open_run and not _touches(open_run[-1], run):
            yield (_line(open_run),)
            open_run = []
        open_run.append(run)
    if open_run:
        yield (_line(open_run),)


def _touches(before: TextRun, after: TextRun) -> bool:
    if abs(before.y_pt - after.y_pt) > SAME_BASELINE_PT or abs(before.size_pt - after.size_pt) > SAME_SIZE_PT:
        return False
    return -1.2 * after.size_pt < after.x_pt - before.end_x_pt < WIDEST_JOINT_EM * after.size_pt


def _line(runs: list[TextRun]) -> Line:
    glyphs = []
    for run in runs:
        scale = run.size_pt / 1000
        font = run.font.split("+")[-1].rstrip(",")
        glyphs += [
            Glyph(text, run.x_pt + offset * scale, advance * scale, font, code)
            for text, offset, advance, code in zip(run.glyph_texts, run.offsets, run.advances, run.codes, strict=True)
        ]
    return Line(runs[0].y_pt, runs[0].size_pt, tuple(glyphs))
