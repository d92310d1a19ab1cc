"""Lines hardly larger than the text: subheads put back into their leg, kickers and decks told from the text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.intake.pdf.legs import Leg, Row, Sizes
from pipeline.intake.pdf.line import Line
from pipeline.intake.pdf.shapes import Area, Rule, hull

__all__ = ["adjoined", "mended"]

LARGEST = 1.4
REACH_EM = 3.2
LARGER = 1.04
MOST_LINES = 2
SAME_EDGE_EM = 1.0


def mended(
    legs: Sequence[Leg], display: Sequence[Line], rules: Sequence[Rule], sizes: Sizes
) -> tuple[list[Leg], list[Line]]:
    """The legs, those made whole that a subhead had parted, and the display lines left."""
    whole, left = list(legs), []
    for line in sorted(display, key=lambda own: own.step):
        pair = None if line.upright or line.size > LARGEST * sizes.body else _around(line, whole, rules)
        if pair is None:
            left.append(line)
            continue
        above, below = pair
        rows = (*above.rows, Row((line,)), *below.rows)
        area = hull((above.area, line.area, below.area))
        low, high = min(above.low, below.low), max(above.high, below.high)
        joined = replace(above, rows=rows, low=low, high=high, area=area)
        whole = [leg for leg in whole if leg is not above and leg is not below] + [joined]
    return whole, left


def adjoined(
    legs: Sequence[Leg], display: Sequence[Line], rules: Sequence[Rule], sizes: Sizes
) -> tuple[list[Leg], list[Line]]:
    """Kickers and decks no larger than the text: a line or two set in the middle over or under a display line."""
    fonts = Counter(line.glyphs[0].face.font for leg in legs for row in leg.rows for line in row.parts)
    main = max(fonts, key=lambda font: (fonts[font], font)) if fonts else ""
    kept, joined = [], list(display)
    for leg in legs:
        lines = [line for row in leg.rows for line in row.parts]
        odd = all(line.glyphs[0].face.font != main for line in lines) or leg.size > LARGER * sizes.body
        near = any(_is_adjoining(leg, line, rules) for line in display if not line.upright)
        if odd and near and len(lines) <= MOST_LINES and not leg.upright:
            joined += lines
        else:
            kept.append(leg)
    return kept, joined


def _is_adjoining(leg: Leg, line: Line, rules: Sequence[Rule]) -> bool:
    area, other = leg.area, line.area
    white = max(area.y0 - other.y1, other.y0 - area.y1)
    middle = abs((area.x0 + area.x1) / 2 - (other.x0 + other.x1) / 2)
    top, bottom = sorted((area, other), key=lambda own: own.y0)
    return -leg.size < white <= leg.size and middle <= leg.size and not _is_ruled(top, bottom, rules)


def _around(line: Line, legs: Sequence[Leg], rules: Sequence[Rule]) -> tuple[Leg, Leg] | None:
    area = line.area
    level = [leg for leg in legs if not leg.upright and leg.low - 1 <= area.x0 and area.x1 <= leg.high + 1]
    above = [leg for leg in level if 0 <= area.y0 - leg.area.y1 <= REACH_EM * leg.size]
    below = [leg for leg in level if 0 <= leg.area.y0 - area.y1 <= REACH_EM * leg.size]
    for first in above:
        for second in below:
            same = abs(first.low - second.low) <= SAME_EDGE_EM * first.size
            alike = abs(first.size - second.size) <= 0.06 * first.size and len(first.rows) > 1 and len(second.rows) > 1
            if same and alike and not _is_ruled(first.area, second.area, rules):
                return first, second
    return None


def _is_ruled(above: Area, below: Area, rules: Sequence[Rule]) -> bool:
    return any(
        rule.level
        and above.y1 <= rule.at <= below.y0
        and min(rule.end, above.x1) - max(rule.start, above.x0) > 0.5 * above.width
        for rule in rules
    )
