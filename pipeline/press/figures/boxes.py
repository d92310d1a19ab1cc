"""加框: what is painted around or under a story: a border, a tint, or a tint within an ornament.

A box owns the rows of which it takes more than half.  Its story may stand in those that are wholly inside; an ornament
takes one more at the head and at the foot.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.press.figures.declared import DeclaredGrid
from pipeline.press.figures.place import Area, holds
from pipeline.units import Rect

__all__ = ["Box", "boxes_of"]

SAME_PLACE_PT = 0.5


@dataclass(frozen=True, slots=True)
class Box:
    """A box as painted, the cells it owns, and those of them its story may stand in."""

    rect: Rect
    area: Area
    inner: Area


def boxes_of(
    grid: DeclaredGrid, plates: Sequence[Rect], rings: Sequence[Rect], lines: Sequence[Rect]
) -> tuple[Box, ...]:
    """The plates and rings with body type in them; of one in another, the outer."""
    framed = [rect for rect in (*plates, *rings) if any(holds(rect, line) for line in lines)]
    return tuple(_box(grid, rect, rect in plates, rings) for rect in _outermost(framed))


def _outermost(rects: Iterable[Rect]) -> Iterator[Rect]:
    kept: list[Rect] = []
    for rect in sorted(rects, key=lambda own: -own.width_pt * own.height_pt):
        if not any(holds(other, rect) for other in kept):
            kept.append(rect)
            yield rect


def _box(grid: DeclaredGrid, rect: Rect, is_plate: bool, rings: Iterable[Rect]) -> Box:  # noqa: FBT001 - told apart
    half, columns = grid.leading_pt / 2, grid.columns_of(rect.x_pt, rect.right_pt)
    area = Area(columns, grid.row_of(rect.y_pt + half), grid.row_of(rect.bottom_pt - half))
    if is_plate and any(_same(rect, ring) for ring in rings):
        return Box(rect, area, Area(columns, area.first + 1, area.last - 1))
    first, last = grid.row_of(rect.y_pt + 0.98 * grid.leading_pt), grid.row_of(rect.bottom_pt) - 1
    return Box(rect, area, Area(columns, first, last))


def _same(one: Rect, other: Rect) -> bool:
    edges = ((one.x_pt, other.x_pt), (one.y_pt, other.y_pt), (one.right_pt, other.right_pt))
    return all(abs(a - b) < SAME_PLACE_PT for a, b in (*edges, (one.bottom_pt, other.bottom_pt)))
