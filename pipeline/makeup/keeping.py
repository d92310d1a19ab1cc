"""A page kept as the last build had it, where its copy still fills every place to the last line."""

from collections.abc import Sequence

from pipeline.makeup.drawing import Drawn, StoryTables, Studio
from pipeline.makeup.last import LastPage
from pipeline.makeup.places import ANYWHERE, Placed
from pipeline.model import Page

__all__ = ["WORSE_POINTS", "cells_of", "has_shape", "kept_as_before", "placed_as_before", "stands"]

# A page may become so much worse in points before it is made up anew: a headline's change of size, no collision.
WORSE_POINTS = 40.0


def kept_as_before(
    page: Page, foot: Sequence[int], pinned: Sequence[int], studio: Studio, last: LastPage
) -> Drawn | None:
    """The layout of the last build with the copy of this one; None where it no longer fits or is no longer good.

    Args:
        page: the page.
        foot: the indices of its furniture at the foot.
        pinned: the indices of its advertisements that stand among the stories.
        studio: judges layouts of the page.
        last: the page as it was.
    """
    placed = placed_as_before(page, foot, pinned, studio.first_row, last)
    if placed is None or not stands(page, placed, studio):
        return None
    drawn = studio.judged_as(placed)
    return drawn if drawn.points <= last.points + WORSE_POINTS else None


def placed_as_before(
    page: Page, foot: Sequence[int], pinned: Sequence[int], first_row: int, last: LastPage
) -> tuple[Placed, ...] | None:
    """The layout of the last build; None where the page then had other stories, furniture or advertisements."""
    modules, furniture, advertised = dict(last.modules), dict(last.furniture), dict(last.advertisements)
    if set(modules) != {story.id for story in page.stories} or set(furniture) != set(foot):
        return None
    if not set(pinned) <= set(advertised):
        return None
    standing = [
        *(modules[story.id] for story in page.stories),
        *(furniture[piece] for piece in foot),
        *(advertised[own] for own in pinned),
    ]
    return tuple(
        Placed(k, own.column, own.row - first_row, own.columns, own.rows + 1, own.hole)
        for k, own in enumerate(standing)
    )


def stands(page: Page, placed: Sequence[Placed], studio: Studio) -> bool:
    """Whether everything has a shape for its place and keeps to its law, and every cell has one owner."""
    columns, rows = studio.grid.columns, studio.tiling.rows
    # What has a law of its own stands alone in the tiling.
    bound = {item.number: item for item in studio.tiling.items if item.law != ANYWHERE}
    for k, place in enumerate(placed):
        item = bound.get(k)
        if item is not None and not item.law.holds((place.column, place.row, place.columns, place.rows), columns, rows):
            return False
        if k < len(page.stories):
            if not has_shape(studio.tables[k], place):
                return False
        elif item is None or not item.heights[place.columns] >> place.rows & 1:
            return False
    cells = [cell for place in placed for cell in cells_of(place)]
    return len(set(cells)) == len(cells) and set(cells) == {(c, r) for c in range(columns) for r in range(rows)}


def has_shape(tables: StoryTables, place: Placed) -> bool:
    """Whether a story fills a place to the last line."""
    if not 0 < place.columns < len(tables.by_width):
        return False
    if place.hole is None:
        return place.rows - 1 in tables.by_width[place.columns]
    return tables.wraps is not None and bool(tables.wraps.shapes(place.columns, place.rows - 1, place.hole))


def cells_of(place: Placed) -> list[tuple[int, int]]:
    """Column and row of every cell a block owns, those of its white row among them."""
    hole, cells = place.hole, []
    for column in range(place.column, place.column + place.columns):
        rows = place.rows
        if hole is not None:
            first = place.column + (0 if hole.left else place.columns - hole.columns)
            rows -= hole.rows if first <= column < first + hole.columns else 0
        cells += [(column, row) for row in range(place.row, place.row + rows)]
    return cells
