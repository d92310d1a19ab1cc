"""Crop marks, registration marks and the slug line, outside the bleed, in the registration colour.

Registration colour is the separation ``All`` (ISO 32000-2, 8.6.6.4), so every plate carries the marks.
"""

from pipeline.press.geometry import Sheet

__all__ = ["marks_content"]

HAIRLINE_PT = 0.25
GAP_PT = 2.0
CIRCLE = 0.5523  # control points of a quarter circle


def marks_content(sheet: Sheet) -> bytes:
    """Content that draws the marks; expects the colour space ``/BanmianAll``."""
    left, bottom, right, top = sheet.trim_box_pt()
    bleed_left, bleed_bottom, bleed_right, bleed_top = sheet.bleed_box_pt()
    length = sheet.offset_pt - GAP_PT - 2.0
    lines = []
    for x in (left, right):
        lines.append(_line(x, bleed_bottom - GAP_PT, x, bleed_bottom - GAP_PT - length))
        lines.append(_line(x, bleed_top + GAP_PT, x, bleed_top + GAP_PT + length))
    for y in (bottom, top):
        lines.append(_line(bleed_left - GAP_PT, y, bleed_left - GAP_PT - length, y))
        lines.append(_line(bleed_right + GAP_PT, y, bleed_right + GAP_PT + length, y))
    middle_x, middle_y = (left + right) / 2, (bottom + top) / 2
    half = sheet.offset_pt / 2
    for x, y in (
        (middle_x, bleed_bottom - half),
        (middle_x, bleed_top + half),
        (bleed_left - half, middle_y),
        (bleed_right + half, middle_y),
    ):
        lines.append(_register(x, y, half * 0.55))
    return f"q /BanmianAll CS 1 SCN {HAIRLINE_PT} w\n".encode() + "\n".join(lines).encode() + b"\nQ\n"


def _line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0:.3f} {y0:.3f} m {x1:.3f} {y1:.3f} l S"


def _register(x: float, y: float, radius: float) -> str:
    c, r = CIRCLE * radius, radius
    circle = (
        f"{x + r:.3f} {y:.3f} m "
        f"{x + r:.3f} {y + c:.3f} {x + c:.3f} {y + r:.3f} {x:.3f} {y + r:.3f} c "
        f"{x - c:.3f} {y + r:.3f} {x - r:.3f} {y + c:.3f} {x - r:.3f} {y:.3f} c "
        f"{x - r:.3f} {y - c:.3f} {x - c:.3f} {y - r:.3f} {x:.3f} {y - r:.3f} c "
        f"{x + c:.3f} {y - r:.3f} {x + r:.3f} {y - c:.3f} {x + r:.3f} {y:.3f} c S"
    )
    reach = radius * 1.5
    return "\n".join((circle, _line(x - reach, y, x + reach, y), _line(x, y - reach, x, y + reach)))
