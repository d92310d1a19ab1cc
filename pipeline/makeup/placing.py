"""Shapes written out: where head, legs and pictures of a module stand, by where its head is."""

from pipeline.makeup.pictures import Frames, picture_plans
from pipeline.makeup.shape import Kind, LegShape, Shape
from pipeline.makeup.upright import HeadBeside
from pipeline.model import HeadPlan, PicturePlan
from pipeline.settings.layout import Grid

__all__ = ["place_across", "place_beside", "place_in_part"]


def place_across(
    grid: Grid,
    columns: int,
    head: HeadPlan,
    leg_count: int,
    leg_rows: int,
    measure: float,
    lines: int,
    frames: Frames | None,
    slack: int,
    rows: int,
    cost: float,
    *,
    kind: Kind,
) -> Shape:
    """The places of legs and pictures below a head, or of head and legs below pictures; pictures may end the legs."""
    pitch = measure + grid.gutter_em
    head_row, top = 0, head.rows
    above, below = [0] * leg_count, [0] * leg_count
    pictures: tuple[PicturePlan, ...] = ()
    if frames is not None:
        left, over_all = frames.first_leg * pitch, frames.legs == leg_count
        own = range(frames.first_leg, frames.first_leg + (0 if over_all else frames.legs))
        if frames.foot_rows:
            pictures = picture_plans(frames.tiles, left, rows - frames.rows, measure)
            below = [frames.rows if n in own else frames.foot_rows for n in range(leg_count)]
        elif kind is Kind.PICTURE_FIRST:
            head_row, top = frames.rows, frames.rows + head.rows
            pictures = picture_plans(frames.tiles, left, 0)
        else:
            pictures = picture_plans(frames.tiles, left, head.rows)
            top += frames.rows if over_all else 0
            above = [frames.rows if n in own else 0 for n in range(leg_count)]
    legs = tuple(
        LegShape(n * pitch, top + above[n], leg_rows - above[n] - below[n]) for n in range(leg_count) if leg_rows
    )
    plan = HeadPlan(head.lines, head.rows, head.padding, head_row)
    return Shape(
        rows, cost, kind, plan, head_row, head.rows, columns, measure, legs, lines, pictures, slack,
        headline_pt=head.headline_pt,
    )  # fmt: skip


def place_in_part(
    grid: Grid, columns: int, over: int, head: HeadPlan, lines: int, slack: int, rows: int, cost: float
) -> Shape:
    """The head over the left columns, the legs of the others beside it up to the top."""
    pitch = grid.measure_em + grid.gutter_em
    legs = tuple(
        LegShape(n * pitch, head.rows if n < over else 0, rows - (head.rows if n < over else 0)) for n in range(columns)
    )
    plan = HeadPlan(head.lines, head.rows, head.padding, width_em=grid.span_em(over))
    return Shape(
        rows, cost, Kind.PART, plan, 0, head.rows, over, grid.measure_em, legs, lines, (), slack,
        headline_pt=head.headline_pt,
    )  # fmt: skip


def place_beside(grid: Grid, head: HeadBeside, lines: int, slack: int, rows: int, cost: float) -> Shape:
    """The head upright at the left of the legs."""
    pitch = head.measure_em + grid.gutter_em
    legs = tuple(LegShape(head.legs_x_em + n * pitch, 0, rows) for n in range(head.leg_count))
    plan = head.plan(rows, grid)
    return Shape(
        rows, cost, Kind.UPRIGHT, plan, 0, 0, 0, head.measure_em, legs, lines, (), slack,
        headline_pt=head.headline_pt,
    )  # fmt: skip
