"""A line of type on a page."""

from dataclasses import dataclass

from pipeline.intake.pdf.glyphs import Glyph
from pipeline.intake.pdf.shapes import Area

__all__ = ["ABOVE_EM", "BELOW_EM", "Line"]

# How far an em square stands above and below its baseline.
ABOVE_EM, BELOW_EM = 0.88, 0.12


@dataclass(frozen=True, slots=True)
class Line:
    """A line of type: its characters with ``" "`` for white between words, its area, the size of most of it."""

    glyphs: tuple[Glyph, ...]
    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    upright: bool = False

    @property
    def area(self) -> Area:
        """Where it stands."""
        return Area(self.x0, self.y0, self.x1, self.y1)

    @property
    def start(self) -> float:
        """Where it starts along the line: from the left, or from the top if it is upright."""
        return self.y0 if self.upright else self.x0

    @property
    def end(self) -> float:
        """Where it ends along the line."""
        return self.y1 if self.upright else self.x1

    @property
    def step(self) -> float:
        """Where it stands across, growing from line to line: downward, or from right to left if it is upright."""
        return -(self.x0 + self.x1) / 2 if self.upright else self.y1 - BELOW_EM * self.size

    @property
    def letters(self) -> list[Glyph]:
        """The characters that are no white."""
        return [glyph for glyph in self.glyphs if not glyph.text.isspace()]

    @property
    def bold(self) -> bool:
        """Whether every letter of it is bold."""
        return all(glyph.face.bold for glyph in self.letters)

    @property
    def coloured(self) -> bool:
        """Whether every letter of it is in an ink other than black or grey."""
        return all(glyph.face.coloured for glyph in self.letters)
