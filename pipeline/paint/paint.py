"""One edition painted: a plan and its issue in, a PDF and what its pages owe out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.model import Finding, Issue, Passage, Plan
from pipeline.paint.addresses import picture_address
from pipeline.paint.document import BANNER, document_html, flow_html, proof_passages
from pipeline.paint.engine import Renderer
from pipeline.paint.flow import flow_views_of
from pipeline.paint.flow_pages import with_running_heads
from pipeline.paint.margin import findings_in_margin
from pipeline.paint.views import views_of
from pipeline.settings.layout import Layout
from pipeline.typography.composer import Composer

__all__ = ["PaintedEdition", "paint"]

BANNER_PARTS = len(BANNER)


@dataclass(frozen=True, slots=True)
class PaintedEdition:
    """The PDF as rendered, and what it owes in the order of painting.

    ``by_page``: the passages of each page; None for a flow layout, whose passages run through all pages.
    """

    pdf: bytes
    by_page: tuple[tuple[Passage, ...], ...] | None
    throughout: tuple[Passage, ...]


def paint(
    issue: Issue,
    plan: Plan,
    layout: Layout,
    composer: Composer,
    renderer: Renderer,
    *,
    edition: str,
    pictures: Mapping[str, bytes],
    findings: tuple[Finding, ...] = (),
    show: tuple[str, ...] = (),
) -> PaintedEdition:
    """Paint an edition (``press`` or ``proof``) of a made-up issue.

    Args:
        issue: the edition's issue.
        plan: its make-up.
        layout: the layout the plan was made on.
        composer: the composer the plan was made with.
        renderer: an open renderer.
        edition: ``press`` for CMYK without banner, ``proof`` for RGB with findings in the margin.
        pictures: picture file names of the issue to their data.
        findings: what the margin of a proof shows.
        show: what a proof draws over the body type (``overlay.SHOWN``).
    """
    named = next(grid for grid in layout.grids if grid.name == plan.grid)
    grid = replace(named, leading_pt=plan.leading_pt, rows=plan.rows)
    addressed = {picture_address(name): data for name, data in pictures.items()}
    if layout.kind == "flow":
        flow = flow_views_of(issue, layout, grid, composer, show)
        html = flow_html(issue, flow, layout, grid, edition=edition, findings=findings)
        # The banner stands before everything, the findings on pages of their own at the end.
        said = () if edition == "press" else next(proof_passages(issue, findings))
        pdf, flowed = renderer.render_flowing(html, flow.painted, addressed)
        owed = (*said[:BANNER_PARTS], *flow.passages, *said[BANNER_PARTS:])
        return PaintedEdition(pdf, None, with_running_heads(owed, flowed))
    views = views_of(
        issue, {page.number: page for page in plan.pages}, layout, grid, composer, show, proof=edition == "proof"
    )
    findings = findings_in_margin(findings, layout)
    html = document_html(issue, views.pages, layout, grid, edition=edition, findings=findings)
    pdf = renderer.render(html, views.painted, addressed)
    extra = (() for _ in views.passages) if edition == "press" else proof_passages(issue, findings)
    passages = tuple((*before, *own) for before, own in zip(extra, views.passages, strict=True))
    return PaintedEdition(pdf, passages, ())
