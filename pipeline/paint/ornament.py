"""花边: an ornamental rule around a box, drawn as paths: lozenges and dots in a chain between two hairlines.

A replaced element like a painted leg.  The stylesheet says where the box stands and in which ink; the chain is fitted
to it, a whole number of links on every side, a rosette in each corner.
"""

from typing import Any

__all__ = ["ORNAMENT_KEY", "OrnamentElement"]

ORNAMENT_KEY = "ornament:chain"
# In CSS pixels of 0.75 pt.
BAND_PX = 9.6
HAIRLINE_PX, OUTER_LINE_PX = 0.55, 1.2
LINK_PX = 11.0
LOZENGE_LONG_PX, LOZENGE_SHORT_PX = 3.3, 2.0
DOT_PX = 0.85
# A circle of four curves: the length of their handles (4/3 · (√2 - 1)).
ROUND = 0.5523


class OrnamentElement:
    """The ornamental rule as WeasyPrint's replaced element."""

    def get_intrinsic_size(self, _image_resolution: object, _font_size: object) -> tuple[None, None, None]:
        """None of its own: it is as large as the stylesheet says."""
        return None, None, None

    def draw(self, stream: Any, width: float, height: float, style: Any) -> None:  # noqa: ANN401 - WeasyPrint's own
        """Draw the ring; the origin is the box's top-left corner, y downwards, in CSS pixels."""
        stream.push_state()
        stream.set_color(style["color"])
        _ring(stream, 0.0, width, height, OUTER_LINE_PX)
        _ring(stream, BAND_PX - HAIRLINE_PX, width, height, HAIRLINE_PX)
        middle = (OUTER_LINE_PX + BAND_PX - HAIRLINE_PX) / 2
        for x, y in ((a, b) for a in (middle, width - middle) for b in (middle, height - middle)):
            _lozenge(stream, x, y, LOZENGE_SHORT_PX * 1.5, LOZENGE_SHORT_PX * 1.5)
        _chain(stream, middle, width - middle, (middle, height - middle), down=False)
        _chain(stream, middle, height - middle, (middle, width - middle), down=True)
        stream.pop_state()


def _ring(stream: Any, inset: float, width: float, height: float, line: float) -> None:  # noqa: ANN401
    """A rectangular rule as four filled bars: no stroke to be thinned by a renderer."""
    wide, deep = width - 2 * inset, height - 2 * inset
    stream.rectangle(inset, inset, wide, line)
    stream.rectangle(inset, inset + deep - line, wide, line)
    stream.rectangle(inset, inset + line, line, deep - 2 * line)
    stream.rectangle(inset + wide - line, inset + line, line, deep - 2 * line)
    stream.fill()


def _chain(stream: Any, start: float, end: float, sides: tuple[float, float], *, down: bool) -> None:  # noqa: ANN401
    """Links along two opposite sides, between their corners."""
    count = max(1, round((end - start) / LINK_PX))
    link = (end - start) / count
    for across in sides:
        for n in range(count):
            at = start + n * link
            x, y = (across, at + link / 2) if down else (at + link / 2, across)
            _dot(stream, x, y)
            if n:
                x, y = (across, at) if down else (at, across)
                long, short = LOZENGE_LONG_PX, LOZENGE_SHORT_PX
                _lozenge(stream, x, y, short if down else long, long if down else short)


def _lozenge(stream: Any, x: float, y: float, half_width: float, half_height: float) -> None:  # noqa: ANN401
    stream.move_to(x - half_width, y)
    stream.line_to(x, y - half_height)
    stream.line_to(x + half_width, y)
    stream.line_to(x, y + half_height)
    stream.close()
    stream.fill()


def _dot(stream: Any, x: float, y: float) -> None:  # noqa: ANN401
    r, c = DOT_PX, DOT_PX * ROUND
    stream.move_to(x - r, y)
    stream.curve_to(x - r, y - c, x - c, y - r, x, y - r)
    stream.curve_to(x + c, y - r, x + r, y - c, x + r, y)
    stream.curve_to(x + r, y + c, x + c, y + r, x, y + r)
    stream.curve_to(x - c, y + r, x - r, y + c, x - r, y)
    stream.close()
    stream.fill()
