"""One character does not make a line (单字不成行)."""

from collections.abc import Iterator

from pipeline.errors import Say
from pipeline.model import Severity
from pipeline.press.document import Fault, InspectedPdf

__all__ = ["CODE", "REASON", "REMEDY", "SEVERITY", "SOURCE", "check"]

CODE = "preflight-lone-last-character"
SEVERITY = Severity.NOTE
REASON = "One character does not make a line (单字不成行)."
REMEDY = Say(zh="添减一两个字。", en="A word more or less would take it back.")
SOURCE = "W3C clreq, Handling of Widows and Orphans"


def check(document: InspectedPdf) -> Iterator[Fault]:
    """One fault a page, with the first line."""
    for page in document.composition:
        found = page.lone_last
        if found:
            line = found[0]
            yield Fault(
                page.page,
                Say(
                    zh=f"段末一字独行：{len(found)} 行，如“{line.text}”。",
                    en=f"{len(found)} paragraphs end in a line of one character, such as “{line.text}”.",
                ),
            )
