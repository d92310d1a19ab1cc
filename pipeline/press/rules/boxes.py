"""Page boxes missing or wrongly nested, or without bleed."""

from collections.abc import Iterator

from pipeline.errors import Say
from pipeline.model import Severity
from pipeline.press.document import Fault, InspectedPdf

__all__ = ["CODE", "REASON", "REMEDY", "SEVERITY", "SOURCE", "check"]

CODE = "preflight-boxes"
SEVERITY = Severity.ERROR
REASON = "A press plates and trims by the boxes; without them the page lands anywhere."
REMEDY = Say(
    zh="按成品尺寸设好 TrimBox，四周留 3 毫米出血。",
    en="Set TrimBox to the finished size with 3 mm of bleed around it.",
)
SOURCE = "ISO 15930-7:2010, 6.12"

LEAST_BLEED_PT = 8.0


def check(document: InspectedPdf) -> Iterator[Fault]:
    """One fault a page and box."""
    for number, page in enumerate(document.pdf.pages, start=1):
        if "/TrimBox" not in page.obj and "/ArtBox" not in page.obj:
            yield Fault(number, Say(zh="没有 TrimBox。", en="There is no TrimBox."))
            continue
        media, bleed, trim = ([float(x) for x in box] for box in (page.mediabox, page.bleedbox, page.trimbox))
        if not (_inside(trim, bleed) and _inside(bleed, media)):
            yield Fault(number, Say(zh="TrimBox、BleedBox、MediaBox 没有层层相套。", en="The page boxes do not nest."))
        elif min(trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]) < LEAST_BLEED_PT:
            yield Fault(number, Say(zh="出血不足 3 毫米。", en="There is less than 3 mm of bleed."))


def _inside(inner: list[float], outer: list[float]) -> bool:
    slack = 0.01
    low = all(a >= b - slack for a, b in zip(inner[:2], outer[:2], strict=True))
    return low and all(a <= b + slack for a, b in zip(inner[2:], outer[2:], strict=True))
