"""Small type in more than one ink."""

from collections.abc import Iterator

from pipeline.errors import Say
from pipeline.model import Severity
from pipeline.press.document import Fault, InspectedPdf

__all__ = ["CODE", "REASON", "REMEDY", "SEVERITY", "SOURCE", "check"]

CODE = "preflight-rich-black"
SEVERITY = Severity.WARNING
REASON = "Body type in several inks blurs as soon as the plates are a hair apart."
REMEDY = Say(zh="正文只用黑版。", en="Print text in black alone.")
SOURCE = "WAN-IFRA Newspaper Production Handbook, overprint and black text"

SMALL_PT = 12.0
PARTS = 5


def check(document: InspectedPdf) -> Iterator[Fault]:
    """One fault a page: text under 12 pt with black and other inks together."""
    for number, text in enumerate(document.texts, start=1):
        if any(run.size_pt < SMALL_PT and _is_rich(run.colour) for run in text.runs):
            yield Fault(number, Say(zh="小字用了多色黑。", en="Small type is printed in rich black."))


def _is_rich(colour: str) -> bool:
    parts = colour.split()
    if len(parts) != PARTS or parts[-1] not in ("k", "scn"):
        return False
    cyan, magenta, yellow, black = (float(part) for part in parts[:4])
    return black > 0 and cyan + magenta + yellow > 0
