"""转版: jump lines that stand alone, at the end of a paragraph, or at either end of a headline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.intake.page.lines import Line
from pipeline.intake.page.shapes import JUMP_TAIL

__all__ = ["JumpText", "comes_from", "without_jumps"]

FROM = re.compile(r"上接|[紧緊]接|[转轉]自|(?<![下])接第")
AT_START = re.compile(
    r"^[（(【\[]\s*(?:上接|[紧緊]接|接)\s*第?\s*[A-Z0-9一二三四五六七八九十]{1,3}\s*(?:版|页)[^。，（）()]{0,8}[）)】\]]\s*"
)


@dataclass(frozen=True, slots=True)
class JumpText:
    """A jump: its words, its line's number, and the index of the stream's line it stood on or before."""

    text: str
    number: int
    at: int


def comes_from(text: str) -> bool:
    """Whether the story began on another page (上接), rather than going on there (下转)."""
    return FROM.search(text) is not None


def without_jumps(lines: Sequence[Line]) -> tuple[list[Line], list[JumpText]]:
    """The lines with the jumps at their ends taken off, and those jumps."""
    kept: list[Line] = []
    jumps: list[JumpText] = []
    for k, line in enumerate(lines):
        rest = line
        start = AT_START.match(rest.plain)
        if start is not None and start.end() < len(rest.text):
            jumps.append(JumpText(rest.text[: start.end()].strip(), line.number, k))
            rest = rest.with_text(rest.text[start.end() :])
        tail = JUMP_TAIL.search(rest.plain[-24:])
        at = max(0, len(rest.plain) - 24) + tail.start() if tail is not None else 0
        if tail is not None and at > 0:
            jumps.append(JumpText(rest.text[at:].strip(), line.numbers[-1], k))
            rest = rest.with_text(rest.text[:at].rstrip())
        kept.append(rest)
    return kept, jumps
