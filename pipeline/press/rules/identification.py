"""The file does not say it is PDF/X."""

from collections.abc import Iterator

from pipeline.errors import Say
from pipeline.model import Severity
from pipeline.press.document import Fault, InspectedPdf

__all__ = ["CODE", "REASON", "REMEDY", "SEVERITY", "SOURCE", "check"]

CODE = "preflight-identification"
SEVERITY = Severity.WARNING
REASON = "Workflows choose by the identification; without it a file is taken for an office document."
REMEDY = Say(zh="按 PDF/X-4 重做。", en="Make the file as PDF/X-4.")
SOURCE = "ISO 15930-7:2010, 6.3"


def check(document: InspectedPdf) -> Iterator[Fault]:
    """One fault for the file."""
    metadata = document.pdf.Root.get("/Metadata")
    said = metadata.read_bytes() if metadata is not None else b""
    if b"GTS_PDFXVersion" not in said and "/GTS_PDFXVersion" not in document.pdf.docinfo:
        yield Fault(None, Say(zh="没有 PDF/X 标识。", en="There is no PDF/X identification."))
