"""The shape table: every rectangle a story could take, exact in lines, with its cost.

For each width in columns: each head that fits it, each way to part the width into legs (one a column, or
fewer and wider ones, 变栏), each size of picture; a shape exists only where the lines of the story, and
the rows of its pictures, fill the legs to the last row, or leave no more than the slack allowed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, log

from pipeline.makeup.captions import caption_lines, caption_rows
from pipeline.makeup.copyfit import CopyFit
from pipeline.makeup.headline import HeadOption, head_options
from pipeline.makeup.shape import LegShape, Shape
from pipeline.makeup.upright import upright_shapes
from pipeline.model import HeadPlan, PicturePlan, Story
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
SHAPES_A_HEIGHT = 3
PICTURE_ASPECT = 1.5
MOST_CROP = 0.12
LEAST_PICTURE_EM = 14.0
SLACK_COST = 14.0
MOST_PICTURE_SHARE = 0.45


@dataclass(frozen=True, slots=True)
class _Frames:
    """The pictures of a story over the last ``legs`` legs, ``rows`` deep in all.

    Each frame is ``image_rows`` deep and has ``caption_rows[n]`` below it; ``crop`` is the share cut off.
    """

    legs: int
    rows: int
    image_rows: int
    caption_rows: tuple[int, ...]
    crop: float


@dataclass(slots=True)
class Shapes:
    """Shape tables on one grid of one layout."""

    layout: Layout
    grid: Grid
    composer: Composer
    copyfit: CopyFit
    slack_rows: int = 0
    headline_scale: float = 1.0

    def table(self, story: Story, columns: int, most_rows: int) -> dict[int, tuple[Shape, ...]]:
        """Rows to the best few shapes of that height, cheapest first."""
        if story.upright:
            made = upright_shapes(story, columns, most_rows, self)
            return _by_rows(made)
        heads = head_options(
            story,
            columns,
            self.layout,
            self.grid,
            self.composer,
            scale=self.headline_scale,
        )
        return _by_rows(
            shape
            for leg_count in self._leg_counts(columns)
            for shape in self._shapes(story, columns, leg_count, heads, most_rows)
        )

    def _leg_counts(self, columns: int) -> Iterator[int]:
        for count in range(columns, 0, -1):
            measure = self._measure_em(columns, count)
            if NARROWEST_LEG_EM <= measure <= max(WIDEST_LEG_EM, self.grid.measure_em):
                yield count

    def _measure_em(self, columns: int, leg_count: int) -> float:
        gutters = (leg_count - 1) * self.grid.gutter_em
        return (self.grid.span_em(columns) - gutters) / leg_count

    def _shapes(
        self, story: Story, columns: int, leg_count: int, heads: tuple[HeadOption, ...], most_rows: int
    ) -> Iterator[Shape]:
        measure = self._measure_em(columns, leg_count)
        totals = self.copyfit.totals(story, round(measure * MILLI_EM)) if story.paragraphs else ()
        for frames in self._frames(story, leg_count, measure):
            for total in totals:
                leg_rows, slack = self._legs(total.lines, leg_count, frames)
                if leg_rows is None:
                    continue
                body_cost = total.cost * 0.02 + slack * SLACK_COST + _leg_cost(leg_rows, leg_count, columns)
                body_cost += 18.0 * frames.crop if frames is not None else 0.0
                across = frames.rows if frames is not None and frames.legs == leg_count else 0
                for head in heads:
                    rows = head.plan.rows + leg_rows + across
                    if rows <= most_rows:
                        cost = head.cost + body_cost + _proportion_cost(columns, rows, self.grid)
                        yield self._shape(
                            rows, cost, head.plan, leg_count, leg_rows, measure, total.lines, frames, slack
                        )

    def _shape(
        self,
        rows: int,
        cost: float,
        head: HeadPlan,
        leg_count: int,
        leg_rows: int,
        measure: float,
        lines: int,
        frames: _Frames | None,
        slack: int,
    ) -> Shape:
        """The places of legs and pictures below a head."""
        pitch, gutter = measure + self.grid.gutter_em, self.grid.gutter_em
        tops = [0] * leg_count
        if frames is not None:
            first = leg_count - frames.legs
            tops = [frames.rows if n >= first else 0 for n in range(leg_count)]
        # Frames over all legs go between head and legs: the legs are as deep as without them.
        depth = leg_rows + (frames.rows if frames is not None and frames.legs == leg_count else 0)
        legs = tuple(LegShape(n * pitch, head.rows + top, depth - top) for n, top in enumerate(tops))
        pictures = () if frames is None else _picture_plans(frames, leg_count, pitch, gutter, head.rows)
        return Shape(rows, cost, head, head.rows, measure, legs, lines, pictures, slack)

    def _legs(self, lines: int, leg_count: int, frames: _Frames | None) -> tuple[int | None, int]:
        """Rows of the legs, and slack; None when the lines do not fill them within the slack allowed."""
        inside = frames.legs * frames.rows if frames is not None and frames.legs < leg_count else 0
        leg_rows = ceil((lines + inside) / leg_count)
        slack = leg_rows * leg_count - lines - inside
        least = SHORTEST_LEG_ROWS if leg_count > 1 else SHORTEST_SINGLE_LEG_ROWS
        if inside and frames is not None:
            least = frames.rows + SHORTEST_LEG_ROWS
        fits = slack <= self.slack_rows and least <= leg_rows <= LONGEST_LEG_ROWS
        return (leg_rows if fits else None), slack

    def _frames(self, story: Story, leg_count: int, measure: float) -> Iterator[_Frames | None]:
        """Frames for the story's pictures, one above the other over the same legs."""
        if not story.pictures:
            yield None
            return
        grid, count = self.grid, len(story.pictures)
        for legs in range(1, leg_count + 1):
            width_em = legs * measure + (legs - 1) * grid.gutter_em
            if width_em < LEAST_PICTURE_EM:
                continue
            captions = tuple(
                caption_rows(len(caption_lines(picture, width_em, self.layout, grid, self.composer)), grid)
                for picture in story.pictures
            )
            ideal_rows = width_em * grid.body_pt / PICTURE_ASPECT / grid.leading_pt
            for rows in range(ceil(ideal_rows * (1 - MOST_CROP)), int(ideal_rows * (1 + MOST_CROP)) + 1):
                if rows * count <= MOST_PICTURE_SHARE * grid.rows:
                    total = rows * count + sum(captions)
                    yield _Frames(legs, total, rows, captions, abs(rows - ideal_rows) / ideal_rows)


