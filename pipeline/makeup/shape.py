"""What a shape is: one way to set a story on a rectangle, with the places of its head, legs and pictures in it."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model import HeadPlan, Hole, Leg, PicturePlan, QuotePlan

__all__ = ["Kind", "LegShape", "Shape", "legs_of"]


class Kind(StrEnum):
    """Where the head of a module stands."""

    ACROSS = "across"
    """通栏题: over the whole width."""
    PART = "part"
    """Over the left legs; the right ones rise to the module's top beside it."""
    UPRIGHT = "upright"
    """竖题: upright at the left, the legs beside it."""
    LEFT = "left"
    """左题: in the left columns, the legs at its right."""
    PICTURE_FIRST = "picture-first"
    """Below the picture."""
    WRAP = "wrap"
    """咬合: across, the legs around another module."""
    ALL_UPRIGHT = "all-upright"
    """竖排: text and head upright."""


@dataclass(frozen=True, slots=True)
class LegShape:
    """A leg inside a module: its left edge in em, its first row, how many lines it holds."""

    x_em: float
    row: int
    lines: int


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to set a story: ``rows`` counts head, legs and pictures, without the white below.

    Rows of legs and pictures count from the module's top.  The headline's band takes ``head_rows`` rows from
    ``head_row`` over ``head_columns`` columns from the left; all 0 where the headline stands upright.  ``slack`` are
    lines that stay empty; ``pitch_pt`` is the distance of upright lines, None where lines run across.
    """

    rows: int
    cost: float
    kind: Kind
    head: HeadPlan
    head_row: int
    head_rows: int
    head_columns: int
    measure_em: float
    legs: tuple[LegShape, ...]
    lines: int
    pictures: tuple[PicturePlan, ...] = ()
    slack: int = 0
    pitch_pt: float | None = None
    hole: Hole | None = None
    headline_pt: float = 0.0
    quote: QuotePlan | None = None
    boxed: bool = False
    """Whether a box its editor asked for stands around it."""


def legs_of(shape: Shape, row: int) -> tuple[Leg, ...]:
    """The legs of a shape that stands at ``row``, with the lines each holds."""
    legs, line = [], 0
    for leg in shape.legs:
        last = min(shape.lines, line + leg.lines)
        legs.append(Leg(leg.x_em, row + leg.row, line, last))
        line = last
    return tuple(legs)
