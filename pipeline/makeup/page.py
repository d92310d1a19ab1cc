"""One page: items, exact search, score, ladder, and the chosen layout written out as a plan.

The ladder when nothing fits exactly: a row of slack in a story, two rows, headlines an eighth under their
rung; then the page is given up with the number of lines over or short.  Body size never changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.errors import CopyDoesNotFitError, Say, Where
from pipeline.makeup.copyfit import CopyFit, choose_line_counts
from pipeline.makeup.drawing import Drawn, StoryTables, Studio
from pipeline.makeup.grouping import can_be_grouped, grouped_tiling
from pipeline.makeup.places import Placed
from pipeline.makeup.search import Item, Tiling
from pipeline.makeup.shape import Shape, legs_of
from pipeline.makeup.shapes import Shapes
from pipeline.model import Furnished, Module, Page, PlannedPage, Story
from pipeline.settings.layout import Grid, Layout
from pipeline.typography.composer import Composer
from pipeline.typography.faces import MILLI_EM

__all__ = ["PageMaker"]

FURNITURE_WEIGHT = 99
FURNITURE_ROWS = (4, 8)
# Rungs: rows of slack, headline scale, and what the report says.
LADDER = ((0, 1.0, ""), (1, 1.0, "slack-1"), (2, 1.0, "slack-2"), (2, 0.88, "headlines-88"))


@dataclass(frozen=True, slots=True)
class PageMaker:
    """Makes up pages of one issue on one grid."""

    layout: Layout
    grid: Grid
    composer: Composer
    copyfit: CopyFit

    def make_up(self, page: Page, first_row: int, ear: int | None) -> PlannedPage:
        """Make up one page.

        Args:
            page: its stories and furniture.
            first_row: the first row below masthead or folio.
            ear: index of the piece of furniture that stands in the masthead's ear, if any.

        Raises:
            CopyDoesNotFitError: no rung of the ladder gives a page, with the lines over or short.
        """
        foot = tuple(k for k in range(len(page.furniture)) if k != ear)
        if not can_be_grouped(len(page.stories), len(foot)):
            raise _too_many(page)
        rows = self.grid.rows - first_row + 1
        tiling = None
        for slack, scale, rung in LADDER:
            shapes = Shapes(self.layout, self.grid, self.composer, self.copyfit, slack, scale)
            tables = tuple(self._tables(shapes, story, rows - 1) for story in page.stories)
            items = self._items(page.stories, tables, len(foot))
            tiling = grouped_tiling(items, self.grid.columns, rows, first_row)
            best = Studio(page.stories, tables, tiling, self.grid, first_row).best()
            if best is not None:
                return self._write(page, best, first_row, ear, foot, (rung,) if rung else ())
        raise self._does_not_fit(page, tiling, rows)

    def _tables(self, shapes: Shapes, story: Story, most_rows: int) -> StoryTables:
        widths = range(1, self.grid.columns + 1)
        return StoryTables(({}, *(shapes.table(story, width, most_rows) for width in widths)), shapes.wraps(story))

    def _items(self, stories: Sequence[Story], tables: Sequence[StoryTables], foot_count: int) -> tuple[Item, ...]:
        """Stories first, then furniture at the foot; a height counts the white row below."""
        lead = min(range(len(stories)), key=lambda k: stories[k].rank, default=None)
        items = [
            Item(
                k,
                stories[k].rank,
                tuple(sum(1 << (rows + 1) for rows in by_rows) for by_rows in tables[k].by_width),
                is_lead=k == lead,
                wraps=tables[k].wraps,
            )
            for k in range(len(stories))
        ]
        low, high = FURNITURE_ROWS
        bits = sum(1 << (rows + 1) for rows in range(low, high + 1))
        widths = tuple(bits if width >= 2 else 0 for width in range(self.grid.columns + 1))  # noqa: PLR2004
        count = len(stories)
        return (*items, *(Item(count + n, FURNITURE_WEIGHT, widths, at_foot=True) for n in range(foot_count)))

    def _write(
        self,
        page: Page,
        best: Drawn,
        first_row: int,
        ear: int | None,
        foot: tuple[int, ...],
        ladder: tuple[str, ...],
    ) -> PlannedPage:
        modules, furniture = [], []
        for k, (place, shape) in enumerate(zip(best.placed, best.shapes, strict=False)):
            boxed = k in best.score.boxed
            modules.append(self._module(page.stories[place.item], place, shape, first_row, boxed=boxed))
        for place in best.placed[len(page.stories) :]:
            piece = foot[place.item - len(page.stories)]
            row = place.row + first_row
            furniture.append(Furnished(piece, place.column, row, place.columns, place.rows - 1))
        if ear is not None:
            furniture.append(Furnished(ear, 0, 0, 0, 0, in_ear=True))
        metrics = (
            *best.score.metrics,
            ("slack_rows", float(sum(module.slack_rows for module in modules))),
            ("padding", round(max((module.head.padding for module in modules), default=0.0), 3)),
            ("points", round(best.points, 2)),
        )
        return PlannedPage(page.number, first_row, tuple(modules), tuple(furniture), metrics, ladder)

    def _module(self, story: Story, place: Placed, shape: Shape, first_row: int, *, boxed: bool) -> Module:
        row = place.row + first_row
        legs = legs_of(shape, row)
        return Module(
            story.id,
            place.column,
            row,
            place.columns,
            place.rows - 1,
            shape.measure_em,
            shape.head,
            legs,
            tuple(replace(picture, row=row + picture.row) for picture in shape.pictures),
            self._line_counts(story, shape, tuple(leg.last_line for leg in legs)),
            shape.slack,
            boxed,
            shape.pitch_pt,
            shape.hole,
            shape.kind.value,
        )

    def _line_counts(self, story: Story, shape: Shape, leg_ends: tuple[int, ...]) -> tuple[int, ...]:
        measure = round(shape.measure_em * MILLI_EM)
        composer = self.composer if shape.pitch_pt is None else self.composer.upright
        options = [composer.line_costs(block, measure) for block in self.copyfit.blocks(story)]
        counts = choose_line_counts(options, shape.lines, leg_ends)
        return () if counts is None else counts

    def _does_not_fit(self, page: Page, tiling: Tiling | None, rows: int) -> CopyDoesNotFitError:
        """The nearest depths the copy could fill, said in body lines of one column."""
        near = tiling.attainable_rows() if tiling is not None else ()
        over = [height - rows for height in near if height > rows]
        short = [rows - height for height in near if height < rows]
        columns = self.grid.columns
        zh, en = "稿件无法拼满本版", "the copy cannot be made to fill the page"
        lines = 0
        if over and (not short or min(over) <= min(short)):
            lines = min(over) * columns
            zh, en = f"稿件超出约 {lines} 行", f"the copy is about {lines} lines over"
        elif short:
            lines = -min(short) * columns
            zh, en = f"稿件短缺约 {-lines} 行", f"the copy is about {-lines} lines short"
        grid, pieces = self.grid, len(page.stories)
        error = CopyDoesNotFitError(
            Say(
                zh=f"第 {page.number} 版排不下：{pieces} 篇稿件，栏式 {grid.name}，{zh}。",
                en=f"Page {page.number} cannot be made up: {pieces} stories on grid {grid.name}; {en}.",
            ),
            where=Where(page=page.number),
            remedy=Say(
                zh="删补稿件、移动稿件到别的版，或在 paper.toml 中换版式、栏式。",
                en="Cut or add copy, move a story to another page, or choose another layout or grid in paper.toml.",
            ),
        )
        error.lines_over = lines
        return error


def _too_many(page: Page) -> CopyDoesNotFitError:
    count = len(page.stories)
    return CopyDoesNotFitError(
        Say(
            zh=f"第 {page.number} 版有 {count} 篇稿件，一版放不下这么多篇。",
            en=f"Page {page.number} has {count} stories, more than one page takes.",
        ),
        where=Where(page=page.number),
        remedy=Say(zh="分到几个版上，或把简讯并成一篇。", en="Spread them over pages, or put briefs into one story."),
    )
