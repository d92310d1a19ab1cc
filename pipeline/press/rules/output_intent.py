"""No output intent says which press the colours are meant for."""

from collections.abc import Iterator

from pipeline.errors import Say
from pipeline.model import Severity
from pipeline.press.document import Fault, InspectedPdf

__all__ = ["CODE", "REASON", "REMEDY", "SEVERITY", "SOURCE", "check"]

CODE = "preflight-output-intent"
SEVERITY = Severity.ERROR
REASON = "CMYK numbers mean nothing without the condition they were made for."
REMEDY = Say(zh="带上印刷条件的 ICC 特性文件重做。", en="Make the file with an output intent and its profile.")
SOURCE = "ISO 15930-7:2010, 6.2.2"


def check(document: InspectedPdf) -> Iterator[Fault]:
    """One fault for the file."""
    intents = document.pdf.Root.get("/OutputIntents")
    kinds = [str(intent.get("/S", "")) for intent in intents] if intents is not None else []
    if "/GTS_PDFX" not in kinds:
        yield Fault(None, Say(zh="没有输出意图（OutputIntent）。", en="There is no PDF/X output intent."))
