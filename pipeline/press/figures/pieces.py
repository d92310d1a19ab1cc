"""Runs of a page joined to pieces: the glyphs of one line that touch, across, or one below the other (竖排).

A raised or lowered run that is smaller belongs to the line it touches.  The text is what the file says it is:
ActualText before ToUnicode.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import fmean

from pipeline.press.figures.declared import ink
from pipeline.press.reading import PageText, TextRun
from pipeline.press.setting import is_han
from pipeline.units import Rect

__all__ = ["ASCENT", "Piece", "pieces_of"]

# The ideographic em-box lies so far above and below the baseline (OpenType, baseline tags: 880 and 120 units).
ASCENT = 0.88
SAME_BASELINE_PT = 0.05
SAME_SIZE_PT = 0.02
WIDEST_JOINT_EM, DEEPEST_OVERLAP_EM = 0.8, 1.2
# Behind a mark, half of whose em is blank and may stand out of its line, a gutter is so much narrower.
WIDEST_BEHIND_MARK_EM = 0.45
CLOSING = ("Po", "Pf", "Pe")
# A superscript or subscript is so large beside its line, and rises or sinks by no more than this.
SCRIPT_SHARE, FARTHEST_RISE_EM = (0.4, 0.8), 0.6
# From one cell of upright type to the next: marks give half their cell, lines are spread by less than a sixth.  Lines
# across of a single character are at least a fifth of an em apart, those of body type more than a quarter: there a line
# that runs down may be spread as far.
DOWN_EM, DOWN_OF_BODY_EM = (-0.7, 0.17), (-0.7, 0.26)
# In a line that is known to run down: two marks may share a cell, and white stands between type of two kinds.
KNOWN_DOWN_EM = (-1.05, 0.6)
OFF_MIDDLE_EM = 0.3
# The baseline of turned type lies about so far from the left edge of its line.
TURNED_BASELINE = 0.135
LEAST_HAN_PAIRS = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: its text without white space, its size, the em-box of its glyphs on the page.

    ``baseline_pt`` is that of type that runs across, and the middle (x) of type that runs ``down``.  ``track``: what
    stands between its Han characters on average, in thousandths of an em; None where too few of them stand together.
    ``run``: the number of its first run, in the order of painting.
    """

    text: str
    size_pt: float
    box: Rect
    baseline_pt: float
    down: bool
    track: float | None
    run: int


@dataclass(slots=True)
class _Open:
    """Runs joined so far; ``first`` is the number of the first of them."""

    first: int = 0
    runs: list[TextRun] = field(default_factory=list)
    text: str = ""
    down: bool = False

    @property
    def largest(self) -> TextRun:
        return max(self.runs, key=lambda run: run.size_pt)


def pieces_of(page: PageText, body_pt: float = 0.0) -> tuple[Piece, ...]:
    """All pieces that leave ink, in the order they are painted; ``body_pt`` is the size of body type."""
    pieces = [piece for piece in _pieces(page, body_pt) if piece.text]
    for n, (piece, after) in enumerate(pairwise(pieces)):
        if not piece.down and after.down and _heads(piece, after):
            middle = after.baseline_pt
            pieces[n] = replace(piece, baseline_pt=middle, down=True)
    return tuple(pieces)


def _pieces(page: PageText, body_pt: float) -> Iterator[Piece]:
    opened = _Open()
    for number, run in enumerate(page.runs):
        if not run.codes:
            # ActualText: what the runs before it stand for.
            opened.text += run.text
            continue
        if opened.runs and not _joins(opened, run, body_pt):
            yield _closed(opened)
            opened = _Open()
        opened.first = opened.first if opened.runs else number
        opened.runs.append(run)
        opened.text += run.text
    if opened.runs:
        yield _closed(opened)


def _joins(opened: _Open, run: TextRun, body_pt: float) -> bool:
    before = opened.runs[-1]
    if not opened.down and not run.upright and not before.upright and _beside(before, run):
        return True
    if opened.down and not run.upright and _shares_cell(before, run):
        return True
    if not _stands(run) or not (opened.down or all(map(_stands, opened.runs))):
        return False
    size = max(opened.largest.size_pt, run.size_pt)
    joint = (_top(run) - _bottom(before)) / size
    low, high = DOWN_OF_BODY_EM if abs(size - body_pt) < SAME_SIZE_PT else DOWN_EM
    low, high = KNOWN_DOWN_EM if opened.down else (low, high)
    if not low < joint < high:
        return False
    if abs(_middle(run) - _middle(opened.largest)) > OFF_MIDDLE_EM * size:
        return False
    opened.down = True
    return True


