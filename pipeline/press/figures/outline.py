"""What each story takes of the grid, column by column, told from its marks and from what parts it from others.

A story reaches from the top of its head's band to the foot of its legs.  Above a head and below a leg the white is the
story's own up to the next rule, box, mark of another story or edge of the page, less the white row that parts two
stories: what is left above the head is padding, what is left below a leg is slack.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.press.figures.bands import Band, areas_of_others, band_of, ceiling_of, touch
from pipeline.press.figures.legs import Leg
from pipeline.press.figures.place import Area
from pipeline.press.figures.scene import Scene
from pipeline.press.figures.standing import Standing

__all__ = ["Outline", "coverage", "outlines_of"]

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Outline:
    """A story on the grid.

    ``top`` is its first row, ``feet`` the last row of each of its columns, without the white below.  ``explained`` are
    the cells (column, row) that something painted accounts for, that white row among them.  ``slack`` counts rows of
    legs without a line.
    """

    standing: Standing
    top: int
    feet: dict[int, int]
    band: Band | None
    explained: frozenset[Cell]
    slack: int

    @property
    def area(self) -> int:
        """Its cells, with the white row below it."""
        return sum(foot - self.top + 2 for foot in self.feet.values())

    def owns(self, column: int, row: int) -> bool:
        """Whether a cell is its own, the white row below aside."""
        return self.top <= row <= self.feet.get(column, -1)


def outlines_of(scene: Scene) -> tuple[Outline, ...]:
    """The outline of each story that left a mark."""
    return tuple(_outline(scene, one) for one in scene.stories if one.columns and (one.marks or one.heads))


def _outline(scene: Scene, one: Standing) -> Outline:
    legs, slack = _whole_legs(scene, one)
    band = band_of(scene, one, (*legs, *one.pictures))
    tops = [area.first for area in (*legs, *one.pictures)] + ([band.first] if band is not None else [])
    tops += [scene.grid.row_of(head.piece.box.y_pt) for head in one.down] if not tops else []
    tops += [one.box.area.first] if one.box is not None else []
    top = min(tops)
    cells: set[Cell] = {cell for area in (*legs, *one.pictures) for cell in _cells(area)}
    if band is not None:
        cells |= set(_cells(Area(band.columns, band.first, band.last)))
    foot = max((row for _, row in cells), default=top)
    cells |= _beside(one, cells, top, foot)
    cells.update(_air(one))
    feet = {column: max((row for c, row in cells if c == column), default=foot) for column in one.columns}
    cells |= {(column, row + 1) for column, row in feet.items()}
    return Outline(one, top, feet, band, frozenset(cells), slack)


def _whole_legs(scene: Scene, one: Standing) -> tuple[list[Area], int]:
    """Its legs with the white that is theirs, and how many rows of it are slack.

    The line of white before a brief or a stanza may fall on a leg's foot, or on the next one's head: it is none.  Where
    every line that runs down begins a paragraph (verse), all of them stand in, and none is full: nothing is slack.
    """
    legs: list[Area] = []
    slack, at_head, white = 0, False, one.found.story.white_at
    for leg in one.legs:
        own, foot = leg.area, _floor(scene, one, leg.area)
        if leg.down and one.found.story.starts.issuperset(line.start for line in leg.lines):
            first = own.first if legs or one.across else ceiling_of(scene, one, own.columns, own.first)
            legs.append(Area(own.columns, first, foot))
            continue
        parts = leg.lines[-1].end in white
        at_foot = parts and foot > own.last
        legs.append(Area(own.columns, own.first - at_head, foot))
        slack += foot - own.last + _gaps(scene, leg) - at_foot
        at_head = parts and not at_foot
    return legs, slack


def _cells(area: Area) -> Iterator[Cell]:
    return ((column, row) for column in area.columns for row in range(area.first, area.last + 1))


def _beside(one: Standing, cells: set[Cell], top: int, foot: int) -> set[Cell]:
    """What upright type takes beside marks: the columns of an upright head, the white between legs set upright."""
    taken: set[Cell] = set()
    if one.down:
        marked = {column for column, _ in cells}
        own = [column for column in one.columns if column not in marked]
        taken |= {(column, row) for column in own for row in range(top, foot + 1)}
    upright = [leg.area for leg in one.legs if leg.down]
    if upright:
        first = min(area.first for area in upright)
        taken |= {(column, row) for column in one.columns for row in range(first, foot + 1)}
    return taken


def _air(one: Standing) -> Iterator[Cell]:
    """The rows of a box that its story may not stand in."""
    if one.box is not None:
        area, inner = one.box.area, one.box.inner
        yield from _cells(Area(area.columns, area.first, inner.first - 1))
        yield from _cells(Area(area.columns, inner.last + 1, area.last))


def _floor(scene: Scene, one: Standing, leg: Area) -> int:
    """The last row that may be a story's own below one of its legs."""
    last, columns = leg.last, leg.columns
    rows = [scene.grid.rows - 1]
    rows += [rule.row - 1 for rule in scene.rules if rule.row > last and touch(rule.columns, columns)]
    if one.box is not None:
        rows.append(one.box.inner.last)
    boxes = [box.area for box in scene.boxes if box != one.box]
    # White parts stories, and legs set upright of one story; pictures stand right below a leg.
    parted = (*boxes, *areas_of_others(scene, one), *(own.area for own in one.legs if own.area is not leg))
    rows += [area.first - 2 for area in parted if area.first > last and area.beside(columns)]
    rows += [area.first - 1 for area in one.pictures if area.first > last and area.beside(columns)]
    foot = min(rows)
    # A head below that nothing parts from the leg takes the white between them as its own.
    heads = [
        scene.grid.row_of(head.piece.box.y_pt)
        for other in scene.stories
        if other is not one and other.across and touch(other.columns, columns)
        for head in other.across
    ]
    return last if any(last < row <= foot for row in heads) else max(last, foot)


def _gaps(scene: Scene, leg: Leg) -> int:
    """Rows inside a leg where copy is missing; white between two stanzas is none."""
    if leg.down:
        return 0
    rows = 0
    for before, after in pairwise(leg.lines):
        step = scene.grid.row_of(after.piece.box.y_pt) - scene.grid.row_of(before.piece.box.y_pt)
        if after.start > before.end:
            rows += max(0, step - 1)
    return rows


def coverage(scene: Scene, outlines: Sequence[Outline]) -> tuple[int, int]:
    """Cells nothing accounts for, and cells two stories (or a story and furniture) account for."""
    grid = scene.grid
    count: dict[Cell, int] = {}
    for cells in (*(outline.explained for outline in outlines), *(_furnished(area) for area in scene.furniture)):
        for cell in cells:
            count[cell] = count.get(cell, 0) + 1
    whole = {(column, row) for column in range(grid.columns) for row in range(grid.first_row, grid.rows + 1)}
    return len(whole - count.keys()), sum(own > 1 for own in count.values())


def _furnished(area: Area) -> frozenset[Cell]:
    """Furniture with the white row below it."""
    return frozenset(_cells(Area(area.columns, area.first, area.last + 1)))
