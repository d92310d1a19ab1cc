"""错落: a story across the page whose legs end at two heights, over two groups that begin at two heights.

No straight gutter runs under it, wherever it stands.  Above it there may be a strip at the page's head, below a strip
at its foot: there a gutter across is not seen (``MIDDLE``).  Found by dealing the stories out by their areas.
"""

from dataclasses import dataclass
from random import Random

from pipeline.makeup.places import MIDDLE, WIDEST_GUTTER, Frame, Part
from pipeline.makeup.search import Tiling
from pipeline.model import Hole

__all__ = ["steps_of"]

TRIES = 900
MOST_FRAMES = 90
DEEPEST_STEP = 16
MOST_IN_STRIP = 3
HEIGHTS_TRIED = 3


@dataclass(frozen=True, slots=True)
class _Strip:
    """A set that fills a strip across the page at one of some heights; the empty strip has none."""

    subset: int
    heights: tuple[int, ...]


def steps_of(tiling: Tiling, chance: Random) -> tuple[Frame, ...]:
    """Some stepped layouts of all items of a tiling."""
    columns = tiling.columns
    widths = [w for w in range(1, columns) if max(w, columns - w) <= WIDEST_GUTTER * columns]
    if len(tiling.items) < 3 or not widths:  # noqa: PLR2004 - one above, two below
        return ()
    heads, feet = _strips(tiling, at_head=True), _strips(tiling, at_head=False)
    areas = [_area(item.heights) for item in tiling.items]
    found: dict[Frame, None] = {}
    for _ in range(TRIES):
        head, foot = chance.choice(heads), chance.choice(feet)
        if head.subset & foot.subset:
            continue
        frame = _stepped(tiling, head, foot, chance.choice(widths), areas, chance)
        if frame is not None:
            found[frame] = None
            if len(found) == MOST_FRAMES:
                break
    return tuple(found)


def _strips(tiling: Tiling, *, at_head: bool) -> list[_Strip]:
    """Sets that can stand across at the page's head or foot; the empty one first."""
    low, high = (share * tiling.depth for share in MIDDLE)
    deepest = int(low) - tiling.above if at_head else int(tiling.depth - high)
    # What must stand at an edge is in its strip, if there is one.
    wanted, forbidden = (tiling.upper, tiling.lower) if at_head else (tiling.lower, tiling.upper)
    strips = [_Strip(0, (0,))]
    for subset in range(1, tiling.everything):
        if subset.bit_count() > MOST_IN_STRIP:
            continue
        if subset & forbidden or wanted & ~subset:
            continue
        bits = tiling.heights[subset][tiling.columns] & ((1 << (deepest + 1)) - 1)
        if bits:
            strips.append(_Strip(subset, tuple(h for h in range(bits.bit_length()) if bits >> h & 1)))
    return strips


def _stepped(
    tiling: Tiling, head: _Strip, foot: _Strip, hole_columns: int, areas: list[float], chance: Random
) -> Frame | None:
    """One layout with these strips, if the stories dealt out fit."""
    columns = tiling.columns
    left = [k for k in range(len(tiling.items)) if not (head.subset | foot.subset) >> k & 1]
    waiting = sum(1 << k for k in left)
    # The one across stands under nothing but a strip, so what must be at the top is it alone.
    top = tiling.upper & waiting
    stepping = [
        k
        for k in left
        if tiling.items[k].wraps is not None and not tiling.lower >> k & 1 and (not top or top == 1 << k)
    ]
    if not stepping or len(left) < 3:  # noqa: PLR2004
        return None
    across = chance.choice(stepping)
    wraps = tiling.items[across].wraps
    left.remove(across)
    hole_group = _dealt(left, areas, hole_columns / columns, chance)
    other_group = sum(1 << k for k in left) ^ hole_group
    if not hole_group or not other_group or wraps is None:
        return None
    sides = _sides(tiling, hole_group, other_group)
    if not sides:
        return None
    hole_heights = tiling.heights[hole_group][hole_columns]
    other_heights = tiling.heights[other_group][columns - hole_columns]
    if not hole_heights or not other_heights:
        return None
    longest = int(WIDEST_GUTTER * tiling.depth)
    steps = wraps.steps(columns, hole_columns, DEEPEST_STEP)
    for head_rows in _some(head.heights, chance):
        for foot_rows in _some(foot.heights, chance):
            room = tiling.rows - head_rows - foot_rows
            fitting = [
                (rows, hole)
                for rows, hole in steps
                if rows < room
                and room - rows + hole <= longest
                and other_heights >> (room - rows) & 1
                and hole_heights >> (room - rows + hole) & 1
            ]
            if fitting:
                rows, hole = chance.choice(fitting)
                at_left = chance.choice(sides)
                return _frame(
                    tiling, head, foot, across, hole_group, other_group, hole_columns, head_rows, foot_rows, rows,
                    hole, at_left=at_left,
                )  # fmt: skip
    return None


def _sides(tiling: Tiling, hole_group: int, other_group: int) -> list[bool]:
    """Whether the hole may be at the right (False) and at the left (True)."""
    at_right = not hole_group & tiling.leftmost and not other_group & tiling.rightmost
    at_left = not hole_group & tiling.rightmost and not other_group & tiling.leftmost
    return [*([False] if at_right else []), *([True] if at_left else [])]


def _frame(
    tiling: Tiling,
    head: _Strip,
    foot: _Strip,
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
    parts = [
        Part(1 << across, (0, head_rows, columns, rows), Hole(hole_columns, hole, at_left)),
        Part(hole_group, (hole_x, below - hole, hole_columns, end - below + hole)),
        Part(other_group, (other_x, below, columns - hole_columns, end - below)),
    ]
    if head_rows:
        parts.insert(0, Part(head.subset, (0, 0, columns, head_rows)))
    if foot_rows:
        parts.append(Part(foot.subset, (0, end, columns, foot_rows)))
    return Frame(tuple(parts))


def _dealt(left: list[int], areas: list[float], share: float, chance: Random) -> int:
    """A set of about that share of the area."""
    order = chance.sample(left, len(left))
    wanted = share * sum(areas[k] for k in left)
    subset, area = 0, 0.0
    for k in order:
        if area + areas[k] / 2 <= wanted:
            subset |= 1 << k
            area += areas[k]
    return subset


def _some(heights: tuple[int, ...], chance: Random) -> list[int]:
    return chance.sample(heights, min(HEIGHTS_TRIED, len(heights)))


def _area(heights: tuple[int, ...]) -> float:
    """About what area an item takes: the mean over its widths of the least it needs."""
    least = [width * ((bits & -bits).bit_length() - 1) for width, bits in enumerate(heights) if bits]
    return sum(least) / len(least) if least else 0.0
