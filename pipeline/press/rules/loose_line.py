"""Characters tracked so far that a reader sees it."""

from collections.abc import Iterator

from pipeline.errors import Say
from pipeline.model import Severity
from pipeline.press.document import Fault, InspectedPdf

__all__ = ["CODE", "REASON", "REMEDY", "SEVERITY", "SOURCE", "check"]

CODE = "preflight-loose-line"
SEVERITY = Severity.NOTE
REASON = "Beyond 8 % of an em a line looks loose or cramped to any eye."
REMEDY = Say(zh="添减一两个字即可排匀。", en="A word more or less would even it out.")
SOURCE = "W3C clreq, Line Adjustment; the measure is the house's"
LOOSE_MILLI_EM = 80.0


def check(document: InspectedPdf) -> Iterator[Fault]:
    """One fault a page, with the worst line."""
    for page in document.composition:
        loose = page.beyond(LOOSE_MILLI_EM)
        if loose:
            worst = max(loose, key=lambda fault: abs(fault.amount))
            by = worst.amount / 10
            yield Fault(
                page.page,
                Say(
                    zh=f"{len(loose)} 行字距超过 8%，最甚的“{worst.text}”为 {by:+.1f}%。",
                    en=f"{len(loose)} lines are tracked by more than 8 % of an em, “{worst.text}” by {by:+.1f} %.",
                ),
            )
