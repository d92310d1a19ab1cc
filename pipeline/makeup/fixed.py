"""广告: what stands on a page before any story does, at a size and a place of its own.

One across the whole page at its head or foot takes a strip off it; any other is an item of one size that keeps to the
edges its place names.  One in the masthead's ear (报眼) takes no room below.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from pipeline.errors import CopyDoesNotFitError, Say, Where
from pipeline.makeup.orders import LAWS
from pipeline.makeup.places import Law
from pipeline.model import Advertised, Advertisement, Finding, Issue, Page, Plan, Severity
from pipeline.settings.layout import Grid, Layout
from pipeline.units import mm_to_pt

__all__ = ["EAR", "Pinned", "Room", "room_of", "shape_findings"]

EAR = "ear"
"""The place of an advertisement in the masthead's ear."""
# Below this a page has no room for copy.
LEAST_ROWS_LEFT = 20
ROUNDING = 1e-6
# A picture that leaves more than this of its frame white does not belong in it.
MOST_WHITE = 0.04


@dataclass(frozen=True, slots=True)
class Pinned:
    """An advertisement to place with the stories: its index on the page, its size, the edges it keeps to."""

    advertisement: int
    columns: int
    rows: int
    law: Law


@dataclass(frozen=True, slots=True)
class Room:
    """What advertisements leave of a page: rows from ``first_row`` to before ``end_row``; and those placed already."""

    first_row: int
    end_row: int
    placed: tuple[Advertised, ...]
    pinned: tuple[Pinned, ...]

    @property
    def rows(self) -> int:
        """Its rows, that of white below the last module counted."""
        return self.end_row - self.first_row + 1

    @property
    def takes_corner(self) -> bool:
        """Whether one stands at the top left, where the lead would."""
        return any(own.law == LAWS["top-left"] for own in self.pinned)


def room_of(page: Page, grid: Grid, first_row: int) -> Room:
    """The room on a page below masthead or folio.

    Raises:
        CopyDoesNotFitError: an advertisement is wider or deeper than the page, or all are too deep together.
    """
    end_row = grid.rows
    placed, pinned = [], []
    for number, own in enumerate(page.advertisements):
        if own.place == EAR:
            placed.append(Advertised(number, 0, 0, 0, 0, in_ear=True))
            continue
        rows = _rows(own, grid)
        if own.columns > grid.columns or rows > end_row - first_row:
            raise _too_large(page, own, rows, grid, end_row - first_row)
        law = LAWS[own.place]
        if own.columns < grid.columns or not law.vertical:
            pinned.append(Pinned(number, own.columns, rows, law))
        elif law.vertical > 0:
            end_row -= rows + 1
            placed.append(Advertised(number, 0, end_row + 1, own.columns, rows))
        else:
            placed.append(Advertised(number, 0, first_row, own.columns, rows))
            first_row += rows + 1
    if page.stories and end_row - first_row < LEAST_ROWS_LEFT:
        raise CopyDoesNotFitError(
            Say(
                zh=f"第 {page.number} 版的广告占满了版面，没有地方排稿件。",
                en=f"The advertisements of page {page.number} leave no room for its stories.",
            ),
            where=Where("issue.toml", page=page.number),
            remedy=Say(zh="移走一个广告，或移走稿件。", en="Move an advertisement or the stories to another page."),
        )
    return Room(first_row, end_row, tuple(placed), tuple(pinned))


def _rows(own: Advertisement, grid: Grid) -> int:
    """As many rows as it asks for, or as hold its height: the last needs no leading below its type."""
    if own.rows:
        return own.rows
    return max(1, ceil(mm_to_pt(own.height_mm) / grid.leading_pt - ROUNDING))


def _too_large(page: Page, own: Advertisement, rows: int, grid: Grid, most_rows: int) -> CopyDoesNotFitError:
    name = own.file or own.place
    return CopyDoesNotFitError(
        Say(
            zh=f"广告 {name} 占 {own.columns} 栏、{rows} 行，"
            f"第 {page.number} 版只有 {grid.columns} 栏、{most_rows} 行。",
            en=f"The advertisement {name} takes {own.columns} columns and {rows} rows; page {page.number} has "
            f"{grid.columns} columns and {most_rows} rows.",
        ),
        where=Where("issue.toml", page=page.number),
        remedy=Say(zh="改小 columns、rows 或 height_mm。", en="Make columns, rows or height_mm smaller."),
    )


def shape_findings(issue: Issue, plan: Plan, layout: Layout) -> Iterator[Finding]:
    """Advertisements whose pictures are not of the shape of their frames: they are never cut or stretched."""
    pages = {page.number: page for page in issue.pages}
    for planned in plan.pages:
        grid = next(grid for grid in layout.grids if grid.name == plan.grid)
        for place in planned.advertisements:
            own = pages[planned.number].advertisements[place.advertisement]
            if own.size_px is None or place.in_ear:
                continue
            frame = grid.span_em(place.columns) * grid.body_pt / (place.rows * plan.leading_pt)
            shape = own.size_px[0] / own.size_px[1]
            white = 1.0 - min(frame / shape, shape / frame)
            if white > MOST_WHITE:
                rows = round(grid.span_em(place.columns) * grid.body_pt / shape / plan.leading_pt)
                yield _does_not_fill(planned.number, own, place, white, rows)


def _does_not_fill(page: int, own: Advertisement, place: Advertised, white: float, rows: int) -> Finding:
    return Finding(
        "makeup-advertisement-shape",
        Severity.WARNING,
        Where(own.file or "", None, page),
        Say(
            zh=f"广告与版位 {place.columns} 栏 × {place.rows} 行比例不合，版位空出 {white:.0%}。",
            en=f"The advertisement leaves {white:.0%} of its {place.columns} columns by {place.rows} rows white.",
        ),
        Say(
            zh=f"换一张合比例的，或把 rows 改成 {rows}。",
            en=f"Supply one of the shape of its frame, or set rows to {rows}.",
        ),
    )
