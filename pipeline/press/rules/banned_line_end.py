"""A mark that opens stands with what it opens."""

from collections.abc import Iterator

from pipeline.errors import Say
from pipeline.model import Severity
from pipeline.press.document import Fault, InspectedPdf

__all__ = ["CODE", "REASON", "REMEDY", "SEVERITY", "SOURCE", "check"]

CODE = "preflight-banned-line-end"
SEVERITY = Severity.WARNING
REASON = "A mark that opens stands with what it opens."
REMEDY = Say(zh="改排这一段。", en="Set the paragraph again.")
SOURCE = "GB/T 15834-2011, 5.1; W3C clreq, Prohibition Rules for Line Start and Line End"


def check(document: InspectedPdf) -> Iterator[Fault]:
    """One fault a page, with the first line."""
    for page in document.composition:
        found = page.banned_ends
        if found:
            line = found[0]
            yield Fault(
                page.page,
                Say(
                    zh=f"行末不该有的标点：{len(found)} 行，如“{line.text}”。",
                    en=f"{len(found)} lines end in a mark that may not stand there, such as “{line.text}”.",
                ),
            )
