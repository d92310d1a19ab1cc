"""A picture too coarse at the size it is placed."""

import math
import re
from collections.abc import Iterator

from pipeline.errors import Say
from pipeline.model import Severity
from pipeline.press.document import Fault, InspectedPdf

__all__ = ["CODE", "REASON", "REMEDY", "SEVERITY", "SOURCE", "check"]

CODE = "preflight-resolution"
SEVERITY = Severity.WARNING
REASON = "Below 150 pixels an inch newsprint shows the pixels."
REMEDY = Say(zh="换更大的图片，或缩小它。", en="Use a larger picture, or place it smaller.")
SOURCE = "WAN-IFRA Newspaper Production Handbook; houses ask 170 to 200 ppi"

LEAST_PPI = 150.0
PX_TO_PT = 0.75  # our painter draws in CSS pixels; a foreign file is judged no stricter
PLACED = re.compile(rb"([-+\d.]+) ([-+\d.]+) ([-+\d.]+) ([-+\d.]+) [-+\d.]+ [-+\d.]+ cm\s+(?:/\S+ gs\s+)*(/\S+) Do")


def check(document: InspectedPdf) -> Iterator[Fault]:
    """One fault a placed image; its size is that of the innermost matrix before it, in page units."""
    sizes = {(page, name): (int(image.Width), int(image.Height)) for page, name, image in document.images()}
    for page, content in document.contents():
        for a, b, _c, _d, name in PLACED.findall(content):
            pixels = sizes.get((page, name.decode("latin-1")))
            width_pt = math.hypot(float(a), float(b)) * PX_TO_PT
            if pixels is not None and width_pt > 1 and pixels[0] / (width_pt / 72) < LEAST_PPI:
                ppi = pixels[0] / (width_pt / 72)
                yield Fault(
                    page, Say(zh=f"图片 {name.decode()} 只有 {ppi:.0f} ppi。", en=f"{name.decode()} has {ppi:.0f} ppi.")
                )
