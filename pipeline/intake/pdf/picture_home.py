"""Which story a picture belongs to."""

from collections.abc import Sequence

from pipeline.intake.pdf.group import LIKELY, OPEN, SURE, Group, Shown
from pipeline.intake.pdf.heads import Head
from pipeline.intake.pdf.looking import HALF, SOME, across, first_above
from pipeline.intake.pdf.shapes import Area, Rule

__all__ = ["home_of"]

UNDER_PT = 60.0


def home_of(
    picture: Shown, groups: Sequence[Group], heads: Sequence[tuple[Head, Area]], rules: Sequence[Rule]
) -> tuple[Group | None, float]:
    """The story of a picture: the head over it, else what stands nearest without a rule between."""
    above = first_above(picture.area, heads, [leg for group in groups for leg in group.legs], (), rules, None)
    for group in groups:
        if above is not None and (group.head is above or any(leg is above for leg in group.legs)):
            return group, SURE if group.head is above else LIKELY
    whole = picture.whole
    under = [
        (area.y0 - whole.y1, group)
        for group in groups
        for area in _areas(group)
        if 0 <= area.y0 - whole.y1 <= UNDER_PT and area.over(whole) >= HALF * area.width
        and not _is_parted(whole, area, rules)
    ]  # fmt: skip
    if under:
        return min(under, key=lambda item: item[0])[1], LIKELY
    near = [
        (_distance(whole, area), _is_parted(whole, area, rules), group) for group in groups for area in _areas(group)
    ]
    free = [item for item in near if not item[1]] or near
    if not free:
        return None, OPEN
    return min(free, key=lambda item: item[0])[2], LIKELY if free is not near else OPEN


def _areas(group: Group) -> list[Area]:
    return [leg.area for leg in group.legs] + ([group.head.area] if group.head else [])


def _distance(one: Area, other: Area) -> float:
    return max(0.0, -one.over(other)) + max(0.0, -one.beside(other))


def _is_parted(one: Area, other: Area, rules: Sequence[Rule]) -> bool:
    for rule in rules:
        low, high = sorted((one, other), key=lambda area: area.y0 if rule.level else area.x0)
        near, far = (low.y1, high.y0) if rule.level else (low.x1, high.x0)
        shared = one.over(other) if rule.level else one.beside(other)
        along = min(across(rule, one), across(rule, other))
        if near - 1 <= rule.at <= far + 1 and shared > 0 and along > SOME * shared:
            return True
    return False
