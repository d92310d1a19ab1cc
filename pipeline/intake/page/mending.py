"""Stories whose parts stand apart: two heads before two bodies, a head after its body, legs of two stories in turn.

The states of lines follow one stream; what crosses it is mended here, by the words that heads share with bodies and by
the sentences that legs break off and take up again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.intake.bylines import LEAD
from pipeline.intake.page.drafts import Draft
from pipeline.intake.page.joins import PROSE, Setting, join_score
from pipeline.intake.page.jumps import comes_from
from pipeline.intake.page.lines import Line
from pipeline.intake.page.states import State
from pipeline.intake.page.vocabulary import pairs_of
from pipeline.intake.page.words import word_across

__all__ = ["Mended", "breaks_off", "mended"]

ORDER = ("column_head", "kicker", "headline", "deck")
LEAST_RELATED = 0.5
MOST_LINES = 60
SWITCH = 1.0
# Where both stories have broken off, a leg has ended: in turn, the other goes on.
STAYS = 2.0
LEAST_LIKING = 0.3
MOST_PATHS = 24
MOST_TRIES = 40
BROKEN_AT_END = 5.0
AFFINITY = 14.0
TAKEN_UP = 5.0
# Legs break off inside a word more often than not; two strange ends seldom make one.
WORD_GOES_ON, WORD_ENDS = 1.2, 0.6
LEAST_LEG, LEAST_BROKEN = 24, 6
LEAD_GAIN = 0.4


@dataclass(frozen=True, slots=True)
class Mended:
    """A place where a story was parted from another, or given its head: the line, and how sure that is."""

    line: Line
    confidence: float


def mended(drafts: list[Draft], setting: Setting) -> tuple[list[Draft], list[Mended]]:
    """The drafts with what was apart put together."""
    notes: list[Mended] = []
    drafts = _two_bodies(drafts, notes)
    drafts = _late_heads(drafts, notes)
    for own, pair in pairwise(drafts):
        _share_body(own, pair, notes)
    tries = 0
    for own, pair in pairwise(drafts):
        if tries < MOST_TRIES and _may_be_in_turn(own, pair, setting):
            tries += 1
            _legs_in_turn(own, pair, setting, notes)
    return drafts, notes


def _head(draft: Draft) -> list[tuple[str, Line]]:
    lines = [(role, line) for role in ORDER for line in draft.roles[role]]
    return sorted(lines, key=lambda own: own[1].number)


def _related(lines: Sequence[tuple[str, Line]], body: frozenset[str]) -> float:
    """How much of some display lines is said in a body, 0 to 1."""
    own = frozenset().union(*(pairs_of(line.plain) for _, line in lines))
    return len(own & body) / len(own) if own else 0.0


def _words(body: Sequence[tuple[Line, State]]) -> frozenset[str]:
    return frozenset().union(*(pairs_of(line.plain) for line, _ in body[:8]))


def _best_split(head: Sequence[tuple[str, Line]], first: frozenset[str], second: frozenset[str]) -> tuple[float, int]:
    """Where a run of display lines parts into the head of one body and that of another, and how much is gained."""
    options = []
    for at in range(1, len(head)):
        gain = _related(head[:at], first) - _related(head[:at], second)
        gain += _related(head[at:], second) - _related(head[at:], first)
        options.append((gain, -at))
    gain, at = max(options, default=(0.0, 0))
    return gain, -at


def _with_head(draft: Draft, head: Sequence[tuple[str, Line]]) -> None:
    draft.roles = {role: [line for own, line in head if own == role] for role in ORDER}
    if not draft.roles["headline"]:
        for role in ("deck", "kicker", "column_head"):
            if draft.roles[role]:
                draft.roles["headline"] = draft.roles[role]
                draft.roles[role] = []
                break


def _two_bodies(drafts: Sequence[Draft], notes: list[Mended]) -> list[Draft]:
    """Two heads, then two bodies: the second body begins with a lead of its own inside the first story, or headless."""
    result: list[Draft] = []
    for draft in drafts:
        before = result[-1] if result else None
        if before is not None and not _head(draft) and len(_head(before)) > 1 and before.body and draft.body:
            gain, at = _best_split(_head(before), _words(before.body), _words(draft.body))
            if gain > LEAST_RELATED:
                head = _head(before)
                _with_head(before, head[:at])
                _with_head(draft, head[at:])
                notes.append(Mended(head[at][1], min(0.5 + gain / 4, 0.9)))
        result.append(draft)
        second = next((k for k, (line, _) in enumerate(draft.body) if k and LEAD.match(line.plain[:120])), None)
        head = _head(draft)
        if second is None or len(head) < 2:  # noqa: PLR2004
            continue
        gain, at = _best_split(head, _words(draft.body[:second]), _words(draft.body[second:]))
        if gain > LEAST_RELATED:
            other = Draft(draft.start, body=draft.body[second:], closing=draft.closing)
            draft.body, draft.closing = draft.body[:second], []
            _with_head(draft, head[:at])
            _with_head(other, head[at:])
            notes.append(Mended(head[at][1], min(0.5 + gain / 4, 0.9)))
            result.append(other)
    return result


def _late_heads(drafts: list[Draft], notes: list[Mended]) -> list[Draft]:
    """A body without a head, and a run of display lines after it whose first part speaks of it."""
    gone: set[int] = set()
    for k, (own, after) in enumerate(pairwise(drafts)):
        head = _head(after)
        if _head(own) or not own.body or not head or k in gone:
            continue
        body = _words(own.body)
        if not after.body and not after.pictures and _related(head, body) > LEAST_RELATED:
            _with_head(own, head)
            own.bylines += after.bylines
            own.closing += after.closing
            own.jumps += after.jumps
            gone.add(k + 1)
            notes.append(Mended(head[0][1], 0.8))
            continue
        gain, at = _best_split(head, body, _words(after.body))
        if gain > LEAST_RELATED and after.body:
            _with_head(own, head[:at])
            _with_head(after, head[at:])
            notes.append(Mended(head[0][1], min(0.5 + gain / 4, 0.9)))
    return [draft for k, draft in enumerate(drafts) if k not in gone]


def _share_body(own: Draft, pair: Draft, notes: list[Mended]) -> None:
    """A head with no body, then one with two: where the first body ends, by what each head speaks of."""
    first, second = _head(own), _head(pair)
    if own.body or own.pictures or not first or not second or not 1 < len(pair.body) <= MOST_LINES:
        return
    options = []
    for at in range(1, len(pair.body)):
        above, below = _words(pair.body[:at][-8:]), _words(pair.body[at:])
        gain = _related(first, above) - _related(first, below) + _related(second, below) - _related(second, above)
        options.append((gain + (LEAD_GAIN if LEAD.match(pair.body[at][0].plain[:120]) else 0.0), -at))
    gain, at = max(options)
    if gain > LEAST_RELATED:
        own.body, pair.body = pair.body[:-at], pair.body[-at:]
        notes.append(Mended(pair.body[0][0], min(0.5 + gain / 4, 0.9)))


def breaks_off(line: Line, state: State) -> bool:
    """Whether a line of prose ends inside a sentence."""
    return (
        state in PROSE
        and len(line.text) > LEAST_BROKEN
        and join_score(line, Line("", (0,), 0, indented=False), Setting(None, indents=False, cuts=1)) > 0
    )


def _may_be_in_turn(own: Draft, pair: Draft, setting: Setting) -> bool:
    """Whether ``own`` breaks off and its legs may be among those of ``pair``."""
    if not own.body or not pair.body or len(pair.body) > MOST_LINES or not setting.cuts:
        return False
    last = own.body[-1]
    return len(last[0].text) >= LEAST_LEG and breaks_off(*last) and all(comes_from(jump.text) for jump in own.jumps)


def _legs_in_turn(own: Draft, pair: Draft, setting: Setting, notes: list[Mended]) -> None:
    """Legs of ``own`` among those of ``pair``: the best owner of every line, by words and by sentences taken up."""
    words = (
        _words(own.body) | frozenset().union(*(pairs_of(line.plain) for _, line in _head(own))),
        _words(pair.body[:1]) | frozenset().union(*(pairs_of(line.plain) for _, line in _head(pair))),
    )
    lines = [own.body[-1], *pair.body]
    owners = _owners(lines, words, setting)
    taken = [line for line, owner in zip(lines[1:], owners[1:], strict=True) if owner == 0]
    said = [AFFINITY * _liked(line, words) for line, _ in taken]
    if not taken or sum(said) < LEAST_LIKING * len(said) or min(said) < -LEAST_LIKING:
        return
    pair.body = [line for line, owner in zip(lines[1:], owners[1:], strict=True) if owner == 1]
    own.body += taken
    notes.append(Mended(taken[0][0], 0.85))


def _owners(
    lines: Sequence[tuple[Line, State]], words: tuple[frozenset[str], frozenset[str]], setting: Setting
) -> tuple[int, ...]:
    """Who owns each line, the first story (0) or the second (1); all the second's where nothing better is found.

    The first line is the first story's last leg, the next one begins the second.
    """
    # A path is the owners so far; its key is who owned the last line, and where the other story stopped.
    paths: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(1, 0): (0.0, (0, 1))}
    for k in range(2, len(lines)):
        found: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {}
        liking = AFFINITY * _liked(lines[k][0], words)
        for (owned, other), (score, path) in paths.items():
            for owner in (0, 1):
                value = score + (liking if owner == 0 else -liking)
                value += _move(lines, k, other, setting, changes=owner != owned)
                key = (owner, other if owner == owned else k - 1)
                if key not in found or found[key][0] < value:
                    found[key] = (value, (*path, owner))
        paths = dict(sorted(found.items(), key=lambda item: -item[1][0])[:MOST_PATHS])
    ended = [
        (score - BROKEN_AT_END * sum(breaks_off(*lines[at]) for at in (len(lines) - 1, other)), path)
        for (_, other), (score, path) in paths.items()
    ]
    best = max(ended)
    straight = next((score for score, path in ended if 0 not in path[1:]), min(ended)[0] - TAKEN_UP)
    return best[1] if best[0] - straight >= TAKEN_UP else (0, *(1 for _ in lines[1:]))


def _move(lines: Sequence[tuple[Line, State]], k: int, other: int, setting: Setting, *, changes: bool) -> float:
    """What it says of a path that line ``k`` goes to the story of the line above, or changes to the other."""
    before = other if changes else k - 1
    value = _goes_on(lines[before], lines[k], setting)
    if changes:
        return value - SWITCH
    return value - (STAYS if breaks_off(*lines[k - 1]) and breaks_off(*lines[other]) else 0.0)


def _liked(line: Line, words: tuple[frozenset[str], frozenset[str]]) -> float:
    """How much more of a line is said in the first story than in the second, -1 to 1."""
    pairs = pairs_of(line.plain)
    first, second = (len(pairs & side) for side in words)
    return (first - second) / max(len(pairs), 1)


def _goes_on(before: tuple[Line, State], after: tuple[Line, State], setting: Setting) -> float:
    """What a line says of the one before it in its story: a sentence broken off must be taken up."""
    if not breaks_off(*before):
        return 0.0
    if after[1] not in PROSE:
        return -BROKEN_AT_END
    word = WORD_GOES_ON if word_across(before[0].text[-3:], after[0].text[:3]) else -WORD_ENDS
    return max(min(join_score(before[0], after[0], setting), 4.0), -4.0) + word
