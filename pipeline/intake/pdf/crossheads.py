"""Subheads a little larger than the text, which stand between two pieces of one leg, put back into it."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.intake.pdf.legs import Leg, Row, Sizes
from pipeline.intake.pdf.line import Line
from pipeline.intake.pdf.shapes import Area, Rule

__all__ = ["mended"]

LARGEST = 1.4
REACH_EM = 3.2
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
        joined = replace(above, rows=rows, low=min(above.low, below.low), high=max(above.high, below.high))
        whole = [leg for leg in whole if leg is not above and leg is not below] + [joined]
    return whole, left


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
