"""The non-empty lines of a page, and what can be measured of each by itself."""

from dataclasses import dataclass, field, replace

from pipeline.intake.page.shapes import SENTENCE_END, plain_of

__all__ = ["Line", "is_open_ended", "lines_of"]

EDGES = " \t\u3000\u00a0\u2002\u2003"
FAR = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or several lines of print that are one paragraph.

    ``numbers`` are line numbers from 1; ``gap`` counts the empty lines above; ``indented`` says that the line begins
    with white; ``plain`` is the text with full-width digits and letters made half-width.
    """

    text: str
    numbers: tuple[int, ...]
    gap: int
    indented: bool
    plain: str = field(default="")
    set_right: bool = False
    """Four em of white or more stand before it."""
    pieces: tuple[int, ...] = ()
    """The characters of each line of print, where it is put together from several."""
    room: float | None = None
    """Em left in the last line of print, where the text keeps the lines of print."""

    @property
    def number(self) -> int:
        """Its first line."""
        return self.numbers[0]

    def split_numbers(self, at: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The lines that hold what is before character ``at``, and what is behind it."""
        if not self.pieces:
            return self.numbers, self.numbers
        before, behind, start = [], [], 0
        for number, size in zip(self.numbers, self.pieces, strict=True):
            if start < at:
                before.append(number)
            if start + size > at:
                behind.append(number)
            start += size
        return tuple(before), tuple(behind)

    def with_text(self, text: str) -> "Line":
        """The same line with another text."""
        return replace(self, text=text, plain=plain_of(text))


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a page that hold anything, edges stripped."""
    lines = []
    gap = 0
    for number, raw in enumerate(text.split("\n"), start=1):
        stripped = raw.strip(EDGES)
        if stripped:
            indented = raw[0] in "\u3000\u2003" or raw.startswith(("  ", "\t"))
            white = len(raw) - len(raw.lstrip(EDGES))
            far = white >= FAR and raw[:white].count("\u3000") + raw[:white].count(" ") / 2 >= FAR
            lines.append(Line(stripped, (number,), gap, indented and not far, plain_of(stripped), far))
            gap = 0
        else:
            gap += 1
    return tuple(lines)


def is_open_ended(text: str) -> bool:
    """Whether a paragraph breaks off: no mark that could end one stands at its end."""
    return SENTENCE_END.search(text) is None and not text.endswith(("：", ":", "）", ")"))
