"""What the last build of an issue left in its folder that the next one starts from: where everything stood.

Read from ``report.json`` (``banmian/report/1``, its plans ``banmian/plan/1``).  A report of another form, or none, is
as if there had been no build.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.makeup.last import LastPage, LastPlan, Standing
from pipeline.model import Hole, Jump

if TYPE_CHECKING:
    from pipeline.release.report_file import PageFile, PlanFile

__all__ = ["LastBuild", "last_build"]

REPORT = "report.json"


@dataclass(frozen=True, slots=True)
class LastBuild:
    """Plans by edition; the pages of the stories that make-up had placed, by story."""

    plans: tuple[tuple[str, LastPlan], ...] = ()
    assigned: tuple[tuple[str, int], ...] = ()

    def plan(self, edition: str) -> LastPlan | None:
        """The plan an edition starts from: its own, else that of another."""
        plans = dict(self.plans)
        return plans.get(edition) or next(iter(plans.values()), None)


def last_build(folder: Path) -> LastBuild:
    """The last build whose products lie in ``folder``; empty where there is none to be read."""
    from pydantic import ValidationError

    from pipeline.release.report_file import ReportFile

    try:
        report = ReportFile.model_validate_json((folder / REPORT).read_bytes())
    except (OSError, ValidationError):
        return LastBuild()
    plans = tuple((edition, _plan(plan)) for edition, plan in sorted(report.plans.items()))
    return LastBuild(plans, tuple(sorted(report.assigned.items())))


def _plan(said: "PlanFile") -> LastPlan:
    jumps = tuple(Jump(jump.story, jump.from_page, jump.to_page, jump.kept) for jump in said.jumps)
    pages = tuple(_page(page) for page in said.pages)
    return LastPlan(said.layout, said.grid, said.rows, said.columns, said.leading_pt, pages, jumps)


def _page(said: "PageFile") -> LastPage:
    return LastPage(
        said.number,
        said.first_row,
        tuple(
            (
                own.story,
                Standing(
                    own.column,
                    own.row,
                    own.columns,
                    own.rows,
                    Hole(own.hole.columns, own.hole.rows, own.hole.left) if own.hole is not None else None,
                ),
            )
            for own in said.modules
        ),
        tuple(
            (own.furniture, Standing(own.column, own.row, own.columns, own.rows))
            for own in said.furniture
            if not own.in_ear
        ),
        tuple(said.ladder),
        said.metrics.get("points", 0.0),
        tuple(
            (own.advertisement, Standing(own.column, own.row, own.columns, own.rows))
            for own in said.advertisements
            if not own.in_ear
        ),
    )
