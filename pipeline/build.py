"""The conductor: one issue from copy to ``dist/``, a line a stage.

All work is elsewhere.  ``on_stage`` is told the name of each stage as it begins, for a progress bar.
"""

import datetime
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.checks.run import run as run_checks
from pipeline.checks.run import waive
from pipeline.editions import (
    Checked,
    Desk,
    OnStage,
    composer_for,
    epub_edition,
    make_up_edition,
    press_edition,
    proof_edition,
)
from pipeline.errors import DefectError, NotPressReadyError, PipelineError, Say, ToolMissingError
from pipeline.intake.picture_files import picture_files
from pipeline.intake.reader import TakenIn, take_in
from pipeline.makeup.assignment import assigned
from pipeline.makeup.coverage import find_missing_glyphs
from pipeline.model import Plan
from pipeline.release.last_build import LastBuild, last_build
from pipeline.report import Report, report_bytes
from pipeline.settings import load
from pipeline.settings.values import Order, Settings

if TYPE_CHECKING:
    from pipeline.intake.settling import Settled
    from pipeline.paint.engine import Renderer

__all__ = ["FORMATS", "Built", "Request", "build", "check", "orders_obeyed", "parse", "plan", "plan_drawn", "settled"]

FORMATS = ("press", "proof", "epub")


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asked for.

    ``show`` is what a proof draws over its body type; ``fresh``: make-up does not start from the last build.
    """

    sources: tuple[Path, ...]
    out: Path = Path("dist")
    layout: str | None = None
    date: datetime.date | None = None
    formats: tuple[str, ...] = FORMATS
    show: tuple[str, ...] = ()
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What a build left behind: the folder, its files with their sizes, and the findings.

    ``held`` says why the press edition was held back while the other products were made.
    """

    folder: Path
    files: tuple[tuple[str, int], ...]
    checked: Checked
    held: PipelineError | None = None


def parse(request: Request) -> Checked:
    """Read the copy; the findings are intake's own."""
    settings = load(request.sources, layout=request.layout, date=request.date)
    taken = _take_in(request, settings)
    return Checked(taken.issue, settings, waive(taken.issue.findings, settings), taken.pictures)


def check(request: Request) -> Checked:
    """Read and check the copy, glyphs included."""
    settings = load(request.sources, layout=request.layout, date=request.date)
    taken = _take_in(request, settings)
    issue = taken.issue
    glyphs = find_missing_glyphs(issue, settings.layout, composer_for(settings).faces)
    found = (*issue.findings, *run_checks(issue, settings), *glyphs)
    return Checked(issue, settings, waive(found, settings), taken.pictures)


def settled(request: Request, doubt: int, reading: int) -> "Settled":
    """Settle a doubt of an issue folder; the names of the files that were written, and the doubts void with it."""
    from pipeline.intake.settling import settle

    return settle(request.sources[0], load(request.sources), doubt, reading)


def plan(request: Request, edition: str = "press") -> Plan:
    """Make up the edition, and paint nothing."""
    checked = parse(request)
    settings = checked.settings
    return make_up_edition(checked.issue, settings, composer_for(settings), edition, _last(request, settings)).plan


def orders_obeyed(request: Request) -> tuple[Order, ...]:
    """The editor's orders of a request: a plan that was made obeys all of them."""
    return load(request.sources, layout=request.layout, date=request.date).issue.orders


def plan_drawn(request: Request, made_up: Plan) -> bytes:
    """A plan of a request as a PNG, with its figures."""
    from pipeline.paint.plan_picture import plan_picture

    return plan_picture(made_up, load(request.sources, layout=request.layout, date=request.date).layout)


def build(request: Request, on_stage: OnStage = lambda _stage: None) -> Built:
    """Everything: read, check, make up, paint, finish, bind, prove, publish."""
    on_stage(Say(zh="读稿", en="Reading the copy"))
    checked = check(request)
    pictures = picture_files(checked.issue, checked.settings.root, checked.incoming, checked.settings.paper.intake)
    desk = Desk(checked, composer_for(checked.settings), on_stage, pictures, checked.findings)
    desk.show = request.show
    desk.last = _last(request, checked.settings)
    from pipeline.paint.engine import Renderer

    with Renderer(checked.settings.layout.fonts_folder) as renderer:
        held = _press(desk, renderer, request) if "press" in request.formats else None
        if "proof" in request.formats:
            proof_edition(desk, renderer)
        if "epub" in request.formats:
            epub_edition(desk, renderer)
    on_stage(Say(zh="写出", en="Publishing"))
    return replace(_publish(desk, request), held=held)


def _press(desk: Desk, renderer: "Renderer", request: Request) -> PipelineError | None:
    """The press edition, or why it is held back; the other products are made all the same."""
    try:
        press_edition(desk, renderer)
    except (NotPressReadyError, ToolMissingError, DefectError) as error:
        if request.formats == ("press",):
            raise
        return error
    return None


def _publish(desk: Desk, request: Request) -> Built:
    from pipeline.release.publish import publish

    issue = desk.checked.issue
    report = Report(
        issue,
        tuple(source.name for source in request.sources),
        desk.checked.settings.layout.name,
        desk.findings,
        desk.plans,
        desk.counts,
        desk.withheld,
        desk.composition,
        desk.assigned,
        desk.figures_from_pdf,
        desk.checked.settings.issue.orders,
    )
    desk.files["report.json"] = report_bytes(report)
    folder = _folder(request, desk.checked.settings)
    publish(desk.files, folder)
    checked = replace(desk.checked, findings=desk.findings)
    return Built(folder, tuple((file, len(data)) for file, data in sorted(desk.files.items())), checked)


def _take_in(request: Request, settings: Settings) -> TakenIn:
    """The issue with every story on a page."""
    taken = take_in(request.sources, settings)
    issue = assigned(
        taken.issue,
        settings.layout,
        settings.paper.grid,
        orders=settings.issue.orders,
        last=dict(_last(request, settings).assigned),
        may_grow=not settings.issue.pages,
    )
    return replace(taken, issue=issue)


def _folder(request: Request, settings: Settings) -> Path:
    """Where the products of the issue lie."""
    name = re.sub(r"[^A-Za-z0-9._-]", "-", settings.paper.paper.id)
    return request.out / f"{name}-{settings.issue.date.isoformat() if settings.issue.date else 'undated'}"


def _last(request: Request, settings: Settings) -> LastBuild:
    return LastBuild() if request.fresh else last_build(_folder(request, settings))
