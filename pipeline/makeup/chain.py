"""连转: a story longer than a page, parted over several that are short of copy, one jump from each page to the next.

Each page keeps as much of it as makes the page exact, or a row of slack from it; the last takes the rest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.makeup.desk import LEAST_LINES_A_SIDE, Desk, parted
from pipeline.makeup.fitting import Fitting
from pipeline.makeup.relief import cut_for, length_of
from pipeline.model import Jump, Page, Story

__all__ = ["relieved_by_chain"]

# How much of what is over leaves a page, in turn: what is over is known about, not exactly.
SHARES = (1.0, 1.06, 0.94, 1.13, 0.87, 1.25)
MOST_TRIES = 40


def relieved_by_chain(desk: Desk, fitting: Fitting, k: int) -> bool:
    """Part the longest story of page ``k`` over the pages that are short, if all of them can then be made up."""
    over = fitting.lines_over
    busy = {number for jump in desk.jumps for number in (jump.from_page, jump.to_page)}
    if over < LEAST_LINES_A_SIDE or desk.pages[k].number in busy or not desk.pages[k].stories:
        return False
    after = (*range(k + 1, len(desk.pages)), *range(k))
    route = [j for j in after if desk.pages[j].number not in busy and _room(desk, j) >= LEAST_LINES_A_SIDE]
    story = max(desk.pages[k].stories, key=length_of)
    if len(route) < 2:  # noqa: PLR2004 - one page is an ordinary jump
        return False
    chain = _Chain(desk, route)
    found = chain.go(k, desk.pages[k], story, over, 0)
    if found is None:
        return False
    desk.settle(found.fitted)
    desk.jumps += found.jumps
    return True


def _room(desk: Desk, j: int) -> int:
    """By how many lines a page is short."""
    fitting = desk.fit(j, desk.pages[j])
    return 0 if fitting.fits else -fitting.lines_over


@dataclass(frozen=True, slots=True)
class _Found:
    """Pages as they were fitted, and the jumps between them, the first of the story last."""

    fitted: Mapping[int, tuple[Page, Fitting]]
    jumps: tuple[Jump, ...]


@dataclass(slots=True)
class _Chain:
    """Looks for a way along ``route``, page by page."""

    desk: Desk
    route: Sequence[int]
    tries: int = field(default=0)

    def go(self, source: int, page: Page, story: Story, over: int, step: int) -> _Found | None:
        """Let ``over`` lines of a story go on from a page, on the page of the route that comes next."""
        if step == len(self.route):
            return None
        target = self.route[step]
        for share in SHARES:
            cut = cut_for(story, round(over * share * self.desk.maker.grid.measure_em), self.desk.maker.grid)
            self.tries += 1
            if cut is None or self.tries > MOST_TRIES:
                return None
            stays, goes = parted(page, self.desk.pages[target], story, cut)
            left = self.desk.fit(source, stays)
            if not left.fits:
                continue
            own = {source: (stays, left)}
            jump = Jump(story.id, stays.number, goes.number, cut.kept)
            there = self.desk.fit(target, goes)
            if there.fits:
                return _Found({**own, target: (goes, there)}, (jump,))
            rest = goes.stories[-1]
            further = self.go(target, goes, rest, there.lines_over, step + 1) if there.lines_over > 0 else None
            if further is not None:
                return _Found({**further.fitted, **own}, (jump, *further.jumps))
        return None
