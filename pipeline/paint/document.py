"""A plan as one HTML document: templates and stylesheets of the layout, its own before those of ``base``."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.errors import Where
from pipeline.model import Finding, Issue, Passage
from pipeline.paint.flow_models import FlowViews
from pipeline.paint.templates import environment
from pipeline.paint.tokens import css_tokens
from pipeline.paint.view_models import PageView
from pipeline.settings.layout import Grid, Layout

__all__ = ["BANNER", "document_html", "flow_html", "proof_passages"]

MADE_UP_STYLES = ("page", "masthead", "module", "head", "picture", "quote", "furniture", "advertisement", "rules")
BANNER = ("大样", "第 {number} 版　校样，未经付印")
FINDINGS_TITLE = "核对事项"
MOST_FINDINGS = 40


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding as the margin of a proof shows it."""

    severity: str
    where: str
    message: str


def document_html(
    issue: Issue,
    pages: list[PageView],
    layout: Layout,
    grid: Grid,
    *,
    edition: str,
    findings: tuple[Finding, ...] = (),
) -> str:
    """The document of one edition (``press`` or ``proof``) of a made-up issue."""
    names = MADE_UP_STYLES if edition == "press" else (*MADE_UP_STYLES, "proof")
    return (
        environment(*layout.folders)
        .get_template("print/made-up.html.j2")
        .render(
            language=issue.paper.language,
            title=issue.paper.title or "",
            edition=edition,
            styles=_styles(layout, grid, names, edition),
            pages=pages,
            banner=BANNER,
            findings_title=FINDINGS_TITLE,
            findings=_finding_views(findings),
        )
    )


def flow_html(
    issue: Issue, views: FlowViews, layout: Layout, grid: Grid, *, edition: str, findings: tuple[Finding, ...] = ()
) -> str:
    """The document of one edition of an issue whose stories flow."""
    return (
        environment(*layout.folders)
        .get_template("print/flow.html.j2")
        .render(
            language=issue.paper.language,
            title=issue.paper.title or "",
            edition=edition,
            styles=_styles(layout, grid, ("flow",) if edition == "press" else ("flow", "flow-proof"), edition),
            views=views,
            page={"number": issue.pages[0].number},
            banner=BANNER,
            findings_title=FINDINGS_TITLE,
            findings=_finding_views(findings),
        )
    )


def proof_passages(issue: Issue, findings: tuple[Finding, ...]) -> Iterator[tuple[Passage, ...]]:
    """What banner and margin add to each page of a proof, before the page itself."""
    for page in issue.pages:
        texts = [BANNER[0], BANNER[1].format(number=page.number), FINDINGS_TITLE]
        texts += [text for view in _finding_views(findings) for text in (view.where, view.message)]
        yield tuple(Passage("proof", text, Where(page=page.number)) for text in texts)


def _finding_views(findings: tuple[Finding, ...]) -> tuple[FindingView, ...]:
    return tuple(FindingView(f.severity.value, str(f.where), f.message.zh) for f in findings[:MOST_FINDINGS])


def _styles(layout: Layout, grid: Grid, names: tuple[str, ...], edition: str) -> Markup:
    """Tokens, the shared sheets, then the layout's own ``style.css``."""
    sheets = "".join(_read(layout, name) for name in (*(f"print/{name}.css" for name in names), "style.css"))
    # Stylesheets are the layout's own text, never the copy's.
    return Markup(css_tokens(layout, grid, press=edition == "press") + sheets)  # noqa: S704


def _read(layout: Layout, name: str) -> str:
    for folder in layout.folders:
        path = folder / name
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return ""
