"""Annotations, scripts or forms."""

from collections.abc import Iterator

from pipeline.errors import Say
from pipeline.model import Severity
from pipeline.press.document import Fault, InspectedPdf

__all__ = ["CODE", "REASON", "REMEDY", "SEVERITY", "SOURCE", "check"]

CODE = "preflight-annotations"
SEVERITY = Severity.WARNING
REASON = "Links and notes have no place on paper, and some RIPs print them."
REMEDY = Say(zh="删去批注、链接和脚本。", en="Take out annotations, links and scripts.")
SOURCE = "ISO 15930-7:2010, 6.15 and 6.16"


def check(document: InspectedPdf) -> Iterator[Fault]:
    """One fault a page with annotations, one for scripts."""
    for number, page in enumerate(document.pdf.pages, start=1):
        if len(page.obj.get("/Annots", [])):
            yield Fault(number, Say(zh="页上有批注或链接。", en="The page has annotations or links."))
    root = document.pdf.Root
    if "/OpenAction" in root or "/AA" in root or "/AcroForm" in root:
        yield Fault(None, Say(zh="文件里有脚本或表单。", en="The file has actions or forms."))
