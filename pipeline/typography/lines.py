"""Lines with exact positions: what the breaks decided, put where ink will stand.

Remainders of a division over gaps are carried from gap to gap (error diffusion), so a full line ends at
its measure to the thousandth of an em.
"""

import itertools
from dataclasses import dataclass

from pipeline.typography.breaks import INDENT_MILLI_EM, Adjustment, Breaks, line_adjustment
from pipeline.typography.cells import Cells
from pipeline.typography.faces import Face
from pipeline.typography.kinsoku import is_western

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
        if flush_right or (last and adjustment.track + adjustment.elastic >= 0 and not adjustment.squeeze):
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
    inner = range(start + 1, end - 1)
    squeezable = sum(cells.squeezes[k] for k in inner)
    squeeze = _shares(
        adjustment.squeeze, [cells.squeezes[k] if k in inner else 0 for k in range(start, end)], squeezable
    )
    elastics = [cells.gap_elastic[k] for k in range(start, end - 1)]
    elastic = _shares(adjustment.elastic, elastics, sum(elastics))
    gap_count = end - start - 1
    track = _shares(adjustment.track, [1] * gap_count, gap_count)
    builder = _RunBuilder()
    x = indent if start == 0 else indent - cells.left_blanks[start]
    for k in range(start, end):
        n = k - start
        total = cells.left_blanks[k] + cells.right_blanks[k]
        taken_left = squeeze[n] * cells.left_blanks[k] // total if squeeze[n] else 0
        x -= taken_left
        if not (k == end - 1 and cells.texts[k].isspace()):
            builder.add(cells, k, x)
        x += cells.widths[k] - (squeeze[n] - taken_left)
        if k < end - 1:
            x += cells.gaps[k] + elastic[n] + track[n]
    if not adjustment.full_end:
        x -= cells.right_blanks[end - 1]
    average = adjustment.track / gap_count if gap_count else 0.0
    text = "".join(cells.texts[start:end])
    return SetLine(builder.finish(), text, x, full, average, first, last)


def _shares(amount: int, weights: list[int], total: int) -> list[int]:
    """``amount`` in whole parts proportional to ``weights``; the parts add up to it exactly."""
    if not amount or not total:
        return [0] * len(weights)
    shares, done, weight_so_far = [], 0, 0
    for weight in weights:
        weight_so_far += weight
        due = amount * weight_so_far // total
        shares.append(due - done)
        done = due
    return shares


class _RunBuilder:
    """Collects glyphs of one face into runs; a change of face starts a new run."""

    def __init__(self) -> None:
        self._runs: list[GlyphRun] = []
        self._face: Face | None = None
        self._ids: list[int] = []
        self._texts: list[str] = []
        self._xs: list[int] = []

    def add(self, cells: Cells, k: int, x: int) -> None:
        face, text = cells.faces[k], cells.texts[k]
        if face is not self._face:
            self._close()
            self._face = face
        if is_western(text):
            shaped = face.shape(text)
            for glyph_id, piece, advance in zip(shaped.glyph_ids, shaped.texts, shaped.advances_milli_em, strict=True):
                self._put(glyph_id, piece, x)
                x += advance
            return
        for character in " " if text.isspace() else text:
            glyph_id = face.glyph_id(character)
            self._put(glyph_id, character, x)
            x += face.advance_milli_em(glyph_id)

    def finish(self) -> tuple[GlyphRun, ...]:
        self._close()
        return tuple(self._runs)

    def _put(self, glyph_id: int, text: str, x: int) -> None:
        self._ids.append(glyph_id)
        self._texts.append(text)
        self._xs.append(x)

    def _close(self) -> None:
        if self._face is None or not self._ids:
            return
        xs = self._xs
        steps = tuple(b - a for a, b in itertools.pairwise(xs))
        self._runs.append(GlyphRun(self._face, xs[0], tuple(self._ids), tuple(self._texts), steps))
        self._ids, self._texts, self._xs = [], [], []
