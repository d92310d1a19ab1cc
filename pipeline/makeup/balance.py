"""匀版: a page that cannot be made exact gives a weak story to a neighbour of its section, or takes one, or exchanges.

Only stories whose page make-up chose are moved, never the strongest of a page, and never a half of one that jumps.
Both pages must then be exact or a row of slack from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.makeup.desk import Desk
from pipeline.makeup.fitting import Fitting
from pipeline.model import Page, Story

__all__ = ["relieved_by_balance"]

MOST_TRIES = 8
# Neighbours are pages up to so many further on or back.
FARTHEST = 3


@dataclass(frozen=True, slots=True)
class _Exchange:
    """What goes from page ``source`` to page ``target``, and what comes back, if anything."""

    source: int
    target: int
    goes: Story
    comes: Story | None


def relieved_by_balance(desk: Desk, fitting: Fitting, k: int) -> bool:
    """Move or exchange stories of page ``k`` that may be moved, if it and the other page can then be made up."""
    for exchange in sorted(_exchanges(desk, k), key=lambda own: _rank(desk, own, fitting, k))[:MOST_TRIES]:
        one, other = exchange.source, exchange.target
        pages = _after(desk.pages[one], desk.pages[other], exchange)
        fits = desk.fit(k, pages[0] if k == one else pages[1])
        if not fits.fits:
            continue
        j = other if k == one else one
        there = desk.fit(j, pages[1] if k == one else pages[0])
        if there.fits:
            both = {k: fits, j: there}
            desk.settle({one: (pages[0], both[one]), other: (pages[1], both[other])})
            return True
    return False


def _exchanges(desk: Desk, k: int) -> Iterator[_Exchange]:
    for j in range(max(0, k - FARTHEST), min(len(desk.pages), k + FARTHEST + 1)):
        if j == k:
            continue
        own, other = (_movable(desk, number, to) for number, to in ((k, j), (j, k)))
        for story in own:
            yield _Exchange(k, j, story, None)
            yield from (_Exchange(k, j, story, back) for back in other)
        for story in other:
            yield _Exchange(j, k, story, None)


def _movable(desk: Desk, k: int, to: int) -> list[Story]:
    """Stories of a page that may go to another: floating, not its strongest, of a section at home there."""
    page, target = desk.pages[k], desk.pages[to]
    halves = {name for jump in desk.jumps for name in (jump.story, f"{jump.story}-jump")}
    strongest = min(page.stories, key=lambda story: (story.rank, story.id), default=None)
    return [
        story
        for story in page.stories
        if story.floating and story is not strongest and story.id not in halves and _at_home(story, target)
    ]


def _at_home(story: Story, page: Page) -> bool:
    if page.sections:
        return story.section in page.sections
    return not page.stories or any(other.section == story.section for other in page.stories)


def _rank(desk: Desk, exchange: _Exchange, fitting: Fitting, k: int) -> tuple[float, int, str, str]:
    """The nearer to what is over or short, the better; then the nearer page."""
    gone = desk.maker.lines_of(exchange.goes)
    gone -= desk.maker.lines_of(exchange.comes) if exchange.comes is not None else 0
    relief = gone if exchange.source == k else -gone
    back = exchange.comes.id if exchange.comes is not None else ""
    return abs(relief - fitting.lines_over), abs(exchange.source - exchange.target), exchange.goes.id, back


def _after(one: Page, other: Page, exchange: _Exchange) -> tuple[Page, Page]:
    comes = (exchange.comes,) if exchange.comes is not None else ()
    return (
        replace(one, stories=_sorted((*(s for s in one.stories if s is not exchange.goes), *comes))),
        replace(other, stories=_sorted((*(s for s in other.stories if s is not exchange.comes), exchange.goes))),
    )


def _sorted(stories: tuple[Story, ...]) -> tuple[Story, ...]:
    return tuple(sorted(stories, key=lambda story: (story.rank, story.id)))
