"""Where each story stands on the grid, by what is painted: legs, head lines, pictures, its box.

Rows count from 0 at the top of the text area, columns from 0 at its left edge; both are those of the declared grid.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from pipeline.press.figures.declared import DeclaredGrid
from pipeline.press.figures.matching import BodyLine, Found, HeadLine
from pipeline.press.figures.pieces import Piece
from pipeline.units import Rect

__all__ = ["Area", "Frame", "Leg", "Standing", "area_of", "holds", "inside", "standings"]

# A caption takes half an em of white above it, 1.28 times its size a line, and the rest of a row with one more below.
CAPTION_AIR_EM, CAPTION_PITCH, CAPTION_AIR_BELOW_ROWS = 0.5, 1.28, 0.6
# Lines of verse and the like begin so far in.
DEEPEST_INDENT_EM = 3.0
MOST_CAPTION_LINES = 5
LEAST_DROP_EM, LEAST_STEP_EM = 3.4, 8.0


@dataclass(frozen=True, slots=True)
class Area:
    """Columns, and the first and last row."""

    columns: range
    first: int
    last: int

    def beside(self, columns: range) -> bool:
        """Whether it shares a column with some others."""
        return self.columns.start < columns.stop and columns.start < self.columns.stop


@dataclass(frozen=True, slots=True)
class Leg:
    """A leg of body type: its area, its lines in the order of the copy, whether they run down."""

    area: Area
    lines: tuple[BodyLine, ...]
    down: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture: the part that shows, and its area with the rows of caption and the white below it."""

    shown: Rect
    area: Area


@dataclass(frozen=True, slots=True)
class Standing:
    """A story on the page.

    ``box`` is the area wholly inside the rectangle painted under it, ``ground`` the rows that are nearer to its inside
    than to its outside; ``beside`` are captions that stand at the left of their pictures, with the white above them.
    """

    found: Found
    columns: range
    legs: tuple[Leg, ...]
    frames: tuple[Frame, ...]
    heads: tuple[HeadLine, ...]
    box: Area | None
    ground: Area | None = None
    beside: tuple[Area, ...] = ()

    @property
    def across(self) -> tuple[HeadLine, ...]:
        """Its head lines that run across."""
        return tuple(head for head in self.heads if not head.piece.down)

    @property
    def down(self) -> tuple[HeadLine, ...]:
        """Its head lines that stand upright."""
        return tuple(head for head in self.heads if head.piece.down)

    @property
    def marks(self) -> tuple[Area, ...]:
        """The areas of legs and pictures: what stands on whole rows."""
        return (*(leg.area for leg in self.legs), *(frame.area for frame in self.frames), *self.beside)


def area_of(grid: DeclaredGrid, rect: Rect) -> Area:
    """The cells a rectangle touches."""
    edge = 0.02 * grid.leading_pt
    last = grid.row_of(rect.bottom_pt - edge)
    return Area(grid.columns_of(rect.x_pt, rect.right_pt), grid.row_of(rect.y_pt + edge), last)


def holds(rect: Rect, other: Rect) -> bool:
    """Whether the middle of a rectangle lies in another."""
    x, y = other.x_pt + other.width_pt / 2, other.y_pt + other.height_pt / 2
    return rect.x_pt < x < rect.right_pt and rect.y_pt < y < rect.bottom_pt


def inside(grid: DeclaredGrid, rect: Rect) -> Area:
    """The rows wholly inside a box."""
    first = grid.row_of(rect.y_pt + 0.98 * grid.leading_pt)
    return Area(grid.columns_of(rect.x_pt, rect.right_pt), first, grid.row_of(rect.bottom_pt) - 1)


def ground(grid: DeclaredGrid, rect: Rect) -> Area:
    """The rows of a box, to the nearest."""
    half = grid.leading_pt / 2
    last = grid.row_of(rect.bottom_pt + half) - 1
    return Area(grid.columns_of(rect.x_pt, rect.right_pt), grid.row_of(rect.y_pt + half), last)


def _stands_left(caption: Rect, picture: Rect) -> bool:
    """Whether a caption stands at the left of a picture, level with its foot."""
    near = 0 <= picture.x_pt - caption.right_pt < picture.width_pt
    return near and -caption.height_pt < caption.bottom_pt - picture.bottom_pt < caption.height_pt / 4


