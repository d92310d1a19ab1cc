"""Lines with exact positions: what the breaks decided, put where ink will stand.

Remainders of a division over gaps are carried from gap to gap (error diffusion), so a full line ends at
its measure to the thousandth of an em.
"""

from dataclasses import dataclass
from itertools import pairwise

from pipeline.typography.breaks import INDENT_MILLI_EM, Adjustment, Breaks, line_adjustment
from pipeline.typography.cells import Cells
from pipeline.typography.faces import Face

__all__ = ["GlyphRun", "SetLine", "display_line", "set_paragraph"]


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face on one baseline.

    ``x_milli_em`` is the origin of the first; ``steps_milli_em[n]`` leads from the origin of glyph n to
    that of glyph n + 1; ``texts[n]`` is what glyph n stands for.
    """

    face: Face
    x_milli_em: int
    glyph_ids: tuple[int, ...]
    texts: tuple[str, ...]
    steps_milli_em: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line.  ``width_milli_em`` is where its last cell ends; ``track`` what each gap got, on average."""

    runs: tuple[GlyphRun, ...]
    text: str
    width_milli_em: int
    full: bool
    track_milli_em: float = 0.0
    starts_paragraph: bool = False
    ends_paragraph: bool = False


def set_paragraph(
    cells: Cells, breaks: Breaks, measure: int, indent: int = INDENT_MILLI_EM, *, flush_right: bool = False
) -> tuple[SetLine, ...]:
    """Set a paragraph by its breaks at ``measure``; ``flush_right``: each line natural, at the right edge."""
    lines = []
    start = 0
    for end in breaks.ends:
        first, last = start == 0, end == len(cells)
        available = measure - indent if first else measure
        adjustment = line_adjustment(cells, start, end, available)
        stretches = adjustment.track + adjustment.elastic >= 0 and not adjustment.squeeze
        if (flush_right or last) and stretches:
            adjustment = Adjustment(0, 0, 0, full_end=not flush_right, cost=0.0)
        offset = indent if first else 0
        if flush_right:
            natural = _set_line(cells, start, end, adjustment, 0, full=False, first=first, last=last)
            offset = max(0, measure - natural.width_milli_em)
        justified = not last and not flush_right
        lines.append(_set_line(cells, start, end, adjustment, offset, full=justified, first=first, last=last))
        start = end
    return tuple(lines)


def display_line(cells: Cells) -> SetLine:
    """One line at its natural width, closing and opening marks at its edges half-width."""
    adjustment = Adjustment(0, 0, 0, full_end=False, cost=0.0)
    return _set_line(cells, 0, len(cells), adjustment, -cells.left_blanks[0], full=False, first=True, last=True)


def _set_line(
    cells: Cells, start: int, end: int, adjustment: Adjustment, indent: int, *, full: bool, first: bool, last: bool
) -> SetLine:
    tokens, gaps = cells.tokens, cells.gaps
    gap_count = end - start - 1
    spreading = _Spreading(cells, start, end, adjustment)
    runs: list[GlyphRun] = []
    face: Face | None = None
    ids: list[int] = []
    texts: list[str] = []
    xs: list[int] = []
    x = indent if start == 0 else indent - cells.left_blanks[start]
    stop = end - 1 if tokens[end - 1].is_space else end
    for k in range(start, end):
        token = tokens[k]
        before, after = spreading.around(k) if spreading.active else (0, 0)
        x -= before
        if k < stop:
            if token.face is not face:
                _close(runs, face, ids, texts, xs)
                face, ids, texts, xs = token.face, [], [], []
            ids += token.glyph_ids
            texts += token.texts
            xs += [x + offset for offset in token.offsets_milli_em]
        x += token.width + after
        if k < end - 1:
            x += gaps[k]
    _close(runs, face, ids, texts, xs)
    if not adjustment.full_end:
        x -= cells.right_blanks[end - 1]
    average = adjustment.track / gap_count if gap_count else 0.0
    text = "".join([token.text for token in tokens[start:end]])
    return SetLine(tuple(runs), text, x, full, average, first, last)


def _close(runs: list[GlyphRun], face: Face | None, ids: list[int], texts: list[str], xs: list[int]) -> None:
    if face is not None and ids:
        steps = tuple([after - before for before, after in pairwise(xs)])
        runs.append(GlyphRun(face, xs[0], tuple(ids), tuple(texts), steps))


class _Spreading:
    """Deals an adjustment out over a line, whole thousandths at a time, the remainder carried on."""

    def __init__(self, cells: Cells, start: int, end: int, adjustment: Adjustment) -> None:
        self.active = bool(adjustment.squeeze or adjustment.elastic or adjustment.track)
        self._cells = cells
        self._last = end - 1
        self._start = start
        self._adjustment = adjustment
        self._squeezable = cells.squeeze_ends[end - 1] - cells.squeeze_ends[start + 1] if end - start > 1 else 0
        self._elastics = cells.elastic_ends[end - 1] - cells.elastic_ends[start]
        self._squeezed = self._stretched = self._tracked = 0

    def around(self, k: int) -> tuple[int, int]:
        """What is taken before the glyphs of cell k, and what is added (or taken) after them."""
        cells, adjustment = self._cells, self._adjustment
        before = after = 0
        if adjustment.squeeze and self._start < k < self._last and cells.squeezes[k]:
            so_far = cells.squeeze_ends[k + 1] - cells.squeeze_ends[self._start + 1]
            due = adjustment.squeeze * so_far // self._squeezable
            taken, self._squeezed = due - self._squeezed, due
            left, right = cells.left_blanks[k], cells.right_blanks[k]
            before = taken * left // (left + right)
            after = before - taken
        if k < self._last:
            if adjustment.elastic and cells.gap_elastic[k]:
                due = (
                    adjustment.elastic * (cells.elastic_ends[k + 1] - cells.elastic_ends[self._start]) // self._elastics
                )
                after += due - self._stretched
                self._stretched = due
            if adjustment.track:
                due = adjustment.track * (k - self._start + 1) // (self._last - self._start)
                after += due - self._tracked
                self._tracked = due
        return before, after
