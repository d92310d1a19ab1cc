"""Where things stand on a page while it is searched: rectangles, what fills them, what a story can wrap."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from pipeline.model import Hole

__all__ = [
    "ANYWHERE",
    "MIDDLE",
    "THREE_QUARTERS",
    "TWO_THIRDS",
    "WIDEST_GUTTER",
    "Frame",
    "Law",
    "Part",
    "Placed",
    "Rect",
    "Wraps",
    "bits_of",
    "mirrored",
    "reading_place",
    "sums",
]

Rect = tuple[int, int, int, int]
"""Column, row, columns, rows."""
# A straight gutter may be as long as this share of the page's width or depth.
WIDEST_GUTTER = 0.65
# On a page that has no such layout, two thirds: four columns of six; then three quarters: five of seven.
TWO_THIRDS = 0.67
THREE_QUARTERS = 0.75
# Reading goes down first, then to the right.
RIGHTWARD = 0.35
# Between these shares of the page's depth a straight gutter across is seen.
MIDDLE = (0.22, 0.80)


class Wraps(Protocol):
    """What a story can wrap; heights and rows count the white row below."""

    def heights(self, columns: int, hole_columns: int, hole_bits: int) -> int:
        """Its heights (as bits) around a hole of one of the heights ``hole_bits``."""

    def holes(self, columns: int, rows: int, hole_columns: int) -> frozenset[int]:
        """The heights of holes it can have when it is ``rows`` deep."""

    def steps(self, columns: int, hole_columns: int, deepest_hole: int) -> tuple[tuple[int, int], ...]:
        """Pairs of rows and rows of hole it can have."""


@dataclass(frozen=True, slots=True)
class Law:
    """Where an item stands in any rectangle that holds it: -1 top or left, 1 foot or right, 0 anywhere."""

    vertical: int = 0
    horizontal: int = 0

    def holds(self, rect: Rect, columns: int, rows: int) -> bool:
        """Whether a rectangle of a page touches the edges the law names."""
        column, row, width, depth = rect
        edges = {-1: row == 0, 0: True, 1: row + depth == rows}
        sides = {-1: column == 0, 0: True, 1: column + width == columns}
        return edges[self.vertical] and sides[self.horizontal]


ANYWHERE = Law()


@dataclass(frozen=True, slots=True)
class Placed:
    """An item on its rectangle; ``rows`` includes the white row below.  ``hole``: the corner others fill."""

    item: int
    column: int
    row: int
    columns: int
    rows: int
    hole: Hole | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A set of items on a rectangle; with a ``hole`` it is one story that wraps what stands there."""

    subset: int
    rect: Rect
    hole: Hole | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A page parted otherwise than by a straight cut."""

    parts: tuple[Part, ...]


def reading_place(left: float, top: float) -> float:
    """How early a reader meets what begins there, least first; both as shares of the page."""
    return top + RIGHTWARD * left


def bits_of(bits: int) -> Iterator[int]:
    """The places of the bits that are set, from the lowest."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def mirrored(bits: int, rows: int) -> int:
    """Bit ``rows - h`` for every bit h up to ``rows``."""
    return int(f"{bits & ((1 << (rows + 1)) - 1):0{rows + 1}b}"[::-1], 2)


def sums(one: int, other: int) -> int:
    """Bits a + b for every bit a of one and b of the other."""
    if one.bit_count() > other.bit_count():
        one, other = other, one
    total = 0
    while one:
        low = one & -one
        total |= other << (low.bit_length() - 1)
        one ^= low
    return total
