"""Which of its shapes each story of a drawn layout takes: cheap ones, heads that do not collide, sizes by rank.

Starts from the cheapest by rank, then changes one story at a time as long as that helps.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from pipeline.makeup.places import Placed
from pipeline.makeup.score import (
    DISTINCT_RATIO,
    NEAR_SIZES_COST,
    SIZE_ORDER_COST,
    UNLIKE_COST_PT,
    Block,
    CollisionCosts,
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


def choose(choices: Sequence[Sequence[Candidate]], costs: CollisionCosts) -> list[Candidate]:
    """One candidate a story, from the candidates of each, cheapest first."""
    table = _Table(choices, costs)
    for _ in range(ROUNDS):
        if not sum(table.change(k) for k in table.order):
            break
    return table.picked


class _Table:
    """What is picked so far, and what a change would cost."""

    def __init__(self, choices: Sequence[Sequence[Candidate]], costs: CollisionCosts) -> None:
        self.choices, self.costs = choices, costs
        self.picked = [own[0] for own in choices]
        blocks = [own[0].block for own in choices]
        self.order = sorted(range(len(choices)), key=lambda k: blocks[k].rank)
        # The headlines each is measured against: those of the rungs next above and next below.
        rungs = sorted({block.rung for block in blocks})
        above = dict(pairwise(reversed(rungs)))
        self.larger = {k: [j for j in self.order if blocks[j].rung == above.get(blocks[k].rung)] for k in self.order}
        self.equal = {k: [j for j in self.order if j != k and blocks[j].rung == blocks[k].rung] for k in self.order}
        self.smaller = {k: [j for j in self.order if k in self.larger[j]] for k in self.order}
        self.beside: dict[int, list[int]] = {k: [] for k in self.order}
        for i, j in combinations(range(len(choices)), 2):
            if _neighbours(choices[i][0].block, choices[j][0].block):
                self.beside[i].append(j)
                self.beside[j].append(i)

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
        total += self.costs.pair * sum(_collides(candidate.block, self.picked[j].block) for j in self.beside[k])
        total += sum(_size_price(self.picked[j].shape, candidate.shape) for j in self.larger[k])
        total += sum(_size_price(candidate.shape, self.picked[j].shape) for j in self.smaller[k])
        unlike_pt = sum(abs(self.picked[j].shape.headline_pt - candidate.shape.headline_pt) for j in self.equal[k])
        return total + UNLIKE_COST_PT * unlike_pt / max(1, len(self.equal[k]))


def _neighbours(one: Block, other: Block) -> bool:
    left, right = (one, other) if one.column <= other.column else (other, one)
    if not left.column < right.column <= left.column + left.columns:
        return False
    return min(one.row + one.rows, other.row + other.rows) > max(one.row, other.row)


def _collides(one: Block, other: Block) -> bool:
    """Whether two heads collide that no box keeps apart."""
    return one.boxed == other.boxed and collide(one, other)


def _size_price(stronger: Shape, weaker: Shape) -> float:
    """What the sizes of the headlines of two rungs cost."""
    if stronger.headline_pt < weaker.headline_pt:
        return SIZE_ORDER_COST
    return NEAR_SIZES_COST if stronger.headline_pt < weaker.headline_pt * DISTINCT_RATIO else 0.0


def block_of(rank: int, rung: int, place: Placed, first_row: int, shape: Shape) -> Block:
    """The block a story makes with a shape at its place; ``rung`` of the headline ladder."""
    row, hole = place.row + first_row, shape.hole
    return Block(
        rank,
        rung,
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
