"""A page of the last build mended: one story no longer fills its place, and trades cells with a neighbour or two.

The stories that trade stand on a rectangle together, which is parted among them anew; all others stay.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random

from pipeline.makeup.drawing import Drawn, Studio
from pipeline.makeup.keeping import WORSE_POINTS, cells_of, has_shape, placed_as_before, stands
from pipeline.makeup.last import MOVED_COST, LastPage
from pipeline.makeup.places import Placed, Rect
from pipeline.makeup.search import Item, Tiling
from pipeline.model import Page

__all__ = ["mended"]

# Two modules trade, or three where two cannot.
MOST_TRADING = 3
SAMPLES = 24


def mended(
    page: Page, foot: Sequence[int], pinned: Sequence[int], items: Sequence[Item], studio: Studio, last: LastPage
) -> Drawn | None:
    """The layout of the last build with a few modules set anew; None where that gives no good page.

    Args:
        page: the page.
        foot: the indices of its furniture at the foot.
        pinned: the indices of its advertisements among the stories, which never move.
        items: what the page holds: stories, furniture, advertisements.
        studio: judges layouts of the page.
        last: the page as it was.
    """
    placed = placed_as_before(page, foot, pinned, studio.first_row, last)
    if placed is None:
        return None
    broken = {k for k in range(len(page.stories)) if not has_shape(studio.tables[k], placed[k])}
    for count in range(2, MOST_TRADING + 1):
        drawn = [
            studio.judged_as(layout)
            for trading, rect in _rectangles(placed, len(page.stories) + len(foot), broken, count)
            for layout in _traded(placed, trading, rect, items, studio.first_row)
            if stands(page, layout, studio)
        ]
        best = min(drawn, key=lambda own: own.points, default=None)
        if best is not None and best.points - MOVED_COST * studio.moved(best.placed) <= last.points + WORSE_POINTS:
            return best
    return None


def _rectangles(
    placed: Sequence[Placed], movable: int, broken: set[int], count: int
) -> Iterator[tuple[tuple[int, ...], Rect]]:
    """So many of the first ``movable`` blocks, those that no longer fit among them, that make up a rectangle."""
    for trading in combinations(range(movable), count):
        if not broken <= set(trading):
            continue
        cells = {cell for k in trading for cell in cells_of(placed[k])}
        left, top = min(column for column, _ in cells), min(row for _, row in cells)
        right, below = max(column for column, _ in cells) + 1, max(row for _, row in cells) + 1
        if len(cells) == (right - left) * (below - top):
            yield trading, (left, top, right - left, below - top)


def _traded(
    placed: Sequence[Placed], trading: Sequence[int], rect: Rect, items: Sequence[Item], above: int
) -> Iterator[tuple[Placed, ...]]:
    """Layouts in which the trading blocks stand on their rectangle otherwise."""
    column, row, columns, rows = rect
    tiling = Tiling(tuple(items[k] for k in trading), columns, rows, above + row)
    if not tiling.feasible:
        return
    chance = Random(0)  # noqa: S311 - to draw layouts, the same ones every time
    for _ in range(SAMPLES):
        new = {
            own.item: Placed(own.item, own.column + column, own.row + row, own.columns, own.rows, own.hole)
            for own in tiling.sample(chance).placed
        }
        yield tuple(new.get(k, own) for k, own in enumerate(placed))
