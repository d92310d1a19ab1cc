"""The text of one paragraph as it grows out of pieces: white space as CSS has it, and the words set apart in it.

White space collapses, and a line end between two East Asian characters leaves nothing (CSS Text 3, 4.1.1 and 4.1.3):
source lines are broken where the sender's machine liked.  A tab is kept for the cells of a row alone.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.model import Span, Style

__all__ = ["InlineText", "Marked"]

WHITE = re.compile(r"[ \t\n]+")
WIDE = "[\u2e80-\u303f\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]"
BETWEEN_WIDE = re.compile(f"(?<={WIDE})\n(?={WIDE})")
BLANK = " \n\u00a0\u3000"
CELL_END = "\t"


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph's text and what is set apart in it, ``paragraph`` being 0 throughout."""

    text: str
    spans: tuple[Span, ...]


@dataclass(slots=True)
class InlineText:
    """A paragraph in the making."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    last: str = ""
    open: list[tuple[Style, int]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def add(self, text: str) -> None:
        """More text; its white space collapses with what stands before it."""
        if not text:
            return
        text = WHITE.sub(lambda found: "\n" if "\n" in found.group() else " ", text)
        if self.last in ("", " ", "\n", CELL_END) and text[0] in " \n":
            text = text[1:]
        self._put(text)

    def end_cell(self) -> None:
        """What follows is the next cell of a row."""
        while self.pieces and self.pieces[-1][-1] in " \n":
            short = self.pieces.pop()[:-1]
            self.length -= 1
            if short:
                self.pieces.append(short)
        self._put(CELL_END)

    def start(self, style: Style) -> None:
        """What follows is set in ``style``."""
        self.open.append((style, self.length))

    def end(self, style: Style, reading: str | None = None) -> None:
        """The innermost ``style`` ends here."""
        for at in range(len(self.open) - 1, -1, -1):
            if self.open[at][0] is style:
                _, start = self.open.pop(at)
                if start < self.length:
                    self.spans.append(Span(0, start, self.length, style, reading))
                return

    def take(self) -> Marked:
        """The paragraph so far; what comes next is another, in the styles still open."""
        open_still = [style for style, _ in self.open]
        for style in reversed(open_still):
            self.end(style)
        text = "".join(self.pieces)
        gone = [found.start() for found in BETWEEN_WIDE.finditer(text)]
        marked = _trimmed(BETWEEN_WIDE.sub("", text).replace("\n", " "), [_moved(span, gone) for span in self.spans])
        self.pieces, self.length, self.last, self.spans = [], 0, "", []
        self.open = [(style, 0) for style in open_still]
        return marked

    def _put(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)
            self.last = text[-1]


def _moved(span: Span, gone: Sequence[int]) -> Span:
    start, end = (at - bisect_left(gone, at) for at in (span.start, span.end))
    return Span(0, start, end, span.style, span.reading)


def _trimmed(text: str, spans: Sequence[Span]) -> Marked:
    start = len(text) - len(text.lstrip(BLANK))
    end = len(text.rstrip(BLANK))
    kept = []
    for span in spans:
        own_start, own_end = max(span.start, start), min(span.end, end)
        if own_start < own_end:
            kept.append(Span(0, own_start - start, own_end - start, span.style, span.reading))
    kept.sort(key=lambda span: (span.start, -span.end, span.style.value))
    return Marked(text[start:end] if start < end else "", tuple(kept))
