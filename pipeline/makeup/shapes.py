"""The shape table: every rectangle a story could take, exact in lines, with its cost.

For each width in columns: each head that fits it, each place for the head, each way to part the width into legs (one
a column, or fewer and wider ones, 变栏), each size of picture; a shape exists only where the lines of the story, and
the rows of its pictures, fill the legs to the last row, or leave no more than the slack allowed.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from math import ceil, log
from typing import NamedTuple

from pipeline.makeup.copyfit import CopyFit, LineCount
from pipeline.makeup.headline import HeadOption, head_options
from pipeline.makeup.pictures import Frames, frames_over
from pipeline.makeup.placing import place_across, place_beside, place_in_part
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
SHORTEST_LEG_ROWS = 4
SHORTEST_SINGLE_LEG_ROWS = 8
LONGEST_LEG_ROWS = 64
EASY_LEG_ROWS = 42
SHAPES_A_KIND = 3
MOST_TOTALS, MOST_FILLS = 5, 240
SLACK_COST = 14.0
LINE_COST = 0.02
PART_COST, BESIDE_COST, PICTURE_FIRST_COST = 1.2, 3.0, 0.8
# An upright head as long as the page is deep would be read by nobody.
DEEP_HEAD_COST, EASY_HEAD_ROWS = 0.3, 32
# 半栏题: so many columns may rise beside the head.
MOST_BESIDE = 2
WIDEST_WITH_HEAD_BESIDE = 3


class _Candidate(NamedTuple):
    rows: int
    cost: float
    kind: Kind
    headline_pt: float
    build: Callable[[int, float], Shape]


@dataclass(slots=True)
class Shapes:
    """Shape tables on one grid of one layout."""

    layout: Layout
    grid: Grid
    composer: Composer
    copyfit: CopyFit
    slack_rows: int = 0
    headline_scale: float = 1.0
    _heads: dict[tuple[Story, int], tuple[HeadOption, ...]] = field(default_factory=dict)

    def table(self, story: Story, columns: int, most_rows: int) -> dict[int, tuple[Shape, ...]]:
        """Rows to the best few shapes of that height, cheapest first."""
        if story.upright:
            return _by_rows(
                _Candidate(shape.rows, shape.cost, shape.kind, shape.headline_pt, _as_it_is(shape))
                for shape in upright_shapes(story, columns, most_rows, self)
            )
        return _by_rows(candidate for candidate in self._candidates(story, columns) if candidate.rows <= most_rows)

    def wraps(self, story: Story) -> WrapTable | None:
        """The story as one that wraps others; None where it is set upright or has no headline."""
        if story.upright or not story.headline:
            return None
        widths = range(1, self.grid.columns + 1)
        heads = ((), *(self.heads(story, columns) for columns in widths))
        return WrapTable(story, self.grid, ((), *(self._fills(story, columns) for columns in widths)), heads)

    def _fills(self, story: Story, columns: int) -> tuple[Fill, ...]:
        """What the legs of so many columns can hold, cheapest first."""
        measure = self.grid.measure_em
        frames = frames_over(story, columns, measure, self.layout, self.grid, self.composer)
        # Pictures bring their own freedom.
        totals = self._totals(story, measure)[: MOST_TOTALS if not story.pictures else 2]
        fills = [
            Fill(total.lines, total.cost * LINE_COST + (own.cost if own is not None else 0.0), own)
            for own in frames
            for total in totals
        ]
        return tuple(sorted(fills, key=lambda fill: fill.cost)[:MOST_FILLS])

    def heads(self, story: Story, columns: int) -> tuple[HeadOption, ...]:
        """The heads of a story over so many columns."""
        key = (story, columns)
        found = self._heads.get(key)
        if found is None:
            found = self._heads[key] = head_options(
                story, columns, self.layout, self.grid, self.composer, scale=self.headline_scale
            )
        return found

    def _totals(self, story: Story, measure_em: float) -> tuple[LineCount, ...]:
        return self.copyfit.totals(story, round(measure_em * MILLI_EM)) if story.paragraphs else ()

    def _candidates(self, story: Story, columns: int) -> Iterator[_Candidate]:
        for leg_count in self._leg_counts(columns):
            yield from self._across(story, columns, leg_count)
        if columns > 1 and story.headline and not story.pictures:
            yield from self._in_part(story, columns)
        if columns <= WIDEST_WITH_HEAD_BESIDE and story.headline and not story.pictures:
            yield from self._beside(story, columns)

    def _leg_counts(self, columns: int) -> Iterator[int]:
        for count in range(columns, 0, -1):
            measure = self._measure_em(columns, count)
            if NARROWEST_LEG_EM <= measure <= max(WIDEST_LEG_EM, self.grid.measure_em):
                yield count

    def _measure_em(self, columns: int, leg_count: int) -> float:
        gutters = (leg_count - 1) * self.grid.gutter_em
        return (self.grid.span_em(columns) - gutters) / leg_count

    def _across(self, story: Story, columns: int, leg_count: int) -> Iterator[_Candidate]:
        """The head over the whole width; pictures under it, at the right, or above it."""
        measure = self._measure_em(columns, leg_count)
        totals = self._totals(story, measure)
        heads = self.heads(story, columns)
        for frames in frames_over(story, leg_count, measure, self.layout, self.grid, self.composer):
            for total in totals:
                leg_rows, slack = self._legs(total.lines, leg_count, frames)
                if leg_rows is None:
                    continue
                body_cost = total.cost * LINE_COST + slack * SLACK_COST + _leg_cost(leg_rows, leg_count, columns)
                body_cost += frames.cost if frames is not None else 0.0
                over_all = frames is not None and frames.legs == leg_count
                across = frames.rows if frames is not None and over_all else 0
                for head in heads:
                    rows = head.plan.rows + leg_rows + across
                    cost = head.cost + body_cost + _proportion_cost(columns, rows, self.grid)
                    build = partial(
                        place_across,
                        self.grid,
                        columns,
                        head.plan,
                        leg_count,
                        leg_rows,
                        measure,
                        total.lines,
                        frames,
                        slack,
                    )
                    size = head.plan.headline_pt
                    yield _Candidate(rows, cost, Kind.ACROSS, size, partial(build, kind=Kind.ACROSS))
                    if over_all:
                        cost += PICTURE_FIRST_COST
                        yield _Candidate(rows, cost, Kind.PICTURE_FIRST, size, partial(build, kind=Kind.PICTURE_FIRST))

    def _in_part(self, story: Story, columns: int) -> Iterator[_Candidate]:
        """The head over the left columns; the others rise beside it."""
        measure = self.grid.measure_em
        totals = self._totals(story, measure)
        for over in range(max(1, columns - MOST_BESIDE), columns):
            for head in self.heads(story, over):
                if not head.plan.rows:
                    continue
                for total in totals:
                    inside = total.lines - (columns - over) * head.plan.rows
                    depth = ceil(inside / columns)
                    slack = depth * columns - inside
                    if slack > self.slack_rows or not SHORTEST_LEG_ROWS <= depth <= LONGEST_LEG_ROWS:
                        continue
                    rows = head.plan.rows + depth
                    cost = PART_COST + head.cost + total.cost * LINE_COST + slack * SLACK_COST
                    cost += _leg_cost(depth, columns, columns) + _proportion_cost(columns, rows, self.grid)
                    yield _Candidate(
                        rows,
                        cost,
                        Kind.PART,
                        head.plan.headline_pt,
                        partial(place_in_part, self.grid, columns, over, head.plan, total.lines, slack),
                    )

    def _beside(self, story: Story, columns: int) -> Iterator[_Candidate]:
        """The head upright at the left, the legs beside it."""
        for head in heads_beside(story, columns, self):
            totals = self._totals(story, head.measure_em)
            for total in totals:
                rows = ceil(total.lines / head.leg_count)
                slack = rows * head.leg_count - total.lines
                least = max(SHORTEST_SINGLE_LEG_ROWS, head.least_rows)
                if slack > self.slack_rows or not least <= rows <= min(LONGEST_LEG_ROWS, head.most_rows):
                    continue
                cost = BESIDE_COST + head.cost + total.cost * LINE_COST + slack * SLACK_COST
                cost += DEEP_HEAD_COST * max(0, rows - EASY_HEAD_ROWS)
                cost += _leg_cost(rows, head.leg_count, columns) + _proportion_cost(columns, rows, self.grid)
                yield _Candidate(
                    rows,
                    cost,
                    Kind.UPRIGHT,
                    head.headline_pt,
                    partial(place_beside, self.grid, head, total.lines, slack),
                )

    def _legs(self, lines: int, leg_count: int, frames: Frames | None) -> tuple[int | None, int]:
        """Rows of the legs, and slack; None when the lines do not fill them within the slack allowed."""
        inside = frames.legs * frames.rows if frames is not None and frames.legs < leg_count else 0
        leg_rows = ceil((lines + inside) / leg_count)
        slack = leg_rows * leg_count - lines - inside
        least = SHORTEST_LEG_ROWS if leg_count > 1 else min(lines, SHORTEST_SINGLE_LEG_ROWS)
        if inside and frames is not None:
            least = frames.rows + SHORTEST_LEG_ROWS
        fits = slack <= self.slack_rows and least <= leg_rows <= LONGEST_LEG_ROWS
        return (leg_rows if fits else None), slack


def _as_it_is(shape: Shape) -> Callable[[int, float], Shape]:
    return lambda _rows, _cost: shape


def _by_rows(candidates: Iterable[_Candidate]) -> dict[int, tuple[Shape, ...]]:
    """The cheapest shapes of each height: a few sizes of headline for each place of the head."""
    best: dict[int, dict[tuple[Kind, float], _Candidate]] = {}
    for candidate in candidates:
        own = best.setdefault(candidate.rows, {})
        key = (candidate.kind, candidate.headline_pt)
        if key not in own or candidate.cost < own[key].cost:
            own[key] = candidate
    return {rows: _few(own.values()) for rows, own in sorted(best.items())}


def _few(candidates: Iterable[_Candidate]) -> tuple[Shape, ...]:
    counts: dict[Kind, int] = {}
    kept = []
    for candidate in sorted(candidates, key=lambda own: (own.cost, own.kind)):
        counts[candidate.kind] = counts.get(candidate.kind, 0) + 1
        if counts[candidate.kind] <= SHAPES_A_KIND:
            kept.append(candidate.build(candidate.rows, candidate.cost))
    return tuple(kept)


def _leg_cost(leg_rows: int, leg_count: int, columns: int) -> float:
    deep = 0.15 * max(0, leg_rows - EASY_LEG_ROWS)
    shallow = 0.8 * max(0, 8 - leg_rows) if leg_count > 1 else 0.0
    return deep + shallow + 0.5 * abs(columns - leg_count)


def _proportion_cost(columns: int, rows: int, grid: Grid) -> float:
    """A module neither a ribbon nor a chimney: width to depth about 1.2."""
    aspect = grid.span_em(columns) * grid.body_pt / (rows * grid.leading_pt)
    return 1.5 * abs(log(aspect / 1.2))
