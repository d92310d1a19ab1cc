"""Which legs and pictures belong to which head: what stands above, to the left, and what rules part.

A leg looks up: the first thing over it that is a head is its head; over a picture it looks on.  One that meets a rule,
or nothing, goes on from the leg at its left, or has an upright head beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.intake.pdf.group import LIKELY, OPEN, SURE, Group, Shown
from pipeline.intake.pdf.heads import Head
from pipeline.intake.pdf.legs import Leg, Sizes
from pipeline.intake.pdf.looking import HALF, MOST_OF, SOME, across, first_above
from pipeline.intake.pdf.picture_home import home_of
from pipeline.intake.pdf.shapes import Area, Rule, hull

__all__ = ["groups_of"]

BESIDE_EM = 3.0
FAR_PT = 1000.0
# An indent is two em, with half an opening mark taken off; a full line may lack half a mark at its end.
INDENT_EM = 0.9
FULL_EM = 1.6


@dataclass(frozen=True, slots=True)
class _Tie:
    """What a leg is tied to, and how surely."""

    to: Head | Leg | None
    confidence: float


def groups_of(
    heads: Sequence[Head], legs: Sequence[Leg], pictures: Sequence[Shown], rules: Sequence[Rule], sizes: Sizes
) -> list[Group]:
    """The stories of a page as heads with legs and pictures, in order of their heads; those without a head last."""
    reach = [_reach(head, heads, legs, pictures, rules) for head in heads]
    ties = {id(leg): _tie(leg, list(zip(heads, reach, strict=True)), legs, pictures, rules, sizes) for leg in legs}
    groups = {id(head): Group(head) for head in heads}
    alone: list[Group] = []
    for leg in sorted(legs, key=lambda own: (own.area.x0, own.area.y0)):
        head, confidence, root = _follow(leg, ties)
        if head is None:
            group = next((group for group in alone if group.legs[0] is root), None)
            if group is None:
                group = Group(None, [] if root is leg else [root])
                alone.append(group)
        else:
            group = groups[id(head)]
        if leg not in group.legs:
            group.legs.append(leg)
        group.confidence = min(group.confidence, confidence)
    every = [*groups.values(), *alone]
    for picture in pictures:
        home, confidence = home_of(picture, every, list(zip(heads, reach, strict=True)), rules)
        if home is not None:
            home.pictures.append(picture)
            home.confidence = min(home.confidence, confidence)
    for group in every:
        group.legs = _in_order(group.legs)
        group.pictures.sort(key=lambda own: (own.area.y0, own.area.x0))
    return every


def _reach(
    head: Head, heads: Sequence[Head], legs: Sequence[Leg], pictures: Sequence[Shown], rules: Sequence[Rule]
) -> Area:
    """A head with the white at its sides: as far as the next thing that stands beside it."""
    area = head.area
    if head.upright:
        return area
    beside = [other.area for other in heads if other is not head]
    beside += [leg.area for leg in legs] + [picture.area for picture in pictures]
    beside = [other for other in beside if other.beside(area) > SOME * min(area.height, other.height)]
    left = [other.x1 for other in beside if other.x1 <= area.x0 + head.size / 2]
    right = [other.x0 for other in beside if other.x0 >= area.x1 - head.size / 2]
    for rule in rules:
        if not rule.level and across(rule, area) > SOME * area.height:
            (left if rule.at <= area.x0 + 1 else right if rule.at >= area.x1 - 1 else []).append(rule.at)
    return replace(area, x0=max(left, default=float("-inf")), x1=min(right, default=float("inf")))


def _tie(  # noqa: PLR0911 - one answer a case; all that is on the page
    leg: Leg,
    heads: Sequence[tuple[Head, Area]],
    legs: Sequence[Leg],
    pictures: Sequence[Shown],
    rules: Sequence[Rule],
    sizes: Sizes,
) -> _Tie:
    above = first_above(leg.area, heads, legs, pictures, rules, leg)
    if isinstance(above, Head):
        return _Tie(above, SURE)
    beside = _upright_head(leg, heads, legs, rules)
    left = _left_neighbour(leg, legs, rules, sizes, parted=False)
    if beside is not None and (left is None or beside.area.x0 > left.area.x0 or beside.area.x0 >= leg.area.x1 - 1):
        return _Tie(beside, SURE if beside.area.x1 <= leg.area.x0 + 1 else LIKELY)
    if isinstance(above, Leg) and left is not None:
        return _Tie(above, LIKELY) if _goes_on(above, leg) and not _goes_on(left, leg) else _Tie(left, LIKELY)
    if isinstance(above, Leg):
        return _Tie(above, LIKELY)
    if left is not None:
        return _Tie(left, SURE if _goes_on(left, leg) else LIKELY)
    parted = _left_neighbour(leg, legs, rules, sizes, parted=True)
    if parted is not None and _goes_on(parted, leg) and not _is_indented(leg):
        return _Tie(parted, OPEN)
    return _Tie(None, OPEN)


def _upright_head(
    leg: Leg, heads: Sequence[tuple[Head, Area]], legs: Sequence[Leg], rules: Sequence[Rule]
) -> Head | None:
    """The upright head that stands at a leg's side with nothing between."""
    area = leg.area
    near: list[tuple[float, Head]] = []
    for head, _ in heads:
        own = head.area
        if own.beside(area) < MOST_OF * min(own.height, area.height) or (not head.upright and own.x0 > area.x0):
            continue
        gap = -own.over(area)
        between = hull((own, area))
        blocked = any(
            not rule.level and between.x0 < rule.at < between.x1 and not own.x0 < rule.at < own.x1
            and across(rule, own) > SOME * own.height
            for rule in rules
        ) or any(
            other is not leg and other.area.over(between) > 1 and other.area.beside(own) > HALF * own.height
            for other in legs
        )  # fmt: skip
        if gap > -leg.size and gap <= (2 if head.upright else 4) * BESIDE_EM * leg.size and not blocked:
            near.append((gap + (FAR_PT if own.x0 >= area.x1 - 1 and not leg.upright else 0), head))
    return min(near, key=lambda item: item[0])[1] if near else None


