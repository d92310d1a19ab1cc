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
    near = sorted(
        ((_distance(whole, area), area, group) for group in groups for area in _areas(group)), key=lambda item: item[0]
    )
    if not near:
        return None, OPEN
    free = next((group for _, area, group in near if not _is_parted(whole, area, rules)), None)
    return (near[0][2], OPEN) if free is None else (free, LIKELY)


def _areas(group: Group) -> list[Area]:
    return [leg.area for leg in group.legs] + ([group.head.area] if group.head else [])


def _distance(one: Area, other: Area) -> float:
    return max(0.0, -one.over(other)) + max(0.0, -one.beside(other))


def _is_parted(one: Area, other: Area, rules: Sequence[Rule]) -> bool:
    for level in (True, False):
        shared = one.over(other) if level else one.beside(other)
        if shared <= 0:
            continue
        low, high = sorted((one, other), key=_top if level else _left)
        near, far = (low.y1 - 1, high.y0 + 1) if level else (low.x1 - 1, high.x0 + 1)
        if any(
            rule.level is level
            and near <= rule.at <= far
            and min(across(rule, one), across(rule, other)) > SOME * shared
            for rule in rules
        ):
            return True
    return False


def _top(area: Area) -> float:
    return area.y0


def _left(area: Area) -> float:
    return area.x0
