"""A whole issue made up: one grid for all its pages, each page by itself."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.errors import CopyDoesNotFitError, Say, UsageError
from pipeline.makeup.copyfit import CopyFit
from pipeline.makeup.page import PageMaker
from pipeline.model import Furniture, Issue, Plan
from pipeline.settings.layout import Grid, Layout
from pipeline.typography.composer import Composer

__all__ = ["ear_piece", "make_up"]

# The last rung of the ladder: leading 3 % less or more, on every page alike.
LEADING_SCALES = (1.0, 0.97, 1.03)


def make_up(issue: Issue, layout: Layout, composer: Composer, grid_name: str | None = None) -> Plan:
    """Make up every page of the issue.

    Args:
        issue: the edition's issue (``edition_of``).
        layout: a layout whose kind is ``made-up``.
        composer: sets its paragraphs; painting must use the same one.
        grid_name: the grid ``paper.toml`` names; None takes the first that holds every page.

    Raises:
        CopyDoesNotFitError: no grid holds the copy, or the named one does not.
        UsageError: the layout has no grid of that name.
    """
    failures: list[CopyDoesNotFitError] = []
    for scale in LEADING_SCALES:
        for grid in _grids(layout, grid_name):
            try:
                return _make_up_on(issue, layout, composer, _releaded(grid, scale))
            except CopyDoesNotFitError as error:
                failures.append(error)
    if not issue.pages or not failures:
        raise CopyDoesNotFitError(Say(zh="这一期没有版面。", en="The issue has no pages."))
    raise min(failures, key=lambda failure: abs(failure.lines_over) or float("inf"))


def _releaded(grid: Grid, scale: float) -> Grid:
    """The grid with its leading scaled, as many rows as then stand in the same depth."""
    if scale == 1.0:
        return grid
    return replace(grid, leading_pt=grid.leading_pt * scale, rows=int(grid.rows / scale))


def ear_piece(furniture: Sequence[Furniture]) -> int | None:
    """The piece for the masthead's ear (报眼): the one of most lines, the last among equals."""
    if not furniture:
        return None
    return max(range(len(furniture)), key=lambda k: (len(furniture[k].text), k))


def _grids(layout: Layout, name: str | None) -> tuple[Grid, ...]:
    if name is None:
        return layout.grids
    named = tuple(grid for grid in layout.grids if grid.name == name)
    if named:
        return named
    at_hand = ", ".join(grid.name for grid in layout.grids)
    raise UsageError(
        Say(
            zh=f"版式 {layout.name} 没有栏式“{name}”。",
            en=f"The layout {layout.name} has no grid named {name!r}.",
        ),
        remedy=Say(zh=f"可用的栏式：{at_hand}。", en=f"Grids at hand: {at_hand}."),
    )


def _make_up_on(issue: Issue, layout: Layout, composer: Composer, grid: Grid) -> Plan:
    copyfit = CopyFit(layout, composer)
    maker = PageMaker(layout, grid, composer, copyfit)
    pages = []
    for index, page in enumerate(issue.pages):
        copyfit.prepare(page)
        masthead = index == 0 and issue.paper.title is not None
        first_row = grid.masthead_rows if masthead else grid.folio_rows
        ear = ear_piece(page.furniture) if masthead else None
        pages.append(maker.make_up(page, first_row, ear))
    return Plan(layout.name, grid.name, grid.rows, grid.columns, grid.leading_pt, tuple(pages))
