"""The layouts without a gutter through the page that are drawn from: those in which readers meet the weight first.

A frame says which stories stand in which part of the page; within a part every exact tiling is still open.
"""

from itertools import combinations
from random import Random

from pipeline.makeup.bands import bands_of
from pipeline.makeup.pinwheel import wheels_of
from pipeline.makeup.places import Frame, Part, reading_place
from pipeline.makeup.search import Item, Tiling
from pipeline.makeup.steps import steps_of
from pipeline.makeup.strips import bits_of

__all__ = ["frames_of"]

MOST_FRAMES = 120
# By so many pairs in the wrong order a frame may be worse than another and still be drawn before it.
CHANCE_PAIRS = 3.0


def frames_of(tiling: Tiling, chance: Random) -> tuple[Frame, ...]:
    """Frames of all items of a tiling; none where every layout has a gutter through the page."""
    found = [*bands_of(tiling, chance), *wheels_of(tiling, chance), *steps_of(tiling, chance)]
    order = _Order(tiling)
    judged = sorted((order.wrong_pairs(frame) + CHANCE_PAIRS * chance.random(), n) for n, frame in enumerate(found))
    return tuple(found[n] for _, n in judged[:MOST_FRAMES])


class _Order:
    """For any two items, how many pairs of their stories are in the wrong order when the one is read before the other."""

    def __init__(self, tiling: Tiling) -> None:
        weights = [_weights(item) for item in tiling.items]
        self.columns, self.depth = tiling.columns, tiling.rows
        self.wrong = [[sum(a > b for a in one for b in other) for other in weights] for one in weights]

    def wrong_pairs(self, frame: Frame) -> int:
        """Of stories in different parts, as the parts are read."""
        parts = sorted(frame.parts, key=self._place)
        sets = [list(bits_of(part.subset)) for part in parts]
        return sum(self.wrong[a][b] for one, other in combinations(sets, 2) for a in one for b in other)

    def _place(self, part: Part) -> float:
        column, row, _, _ = part.rect
        return reading_place(column / self.columns, row / self.depth)


def _weights(item: Item) -> tuple[int, ...]:
    """Of the stories an item stands for."""
    if item.group is None:
        return (item.weight,)
    return tuple(weight for own in item.group.items for weight in _weights(own))
