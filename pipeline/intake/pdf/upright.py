"""Characters → upright lines (竖排): cells that stand closer above each other than beside each other."""

import itertools
import math
import statistics
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.intake.pdf.glyphs import Glyph
from pipeline.intake.pdf.line import ABOVE_EM, BELOW_EM, Line
from pipeline.intake.pdf.rows import SAME_SIZE, rows_of

__all__ = ["upright_lines"]

CELL_EM = 1.3
CELL_GAP_EM = 0.1
PITCH_EM = (0.4, 1.25)
DISPLAY_PITCH_EM = 1.7
# Two characters are an upright line only where they stand solid, and by themselves.
PAIR = 2
PAIR_WHITE_EM = 0.15
PAIR_APART_EM = 0.2
NARROWED = 0.3
SPACE_EM = 0.4
# Turned letters stand on a baseline of their own, beside the middle of the line.
ASIDE_EM, TURNED_ASIDE_EM = 0.22, 0.6


@dataclass(frozen=True, slots=True)
class _Cell:
    """What takes one place of an upright line."""

    glyphs: tuple[Glyph, ...]
    x: float
    top: float
    bottom: float
    size: float
    apart: float
    turned: bool
    """White to its nearest neighbour on its row."""


def upright_lines(level: list[Glyph], turned: list[Glyph]) -> tuple[list[Line], list[Glyph], list[Glyph]]:
    """Upright lines, and the characters that belong to none."""
    cells = [cell for row in rows_of(level) for cell in _cells(row)] + _turned_cells(turned)
    sizes = sorted(glyph.face.size for glyph in level)
    chains = _chains(cells, sizes[len(sizes) // 2] if sizes else 1.0)
    lines, taken = [], set()
    for chain in chains:
        lines.append(_upright_line(chain))
        taken |= {id(glyph) for cell in chain for glyph in cell.glyphs}
    return lines, [g for g in level if id(g) not in taken], [g for g in turned if id(g) not in taken]


def _cells(row: list[Glyph]) -> Iterator[_Cell]:
    runs: list[list[Glyph]] = []
    for glyph in row:
        near = runs and abs(glyph.face.size - runs[-1][-1].face.size) <= SAME_SIZE * glyph.face.size
        if near and glyph.x0 - runs[-1][-1].x1 < CELL_GAP_EM * runs[-1][-1].face.size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    for number, run in enumerate(runs):
        size = run[0].face.size
        one = len(run) == 1 and not run[0].text.isspace()
        figures = run[-1].x1 - run[0].x0 <= CELL_EM * size and all(glyph.text.isascii() for glyph in run)
        if not one and not figures:
            continue
        wide = one and not run[0].text.isascii()
        middle = run[0].x0 + size / 2 if wide else (run[0].x0 + run[-1].x1) / 2
        before = run[0].x0 - runs[number - 1][-1].x1 if number else math.inf
        after = runs[number + 1][0].x0 - run[-1].x1 if number + 1 < len(runs) else math.inf
        base = run[0].y
        yield _Cell(
            tuple(run), middle, base - ABOVE_EM * size, base + BELOW_EM * size, size, min(before, after), turned=False
        )


def _turned_cells(turned: list[Glyph]) -> list[_Cell]:
    """Words turned a quarter: characters whose baseline runs down one x."""
    cells: list[_Cell] = []
    run: list[Glyph] = []
    for glyph in sorted(turned, key=lambda own: (round(own.x0), own.y0)):
        near = run and abs(glyph.x0 - run[-1].x0) < 1 and glyph.y0 - run[-1].y1 < 0.4 * glyph.face.size
        if run and not near:
            cells.append(_turned_cell(run))
            run = []
        run.append(glyph)
    return [*cells, _turned_cell(run)] if run else cells


def _turned_cell(run: list[Glyph]) -> _Cell:
    return _Cell(
        tuple(run), (run[0].x0 + run[0].x1) / 2, run[0].y0, run[-1].y1, run[0].face.size, math.inf, turned=True
    )


def _chains(cells: list[_Cell], body: float) -> list[list[_Cell]]:
    columns: dict[int, list[_Cell]] = defaultdict(list)
    chains: list[list[_Cell]] = []
    for cell in sorted(cells, key=lambda own: own.top):
        slot = round(cell.x / 6)
        near = [own for k in (slot - 2, slot - 1, slot, slot + 1, slot + 2) for own in columns[k]]
        above = [own for own in near if _follows(own, cell, body)]
        if above:
            last = max(above, key=lambda own: own.bottom)
            columns[round(last.x / 6)].remove(last)
            chain = next(chain for chain in reversed(chains) if chain[-1] is last)
            chain.append(cell)
        else:
            chains.append([cell])
        columns[slot].append(cell)
    return [chain for chain in chains if _is_upright(chain)]


def _follows(above: _Cell, cell: _Cell, body: float) -> bool:
    size = cell.size
    aside = TURNED_ASIDE_EM if above.turned or cell.turned else ASIDE_EM
    if not _alike(above, cell) or abs(above.x - cell.x) > aside * size:
        return False
    pitch = (cell.top - above.bottom) / size + 1
    return PITCH_EM[0] <= pitch <= (DISPLAY_PITCH_EM if size > 1.4 * body else PITCH_EM[1])


def _alike(one: _Cell, other: _Cell) -> bool:
    """Whether two cells are of one size; figures may have been narrowed to stand in one square."""
    large, small = max(one.size, other.size), min(one.size, other.size)
    figures = one.glyphs[0].text.isascii() or other.glyphs[0].text.isascii()
    return large - small <= (NARROWED if figures else SAME_SIZE) * large


def _is_upright(chain: list[_Cell]) -> bool:
    han = sum(not cell.glyphs[0].text.isascii() for cell in chain)
    if len(chain) == PAIR:
        white = chain[1].top - chain[0].bottom
        alone = min(cell.apart for cell in chain) > PAIR_APART_EM * chain[0].size
        return han == PAIR and alone and white <= PAIR_WHITE_EM * chain[0].size
    if len(chain) < PAIR or 2 * han < len(chain):
        return False
    above = statistics.median(cell.top - before.bottom for before, cell in itertools.pairwise(chain))
    return above < statistics.median(cell.apart for cell in chain)


def _upright_line(chain: list[_Cell]) -> Line:
    size = max(cell.size for cell in chain)
    text = ""
    for number, cell in enumerate(chain):
        own = "".join(glyph.text for glyph in cell.glyphs)
        gap = cell.top - chain[number - 1].bottom if number else 0
        text += (" " if gap > SPACE_EM * size else "") + own
    x = sum(cell.x for cell in chain) / len(chain)
    glyphs = tuple(glyph for cell in chain for glyph in cell.glyphs)
    return Line(glyphs, text, x - size / 2, chain[0].top, x + size / 2, chain[-1].bottom, size, upright=True)
