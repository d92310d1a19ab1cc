"""A picture too coarse at the size it is placed."""

from collections.abc import Iterator

from pipeline.errors import Say
from pipeline.model import Severity
from pipeline.press.document import Fault, InspectedPdf
from pipeline.settings.layout import LEAST_PPI
from pipeline.units import PT_PER_INCH

__all__ = ["CODE", "REASON", "REMEDY", "SEVERITY", "SOURCE", "check"]

CODE = "preflight-resolution"
SEVERITY = Severity.WARNING
REASON = "Below 150 pixels an inch newsprint shows the pixels."
REMEDY = Say(zh="换更大的图片，或缩小它。", en="Use a larger picture, or place it smaller.")
SOURCE = "WAN-IFRA Newspaper Production Handbook; houses ask 170 to 200 ppi"


def check(document: InspectedPdf) -> Iterator[Fault]:
    """One fault a placed image."""
    pixels = {(page, name): int(image.Width) for page, name, image in document.images()}
    for page, text in enumerate(document.texts, start=1):
        for image in text.images:
            across = pixels.get((page, image.name))
            if across is None or image.width_pt < 1.0:
                continue
            ppi = across / (image.width_pt / PT_PER_INCH)
            if ppi < LEAST_PPI:
                yield Fault(
                    page, Say(zh=f"图片 {image.name} 只有 {ppi:.0f} ppi。", en=f"{image.name} has {ppi:.0f} ppi.")
                )
