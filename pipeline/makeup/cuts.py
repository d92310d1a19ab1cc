"""How a rectangle can be parted between two sets of items, and how likely each way is to be drawn."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from pipeline.makeup.places import MIDDLE, WIDEST_GUTTER, bits_of, mirrored
from pipeline.model import Hole

if TYPE_CHECKING:
    from pipeline.makeup.search import Tiling

__all__ = ["Cut", "Cuts"]

THROUGH_WEIGHT = 0.02
BESIDE_WEIGHT, WRAP_WEIGHT = 3.0, 4.0
# A cut that puts a pair of stories in the wrong order is as much less likely, one over the other and side by side.
WRONG_ABOVE, WRONG_BESIDE = 0.6, 0.8


class Cut(NamedTuple):
    """How a rectangle is parted: ``first`` (a set) over or beside the rest, at ``at`` rows or columns.

    A wrap has the wrapping item alone for ``first``, and a ``hole`` for the rest.
    """

    first: int
    at: int
    stacked: bool
    hole: Hole | None = None


@dataclass(slots=True)
class Cuts:
    """The cuts of a tiling's rectangles, found when they are first asked for."""

    tiling: "Tiling"
    _known: dict[tuple[int, int, int, int], tuple[list[Cut], list[float]]] = field(default_factory=dict)
    _mirrored: dict[tuple[int, int], int] = field(default_factory=dict)
    _wrong_sets: dict[tuple[int, int], int] = field(default_factory=dict)

    def of(self, subset: int, width: int, height: int, row: int) -> tuple[list[Cut], list[float]]:
        """The ways to fill a rectangle at ``row`` of the page with a set, and their weights summed up."""
        # Where a cut across cannot be a gutter, it is all the same at what row it is.
        key = (subset, width, height, row if width > WIDEST_GUTTER * self.tiling.columns else -1)
        found = self._known.get(key)
        if found is None:
            cuts: list[Cut] = []
            weights: list[float] = []
            low, high = (share * self.tiling.depth - self.tiling.above - row for share in MIDDLE)
            through = THROUGH_WEIGHT if width > WIDEST_GUTTER * self.tiling.columns else 1.0
            down = BESIDE_WEIGHT * (THROUGH_WEIGHT if height > WIDEST_GUTTER * self.tiling.depth else 1.0)
            for first, rest, may_stack, may_stand_beside in self._partitions(subset):
                if may_stack and (depths := self._depths(first, rest, width, height)):
                    order = WRONG_ABOVE ** self._wrong(first, rest)
                    for at in bits_of(depths):
                        cuts.append(Cut(first, at, stacked=True))
                        weights.append(order * (through if low < at < high else 1.0))
                if may_stand_beside:
                    order = down * WRONG_BESIDE ** self._wrong(first, rest)
                    for left in self._widths(first, rest, width, height):
                        cuts.append(Cut(first, left, stacked=False))
                        weights.append(order)
            for cut in self._wrap_ways(subset, width, height):
                cuts.append(cut)
                weights.append(WRAP_WEIGHT)
            found = self._known[key] = (cuts, list(accumulate(weights)))
        return found

    def _depths(self, first: int, rest: int, width: int, height: int) -> int:
        """The depths (as bits) of ``first`` over ``rest`` that make the height."""
        top = self.tiling.heights[first][width]
        if not top or not self.tiling.heights[rest][width]:
            return 0
        feet = self._mirrored.get((rest, width))
        if feet is None:
            feet = self._mirrored[rest, width] = mirrored(self.tiling.heights[rest][width], self.tiling.rows)
        return top & (feet >> (self.tiling.rows - height)) & ((1 << height) - 1)

    def _widths(self, first: int, rest: int, width: int, height: int) -> Iterator[int]:
        left_heights, right_heights = self.tiling.heights[first], self.tiling.heights[rest]
        for left in range(1, width):
            if left_heights[left] >> height & 1 and right_heights[width - left] >> height & 1:
                yield left

    def _wrong(self, first: int, rest: int) -> int:
        """How many pairs of stories are in the wrong order when a set is read before another."""
        key = (first, rest)
        found = self._wrong_sets.get(key)
        if found is None:
            later = list(bits_of(rest))
            found = sum(self.tiling.wrong[a][b] for a in bits_of(first) for b in later)
            self._wrong_sets[key] = found
        return found

    def _wrap_ways(self, subset: int, width: int, height: int) -> Iterator[Cut]:
        for wrapping, wraps in self.tiling.wrapping(subset):
            inner = self.tiling.heights[subset ^ wrapping]
            sides = self.tiling.hole_sides(wrapping, subset ^ wrapping)
            for hole_columns in range(1, width) if sides else ():
                for hole_rows in sorted(wraps.holes(width, height, hole_columns)):
                    if inner[hole_columns] >> hole_rows & 1:
                        for left in sides:
                            yield Cut(wrapping, 0, stacked=False, hole=Hole(hole_columns, hole_rows, left=left))

    def _partitions(self, subset: int) -> Iterator[tuple[int, int, bool, bool]]:
        """Ordered halves (top or left, bottom or right), and whether the laws let them stack and stand side by side."""
        first = (subset - 1) & subset
        while first:
            rest = subset ^ first
            may_stack = not first & self.tiling.lower and not rest & self.tiling.upper
            may_stand_beside = not first & self.tiling.rightmost and not rest & self.tiling.leftmost
            if may_stack or may_stand_beside:
                yield first, rest, may_stack, may_stand_beside
            first = (first - 1) & subset
