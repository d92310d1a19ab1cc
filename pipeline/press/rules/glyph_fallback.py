"""Single characters in another face than their line's."""

from collections import Counter
from collections.abc import Iterator

from pipeline.errors import Say
from pipeline.model import Severity
from pipeline.press.document import Fault, InspectedPdf

__all__ = ["CODE", "REASON", "REMEDY", "SEVERITY", "SOURCE", "check"]

CODE = "preflight-glyph-fallback"
SEVERITY = Severity.NOTE
REASON = "A renderer takes a missing character from any face at hand, and says nothing."
REMEDY = Say(zh="看这些字是否合眼；不合就换字体。", en="Look at them; if they jar, change the face.")
SOURCE = "House practice"


def check(document: InspectedPdf) -> Iterator[Fault]:
    """One fault a page and face."""
    for page in document.composition:
        for font, count in sorted(Counter(font for _, font in page.fallbacks).items()):
            characters = "".join(sorted({text for text, other in page.fallbacks if other == font}))
            yield Fault(
                page.page,
                Say(
                    zh=f"正文有 {count} 个字用了 {font}：{characters}。",
                    en=f"{count} characters of the body are set in {font}: {characters}.",
                ),
            )
