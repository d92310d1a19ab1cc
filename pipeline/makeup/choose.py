"""Which of its shapes each story of a drawn layout takes: cheap ones, heads that do not collide, sizes by rank.

Starts from the cheapest by rank, then changes one story at a time as long as that helps.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.makeup.places import Placed
from pipeline.makeup.score import (
    COLLISION_COST,
    DISTINCT_RANKS,
    DISTINCT_RATIO,
    NEAR_SIZES_COST,
    SIZE_ORDER_COST,
    Block,
    collide,
)
from pipeline.makeup.shape import Shape

__all__ = ["Candidate", "block_of", "choose"]

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A shape a story could take at its place, with the block it would make."""

    shape: Shape
    block: Block


def choose(ranks: Sequence[int], choices: Sequence[Sequence[Candidate]]) -> list[Candidate]:
    """One candidate a story.

    Args:
        ranks: of the stories.
        choices: the candidates of each, cheapest first.
    """
    table = _Table(ranks, choices)
    for _ in range(ROUNDS):
        if not sum(table.change(k) for k in table.order):
            break
    return table.picked


class _Table:
    """What is picked so far, and what a change would cost."""

    def __init__(self, ranks: Sequence[int], choices: Sequence[Sequence[Candidate]]) -> None:
        self.ranks, self.choices = ranks, choices
        self.picked = [own[0] for own in choices]
        self.order = sorted(range(len(choices)), key=lambda k: ranks[k])
        self.beside: dict[int, list[int]] = {k: [] for k in self.order}
        for i, j in combinations(range(len(choices)), 2):
            if _neighbours(choices[i][0].block, choices[j][0].block):
                self.beside[i].append(j)
                self.beside[j].append(i)
        self.place = {k: n for n, k in enumerate(self.order)}

    def change(self, k: int) -> bool:
        """Take the cheapest candidate of story ``k`` as the others stand; whether that is another."""
        if len(self.choices[k]) == 1:
            return False
        prices = [self._price(k, candidate) for candidate in self.choices[k]]
        least = min(prices)
        now = prices[self.choices[k].index(self.picked[k])]
        if least >= now:
            return False
        self.picked[k] = self.choices[k][prices.index(least)]
        return True

    def _price(self, k: int, candidate: Candidate) -> float:
        total = candidate.shape.cost
        total += COLLISION_COST * sum(_collides(candidate.block, self.picked[j].block) for j in self.beside[k])
        place, ranks, order = self.place[k], self.ranks, self.order
        if place and ranks[order[place - 1]] < ranks[k]:
            total += _size_price(ranks[order[place - 1]], self.picked[order[place - 1]].shape, candidate.shape)
        if place + 1 < len(order) and ranks[k] < ranks[order[place + 1]]:
            total += _size_price(ranks[k], candidate.shape, self.picked[order[place + 1]].shape)
        return total


def _neighbours(one: Block, other: Block) -> bool:
    left, right = (one, other) if one.column <= other.column else (other, one)
    if not left.column < right.column <= left.column + left.columns:
        return False
    return min(one.row + one.rows, other.row + other.rows) > max(one.row, other.row)


def _collides(one: Block, other: Block) -> bool:
    """Whether two heads collide that no box keeps apart."""
    return one.boxed == other.boxed and collide(one, other)


def _size_price(rank: int, stronger: Shape, weaker: Shape) -> float:
    """What the sizes of two headlines cost; ``rank`` is the stronger's."""
    if stronger.headline_pt < weaker.headline_pt:
        return SIZE_ORDER_COST
    if rank > DISTINCT_RANKS:
        return 0.0
    return NEAR_SIZES_COST if stronger.headline_pt < weaker.headline_pt * DISTINCT_RATIO else 0.0


def block_of(rank: int, place: Placed, first_row: int, shape: Shape) -> Block:
    """The block a story makes with a shape at its place."""
    row, hole = place.row + first_row, shape.hole
    return Block(
        rank,
        place.column,
        row,
        place.columns,
        place.rows - 1,
        row + shape.head_row,
        shape.head_rows,
        shape.head_columns,
        shape.headline_pt,
        shape.cost,
        rank > 1,
        hole.columns if hole is not None else 0,
        hole.rows if hole is not None else 0,
        hole is not None and hole.left,
        shape.boxed,
    )
