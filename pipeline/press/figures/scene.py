"""A page as the reader sees it: stories, rules across, boxes and furniture, and what belongs to nobody."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.press.figures.declared import DeclaredGrid, DeclaredPage
from pipeline.press.figures.matching import Found
from pipeline.press.figures.pieces import Piece
from pipeline.press.figures.standing import Area, Standing, area_of, ground, holds, standings
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
    boxes: tuple[Area, ...]
    furniture: tuple[Area, ...]
    strangers: tuple[Piece, ...]


def scene_of(page: DeclaredPage, painted: PageText, found: Sequence[Found], strangers: Iterable[Piece]) -> Scene:
    """Put what was found of each story together with images, rules and boxes."""
    grid = page.grid
    plates = [rect for rect in painted.fills if min(rect.width_pt, rect.height_pt) >= THINNEST_BOX_PT]
    plates = [rect for rect in plates if grid.row_of(rect.bottom_pt) >= grid.first_row]
    lines = [line.piece.box for one in found for line in one.body]
    boxes = [rect for rect in plates if any(holds(rect, line) for line in lines)]
    unread = [piece for piece in strangers if grid.row_of(piece.baseline_pt) >= grid.first_row or piece.down]
    furniture: list[Rect] = []
    missing: list[Rect] = []
    for rect in plates:
        if rect in boxes:
            continue
        words = "".join(piece.text for piece in unread if holds(rect, piece.box))
        (furniture if any(text in words for text in page.furniture) else missing).append(rect)
    shown = [image.frame for image in painted.images if image.frame is not None]
    # Those in the masthead and in advertisements are no story's.
    shown = [rect for rect in shown if grid.row_of(rect.bottom_pt) >= grid.first_row]
    shown = [rect for rect in shown if not any(holds(own, rect) for own in page.advertisements)]
    stories = standings(grid, found, [*shown, *missing], boxes)
    return Scene(
        grid,
        stories,
        tuple(_rules(grid, painted.fills)),
        tuple(ground(grid, rect) for rect in boxes),
        tuple(area_of(grid, rect) for rect in (*furniture, *page.advertisements)),
        tuple(piece for piece in unread if not any(holds(rect, piece.box) for rect in (*furniture, *missing))),
    )


def _rules(grid: DeclaredGrid, fills: Iterable[Rect]) -> Iterator[Rule]:
    for rect in fills:
        if rect.height_pt < THINNEST_BOX_PT <= rect.width_pt:
            row = grid.row_of(rect.y_pt)
            if grid.first_row <= row < grid.rows:
                yield Rule(grid.columns_of(rect.x_pt, rect.right_pt), row)
