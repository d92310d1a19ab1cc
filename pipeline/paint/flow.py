"""View models of a flow layout: stories one after another through CSS columns, any number of pages.

Each body line is one painted piece; the renderer stacks them and turns columns and pages.  The first two and
the last two lines of a paragraph hold together, so no line stands alone at a column's head or foot.
"""

from dataclasses import dataclass, field
from math import floor

from pipeline.errors import Where
from pipeline.makeup.body import body_blocks
from pipeline.makeup.composed import flow_lines
from pipeline.model import Furniture, Issue, Page, Passage, Story
from pipeline.paint.inserts import MISSING_PICTURE
from pipeline.paint.masthead import Masthead, masthead_of, title_size_pt
from pipeline.paint.overlay import label_room_em, line_labels
from pipeline.paint.painting import LINE_BASELINE
from pipeline.paint.tokens import points
from pipeline.paint.view_models import PaintedLeg
from pipeline.settings.layout import Grid, Layout
from pipeline.typography.cells import Paragraph
from pipeline.typography.composer import Composer
from pipeline.typography.faces import MILLI_EM
from pipeline.typography.set_line import SetLine

__all__ = ["FlowPicture", "FlowStory", "FlowViews", "flow_views_of"]

KICKER_RATIO = 0.55
HEADLINE_SHARE = 0.94
TOGETHER = 2


@dataclass(frozen=True, slots=True)
class FlowLine:
    """A display line: its class and the image key."""

    part: str
    key: str


@dataclass(frozen=True, slots=True)
class FlowPicture:
    """A picture with its painted caption lines; ``missing``: the words in its frame, where it has not come in."""

    key: str | None
    captions: tuple[str, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class FlowStory:
    """A story: head lines, pictures, and groups of line images that must not be parted."""

    story: Story
    lines: tuple[FlowLine, ...]
    pictures: tuple[FlowPicture, ...]
    groups: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class FlowViews:
    """The whole issue for the flow templates."""

    masthead: Masthead | None = None
    title_size: str = "0pt"
    stories: list[FlowStory] = field(default_factory=list)
    furniture: list[tuple[FlowLine, ...]] = field(default_factory=list)
    painted: dict[str, PaintedLeg] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)
    show: tuple[str, ...] = ()


def flow_views_of(
    issue: Issue, layout: Layout, grid: Grid, composer: Composer, show: tuple[str, ...] = ()
) -> FlowViews:
    """View models of all stories, page after page, furniture at the end."""
    views = FlowViews(masthead_of(issue), show=show)
    if views.masthead is not None:
        title = composer.display(views.masthead.title, layout.headline_face).width_milli_em / MILLI_EM
        room, largest = grid.width_em * grid.body_pt, (grid.masthead_rows - 3) * grid.leading_pt
        views.title_size = points(title_size_pt(title, len(views.masthead.title), room, largest))
        for text in (views.masthead.title, *views.masthead.items):
            views.passages.append(Passage("masthead", text, Where()))
    builder = _FlowBuilder(layout, grid, composer, views)
    for page in issue.pages:
        for story in page.stories:
            views.stories.append(builder.story(story, page))
    for page in issue.pages:
        for piece in page.furniture:
            views.furniture.append(builder.furniture(piece, page))
    return views


