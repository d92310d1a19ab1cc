"""A plan as one HTML document: templates and stylesheets of the layout, its own before those of ``base``."""

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from pipeline.model import Finding, Issue
from pipeline.paint.templates import environment
from pipeline.paint.tokens import css_tokens
from pipeline.paint.views import PageView
from pipeline.settings.layout import Grid, Layout

__all__ = ["document_html"]

STYLESHEETS = (
    "print/page.css",
    "print/masthead.css",
    "print/module.css",
    "print/head.css",
    "print/picture.css",
    "print/furniture.css",
    "print/rules.css",
)


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
    """The document of one edition (``press`` or ``proof``)."""
    press = edition == "press"
    sheets = (*STYLESHEETS, *(() if press else ("print/proof.css",)), "style.css")
    styles = css_tokens(layout, grid, press=press) + "".join(_read(layout, name) for name in sheets)
    template = environment(*layout.folders).get_template("print/issue.html.j2")
    return template.render(
        language=issue.paper.language,
        title=issue.paper.title or "",
        edition=edition,
        # Stylesheets are the layout's own text, never the copy's.
        styles=Markup(styles),  # noqa: S704
        pages=pages,
        findings=tuple(
            FindingView(finding.severity.value, str(finding.where), finding.message.zh) for finding in findings
        ),
    )


def _read(layout: Layout, name: str) -> str:
    for folder in layout.folders:
        path: Path = folder / name
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return ""
