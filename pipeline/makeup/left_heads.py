"""左题: the head in the left columns, its lines across, the legs at its right; for shallow modules and short heads.

Head and legs are equally deep, so the head must all but fill that depth.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from pipeline.makeup.headline import column_head_rows
from pipeline.makeup.offers import Offer
from pipeline.makeup.shape import Kind, LegShape, Shape
from pipeline.model import HeadPlan, Story

if TYPE_CHECKING:
    from pipeline.makeup.shapes import Shapes
    from pipeline.settings.layout import Grid

__all__ = ["offers_with_head_at_left"]

MOST_HEAD_COLUMNS = 2
SHALLOWEST_ROWS, DEEPEST_ROWS = 5, 18
# What of the depth neither type nor its due air may fill, at most.
MOST_PADDING = 0.2
# Of its columns' width the widest line takes this much, or the head would float in white.
LEAST_FILL = 0.58
LEFT_HEAD_COST = 2.2
LINE_COST, SLACK_COST = 0.02, 14.0


def offers_with_head_at_left(story: Story, columns: int, shapes: "Shapes") -> Iterator[Offer]:
    """Every such shape of a story without pictures over ``columns`` columns."""
    grid = shapes.grid
    totals = shapes.totals(story, grid.measure_em)
    for over in range(1, min(MOST_HEAD_COLUMNS, columns - 1) + 1):
        legs = columns - over
        for head in shapes.heads(story, over):
            widest = max((line.width_pt for line in head.plan.lines), default=0.0)
            if widest < LEAST_FILL * grid.span_em(over) * grid.body_pt:
                continue
            for total in totals:
                rows = -(-total.lines // legs)
                slack = rows * legs - total.lines
                if slack > shapes.slack_rows or not SHALLOWEST_ROWS <= rows <= DEEPEST_ROWS:
                    continue
                if head.plan.rows > rows or _padding(head.plan, rows) > MOST_PADDING:
                    continue
                cost = LEFT_HEAD_COST + head.cost + total.cost * LINE_COST + slack * SLACK_COST
                cost += shapes.proportion_cost(story, columns, rows)
                build = partial(_placed, grid, columns, over, head.plan, total.lines, slack)
                yield Offer(rows, cost, Kind.LEFT, head.plan.headline_pt, build)


def _padding(head: HeadPlan, rows: int) -> float:
    """Of the depth below the column head, what neither type nor its due air fills."""
    above = column_head_rows(sum(line.part == "column_head" for line in head.lines))
    return 1.0 - (head.rows - above) * (1.0 - head.padding) / (rows - above)


def _placed(
    grid: "Grid", columns: int, over: int, head: HeadPlan, lines: int, slack: int, rows: int, cost: float
) -> Shape:
    """The head in the middle of its columns' depth, a leg in each of the others."""
    pitch = grid.measure_em + grid.gutter_em
    down = (rows - head.rows) * grid.leading_pt / 2
    moved = tuple(
        line if line.part == "column_head" else replace(line, baseline_pt=line.baseline_pt + down)
        for line in head.lines
    )
    plan = HeadPlan(moved, rows, _padding(head, rows), width_em=grid.span_em(over))
    legs = tuple(LegShape(n * pitch, 0, rows) for n in range(over, columns))
    return Shape(
        rows, cost, Kind.LEFT, plan, 0, rows, over, grid.measure_em, legs, lines, (), slack,
        headline_pt=head.headline_pt,
    )  # fmt: skip
