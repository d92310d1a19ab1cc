"""View models: everything the templates place, as ready CSS values and painted pieces.

Templates hold no arithmetic.  A painted piece (``leg:…``, ``line:…``) is a key into ``Painted``; the
template writes it as an image, the engine draws the glyphs at their exact places.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.errors import Where
from pipeline.makeup.body import body_blocks
from pipeline.makeup.captions import CAPTION_PITCH, caption_lines, caption_size_pt
from pipeline.makeup.composed import module_lines
from pipeline.makeup.pictures import AIR_ABOVE_ROWS, visible_part
from pipeline.model import (
    Furnished,
    Furniture,
    HeadLine,
    Issue,
    Leg,
    Module,
    Page,
    Passage,
    Picture,
    PlannedPage,
    Story,
)
from pipeline.paint.masthead import Folio, Masthead, folio_of, masthead_of, title_size_pt
from pipeline.paint.overlay import label_room_em, line_labels
from pipeline.paint.rules import rules_of
from pipeline.paint.tokens import points
from pipeline.paint.view_models import (
    FurnitureView,
    HeadView,
    LegView,
    LineView,
    ModuleView,
    PageView,
    PaintedLeg,
    PictureView,
    RuleView,
)
from pipeline.settings.layout import Grid, Layout
from pipeline.typography.composer import Composer
from pipeline.typography.faces import MILLI_EM
from pipeline.typography.set_line import SetLine

__all__ = ["Views", "ear_columns", "views_of"]

LINE_BASELINE = 0.88
FURNITURE_WIDTH_SHARE = 0.86
FURNITURE_DEPTH_SHARE = 0.56
FURNITURE_LINE_HEIGHT = 1.3
FURNITURE_LARGEST_PT = 60.0
MISSING_PICTURE = "图片未到"
TITLE_ROWS_LESS = 5.2  # the ruled line below the title, and air


@dataclass(slots=True)
class Views:
    """All pages, what is painted in them by key, and what each page must hold."""

    pages: list[PageView] = field(default_factory=list)
    painted: dict[str, PaintedLeg] = field(default_factory=dict)
    passages: list[tuple[Passage, ...]] = field(default_factory=list)
    show: tuple[str, ...] = ()


def ear_columns(columns: int) -> int:
    """How many columns the masthead's ear takes: about a third."""
    return max(2, round(columns / 3))


def views_of(
    issue: Issue,
    pages: Mapping[int, PlannedPage],
    layout: Layout,
    grid: Grid,
    composer: Composer,
    show: tuple[str, ...] = (),
) -> Views:
    """View models of all pages of a made-up issue; ``show`` is what a proof draws over the body type."""
    views = Views(show=show)
    for index, page in enumerate(issue.pages):
        _PageBuilder(issue, page, pages[page.number], layout, grid, composer, views, index).build()
    return views


