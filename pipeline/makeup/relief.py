"""转版: a page that has too much copy, or too little, and the page it gives to or takes from.

At most one jump from a page and one to it; at least eight lines on either side; both pages made up with no more than a
row of slack, or nothing is moved.
"""

from pipeline.makeup.desk import LEAST_LINES_A_SIDE, Desk, parted
from pipeline.makeup.fitting import Fitting
from pipeline.makeup.jump import Cut, cuts_of
from pipeline.model import Jump, Story
from pipeline.settings.layout import Grid

__all__ = ["cut_for", "length_of", "relieved_by_jump"]

# How much more than is missing may go, in turn: the tail brings a head of its own.
SHARES = (1.15, 1.5, 2.0)
MOST_TRIES = 10


def relieved_by_jump(desk: Desk, fitting: Fitting, k: int) -> bool:
    """Let a story go on elsewhere where page ``k`` has too much copy, or come here where it has too little."""
    over = fitting.lines_over
    others = sorted((j for j in range(len(desk.pages)) if j != k), key=lambda j: (j < k, abs(j - k)))
    tries = 0
    for share in SHARES:
        lines = max(LEAST_LINES_A_SIDE, abs(over)) * share
        for j in others:
            source, target = (k, j) if over >= 0 else (j, k)
            for story, cut in _cuts(desk, source, target, round(lines * desk.maker.grid.measure_em)):
                tries += 1
                if tries > MOST_TRIES:
                    return False
                if _jumps(desk, source, target, story, cut):
                    return True
    return False


def _cuts(desk: Desk, source: int, target: int, characters: int) -> list[tuple[Story, Cut]]:
    """Stories that could go on there, the longest first, each parted where about so many characters go."""
    numbers = desk.pages[source].number, desk.pages[target].number
    if any(jump.from_page == numbers[0] or jump.to_page == numbers[1] for jump in desk.jumps):
        return []
    longest = sorted(desk.pages[source].stories, key=length_of, reverse=True)[:2]
    cuts = ((story, cut_for(story, characters, desk.maker.grid)) for story in longest)
    return [(story, cut) for story, cut in cuts if cut is not None]


def _jumps(desk: Desk, source: int, target: int, story: Story, cut: Cut) -> bool:
    """Part a story between two pages, if both can then be made up."""
    stays, goes = parted(desk.pages[source], desk.pages[target], story, cut)
    fits = desk.fit(target, goes)
    if not fits.fits:
        return False
    left = desk.fit(source, stays)
    if not left.fits:
        return False
    desk.settle({source: (stays, left), target: (goes, fits)})
    desk.jumps.append(Jump(story.id, stays.number, goes.number, cut.kept))
    return True


def cut_for(story: Story, characters: int, grid: Grid) -> Cut | None:
    """The end of a sentence that leaves about so many characters for the other page."""
    least = LEAST_LINES_A_SIDE * grid.measure_em
    whole = length_of(story)
    cuts = (cut for cut in cuts_of(story) if cut.kept >= least and whole - cut.kept >= least)
    return min(cuts, key=lambda cut: abs(whole - cut.kept - characters), default=None)


def length_of(story: Story) -> int:
    """Characters of its body."""
    return sum(map(len, story.paragraphs))
