"""咬合: a story that wraps a corner taken by others, so that no straight gutter runs under it.

The head goes across, one leg stands in each column; those over the hole end above it.  Where ``h`` rows of hole are
``w`` columns wide and the legs beside it ``depth`` rows deep, ``depth · columns - h · w`` lines and rows of pictures
fill them exactly.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.makeup.headline import HeadOption
from pipeline.makeup.pictures import Frames, picture_plans
from pipeline.makeup.places import bits_of
from pipeline.makeup.quotes import LEAST_LINES_BESIDE, with_quote
from pipeline.makeup.shape import Kind, LegShape, Shape
from pipeline.model import Hole, PicturePlan, Story
from pipeline.settings.layout import Grid

__all__ = ["Fill", "WrapTable"]

SHORTEST_LEG_ROWS, LONGEST_LEG_ROWS = 5, 60
MOST_SHAPES = 3
SHALLOWEST_STEP = 3
WRAP_COST = 2.0


@dataclass(frozen=True, slots=True)
class Fill:
    """What stands below the head: lines, and pictures over the last legs or over all of them."""

    lines: int
    cost: float
    frames: Frames | None = None


@dataclass(slots=True)
class WrapTable:
    """The wraps of one story: ``fills[w]`` and ``heads[w]`` are what it can take over w columns, cheapest first."""

    story: Story
    grid: Grid
    fills: tuple[tuple[Fill, ...], ...]
    heads: tuple[tuple[HeadOption, ...], ...]
    quote_rows: int = 0
    """Rows of the story's pull quote, which the lines of each fill include."""
    _depths: dict[tuple[int, int, int], int] = field(default_factory=dict)
    _holes: dict[tuple[int, int, int], frozenset[int]] = field(default_factory=dict)
    _steps: dict[tuple[int, int, int], tuple[tuple[int, int], ...]] = field(default_factory=dict)
    _insides: dict[int, tuple[tuple[int, int, int, int], ...]] = field(default_factory=dict)

    def heights(self, columns: int, hole_columns: int, hole_bits: int) -> int:
        """The heights (as bits, white included) over ``columns`` around a hole of one of the heights ``hole_bits``."""
        depths = 0
        for hole_rows in bits_of(hole_bits):
            key = (columns, hole_columns, hole_rows)
            found = self._depths.get(key)
            if found is None:
                found = self._depths[key] = self._depth_bits(*key)
            depths |= found
        heights = 0
        if depths:
            for rows in self._head_rows(columns):
                heights |= depths << (rows + 1)
        return heights

    def holes(self, columns: int, rows: int, hole_columns: int) -> frozenset[int]:
        """The heights of holes that a module of ``rows`` (white included) can have."""
        key = (columns, rows, hole_columns)
        found = self._holes.get(key)
        if found is None:
            found = self._holes[key] = frozenset(self._find_holes(columns, rows, hole_columns))
        return found

    def steps(self, columns: int, hole_columns: int, deepest_hole: int) -> tuple[tuple[int, int], ...]:
        """Pairs of rows (white included) and rows of hole, for holes of 3 to ``deepest_hole`` rows."""
        key = (columns, hole_columns, deepest_hole)
        found = self._steps.get(key)
        if found is None:
            found = self._steps[key] = tuple(sorted(self._find_steps(*key)))
        return found

    def _find_holes(self, columns: int, rows: int, hole_columns: int) -> Iterator[int]:
        for head_rows in self._head_rows(columns):
            for inside, over, above, legs in self._inside(columns):
                depth = rows - 1 - head_rows - over
                hole, rest = divmod(columns * depth - inside, hole_columns)
                if rest == 0 and hole > 0 and self._stands(above, depth, hole, apart=legs + hole_columns <= columns):
                    yield hole

    def _find_steps(self, columns: int, hole_columns: int, deepest_hole: int) -> set[tuple[int, int]]:
        found = set()
        head_rows = self._head_rows(columns)
        for inside, over, above, legs in self._inside(columns):
            apart = legs + hole_columns <= columns
            for hole in range(SHALLOWEST_STEP, deepest_hole + 1):
                depth, rest = divmod(inside + hole_columns * hole, columns)
                if rest == 0 and self._stands(above, depth, hole, apart=apart):
                    found |= {(rows + over + depth + 1, hole) for rows in head_rows}
        return found

    def _head_rows(self, columns: int) -> tuple[int, ...]:
        return tuple(sorted({head.plan.rows for head in self.heads[columns]}))

    def _inside(self, columns: int) -> tuple[tuple[int, int, int, int], ...]:
        """What can stand below a head: lines and rows in the legs, rows over all of them, rows over some, how many."""
        found = self._insides.get(columns)
        if found is None:
            fills = self.fills[columns]
            distinct = {
                (_inside(fill, columns), _rows_over(fill, columns), _above(fill, columns), _legs_under(fill, columns))
                for fill in fills
            }
            found = self._insides[columns] = tuple(sorted(distinct))
        return found

    def shapes(self, columns: int, rows: int, hole: Hole) -> tuple[Shape, ...]:
        """The shapes of a module of ``rows`` (without white) around a hole, cheapest first."""
        made = []
        for head in self.heads[columns]:
            for fill in self.fills[columns]:
                over = _rows_over(fill, columns)
                depth = rows - head.plan.rows - over
                exact = columns * depth - hole.columns * hole.rows == _inside(fill, columns)
                apart = _legs_under(fill, columns) + hole.columns <= columns
                if exact and self._stands(_above(fill, columns), depth, hole.rows, apart=apart):
                    made.append(self._shape(columns, rows, hole, head, fill, depth, over))
        return tuple(sorted(made, key=lambda shape: shape.cost)[:MOST_SHAPES])

    def _shape(self, columns: int, rows: int, hole: Hole, head: HeadOption, fill: Fill, depth: int, over: int) -> Shape:
        grid, frames = self.grid, fill.frames
        pitch = grid.measure_em + grid.gutter_em
        first_short = 0 if hole.left else columns - hole.columns
        # A picture stands on the other side than the hole; where both do not find room side by side, legs are short at
        # both ends.
        below_picture = range(0)
        if frames is not None and not over:
            if frames.legs + hole.columns <= columns:
                frames = replace(frames, first_leg=columns - frames.legs if hole.left else 0)
            below_picture = range(frames.first_leg, frames.first_leg + frames.legs)
        legs: list[LegShape] = []
        pictures: tuple[PicturePlan, ...] = ()
        for n in range(columns):
            above = frames.rows if frames is not None and n in below_picture else 0
            below = hole.rows if first_short <= n < first_short + hole.columns else 0
            legs.append(LegShape(n * pitch, head.plan.rows + over + above, depth - above - below))
        if frames is not None:
            pictures = picture_plans(frames.tiles, frames.first_leg * pitch, head.plan.rows)
        shape = Shape(
            rows,
            WRAP_COST + head.cost + fill.cost,
            Kind.WRAP,
            head.plan,
            0,
            head.plan.rows,
            columns,
            grid.measure_em,
            tuple(legs),
            fill.lines,
            pictures,
            hole=hole,
            headline_pt=head.plan.headline_pt,
        )
        return with_quote(shape, self.quote_rows)

    def _stands(self, above: int, depth: int, hole_rows: int, *, apart: bool) -> bool:
        """Whether every leg is deep enough, for the quote as well; ``apart``: none is cut at both ends."""
        least = self.quote_rows + 2 * LEAST_LINES_BESIDE if self.quote_rows else SHORTEST_LEG_ROWS
        cut = max(above, hole_rows) if apart else above + hole_rows
        return least + cut <= depth <= LONGEST_LEG_ROWS

    def _depth_bits(self, columns: int, hole_columns: int, hole_rows: int) -> int:
        bits = 0
        for inside, over, above, legs in self._inside(columns):
            depth, rest = divmod(inside + hole_columns * hole_rows, columns)
            if rest == 0 and self._stands(above, depth, hole_rows, apart=legs + hole_columns <= columns):
                bits |= 1 << (depth + over)
        return bits


def _rows_over(fill: Fill, columns: int) -> int:
    """Rows of pictures over all legs."""
    return fill.frames.rows if fill.frames is not None and fill.frames.legs == columns else 0


def _inside(fill: Fill, columns: int) -> int:
    """Lines, and rows of legs that pictures take."""
    frames = fill.frames
    return fill.lines + (frames.legs * frames.rows if frames is not None and frames.legs < columns else 0)


def _above(fill: Fill, columns: int) -> int:
    """Rows of pictures over some of the legs."""
    return fill.frames.rows if fill.frames is not None and fill.frames.legs < columns else 0


def _legs_under(fill: Fill, columns: int) -> int:
    """How many of the legs stand under a picture that is not over all of them."""
    return fill.frames.legs if fill.frames is not None and fill.frames.legs < columns else 0
