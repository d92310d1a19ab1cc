"""Colour that is not in the inks of the press."""

import re
from collections.abc import Iterator

from pipeline.errors import Say
from pipeline.model import Severity
from pipeline.press.document import Fault, InspectedPdf

__all__ = ["CODE", "REASON", "REMEDY", "SEVERITY", "SOURCE", "check"]

CODE = "preflight-rgb"
SEVERITY = Severity.ERROR
REASON = "RGB is separated by whatever the RIP thinks best; black type becomes four inks out of register."
REMEDY = Say(zh="全部颜色转成 CMYK 再做。", en="Convert every colour to CMYK first.")
SOURCE = "ISO 15930-7:2010, 6.2.3"

OPERATORS = re.compile(rb"(?:^|\s)(rg|RG)(?=\s|$)|/(DeviceRGB|CalRGB)\s+(?:cs|CS)")


def check(document: InspectedPdf) -> Iterator[Fault]:
    """One fault a page with RGB operators, one an image in RGB."""
    seen: set[int] = set()
    for page, content in document.contents():
        if page not in seen and OPERATORS.search(content):
            seen.add(page)
            yield Fault(page, Say(zh="页面内容里有 RGB 颜色。", en="The page's content has RGB colour."))
    for page, name, image in document.images():
        if str(image.get("/ColorSpace", "")) in ("/DeviceRGB", "/CalRGB"):
            yield Fault(page, Say(zh=f"图片 {name} 是 RGB。", en=f"The image {name} is RGB."))
