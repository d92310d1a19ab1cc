"""What is worth asking a person: each doubt of a page once, and only where the answer is not near certain.

How sure a choice is comes from the share of all readings that agree with it (``decoding``).  One story start is asked
about once, the lines of one head are asked about together, and so are neighbours in the same doubt.
"""

from collections.abc import Iterable, Sequence

from pipeline.errors import Where
from pipeline.intake.headless import no_headline
from pipeline.intake.page import doubts
from pipeline.intake.page.decoding import Reading
from pipeline.intake.page.lines import Line
from pipeline.intake.page.states import STARTS, State
from pipeline.intake.page.story import Written, story_id
from pipeline.intake.page.vocabulary import pairs_of
from pipeline.model import Finding, Story

__all__ = ["ASK_JOIN", "ASK_KIND", "ASK_START", "Asked", "captions_asked", "headless_asked"]

ASK_START = ASK_JOIN = 0.86
ASK_KIND = 0.84
"""At or below this, a choice is asked about: what is left unasked is wrong in less than 1 of 100 choices."""
SAME_START = 3
CHANCE = 2
"""So many pairs of characters a caption may share with any story."""
SAME_KIND = {
    State.OPEN_COLUMN_HEAD: State.COLUMN_HEAD, State.OPEN_KICKER: State.KICKER, State.OPEN_HEADLINE: State.HEADLINE,
    State.LEAD: State.BODY, State.BRIEF: State.BODY, State.GAP_PICTURE: State.PICTURE,
    State.OPEN_PICTURE: State.PICTURE,
}  # fmt: skip
HEAD = frozenset({State.COLUMN_HEAD, State.KICKER, State.HEADLINE, State.DECK})

Doubted = tuple[Line, State, State, float]


class Asked:
    """How sure the choices for the lines of a page are."""

    def __init__(self, stream: Sequence[Line], reading: Reading) -> None:
        self._stream = stream
        self._reading = reading
        self._places = {line.number: k for k, line in enumerate(stream)}

    def least(self, lines: Iterable[Line]) -> float:
        """How sure the kind of the least sure of some lines is."""
        return min(self._kind(self._places[line.number])[2] for line in lines)

    def lines(self, starts: Sequence[int], name: str, number: int) -> list[Finding]:
        """The doubts about beginnings of stories and kinds of lines; ``starts`` are places in the stream, in order."""
        found: list[Finding] = []
        runs: list[tuple[str | None, list[Doubted], int]] = []
        begun, story, asked = set(starts), -1, -SAME_START
        for k, line in enumerate(self._stream):
            while story + 1 < len(starts) and starts[story + 1] <= k:
                story += 1
            own = story_id(story, number) if story >= 0 else None
            sure = self._start(k, begins=k in begun)
            if k and sure <= ASK_START:
                # What is no story's own line is asked about as that.
                loose = self._reading.states[k] is State.FURNITURE and k not in begun
                if k - asked >= SAME_START and not loose:
                    before = story_id(story - 1, number) if story > 0 else None
                    opens = self._opens(k)
                    found.append(doubts.start(line, name, own or "", before, sure, begins=k in begun, opens=opens))
                asked = k
                continue
            chosen, other, likely = self._kind(k)
            if likely > ASK_KIND or chosen in (State.FURNITURE, State.COLUMN_HEAD):
                continue
            doubt = (line, chosen, other, likely)
            if runs and runs[-1][0] == own and k - runs[-1][2] <= SAME_START and _alike(runs[-1][1][-1], doubt):
                runs[-1] = (own, [*runs[-1][1], doubt], k)
            else:
                runs.append((own, [doubt], k))
        return [*found, *(_kinds_asked(run, name, own) for own, run, _ in runs)]

    def _start(self, k: int, *, begins: bool) -> float:
        likely = self._reading.starts[k]
        if begins and self._reading.states[k] is State.LEAD:
            likely += self._reading.sure[k][State.LEAD]
        return likely if begins else 1.0 - likely

    def _opens(self, k: int) -> str:
        """The display line that a story would begin with at a line, empty where that would be text."""
        opening = max(STARTS, key=lambda state: self._reading.sure[k][state])
        return SAME_KIND[opening].name if opening is not State.BRIEF else ""

    def _kind(self, k: int) -> tuple[State, State, float]:
        """The kind a line was given, the next best, and how sure the first is."""
        kinds: dict[State, float] = {}
        for state, share in zip(State, self._reading.sure[k], strict=True):
            own = SAME_KIND.get(state, state)
            kinds[own] = kinds.get(own, 0.0) + share
        state = self._reading.states[k]
        chosen = SAME_KIND.get(state, state)
        return chosen, max((kind for kind in kinds if kind != chosen), key=lambda kind: kinds[kind]), kinds[chosen]


def _alike(first: Doubted, second: Doubted) -> bool:
    """Whether two doubts are one question: both about a head, or the same choice."""
    return (first[1] in HEAD and second[1] in HEAD) or first[1:3] == second[1:3]


def _kinds_asked(run: Sequence[Doubted], name: str, story: str | None) -> Finding:
    line, chosen, other, likely = min(run, key=lambda doubt: doubt[3])
    return doubts.kind(line, name, story, chosen.name, other.name, likely, len(run))


def captions_asked(stories: Sequence[Written], name: str, number: int) -> list[Finding]:
    """Captions at a story's edge that say more of its neighbour."""
    texts = [pairs_of("".join((*own.story.headline, *own.story.kicker, *own.story.paragraphs[:6]))) for own in stories]
    found = []
    for k, own in enumerate(stories):
        for picture in own.pictures:
            caption = pairs_of(picture.first.plain)
            here = len(caption & texts[k])
            beside = max((len(caption & texts[j]) for j in (k - 1, k + 1) if 0 <= j < len(stories)), default=0)
            if own.story.headline and not own.story.paragraphs and beside <= here + CHANCE:
                # Below a head, a caption and nothing else is what the head is over.
                continue
            if beside > here or (caption and not here and len(stories) > 1):
                found.append(doubts.picture_place(picture.first, name, own.story, number, len(stories)))
    return found


def headless_asked(stories: Sequence[Story], name: str) -> list[Finding]:
    """Stories without a headline; those that follow each other are one question."""
    found = []
    run = 0
    for k, own in enumerate(stories):
        if own.headline or not own.source_lines:
            run = 0
            continue
        run += 1
        if k + 1 == len(stories) or stories[k + 1].headline or not stories[k + 1].source_lines:
            first = stories[k + 1 - run]
            found.append(no_headline(Where(name, first.source_lines[0]), first.id, run))
    return found
