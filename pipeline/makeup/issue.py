"""A whole issue made up: one grid for all its pages, each page by itself, and stories that jump between them.

Where a page has too much copy or too little, a story goes on on another page (转版) before anything is given up in
type: at most one jump from a page and one to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.errors import CopyDoesNotFitError, Say, UsageError, Where
from pipeline.makeup.jump import Cut, cuts_of, jumped
from pipeline.makeup.page import LADDER, Fitting, PageMaker, Rung
from pipeline.model import Furniture, Issue, Jump, Page, Plan, Story
from pipeline.settings.layout import Grid, Layout
from pipeline.settings.values import Makeup, Order
from pipeline.typography.composer import Composer

__all__ = ["MadeUp", "ear_piece", "make_up"]

# The last rung of the ladder: leading 3 % less or more, on every page alike.
LEADING_SCALES = (1.0, 0.97, 1.03)
# Before a story jumps: exact, or a row of slack.
FIRST_RUNGS = LADDER[:2]
LEAST_LINES_A_SIDE = 8
# How much more than is missing may go, in turn: the tail brings a head of its own.
SHARES = (1.15, 1.5, 2.0)
MOST_TRIES = 16


@dataclass(frozen=True, slots=True)
class MadeUp:
    """The issue as print has it, halves of stories that jump in their places, and its plan."""

    issue: Issue
    plan: Plan


def make_up(
    issue: Issue,
    layout: Layout,
    composer: Composer,
    grid_name: str | None = None,
    *,
    orders: tuple[Order, ...] = (),
    makeup: Makeup | None = None,
) -> MadeUp:
    """Make up every page of the issue.

    Args:
        issue: the edition's issue (``edition_of``), all stories on pages.
        layout: a layout whose kind is ``made-up``.
        composer: sets its paragraphs; painting must use the same one.
        grid_name: the grid ``paper.toml`` names; None takes the first that holds every page.
        orders: the editor's.
        makeup: the paper's settings for it.

    Raises:
        CopyDoesNotFitError: no grid holds the copy, or the named one does not; or no layout obeys the orders.
        UsageError: the layout has no grid of that name.
    """
    if not issue.pages:
        raise CopyDoesNotFitError(Say(zh="这一期没有版面。", en="The issue has no pages."))
    failures: list[CopyDoesNotFitError] = []
    for scale in LEADING_SCALES:
        for grid in _grids(layout, grid_name):
            maker = PageMaker(layout, _releaded(grid, scale), composer, orders, makeup or Makeup())
            try:
                return _Desk(issue, maker).made_up(f"leading-{scale:g}" if scale != 1.0 else "")
            except CopyDoesNotFitError as error:
                failures.append(error)
    # What an editor ordered is the nearer reason.
    disobeyed = [failure for failure in failures if failure.where is not None and failure.where.file]
    raise min(disobeyed or failures, key=lambda failure: abs(failure.lines_over) or float("inf"))


@dataclass(slots=True)
class _Desk:
    """The pages of one issue on one grid while they are fitted."""

    issue: Issue
    maker: PageMaker
    pages: list[Page] = field(init=False)
    fittings: list[Fitting] = field(init=False)
    jumps: list[Jump] = field(default_factory=list)
    tries: int = 0

    def __post_init__(self) -> None:
        self.pages = list(self.issue.pages)
        self.fittings = []

    def made_up(self, leading: str) -> MadeUp:
        """Fit every page, let stories jump, then draw."""
        self.fittings = [self._fit(k, page, FIRST_RUNGS) for k, page in enumerate(self.pages)]
        if self.maker.makeup.jumps and len(self.pages) > 1:
            for k, fitting in enumerate(self.fittings):
                if not fitting.fits:
                    self._relieve(k)
        for k, fitting in enumerate(self.fittings):
            if not fitting.fits:
                self.fittings[k] = self._fit(k, self.pages[k], LADDER[len(FIRST_RUNGS) :])
                if not self.fittings[k].fits:
                    raise _does_not_fit(self.fittings[k], self.maker.grid)
        planned = [self.maker.make_up(fitting) for fitting in self.fittings]
        if leading:
            planned = [replace(page, ladder=(*page.ladder, leading)) for page in planned]
        grid = self.maker.grid
        plan = Plan(
            self.maker.layout.name,
            grid.name,
            grid.rows,
            grid.columns,
            grid.leading_pt,
            tuple(planned),
            tuple(sorted(self.jumps, key=lambda jump: (jump.from_page, jump.to_page))),
        )
        return MadeUp(replace(self.issue, pages=tuple(self.pages)), plan)

    def _fit(self, k: int, page: Page, rungs: Sequence[Rung]) -> Fitting:
        grid = self.maker.grid
        masthead = k == 0 and self.issue.paper.title is not None
        first_row = grid.masthead_rows if masthead else grid.folio_rows
        taken = any(own.place == "ear" for own in page.advertisements)
        if taken and not masthead:
            raise _no_ear(page)
        ear = ear_piece(page.furniture) if masthead and not taken else None
        return self.maker.fit(page, first_row, ear, rungs)

    def _relieve(self, k: int) -> None:
        """Let a story go on elsewhere where there is too much copy, or come here where there is too little."""
        over = self.fittings[k].lines_over
        others = sorted((j for j in range(len(self.pages)) if j != k), key=lambda j: (j < k, abs(j - k)))
        for share in SHARES:
            for j in others:
                source, target = (k, j) if over >= 0 else (j, k)
                if self._jumps(source, target, max(LEAST_LINES_A_SIDE, abs(over)) * share):
                    return

    def _jumps(self, source: int, target: int, lines: float) -> bool:
        """Move about so many lines from a page to another, if both can then be made up."""
        numbers = self.pages[source].number, self.pages[target].number
        if any(jump.from_page == numbers[0] or jump.to_page == numbers[1] for jump in self.jumps):
            return False
        characters = round(lines * self.maker.grid.measure_em)
        for story in sorted(self.pages[source].stories, key=_length, reverse=True)[:2]:
            cut = _cut_for(story, characters, self.maker.grid)
            if cut is None or self.tries >= MOST_TRIES:
                continue
            self.tries += 1
            last = max((other.rank for other in self.pages[target].stories), default=0)
            kept, rest = jumped(story, cut, *numbers, last + 1)
            stays = _with(self.pages[source], {story.id: kept}, ())
            goes = _with(self.pages[target], {}, (rest,))
            fits = self._fit(target, goes, FIRST_RUNGS)
            if not fits.fits:
                continue
            left = self._fit(source, stays, FIRST_RUNGS)
            if left.fits:
                self.pages[source], self.pages[target] = stays, goes
                self.fittings[source], self.fittings[target] = left, fits
                self.jumps.append(Jump(story.id, *numbers))
                return True
        return False


def _cut_for(story: Story, characters: int, grid: Grid) -> Cut | None:
    """The end of a sentence that leaves about so many characters for the other page."""
    least = LEAST_LINES_A_SIDE * grid.measure_em
    whole = _length(story)
    cuts: Iterator[Cut] = (cut for cut in cuts_of(story) if cut.kept >= least and whole - cut.kept >= least)
    return min(cuts, key=lambda cut: abs(whole - cut.kept - characters), default=None)


def _length(story: Story) -> int:
    return sum(map(len, story.paragraphs))


def _with(page: Page, changed: dict[str, Story], added: tuple[Story, ...]) -> Page:
    return replace(page, stories=(*(changed.get(story.id, story) for story in page.stories), *added))


def _releaded(grid: Grid, scale: float) -> Grid:
    """The grid with its leading scaled, as many rows as then stand in the same depth."""
    if scale == 1.0:
        return grid
    return replace(grid, leading_pt=grid.leading_pt * scale, rows=int(grid.rows / scale))


def ear_piece(furniture: Sequence[Furniture]) -> int | None:
    """The piece for the masthead's ear (报眼): the one of most lines, the last among equals; never a filler."""
    pieces = [k for k in range(len(furniture)) if not furniture[k].filler]
    return max(pieces, key=lambda k: (len(furniture[k].text), k), default=None)


