"""错落: a story across the page whose legs end at two heights, over two groups that begin at two heights.

No straight gutter runs under it, wherever it stands.  Above it there may be a strip at the page's head, below a strip
at its foot: there a gutter across is not seen (``MIDDLE``).  Found by dealing the stories out in every way.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from pipeline.makeup.places import WIDEST_GUTTER, Frame, Part
from pipeline.makeup.search import Tiling
from pipeline.makeup.strips import Strip, strips, with_strips
from pipeline.model import Hole

__all__ = ["steps_of"]

# Ways to deal the stories out that are looked at, and layouts found.
MOST_DEALS = 10_000
MOST_FOUND = 250
DEEPEST_STEP = 56


@dataclass(frozen=True, slots=True)
class _Plan:
    """What stands at the head, what at the foot, and which item goes across between them."""

    head: Strip
    foot: Strip
    across: int


def steps_of(tiling: Tiling, widest: float, chance: Random) -> list[Frame]:
    """Some stepped layouts; ``widest``: the share of the page's width a gutter across may have."""
    columns = tiling.columns
    widths = [w for w in range(1, columns) if max(w, columns - w) <= widest * columns]
    if len(tiling.items) < 3 or not widths:  # noqa: PLR2004 - one above, two below
        return []
    heads, feet = strips(tiling, at_head=True), strips(tiling, at_head=False)
    plans = [
        _Plan(head, foot, across)
        for head in heads
        for foot in feet
        if not head.subset & foot.subset
        for across in _stepping(tiling, head.subset | foot.subset)
    ]
    found: list[Frame] = []
    deals = 0
    for plan in chance.sample(plans, len(plans)):
        rest = tiling.everything ^ plan.head.subset ^ plan.foot.subset ^ (1 << plan.across)
        deals += len(widths) * ((1 << rest.bit_count()) - 2)
        for hole_columns in widths:
            found += _dealt(tiling, plan, rest, hole_columns, chance)
        if deals > MOST_DEALS or len(found) > MOST_FOUND:
            break
    return found


def _stepping(tiling: Tiling, in_strips: int) -> list[int]:
    """The items that can stand across, stepped: nothing that must be at the top is then below them."""
    top = tiling.upper & ~in_strips
    return [
        k
        for k, item in enumerate(tiling.items)
        if item.wraps is not None and not (in_strips | tiling.lower) >> k & 1 and (not top or top == 1 << k)
    ]


def _dealt(tiling: Tiling, plan: _Plan, rest: int, hole_columns: int, chance: Random) -> Iterator[Frame]:
    """A layout for each way to deal the rest out, below the step and in its hole, that fits to the row."""
    wraps = tiling.items[plan.across].wraps
    steps = wraps.steps(tiling.columns, hole_columns, DEEPEST_STEP) if wraps is not None else ()
    ends = _ends(tiling, plan, steps)
    if not ends:
        return
    hole_group = (rest - 1) & rest
    while hole_group:
        other_group = rest ^ hole_group
        hole_bits = tiling.heights[hole_group][hole_columns]
        other_bits = tiling.heights[other_group][tiling.columns - hole_columns]
        if hole_bits and other_bits:
            fitting = [(hole, bits) for hole, wanted in ends if (bits := other_bits & (hole_bits >> hole) & wanted)]
            sides = _sides(tiling, hole_group, other_group) if fitting else []
            if sides:
                hole, bits = chance.choice(fitting)
                below = chance.choice([h for h in range(bits.bit_length()) if bits >> h & 1])
                ways = [
                    (head, foot, rows)
                    for head in plan.head.heights
                    for foot in plan.foot.heights
                    for rows, own in steps
                    if own == hole and head + rows + below + foot == tiling.rows
                ]
                head_rows, foot_rows, rows = chance.choice(ways)
                yield _frame(
                    tiling, plan.head, plan.foot, plan.across, hole_group, other_group, hole_columns, head_rows,
                    foot_rows, rows, hole, at_left=chance.choice(sides),
                )  # fmt: skip
        hole_group = (hole_group - 1) & rest


def _ends(tiling: Tiling, plan: _Plan, steps: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """For each depth of hole, the rows (as bits) that may be left below the legs beside it."""
    longest = int(WIDEST_GUTTER * tiling.depth)
    ends: dict[int, int] = {}
    for rows, hole in steps:
        for head in plan.head.heights:
            for foot in plan.foot.heights:
                below = tiling.rows - head - rows - foot
                if below > 0 and below + hole <= longest:
                    ends[hole] = ends.get(hole, 0) | 1 << below
    return sorted(ends.items())


def _sides(tiling: Tiling, hole_group: int, other_group: int) -> list[bool]:
    """Whether the hole may be at the right (False) and at the left (True)."""
    at_right = not hole_group & tiling.leftmost and not other_group & tiling.rightmost
    at_left = not hole_group & tiling.rightmost and not other_group & tiling.leftmost
    return [*([False] if at_right else []), *([True] if at_left else [])]


def _frame(
    tiling: Tiling,
    head: Strip,
    foot: Strip,
    across: int,
    hole_group: int,
    other_group: int,
    hole_columns: int,
    head_rows: int,
    foot_rows: int,
    rows: int,
    hole: int,
    *,
    at_left: bool,
) -> Frame:
    columns = tiling.columns
    end = tiling.rows - foot_rows
    hole_x, other_x = (0, hole_columns) if at_left else (columns - hole_columns, 0)
    below = head_rows + rows
    parts = (
        Part(1 << across, (0, head_rows, columns, rows), Hole(hole_columns, hole, at_left)),
        Part(hole_group, (hole_x, below - hole, hole_columns, end - below + hole)),
        Part(other_group, (other_x, below, columns - hole_columns, end - below)),
    )
    return Frame(with_strips(tiling, head, foot, head_rows, foot_rows, parts))
