"""One edition painted: a plan and its issue in, a PDF and what its pages owe out."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model import Finding, Issue, Passage, Plan
from pipeline.paint.document import document_html, proof_passages
from pipeline.paint.engine import Renderer
from pipeline.paint.views import views_of
from pipeline.settings.layout import Layout
from pipeline.typography.composer import Composer

__all__ = ["PaintedEdition", "paint"]


@dataclass(frozen=True, slots=True)
class PaintedEdition:
    """The PDF as rendered, and the passages of each page in the order they are painted."""

    pdf: bytes
    passages: tuple[tuple[Passage, ...], ...]


def paint(  # noqa: PLR0913 - each is a thing of its own
    issue: Issue,
    plan: Plan,
    layout: Layout,
    composer: Composer,
    renderer: Renderer,
    *,
    edition: str,
    pictures: Mapping[str, bytes],
    findings: tuple[Finding, ...] = (),
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
    """
    grid = next(grid for grid in layout.grids if grid.name == plan.grid)
    views = views_of(issue, {page.number: page for page in plan.pages}, layout, grid, composer)
    html = document_html(issue, views.pages, layout, grid, edition=edition, findings=findings)
    addressed = {f"picture:{name}": data for name, data in pictures.items()}
    pdf = renderer.render(html, views.painted, addressed)
    extra = (() for _ in views.passages) if edition == "press" else proof_passages(issue, findings)
    passages = tuple((*before, *own) for before, own in zip(extra, views.passages, strict=True))
    return PaintedEdition(pdf, passages)
