"""A picture story whose text stands in one leg beside its pictures, both as wide as it takes to end level.

The pictures fill the rest of the module's width, whatever that is; their depth then gives by what may be cut off.  The
head stands over the whole width, or over the text alone with the pictures rising to the module's top.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from pipeline.makeup.arrange import Arrangement
from pipeline.makeup.copyfit import LineCount
from pipeline.makeup.offers import Offer
from pipeline.makeup.pictures import most_picture_share, picture_plans, picture_share_cost
from pipeline.makeup.shape import Kind, LegShape, Shape
from pipeline.model import HeadPlan, Story

if TYPE_CHECKING:
    from pipeline.makeup.headline import HeadOption
    from pipeline.makeup.shapes import Shapes

__all__ = ["offers_beside_text"]

# Few measures, those upright heads ask for as well: each is broken for the whole page.
MEASURES_EM = (11, 12, 13, 14, 15, 16, 18, 20, 22)
LEAST_PICTURES_EM = 14.0
LEAST_LINES = 4
LINE_COST, SLACK_COST = 0.02, 14.0
BESIDE_COST, PART_COST = 0.4, 0.8
# A text wider than this share of the module leaves its pictures small.
WIDEST_TEXT = 0.5


def offers_beside_text(story: Story, columns: int, shapes: "Shapes") -> Iterator[Offer]:
    """Every such shape of a story over ``columns`` columns."""
    span, gutter = shapes.span_em(story, columns), shapes.grid.gutter_em
    for measure in MEASURES_EM:
        width = span - measure - gutter
        if width < LEAST_PICTURES_EM or measure > WIDEST_TEXT * span:
            continue
        deepest = most_picture_share(story) * shapes.grid.rows
        arranged = [own for own in shapes.darkroom.arranged(story.pictures, width) if own.rows <= deepest]
        if not arranged:
            continue
        totals = [total for total in shapes.totals(story, float(measure)) if total.lines >= LEAST_LINES]
        over_text = shapes.heads_over(story, 1, float(measure))
        yield from _offers(story, columns, measure, (arranged, totals, over_text), shapes)


def _offers(
    story: Story,
    columns: int,
    measure: int,
    found: "tuple[list[Arrangement], list[LineCount], Sequence[HeadOption]]",
    shapes: "Shapes",
) -> Iterator[Offer]:
    arranged, totals, over_text = found
    for total in totals:
        for own in arranged:
            price = total.cost * LINE_COST + own.cost + picture_share_cost(story, own, shapes.darkroom)
            slack = own.rows - total.lines
            if 0 <= slack <= shapes.slack_rows:
                for head in shapes.heads(story, columns):
                    rows = head.plan.rows + own.rows
                    cost = BESIDE_COST + head.cost + price + slack * SLACK_COST
                    cost += shapes.proportion_cost(story, columns, rows)
                    build = partial(_across, shapes, columns, head.plan, measure, total.lines, own, story.rank)
                    yield Offer(rows, cost, Kind.ACROSS, head.plan.headline_pt, build)
            for head in over_text:
                slack = own.rows - head.plan.rows - total.lines
                if head.plan.rows and 0 <= slack <= shapes.slack_rows:
                    cost = PART_COST + head.cost + price + slack * SLACK_COST
                    cost += shapes.proportion_cost(story, columns, own.rows)
                    build = partial(_over_text, shapes, head.plan, measure, total.lines, own)
                    yield Offer(own.rows, cost, Kind.PART, head.plan.headline_pt, build)


def _across(
    shapes: "Shapes",
    columns: int,
    head: HeadPlan,
    measure: int,
    lines: int,
    own: Arrangement,
    rank: int,
    rows: int,
    cost: float,
) -> Shape:
    """The head over text and pictures; the text at the left or, in every second story, at the right."""
    gutter = shapes.grid.gutter_em
    wide = max(tile.x_em + tile.width_em for tile in own.tiles)
    text_x, pictures_x = (0.0, measure + gutter) if rank % 2 else (wide + gutter, 0.0)
    return Shape(
        rows,
        cost,
        Kind.ACROSS,
        head,
        0,
        head.rows,
        columns,
        float(measure),
        (LegShape(text_x, head.rows, rows - head.rows),),
        lines,
        picture_plans(own.tiles, pictures_x, head.rows),
        rows - head.rows - lines,
        headline_pt=head.headline_pt,
    )


def _over_text(
    shapes: "Shapes", head: HeadPlan, measure: int, lines: int, own: Arrangement, rows: int, cost: float
) -> Shape:
    """The head over the text at the left; the pictures rise beside it to the top."""
    grid = shapes.grid
    covered = ceil(measure / (grid.measure_em + grid.gutter_em))
    return Shape(
        rows,
        cost,
        Kind.PART,
        HeadPlan(head.lines, head.rows, head.padding, width_em=float(measure)),
        0,
        head.rows,
        covered,
        float(measure),
        (LegShape(0.0, head.rows, rows - head.rows),),
        lines,
        picture_plans(own.tiles, measure + grid.gutter_em, 0),
        rows - head.rows - lines,
        headline_pt=head.headline_pt,
    )