def _stands_under(caption: Rect, pictures: Iterable[Rect]) -> bool:
    """Whether a line of a caption has a picture above it, some lines of caption between at the most."""
    return any(
        caption.x_pt < rect.right_pt
        and rect.x_pt < caption.right_pt
        and 0 <= caption.y_pt - rect.bottom_pt < MOST_CAPTION_LINES * caption.height_pt
        for rect in pictures
    )


def _beside(grid: DeclaredGrid, captions: Sequence[Piece], pictures: Sequence[Rect]) -> tuple[Area, ...]:
    """The caption of a picture at whose left it stands: from the white row above it to its last line."""
    if not any(_stands_left(piece.box, rect) for piece in captions for rect in pictures):
        return ()
    own = [
        piece.box
        for piece in captions
        if not any(piece.box.x_pt < rect.right_pt and rect.x_pt < piece.box.right_pt for rect in pictures)
    ]
    if not own:
        return ()
    left, right = min(box.x_pt for box in own), max(box.right_pt for box in own)
    first, last = (grid.row_of(y) for y in (min(b.y_pt for b in own), max(b.bottom_pt for b in own)))
    return (Area(grid.columns_of(left, right), first - 1, last),)


def standings(
    grid: DeclaredGrid, found: Sequence[Found], shown: Iterable[Rect], boxes: Sequence[Rect]
) -> tuple[Standing, ...]:
    """Every story with its legs, pictures and box.

    Args:
        grid: the page's.
        found: what was found of each story.
        shown: pictures, and frames of pictures that have not come in.
        boxes: rectangles painted under body type.
    """
    owned: dict[int, list[Rect]] = {}
    shown = list(shown)
    lone = [[piece for piece in one.captions if not _stands_under(piece.box, shown)] for one in found]
    for rect in shown:
        owner = _owner(rect, found, lone)
        if owner is not None:
            owned.setdefault(owner, []).append(rect)
    stories = []
    for n, one in enumerate(found):
        pictures = owned.get(n, [])
        own = tuple(_frame(grid, rect, pictures, one.captions, lone[n]) for rect in pictures)
        legs = _legs(grid, one.body)
        columns = _columns(grid, one, legs, own)
        box = next((rect for rect in boxes if any(holds(rect, line.piece.box) for line in one.body)), None)
        legs = _widened(legs, own, columns)
        area = inside(grid, box) if box is not None else None
        whole = ground(grid, box) if box is not None else None
        beside = _beside(grid, lone[n], pictures)
        stories.append(Standing(one, columns, legs, own, tuple(one.heads), area, whole, beside))
    return tuple(stories)


def _owner(rect: Rect, found: Sequence[Found], lone: Sequence[Sequence[Piece]]) -> int | None:
    """Whose a picture is: its whose caption stands under it, else its whose head or line is next below it."""
    nearest: tuple[float, int] | None = None
    for n, one in enumerate(found):
        if any(_stands_left(piece.box, rect) for piece in lone[n]):
            return n
        below = [piece.box for piece in one.captions]
        for boxes, worth in (
            (below, 0.0),
            ([*(h.piece.box for h in one.heads), *(b.piece.box for b in one.body)], 1.0),
        ):
            for box in boxes:
                beside = box.x_pt < rect.right_pt and box.right_pt > rect.x_pt
                if beside and box.y_pt > rect.bottom_pt - box.height_pt:
                    distance = box.y_pt - rect.bottom_pt + worth
                    nearest = min(nearest or (distance, n), (distance, n))
    return None if nearest is None else nearest[1]


def _frame(
    grid: DeclaredGrid, rect: Rect, pictures: Iterable[Rect], captions: Iterable[Piece], lone: Iterable[Piece]
) -> Frame:
    """The picture with the rows its caption takes; below a further picture of the story stands that one's."""
    area = area_of(grid, rect)
    foot = min((other.y_pt for other in pictures if other.y_pt >= rect.bottom_pt), default=float("inf"))
    own = [
        piece
        for piece in captions
        if piece.box.x_pt < rect.right_pt and rect.x_pt < piece.box.right_pt and rect.y_pt < piece.box.y_pt < foot
    ]
    lines = len({round(piece.baseline_pt, 1) for piece in own})
    rows = 0 if any(_stands_left(piece.box, rect) for piece in lone) else 1
    if lines:
        size = max(piece.size_pt for piece in own)
        depth = (CAPTION_AIR_EM + lines * CAPTION_PITCH) * size / grid.leading_pt
        rows = ceil(depth + CAPTION_AIR_BELOW_ROWS)
    return Frame(rect, Area(area.columns, area.first, area.last + rows))


