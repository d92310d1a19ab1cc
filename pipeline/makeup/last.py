"""The pages as the last build made them up: where everything stood, and what stands elsewhere now.

A newspaper is built many times an evening.  What was good and still fits stays where it was, so that a proof-reader
finds every story again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.makeup.places import Placed
from pipeline.model import Hole, Jump, Module, Plan, Story

__all__ = ["MOVED_COST", "LastPage", "LastPlan", "Standing", "last_plan", "moved_modules", "standings"]

MOVED_COST = 40.0
"""Points that a module costs which stands elsewhere than in the last build."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a block stood: rows from the top of the text area, the white row below it not counted."""

    column: int
    row: int
    columns: int
    rows: int
    hole: Hole | None = None


@dataclass(frozen=True, slots=True)
class LastPage:
    """A page of the last build: its modules by story, its furniture at the foot and its advertisements by index.

    ``points`` is what the page cost then.
    """

    number: int
    first_row: int
    modules: tuple[tuple[str, Standing], ...]
    furniture: tuple[tuple[int, Standing], ...] = ()
    ladder: tuple[str, ...] = ()
    """What was given up for it."""
    points: float = 0.0
    advertisements: tuple[tuple[int, Standing], ...] = ()


@dataclass(frozen=True, slots=True)
class LastPlan:
    """The plan of one edition of the last build."""

    layout: str
    grid: str
    rows: int
    columns: int
    leading_pt: float
    pages: tuple[LastPage, ...]
    jumps: tuple[Jump, ...] = ()

    def page(self, number: int) -> LastPage | None:
        """A page by its number; None where the last build had none of it."""
        return next((page for page in self.pages if page.number == number), None)


def last_plan(plan: Plan) -> LastPlan:
    """What of a plan is of use to the next build."""
    pages = tuple(
        LastPage(
            page.number,
            page.first_row,
            tuple((module.story, _standing(module)) for module in page.modules),
            tuple(
                (piece.furniture, Standing(piece.column, piece.row, piece.columns, piece.rows))
                for piece in page.furniture
                if not piece.in_ear
            ),
            page.ladder,
            dict(page.metrics).get("points", 0.0),
            tuple(
                (own.advertisement, Standing(own.column, own.row, own.columns, own.rows))
                for own in page.advertisements
                if not own.in_ear
            ),
        )
        for page in plan.pages
    )
    return LastPlan(plan.layout, plan.grid, plan.rows, plan.columns, plan.leading_pt, pages, plan.jumps)


def _standing(module: Module) -> Standing:
    return Standing(module.column, module.row, module.columns, module.rows, module.hole)


def standings(stories: Sequence[Story], placed: Sequence[Placed], first_row: int) -> dict[str, Standing]:
    """Where the stories of a page stand in a layout of it.

    Args:
        stories: those of the page.
        placed: the layout, in the order of ``stories``; what follows them is furniture.
        first_row: the first row below masthead or folio.
    """
    return {
        story.id: Standing(place.column, place.row + first_row, place.columns, place.rows - 1, place.hole)
        for story, place in zip(stories, placed, strict=False)
    }


def moved_modules(last: LastPage, new: Mapping[str, Standing]) -> int:
    """How many modules of the last page stand elsewhere, or are of another size; stories come or gone do not count."""
    return sum(story in new and new[story] != standing for story, standing in last.modules)