def _picture_plans(
    frames: _Frames, leg_count: int, pitch_em: float, gutter_em: float, row: int
) -> tuple[PicturePlan, ...]:
    """Frames at the right, the first at ``row``, each below the one before."""
    left, width = (leg_count - frames.legs) * pitch_em, frames.legs * pitch_em - gutter_em
    plans = []
    for number, caption in enumerate(frames.caption_rows, start=1):
        rows = frames.image_rows + caption
        plans.append(PicturePlan(number, left, row, width, rows, caption))
        row += rows
    return tuple(plans)


def _by_rows(shapes: Iterable[Shape]) -> dict[int, tuple[Shape, ...]]:
    best: dict[int, list[Shape]] = {}
    for shape in shapes:
        best.setdefault(shape.rows, []).append(shape)
    return {rows: _cheapest_by_size(own) for rows, own in sorted(best.items())}


def _cheapest_by_size(shapes: list[Shape]) -> tuple[Shape, ...]:
    """The cheapest shape of each headline size, at most a few, so ranks can be told apart later."""
    by_size: dict[float, Shape] = {}
    for shape in shapes:
        size = shape.headline_pt
        if size not in by_size or shape.cost < by_size[size].cost:
            by_size[size] = shape
    return tuple(sorted(by_size.values(), key=lambda shape: shape.cost)[:SHAPES_A_HEIGHT])


def _leg_cost(leg_rows: int, leg_count: int, columns: int) -> float:
    deep = 0.15 * max(0, leg_rows - EASY_LEG_ROWS)
    shallow = 0.8 * max(0, 8 - leg_rows) if leg_count > 1 else 0.0
    return deep + shallow + 0.5 * (columns - leg_count)


def _proportion_cost(columns: int, rows: int, grid: Grid) -> float:
    """A module neither a ribbon nor a chimney: width to depth about 1.2."""
    aspect = grid.span_em(columns) * grid.body_pt / (rows * grid.leading_pt)
    return 1.5 * abs(log(aspect / 1.2))
