"""What each story takes of the grid, column by column, told from its marks and from what parts it from others.

A story reaches from the top of its head's band to the foot of its legs.  Above a head and below a leg the white is the
story's own up to the next rule, box, mark of another story or edge of the page, less the white row that parts two
stories: what is left above the head is padding, what is left below a leg is slack.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.press.figures.scene import Scene
from pipeline.press.figures.standing import Area, Leg, Standing

__all__ = ["Band", "Outline", "coverage", "outlines_of"]

Cell = tuple[int, int]
# Captions side by side differ by no more lines than leave so many rows white.
MOST_WHITE_ROWS = 2


@dataclass(frozen=True, slots=True)
class Band:
    """The band of a head that runs across: its columns, first and last row."""

    columns: range
    first: int
    last: int


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
    band = _band(scene, one)
    tops = [area.first for area in one.marks] + ([band.first] if band is not None else [])
    tops += [scene.grid.row_of(head.piece.box.y_pt) for head in one.down] if not tops else []
    top = min(tops)
    cells: set[Cell] = set()
    slack, at_head = 0, False
    white = one.found.story.white_at
    for leg in one.legs:
        foot = _floor(scene, one, leg.area)
        slack += foot - leg.area.last + _gaps(scene, leg)
        # The line of white before a brief or a stanza may fall on a leg's foot, or on the next one's head.
        at_foot = foot > leg.area.last and leg.lines[-1].end in white
        slack -= at_foot
        cells |= set(_cells(Area(leg.area.columns, leg.area.first - at_head, foot)))
        at_head = leg.lines[-1].end in white and not at_foot
    for area in (*one.beside, *([one.ground] if one.ground is not None else [])):
        cells |= set(_cells(area))
    top = min([top, *([one.ground.first] if one.ground is not None else [])])
    if band is not None:
        cells |= set(_cells(Area(band.columns, band.first, band.last)))
    foot = max((row for _, row in (*cells, *((0, frame.area.last) for frame in one.frames))), default=top)
    for frame in one.frames:
        cells |= set(_cells(_with_white(one, frame.area, band, foot)))
    cells |= _beside(one, cells, top, foot)
    feet = {column: max((row for c, row in cells if c == column), default=foot) for column in one.columns}
    cells |= {(column, row + 1) for column, row in feet.items()}
    return Outline(one, top, feet, band, frozenset(cells), slack)


def _cells(area: Area) -> Iterator[Cell]:
    return ((column, row) for column in area.columns for row in range(area.first, area.last + 1))


def _with_white(one: Standing, area: Area, band: Band | None, foot: int) -> Area:
    """A picture with the white below its caption, where a longer one stands beside it."""
    below = [own.first for own in one.marks if own.first > area.last and own.beside(area.columns)]
    below += [band.first] if band is not None and band.first > area.last and _touch(band.columns, area.columns) else []
    last = min(below, default=foot + 1) - 1
    return Area(area.columns, area.first, last) if last - area.last <= MOST_WHITE_ROWS else area


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


def _band(scene: Scene, one: Standing) -> Band | None:
    """The rows of a head across, from the white above it to the first line or picture below, over its own columns."""
    if not one.across:
        return None
    grid = scene.grid
    boxes = [head.piece.box for head in one.across]
    first_ink = grid.row_of(min(box.y_pt for box in boxes))
    last_ink = grid.row_of(max(box.bottom_pt for box in boxes) - 0.02 * grid.leading_pt)
    edges = [head.edges for head in one.across]
    inked = grid.columns_of(min(left for left, _ in edges), max(right for _, right in edges))
    marks = one.marks
    free = {
        column
        for column in one.columns
        if not any(column in m.columns and m.first <= last_ink and m.last >= first_ink for m in marks)
    }
    columns = _run_around(inked, free)
    own = [area for area in marks if area.beside(columns)]
    above = [area.last for area in own if area.last < first_ink]
    # Legs that rise beside the head say where its band begins.
    beside = [area.first for area in marks if not area.beside(columns) and area.first <= first_ink]
    if above:
        first = max(above) + 1
    elif beside and not any(area.first < min(beside) for area in own):
        first = min(beside)
    else:
        first = _ceiling(scene, one, columns, first_ink)
    below = [area.first for area in own if area.first > last_ink]
    if not below and not own:
        # A head at the left of its text is as deep as that.
        below = [max((area.last for area in marks), default=last_ink) + 1]
    return Band(columns, first, max(last_ink, min(below, default=last_ink + 1) - 1))


def _run_around(inked: range, free: set[int]) -> range:
    """The free columns next to each other around some inked ones."""
    start, stop = inked.start, inked.stop
    while start - 1 in free:
        start -= 1
    while stop in free:
        stop += 1
    return range(start, stop)


def _ceiling(scene: Scene, one: Standing, columns: range, row: int) -> int:
    """The first row that may be a story's own above ``row``."""
    rows = [scene.grid.first_row]
    rows += [rule.row + 1 for rule in scene.rules if rule.row < row and _touch(rule.columns, columns)]
    if one.box is not None:
        rows.append(one.box.first)
    rows += [box.last + 2 for box in scene.boxes if box != one.ground and box.last < row and box.beside(columns)]
    rows += [area.last + 2 for area in _others(scene, one) if area.last < row and area.beside(columns)]
    return min(row, max(rows))


def _floor(scene: Scene, one: Standing, leg: Area) -> int:
    """The last row that may be a story's own below one of its legs."""
    last, columns = leg.last, leg.columns
    rows = [scene.grid.rows - 1]
    rows += [rule.row - 1 for rule in scene.rules if rule.row > last and _touch(rule.columns, columns)]
    if one.box is not None:
        rows.append(one.box.last)
    rows += [box.first - 2 for box in scene.boxes if box != one.ground and box.first > last and box.beside(columns)]
    below = (*_others(scene, one), *(area for area in one.marks if area is not leg))
    rows += [area.first - 2 for area in below if area.first > last and area.beside(columns)]
    foot = min(rows)
    # A head below that nothing parts from the leg takes the white between them as its own.
    heads = [
        scene.grid.row_of(head.piece.box.y_pt)
        for other in scene.stories
        if other is not one and other.across and _touch(other.columns, columns)
        for head in other.across
    ]
    return last if any(last < row <= foot for row in heads) else max(last, foot)


def _others(scene: Scene, one: Standing) -> Iterator[Area]:
    """Areas of everything that is not of a story."""
    yield from scene.furniture
    for other in scene.stories:
        if other is not one:
            yield from other.marks


def _touch(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


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
