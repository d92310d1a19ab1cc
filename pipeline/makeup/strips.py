"""Strips across the page's head and foot: there a straight gutter across is not seen (``MIDDLE``).

Between a strip at the head and one at the foot the page is shallower, so that gutters down stay short.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from pipeline.makeup.places import MIDDLE, Part, bits_of
from pipeline.makeup.search import Tiling

__all__ = ["Field", "Strip", "fields_of", "strips", "with_strips"]

MOST_IN_STRIP = 3


@dataclass(frozen=True, slots=True)
class Strip:
    """A set that fills a strip across the page at one of some heights; the empty strip has none."""

    subset: int
    heights: tuple[int, ...]


def strips(tiling: Tiling, *, at_head: bool) -> list[Strip]:
    """Sets that can stand across at the page's head or foot; the empty one first."""
    low, high = (share * tiling.depth for share in MIDDLE)
    deepest = int(low) - tiling.above if at_head else int(tiling.depth - high)
    # What must stand at an edge is in its strip, if there is one.
    wanted, forbidden = (tiling.upper, tiling.lower) if at_head else (tiling.lower, tiling.upper)
    found = [Strip(0, (0,))]
    for subset in range(1, tiling.everything) if deepest > 0 else ():
        if subset.bit_count() > MOST_IN_STRIP or subset & forbidden or wanted & ~subset:
            continue
        bits = tiling.heights[subset][tiling.columns] & ((1 << (deepest + 1)) - 1)
        if bits:
            found.append(Strip(subset, tuple(bits_of(bits))))
    return found


@dataclass(frozen=True, slots=True)
class Field:
    """What is left of a page: ``rows`` between ``head_rows`` and ``foot_rows`` of strips."""

    head: Strip
    foot: Strip
    head_rows: int
    foot_rows: int
    rows: int


def fields_of(tiling: Tiling, chance: Random, most: int) -> Iterator[Field]:
    """The whole page first, then at most so many pairs of strips."""
    nothing = Strip(0, (0,))
    yield Field(nothing, nothing, 0, 0, tiling.rows)
    heads, feet = strips(tiling, at_head=True), strips(tiling, at_head=False)
    pairs = [
        (head, foot)
        for head in heads
        for foot in feet
        if (head.subset or foot.subset) and not head.subset & foot.subset
    ]
    for head, foot in chance.sample(pairs, min(most, len(pairs))):
        head_rows, foot_rows = chance.choice(head.heights), chance.choice(foot.heights)
        yield Field(head, foot, head_rows, foot_rows, tiling.rows - head_rows - foot_rows)


def with_strips(
    tiling: Tiling, head: Strip, foot: Strip, head_rows: int, foot_rows: int, between: tuple[Part, ...]
) -> tuple[Part, ...]:
    """The parts of a page: a strip at the head, what stands between, a strip at the foot; an empty strip is none."""
    columns, rows = tiling.columns, tiling.rows
    return (
        *((Part(head.subset, (0, 0, columns, head_rows)),) if head_rows else ()),
        *between,
        *((Part(foot.subset, (0, rows - foot_rows, columns, foot_rows)),) if foot_rows else ()),
    )
