"""Many stories on a page: the weakest are grouped, and each group is tiled as one item.

Exact search grows threefold with each item; nine stand for seconds.  A group of up to seven keeps together on
the page, and inside it every exact tiling is still open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from random import Random

from pipeline.makeup.search import Item, Placed, Tiling

__all__ = ["GroupedTiling", "can_be_grouped"]

MOST_ITEMS = 9
LARGEST_GROUP = 7


def can_be_grouped(stories: int, furniture: int) -> bool:
    """Whether a page can take so many stories and pieces of furniture at its foot."""
    return stories == 0 or bool(_groups(list(range(stories)), MOST_ITEMS - furniture))


@dataclass(frozen=True, slots=True)
class GroupedTiling:
    """A tiling whose items may be groups: ``members[k]`` are the original items of item k."""

    whole: Tiling
    members: tuple[tuple[int, ...], ...]
    inner: tuple[Tiling | None, ...]

    @classmethod
    def of(cls, items: Sequence[Item], columns: int, rows: int) -> "GroupedTiling":
        """Group the items as far as needed; the lead and the furniture always stand alone."""
        order = sorted((k for k, item in enumerate(items) if not item.at_foot), key=lambda k: items[k].weight)
        foot = [k for k, item in enumerate(items) if item.at_foot]
        members = [*_groups(order, MOST_ITEMS - len(foot)), *((k,) for k in foot)]
        inner = tuple(
            Tiling(tuple(items[k] for k in group), columns, rows) if len(group) > 1 else None for group in members
        )
        outer = tuple(
            items[group[0]] if tiling is None else Item(min(items[k].weight for k in group), tiling.heights())
            for group, tiling in zip(members, inner, strict=True)
        )
        return cls(Tiling(outer, columns, rows), tuple(members), inner)

    def sample(self, chance: Random) -> list[Placed]:
        """One exact tiling, drawn at random; places name the original items."""
        placed = []
        for place in self.whole.sample(chance):
            group, tiling = self.members[place.item], self.inner[place.item]
            if tiling is None:
                placed.append(Placed(group[0], place.column, place.row, place.columns, place.rows))
                continue
            box = (place.column, place.row, place.columns, place.rows)
            placed += [Placed(group[p.item], p.column, p.row, p.columns, p.rows) for p in tiling.sample_in(box, chance)]
        return placed


def _groups(order: list[int], most: int) -> list[tuple[int, ...]]:
    """The strongest alone, the weakest in as few and as small groups as bring their number down to ``most``.

    Empty where no grouping does.
    """
    extra = len(order) - most
    if extra <= 0:
        return [(k,) for k in order]
    for size in range(2, LARGEST_GROUP + 1):
        count = ceil(extra / (size - 1))
        if count * size < len(order):
            alone = len(order) - count * size
            grouped = order[alone:]
            # Dealt out in turn, so that each group has a stronger story at its head.
            return [*((k,) for k in order[:alone]), *(tuple(grouped[n::count]) for n in range(count))]
    return []
