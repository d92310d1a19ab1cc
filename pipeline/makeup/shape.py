"""What a shape is: one way to set a story on a rectangle, with the places of its legs and pictures in it."""

from dataclasses import dataclass

from pipeline.model import HeadPlan, Leg, PicturePlan

__all__ = ["LegShape", "Shape", "legs_of"]


@dataclass(frozen=True, slots=True)
class LegShape:
    """A leg inside a module: its left edge in em, its first row, how many lines it holds."""

    x_em: float
    row: int
    lines: int


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to set a story: ``rows`` counts head, legs and pictures, without the white below.

    Rows of legs and pictures count from the module's top.  ``head_rows`` is how deep the band of its headline is,
    0 where the headline stands upright at the side.  ``slack`` are lines that stay empty; ``pitch_pt`` is the distance
    of upright lines, None where lines run across.
    """

    rows: int
    cost: float
    head: HeadPlan
    head_rows: int
    measure_em: float
    legs: tuple[LegShape, ...]
    lines: int
    pictures: tuple[PicturePlan, ...] = ()
    slack: int = 0
    pitch_pt: float | None = None

    @property
    def headline_pt(self) -> float:
        """The size of the headline."""
        return self.head.headline_pt


def legs_of(shape: Shape, row: int) -> tuple[Leg, ...]:
    """The legs of a shape that stands at ``row``, with the lines each holds."""
    legs, line = [], 0
    for leg in shape.legs:
        last = min(shape.lines, line + leg.lines)
        legs.append(Leg(leg.x_em, row + leg.row, line, last))
        line = last
    return tuple(legs)
