"""View models: everything the templates place, as ready CSS values and painted pieces.

Templates hold no arithmetic.  A painted piece (``leg:…``, ``line:…``) is a key into ``Painted``; the
template writes it as an image, the engine draws the glyphs at their exact places.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.makeup.body import body_blocks
from pipeline.makeup.composed import module_lines
from pipeline.model import (
    Box,
    Form,
    Furnished,
    HeadLine,
    Issue,
    Leg,
    Module,
    Page,
    Passage,
    PlannedPage,
    Story,
)
from pipeline.paint.furnishing import advertisement_view, ear_columns, furniture_view
from pipeline.paint.inserts import picture_view, quote_view
from pipeline.paint.masthead import Folio, Masthead, folio_of, masthead_of, title_size_pt
from pipeline.paint.ornament import ORNAMENT_KEY
from pipeline.paint.overlay import label_room_em, line_labels
from pipeline.paint.painting import LINE_BASELINE, Painting
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
    RuleView,
)
from pipeline.settings.layout import Grid, Layout
from pipeline.typography.composer import Composer
from pipeline.typography.faces import MILLI_EM
from pipeline.typography.set_line import SetLine

__all__ = ["Views", "views_of"]

TITLE_ROWS_LESS = 5.2  # the ruled line below the title, and air


@dataclass(slots=True)
class Views:
    """All pages, what is painted in them by key, and what each page must hold."""

    pages: list[PageView] = field(default_factory=list)
    painted: dict[str, PaintedLeg] = field(default_factory=dict)
    passages: list[tuple[Passage, ...]] = field(default_factory=list)
    show: tuple[str, ...] = ()
    proof: bool = False


def views_of(
    issue: Issue,
    pages: Mapping[int, PlannedPage],
    layout: Layout,
    grid: Grid,
    composer: Composer,
    show: tuple[str, ...] = (),
    *,
    proof: bool = False,
) -> Views:
    """View models of all pages of a made-up issue; ``show`` is what a proof draws over the body type."""
    views = Views(show=show, proof=proof)
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
        self.painting = Painting(page.number, layout, grid, composer, views.painted)
        self.stories = {story.id: story for story in page.stories}

    def build(self) -> None:
        masthead = masthead_of(self.issue) if self.index == 0 else None
        folio = folio_of(self.issue, self.page) if masthead is None else None
        for text in _furnishing_texts(masthead, folio):
            self.painting.owe("masthead" if masthead else "folio", text)
        ear = [self._furniture(piece) for piece in self.planned.furniture if piece.in_ear]
        modules = tuple(self._module(module) for module in self.planned.modules)
        foot = [self._furniture(piece) for piece in self.planned.furniture if not piece.in_ear]
        advertised = tuple(
            advertisement_view(self.painting, own, self.page.advertisements[own.advertisement], proof=self.views.proof)
            for own in self.planned.advertisements
        )
        rules = tuple(
            RuleView(rule.direction, points(rule.x_pt), points(rule.y_pt), points(rule.length_pt))
            for rule in rules_of(self.planned, self.grid)
        )
        self.views.pages.append(
            PageView(
                self.page.number, masthead, self._title_size(masthead), folio, rules, modules, (*ear, *foot), advertised
            )
        )
        self.views.passages.append(tuple(self.painting.passages))

    def _title_size(self, masthead: Masthead | None) -> str:
        """The size of the paper's name beside the ear."""
        if masthead is None:
            return "0pt"
        grid = self.grid
        room = grid.span_em(grid.columns - ear_columns(grid.columns)) * grid.body_pt
        title = self.composer.display(masthead.title, self.layout.headline_face).width_milli_em / MILLI_EM
        largest = (grid.masthead_rows - TITLE_ROWS_LESS) * grid.leading_pt
        return points(title_size_pt(title, len(masthead.title), room, largest))

    def _furniture(self, piece: Furnished) -> FurnitureView:
        return furniture_view(self.painting, piece, self.page.furniture[piece.furniture])

    def _module(self, module: Module) -> ModuleView:
        story = self.stories[module.story]
        lines = tuple(self._head_line(story, line) for line in module.head.lines)
        pictures = tuple(picture_view(self.painting, story, module, plan) for plan in module.pictures)
        legs = self._legs(story, module)
        head, grid = module.head, self.grid
        band = HeadView(
            points(head.row * grid.leading_pt),
            points(head.x_em * grid.body_pt),
            points((head.width_em or grid.span_em(module.columns)) * grid.body_pt),
        )
        return ModuleView(
            story,
            module.column,
            module.row,
            module.columns,
            module.rows,
            Form.BRIEF in story.forms,
            module.box or ("answer" if module.boxed else ""),
            ORNAMENT_KEY if module.box == Box.FANCY else "",
            band,
            lines,
            pictures,
            legs,
            quote_view(self.painting, story, module),
        )

    def _head_line(self, story: Story, line: HeadLine) -> LineView:
        face = {
            "kicker": self.layout.kicker_face,
            "headline": self.layout.headline_face,
            "deck": self.layout.deck_face,
            "column_head": self.layout.column_head_face,
        }[line.part]
        self.painting.owe_of(story, line.text)
        if line.left_pt is not None:
            key = self.painting.upright_line(line.text, face, line.size_pt)
            return LineView(line.part.replace("_", "-"), key, points(line.baseline_pt), points(line.left_pt))
        top = line.baseline_pt - LINE_BASELINE * line.size_pt
        key = self.painting.line(line.text, face, line.size_pt)
        return LineView(line.part.replace("_", "-"), key, points(top))

    def _legs(self, story: Story, module: Module) -> tuple[LegView, ...]:
        lines = module_lines(story, module, self.layout, self.composer)
        for block in body_blocks(story, self.layout):
            self.painting.owe_of(story, block.text)
        grid = self.grid
        views = []
        for leg in module.legs:
            own = tuple(lines[leg.first_line : leg.last_line])
            if not own:
                continue
            if module.pitch_pt is not None:
                views.append(self._upright_leg(module, leg, own, module.pitch_pt))
                continue
            key = self.painting.piece(
                PaintedLeg(
                    own,
                    grid.body_pt,
                    grid.leading_pt,
                    (grid.leading_pt - grid.body_pt) / 2 + grid.body_pt * LINE_BASELINE,
                    (module.measure_em + label_room_em(self.views.show)) * grid.body_pt,
                    len(own) * grid.leading_pt,
                    self.views.show,
                    line_labels(own, self.views.show, self.layout, self.composer),
                )
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
        return LegView(self.painting.piece(painted), points(leg.x_em * grid.body_pt), points(top))


def _furnishing_texts(masthead: Masthead | None, folio: Folio | None) -> tuple[str, ...]:
    if masthead is not None:
        return (masthead.title, *masthead.items)
    if folio is not None:
        return tuple(text for text in (folio.number, folio.name, *folio.items) if text)
    return ()