def _heads(piece: Piece, line: Piece) -> bool:
    """Whether a cell by itself is the first of a line that runs down: white follows it."""
    gap = (line.box.y_pt - piece.box.bottom_pt) / line.size_pt
    middle = piece.box.x_pt + piece.box.width_pt / 2
    alone = piece.box.width_pt < 1.1 * piece.size_pt and abs(middle - line.baseline_pt) < OFF_MIDDLE_EM * line.size_pt
    return alone and DOWN_EM[0] < gap < KNOWN_DOWN_EM[1]


def _beside(before: TextRun, after: TextRun) -> bool:
    """Whether two runs touch on one line across."""
    size = max(before.size_pt, after.size_pt)
    apart = abs(before.y_pt - after.y_pt)
    same = apart <= SAME_BASELINE_PT and abs(before.size_pt - after.size_pt) <= SAME_SIZE_PT
    share = min(before.size_pt, after.size_pt) / size
    script = SCRIPT_SHARE[0] < share < SCRIPT_SHARE[1] and apart < FARTHEST_RISE_EM * size
    mark = unicodedata.category(before.text[-1:] or "x") in CLOSING
    widest = WIDEST_BEHIND_MARK_EM if mark else WIDEST_JOINT_EM
    return (same or script) and -DEEPEST_OVERLAP_EM * size < after.x_pt - before.end_x_pt < widest * size


def _shares_cell(before: TextRun, after: TextRun) -> bool:
    """The second of two figures in one cell of a line that runs down."""
    return abs(before.y_pt - after.y_pt) <= SAME_BASELINE_PT and 0 < after.x_pt - before.x_pt < after.size_pt


def _stands(run: TextRun) -> bool:
    """Whether a run may be part of a line that runs down: turned, or one glyph."""
    return run.upright or len(run.codes) == 1


def _middle(run: TextRun) -> float:
    if run.upright:
        return run.x_pt + (0.5 - TURNED_BASELINE) * run.size_pt
    return run.x_pt + run.advances[0] * run.size_pt / 2000


def _top(run: TextRun) -> float:
    return run.y_pt if run.upright else run.y_pt - ASCENT * run.size_pt


def _bottom(run: TextRun) -> float:
    if not run.upright:
        return run.y_pt + (1 - ASCENT) * run.size_pt
    return run.y_pt + (run.offsets[-1] + run.advances[-1]) * run.size_pt / 1000


def _closed(opened: _Open) -> Piece:
    largest = opened.largest
    size = largest.size_pt
    down = opened.down or largest.upright
    if down:
        middle = _middle(largest)
        top, bottom = min(map(_top, opened.runs)), max(map(_bottom, opened.runs))
        box = Rect(middle - size / 2, top, size, bottom - top)
        return Piece(ink(opened.text), size, box, middle, down, _track(_downs(opened.runs), size), opened.first)
    left = min(run.x_pt for run in opened.runs)
    right = max(run.end_x_pt for run in opened.runs)
    box = Rect(left, largest.y_pt - ASCENT * size, right - left, size)
    track = _track(_acrosses(opened.runs), size)
    return Piece(ink(opened.text), size, box, largest.y_pt, down, track, opened.first)


def _acrosses(runs: list[TextRun]) -> Iterator[tuple[str, float, float]]:
    """Text, start and end of each glyph of a line across."""
    for run in runs:
        scale = run.size_pt / 1000
        for text, offset, advance in zip(run.glyph_texts, run.offsets, run.advances, strict=True):
            start = run.x_pt + offset * scale
            yield text, start, start + advance * scale


def _downs(runs: list[TextRun]) -> Iterator[tuple[str, float, float]]:
    for run in runs:
        yield "".join(run.glyph_texts), _top(run), _bottom(run)


def _track(glyphs: Iterator[tuple[str, float, float]], size: float) -> float | None:
    pairs = [(a, b) for a, b in pairwise(glyphs) if is_han(a[0]) and is_han(b[0])]
    if len(pairs) < LEAST_HAN_PAIRS:
        return None
    return fmean((b[1] - a[2]) / size * 1000 for a, b in pairs)
