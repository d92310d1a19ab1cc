"""风车: five rectangles around a middle one, so that no straight gutter runs from edge to edge.

Turning one way: A at the top left, B at the right from the top, C at the foot from the right, D at the left down to
the foot, E in the middle.  A and D share the left edge, B and C the right one; E stands between the foot of A and the
head of C.  Above the wheel there may be a strip at the page's head, below it one at its foot.

Found whole: for each middle, every set that fills the left edge, and what is left must fill the right one.
"""

from dataclasses import dataclass
from random import Random

from pipeline.makeup.places import WIDEST_GUTTER, Frame, Part, bits_of, mirrored
from pipeline.makeup.search import Tiling
from pipeline.makeup.strips import Field, fields_of, with_strips

__all__ = ["Edge", "edges_of", "wheels_of"]

MOST_IN_ARM, MOST_IN_MIDDLE = 4, 3
# Pairs of strips looked at, and wheels between any two.
MOST_STRIPS, MOST_BETWEEN = 2, 60


@dataclass(frozen=True, slots=True)
class Edge:
    """Two sets that fill an edge of the wheel: ``upper`` over ``lower``, at the depths in ``cuts`` (bits)."""

    upper: int
    lower: int
    cuts: int


@dataclass(frozen=True, slots=True)
class _Hub:
    """The columns of the middle, ``left`` to ``right``; ``turned``: the tall arm is at the top left."""

    left: int
    right: int
    turned: bool


def wheels_of(tiling: Tiling, widest: float, chance: Random) -> list[Frame]:
    """Some pinwheels; ``widest``: the share of the page's width a gutter across may have."""
    columns = tiling.columns
    pairs = [(left, right) for left in range(1, columns - 1) for right in range(left + 1, columns)]
    short = [(left, right) for left, right in pairs if max(right, columns - left) <= widest * columns]
    hubs = [_Hub(left, right, turned) for left, right in short for turned in (False, True)]
    # A wheel has five parts.
    if len(tiling.items) < 5 or not hubs:  # noqa: PLR2004
        return []
    return [
        frame
        for field in fields_of(tiling, chance, MOST_STRIPS)
        for hub in hubs
        for frame in _wheels(tiling, field, hub, chance)
    ]


def _wheels(tiling: Tiling, field: Field, hub: _Hub, chance: Random) -> list[Frame]:
    everything = tiling.everything ^ field.head.subset ^ field.foot.subset
    columns, near, far = tiling.columns, *((hub.left, hub.right) if hub.turned else (hub.right, hub.left))
    lefts = edges_of(tiling, everything, field.rows, near, far, left=True)
    rights = edges_of(tiling, everything, field.rows, columns - near, columns - far, left=False) if lefts else {}
    if not rights:
        return []
    bound = tiling.upper | tiling.lower | tiling.leftmost | tiling.rightmost
    wide = hub.right - hub.left
    middles = [
        middle
        for middle in range(1, everything + 1)
        if not middle & (bound | ~everything) and middle.bit_count() <= MOST_IN_MIDDLE and tiling.heights[middle][wide]
    ]
    chance.shuffle(middles)
    found: list[Frame] = []
    for middle in middles:
        heights = tiling.heights[middle][wide]
        around = everything ^ middle
        for union, edges in lefts.items():
            partners = rights.get(around ^ union) if not union & ~around else None
            for left in edges if partners else ():
                for right in partners or ():
                    wheel = _joined(tiling, field, hub, left, right, middle, heights)
                    if wheel is not None:
                        found.append(wheel)
        if len(found) > MOST_BETWEEN:
            break
    return found


def edges_of(
    tiling: Tiling, everything: int, rows: int, upper_width: int, lower_width: int, *, left: bool
) -> dict[int, list[Edge]]:
    """Pairs of sets that fill an edge from head to foot, as the laws allow, by what they are together."""
    longest = int(WIDEST_GUTTER * tiling.depth)
    # Neither arm's side may be a gutter through the page.
    allowed = ((1 << (longest + 1)) - 1) & ~((1 << max(1, rows - longest)) - 1) & ((1 << rows) - 1)
    far = tiling.rightmost if left else tiling.leftmost
    no_upper, no_lower = tiling.lower | far | ~everything, tiling.upper | far | ~everything
    uppers, lowers = [], []
    for subset in range(1, everything + 1):
        if subset.bit_count() > MOST_IN_ARM:
            continue
        own = tiling.heights[subset]
        if not subset & no_upper and own[upper_width] & allowed:
            uppers.append((subset, own[upper_width] & allowed))
        if not subset & no_lower and own[lower_width] & allowed:
            lowers.append((subset, mirrored(own[lower_width] & allowed, rows)))
    edges: dict[int, list[Edge]] = {}
    for upper, tops in uppers:
        for lower, feet in lowers:
            if not upper & lower and tops & feet:
                edges.setdefault(upper | lower, []).append(Edge(upper, lower, tops & feet))
    return edges


def _joined(
    tiling: Tiling, field: Field, hub: _Hub, left: Edge, right: Edge, middle: int, heights: int
) -> Frame | None:
    """The wheel of two edges and a middle, where their depths agree."""
    # The lower end of the middle is on the left edge when turned, on the right one when not.
    tops, feet = (right.cuts, left.cuts) if hub.turned else (left.cuts, right.cuts)
    for top in bits_of(tops):
        fitting = (feet >> top) & heights
        if fitting:
            foot = top + (fitting & -fitting).bit_length() - 1
            break
    else:
        return None
    columns, rows, y = tiling.columns, field.rows, field.head_rows
    upper_left, lower_left = (hub.left, hub.right) if hub.turned else (hub.right, hub.left)
    left_cut, right_cut = (foot, top) if hub.turned else (top, foot)
    parts = (
        Part(left.upper, (0, y, upper_left, left_cut)),
        Part(right.upper, (upper_left, y, columns - upper_left, right_cut)),
        Part(middle, (hub.left, y + top, hub.right - hub.left, foot - top)),
        Part(left.lower, (0, y + left_cut, lower_left, rows - left_cut)),
        Part(right.lower, (lower_left, y + right_cut, columns - lower_left, rows - right_cut)),
    )
    return Frame(with_strips(tiling, field.head, field.foot, field.head_rows, field.foot_rows, parts))
