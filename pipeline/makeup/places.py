"""Where things stand on a page while it is searched: rectangles, what fills them, what a story can wrap."""

from dataclasses import dataclass
from typing import Protocol

from pipeline.model import Hole

__all__ = ["MIDDLE", "WIDEST_GUTTER", "Frame", "Part", "Placed", "Rect", "Wraps"]

Rect = tuple[int, int, int, int]
"""Column, row, columns, rows."""
# A straight gutter may be as long as this share of the page's width or depth.
WIDEST_GUTTER = 0.65
# Between these shares of the page's depth a straight gutter across is seen.
MIDDLE = (0.22, 0.80)


class Wraps(Protocol):
    """What a story can wrap; heights and rows count the white row below."""

    def heights(self, columns: int, hole_columns: int, hole_bits: int) -> int:
        """Its heights (as bits) around a hole of one of the heights ``hole_bits``."""

    def holes(self, columns: int, rows: int, hole_columns: int) -> set[int]:
        """The heights of holes it can have when it is ``rows`` deep."""

    def steps(self, columns: int, hole_columns: int, deepest_hole: int) -> tuple[tuple[int, int], ...]:
        """Pairs of rows and rows of hole it can have."""


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
