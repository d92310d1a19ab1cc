"""What a story offers at a width: the few cheapest of the shapes of each depth, written out only when kept."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from pipeline.makeup.shape import Kind, Shape

__all__ = ["Offer", "as_it_is", "by_rows"]

SHAPES_A_KIND = 3


class Offer(NamedTuple):
    """A shape before it is written out: its depth and cost, and what writes it."""

    rows: int
    cost: float
    kind: Kind
    headline_pt: float
    build: Callable[[int, float], Shape]


def as_it_is(shape: Shape) -> Offer:
    """A shape that is written out already."""
    return Offer(shape.rows, shape.cost, shape.kind, shape.headline_pt, lambda _rows, _cost: shape)


def by_rows(offers: Iterable[Offer]) -> dict[int, tuple[Shape, ...]]:
    """The cheapest shapes of each height: a few sizes of headline for each place of the head."""
    best: dict[int, dict[tuple[Kind, float], Offer]] = {}
    for offer in offers:
        own = best.setdefault(offer.rows, {})
        key = (offer.kind, offer.headline_pt)
        if key not in own or offer.cost < own[key].cost:
            own[key] = offer
    return {rows: _few(own.values()) for rows, own in sorted(best.items())}


def _few(offers: Iterable[Offer]) -> tuple[Shape, ...]:
    counts: dict[Kind, int] = {}
    kept = []
    for offer in sorted(offers, key=lambda own: (own.cost, own.kind)):
        counts[offer.kind] = counts.get(offer.kind, 0) + 1
        if counts[offer.kind] <= SHAPES_A_KIND:
            kept.append(offer.build(offer.rows, offer.cost))
    return tuple(kept)
