"""What stands over an area of a page, and how far rules run along it."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.intake.pdf.group import Shown
from pipeline.intake.pdf.heads import Head
from pipeline.intake.pdf.legs import Leg
from pipeline.intake.pdf.shapes import Area, Rule

__all__ = ["HALF", "MOST_OF", "SOME", "across", "first_above"]

HALF = 0.5
MOST_OF = 0.6
SOME = 0.3
CLEAR_EM = 0.6
# The lowest part of an em square holds no ink of Han.
SINK = 0.12
SMALL_PT = 8.0


def across(rule: Rule, area: Area) -> float:
    """How far a rule runs along an area."""
    low, high = (area.x0, area.x1) if rule.level else (area.y0, area.y1)
    return min(rule.end, high) - max(rule.start, low)


def first_above(
    area: Area,
    heads: Sequence[tuple[Head, Area]],
    legs: Sequence[Leg],
    pictures: Sequence[Shown],
    rules: Sequence[Rule],
    own: Leg | None,
) -> Head | Leg | Rule | None:
    """The first thing over an area; pictures are looked over.

    Args:
        area: the area.
        heads: each with the room it has at its sides.
        legs: all of the page.
        pictures: with their captions.
        rules: all of the page.
        own: the leg that stands in the area, None if it is a picture.
    """
    clear = CLEAR_EM * (own.size if own is not None else SMALL_PT)
    found: list[tuple[float, int, Head | Leg | Rule | Shown]] = [
        (reach.y1, 2, head)
        for head, reach in heads
        if not head.upright
        and reach.y1 <= area.y0 + max(clear, SINK * head.size)
        and reach.over(area) >= HALF * area.width
    ]
    found += [
        (leg.area.y1, 1, leg)
        for leg in legs
        if leg is not own and leg.area.y1 <= area.y0 + clear / 2 and leg.area.over(area) >= SOME * area.width
    ]
    found += [
        (rule.at, 0, rule)
        for rule in rules
        if rule.level and rule.at <= area.y0 + 1 and across(rule, area) >= MOST_OF * area.width
    ]
    found += [
        (picture.whole.y1, 3, picture)
        for picture in pictures
        if picture.whole.y1 <= area.y0 + clear and picture.whole.over(area) >= SOME * area.width
    ]
    if not found:
        return None
    nearest = max(found, key=lambda item: item[:2])[2]
    if not isinstance(nearest, Shown):
        return nearest
    top = replace(area, y0=nearest.area.y0, y1=nearest.area.y0 + 1)
    others = [picture for picture in pictures if picture is not nearest]
    return first_above(top, heads, [leg for leg in legs if leg is not own], others, rules, None)
