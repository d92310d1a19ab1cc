"""Lines of neighbouring columns stand on one grid, or the page looks uneven."""

from collections.abc import Iterator

from pipeline.errors import Say
from pipeline.model import Severity
from pipeline.press.document import Fault, InspectedPdf

__all__ = ["CODE", "REASON", "REMEDY", "SEVERITY", "SOURCE", "check"]

CODE = "preflight-baseline-grid"
SEVERITY = Severity.WARNING
REASON = "Lines of neighbouring columns stand on one grid, or the page looks uneven."
REMEDY = Say(zh="把这一块放回行格。", en="Put the module back on the grid.")
SOURCE = "House practice"


def check(document: InspectedPdf) -> Iterator[Fault]:
    """One fault a page, with the worst line."""
    for page in document.composition:
        found = page.off_grid
        if found:
            line = max(found, key=lambda fault: fault.amount)
            yield Fault(
                page.page,
                Say(
                    zh=f"行离开了全版的行格：{len(found)} 行，最甚的“{line.text}”差 {line.amount:.2f} pt。",
                    en=f"{len(found)} lines stand off the grid of the page, “{line.text}” by {line.amount:.2f} pt.",
                ),
            )
