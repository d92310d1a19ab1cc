"""竖排版块: a story whose lines run from top to bottom, its headline upright at the right.

Legs stand one below the other (竖排分栏), lines go from right to left in each.  The lines fill the width exactly:
their distance gives by a few hundredths, which the eye does not see in a module that stands by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, log
from typing import TYPE_CHECKING

from pipeline.makeup.captions import caption_line_count, caption_rows
from pipeline.makeup.headline import splits
from pipeline.makeup.shape import Kind, LegShape, Shape
from pipeline.model import HeadLine, HeadPlan, PicturePlan, Story
from pipeline.settings.layout import Grid
from pipeline.typography.faces import MILLI_EM

if TYPE_CHECKING:
    from pipeline.makeup.shapes import Shapes

__all__ = ["HeadBeside", "heads_beside", "upright_shapes"]

# How far the distance of lines may be off the leading.
TIGHTEST_PITCH, LOOSEST_PITCH = 0.96, 1.07
PITCH_COST = 60.0
SHORTEST_LINE_EM, LONGEST_LINE_EM = 10.0, 34.0
EASY_LINE_EM = 24.0
ROWS_BETWEEN_LEGS = 1
HEADLINE_SIZES = 4
KICKER_RATIO = 0.46
KICKER_SMALLEST_PT, KICKER_LARGEST_PT = 12.0, 22.0
LINE_WIDTH = 1.22
AIR_EM = 0.9
"""White between head and text, in em of the body."""
DEEPEST_HEAD = 0.94
LEAST_DEPTH, LEAST_DEPTH_BESIDE = 0.45, 0.58
MOST_PADDING = 0.198
"""Of the width beside the legs, what neither type nor its due air fills: more would look like a hole."""
# Of legs beside an upright head, in em: few, so that text is broken at few measures.
MEASURES_BESIDE = (11, 12, 13, 14, 15, 16, 18, 20, 22)
LEAST_LINES = 4
MOST_LEGS = 4


@dataclass(frozen=True, slots=True)
class _Head:
    """Columns of display type from the right edge inwards: (part, text, size, left edge from the right)."""

    columns: tuple[tuple[str, str, float, float], ...]
    depths: tuple[float, ...]
    width_pt: float
    headline_pt: float
    cost: float

    @property
    def deepest_pt(self) -> float:
        """How deep the longest of them is."""
        return max(self.depths, default=0.0)


def upright_shapes(story: Story, columns: int, most_rows: int, shapes: "Shapes") -> Iterator[Shape]:
    """Every upright shape of a story over ``columns`` columns."""
    grid = shapes.grid
    width_pt = shapes.span_em(story, columns) * grid.body_pt
    heads = list(_heads(story, shapes))
    frames = tuple(_frames(story, columns, shapes))
    top = sum(frame.rows for frame in frames)
    for leg_count in range(1, MOST_LEGS + 1):
        for leg_rows in range(
            ceil_rows(SHORTEST_LINE_EM, shapes), min(ceil_rows(LONGEST_LINE_EM, shapes), most_rows) + 1
        ):
            rows = top + leg_count * leg_rows + (leg_count - 1) * ROWS_BETWEEN_LEGS
            if rows > most_rows:
                break
            for head in heads:
                yield from _shapes(story, head, width_pt, rows, leg_count, leg_rows, frames, shapes)


def ceil_rows(em: float, shapes: "Shapes") -> int:
    """Rows that hold a line of so many em."""
    return -int(-em * shapes.grid.body_pt // shapes.grid.leading_pt)


def _shapes(
    story: Story,
    head: _Head,
    width_pt: float,
    rows: int,
    leg_count: int,
    leg_rows: int,
    frames: tuple[PicturePlan, ...],
    shapes: "Shapes",
) -> Iterator[Shape]:
    grid = shapes.grid
    top = sum(frame.rows for frame in frames)
    depth_pt = (rows - top) * grid.leading_pt - (grid.leading_pt - grid.body_pt)
    if head.columns and not LEAST_DEPTH * depth_pt <= head.deepest_pt <= DEEPEST_HEAD * depth_pt:
        return
    # Whole characters, so that full lines stand solid.
    measure = floor((leg_rows * grid.leading_pt - (grid.leading_pt - grid.body_pt)) / grid.body_pt)
    room_pt = width_pt - head.width_pt - (AIR_EM * grid.body_pt if head.columns else 0.0)
    for total in shapes.copyfit.totals(story, measure * MILLI_EM):
        lines, spare = divmod(total.lines, leg_count)
        if spare or lines < LEAST_LINES:
            continue
        # The first line's and the last's white outside is not counted: type goes from edge to edge.
        pitch = (room_pt - grid.body_pt) / (lines - 1)
        off = pitch / grid.leading_pt
        if not TIGHTEST_PITCH <= off <= LOOSEST_PITCH:
            continue
        legs = tuple(LegShape(0.0, top + n * (leg_rows + ROWS_BETWEEN_LEGS), lines) for n in range(leg_count))
        cost = head.cost + total.cost * 0.02 + PITCH_COST * abs(off - 1.0) + 0.3 * max(0.0, measure - EASY_LINE_EM)
        cost += 1.5 * abs(log(width_pt / (rows * grid.leading_pt) / 1.1))
        plan = HeadPlan(_placed(head, width_pt, top * grid.leading_pt, depth_pt, shapes), 0, 0.0)
        yield Shape(
            rows, cost, Kind.ALL_UPRIGHT, plan, 0, 0, 0, float(measure), legs, total.lines, frames, 0, pitch,
            headline_pt=head.headline_pt,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class HeadBeside:
    """竖题: an upright head at the left of legs that run across.

    ``legs_x_em``: where the first leg begins; the head stands in the white before it.  ``least_rows`` to
    ``most_rows``: the depths it suits.
    """

    columns: tuple[tuple[str, str, float, float, float], ...]
    """Part, text, size, left edge, depth of each display line, in points."""
    legs_x_em: float
    leg_count: int
    measure_em: float
    least_rows: int
    most_rows: int
    headline_pt: float
    cost: float
    padding: float

    def plan(self, rows: int, grid: Grid) -> HeadPlan:
        """The head in the middle of a module of so many rows."""
        half = (grid.leading_pt - grid.body_pt) / 2
        depth_pt = rows * grid.leading_pt - 2 * half
        deepest = max(depth for *_, depth in self.columns)
        start = half + (depth_pt - deepest) / 2
        lines = tuple(
            HeadLine(part, text, size, half if part == "column_head" else start, depth, left)
            for part, text, size, left, depth in self.columns
        )
        return HeadPlan(lines, 0, self.padding)


def heads_beside(story: Story, columns: int, shapes: "Shapes") -> Iterator[HeadBeside]:
    """Upright heads at the left of one leg a column, or fewer, each a whole number of half ems wide."""
    grid = shapes.grid
    span = grid.span_em(columns)
    for head in _heads(story, shapes):
        taken_em = head.width_pt / grid.body_pt + 2 * AIR_EM
        for leg_count in range(1, columns + 1):
            room = (span - taken_em - (leg_count - 1) * grid.gutter_em) / leg_count
            measure = max((em for em in MEASURES_BESIDE if em <= room), default=0)
            if not measure:
                continue
            legs_x = span - leg_count * measure - (leg_count - 1) * grid.gutter_em
            padding = 1.0 - taken_em / legs_x
            if padding > MOST_PADDING:
                continue
            # In the middle of the white at the left, a little nearer to its text.
            right_pt = (legs_x * grid.body_pt + head.width_pt) / 2
            placed = tuple(
                (part, text, size, right_pt - x, depth)
                for (part, text, size, x), depth in zip(head.columns, head.depths, strict=True)
            )
            least = -int(-head.deepest_pt / DEEPEST_HEAD // grid.leading_pt)
            most = int(head.deepest_pt / LEAST_DEPTH_BESIDE // grid.leading_pt)
            spare = (legs_x - taken_em) * grid.body_pt
            cost = head.cost + 0.05 * spare
            yield HeadBeside(placed, legs_x, leg_count, float(measure), least, most, head.headline_pt, cost, padding)


def _heads(story: Story, shapes: "Shapes") -> Iterator[_Head]:
    rung = shapes.layout.rung(story.rank)
    smallest = rung.smallest_pt * shapes.headline_scale
    if not story.headline:
        yield _head(story, (), 0.0, 0.0, shapes)
        return
    for split in splits(story.headline, rung.most_lines):
        for step in range(HEADLINE_SIZES):
            size = rung.largest_pt - (rung.largest_pt - smallest) * step / (HEADLINE_SIZES - 1)
            size = floor(size * 2) / 2
            yield _head(story, split.lines, size, split.cost + 10.0 * (1.0 - size / rung.largest_pt), shapes)


def _head(story: Story, headline: tuple[str, ...], size: float, cost: float, shapes: "Shapes") -> _Head:
    layout, body = shapes.layout, shapes.grid.body_pt
    small = min(KICKER_LARGEST_PT, max(KICKER_SMALLEST_PT, size * KICKER_RATIO))
    wanted = (
        *(
            ("column_head", " ".join(story.column_head), body * 1.4, layout.column_head_face)
            for _ in story.column_head[:1]
        ),
        *(("kicker", text, small, layout.kicker_face) for text in story.kicker),
        *(("headline", text, size, layout.headline_face) for text in headline),
        *(("deck", text, small, layout.deck_face) for text in story.deck),
    )
    columns: list[tuple[str, str, float, float]] = []
    x, depths = 0.0, []
    for part, text, own, face in wanted:
        x += own if not columns else own * LINE_WIDTH
        columns.append((part, text, own, x))
        depths.append(_depth_pt(text, face, own, shapes))
    return _Head(tuple(columns), tuple(depths), x, size, cost)


def _depth_pt(text: str, face: str, size: float, shapes: "Shapes") -> float:
    return shapes.composer.upright.display(text, face).width_milli_em / MILLI_EM * size


def _placed(head: _Head, width_pt: float, top_pt: float, depth_pt: float, shapes: "Shapes") -> tuple[HeadLine, ...]:
    """Headline in the middle of the depth; kicker and deck begin at its top, or higher where they are longer."""
    layout = shapes.layout
    faces = {
        "column_head": layout.column_head_face,
        "kicker": layout.kicker_face,
        "headline": layout.headline_face,
        "deck": layout.deck_face,
    }
    first = top_pt + (shapes.grid.leading_pt - shapes.grid.body_pt) / 2
    start = first + (depth_pt - head.deepest_pt) / 2
    return tuple(
        HeadLine(
            part,
            text,
            size,
            first if part == "column_head" else start,
            _depth_pt(text, faces[part], size, shapes),
            width_pt - x,
        )
        for part, text, size, x in head.columns
    )


def _frames(story: Story, columns: int, shapes: "Shapes") -> Iterator[PicturePlan]:
    """The story's pictures over its whole width, above head and text."""
    grid, row = shapes.grid, 0
    width_em = shapes.span_em(story, columns)
    for number, picture in enumerate(story.pictures, start=1):
        caption = caption_rows(caption_line_count(picture, width_em, shapes.layout, grid, shapes.composer), grid)
        rows = round(shapes.darkroom.frame_rows(picture, width_em)) + caption
        yield PicturePlan(number, 0.0, row, width_em, rows, caption)
        row += rows
