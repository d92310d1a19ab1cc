"""One page: items, exact search, ladder, and the chosen layout written out as a plan.

The ladder when nothing fits exactly: a row of slack in a story, two rows, headlines an eighth under their rung; then
the page is given up with the number of lines over or short.  Body size never changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from pipeline.makeup.arrange import Darkroom
from pipeline.makeup.composed import module_lines
from pipeline.makeup.copyfit import CopyFit, choose_line_counts
from pipeline.makeup.drawing import Drawn, StoryTables, Studio
from pipeline.makeup.fixed import Room, room_of
from pipeline.makeup.grouping import can_be_grouped, grouped_tiling
from pipeline.makeup.metrics import page_metrics
from pipeline.makeup.orders import law_of
from pipeline.makeup.places import Law, Placed
from pipeline.makeup.search import Item, Tiling
from pipeline.makeup.shape import Shape, legs_of
from pipeline.makeup.shapes import Shapes
from pipeline.model import Advertised, Furnished, Module, Page, PlannedPage, Story
from pipeline.settings.layout import Grid, Layout
from pipeline.settings.values import Makeup, Order
from pipeline.typography.cells import Paragraph
from pipeline.typography.composer import Composer
from pipeline.typography.faces import MILLI_EM

__all__ = ["LADDER", "Fitting", "PageMaker", "Rung"]

FURNITURE_WEIGHT = 99
FURNITURE_ROWS = (4, 8)
NARROWEST_FURNITURE = 2
BODY_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder: rows of slack a story may have, the scale of the smallest headlines, its name."""

    slack: int
    headlines: float
    name: str


LADDER = (Rung(0, 1.0, ""), Rung(1, 1.0, "slack-1"), Rung(2, 1.0, "slack-2"), Rung(2, 0.88, "headlines-88"))


@dataclass(frozen=True, slots=True)
class Fitting:
    """A page, the first row below masthead or folio, the furniture used (``ear``: in the masthead's); what was found.

    ``studio`` is None where nothing fits; ``tiling`` then says which depths the copy could fill, if any.
    """

    page: Page
    first_row: int
    ear: int | None
    foot: tuple[int, ...]
    room: Room
    rung: Rung
    tiling: Tiling | None
    studio: Studio | None
    tables: tuple[StoryTables, ...] = ()
    body_lines: int = 0

    @property
    def fits(self) -> bool:
        """Whether the page can be made up."""
        return self.studio is not None

    def cannot_set(self, story: Story) -> bool:
        """Whether a story has no shape at all on the page."""
        k = self.page.stories.index(story)
        return bool(self.tables) and not any(self.tables[k].by_width)

    @property
    def lines_over(self) -> int:
        """About how many lines the copy is over (or, negative, short); 0 where that is not known."""
        if self.tiling is None or self.fits:
            return 0
        near = [rows - self.tiling.rows for rows in self.tiling.attainable_rows()]
        if near:
            return min(near, key=abs) * self.tiling.columns
        # Nothing fits anywhere: body type takes about four fifths of a page.
        over = self.body_lines - round(BODY_SHARE * self.tiling.columns * self.tiling.rows)
        return over if abs(over) > self.tiling.rows else 0


