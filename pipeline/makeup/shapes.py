"""The shape table: every rectangle a story could take, exact in lines, with its cost.

For each width in columns: each head that fits it, each place for the head, each way to part the width into legs (one
a column, or fewer and wider ones, 变栏), each size of picture; a shape exists only where the lines of the story, and
the rows of its pictures, fill the legs to the last row, or leave no more than the slack allowed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from math import ceil, log

from pipeline.makeup.arrange import Darkroom
from pipeline.makeup.beside_text import offers_beside_text
from pipeline.makeup.boxes import air_of
from pipeline.makeup.copyfit import CopyFit, LineCount
from pipeline.makeup.headline import HeadOption, head_options
from pipeline.makeup.left_heads import offers_with_head_at_left
from pipeline.makeup.offers import Offer, as_it_is, by_rows, offer_in_box, offer_with_quote
from pipeline.makeup.pictures import Frames, feet_beside, frames_over, is_pictorial
from pipeline.makeup.placing import place_across, place_beside, place_in_part
from pipeline.makeup.quotes import LEAST_LINES_BESIDE, quote_rows
from pipeline.makeup.shape import Kind, Shape
from pipeline.makeup.upright import heads_beside, upright_shapes
from pipeline.makeup.wrap import Fill, WrapTable
from pipeline.model import Story
from pipeline.settings.layout import Grid, Layout
from pipeline.typography.composer import Composer
from pipeline.typography.faces import MILLI_EM

__all__ = ["Shapes"]

NARROWEST_LEG_EM = 10.5
WIDEST_LEG_EM = 22.5
# A few lines below a picture may run wider, and be fewer.
WIDEST_UNDER_PICTURE_EM, MOST_WIDE_ROWS = 33.5, 4
SHORTEST_LEG_ROWS, SHORTEST_UNDER_PICTURE = 4, 2
SHORTEST_SINGLE_LEG_ROWS = 8
LONGEST_LEG_ROWS = 64
EASY_LEG_ROWS = 42
MOST_TOTALS, MOST_FILLS = 5, 240
SLACK_COST = 14.0
LINE_COST = 0.02
PART_COST, BESIDE_COST, PICTURE_FIRST_COST = 1.2, 3.0, 0.8
# An upright head as long as the page is deep would be read by nobody.
DEEP_HEAD_COST, EASY_HEAD_ROWS = 0.3, 32
# 半栏题: so many columns may rise beside the head.
MOST_BESIDE = 2
WIDEST_WITH_HEAD_BESIDE = 3


@dataclass(slots=True)
class Shapes:
    """Shape tables on one grid of one layout."""

    layout: Layout
    grid: Grid
    composer: Composer
    copyfit: CopyFit
    darkroom: Darkroom
    slack_rows: int = 0
    headline_scale: float = 1.0
    _heads: dict[tuple[Story, int, float], tuple[HeadOption, ...]] = field(default_factory=dict)

    def table(self, story: Story, columns: int, most_rows: int) -> dict[int, tuple[Shape, ...]]:
        """Rows to the best few shapes of that height, cheapest first."""
        air, inner_em = air_of(story), self.span_em(story, columns)
        found = self._offers(story, columns)
        if story.upright:
            found = (as_it_is(shape) for shape in upright_shapes(story, columns, most_rows, self))
        offers = (offer_in_box(offer, air, inner_em) for offer in found)
        return by_rows(offer for offer in offers if offer.rows <= most_rows)

    def wraps(self, story: Story) -> WrapTable | None:
        """The story as one that wraps others; None where it is upright or boxed, or has no headline or no text."""
        if story.upright or story.box is not None or not story.headline or not story.paragraphs:
            return None
        widths = range(1, self.grid.columns + 1)
        heads = ((), *(self.heads(story, columns) for columns in widths))
        fills = ((), *(self._fills(story, columns) for columns in widths))
        return WrapTable(story, self.grid, fills, heads, self._quote_rows(story, self.grid.measure_em))

    def _fills(self, story: Story, columns: int) -> tuple[Fill, ...]:
        """What the legs of so many columns can hold, cheapest first."""
        measure = self.grid.measure_em
        frames = frames_over(story, columns, measure, self.darkroom)
        quote = self._quote_rows(story, measure)
        # Pictures bring their own freedom.
        totals = self.totals(story, measure)[: MOST_TOTALS if not story.pictures else 2]
        fills = [
            Fill(total.lines + quote, total.cost * LINE_COST + (own.cost if own is not None else 0.0), own)
            for own in frames
            for total in totals
        ]
        return tuple(sorted(fills, key=lambda fill: fill.cost)[:MOST_FILLS])

    def heads(self, story: Story, columns: int) -> tuple[HeadOption, ...]:
        """The heads of a story over so many columns."""
        return self.heads_over(story, columns, self.span_em(story, columns))

    def heads_over(self, story: Story, columns: int, width_em: float) -> tuple[HeadOption, ...]:
        """The heads of a story over a width of its own, of about so many columns."""
        key = (story, columns, width_em)
        found = self._heads.get(key)
        if found is None:
            found = self._heads[key] = head_options(
                story, columns, self.layout, self.grid, self.composer, width_em=width_em, scale=self.headline_scale
            )
        return found

    def span_em(self, story: Story, columns: int) -> float:
        """How much of the width of some columns a story has for itself: all of it, or what is inside its box."""
        return self.grid.span_em(columns) - 2 * air_of(story).side_em

    def _quote_rows(self, story: Story, measure_em: float) -> int:
        return quote_rows(story, measure_em, self.layout, self.grid, self.composer)

    def totals(self, story: Story, measure_em: float) -> tuple[LineCount, ...]:
        """The lines a story can take at a measure, cheapest first; none at all where it has pictures alone."""
        if not story.paragraphs and not story.pictures:
            return ()
        return self.copyfit.totals(story, round(measure_em * MILLI_EM))

    def proportion_cost(self, story: Story, columns: int, rows: int) -> float:
        """A module neither a ribbon nor a chimney: width to depth about 1.2."""
        aspect = self.span_em(story, columns) * self.grid.body_pt / (rows * self.grid.leading_pt)
        return 1.5 * abs(log(aspect / 1.2))

    def _offers(self, story: Story, columns: int) -> Iterator[Offer]:
        pictorial = is_pictorial(story)
        for leg_count in self._leg_counts(story, columns, pictorial=pictorial):
            yield from self._across(story, columns, leg_count, pictorial=pictorial)
        if pictorial and columns > 1 and story.paragraphs and not story.pull_quote:
            yield from offers_beside_text(story, columns, self)
        if not story.headline or story.pictures or story.box is not None:
            return
        if columns > 1:
            yield from self._in_part(story, columns)
            if not story.quote:
                yield from offers_with_head_at_left(story, columns, self)
        if columns <= WIDEST_WITH_HEAD_BESIDE:
            yield from self._beside(story, columns)

    def _leg_counts(self, story: Story, columns: int, *, pictorial: bool) -> Iterator[int]:
        widest = WIDEST_UNDER_PICTURE_EM if pictorial else max(WIDEST_LEG_EM, self.grid.measure_em)
        for count in range(columns, 0, -1):
            if NARROWEST_LEG_EM <= self._measure_em(story, columns, count) <= widest:
                yield count
            if not story.paragraphs:
                return

    def _measure_em(self, story: Story, columns: int, leg_count: int) -> float:
        gutters = (leg_count - 1) * self.grid.gutter_em
        return (self.span_em(story, columns) - gutters) / leg_count

    def _across(self, story: Story, columns: int, leg_count: int, *, pictorial: bool) -> Iterator[Offer]:
        """The head over the whole width; pictures under it, beside or below the text, or above it."""
        measure = self._measure_em(story, columns, leg_count)
        totals = self.totals(story, measure)
        quote = self._quote_rows(story, measure)
        heads = self.heads(story, columns)
        frames_all = [*frames_over(story, leg_count, measure, self.darkroom)]
        if measure <= WIDEST_LEG_EM:
            frames_all += feet_beside(story, leg_count, measure, self.darkroom)
        for frames in frames_all:
            over_all = frames is not None and frames.legs == leg_count
            for total in totals:
                leg_rows, slack = self._legs(total.lines + quote, leg_count, frames, pictorial=pictorial)
                if leg_rows is None or (measure > WIDEST_LEG_EM and not over_all):
                    continue
                if quote and leg_rows < quote + 2 * LEAST_LINES_BESIDE:
                    continue
                if measure > max(WIDEST_LEG_EM, self.grid.measure_em) and leg_rows > MOST_WIDE_ROWS:
                    continue
                body_cost = total.cost * LINE_COST + slack * SLACK_COST
                body_cost += _leg_cost(leg_rows, leg_count, columns) if total.lines else 0.0
                body_cost += frames.cost if frames is not None else 0.0
                across = frames.rows if frames is not None and over_all else 0
                for head in heads:
                    rows = head.plan.rows + leg_rows + across
                    cost = head.cost + body_cost + self.proportion_cost(story, columns, rows)
                    build = partial(
                        place_across,
                        self.grid,
                        columns,
                        head.plan,
                        leg_count,
                        leg_rows,
                        measure,
                        total.lines + quote,
                        frames,
                        slack,
                    )
                    size = head.plan.headline_pt
                    offer = Offer(rows, cost, Kind.ACROSS, size, partial(build, kind=Kind.ACROSS))
                    yield offer_with_quote(offer, quote)
                    if over_all and head.plan.rows:
                        cost += PICTURE_FIRST_COST
                        offer = Offer(rows, cost, Kind.PICTURE_FIRST, size, partial(build, kind=Kind.PICTURE_FIRST))
                        yield offer_with_quote(offer, quote)

    def _in_part(self, story: Story, columns: int) -> Iterator[Offer]:
        """The head over the left columns; the others rise beside it."""
        measure = self.grid.measure_em
        totals, quote = self.totals(story, measure), self._quote_rows(story, measure)
        for over in range(max(1, columns - MOST_BESIDE), columns):
            for head in self.heads(story, over):
                if not head.plan.rows:
                    continue
                for total in totals:
                    inside = total.lines + quote - (columns - over) * head.plan.rows
                    depth = ceil(inside / columns)
                    slack = depth * columns - inside
                    if slack > self.slack_rows or not SHORTEST_LEG_ROWS <= depth <= LONGEST_LEG_ROWS:
                        continue
                    if quote and depth < quote + 2 * LEAST_LINES_BESIDE:
                        continue
                    rows = head.plan.rows + depth
                    cost = PART_COST + head.cost + total.cost * LINE_COST + slack * SLACK_COST
                    cost += _leg_cost(depth, columns, columns) + self.proportion_cost(story, columns, rows)
                    build = partial(place_in_part, self.grid, columns, over, head.plan, total.lines + quote, slack)
                    yield offer_with_quote(Offer(rows, cost, Kind.PART, head.plan.headline_pt, build), quote)

    def _beside(self, story: Story, columns: int) -> Iterator[Offer]:
        """The head upright at the left, the legs beside it."""
        for head in heads_beside(story, columns, self):
            totals, quote = self.totals(story, head.measure_em), self._quote_rows(story, head.measure_em)
            for total in totals:
                lines = total.lines + quote
                rows = ceil(lines / head.leg_count)
                slack = rows * head.leg_count - lines
                least = max(SHORTEST_SINGLE_LEG_ROWS, head.least_rows, quote and quote + 2 * LEAST_LINES_BESIDE)
                if slack > self.slack_rows or not least <= rows <= min(LONGEST_LEG_ROWS, head.most_rows):
                    continue
                cost = BESIDE_COST + head.cost + total.cost * LINE_COST + slack * SLACK_COST
                cost += DEEP_HEAD_COST * max(0, rows - EASY_HEAD_ROWS)
                cost += _leg_cost(rows, head.leg_count, columns) + self.proportion_cost(story, columns, rows)
                build = partial(place_beside, self.grid, head, lines, slack)
                yield offer_with_quote(Offer(rows, cost, Kind.UPRIGHT, head.headline_pt, build), quote)

    def _legs(self, lines: int, leg_count: int, frames: Frames | None, *, pictorial: bool) -> tuple[int | None, int]:
        """Rows of the legs, and slack; None when the lines do not fill them within the slack allowed."""
        inside = 0
        if frames is not None and frames.legs < leg_count:
            inside = frames.legs * frames.rows + frames.foot_rows
        if not lines:
            return (None if inside or frames is None else 0), 0
        leg_rows = ceil((lines + inside) / leg_count)
        slack = leg_rows * leg_count - lines - inside
        least = SHORTEST_LEG_ROWS if leg_count > 1 else min(lines, SHORTEST_SINGLE_LEG_ROWS)
        if pictorial and not inside:
            least = min(least, SHORTEST_UNDER_PICTURE)
        if inside and frames is not None:
            least = frames.rows + SHORTEST_LEG_ROWS
        fits = slack <= self.slack_rows and least <= leg_rows <= LONGEST_LEG_ROWS
        return (leg_rows if fits else None), slack


def _leg_cost(leg_rows: int, leg_count: int, columns: int) -> float:
    deep = 0.15 * max(0, leg_rows - EASY_LEG_ROWS)
    shallow = 0.8 * max(0, 8 - leg_rows) if leg_count > 1 else 0.0
    return deep + shallow + 0.5 * abs(columns - leg_count)
