"""A full line ends at its column’s edge."""

from collections.abc import Iterator

from pipeline.errors import Say
from pipeline.model import Severity
from pipeline.press.document import Fault, InspectedPdf

__all__ = ["CODE", "REASON", "REMEDY", "SEVERITY", "SOURCE", "check"]

CODE = "preflight-ragged-line"
SEVERITY = Severity.WARNING
REASON = "A full line ends at its column’s edge."
REMEDY = Say(zh="检查排这一块的程序。", en="Check what set this block.")
SOURCE = "W3C clreq, Line Adjustment"


def check(document: InspectedPdf) -> Iterator[Fault]:
    """One fault a page, with the worst line."""
    for page in document.composition:
        found = page.ragged
        if found:
            line = max(found, key=lambda fault: fault.amount)
            yield Fault(
                page.page,
                Say(
                    zh=f"满行没有对齐栏的右边：{len(found)} 行，最甚的“{line.text}”差 {line.amount:.2f} pt。",
                    en=f"{len(found)} full lines miss their right edge, “{line.text}” by {line.amount:.2f} pt.",
                ),
            )