@dataclass(slots=True)
class PageMaker:
    """Makes up pages of one issue on one grid."""

    layout: Layout
    grid: Grid
    composer: Composer
    orders: tuple[Order, ...] = ()
    makeup: Makeup = Makeup()  # noqa: RUF009 - frozen
    copyfit: CopyFit = field(init=False)
    darkroom: Darkroom = field(init=False)
    _shapes: dict[Rung, Shapes] = field(default_factory=dict)
    _tables: dict[tuple[Rung, Story, int], StoryTables] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.copyfit = CopyFit(self.layout, self.composer)
        self.darkroom = Darkroom(self.layout, self.grid, self.composer)

    def fit(self, page: Page, first_row: int, ear: int | None, rungs: Sequence[Rung] = LADDER) -> Fitting:
        """Find out whether a page can be made up, on the first of some rungs that lets it."""
        room = room_of(page, self.grid, first_row)
        feet = _feet(page, ear)
        self.copyfit.prepare(page)
        tiling = None
        tables: tuple[StoryTables, ...] = ()
        rows = room.end_row - room.first_row + 1
        for rung, foot in product(rungs, feet):
            if not can_be_grouped(len(page.stories), len(foot) + len(room.pinned)):
                continue
            tables = tuple(self._tables_of(story, rung, rows - 1) for story in page.stories)
            items = self._items(page.stories, tables, len(foot), room)
            tiling = grouped_tiling(items, self.grid.columns, rows, first_row)
            studio = Studio(page.stories, tables, tiling, self.grid, room.first_row, self.orders, self.makeup.effort)
            if studio.possible:
                return Fitting(page, first_row, ear, foot, room, rung, tiling, studio)
        measure = round(self.grid.measure_em * MILLI_EM)
        lines = sum(self.copyfit.totals(story, measure)[0].lines for story in page.stories if story.paragraphs)
        return Fitting(page, first_row, ear, feet[0], room, rungs[-1], tiling, None, tables, lines)

    def make_up(self, fitting: Fitting) -> PlannedPage:
        """The best page found for a fitting that fits.

        Raises:
            CopyDoesNotFitError: no layout obeys the editor's orders.
        """
        studio = fitting.studio
        if studio is None:
            raise ValueError(fitting.page.number)
        return self._write(fitting, studio.best())

    def _tables_of(self, story: Story, rung: Rung, most_rows: int) -> StoryTables:
        key = (rung, story, most_rows)
        found = self._tables.get(key)
        if found is None:
            shapes = self._shapes.get(rung)
            if shapes is None:
                shapes = Shapes(
                    self.layout, self.grid, self.composer, self.copyfit, self.darkroom, rung.slack, rung.headlines
                )
                self._shapes[rung] = shapes
            ordered = {order.columns for order in self.orders if order.story == story.id} - {None}
            widths = range(1, self.grid.columns + 1)
            by_width = tuple(
                shapes.table(story, width, most_rows) if not ordered or width in ordered else {} for width in widths
            )
            wraps = None if ordered else shapes.wraps(story)
            found = self._tables[key] = StoryTables(({}, *by_width), wraps)
        return found

    def _items(
        self, stories: Sequence[Story], tables: Sequence[StoryTables], foot_count: int, room: Room
    ) -> tuple[Item, ...]:
        """Stories first, then furniture at the foot, then advertisements; a height counts the white row below."""
        lead = min(range(len(stories)), key=lambda k: stories[k].rank, default=None)
        items = [
            Item(
                k,
                stories[k].rank,
                tuple(sum(1 << (rows + 1) for rows in by_rows) for by_rows in tables[k].by_width),
                law_of(stories[k].id, self.orders, is_lead=k == lead, corner_taken=room.takes_corner),
                wraps=tables[k].wraps,
            )
            for k in range(len(stories))
        ]
        low, high = FURNITURE_ROWS
        bits = sum(1 << (rows + 1) for rows in range(low, high + 1))
        widths = tuple(bits if width >= NARROWEST_FURNITURE else 0 for width in range(self.grid.columns + 1))
        count = len(stories)
        items += [Item(count + n, FURNITURE_WEIGHT, widths, Law(vertical=1)) for n in range(foot_count)]
        count += foot_count
        for n, own in enumerate(room.pinned):
            widths = tuple((2 << own.rows) * (width == own.columns) for width in range(self.grid.columns + 1))
            items.append(Item(count + n, FURNITURE_WEIGHT, widths, own.law))
        return tuple(items)

    def _write(self, fitting: Fitting, best: Drawn) -> PlannedPage:
        page, first_row, foot, room = fitting.page, fitting.room.first_row, fitting.foot, fitting.room
        modules, furniture, advertised = [], [], list(room.placed)
        for k, (place, shape) in enumerate(zip(best.placed, best.shapes, strict=False)):
            boxed = k in best.score.boxed
            modules.append(self._module(page.stories[place.item], place, shape, first_row, boxed=boxed))
        count = len(page.stories)
        for place in best.placed[count:]:
            own = (place.column, place.row + first_row, place.columns, place.rows - 1)
            if place.item < count + len(foot):
                furniture.append(Furnished(foot[place.item - count], *own))
            else:
                pinned = room.pinned[place.item - count - len(foot)]
                advertised.append(Advertised(pinned.advertisement, *own))
        if fitting.ear is not None:
            furniture.append(Furnished(fitting.ear, 0, 0, 0, 0, in_ear=True))
        stories = {story.id: story for story in page.stories}
        lines = [
            line
            for module in modules
            for line in module_lines(stories[module.story], module, self.layout, self.composer)
        ]
        ranks = {story.id: story.rank for story in page.stories}
        metrics = page_metrics(
            modules, (*furniture, *advertised), ranks, lines, self.grid, fitting.first_row, best.score
        )
        metrics = (*metrics, ("points", round(best.points, 2)))
        filled = "filler" if any(page.furniture[k].filler for k in foot) else ""
        ladder = tuple(name for name in (fitting.rung.name, filled) if name)
        return PlannedPage(
            page.number, fitting.first_row, tuple(modules), tuple(furniture), metrics, ladder, tuple(advertised)
        )

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
            boxed and story.box is None,
            shape.pitch_pt,
            shape.hole,
            shape.kind.value,
            story.box.value if story.box is not None else "",
            replace(shape.quote, row=row + shape.quote.row) if shape.quote is not None else None,
        )

    def _line_counts(self, story: Story, shape: Shape, leg_ends: tuple[int, ...]) -> tuple[int, ...]:
        measure = round(shape.measure_em * MILLI_EM)
        composer = self.composer if shape.pitch_pt is None else self.composer.upright
        blocks = self.copyfit.blocks(story)
        options = [composer.line_costs(block, measure) for block in blocks]
        keeping = frozenset(k for k, block in enumerate(blocks) if isinstance(block, Paragraph) and block.keeps_next)
        opening = frozenset(k for k, block in enumerate(blocks) if isinstance(block, Paragraph) and block.space_before)
        counts = choose_line_counts(options, shape.lines, leg_ends, keeping, opening)
        return () if counts is None else counts


def _feet(page: Page, ear: int | None) -> tuple[tuple[int, ...], ...]:
    """Which furniture may stand at the foot: what always does, then with one filler more and one more."""
    others = [k for k in range(len(page.furniture)) if k != ear]
    always = tuple(k for k in others if not page.furniture[k].filler)
    fillers = tuple(k for k in others if page.furniture[k].filler)
    return tuple(always + fillers[:count] for count in range(len(fillers) + 1))