def _no_ear(page: Page) -> UsageError:
    return UsageError(
        Say(
            zh=f"第 {page.number} 版没有报头，广告不能排在报眼。",
            en=f"Page {page.number} has no masthead, so no advertisement can stand in its ear.",
        ),
        where=Where("issue.toml", page=page.number),
        remedy=Say(zh="换一个 place，或移到头版。", en="Give it another place, or move it to the front page."),
    )


def _grids(layout: Layout, name: str | None) -> tuple[Grid, ...]:
    if name is None:
        return layout.grids
    named = tuple(grid for grid in layout.grids if grid.name == name)
    if named:
        return named
    at_hand = ", ".join(grid.name for grid in layout.grids)
    raise UsageError(
        Say(
            zh=f"版式 {layout.name} 没有栏式“{name}”。",
            en=f"The layout {layout.name} has no grid named {name!r}.",
        ),
        remedy=Say(zh=f"可用的栏式：{at_hand}。", en=f"Grids at hand: {at_hand}."),
    )


def _does_not_fit(fitting: Fitting, grid: Grid) -> CopyDoesNotFitError:
    """What is over or short on a page, said in body lines of one column."""
    page, lines = fitting.page, fitting.lines_over
    zh, en = "稿件无法拼满本版", "the copy cannot be made to fill the page"
    if lines > 0:
        zh, en = f"稿件超出约 {lines} 行", f"the copy is about {lines} lines over"
    elif lines < 0:
        zh, en = f"稿件短缺约 {-lines} 行", f"the copy is about {-lines} lines short"
    elif fitting.tiling is None:
        zh, en = "一版放不下这么多篇", "more than one page takes"
    unset = [story for story in page.stories if fitting.cannot_set(story)]
    if unset:
        names = "、".join(story.id for story in unset), ", ".join(story.id for story in unset)
        empty = all(not story.paragraphs for story in unset)
        zh = f"{names[0]} {'没有正文' if empty else '在本版任何栏数都排不下'}；{zh}"
        en = f"{names[1]} {'has no text' if empty else 'cannot be set over any number of columns'}; {en}"
    error = CopyDoesNotFitError(
        Say(
            zh=f"第 {page.number} 版排不下：{len(page.stories)} 篇稿件，栏式 {grid.name}，{zh}。",
            en=f"Page {page.number} cannot be made up: {len(page.stories)} stories on grid {grid.name}; {en}.",
        ),
        where=Where(page=page.number),
        remedy=Say(
            zh="删补稿件、移动稿件到别的版，或在 paper.toml 中换版式、栏式。",
            en="Cut or add copy, move a story to another page, or choose another layout or grid in paper.toml.",
        ),
    )
    error.lines_over = lines
    return error
