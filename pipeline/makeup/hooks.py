"""钩形: the lead at the top left with its longer legs at the left, the others ending above what stands under them.

::

    A A A A A B B      A: the lead; the hole under its legs at the right is E's, or C's where there is no E
    A A A A A B B      B: at the right from the top
    A A A E E B B      C: at the foot from the right
    D D D E E B B      D: at the left under the lead's longer legs
    D D D C C C C

No line runs through: the one under the lead has a step, the one at the left of B ends on C.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from pipeline.makeup.pinwheel import Edge, edges_of
from pipeline.makeup.places import WIDEST_GUTTER, Frame, Part
from pipeline.makeup.search import Tiling
from pipeline.model import Hole

__all__ = ["hooks_of"]

DEEPEST_HOLE = 56
MOST_OF_A_KIND = 100


@dataclass(frozen=True, slots=True)
class _Hook:
    """The lead's item, the columns of its longer legs, all its columns; rows to the rows of hole it can have."""

    lead: int
    inner: int
    outer: int
    holes: dict[int, tuple[int, ...]]


def hooks_of(tiling: Tiling, chance: Random) -> list[Frame]:
    """Some such layouts of all items of a tiling."""
    found: list[Frame] = []
    for hook in _hooks(tiling):
        columns, rest = tiling.columns, tiling.everything ^ (1 << hook.lead)
        rights = edges_of(tiling, rest, tiling.rows, columns - hook.outer, columns - hook.inner, left=False)
        below = [0, *(s for s in range(1, rest + 1) if not s & ~rest and tiling.heights[s][hook.inner])]
        chance.shuffle(below)
        kind: list[Frame] = []
        for under in below:
            kind += _frames(tiling, hook, rights, under, rest ^ under)
            if len(kind) > MOST_OF_A_KIND:
                break
        found += kind
    return found


def _hooks(tiling: Tiling) -> Iterator[_Hook]:
    """Every story that may be at the top left and wrap, over every width that leaves no long gutter."""
    columns = tiling.columns
    widest = WIDEST_GUTTER * columns
    leads = [k for k, item in enumerate(tiling.items) if tiling.upper in (0, 1 << k) and item.wraps is not None]
    for lead in leads:
        if (tiling.lower | tiling.rightmost) >> lead & 1:
            continue
        for inner in range(1, columns - 1):
            for outer in range(inner + 1, columns):
                if max(inner, columns - inner, outer - inner) > widest:
                    continue
                holes = _holes(tiling, lead, inner, outer)
                if holes:
                    yield _Hook(lead, inner, outer, holes)


def _holes(tiling: Tiling, lead: int, inner: int, outer: int) -> dict[int, tuple[int, ...]]:
    wraps = tiling.items[lead].wraps
    longest = int(WIDEST_GUTTER * tiling.depth)
    found: dict[int, tuple[int, ...]] = {}
    for rows, hole in wraps.steps(outer, outer - inner, DEEPEST_HOLE) if wraps is not None else ():
        # The line between longer legs and hole goes on to the foot.
        if rows <= tiling.rows and tiling.rows - (rows - hole) <= longest:
            found[rows] = (*found.get(rows, ()), hole)
    return found


def _frames(tiling: Tiling, hook: _Hook, rights: dict[int, list[Edge]], under: int, others: int) -> Iterator[Frame]:
    """Layouts with the set ``under`` below the lead's longer legs."""
    if under & (tiling.rightmost | tiling.upper):
        return
    wide = hook.outer - hook.inner
    bound = tiling.upper | tiling.lower | tiling.leftmost | tiling.rightmost
    for rows, holes in hook.holes.items():
        left = tiling.rows - rows
        if bool(left) != bool(under) or (under and not tiling.heights[under][hook.inner] >> left & 1):
            continue
        for union, edges in rights.items():
            middle = others ^ union
            if union & ~others or middle & bound or (middle and not tiling.heights[middle][wide]):
                continue
            heights = tiling.heights[middle][wide] if middle else 1
            for edge in edges:
                for hole in holes:
                    fitting = (edge.cuts >> (rows - hole)) & heights
                    if fitting:
                        deep = (fitting & -fitting).bit_length() - 1
                        yield _frame(tiling, hook, edge, under, middle, (rows, hole, rows - hole + deep))
                        break


def _frame(tiling: Tiling, hook: _Hook, edge: Edge, under: int, middle: int, depths: tuple[int, int, int]) -> Frame:
    """The parts; ``depths``: the lead's rows, those of its hole, those of what stands at the right."""
    rows, hole, cut = depths
    columns, foot, inner, outer = tiling.columns, tiling.rows, hook.inner, hook.outer
    top = rows - hole
    parts = [
        Part(1 << hook.lead, (0, 0, outer, rows), Hole(outer - inner, hole)),
        Part(edge.upper, (outer, 0, columns - outer, cut)),
        Part(edge.lower, (inner, cut, columns - inner, foot - cut)),
    ]
    if middle:
        parts.append(Part(middle, (inner, top, outer - inner, cut - top)))
    if under:
        parts.append(Part(under, (0, rows, inner, foot - rows)))
    return Frame(tuple(parts))
