"""Many stories on a page: the weakest are grouped, and each group is tiled as one item.

Exact search grows threefold with each item; nine stand for a tenth of a second.  A group of up to seven keeps
together on the page, and inside it every exact tiling is still open.
"""

from collections.abc import Sequence

from pipeline.makeup.places import ANYWHERE
from pipeline.makeup.search import Item, Tiling

__all__ = ["can_be_grouped", "grouped_tiling"]

MOST_ITEMS = 9
LARGEST_GROUP = 7


def can_be_grouped(stories: int, furniture: int) -> bool:
    """Whether a page can take so many stories and pieces of furniture at its foot."""
    return stories == 0 or bool(_groups(list(range(stories)), MOST_ITEMS - furniture))


def grouped_tiling(items: Sequence[Item], columns: int, rows: int, above: int = 0) -> Tiling:
    """The tiling of a page, its items grouped as far as needed; the lead and the furniture stand alone."""
    # What has a law of its own stands alone.
    alone = [item for item in items if item.law != ANYWHERE]
    order = sorted((k for k, item in enumerate(items) if item.law == ANYWHERE), key=lambda k: items[k].weight)
    outer: list[Item] = []
    for group in _groups(order, MOST_ITEMS - len(alone)):
        if len(group) == 1:
            outer.append(items[group[0]])
            continue
        inner = Tiling(tuple(items[k] for k in group), columns, rows, above)
        weight = min(items[k].weight for k in group)
        outer.append(Item(-1, weight, tuple(inner.heights[inner.everything]), group=inner))
    return Tiling((*alone, *outer), columns, rows, above)


def _groups(order: list[int], most: int) -> list[tuple[int, ...]]:
    """The strongest alone, the weakest in as few and as small groups as bring their number down to ``most``.

    Empty where no grouping does.
    """
    if len(order) <= most:
        return [(k,) for k in order]
    for size in range(2, LARGEST_GROUP + 1):
        # At least the strongest stands alone.
        for count in range(1, most):
            alone = most - count
            grouped = order[alone:]
            if len(grouped) <= count * size:
                # Dealt out in turn, so that each group has a stronger story at its head.
                return [*((k,) for k in order[:alone]), *(tuple(grouped[n::count]) for n in range(count))]
    return []
