"""Stories dealt out over pages: a section together, every page filled alike."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["Bin", "Dealt", "deal"]

# A page is full for the next story when it would be fuller than the mean by this share.
OVER = 1.05
# A section on a further page costs as much as a page off the mean by a tenth.
SPREAD = 0.01
MOST_CHANGES, MOST_PARTNERS = 400, 8


@dataclass(frozen=True, slots=True)
class Dealt:
    """A story to deal: its section, its lines, its page where that is settled."""

    story: str
    section: str
    lines: int
    page: int | None = None


@dataclass(slots=True)
class Bin:
    """A page to fill: its room in lines, the sections it takes by name or by its own, those it is kept for."""

    number: int
    room: float
    named: tuple[str, ...] = ()
    kept_for: tuple[str, ...] = ()
    stories: list[Dealt] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """Lines of what it holds."""
        return sum(story.lines for story in self.stories)


def deal(stories: Sequence[Dealt], bins: Sequence[Bin], last: Mapping[str, int]) -> dict[str, int]:
    """The page of every story.

    Args:
        stories: those with a page, then those without, strongest first.
        bins: the pages in order; the first is the front page.
        last: the pages stories had before; one that may still take its story keeps it.
    """
    by_number = {own.number: own for own in bins}
    waiting = []
    for story in stories:
        number = story.page if story.page is not None else last.get(story.story)
        if number in by_number and (story.page is not None or by_number[number] in _takers(story, bins)):
            by_number[number].stories.append(story)
        else:
            waiting.append(story)
    settled = {story.story for own in bins for story in own.stories}
    mean = sum(story.lines for story in stories) / sum(own.room for own in bins)
    _fill_front(waiting, bins, mean)
    for story in _by_section(waiting):
        _put(story, bins, mean)
    _even(bins[1:] if len(bins) > 1 else bins, bins, settled, mean)
    return {story.story: own.number for own in bins for story in own.stories}


def _takers(story: Dealt, bins: Sequence[Bin]) -> list[Bin]:
    """The pages that take a story: those kept for its section, named after it, or kept for none, else any."""
    kept = [own for own in bins if story.section and story.section in own.kept_for]
    named = [own for own in bins if story.section and story.section in own.named]
    return kept or named or [own for own in bins if not own.kept_for] or list(bins)


def _fill_front(waiting: list[Dealt], bins: Sequence[Bin], mean: float) -> None:
    """The front page takes the strongest stories it may, as long as there is room."""
    front = bins[0]
    for story in list(waiting):
        open_to_it = _takers(story, bins)
        fits = front.lines + story.lines <= mean * front.room * OVER
        if front in open_to_it and (fits or not front.stories):
            front.stories.append(story)
            waiting.remove(story)


def _by_section(waiting: Iterable[Dealt]) -> Iterator[Dealt]:
    """The sections in the order of their strongest stories, of each the longest first."""
    sections: dict[str, list[Dealt]] = {}
    for story in waiting:
        sections.setdefault(story.section, []).append(story)
    for own in sections.values():
        yield from sorted(own, key=lambda story: -story.lines)


def _put(story: Dealt, bins: Sequence[Bin], mean: float) -> None:
    takers = _takers(story, bins)
    inner = [own for own in takers if own is not bins[0]] or takers
    with_section = [own for own in inner if any(other.section == story.section for other in own.stories)]
    roomy = [own for own in with_section if own.lines + story.lines <= mean * own.room * OVER]
    if roomy and story.section:
        max(roomy, key=lambda own: own.lines / own.room).stories.append(story)
    else:
        min(inner, key=lambda own: own.lines / own.room).stories.append(story)


def _even(inner: Sequence[Bin], bins: Sequence[Bin], settled: set[str], mean: float) -> None:
    """Move or exchange stories of the page farthest from the mean while that evens the pages out."""
    for _ in range(MOST_CHANGES):
        ordered = sorted(inner, key=lambda own: -abs(own.lines / own.room - mean))
        change = next((best for own in ordered if (best := _best_change(own, inner, bins, settled, mean))), None)
        if change is None:
            return
        one, other, goes, comes = change
        one.stories.remove(goes)
        other.stories.append(goes)
        if comes is not None:
            other.stories.remove(comes)
            one.stories.append(comes)


Change = tuple[Bin, Bin, Dealt, Dealt | None]


def _best_change(page: Bin, inner: Sequence[Bin], bins: Sequence[Bin], settled: set[str], mean: float) -> Change | None:
    """What evens a page with the others best; None where nothing does."""
    best, least = None, -1e-9
    sign = 1 if page.lines / page.room > mean else -1
    opposite = sorted((own for own in inner if own is not page), key=lambda own: sign * own.lines / own.room)
    for other in opposite[:MOST_PARTNERS]:
        for one, two in ((page, other), (other, page)):
            for goes in one.stories:
                if goes.story in settled or two not in _takers(goes, bins):
                    continue
                back = [s for s in two.stories if s.story not in settled and one in _takers(s, bins)]
                for comes in (None, *(back if one is page else ())):
                    cost = _cost_of(one, two, goes, comes, mean)
                    if cost < least:
                        best, least = (one, two, goes, comes), cost
    return best


def _cost_of(one: Bin, other: Bin, goes: Dealt, comes: Dealt | None, mean: float) -> float:
    """What a change would add to the unevenness of two pages."""
    moved = goes.lines - (comes.lines if comes is not None else 0)
    after = _off(one, mean, -moved) + _off(other, mean, moved)
    spread = _spread(one, goes, comes) + _spread(other, comes, goes)
    return after - _off(one, mean, 0) - _off(other, mean, 0) + SPREAD * spread


def _off(page: Bin, mean: float, more: int) -> float:
    return ((page.lines + more) / page.room - mean) ** 2


def _spread(page: Bin, gone: Dealt | None, come: Dealt | None) -> int:
    """By how many sections a page would have more."""
    before = {story.section for story in page.stories}
    after = {story.section for story in page.stories if story is not gone} | ({come.section} if come else set())
    return len(after) - len(before)