class _FlowBuilder:
    """Builds stories in the order they are painted."""

    def __init__(self, layout: Layout, grid: Grid, composer: Composer, views: FlowViews) -> None:
        self.layout = layout
        self.grid = grid
        self.composer = composer
        self.views = views

    def story(self, story: Story, page: Page) -> FlowStory:
        layout = self.layout
        rung = layout.rung(story.rank)
        size = self._fitting(story.headline, layout.headline_face, rung.largest_pt)
        small = max(self.grid.body_pt, size * KICKER_RATIO)
        parts = (
            ("column-head", story.column_head, layout.column_head_face, small),
            ("kicker", story.kicker, layout.kicker_face, small),
            ("headline", self._headline_lines(story, size), layout.headline_face, size),
            ("deck", story.deck, layout.deck_face, small),
        )
        lines = []
        for part, texts, face, wanted in parts:
            for text in texts:
                fitted = self._fitting((text,), face, wanted)
                lines.append(FlowLine(part, self._line(text, face, fitted, story.id, story, page)))
        pictures = tuple(self._picture(story, n, page) for n in range(len(story.pictures)))
        return FlowStory(story, tuple(lines), pictures, self._groups(story, page))

    def furniture(self, piece: Furniture, page: Page) -> tuple[FlowLine, ...]:
        face = self.layout.furniture_face
        where = Where(piece.source_file, next(iter(piece.source_lines), None), page.number)
        lines = []
        for text in piece.text:
            self.views.passages.append(Passage(piece.kind, text, where))
            lines.append(FlowLine("slogan", self._paint_line(text, face, self._fitting((text,), face, 18.0))))
        return tuple(lines)

    def _fitting(self, texts: tuple[str, ...], face: str, wanted_pt: float) -> float:
        """The wanted size, or the largest half point at which every clause line fits the text width."""
        width = self.grid.width_em * self.grid.body_pt * HEADLINE_SHARE
        longest = max((self.composer.display(text, face).width_milli_em for text in texts), default=0) / MILLI_EM
        if longest * wanted_pt <= width or not longest:
            return wanted_pt
        return max(self.grid.body_pt, floor(width / longest * 2) / 2)

    def _headline_lines(self, story: Story, size: float) -> tuple[str, ...]:
        """A headline of several clauses too small on one line goes clause by clause."""
        if len(story.headline) != 1 or size >= self.layout.rung(story.rank).smallest_pt:
            return story.headline
        clauses = tuple(story.headline[0].split())
        return clauses if len(clauses) > 1 else story.headline

    def _groups(self, story: Story, page: Page) -> tuple[tuple[str, ...], ...]:
        groups: list[tuple[str, ...]] = []
        head: tuple[str, ...] = ()
        set_lines = flow_lines(story, self.grid.measure_em, self.layout, self.composer)
        for block, lines in zip(body_blocks(story, self.layout), set_lines, strict=True):
            keys = tuple(self._body_line(line) for line in lines)
            self._passage(block.text, story, page)
            if isinstance(block, Paragraph) and block.keeps_next:
                head += keys
                continue
            middle = [(key,) for key in keys[TOGETHER:-TOGETHER]]
            if len(keys) < 2 * TOGETHER:
                groups.append(head + keys)
            else:
                groups += [head + keys[:TOGETHER], *middle, keys[-TOGETHER:]]
            head = ()
        return (*groups, head) if head else tuple(groups)

    def _body_line(self, line: SetLine) -> str:
        grid = self.grid
        baseline = (grid.leading_pt - grid.body_pt) / 2 + grid.body_pt * LINE_BASELINE
        show = self.views.show
        width = (grid.measure_em + label_room_em(show)) * grid.body_pt
        marks = line_labels((line,), show, self.layout, self.composer)
        leg = PaintedLeg((line,), grid.body_pt, grid.leading_pt, baseline, width, grid.leading_pt, show, marks)
        return self._paint(leg, "leg")

    def _picture(self, story: Story, number: int, page: Page) -> FlowPicture:
        picture = story.pictures[number]
        face, size = self.layout.caption_face, self.grid.body_pt * 0.9
        missing = ""
        if picture.file is None:
            missing = self._line(MISSING_PICTURE, face, 14.0, "proof", story, page)
        captions = tuple(
            self._line(text, face, self._fitting((text,), face, size), story.id, story, page)
            for text in (picture.caption, picture.credit_text)
            if text
        )
        return FlowPicture(f"picture:{picture.file}" if picture.file else None, captions, missing)

    def _line(self, text: str, face: str, size_pt: float, owner: str, story: Story, page: Page) -> str:
        where = Where(story.source_file, next(iter(story.source_lines), None), page.number)
        self.views.passages.append(Passage(owner, text, where))
        return self._paint_line(text, face, size_pt)

    def _passage(self, text: str, story: Story, page: Page) -> None:
        where = Where(story.source_file, next(iter(story.source_lines), None), page.number)
        self.views.passages.append(Passage(story.id, text, where))

    def _paint_line(self, text: str, face: str, size_pt: float) -> str:
        line = self.composer.display(text, face)
        width = line.width_milli_em / MILLI_EM * size_pt
        return self._paint(PaintedLeg((line,), size_pt, size_pt, LINE_BASELINE * size_pt, width, size_pt), "line")

    def _paint(self, leg: PaintedLeg, kind: str) -> str:
        key = f"{kind}:{len(self.views.painted)}"
        self.views.painted[key] = leg
        return key
