"""The band of a head that runs across: its columns, and the rows that are its own, white included."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.press.figures.declared import DeclaredGrid
from pipeline.press.figures.place import Area
from pipeline.press.figures.scene import Scene
from pipeline.press.figures.standing import Standing

__all__ = [
    "AIR_ABOVE_ROWS",
    "AIR_BELOW_ROWS",
    "Band",
    "areas_of_others",
    "band_of",
    "ceiling_of",
    "touch",
    "under_column_head_pt",
]

AIR_ABOVE_ROWS, AIR_BELOW_ROWS = 0.30, 0.55


@dataclass(frozen=True, slots=True)
class Band:
    """The band of a head that runs across: its columns, first and last row."""

    columns: range
    first: int
    last: int


def band_of(scene: Scene, one: Standing, marks: Sequence[Area]) -> Band | None:
    """The rows of a head across, over its own columns.

    They reach from the white above it to the first line or picture below.  Legs or pictures at the height of its type
    stand beside it and say where it begins; where it has none below (左题), they say where it ends, too.

    Args:
        scene: the page.
        one: the story whose head it is.
        marks: the areas of its legs, with their slack, and of its pictures.
    """
    if not one.across:
        return None
    grid = scene.grid
    boxes = [head.piece.box for head in one.across]
    first_ink = grid.row_of(min(box.y_pt for box in boxes))
    last_ink = grid.row_of(max(box.bottom_pt for box in boxes) - 0.02 * grid.leading_pt)
    edges = [head.edges for head in one.across]
    inked = grid.columns_of(min(left for left, _ in edges), max(right for _, right in edges))
    aside = [area for area in marks if area.first <= last_ink and area.last >= first_ink]
    free = {column for column in one.columns if not any(column in area.columns for area in aside)}
    columns = _run_around(inked, free)
    own = [area for area in marks if area not in aside and area.beside(columns)]
    above = [area.last for area in own if area.last < first_ink]
    beginning = [area.first for area in aside if area.first <= first_ink]
    if above:
        first = max(above) + 1
    elif beginning:
        first = min(beginning)
    else:
        first = ceiling_of(scene, one, columns, first_ink)
    below = [area.first for area in own if area.first > last_ink]
    if below:
        last = min(below) - 1
    elif aside:
        last = max(last_ink, *(area.last for area in aside))
    else:
        last = max(last_ink, _balanced(grid, one, first))
    return Band(columns, first, last)


def under_column_head_pt(grid: DeclaredGrid, one: Standing, first: int) -> float:
    """Where a band that begins with row ``first`` has its other lines: below the rows of the column head."""
    bottoms = [head.piece.box.bottom_pt for head in one.across if head.part == "column_head"]
    return grid.top_pt + (grid.row_of(max(bottoms)) + 1 if bottoms else first) * grid.leading_pt


def _balanced(grid: DeclaredGrid, one: Standing, first: int) -> int:
    """The last row of a band with nothing below: beyond the due air it has as much white below as above."""
    own = [head.piece.box for head in one.across if head.part != "column_head"]
    if not own:
        return first
    top, bottom = min(box.y_pt for box in own), max(box.bottom_pt for box in own)
    spare = max(0.0, top - under_column_head_pt(grid, one, first) - AIR_ABOVE_ROWS * grid.leading_pt)
    return grid.row_of(bottom + AIR_BELOW_ROWS * grid.leading_pt + spare - 0.02 * grid.leading_pt)


def _run_around(inked: range, free: set[int]) -> range:
    """The free columns next to each other around some inked ones."""
    start, stop = inked.start, inked.stop
    while start - 1 in free:
        start -= 1
    while stop in free:
        stop += 1
    return range(start, stop)


def ceiling_of(scene: Scene, one: Standing, columns: range, row: int) -> int:
    """The first row that may be a story's own above ``row``."""
    rows = [scene.grid.first_row]
    rows += [rule.row + 1 for rule in scene.rules if rule.row < row and touch(rule.columns, columns)]
    if one.box is not None:
        rows.append(one.box.inner.first)
    above = (*(box.area for box in scene.boxes if box != one.box), *areas_of_others(scene, one))
    rows += [area.last + 2 for area in above if area.last < row and area.beside(columns)]
    return min(row, max(rows))


def areas_of_others(scene: Scene, one: Standing) -> Iterator[Area]:
    """Areas of everything that is not of a story."""
    yield from scene.furniture
    for other in scene.stories:
        if other is not one:
            yield from other.marks


def touch(one: range, other: range) -> bool:
    """Whether two runs of columns share one."""
    return one.start < other.stop and other.start < one.stop
