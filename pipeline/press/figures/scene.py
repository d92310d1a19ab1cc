"""A page as the reader sees it: stories, rules across, boxes and furniture, and what belongs to nobody."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.press.figures.boxes import Box, boxes_of
from pipeline.press.figures.declared import DeclaredGrid, DeclaredPage
from pipeline.press.figures.matching import Found
from pipeline.press.figures.pictures import Shown
from pipeline.press.figures.pieces import Piece
from pipeline.press.figures.place import Area, area_of, holds
from pipeline.press.figures.quotes import rules_a_quote
from pipeline.press.figures.standing import Standing, standings
from pipeline.press.reading import PageText
from pipeline.units import Rect

__all__ = ["Rule", "Scene", "scene_of"]

THINNEST_BOX_PT = 4.0
"""What is filled and thinner than this is a rule."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A hairline across: in which columns, and in which (white) row."""

    columns: range
    row: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A page: stories in the order declared, rules across, boxes, furniture, pieces nobody owns."""

    grid: DeclaredGrid
    stories: tuple[Standing, ...]
    rules: tuple[Rule, ...]
    boxes: tuple[Box, ...]
    furniture: tuple[Area, ...]
    strangers: tuple[Piece, ...]


def scene_of(page: DeclaredPage, painted: PageText, found: Sequence[Found], strangers: Iterable[Piece]) -> Scene:
    """Put what was found of each story together with images, rules and boxes."""
    grid = page.grid
    plates = [rect for rect in painted.fills if min(rect.width_pt, rect.height_pt) >= THINNEST_BOX_PT]
    plates = [rect for rect in plates if grid.row_of(rect.bottom_pt) >= grid.first_row]
    lines = [line.piece.box for one in found for line in one.body]
    boxes = boxes_of(grid, plates, painted.rings, lines)
    framed = [box.rect for box in boxes]
    unread = [piece for piece in strangers if grid.row_of(piece.baseline_pt) >= grid.first_row or piece.down]
    furniture: list[Rect] = []
    missing: list[Rect] = []
    shown = [Shown(image.frame, image.after) for image in painted.images if image.frame is not None]
    # Those in the masthead and in advertisements are no story's.
    shown = [own for own in shown if grid.row_of(own.rect.bottom_pt) >= grid.first_row]
    shown = [own for own in shown if not any(holds(place, own.rect) for place in page.advertisements)]
    for rect in plates:
        if rect in framed:
            continue
        words = [piece for piece in unread if holds(rect, piece.box)]
        if any(text in "".join(piece.text for piece in words) for text in page.furniture):
            furniture.append(rect)
        else:
            missing.append(rect)
            shown += [Shown(rect, piece.run) for piece in words[:1]]
    stories = standings(grid, found, shown, boxes)
    return Scene(
        grid,
        stories,
        tuple(_rules(grid, painted.fills, stories)),
        boxes,
        tuple(area_of(grid, rect) for rect in (*furniture, *page.advertisements)),
        tuple(piece for piece in unread if not any(holds(rect, piece.box) for rect in (*furniture, *missing))),
    )


def _rules(grid: DeclaredGrid, fills: Iterable[Rect], stories: Sequence[Standing]) -> Iterator[Rule]:
    """The hairlines that part stories: not those of a quote, nor the one over a caption beside its picture."""
    beside = [frame.beside for one in stories for frame in one.frames if frame.beside is not None]
    for rect in fills:
        if rect.height_pt >= THINNEST_BOX_PT or rect.width_pt < THINNEST_BOX_PT:
            continue
        row, columns = grid.row_of(rect.y_pt), grid.columns_of(rect.x_pt, rect.right_pt)
        inside = any(area.first <= row <= area.last and area.beside(columns) for area in beside)
        if inside or any(rules_a_quote(rect, one.found.quote) for one in stories):
            continue
        if grid.first_row <= row < grid.rows:
            yield Rule(columns, row)
