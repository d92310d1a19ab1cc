"""The plan's figures of a page beside those read from the finished file: what differs, by more than the eye allows.

Make-up reckons before a page is painted, the reader measures afterwards; what one of them has wrong, the other shows.
What is lost, lies on something else or stands off the grid must not be printed; all other figures are matters of looks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.errors import Say, Where
from pipeline.model import Finding, Severity

__all__ = ["CODE", "Agreement", "Difference", "agreement_findings", "agreement_json", "compare"]

CODE = "press-figures-differ"
# By how much a figure may differ; 0 where none is named.  Shares are told to a thousandth.
ROUNDING = 0.0011
TOLERANCES = {
    "gutter_across": ROUNDING,
    "gutter_down": ROUNDING,
    "inversion_share": ROUNDING,
    "rank_size_rho": ROUNDING,
    "rank_area_rho": ROUNDING,
    "padding": 0.005,
    "padding_mean": 0.005,
    "picture_share": 0.002,
    # A line set in pieces far apart may be two to the reader.
    "full_lines": 2.0,
}
# A line tracked by a hair more or less than the limit falls on one side or the other.
TRACKED = ("lines_over_1_percent", "lines_over_3_percent", "lines_over_5_percent", "lines_over_8_percent")
LINES_AT_THE_LIMIT = 3
# What no plan needs to say: it is 0 wherever a page was painted as planned.
ALWAYS_NONE = ("lines_off_grid",)
# These differ where matter is lost, overlapping or misplaced.
FORBIDDING = frozenset({"overset_lines", "uncovered_cells", "covered_twice", "lines_off_grid"})
MEND = Say(
    zh="若是本报自己的 style.css 挪动了版面，请改它；否则是本程序的缺陷，请报告。",
    en="If the paper's own style.css moves things, mend it; otherwise please report this: it is our defect.",
)
LOOK = Say(
    zh="付印版照出，请看一眼这一版。若是本报自己的 style.css 有意为之，不必改；否则请报告。",
    en="The press edition may go out; look at the page.  If the paper's own style.css means it so, leave it; otherwise"
    " please report this.",
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure as planned and as read."""

    figure: str
    planned: float
    read: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """A page's figures as read, and those that differ from the plan's beyond tolerance."""

    page: int
    read: Mapping[str, float]
    differences: tuple[Difference, ...]


def compare(page: int, planned: Mapping[str, float], read: Mapping[str, float]) -> Agreement:
    """Set the figures of a page side by side; those of the plan alone (its points) are left out."""
    due = {**planned, **dict.fromkeys(ALWAYS_NONE, 0.0)}
    differences = tuple(
        Difference(figure, due[figure], value)
        for figure, value in read.items()
        if figure in due and abs(due[figure] - value) > _tolerance(figure, due)
    )
    return Agreement(page, read, differences)


def _tolerance(figure: str, planned: Mapping[str, float]) -> float:
    if figure in TRACKED:
        return LINES_AT_THE_LIMIT / max(1.0, planned.get("full_lines", 0.0)) + ROUNDING
    return TOLERANCES.get(figure, 0.0)


def agreement_findings(pages: Sequence[Agreement], name: str) -> tuple[Finding, ...]:
    """One a page and figure, an error only where the page must not be printed; ``name`` is what the file is called."""
    return tuple(_finding(name, page.page, difference) for page in pages for difference in page.differences)


def _finding(name: str, page: int, differs: Difference) -> Finding:
    figure, planned, read = differs.figure, f"{differs.planned:g}", f"{differs.read:g}"
    forbids = figure in FORBIDDING
    return Finding(
        CODE,
        Severity.ERROR if forbids else Severity.WARNING,
        Where(name, page=page),
        Say(
            zh=f"第 {page} 版的 {figure} 拼版时为 {planned}，从成品读出为 {read}。",
            en=f"{figure} of page {page} was {planned} when it was made up and is {read} in the finished file.",
        ),
        MEND if forbids else LOOK,
    )


def agreement_json(pages: Sequence[Agreement]) -> list[dict[str, object]]:
    """For a report: the figures of each page as read, whether they agree, and what differs."""
    return [
        {
            "page": page.page,
            "agrees": not page.differences,
            "differences": {own.figure: {"planned": own.planned, "read": own.read} for own in page.differences},
            "figures": dict(page.read),
        }
        for page in pages
    ]
