"""Which legs and pictures belong to which head: what stands above, to the left, and what rules part.

A leg looks up: the first thing over it that is a head is its head; over a picture it looks on.  One that meets a rule,
or nothing, goes on from the leg at its left, or has an upright head beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.intake.pdf.heads import Head
from pipeline.intake.pdf.legs import Leg, Sizes
from pipeline.intake.pdf.shapes import Area, Rule, hull

__all__ = ["Group", "Shown", "groups_of"]

HALF = 0.5
MOST_OF = 0.6
SOME = 0.3
BESIDE_EM = 3.0
CLEAR_EM = 0.6
# The lowest part of an em square holds no ink of Han.
SINK = 0.12
UNDER_EM = 6.0
SURE, LIKELY, OPEN = 0.95, 0.8, 0.55


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture with the legs that are its caption."""

    area: Area
    captions: tuple[Leg, ...]
    jpeg: bytes

    @property
    def whole(self) -> Area:
        """Picture and caption."""
        return hull([self.area, *(leg.area for leg in self.captions)])


@dataclass(slots=True)
class Group:
    """A head (None: no head was found), what belongs to it in reading order, and the least sure of the decisions."""

    head: Head | None
    legs: list[Leg] = field(default_factory=list)
    pictures: list[Shown] = field(default_factory=list)
    confidence: float = SURE


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
        home, confidence = _home(picture, every, list(zip(heads, reach, strict=True)), rules)
        if home is not None:
            home.pictures.append(picture)
            home.confidence = min(home.confidence, confidence)
    for group in every:
        group.legs = _in_order(group.legs)
        group.pictures.sort(key=lambda own: (own.area.y0, own.area.x0))
    return every


def _across(rule: Rule, area: Area) -> float:
    """How far a rule runs along an area."""
    low, high = (area.x0, area.x1) if rule.level else (area.y0, area.y1)
    return min(rule.end, high) - max(rule.start, low)


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
        if not rule.level and _across(rule, area) > SOME * area.height:
            (left if rule.at <= area.x0 + 1 else right if rule.at >= area.x1 - 1 else []).append(rule.at)
    return replace(area, x0=max(left, default=float("-inf")), x1=min(right, default=float("inf")))


def _tie(
    leg: Leg,
    heads: Sequence[tuple[Head, Area]],
    legs: Sequence[Leg],
    pictures: Sequence[Shown],
    rules: Sequence[Rule],
    sizes: Sizes,
) -> _Tie:
    above = _above(leg.area, heads, legs, pictures, rules, leg)
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


def _above(
    area: Area,
    heads: Sequence[tuple[Head, Area]],
    legs: Sequence[Leg],
    pictures: Sequence[Shown],
    rules: Sequence[Rule],
    own: Leg | None,
) -> Head | Leg | Rule | None:
    """The first thing over an area; pictures are looked over."""
    found: list[tuple[float, int, Head | Leg | Rule | Shown]] = []
    line = own.size if own is not None else 8.0
    for head, reach in heads:
        if (
            not head.upright
            and reach.y1 <= area.y0 + max(CLEAR_EM * line, SINK * head.size)
            and reach.over(area) >= HALF * area.width
        ):
            found.append((reach.y1, 2, head))
    for leg in legs:
        if leg is not own and leg.area.y1 <= area.y0 + SOME * line and leg.area.over(area) >= SOME * area.width:
            found.append((leg.area.y1, 1, leg))
    for rule in rules:
        if rule.level and rule.at <= area.y0 + 1 and _across(rule, area) >= MOST_OF * area.width:
            found.append((rule.at, 0, rule))
    for picture in pictures:
        whole = picture.whole
        if whole.y1 <= area.y0 + CLEAR_EM * line and whole.over(area) >= SOME * area.width:
            found.append((whole.y1, 3, picture))
    if not found:
        return None
    nearest = max(found, key=lambda item: item[:2])[2]
    if isinstance(nearest, Shown):
        top = replace(area, y0=nearest.area.y0, y1=nearest.area.y0 + 1)
        others = [picture for picture in pictures if picture is not nearest]
        return _above(top, heads, [leg for leg in legs if leg is not own], others, rules, None)
    return nearest


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
            and _across(rule, own) > SOME * own.height
            for rule in rules
        ) or any(
            other is not leg and other.area.over(between) > 1 and other.area.beside(own) > HALF * own.height
            for other in legs
        )  # fmt: skip
        if gap > -leg.size and gap <= (2 if head.upright else 4) * BESIDE_EM * leg.size and not blocked:
            near.append((gap + (1000 if own.x0 >= area.x1 - 1 and not leg.upright else 0), head))
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
            not rule.level and own.x1 - 1 <= rule.at <= area.x0 + 1 and _across(rule, area) > SOME * area.height
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
        if tie.to is None or id(tie.to) in seen:
            return None, confidence, at
        at = tie.to
        seen.add(id(at))


def _home(
    picture: Shown, groups: Sequence[Group], heads: Sequence[tuple[Head, Area]], rules: Sequence[Rule]
) -> tuple[Group | None, float]:
    """The story of a picture: the head over it, else what stands nearest without a rule between."""
    above = _above(picture.area, heads, [leg for group in groups for leg in group.legs], (), rules, None)
    for group in groups:
        if above is not None and (group.head is above or any(leg is above for leg in group.legs)):
            return group, SURE if group.head is above else LIKELY
    whole = picture.whole
    under = [
        (area.y0 - whole.y1, group)
        for group in groups
        for area in _areas(group)
        if 0 <= area.y0 - whole.y1 <= UNDER_EM * 10 and area.over(whole) >= HALF * area.width
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
        across = min(_across(rule, one), _across(rule, other))
        if near - 1 <= rule.at <= far + 1 and shared > 0 and across > SOME * shared:
            return True
    return False


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
