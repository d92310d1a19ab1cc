"""The conductor: one issue from copy to ``dist/``, a line a stage.

Each function is a stage list a person could read aloud; all work is elsewhere.  ``on_stage`` is told the
name of each stage as it begins, for a progress bar.
"""

import datetime
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import __version__
from pipeline.checks.run import run as run_checks
from pipeline.checks.run import waive
from pipeline.errors import NotPressReadyError, Say, SourceError, ToolMissingError, Where
from pipeline.intake.reader import read
from pipeline.makeup.edition import Withheld, edition_of, withheld_from
from pipeline.model import Finding, Issue, Plan, Severity
from pipeline.report import Report, report_bytes
from pipeline.settings import load
from pipeline.settings.values import Settings
from pipeline.typography.composer import Composer
from pipeline.typography.coverage import find_missing_glyphs
from pipeline.typography.faces import load_faces

if TYPE_CHECKING:
    from pipeline.paint.engine import Renderer
    from pipeline.paint.paint import PaintedEdition
    from pipeline.press.reading import PageText

__all__ = ["FORMATS", "Built", "Checked", "Request", "build", "check", "parse", "plan"]

FORMATS = ("press", "proof", "epub")
PROOF_PPI = 100.0
COVER_PPI = 72.0
OnStage = Callable[[Say], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asked for."""

    sources: tuple[Path, ...]
    out: Path = Path("dist")
    layout: str | None = None
    date: datetime.date | None = None
    formats: tuple[str, ...] = FORMATS


@dataclass(frozen=True, slots=True)
class Checked:
    """An issue read and checked."""

    issue: Issue
    settings: Settings
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build left behind: the folder, its files with their sizes, and the findings."""

    folder: Path
    files: tuple[tuple[str, int], ...]
    checked: Checked


@dataclass(slots=True)
class _Desk:
    """What the stages of one build share: settings, composer, products so far."""

    checked: Checked
    composer: Composer
    on_stage: OnStage
    pictures: dict[str, bytes]
    findings: tuple[Finding, ...]
    files: dict[str, bytes] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    withheld: dict[str, tuple[Withheld, ...]] = field(default_factory=dict)
    front_page: bytes | None = None


def parse(request: Request) -> Checked:
    """Read the copy; the findings are intake's own."""
    settings = load(request.sources, layout=request.layout, date=request.date)
    issue = read(request.sources, settings)
    return Checked(issue, settings, waive(issue.findings, settings))


def check(request: Request) -> Checked:
    """Read and check the copy, glyphs included."""
    settings = load(request.sources, layout=request.layout, date=request.date)
    issue = read(request.sources, settings)
    glyphs = find_missing_glyphs(issue, settings.layout, _composer(settings).faces)
    found = (*issue.findings, *run_checks(issue, settings), *glyphs)
    return Checked(issue, settings, waive(found, settings))


def plan(request: Request, edition: str = "press") -> Plan:
    """Make up the edition, and paint nothing."""
    checked = parse(request)
    return _make_up(edition_of(checked.issue, checked.settings, edition), checked.settings, _composer(checked.settings))


def build(request: Request, on_stage: OnStage = lambda _stage: None) -> Built:
    """Everything: read, check, make up, paint, finish, bind, prove, publish."""
    on_stage(Say(zh="读稿", en="Reading the copy"))
    checked = check(request)
    desk = _Desk(checked, _composer(checked.settings), on_stage, _pictures(checked), checked.findings)
    _require_made_up(checked.settings, request.formats)
    from pipeline.paint.engine import Renderer

    with Renderer(checked.settings.layout.fonts_folder) as renderer:
        if "press" in request.formats:
            _press(desk, renderer)
        if "proof" in request.formats:
            _proof(desk, renderer)
        if "epub" in request.formats:
            _epub(desk, renderer)
    on_stage(Say(zh="写出", en="Publishing"))
    return _publish(desk, request)


def _composer(settings: Settings) -> Composer:
    layout = settings.layout
    return Composer(load_faces(layout.fonts_folder, {face.role: (face.file, face.family) for face in layout.faces}))


def _make_up(issue: Issue, settings: Settings, composer: Composer) -> Plan:
    if settings.layout.kind == "flow":
        from pipeline.makeup.flow import flow_plan

        return flow_plan(issue, settings.layout)
    from pipeline.makeup.issue import make_up

    return make_up(issue, settings.layout, composer, settings.paper.grid)


def _require_made_up(settings: Settings, formats: Sequence[str]) -> None:
    """An issue must say what it is called in ``dist/``; nothing else is required here."""
    if not formats:
        raise SourceError(
            Say(zh="没有要做的成品。", en="No product was asked for."), where=Where(settings.paper.paper.id)
        )


def _pictures(checked: Checked) -> dict[str, bytes]:
    """The picture files of the issue, read from its own folder alone."""
    root = checked.settings.root.resolve()
    pictures = {}
    for page in checked.issue.pages:
        for story in page.stories:
            for picture in story.pictures:
                if picture.file is None:
                    continue
                path = (root / picture.file).resolve()
                if not path.is_relative_to(root) or not path.is_file():
                    raise SourceError(
                        Say(zh=f"找不到图片 {picture.file}。", en=f"The picture {picture.file} is not there."),
                        where=Where(story.source_file, page=page.number),
                        remedy=Say(zh="把图片放进 pictures/。", en="Put the picture into pictures/."),
                    )
                pictures[picture.file] = path.read_bytes()
    return pictures


def _stop_for_glyphs(findings: Sequence[Finding]) -> None:
    missing = [f for f in findings if f.code == "typography-missing-glyph" and f.severity is Severity.ERROR]
    if missing:
        raise ToolMissingError(missing[0].message, where=missing[0].where, remedy=missing[0].remedy)


def _stop_for_errors(findings: Sequence[Finding]) -> None:
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        raise NotPressReadyError(errors[0].message, where=errors[0].where, remedy=errors[0].remedy)


def _press(desk: _Desk, renderer: "Renderer") -> None:
    from pipeline.paint.colour import press_pictures
    from pipeline.paint.paint import paint
    from pipeline.press.finish import finish
    from pipeline.press.geometry import Identity, Sheet
    from pipeline.press.preflight import inspect
    from pipeline.press.profiles import output_profile
    from pipeline.press.reading import read_pages

    issue, settings = desk.checked.issue, desk.checked.settings
    _stop_for_glyphs(desk.findings)
    _stop_for_errors(desk.findings)
    desk.on_stage(Say(zh="付印版：拼版", en="Press: making up"))
    edition = edition_of(issue, settings, "press")
    made_up = _make_up(edition, settings, desk.composer)
    desk.on_stage(Say(zh="付印版：制版", en="Press: painting"))
    pictures = press_pictures(desk.pictures, output_profile())
    painted = paint(edition, made_up, settings.layout, desk.composer, renderer, edition="press", pictures=pictures)
    layout = settings.layout
    sheet = Sheet(layout.trim_width_mm, layout.trim_height_mm, layout.bleed_mm, layout.slug_mm)
    digest = hashlib.sha256(painted.pdf).hexdigest()
    title = edition.paper.title or edition.paper.id
    pdf = finish(painted.pdf, sheet, Identity(title, edition.date, digest, __version__))
    desk.on_stage(Say(zh="付印版：逐字核对", en="Press: proving every character"))
    pages = read_pages(pdf)
    desk.counts["press.pdf"] = _prove(painted, pages)
    desk.findings = (*desk.findings, *inspect(Path("press.pdf"), pdf, pages))
    _stop_for_errors(desk.findings)
    desk.files["press.pdf"] = pdf
    desk.plans["press"] = made_up
    desk.withheld["press"] = withheld_from(issue, settings, "press")


def _prove(painted: "PaintedEdition", pages: "tuple[PageText, ...]") -> int:
    """Every character owed is read back from the finished file."""
    from pipeline.press import conservation

    if painted.by_page is None:
        return conservation.check_throughout(painted.throughout, pages)
    return conservation.check(painted.by_page, pages)


def _proof(desk: _Desk, renderer: "Renderer") -> None:
    from pipeline.paint.paint import paint
    from pipeline.paint.raster import page_pictures
    from pipeline.press.reading import read_pages

    issue, settings = desk.checked.issue, desk.checked.settings
    desk.on_stage(Say(zh="大样：拼版", en="Proof: making up"))
    edition = edition_of(issue, settings, "proof")
    made_up = _make_up(edition, settings, desk.composer)
    desk.on_stage(Say(zh="大样：制版", en="Proof: painting"))
    painted = paint(
        edition,
        made_up,
        settings.layout,
        desk.composer,
        renderer,
        edition="proof",
        pictures=desk.pictures,
        findings=desk.findings,
    )
    if not any(finding.code == "typography-missing-glyph" for finding in desk.findings):
        desk.counts["proof.pdf"] = _prove(painted, read_pages(painted.pdf))
    desk.files["proof.pdf"] = painted.pdf
    for number, picture in enumerate(page_pictures(painted.pdf, PROOF_PPI), start=1):
        desk.files[f"proof-{number:02}.png"] = picture
    desk.plans["proof"] = made_up
    desk.withheld["proof"] = withheld_from(issue, settings, "proof")


def _epub(desk: _Desk, renderer: "Renderer") -> None:
    from pipeline.ebook import conservation
    from pipeline.ebook.book import make_epub

    issue, settings = desk.checked.issue, desk.checked.settings
    cover = _cover(desk, renderer)
    desk.on_stage(Say(zh="电子书", en="EPUB"))
    edition = edition_of(issue, settings, "epub")
    book = make_epub(edition, settings.layout, cover, desk.pictures)
    desk.counts["issue.epub"] = conservation.check(edition, book)
    desk.files["issue.epub"] = book
    desk.withheld["epub"] = withheld_from(issue, settings, "epub")


def _cover(desk: _Desk, renderer: "Renderer") -> bytes:
    """The picture of the front page as the press edition prints it, or as the EPUB's own edition would be."""
    from pipeline.paint.paint import paint
    from pipeline.paint.raster import page_pictures

    if "press.pdf" in desk.files:
        return page_pictures(desk.files["press.pdf"], COVER_PPI, trimmed=True, most=1)[0]
    settings = desk.checked.settings
    desk.on_stage(Say(zh="电子书：封面", en="EPUB: cover"))
    edition = edition_of(desk.checked.issue, settings, "epub")
    made_up = _make_up(edition, settings, desk.composer)
    painted = paint(edition, made_up, settings.layout, desk.composer, renderer, edition="press", pictures=desk.pictures)
    return page_pictures(painted.pdf, COVER_PPI, most=1)[0]


def _publish(desk: _Desk, request: Request) -> Built:
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
    )
    desk.files["report.json"] = report_bytes(report)
    name = re.sub(r"[^A-Za-z0-9._-]", "-", issue.paper.id)
    folder = request.out / f"{name}-{issue.date.isoformat() if issue.date else 'undated'}"
    publish(desk.files, folder)
    checked = replace(desk.checked, findings=desk.findings)
    return Built(folder, tuple((file, len(data)) for file, data in sorted(desk.files.items())), checked)