def _legs(grid: DeclaredGrid, body: Sequence[BodyLine]) -> tuple[Leg, ...]:
    """Lines in the order of the copy, parted where they go up again, or, running down, to the right again."""
    groups: list[list[BodyLine]] = []
    for line in sorted(body, key=lambda own: own.start):
        before = groups[-1][-1].piece if groups else None
        if before is None or _starts_leg(before, line.piece):
            groups.append([])
        groups[-1].append(line)
    rows = [_rows(grid, own) for own in groups]
    lefts = [min(line.piece.box.x_pt for line in own) for own in groups]
    rights = [max(line.piece.box.right_pt for line in own) for own in groups]
    steps = [b - a for a, b in pairwise(lefts) if b > a]
    # Legs of a story are of one measure: what short lines do not show, the step from leg to leg does.
    if steps and not groups[0][0].piece.down:
        measure = min(steps) - grid.gutter_pt - DEEPEST_INDENT_EM * grid.body_pt
        rights = [max(right, left + measure) for left, right in zip(lefts, rights, strict=True)]
    return tuple(
        Leg(Area(grid.columns_of(left, right), first, last), tuple(own), own[0].piece.down)
        for own, left, right, (first, last) in zip(groups, lefts, rights, rows, strict=True)
    )


def _rows(grid: DeclaredGrid, lines: Sequence[BodyLine]) -> tuple[int, int]:
    boxes = [line.piece.box for line in lines]
    edge = 0.02 * grid.leading_pt
    tops, bottoms = [box.y_pt for box in boxes], [box.bottom_pt for box in boxes]
    if not lines[0].piece.down:
        return grid.row_of(min(tops) + edge), grid.row_of(max(bottoms) - edge)
    # A mark that opens or closes a line that runs down stands out by the half of it that is blank.
    return grid.row_of(-_usual([-top for top in tops]) + edge), grid.row_of(_usual(bottoms) - edge)


def _usual(places: Iterable[float]) -> float:
    """Where most lines begin or end; among equals the largest."""
    count = Counter(round(place, 1) for place in places)
    return max(count, key=lambda place: (count[place], place))


def _starts_leg(before: Piece, piece: Piece) -> bool:
    if piece.down != before.down:
        return True
    if not piece.down:
        drop, right = piece.baseline_pt - before.baseline_pt, piece.box.x_pt - before.box.x_pt
        # Beside a picture the next leg may begin below the end of this one.
        beside = drop > LEAST_DROP_EM * piece.size_pt and right > LEAST_STEP_EM * piece.size_pt
        return beside or drop < -piece.size_pt / 2
    return piece.baseline_pt > before.baseline_pt + piece.size_pt / 2


def _columns(grid: DeclaredGrid, found: Found, legs: Sequence[Leg], frames: Sequence[Frame]) -> range:
    """From the leftmost to the rightmost column with anything of the story; a head across stands in their middle."""
    areas = [*(leg.area for leg in legs), *(frame.area for frame in frames)]
    own = [area.columns for area in areas] + [grid.columns_of(*head.edges) for head in found.heads]
    own = [columns for columns in own if columns]
    if not own:
        return range(0)
    first, stop = min(columns.start for columns in own), max(columns.stop for columns in own)
    for head in found.heads:
        if not head.piece.down:
            right = sum(head.edges) - grid.column_left_pt(first)
            # Its middle is not known to the point: half a column is not counted.
            stop = max(stop, grid.columns_of(right - grid.measure_pt, right - grid.measure_pt / 2).stop)
    return range(first, min(stop, grid.columns))


def _widened(legs: tuple[Leg, ...], frames: Sequence[Frame], columns: range) -> tuple[Leg, ...]:
    """A single leg is as wide as its story, even where its lines are short."""
    if len(legs) != 1 or legs[0].down or frames or not legs[0].area.columns:
        return legs
    own = legs[0].area
    area = Area(range(own.columns.start, columns.stop), own.first, own.last)
    return (Leg(area, legs[0].lines, legs[0].down),)
