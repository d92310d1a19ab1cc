"""Hairlines between modules: in the middle of the gutter, and of the white row; none beside a box.

The page is read cell by cell (column by row): a line stands where two different plain modules face each other, and
runs on as long as they do.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.model import Advertised, Furnished, Module, PlannedPage
from pipeline.settings.layout import Grid

__all__ = ["Rule", "rules_of"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A hairline from the text area's top-left corner: ``across`` or ``down``."""

    direction: str
    x_pt: float
    y_pt: float
    length_pt: float


def rules_of(page: PlannedPage, grid: Grid) -> tuple[Rule, ...]:
    """All hairlines of a page, top to bottom, left to right."""
    plain: list[Module | Furnished | Advertised] = [
        *(module for module in page.modules if not (module.boxed or module.box)),
        *(piece for piece in page.furniture if not piece.in_ear),
        *(own for own in page.advertisements if not own.in_ear),
    ]
    owner = _owner(plain)
    return (*_across(plain, owner, grid), *_down(owner, grid))


def _owner(blocks: Sequence[Module | Furnished | Advertised]) -> Callable[[int, int], int | None]:
    """Which block a cell belongs to; white rows, holes and the cells of boxes belong to none."""
    cells = {}
    for k, block in enumerate(blocks):
        hole = block.hole if isinstance(block, Module) else None
        for column in range(block.column, block.column + block.columns):
            rows = block.rows
            if hole is not None:
                first = block.column + (0 if hole.left else block.columns - hole.columns)
                rows -= hole.rows if first <= column < first + hole.columns else 0
            for row in range(block.row, block.row + rows):
                cells[column, row] = k
    return lambda column, row: cells.get((column, row))


def _across(
    blocks: Sequence[Module | Furnished | Advertised], owner: Callable[[int, int], int | None], grid: Grid
) -> Iterator[Rule]:
    em, leading = grid.body_pt, grid.leading_pt
    for row in sorted({block.row - 1 for block in blocks}):
        start = None
        for column in range(grid.columns + 1):
            between = (
                column < grid.columns
                and owner(column, row - 1) is not None
                and owner(column, row) is None
                and owner(column, row + 1) is not None
            )
            if between and start is None:
                start = column
            if not between and start is not None:
                width = grid.span_em(column - start) * em
                yield Rule("across", grid.column_x_em(start) * em, (row + 0.5) * leading, width)
                start = None


def _down(owner: Callable[[int, int], int | None], grid: Grid) -> Iterator[Rule]:
    em, leading = grid.body_pt, grid.leading_pt
    for column in range(1, grid.columns):
        x = (grid.column_x_em(column) - grid.gutter_em / 2) * em
        start: int | None = None
        for row in range(grid.rows + 1):
            left, right = owner(column - 1, row), owner(column, row)
            apart = left is not None and right is not None and left != right
            if apart and start is None:
                start = row
            if not apart and start is not None:
                yield Rule("down", x, start * leading, (row - start) * leading)
                start = None
