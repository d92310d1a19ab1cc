"""风车: five rectangles around a middle one, so that no straight gutter runs from edge to edge.

Turning one way: A at the top left, B at the right from the top, C at the foot from the right, D at the left down to
the foot, E in the middle.  A and D share the left edge, B and C the right one; E stands between the foot of A and the
head of C.  Found by pairing sets that fill the left edge with sets that fill the right one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import numpy as np

from pipeline.makeup.places import WIDEST_GUTTER, Frame, Part
from pipeline.makeup.search import Tiling

__all__ = ["wheels_of"]

MOST_IN_ARM = 4
MOST_WHEELS = 60
# Edges looked at for each way to part the width, and partners for each left one.
MOST_EDGES, MOST_LEFTS, JOINS = 6000, 500, 24


@dataclass(frozen=True, slots=True)
class _Edge:
    """Two sets that fill an edge of the page: ``upper`` over ``lower``, at the depths in ``cuts`` (bits)."""

    upper: int
    lower: int
    cuts: int


def wheels_of(tiling: Tiling, chance: Random) -> tuple[Frame, ...]:
    """Some pinwheels of all items of a tiling; none where it has fewer than five or is too narrow."""
    if len(tiling.items) < 5 or tiling.columns < 4:  # noqa: PLR2004 - a wheel has five parts
        return ()
    found: list[Frame] = []
    for inner_left, inner_right in _columns(tiling.columns):
        found += _of_widths(tiling, inner_left, inner_right, chance)
    return tuple(chance.sample(found, MOST_WHEELS) if len(found) > MOST_WHEELS else found)


def _columns(columns: int) -> Iterator[tuple[int, int]]:
    """Left and right column of the middle: gutters from either side stay short."""
    widest = WIDEST_GUTTER * columns
    pairs = [(left, right) for left in range(1, columns - 1) for right in range(left + 1, columns)]
    short = [(left, right) for left, right in pairs if right <= widest and columns - left <= widest]
    # On a grid that allows none, the shortest there are.
    least = min(max(right, columns - left) for left, right in pairs)
    yield from short or [pair for pair in pairs if max(pair[1], columns - pair[0]) == least]


def _of_widths(tiling: Tiling, inner_left: int, inner_right: int, chance: Random) -> list[Frame]:
    columns = tiling.columns
    found = []
    for turned in (False, True):
        # Turned, the tall arm is at the top left and the wide one at the top right.
        left_widths = (inner_left, inner_right) if turned else (inner_right, inner_left)
        right_widths = (
            (columns - inner_left, columns - inner_right) if turned else (columns - inner_right, columns - inner_left)
        )
        lefts = _edges(tiling, *left_widths, chance, left=True)
        rights = _edges(tiling, *right_widths, chance, left=False)
        if not lefts or not rights:
            continue
        taken = np.array([right.upper | right.lower for right in rights])
        for left in chance.sample(lefts, min(MOST_LEFTS, len(lefts))):
            both = left.upper | left.lower
            free = np.flatnonzero((taken & both) == 0).tolist()
            for number in chance.sample(free, min(JOINS, len(free))):
                right = rights[number]
                middle = tiling.everything ^ both ^ right.upper ^ right.lower
                if not middle:
                    continue
                if middle & (tiling.upper | tiling.lower | tiling.leftmost | tiling.rightmost):
                    continue
                wheel = _joined(tiling, left, right, middle, inner_left, inner_right, turned=turned)
                if wheel is not None:
                    found.append(wheel)
    return found


def _edges(tiling: Tiling, upper_width: int, lower_width: int, chance: Random, *, left: bool) -> list[_Edge]:
    """Pairs of sets that fill an edge from head to foot, as the laws allow."""
    rows = tiling.rows
    longest = int(WIDEST_GUTTER * tiling.depth)
    # Neither arm's side may be a gutter through the page.
    allowed = ((1 << (longest + 1)) - 1) & ~((1 << max(1, rows - longest)) - 1)
    sets = [s for s in range(1, tiling.everything) if s.bit_count() <= MOST_IN_ARM]
    far = tiling.rightmost if left else tiling.leftmost
    uppers = [s for s in sets if not s & (tiling.lower | far)]
    lowers = [s for s in sets if not s & (tiling.upper | far)]
    uppers = [s for s in uppers if tiling.heights[s][upper_width] & allowed]
    mirrored = {s: _mirrored(tiling.heights[s][lower_width], rows) & allowed for s in lowers}
    lowers = [s for s in lowers if mirrored[s]]
    edges = [
        _Edge(upper, lower, tiling.heights[upper][upper_width] & mirrored[lower])
        for upper in uppers
        for lower in lowers
        if not upper & lower and tiling.heights[upper][upper_width] & mirrored[lower]
    ]
    return chance.sample(edges, MOST_EDGES) if len(edges) > MOST_EDGES else edges


def _mirrored(bits: int, rows: int) -> int:
    """Bit ``rows - h`` for every bit h up to ``rows``."""
    bits &= (1 << (rows + 1)) - 1
    return int(f"{bits:0{rows + 1}b}"[::-1], 2)


def _joined(
    tiling: Tiling, left: _Edge, right: _Edge, middle: int, inner_left: int, inner_right: int, *, turned: bool
) -> Frame | None:
    """The wheel of two edges and a middle, where their depths agree."""
    heights = tiling.heights[middle][inner_right - inner_left]
    # The lower end of the middle is on the left edge when turned, on the right one when not.
    tops, feet = (right.cuts, left.cuts) if turned else (left.cuts, right.cuts)
    while tops:
        low = tops & -tops
        top = low.bit_length() - 1
        tops ^= low
        fitting = (feet >> top) & heights
        if fitting:
            foot = top + (fitting & -fitting).bit_length() - 1
            break
    else:
        return None
    columns, rows = tiling.columns, tiling.rows
    upper_left, lower_left = (inner_left, inner_right) if turned else (inner_right, inner_left)
    left_cut, right_cut = (foot, top) if turned else (top, foot)
    return Frame(
        (
            Part(left.upper, (0, 0, upper_left, left_cut)),
            Part(right.upper, (upper_left, 0, columns - upper_left, right_cut)),
            Part(middle, (inner_left, top, inner_right - inner_left, foot - top)),
            Part(left.lower, (0, left_cut, lower_left, rows - left_cut)),
            Part(right.lower, (lower_left, right_cut, columns - lower_left, rows - right_cut)),
        )
    )
