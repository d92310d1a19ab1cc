"""加框: the air inside a box, so that no type touches its rule, and a shape moved in by so much.

The box stands on the module's own columns; its legs are narrower by ``side_em`` on either side.  Above, the rule
stands in the white row between modules, below inside the module: the stylesheet (``module.css``) draws it there.
"""

from dataclasses import dataclass, replace

from pipeline.makeup.shape import LegShape, Shape
from pipeline.model import Box, Story

__all__ = ["NO_AIR", "BoxAir", "air_of", "in_box"]


@dataclass(frozen=True, slots=True)
class BoxAir:
    """White between the edge of a module and what stands in it, in em at the sides and in whole rows."""

    side_em: float = 0.0
    above_rows: int = 0
    below_rows: int = 0

    @property
    def rows(self) -> int:
        """Rows a module is deeper for its box."""
        return self.above_rows + self.below_rows


NO_AIR = BoxAir()
AIRS = {Box.RULE: BoxAir(0.8, 0, 1), Box.TINT: BoxAir(0.8, 0, 1), Box.FANCY: BoxAir(1.4, 1, 1)}


def air_of(story: Story) -> BoxAir:
    """The air a story's box needs; none without a box."""
    return AIRS[story.box] if story.box is not None else NO_AIR


def in_box(shape: Shape, air: BoxAir, inner_em: float) -> Shape:
    """A shape of the width left inside a box, moved to its place in it."""
    if air == NO_AIR:
        return shape
    down, right, head = air.above_rows, air.side_em, shape.head
    return replace(
        shape,
        rows=shape.rows + air.rows,
        head=replace(head, row=head.row + down, x_em=head.x_em + right, width_em=head.width_em or inner_em),
        head_row=shape.head_row + down,
        legs=tuple(LegShape(leg.x_em + right, leg.row + down, leg.lines) for leg in shape.legs),
        pictures=tuple(replace(own, x_em=own.x_em + right, row=own.row + down) for own in shape.pictures),
        quote=replace(shape.quote, x_em=shape.quote.x_em + right, row=shape.quote.row + down) if shape.quote else None,
        boxed=True,
    )
