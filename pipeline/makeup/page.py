"""One page: items, exact search, ladder, and the chosen layout written out as a plan."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from pipeline.errors import CopyDoesNotFitError
from pipeline.makeup.arrange import Darkroom
from pipeline.makeup.composed import module_lines
from pipeline.makeup.copyfit import CopyFit
from pipeline.makeup.drawing import Drawn, StoryTables, Studio
from pipeline.makeup.fitting import LADDER, Fitting, Rung
from pipeline.makeup.fixed import Room, room_of
from pipeline.makeup.grouping import can_be_grouped, grouped_tiling
from pipeline.makeup.headline import HeadOption
from pipeline.makeup.keeping import kept_as_before
from pipeline.makeup.last import MOVED_COST, LastPage, LastPlan
from pipeline.makeup.mending import mended
from pipeline.makeup.metrics import page_metrics
from pipeline.makeup.orders import law_of
from pipeline.makeup.places import Law, Placed
from pipeline.makeup.score import FRONT_PAGE, INNER_PAGE
from pipeline.makeup.search import Item
from pipeline.makeup.shape import Shape, legs_of
from pipeline.makeup.shapes import Shapes
from pipeline.makeup.watch import Watch
from pipeline.model import Advertised, Furnished, Module, Page, PlannedPage, Story
from pipeline.settings.layout import Grid, Layout
from pipeline.settings.values import Makeup, Order
from pipeline.typography.composer import Composer
from pipeline.typography.faces import MILLI_EM

__all__ = ["PageMaker"]

FURNITURE_WEIGHT = 99
FURNITURE_ROWS = (4, 8)
NARROWEST_FURNITURE = 2
# Paragraphs set as tightly as rules allow take so much of the lines they take at their best.
TIGHTEST = 0.92


@dataclass(slots=True)
class PageMaker:
    """Makes up pages of one issue on one grid."""

    layout: Layout
    grid: Grid
    composer: Composer
    orders: tuple[Order, ...] = ()
    makeup: Makeup = Makeup()  # noqa: RUF009 - frozen
    last: LastPlan | None = None
    watch: Watch | None = None
    copyfit: CopyFit = field(init=False)
    darkroom: Darkroom = field(init=False)
    _shapes: dict[Rung, Shapes] = field(init=False, default_factory=dict)
    _tables: dict[tuple[Rung, Story, int], StoryTables] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.copyfit = CopyFit(self.layout, self.composer)
        self.darkroom = Darkroom(self.layout, self.grid, self.composer)
        if self.last is not None and not self.is_grid_of(self.last):
            self.last = None

    def forget(self) -> None:
        """Let go what was remembered for the pages so far; they are done."""
        self.copyfit = CopyFit(self.layout, self.composer)
        self._shapes, self._tables = {}, {}

    def is_grid_of(self, last: LastPlan) -> bool:
        """Whether places of that plan are places on this grid."""
        grid = self.grid
        return (last.layout, last.grid, last.rows, last.columns, round(last.leading_pt, 3)) == (
            self.layout.name,
            grid.name,
            grid.rows,
            grid.columns,
            round(grid.leading_pt, 3),
        )

    def last_page(self, number: int, first_row: int) -> LastPage | None:
        """The page as the last build had it, where its places are still places."""
        page = self.last.page(number) if self.last is not None else None
        return page if page is not None and page.first_row == first_row else None

    def fit(self, page: Page, first_row: int, ear: int | None, rungs: Sequence[Rung] = LADDER) -> Fitting:
        """Find out whether a page can be made up, on the first of some rungs that lets it."""
        room = room_of(page, self.grid, first_row)
        feet = _feet(page, ear)
        self._look(page)
        self.copyfit.prepare(page)
        lines = sum(self.lines_of(story) for story in page.stories)
        columns = self.grid.columns
        blocks = len(feet[0]) + len(room.pinned)
        too_many = not can_be_grouped(len(page.stories), blocks)
        tiling = None
        tables: tuple[StoryTables, ...] = ()
        for rung, foot in product(rungs, feet) if not too_many and not self._hopeless(lines, room) else ():
            if not can_be_grouped(len(page.stories), len(foot) + len(room.pinned)):
                continue
            tables = tuple(self._tables_of(page, story, rung, room.rows - 1) for story in page.stories)
            items = self._items(page.stories, tables, len(foot), room)
            tiling = grouped_tiling(items, columns, room.rows, room.first_row)
            last = self.last_page(page.number, first_row)
            studio = Studio(
                page.stories,
                tables,
                tiling,
                self.grid,
                room.first_row,
                self.copyfit.parted_heads,
                len(self.layout.ladder),
                self.orders,
                self.makeup.effort,
                last,
                FRONT_PAGE if page.number == 1 else INNER_PAGE,
            )
            if studio.possible:
                return Fitting(page, first_row, ear, foot, room, columns, rung, tiling, studio, tables, lines)
        return Fitting(page, first_row, ear, feet[0], room, columns, rungs[-1], tiling, None, tables, lines, too_many)

    def lines_of(self, story: Story) -> int:
        """Body lines of a story in columns of the grid, set at their best."""
        measure = round(self.grid.measure_em * MILLI_EM)
        return self.copyfit.totals(story, measure)[0].lines if story.paragraphs else 0

    def heads(self, story: Story, columns: int) -> tuple[HeadOption, ...]:
        """The heads of a story over so many columns, the smallest that the ladder allows among them."""
        return self._shapes_on(LADDER[-1]).heads(story, columns)

    def _shapes_on(self, rung: Rung) -> Shapes:
        shapes = self._shapes.get(rung)
        if shapes is None:
            shapes = Shapes(
                self.layout, self.grid, self.composer, self.copyfit, self.darkroom, rung.slack, rung.headlines
            )
            self._shapes[rung] = shapes
        return shapes

    def _hopeless(self, lines: int, room: Room) -> bool:
        """Whether body type alone, in the widest legs there are, is more than the page."""
        grid = self.grid
        return lines * grid.measure_em / (grid.measure_em + grid.gutter_em) * TIGHTEST > grid.columns * room.rows

    def _look(self, page: Page) -> None:
        if self.watch is not None:
            self.watch.look(page.number)

    def make_up(self, fitting: Fitting) -> PlannedPage:
        """The page as it was where it still fits so, else the best found for a fitting that fits.

        Raises:
            CopyDoesNotFitError: no layout obeys the editor's orders.
        """
        studio = fitting.studio
        if studio is None:
            raise ValueError(fitting.page.number)
        self._look(fitting.page)
        kept = self.as_before(fitting)
        if kept is not None:
            return kept
        try:
            best = self._mended(fitting) or studio.best()
        except CopyDoesNotFitError as error:
            where = replace(error.where, page=fitting.page.number)
            raise CopyDoesNotFitError(error.message, where=where, remedy=error.remedy) from error
        return self._write(fitting, best)

    def as_before(self, fitting: Fitting) -> PlannedPage | None:
        """The page as the last build had it; None where it no longer fits so."""
        studio = fitting.studio
        if studio is None or studio.last is None:
            return None
        pinned = tuple(own.advertisement for own in fitting.room.pinned)
        kept = kept_as_before(fitting.page, fitting.foot, pinned, studio, studio.last)
        return None if kept is None else self._write(fitting, kept)

    def _mended(self, fitting: Fitting) -> Drawn | None:
        """The page of the last build with a module or two set anew."""
        page, studio = fitting.page, fitting.studio
        if studio is None or studio.last is None:
            return None
        items = self._items(page.stories, studio.tables, len(fitting.foot), fitting.room)
        pinned = tuple(own.advertisement for own in fitting.room.pinned)
        return mended(page, fitting.foot, pinned, items, studio, studio.last)

    def _tables_of(self, page: Page, story: Story, rung: Rung, most_rows: int) -> StoryTables:
        key = (rung, story, most_rows)
        found = self._tables.get(key)
        if found is None:
            self._look(page)
            shapes = self._shapes_on(rung)
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
            modules,
            (*furniture, *advertised),
            ranks,
            len(self.layout.ladder),
            lines,
            self.grid,
            fitting.first_row,
            best.score,
        )
        # What moving cost was for this build alone: the next one compares with the page itself.
        moved = fitting.studio.moved(best.placed) if fitting.studio is not None else 0
        metrics = (*metrics, ("points", round(best.points - MOVED_COST * moved, 2)))
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
            self.copyfit.line_counts(story, shape.measure_em, shape.lines, tuple(leg.last_line for leg in legs)),
            shape.slack,
            boxed and story.box is None,
            shape.pitch_pt,
            shape.hole,
            shape.kind.value,
            story.box.value if story.box is not None else "",
            replace(shape.quote, row=row + shape.quote.row) if shape.quote is not None else None,
        )


def _feet(page: Page, ear: int | None) -> tuple[tuple[int, ...], ...]:
    """Which furniture may stand at the foot: what always does, then with one filler more and one more."""
    others = [k for k in range(len(page.furniture)) if k != ear]
    always = tuple(k for k in others if not page.furniture[k].filler)
    fillers = tuple(k for k in others if page.furniture[k].filler)
    return tuple(always + fillers[:count] for count in range(len(fillers) + 1))
