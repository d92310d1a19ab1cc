"""Text that cannot be read back, or a missing glyph."""

from collections.abc import Iterator

from pipeline.errors import Say
from pipeline.model import Severity
from pipeline.press.document import Fault, InspectedPdf

__all__ = ["CODE", "REASON", "REMEDY", "SEVERITY", "SOURCE", "check"]

CODE = "preflight-unreadable-text"
SEVERITY = Severity.WARNING
REASON = "What cannot be read back cannot be proved to be the copy."
REMEDY = Say(zh="换有这些字的字体，带 ToUnicode 重做。", en="Use a font that has the characters, and write ToUnicode.")
SOURCE = "ISO 32000-2, 9.10.3"


def check(document: InspectedPdf) -> Iterator[Fault]:
    """One fault a page."""
    for number, text in enumerate(document.texts, start=1):
        bad = sum(run.text.count("\ufffd") for run in text.runs)
        missing = sum(run.codes.count(0) for run in text.runs)
        if bad or missing:
            said = Say(
                zh=f"{bad} 个字读不出，{missing} 个字缺字形。",
                en=f"{bad} characters cannot be read back, {missing} have no glyph.",
            )
            yield Fault(number, said)
