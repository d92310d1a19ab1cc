"""The pages of one issue on one grid while they are fitted.

A page that has too much copy or too little is relieved before anything is given up in type; what was made up stays
until its page changes.  Only the finished pages are kept: the search of a page is forgotten when it is done.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.errors import Say, UsageError, Where
from pipeline.makeup.fitting import LADDER, Fitting, Rung
from pipeline.makeup.fixed import EAR
from pipeline.makeup.jump import Cut, cuts_of, jumped
from pipeline.makeup.last import LastPlan
from pipeline.makeup.page import PageMaker
from pipeline.model import Furniture, Issue, Jump, Page, PlannedPage, Story

__all__ = ["FIRST_RUNGS", "LEAST_LINES_A_SIDE", "Desk", "ear_piece", "parted", "ranked_by_itself"]

# Before a story jumps: exact, or a row of slack.
FIRST_RUNGS = LADDER[:2]
LEAST_LINES_A_SIDE = 8


@dataclass(slots=True)
class Desk:
    """The pages so far, and what is known of them."""

    issue: Issue
    maker: PageMaker
    pages: list[Page] = field(init=False)
    planned: dict[int, PlannedPage] = field(init=False, default_factory=dict)
    jumps: list[Jump] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.pages = list(self.issue.pages)

    @property
    def is_done(self) -> bool:
        """Whether every page is made up."""
        return len(self.planned) == len(self.pages)

    def fit(self, k: int, page: Page, rungs: Sequence[Rung] = FIRST_RUNGS) -> Fitting:
        """Whether ``page`` can be made up in the place of page ``k``."""
        page = ranked_by_itself(page)
        grid = self.maker.grid
        masthead = k == 0 and self.issue.paper.title is not None
        first_row = grid.masthead_rows if masthead else grid.folio_rows
        taken = any(own.place == EAR for own in page.advertisements)
        if taken and not masthead:
            raise _no_ear(page)
        ear = ear_piece(page.furniture) if masthead and not taken else None
        return self.maker.fit(page, first_row, ear, rungs)

    def settle(self, fitted: Mapping[int, tuple[Page, Fitting]]) -> None:
        """Take pages as they were fitted, and draw them."""
        for k, (page, fitting) in fitted.items():
            self.pages[k] = page
            self.planned[k] = self.maker.make_up(fitting)
        self.maker.forget()

    def as_before(self, k: int) -> None:
        """Settle a page as the last build had it, on the rung it then stood on, if it still fits so."""
        last = self.maker.last.page(self.pages[k].number) if self.maker.last is not None else None
        if last is None:
            return
        rung = next((rung for rung in LADDER if rung.name in last.ladder), LADDER[0])
        kept = self.maker.as_before(self.fit(k, self.pages[k], (rung,)))
        if kept is not None:
            self.planned[k] = kept
            self.maker.forget()

    def place_as_before(self, last: LastPlan) -> None:
        """Put stories whose page make-up chose on the pages the last build had them on."""
        numbers = {name: page.number for page in last.pages for name, _ in page.modules}
        own: dict[int, list[Story]] = {page.number: [] for page in self.pages}
        for page in self.pages:
            for story in page.stories:
                number = numbers.get(story.id, page.number) if story.floating else page.number
                own[number if number in own else page.number].append(story)
        ordered = {n: tuple(sorted(stories, key=lambda story: (story.rank, story.id))) for n, stories in own.items()}
        self.pages = [
            page if set(ordered[page.number]) == set(page.stories) else replace(page, stories=ordered[page.number])
            for page in self.pages
        ]

    def jump_as_before(self, last: LastPlan) -> bool:
        """Part stories where the last build did; whether all of them still can be."""
        waiting = list(last.jumps)
        while waiting:
            # The tail of a story may have gone on once more: its first half is parted before it.
            done = [jump for jump in waiting if self._jump(jump)]
            if not done:
                return False
            waiting = [jump for jump in waiting if jump not in done]
        return True

    def _jump(self, jump: Jump) -> bool:
        numbers = [page.number for page in self.pages]
        if jump.from_page not in numbers or jump.to_page not in numbers:
            return False
        source, target = numbers.index(jump.from_page), numbers.index(jump.to_page)
        story = next((story for story in self.pages[source].stories if story.id == jump.story), None)
        cut = min(cuts_of(story), key=lambda cut: abs(cut.kept - jump.kept), default=None) if story else None
        if story is None or cut is None:
            return False
        self.pages[source], self.pages[target] = parted(self.pages[source], self.pages[target], story, cut)
        self.jumps.append(Jump(story.id, jump.from_page, jump.to_page, cut.kept))
        return True


def parted(one: Page, other: Page, story: Story, cut: Cut) -> tuple[Page, Page]:
    """Two pages with a story of the first parted between them, its second half the weakest of the second."""
    last = max((own.rank for own in other.stories), default=0)
    kept, rest = jumped(story, cut, one.number, other.number, last + 1)
    return _with(one, {story.id: kept}, ()), _with(other, {}, (rest,))


def ranked_by_itself(page: Page) -> Page:
    """The page with its stories ranked from 1, where the ranks of some count over the whole issue."""
    if not any(story.floating for story in page.stories):
        return page
    ordered = sorted(page.stories, key=lambda story: (story.rank, story.id))
    return replace(page, stories=tuple(replace(story, rank=rank) for rank, story in enumerate(ordered, start=1)))


def _with(page: Page, changed: dict[str, Story], added: tuple[Story, ...]) -> Page:
    return replace(page, stories=(*(changed.get(story.id, story) for story in page.stories), *added))


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
