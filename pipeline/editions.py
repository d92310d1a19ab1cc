"""The products of one build, each from the issue to its finished, proved bytes.

The conductor (``build``) says which are wanted; nothing here writes to disk.
"""

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import __version__
from pipeline.errors import DefectError, NotPressReadyError, Say, ToolMissingError
from pipeline.makeup.assignment import as_printed
from pipeline.makeup.edition import Withheld, edition_of, print_issue_of, withheld_from, without_fillers
from pipeline.makeup.resolution import coarse_pictures, with_resolutions
from pipeline.model import Finding, Issue, Plan, Severity
from pipeline.release.last_build import LastBuild
from pipeline.settings.values import Settings
from pipeline.typography.composer import Composer
from pipeline.typography.faces import load_faces
from pipeline.typography.rules import line_rules

if TYPE_CHECKING:
    from pipeline.makeup.issue import MadeUp
    from pipeline.paint.engine import Renderer
    from pipeline.paint.paint import PaintedEdition
    from pipeline.press.reading import PageText

__all__ = [
    "Checked",
    "Desk",
    "OnStage",
    "composer_for",
    "epub_edition",
    "make_up_edition",
    "press_edition",
    "proof_edition",
]

PROOF_PPI = 100.0
COVER_PPI = 72.0
OnStage = Callable[[Say], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """An issue read and checked; ``incoming`` are the pictures that came inside its copy."""

    issue: Issue
    settings: Settings
    findings: tuple[Finding, ...]
    incoming: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(slots=True)
class Desk:
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
    composition: list[dict[str, object]] = field(default_factory=list)
    figures_from_pdf: list[dict[str, object]] = field(default_factory=list)
    show: tuple[str, ...] = ()
    last: LastBuild = LastBuild()  # noqa: RUF009 - frozen
    assigned: dict[str, int] = field(default_factory=dict)

    def take_pages(self, printed: Issue) -> None:
        """What print made of the issue's pages holds for the products that follow."""
        issue = as_printed(self.checked.issue, printed)
        self.checked = replace(self.checked, issue=issue)
        if not self.assigned:
            floating = ((story, page.number) for page in issue.pages for story in page.stories if story.floating)
            self.assigned = {story.id: number for story, number in floating}


def composer_for(settings: Settings) -> Composer:
    """A composer in the typefaces of the layout, by the rules of the paper's language."""
    layout, composition = settings.layout, settings.paper.composition
    faces = load_faces(layout.fonts_folder, {face.role: (face.file, face.family) for face in layout.faces})
    rules = line_rules(settings.paper.paper.language, composition.level)
    return Composer(faces, rules, layout.fallback_faces, hanging=composition.hanging)


def make_up_edition(
    issue: Issue, settings: Settings, composer: Composer, edition: str, last: LastBuild | None = None
) -> "MadeUp":
    """One edition made up, starting from the last build: the issue as it prints it, and its plan."""
    from pipeline.makeup.issue import MadeUp, make_up

    if settings.layout.kind == "flow":
        from pipeline.makeup.flow import flow_plan

        flowing = without_fillers(edition_of(issue, settings, edition))
        return MadeUp(flowing, flow_plan(flowing, settings.layout))
    made = make_up(
        print_issue_of(issue, settings, edition),
        settings.layout,
        composer,
        settings.paper.grid,
        orders=settings.issue.orders,
        makeup=settings.paper.makeup,
        last=last.plan(edition) if last is not None else None,
        clock=time.monotonic,
    )
    return MadeUp(made.issue, with_resolutions(made.plan, made.issue, settings.layout))


def _note_composition(desk: Desk, edition: Issue, made_up: Plan) -> None:
    """Add what could not be set well to the findings, once where two editions agree."""
    from pipeline.makeup.composed import composition_findings

    layout = desk.checked.settings.layout
    found = (
        *composition_findings(edition, made_up, layout, desk.composer),
        *coarse_pictures(made_up, edition, layout),
    )
    desk.findings = (*desk.findings, *(finding for finding in found if finding not in desk.findings))


def _stop_for_glyphs(findings: Sequence[Finding]) -> None:
    missing = [f for f in findings if f.code == "typography-missing-glyph" and f.severity is Severity.ERROR]
    if missing:
        raise ToolMissingError(missing[0].message, where=missing[0].where, remedy=missing[0].remedy)


def _stop_for_errors(findings: Sequence[Finding]) -> None:
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        raise NotPressReadyError(errors[0].message, where=errors[0].where, remedy=errors[0].remedy)


def press_edition(desk: Desk, renderer: "Renderer") -> None:
    """The press PDF: made up, painted, finished, every character proved, preflight passed, figures read again."""
    from pipeline.paint.colour import press_pictures
    from pipeline.paint.paint import paint
    from pipeline.press.composition import composition_json
    from pipeline.press.document import open_for_inspection
    from pipeline.press.finish import finish
    from pipeline.press.geometry import Identity, Sheet
    from pipeline.press.preflight import findings_of
    from pipeline.press.profiles import output_profile
    from pipeline.press.reading import read_pages

    issue, settings = desk.checked.issue, desk.checked.settings
    _stop_for_glyphs(desk.findings)
    _stop_for_errors(desk.findings)
    desk.on_stage(Say(zh="付印版：拼版", en="Press: making up"))
    ready = make_up_edition(issue, settings, desk.composer, "press", desk.last)
    edition, made_up = ready.issue, ready.plan
    desk.take_pages(edition)
    _note_composition(desk, edition, made_up)
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
    document = open_for_inspection(Path("press.pdf"), pdf, pages)
    # A picture that make-up has named by its file is not told again by the name it has in the PDF.
    named = {finding.where.page for finding in desk.findings if finding.code == "makeup-picture-coarse"}
    seen = findings_of(document, "press.pdf")
    desk.findings = (
        *desk.findings,
        *(own for own in seen if own.code != "preflight-resolution" or own.where.page not in named),
    )
    desk.composition = composition_json(document.composition)
    document.pdf.close()
    _stop_for_errors(desk.findings)
    _compare_figures(desk, ready, pages)
    desk.files["press.pdf"] = pdf
    desk.plans["press"] = made_up
    desk.withheld["press"] = withheld_from(issue, settings, "press")


def _compare_figures(desk: Desk, ready: "MadeUp", pages: "tuple[PageText, ...]") -> None:
    """The plan's figures beside those read from the finished pages.

    Raises:
        DefectError: one of them differs that says matter is lost, overlapping or misplaced.
    """
    from pipeline.press.figures.agreement import agreement_findings, agreement_json, compare
    from pipeline.press.figures.declared import declared_pages
    from pipeline.press.figures.page_figures import page_figures

    plan, layout = ready.plan, desk.checked.settings.layout
    if not plan.pages:
        return
    named = next(grid for grid in layout.grids if grid.name == plan.grid)
    grid = replace(named, leading_pt=plan.leading_pt, rows=plan.rows)
    declared = declared_pages(ready.issue, layout, grid, {own.number: own.advertisements for own in plan.pages})
    compared = [
        compare(page.number, dict(page.metrics), page_figures(own, painted))
        for page, own, painted in zip(plan.pages, declared, pages, strict=True)
    ]
    desk.figures_from_pdf = agreement_json(compared)
    differ = agreement_findings(compared, "press.pdf")
    desk.findings = (*desk.findings, *differ)
    errors = [finding for finding in differ if finding.severity is Severity.ERROR]
    if errors:
        raise DefectError(errors[0].message, where=errors[0].where, remedy=errors[0].remedy)


def _prove(painted: "PaintedEdition", pages: "tuple[PageText, ...]") -> int:
    """Every character owed is read back from the finished file."""
    from pipeline.press import conservation

    if painted.by_page is None:
        return conservation.check_throughout(painted.throughout, pages)
    return conservation.check(painted.by_page, pages)


def proof_edition(desk: Desk, renderer: "Renderer") -> None:
    """The proof: RGB, findings in its margin, and a PNG a page."""
    from pipeline.paint.paint import paint
    from pipeline.paint.raster import page_pictures
    from pipeline.press.reading import read_pages

    issue, settings = desk.checked.issue, desk.checked.settings
    desk.on_stage(Say(zh="大样：拼版", en="Proof: making up"))
    ready = make_up_edition(issue, settings, desk.composer, "proof", desk.last)
    edition, made_up = ready.issue, ready.plan
    desk.take_pages(edition)
    _note_composition(desk, edition, made_up)
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
        show=desk.show,
    )
    if not any(finding.code == "typography-missing-glyph" for finding in desk.findings):
        desk.counts["proof.pdf"] = _prove(painted, read_pages(painted.pdf))
    desk.files["proof.pdf"] = painted.pdf
    for number, picture in enumerate(page_pictures(painted.pdf, PROOF_PPI), start=1):
        desk.files[f"proof-{number:02}.png"] = picture
    desk.plans["proof"] = made_up
    desk.withheld["proof"] = withheld_from(issue, settings, "proof")


