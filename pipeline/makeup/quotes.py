"""摘句: a sentence of the story set large across a leg, between two rules, on whole rows of its own."""

from dataclasses import replace
from math import ceil

from pipeline.makeup.shape import LegShape, Shape
from pipeline.model import QuotePlan, Story
from pipeline.settings.layout import Grid, Layout
from pipeline.typography.cells import Paragraph, Run
from pipeline.typography.composer import Composer
from pipeline.typography.faces import MILLI_EM
from pipeline.typography.set_line import SetLine

__all__ = [
    "LEAST_LINES_BESIDE",
    "QUOTE_AIR_ROWS",
    "QUOTE_PITCH",
    "quote_lines",
    "quote_rows",
    "quote_size_pt",
    "with_quote",
]

QUOTE_RATIO = 1.5
QUOTE_PITCH = 1.42
INNER_AIR_ROWS = 0.7
"""White between the rules and the quote, above and below together."""
QUOTE_AIR_ROWS = 1.1
"""White between the rules and the text, above and below together."""
LEAST_LINES_BESIDE = 5
"""Lines of the leg above a quote, and below it."""
PLACE_IN_LEG = 0.42


def quote_size_pt(grid: Grid) -> float:
    """The type size of quotes on a grid."""
    return grid.body_pt * QUOTE_RATIO


def quote_lines(story: Story, width_em: float, layout: Layout, grid: Grid, composer: Composer) -> tuple[SetLine, ...]:
    """The lines of a story's quote in a leg ``width_em`` (of body type) wide; none where it has none."""
    if not story.pull_quote:
        return ()
    paragraph, measure = _paragraph(story, layout), _measure(width_em, grid)
    options = composer.line_costs(paragraph, measure)
    return composer.set(paragraph, measure, min(options, key=lambda count: (options[count], count)))


def _paragraph(story: Story, layout: Layout) -> Paragraph:
    return Paragraph((Run(story.pull_quote, layout.quote_face),), indent_em=0.0)


def _measure(width_em: float, grid: Grid) -> int:
    return round(width_em * grid.body_pt / quote_size_pt(grid) * MILLI_EM)


def quote_rows(story: Story, width_em: float, layout: Layout, grid: Grid, composer: Composer) -> int:
    """Rows of a leg that a story's quote takes; 0 where it has none."""
    count = len(quote_lines(story, width_em, layout, grid, composer))
    depth = count * QUOTE_PITCH * quote_size_pt(grid) / grid.leading_pt
    return ceil(depth + INNER_AIR_ROWS + QUOTE_AIR_ROWS) if count else 0


def with_quote(shape: Shape, rows: int) -> Shape:
    """A shape whose lines and legs allow for a quote of ``rows``, with its place taken out of a leg.

    It stands in the middle leg of those deep enough, a little above half its depth; the leg goes on below it.
    """
    if not rows:
        return shape
    deep = [n for n, leg in enumerate(shape.legs) if leg.lines >= rows + 2 * LEAST_LINES_BESIDE]
    middle = (len(shape.legs) - 1) / 2
    # Of two legs as near to the middle, the later: the sentence has then been read.
    chosen = min(deep, key=lambda n: (abs(n - middle), -n))
    leg = shape.legs[chosen]
    text = leg.lines - rows
    above = min(max(LEAST_LINES_BESIDE, round(text * PLACE_IN_LEG)), text - LEAST_LINES_BESIDE)
    parts = (LegShape(leg.x_em, leg.row, above), LegShape(leg.x_em, leg.row + above + rows, text - above))
    return replace(
        shape,
        legs=(*shape.legs[:chosen], *parts, *shape.legs[chosen + 1 :]),
        lines=shape.lines - rows,
        quote=QuotePlan(leg.x_em, leg.row + above, shape.measure_em, rows),
    )
