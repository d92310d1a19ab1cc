"""Lengths and rectangles.  Every bare number in the program names its unit; here they meet.

PDF user space is 1/72 inch (ISO 32000-2, 8.3.2.3); a CSS pixel is 1/96 inch (CSS Values 4, 6.2).
"""

from dataclasses import dataclass

__all__ = ["MM_PER_INCH", "PT_PER_INCH", "PX_PER_INCH", "Rect", "mm_to_pt", "pt_to_mm", "pt_to_px"]

MM_PER_INCH = 25.4
PT_PER_INCH = 72.0
PX_PER_INCH = 96.0


def mm_to_pt(length_mm: float) -> float:
    """Millimetres to PDF points."""
    return length_mm * PT_PER_INCH / MM_PER_INCH


def pt_to_mm(length_pt: float) -> float:
    """PDF points to millimetres."""
    return length_pt * MM_PER_INCH / PT_PER_INCH


def pt_to_px(length_pt: float) -> float:
    """PDF points to CSS pixels."""
    return length_pt * PX_PER_INCH / PT_PER_INCH


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in points: origin top-left of the trimmed page, y downwards."""

    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float

    @property
    def right_pt(self) -> float:
        """The x of the right edge."""
        return self.x_pt + self.width_pt

    @property
    def bottom_pt(self) -> float:
        """The y of the lower edge."""
        return self.y_pt + self.height_pt
