"""A font that is not embedded."""

from collections.abc import Iterator

from pikepdf import Dictionary, Name

from pipeline.errors import Say
from pipeline.model import Severity
from pipeline.press.document import Fault, InspectedPdf

__all__ = ["CODE", "REASON", "REMEDY", "SEVERITY", "SOURCE", "check"]

CODE = "preflight-font-not-embedded"
SEVERITY = Severity.ERROR
REASON = "A RIP that lacks the font sets another, and the page changes."
REMEDY = Say(zh="重做 PDF，嵌入全部字体。", en="Make the PDF with every font embedded.")
SOURCE = "ISO 15930-7:2010, 6.5"


def check(document: InspectedPdf) -> Iterator[Fault]:
    """One fault a page and font."""
    for page, font in document.fonts():
        name = str(font.get("/BaseFont", "?")).lstrip("/")
        if font.get("/Subtype") == Name.Type3:
            continue
        holder = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor = holder.get("/FontDescriptor", Dictionary())
        if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield Fault(page, Say(zh=f"字体 {name} 没有嵌入。", en=f"The font {name} is not embedded."))