def _left_neighbour(leg: Leg, legs: Sequence[Leg], rules: Sequence[Rule], sizes: Sizes, *, parted: bool) -> Leg | None:
    """The leg that is read before it: at its left, or above it where the text is upright."""
    area = leg.area
    near = []
    for other in legs:
        if other is leg or other.upright is not leg.upright or abs(other.size - leg.size) > 0.1 * leg.size:
            continue
        own = other.area
        gap = area.x0 - own.x1
        if not -1 <= gap <= BESIDE_EM * sizes.body or own.beside(area) <= 0:
            continue
        ruled = any(
            not rule.level and own.x1 - 1 <= rule.at <= area.x0 + 1 and across(rule, area) > SOME * area.height
            for rule in rules
        )
        if ruled is parted:
            near.append((own.beside(area), other))
    return max(near, key=lambda item: item[0])[1] if near else None


def _is_indented(leg: Leg) -> bool:
    return leg.rows[0].start - leg.low > 0.9 * leg.size


def _goes_on(before: Leg, leg: Leg) -> bool:
    """Whether a leg's first line may go on where another's last line ends."""
    full = before.high - before.rows[-1].end <= 1.6 * before.size
    return full if not _is_indented(leg) else True


def _follow(leg: Leg, ties: dict[int, _Tie]) -> tuple[Head | None, float, Leg]:
    confidence, seen, at = SURE, {id(leg)}, leg
    while True:
        tie = ties[id(at)]
        confidence = min(confidence, tie.confidence)
        if isinstance(tie.to, Head):
            return tie.to, confidence, at
        if tie.to is None:
            return None, confidence, at
        if id(tie.to) in seen:
            return None, confidence, _first_of_ring(tie.to, ties)
        at = tie.to
        seen.add(id(at))


def _first_of_ring(leg: Leg, ties: dict[int, _Tie]) -> Leg:
    """Of legs that are tied to each other in a ring the one that came first, from wherever it was entered."""
    ring, at = [leg], ties[id(leg)].to
    while isinstance(at, Leg) and at is not leg:
        ring.append(at)
        at = ties[id(at)].to
    order = {own: place for place, own in enumerate(ties)}
    return min(ring, key=lambda own: order[id(own)])


def _in_order(legs: list[Leg]) -> list[Leg]:
    """Legs from left to right, those of one column from the top; upright ones from the top, then from the right."""
    if legs and legs[0].upright:
        return sorted(legs, key=lambda own: (round(own.area.y0), -own.area.x1))
    columns: list[list[Leg]] = []
    for leg in sorted(legs, key=lambda own: own.area.x0):
        area = leg.area
        if columns and any(other.area.over(area) > SOME * min(other.area.width, area.width) for other in columns[-1]):
            columns[-1].append(leg)
        else:
            columns.append([leg])
    return [leg for column in columns for leg in sorted(column, key=lambda own: own.area.y0)]