def epub_edition(desk: Desk, renderer: "Renderer") -> None:
    """The EPUB, read back and compared."""
    from pipeline.ebook import conservation
    from pipeline.ebook.book import make_epub

    issue, settings = desk.checked.issue, desk.checked.settings
    cover = _cover(desk, renderer)
    desk.on_stage(Say(zh="电子书", en="EPUB"))
    edition = edition_of(issue, settings, "epub")
    book = make_epub(edition, settings.layout, cover, desk.pictures, ruby=settings.paper.ruby)
    desk.counts["issue.epub"] = conservation.check(edition, book)
    desk.files["issue.epub"] = book
    desk.withheld["epub"] = withheld_from(issue, settings, "epub")


def _cover(desk: Desk, renderer: "Renderer") -> bytes:
    """The picture of the front page as the press edition prints it, or as the EPUB's own edition would be."""
    from pipeline.paint.paint import paint
    from pipeline.paint.raster import page_pictures

    if "press.pdf" in desk.files:
        return page_pictures(desk.files["press.pdf"], COVER_PPI, trimmed=True, most=1)[0]
    settings = desk.checked.settings
    desk.on_stage(Say(zh="电子书：封面", en="EPUB: cover"))
    ready = make_up_edition(desk.checked.issue, settings, desk.composer, "epub", desk.last)
    painted = paint(
        ready.issue, ready.plan, settings.layout, desk.composer, renderer, edition="press", pictures=desk.pictures
    )
    return page_pictures(painted.pdf, COVER_PPI, most=1)[0]
