"""钩形: a story at the top left with its longer legs at the left, the others ending above what stands under them.

::

    A A A A A B B      A: the wrapping story; the hole under its legs at the right is E's, or C's where there is no E
    A A A A A B B      B: at the right from the top
    A A A E E B B      C: at the foot from the right
    D D D E E B B      D: at the left under the longer legs
    D D D C C C C

No line runs through: the one under A has a step, the one at the left of B ends on C.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from pipeline.makeup.pinwheel import Edge, edges_of
from pipeline.makeup.places import WIDEST_GUTTER, Frame, Part, bits_of
from pipeline.makeup.search import Tiling
from pipeline.makeup.strips import Field, fields_of, with_strips
from pipeline.model import Hole

__all__ = ["hooks_of"]

DEEPEST_HOLE = 56
MOST_OF_A_KIND, MOST_HOOKS, MOST_STRIPS = 30, 6, 3


@dataclass(frozen=True, slots=True)
class _Hook:
    """The wrapping item, the columns of its longer legs, all its columns; rows to the rows of hole it can have."""

    item: int
    inner: int
    outer: int
    holes: dict[int, tuple[int, ...]]


def hooks_of(tiling: Tiling, widest: float, chance: Random) -> list[Frame]:
    """Some such layouts, over the whole page or between strips at its head and foot.

    ``widest``: the share of the page's width a gutter across may have.
    """
    found: list[Frame] = []
    for field in fields_of(tiling, chance, MOST_STRIPS):
        free = tiling.everything ^ field.head.subset ^ field.foot.subset
        hooks = list(_hooks(tiling, field, free, widest))
        for hook in chance.sample(hooks, min(MOST_HOOKS, len(hooks))):
            found += _hooked(tiling, field, hook, free ^ (1 << hook.item), chance)
    return found


def _hooks(tiling: Tiling, field: Field, free: int, widest: float) -> Iterator[_Hook]:
    """Every story that may be at the top left and wrap, over every width that leaves no long gutter."""
    columns, upper = tiling.columns, tiling.upper & free
    for item in bits_of(free & ~(tiling.lower | tiling.rightmost)):
        if tiling.items[item].wraps is None or upper not in (0, 1 << item):
            continue
        for inner in range(1, columns - 1):
            for outer in range(inner + 1, columns):
                if max(inner, columns - inner, outer - inner) > widest * columns:
                    continue
                holes = _holes(tiling, field, item, inner, outer)
                if holes:
                    yield _Hook(item, inner, outer, holes)


def _holes(tiling: Tiling, field: Field, item: int, inner: int, outer: int) -> dict[int, tuple[int, ...]]:
    wraps = tiling.items[item].wraps
    longest = int(WIDEST_GUTTER * tiling.depth)
    found: dict[int, tuple[int, ...]] = {}
    for rows, hole in wraps.steps(outer, outer - inner, DEEPEST_HOLE) if wraps is not None else ():
        # The line between longer legs and hole goes on to the foot.
        if rows <= field.rows and field.rows - (rows - hole) <= longest:
            found[rows] = (*found.get(rows, ()), hole)
    return found


def _hooked(tiling: Tiling, field: Field, hook: _Hook, rest: int, chance: Random) -> list[Frame]:
    """Some layouts around one hook; ``rest`` are the other items between the strips."""
    columns = tiling.columns
    rights = edges_of(tiling, rest, field.rows, columns - hook.outer, columns - hook.inner, left=False)
    if not rights:
        return []
    below = [0, *(s for s in range(1, rest + 1) if not s & ~rest and tiling.heights[s][hook.inner])]
    chance.shuffle(below)
    found: list[Frame] = []
    for under in below:
        found += _frames(tiling, field, hook, rights, under, rest ^ under)
        if len(found) > MOST_OF_A_KIND:
            break
    return found


def _frames(
    tiling: Tiling, field: Field, hook: _Hook, rights: dict[int, list[Edge]], under: int, others: int
) -> Iterator[Frame]:
    """Layouts with the set ``under`` below the longer legs."""
    if under & (tiling.rightmost | tiling.upper):
        return
    wide = hook.outer - hook.inner
    bound = tiling.upper | tiling.lower | tiling.leftmost | tiling.rightmost
    for rows, holes in hook.holes.items():
        left = field.rows - rows
        if bool(left) != bool(under) or (under and not tiling.heights[under][hook.inner] >> left & 1):
            continue
        for union, edges in rights.items():
            middle = others ^ union
            if union & ~others or middle & bound or (middle and not tiling.heights[middle][wide]):
                continue
            heights = tiling.heights[middle][wide] if middle else 1
            for edge in edges:
                for hole in holes:
                    # C must not begin where D does: the two lines would be one.
                    fitting = (edge.cuts >> (rows - hole)) & heights & ~(1 << hole)
                    if fitting:
                        deep = (fitting & -fitting).bit_length() - 1
                        yield _frame(tiling, field, hook, edge, (under, middle), (rows, hole, rows - hole + deep))
                        break


def _frame(
    tiling: Tiling, field: Field, hook: _Hook, edge: Edge, sets: tuple[int, int], depths: tuple[int, int, int]
) -> Frame:
    """The parts; ``sets`` are D and E, ``depths`` the rows of A, of its hole, of B."""
    (under, middle), (rows, hole, cut) = sets, depths
    columns, inner, outer = tiling.columns, hook.inner, hook.outer
    y, foot, top = field.head_rows, field.head_rows + field.rows, field.head_rows + rows - hole
    parts = [
        Part(1 << hook.item, (0, y, outer, rows), Hole(outer - inner, hole)),
        Part(edge.upper, (outer, y, columns - outer, cut)),
        Part(edge.lower, (inner, y + cut, columns - inner, foot - y - cut)),
    ]
    if middle:
        parts.append(Part(middle, (inner, top, outer - inner, y + cut - top)))
    if under:
        parts.append(Part(under, (0, y + rows, inner, foot - y - rows)))
    return Frame(with_strips(tiling, field.head, field.foot, field.head_rows, field.foot_rows, tuple(parts)))
