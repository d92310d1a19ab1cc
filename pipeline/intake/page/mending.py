"""Stories whose parts stand apart: two heads before two bodies, a head after its body, legs of two stories in turn.

The states of lines follow one stream; what crosses it is mended here, by the words that heads share with bodies and by
the sentences that legs break off and take up again.
"""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.intake.page.drafts import Draft, Loose
from pipeline.intake.page.joins import PROSE, Setting, join_score
from pipeline.intake.page.jumps import comes_from
from pipeline.intake.page.lines import Line
from pipeline.intake.page.parting import Mended, head_of, parted, words_of
from pipeline.intake.page.states import State
from pipeline.intake.page.vocabulary import pairs_of
from pipeline.intake.page.words import word_across

__all__ = ["breaks_off", "mended"]

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


def mended(
    drafts: list[Draft], loose: Sequence[Loose], setting: Setting
) -> tuple[list[Draft], list[Loose], list[Mended]]:
    """The drafts with what was apart put together, and what is still loose."""
    drafts, left, notes = parted(drafts, loose)
    tries = 0
    for own, pair in pairwise(drafts):
        if tries < MOST_TRIES and _may_be_in_turn(own, pair, setting):
            tries += 1
            _legs_in_turn(own, pair, setting, notes)
    return drafts, left, notes


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
        words_of(own.body[:8]) | frozenset().union(*(pairs_of(line.plain) for _, line in head_of(own))),
        words_of(pair.body[:1]) | frozenset().union(*(pairs_of(line.plain) for _, line in head_of(pair))),
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
