"""What a story offers at a width: the few cheapest of the shapes of each depth, written out only when kept."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from pipeline.makeup.boxes import BoxAir, in_box
from pipeline.makeup.quotes import with_quote
from pipeline.makeup.shape import Kind, Shape

__all__ = ["Offer", "as_it_is", "by_rows", "offer_in_box", "offer_with_quote"]

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


def offer_with_quote(offer: Offer, rows: int) -> Offer:
    """An offer whose lines allow for a quote of so many rows."""
    if not rows:
        return offer
    return offer._replace(build=lambda own_rows, cost: with_quote(offer.build(own_rows, cost), rows))


def offer_in_box(offer: Offer, air: BoxAir, inner_em: float) -> Offer:
    """An offer of the width inside a box, with the box around it."""
    if not air.side_em:
        return offer
    return offer._replace(
        rows=offer.rows + air.rows,
        build=lambda rows, cost: in_box(offer.build(rows - air.rows, cost), air, inner_em),
    )


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