class _PageBuilder:
    """Builds one page's view, and collects its painted pieces and passages in the order of painting."""

    def __init__(
        self,
        issue: Issue,
        page: Page,
        planned: PlannedPage,
        layout: Layout,
        grid: Grid,
        composer: Composer,
        views: Views,
        index: int,
    ) -> None:
        self.issue = issue
        self.page = page
        self.planned = planned
        self.layout = layout
        self.grid = grid
        self.composer = composer
        self.views = views
        self.index = index
        self.passages: list[Passage] = []
        self.stories = {story.id: story for story in page.stories}

    def build(self) -> None:
        masthead = masthead_of(self.issue) if self.index == 0 else None
        folio = folio_of(self.issue, self.page) if masthead is None else None
        for text in _furnishing_texts(masthead, folio):
            self.passages.append(Passage("masthead" if masthead else "folio", text, Where(page=self.page.number)))
        ear = [self._furniture(piece) for piece in self.planned.furniture if piece.in_ear]
        modules = tuple(self._module(module) for module in self.planned.modules)
        foot = [self._furniture(piece) for piece in self.planned.furniture if not piece.in_ear]
        rules = tuple(
            RuleView(rule.direction, points(rule.x_pt), points(rule.y_pt), points(rule.length_pt))
            for rule in rules_of(self.planned, self.grid)
        )
        self.views.pages.append(
            PageView(self.page.number, masthead, self._title_size(masthead), folio, rules, modules, (*ear, *foot))
        )
        self.views.passages.append(tuple(self.passages))

    def _title_size(self, masthead: Masthead | None) -> str:
        """The size of the paper's name beside the ear."""
        if masthead is None:
            return "0pt"
        grid = self.grid
        room = grid.span_em(grid.columns - ear_columns(grid.columns)) * grid.body_pt
        title = self.composer.display(masthead.title, self.layout.headline_face).width_milli_em / MILLI_EM
        largest = (grid.masthead_rows - TITLE_ROWS_LESS) * grid.leading_pt
        return points(title_size_pt(title, len(masthead.title), room, largest))

    def _module(self, module: Module) -> ModuleView:
        story = self.stories[module.story]
        lines = tuple(self._head_line(story, line) for line in module.head.lines)
        pictures = tuple(self._picture(story, module, n) for n in range(len(module.pictures)))
        legs = self._legs(story, module)
        head, grid = module.head, self.grid
        band = HeadView(
            points(head.row * grid.leading_pt),
            points(head.x_em * grid.body_pt),
            points((head.width_em or grid.span_em(module.columns)) * grid.body_pt),
        )
        return ModuleView(
            story, module.column, module.row, module.columns, module.rows, module.boxed, band, lines, pictures, legs
        )

    def _head_line(self, story: Story, line: HeadLine) -> LineView:
        face = {
            "kicker": self.layout.kicker_face,
            "headline": self.layout.headline_face,
            "deck": self.layout.deck_face,
            "column_head": self.layout.column_head_face,
        }[line.part]
        self._passage(story, line.text)
        if line.left_pt is not None:
            key = self._paint_upright_line(line.text, face, line.size_pt)
            return LineView(line.part.replace("_", "-"), key, points(line.baseline_pt), points(line.left_pt))
        top = line.baseline_pt - LINE_BASELINE * line.size_pt
        key = self._paint_line(line.text, face, line.size_pt)
        return LineView(line.part.replace("_", "-"), key, points(top))

    def _legs(self, story: Story, module: Module) -> tuple[LegView, ...]:
        lines = module_lines(story, module, self.layout, self.composer)
        for block in body_blocks(story, self.layout):
            self._passage(story, block.text)
        grid = self.grid
        views = []
        for leg in module.legs:
            own = tuple(lines[leg.first_line : leg.last_line])
            if not own:
                continue
            if module.pitch_pt is not None:
                views.append(self._upright_leg(module, leg, own, module.pitch_pt))
                continue
            key = self._paint(
                PaintedLeg(
                    own,
                    grid.body_pt,
                    grid.leading_pt,
                    (grid.leading_pt - grid.body_pt) / 2 + grid.body_pt * LINE_BASELINE,
                    (module.measure_em + label_room_em(self.views.show)) * grid.body_pt,
                    len(own) * grid.leading_pt,
                    self.views.show,
                    line_labels(own, self.views.show, self.layout, self.composer),
                ),
                "leg",
            )
            top = (leg.row - module.row) * grid.leading_pt
            views.append(LegView(key, points(leg.x_em * grid.body_pt), points(top)))
        return tuple(views)

    def _upright_leg(self, module: Module, leg: Leg, lines: tuple[SetLine, ...], pitch_pt: float) -> LegView:
        grid = self.grid
        width = pitch_pt * (len(lines) - 1) + grid.body_pt
        depth = module.measure_em * grid.body_pt
        painted = PaintedLeg(lines, grid.body_pt, pitch_pt, grid.body_pt, width, depth, upright=True)
        top = (leg.row - module.row) * grid.leading_pt + (grid.leading_pt - grid.body_pt) / 2
        return LegView(self._paint(painted, "leg"), points(leg.x_em * grid.body_pt), points(top))

    def _picture(self, story: Story, module: Module, number: int) -> PictureView:
        plan = module.pictures[number]
        picture = story.pictures[plan.picture - 1]
        grid = self.grid
        if picture.file is None:
            self._passage(story, MISSING_PICTURE)
        width = plan.width_em * grid.body_pt
        captions = self._caption(story, picture, plan.beside_em or plan.width_em)
        top = (plan.row - module.row + AIR_ABOVE_ROWS) * grid.leading_pt
        depth = (plan.rows - plan.caption_rows - AIR_ABOVE_ROWS) * grid.leading_pt
        across, down = visible_part(picture, width, depth)
        key = f"picture:{picture.file}" if picture.file else None
        return PictureView(
            key,
            points(plan.x_em * grid.body_pt),
            points(top),
            points(width),
            points(depth),
            f"{round(100 * across, 2):g}% {round(100 * down, 2):g}%",
            captions,
            MISSING_PICTURE,
            points(plan.beside_em * grid.body_pt) if plan.beside_em else "",
        )

    def _caption(self, story: Story, picture: Picture, width_em: float) -> tuple[str, ...]:
        lines = caption_lines(picture, width_em, self.layout, self.grid, self.composer)
        if not lines:
            return ()
        self._passage(story, "".join(line.text for line in lines))
        size = caption_size_pt(self.grid)
        pitch, width = size * CAPTION_PITCH, width_em * self.grid.body_pt
        return (self._paint(PaintedLeg(lines, size, pitch, LINE_BASELINE * size, width, pitch * len(lines)), "leg"),)

    def _furniture(self, piece: Furnished) -> FurnitureView:
        furniture = self.page.furniture[piece.furniture]
        grid = self.grid
        column, row, columns, rows = piece.column, piece.row, piece.columns, piece.rows
        if piece.in_ear:
            columns = ear_columns(grid.columns)
            column, rows = grid.columns - columns, grid.masthead_rows - 4
        width = grid.span_em(columns) * grid.body_pt
        lines = self._furniture_lines(furniture, width, rows * grid.leading_pt)
        return FurnitureView(furniture.kind, piece.in_ear, column, row, columns, rows, lines)

    def _furniture_lines(self, furniture: Furniture, width_pt: float, depth_pt: float) -> tuple[LineView, ...]:
        face = self.layout.furniture_face
        widest = max(self.composer.display(text, face).width_milli_em for text in furniture.text) / MILLI_EM
        count = len(furniture.text)
        size = min(
            FURNITURE_LARGEST_PT,
            width_pt * FURNITURE_WIDTH_SHARE / widest,
            depth_pt * FURNITURE_DEPTH_SHARE / (1.0 + FURNITURE_LINE_HEIGHT * (count - 1)),
        )
        block = size * (1.0 + FURNITURE_LINE_HEIGHT * (count - 1))
        views = []
        for number, text in enumerate(furniture.text):
            top = (depth_pt - block) / 2 + number * size * FURNITURE_LINE_HEIGHT
            where = Where(furniture.source_file, next(iter(furniture.source_lines), None), self.page.number)
            self.passages.append(Passage(furniture.kind, text, where))
            views.append(LineView("slogan", self._paint_line(text, face, size), points(top)))
        return tuple(views)

    def _paint_line(self, text: str, face: str, size_pt: float) -> str:
        line = self.composer.display(text, face)
        width = line.width_milli_em / MILLI_EM * size_pt
        leg = PaintedLeg((line,), size_pt, size_pt, LINE_BASELINE * size_pt, width, size_pt)
        return self._paint(leg, "line")

    def _paint_upright_line(self, text: str, face: str, size_pt: float) -> str:
        line = self.composer.upright.display(text, face)
        depth = line.width_milli_em / MILLI_EM * size_pt
        return self._paint(PaintedLeg((line,), size_pt, size_pt, size_pt, size_pt, depth, upright=True), "line")

    def _paint(self, leg: PaintedLeg, kind: str) -> str:
        key = f"{kind}:{len(self.views.painted)}"
        self.views.painted[key] = leg
        return key

    def _passage(self, story: Story, text: str) -> None:
        where = Where(story.source_file, next(iter(story.source_lines), None), self.page.number)
        self.passages.append(Passage(story.id, text, where))


def _furnishing_texts(masthead: Masthead | None, folio: Folio | None) -> tuple[str, ...]:
    if masthead is not None:
        return (masthead.title, *masthead.items)
    if folio is not None:
        return tuple(text for text in (folio.number, folio.name, *folio.items) if text)
    return ()
