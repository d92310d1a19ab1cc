"""View models of a flow layout: stories one after another through CSS columns, any number of pages.

Each body line is one painted piece; the renderer stacks them and turns columns and pages.  Everything takes whole body
lines, so that the columns of a page stand on one grid.  Stories too short to fill three legs with more than a few
lines each stand one below the other, their heads in the column.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.errors import Where
from pipeline.model import Furniture, Issue, Page, Passage, Story
from pipeline.paint.flow_body import BodySetter
from pipeline.paint.flow_heads import Display, HeadSetter
from pipeline.paint.flow_models import FlowHead, FlowModule, FlowSection, FlowStory, FlowViews
from pipeline.paint.masthead import folio_of, masthead_of, title_size_pt
from pipeline.paint.tokens import points
from pipeline.settings.layout import Grid, Layout
from pipeline.typography.composer import Composer
from pipeline.typography.faces import MILLI_EM

__all__ = ["flow_views_of"]

LEAST_LEG = 5
"""Lines of a leg, below which a story over all columns looks torn."""
MOST_WHOLE = 9
"""Lines of a short story that stay in one column."""
MOST_WHOLE_LEG = 8
"""Lines of the legs of a story that stays on one page."""
SLOGAN_PT, SLOGAN_AIR_ROWS = 18.0, 1.2
SECTION_PT, EDITORS_PT = 14.0, 9.0
SECTION_AIR_ROWS = 0.6


def flow_views_of(
    issue: Issue, layout: Layout, grid: Grid, composer: Composer, show: tuple[str, ...] = ()
) -> FlowViews:
    """View models of all stories, page after page, each with its furniture at its end."""
    views = FlowViews(masthead_of(issue, counts_pages=False), show=show)
    if views.masthead is not None:
        title = composer.display(views.masthead.title, layout.headline_face).width_milli_em / MILLI_EM
        room, largest = grid.width_em * grid.body_pt, (grid.masthead_rows - 3) * grid.leading_pt
        views.title_size = points(title_size_pt(title, len(views.masthead.title), room, largest))
        for text in (views.masthead.title, *views.masthead.items):
            views.passages.append(Passage("masthead", text, Where()))
    builder = _FlowBuilder(layout, grid, composer, views)
    for index, page in enumerate(issue.pages):
        views.sections.append(builder.section(page, titled=index > 0 or views.masthead is None))
    if issue.pages:
        views.running = "　".join(folio_of(issue, issue.pages[0]).items[:2])
    return views


class _FlowBuilder:
    """Builds stories in the order they are painted."""

    def __init__(self, layout: Layout, grid: Grid, composer: Composer, views: FlowViews) -> None:
        self.layout = layout
        self.grid = grid
        self.views = views
        self.heads = HeadSetter(layout, grid, composer, views)
        self.bodies = BodySetter(layout, grid, composer, views)

    def section(self, page: Page, *, titled: bool) -> FlowSection:
        """The stories of a page below its name and editors, which a front page has in its masthead."""
        title = self._title(page) if titled else None
        modules = tuple(self._module(stories, page) for stories in self._runs(page.stories))
        return FlowSection(page.name or "", title, modules, tuple(self._furniture(own, page) for own in page.furniture))

    def _furniture(self, piece: Furniture, page: Page) -> FlowHead:
        face = self.layout.furniture_face
        where = Where(piece.source_file, next(iter(piece.source_lines), None), page.number)
        lines = [
            own
            for text in piece.text
            for own in self.heads.single("slogan", text, face, SLOGAN_PT, Passage(piece.kind, text, where))
        ]
        return self.heads.band(lines, SLOGAN_AIR_ROWS)

    def _title(self, page: Page) -> FlowHead | None:
        where = Where(page=page.number)
        lines: list[Display] = []
        for text, part, size in ((page.name, "name", SECTION_PT), ("　".join(page.editors), "editors", EDITORS_PT)):
            if text:
                face = self.layout.column_head_face if part == "name" else self.layout.caption_face
                lines += self.heads.single(part, text, face, size, Passage("section", text, where))
        return self.heads.band(lines, SECTION_AIR_ROWS) if lines else None

    def _runs(self, stories: Sequence[Story]) -> Iterator[tuple[Story, ...]]:
        """Stories that share a module: short ones next to each other; the page's first stands alone."""
        limit = LEAST_LEG * self.grid.columns
        short = {story.id for story in stories[1:] if self.bodies.line_count(story) <= limit and story.box is None}
        for is_short, run in groupby(stories, key=lambda story: story.id in short):
            if is_short:
                yield tuple(run)
            else:
                yield from ((story,) for story in run)

    def _module(self, stories: tuple[Story, ...], page: Page) -> FlowModule:
        is_short = len(stories) > 1
        own = []
        for story in stories:
            where = Where(story.source_file, next(iter(story.source_lines), None), page.number)
            head = self.heads.in_column(story, where) if is_short else self.heads.across(story, where)
            most = MOST_WHOLE if is_short else MOST_WHOLE_LEG * self.grid.columns
            # A story with pictures is too deep to be carried over to the next page whole.
            is_whole = self.bodies.line_count(story) <= most and (is_short or not story.pictures)
            own.append(FlowStory(story, head, self.bodies.groups(story, where), is_whole))
        return FlowModule(tuple(own), is_short)
