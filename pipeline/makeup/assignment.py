"""分版: stories that came without a page are given one, by section, rank and length.

The front page takes the highest ranks; the others keep their sections together; all pages are filled alike, told from
estimated lines.  A page with ``sections`` takes stories of those, one that names none takes any.  An issue whose
``issue.toml`` names no page gets as many as its copy fills.  Pure: the same issue is dealt out the same way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import log

from pipeline.makeup.dealing import Bin, Dealt, deal
from pipeline.makeup.estimate import estimated_lines, page_lines
from pipeline.model import Issue, Page, Story
from pipeline.settings.layout import Grid, Layout
from pipeline.settings.values import Order

__all__ = ["MOST_PAGES", "as_printed", "assigned"]

MOST_PAGES = 64


def assigned(
    issue: Issue,
    layout: Layout,
    grid_name: str | None = None,
    *,
    orders: Sequence[Order] = (),
    last: Mapping[str, int] | None = None,
    may_grow: bool = True,
) -> Issue:
    """The issue with every story on a page.

    Args:
        issue: as it was read.
        layout: what it is set in.
        grid_name: the grid ``paper.toml`` names; without one the roomiest is reckoned with.
        orders: the editor's; a page that was ordered is not make-up's to change.
        last: the pages such stories had in the last build; a story that had one keeps it.
        may_grow: whether there may be more pages than there are already.
    """
    if not issue.unplaced:
        return issue
    grid = next((grid for grid in layout.grids if grid.name == grid_name), layout.grids[0])
    ordered = {order.story: order.page for order in orders if order.page is not None}
    waiting = sorted(issue.unplaced, key=lambda story: (story.rank, story.id))
    flowing = layout.kind == "flow"
    pages = _enough_pages(issue, waiting, grid, may_grow=may_grow and not flowing)
    numbers = {page.number for page in pages}
    fixed = {story.id: ordered[story.id] for story in waiting if ordered.get(story.id) in numbers}
    bins = [
        Bin(page.number, _room(issue, page, grid), page.sections or ((page.name,) if page.name else ()), page.sections)
        for page in pages
    ]
    dealt = [
        *(Dealt(s.id, s.section, estimated_lines(s, grid), p.number) for p in pages for s in p.stories),
        *(Dealt(s.id, s.section, estimated_lines(s, grid), fixed.get(s.id)) for s in waiting),
    ]
    places = deal(dealt, bins, last or {})
    return replace(issue, pages=_filled(pages, waiting, places, fixed), unplaced=())


def as_printed(issue: Issue, printed: Issue) -> Issue:
    """The issue with the stories whose pages make-up chose on those that an edition has them on."""
    numbers = {story.id: page.number for page in printed.pages for story in page.stories}
    moving = {
        story.id: numbers.get(story.id, page.number)
        for page in issue.pages
        for story in page.stories
        if story.floating and numbers.get(story.id, page.number) != page.number
    }
    if not moving:
        return issue
    stories = [story for page in issue.pages for story in page.stories if story.id in moving]
    left = tuple(replace(p, stories=tuple(s for s in p.stories if s.id not in moving)) for p in issue.pages)
    return replace(issue, pages=_filled(left, stories, moving, {}))


def _filled(
    pages: Sequence[Page], stories: Sequence[Story], places: Mapping[str, int], fixed: Mapping[str, int]
) -> tuple[Page, ...]:
    own: dict[int, list[Story]] = {page.number: list(page.stories) for page in pages}
    for story in stories:
        own[places[story.id]].append(replace(story, floating=story.id not in fixed))
    return tuple(
        replace(page, stories=tuple(sorted(own[page.number], key=lambda story: (story.rank, story.id))))
        for page in pages
    )


def _enough_pages(issue: Issue, waiting: Sequence[Story], grid: Grid, *, may_grow: bool) -> tuple[Page, ...]:
    """The pages there are; where more may be, those that come nearest to being filled."""
    pages = {page.number: page for page in issue.pages}
    least = max(pages, default=1)
    if may_grow:
        lines = sum(estimated_lines(story, grid) for story in waiting)
        lines += sum(estimated_lines(story, grid) for page in issue.pages for story in page.stories)

        def misfill(count: int) -> float:
            room = sum(_room(issue, Page(number, ()), grid) for number in range(1, count + 1))
            return abs(log(max(lines, 1) / room))

        least = min(range(least, max(least, MOST_PAGES) + 1), key=misfill)
    wanted = range(1, least + 1) if may_grow or not pages else ()
    return tuple(pages.get(n, Page(n, ())) for n in sorted({*pages, *wanted}))


def _room(issue: Issue, page: Page, grid: Grid) -> float:
    first = min((own.number for own in issue.pages), default=1)
    masthead = page.number == first and issue.paper.title is not None
    return page_lines(grid, grid.masthead_rows if masthead else grid.folio_rows)
