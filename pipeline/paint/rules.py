"""Hairlines between modules: in the middle of the gutter, and of the white row; none beside a box.

The page is read cell by cell (column by row): a line stands where two different plain modules face each
other, and runs on as long as they do.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.model import Furnished, Module, PlannedPage
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
    plain: list[Module | Furnished] = [module for module in page.modules if not module.boxed]
    return (*_across(plain, grid), *_down(plain, grid))


def _owner(blocks: Sequence[Module | Furnished]) -> Callable[[int, int], int | None]:
    def owner(column: int, row: int) -> int | None:
        for k, block in enumerate(blocks):
            inside = block.column <= column < block.column + block.columns
            if inside and block.row <= row < block.row + block.rows:
                return k
        return None

    return owner


def _across(blocks: Sequence[Module | Furnished], grid: Grid) -> list[Rule]:
    owner = _owner(blocks)
    em, leading = grid.body_pt, grid.leading_pt
    rules = []
    for row in sorted({block.row + block.rows for block in blocks}):
        start = None
        for column in range(grid.columns + 1):
            inside = column < grid.columns
            here = inside and owner(column, row - 1) is not None and owner(column, row + 1) is not None
            here = here and owner(column, row) is None
            if here and start is None:
                start = column
            if not here and start is not None:
                rules.append(
                    Rule(
                        "across",
                        grid.column_x_em(start) * em,
                        (row + 0.5) * leading,
                        grid.span_em(column - start) * em,
                    )
                )
                start = None
    return rules


def _down(blocks: Sequence[Module | Furnished], grid: Grid) -> list[Rule]:
    em, leading = grid.body_pt, grid.leading_pt
    rules = []
    for left in blocks:
        for right in blocks:
            if left.column + left.columns != right.column:
                continue
            top, bottom = max(left.row, right.row), min(left.row + left.rows, right.row + right.rows)
            if top < bottom:
                x = (grid.column_x_em(right.column) - grid.gutter_em / 2) * em
                rules.append(Rule("down", x, top * leading, (bottom - top) * leading))
    return rules
