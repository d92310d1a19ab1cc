"""Which head a body belongs to: two heads may stand before two bodies, a head behind its body.

A head speaks of its body: the pairs of characters they share say which text is whose, and where the text of one story
ends and that of the next begins.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.intake.bylines import LEAD
from pipeline.intake.page.drafts import Draft, Loose
from pipeline.intake.page.lines import Line
from pipeline.intake.page.shapes import LETTER_OPENING
from pipeline.intake.page.states import State
from pipeline.intake.page.vocabulary import pairs_of

__all__ = ["Mended", "head_of", "parted", "words_of"]

ORDER = ("column_head", "kicker", "headline", "deck")
LEAST_RELATED = 0.5
LEAST_UNMARKED = 1.2
"""What is wanted where no lead, salutation or signature shows that a text begins or ends."""
UNLED = 0.3
MOST_LINES = 60
NEAR = 8
"""So many lines of text beside a break speak for the story on that side."""
BEGUN_GAIN, SIGNED_GAIN, LED_GAIN = 0.4, 0.4, 0.6

Head = Sequence[tuple[str, Line]]
Body = Sequence[tuple[Line, State]]
Pairs = frozenset[str]


@dataclass(frozen=True, slots=True)
class Mended:
    """A place where a story was parted from another, or given its head: the line, and how sure that is."""

    line: Line
    confidence: float


def parted(drafts: list[Draft], loose: Sequence[Loose]) -> tuple[list[Draft], list[Loose], list[Mended]]:
    """Drafts each with the head of its body; a loose piece that was a head is no longer loose."""
    notes: list[Mended] = []
    drafts = _two_bodies(drafts, notes)
    drafts = _late_heads(drafts, notes)
    drafts = _bodies_in_turn(drafts, notes)
    for own, pair in pairwise(drafts):
        _share_body(own, pair, notes)
    drafts, kept = _loose_heads(drafts, loose, notes)
    return drafts, kept, notes


def head_of(draft: Draft) -> list[tuple[str, Line]]:
    """The display lines of a draft with their roles, in order."""
    lines = [(role, line) for role in ORDER for line in draft.roles[role]]
    return sorted(lines, key=lambda own: own[1].number)


def _related(lines: Head, body: Pairs) -> float:
    """How much of some display lines is said in a body, 0 to 1."""
    own = frozenset().union(*(pairs_of(line.plain) for _, line in lines))
    return len(own & body) / len(own) if own else 0.0


def words_of(body: Body) -> Pairs:
    """The telling pairs of characters of some lines of text."""
    return frozenset().union(*(pairs_of(line.plain) for line, _ in body))


def _told_apart(first: Head, second: Head, above: Pairs, below: Pairs) -> float:
    """How much better the first head fits the text above and the second that below than the other way round."""
    return _related(first, above) - _related(first, below) + _related(second, below) - _related(second, above)


def _begins(line: Line) -> bool:
    return LEAD.match(line.plain[:120]) is not None or LETTER_OPENING.match(line.plain) is not None


def _marks(body: Body, at: int) -> float:
    """What shows that a text begins at line ``at`` of a body, or ends above it."""
    begun = BEGUN_GAIN if _begins(body[at][0]) else 0.0
    led = LED_GAIN if body[at][1] is State.LEAD else 0.0
    return begun + led + (SIGNED_GAIN if body[at - 1][1] is State.CLOSING else 0.0)


def _sides(body: Body, at: int) -> tuple[Pairs, Pairs]:
    return words_of(body[max(at - NEAR, 0) : at]), words_of(body[at : at + NEAR])


def _break_of(first: Head, second: Head, body: Body) -> tuple[float, int] | None:
    """Where a body that is two stories' parts best, and how much is gained by it; None where it does not."""
    if not 1 < len(body) <= MOST_LINES:
        return None
    options = []
    for at in range(1, len(body)):
        told, marks = _told_apart(first, second, *_sides(body, at)), _marks(body, at)
        options.append((told + marks - (0.0 if marks else LEAST_UNMARKED - LEAST_RELATED), -at))
    gain, at = max(options)
    return (gain, -at) if gain > LEAST_RELATED else None


def _best_split(head: Head, above: Pairs, below: Pairs) -> tuple[float, int]:
    """Where a run of display lines parts into the head of one body and that of another, and how much is gained."""
    options = [(_told_apart(head[:at], head[at:], above, below), -at) for at in range(1, len(head))]
    gain, at = max(options, default=(0.0, 0))
    return gain, -at


def _with_head(draft: Draft, head: Head) -> None:
    draft.roles = {role: [line for own, line in head if own == role] for role in ORDER}
    if not draft.roles["headline"]:
        for role in ("deck", "kicker", "column_head"):
            if draft.roles[role]:
                draft.roles["headline"] = draft.roles[role]
                draft.roles[role] = []
                break


def _note(line: Line, gain: float) -> Mended:
    return Mended(line, min(0.5 + gain / 4, 0.9))


def _close(draft: Draft) -> None:
    """Signatures at the end of its body close it."""
    while len(draft.body) > 1 and draft.body[-1][1] is State.CLOSING:
        draft.closing.insert(0, draft.body.pop()[0])


def _two_bodies(drafts: Sequence[Draft], notes: list[Mended]) -> list[Draft]:
    """Two heads read as one, then two bodies: the second is headless, or begins inside the text of the first."""
    result: list[Draft] = []
    for draft in drafts:
        before = result[-1] if result else None
        if before is not None and not head_of(draft) and len(head_of(before)) > 1 and before.body and draft.body:
            head = head_of(before)
            gain, at = _best_split(head, words_of(before.body[:NEAR]), words_of(draft.body[:NEAR]))
            if gain > LEAST_RELATED:
                _with_head(before, head[:at])
                _with_head(draft, head[at:])
                notes.append(_note(head[at][1], gain))
        result.append(draft)
        other = _second_of(draft, notes)
        if other is not None:
            result.append(other)
    return result


def _second_of(draft: Draft, notes: list[Mended]) -> Draft | None:
    """The story whose text begins inside that of ``draft``, and whose head is the second part of its head."""
    head = head_of(draft)
    if len(head) < 2 or len(draft.body) > MOST_LINES:  # noqa: PLR2004
        return None
    options = []
    second_lead = next((k for k, (line, _) in enumerate(draft.body) if k and LEAD.match(line.plain[:120])), 0)
    for at in range(1, len(draft.body)):
        # Of a survey in several dispatches every one has a lead; only the first after the head's own may part it.
        if at == second_lead or LETTER_OPENING.match(draft.body[at][0].plain) or draft.body[at - 1][1] is State.CLOSING:
            gain, cut = _best_split(head, words_of(draft.body[:at][:NEAR]), words_of(draft.body[at:][:NEAR]))
            options.append((gain - (0.0 if at == second_lead else UNLED), -at, cut))
    gain, at, cut = max(options, default=(0.0, 0, 0))
    if gain <= LEAST_RELATED:
        return None
    other = Draft(draft.start, body=draft.body[-at:], closing=draft.closing)
    draft.body, draft.closing = draft.body[:-at], []
    _close(draft)
    _with_head(draft, head[:cut])
    _with_head(other, head[cut:])
    notes.append(_note(head[cut][1], gain))
    return other


def _late_heads(drafts: list[Draft], notes: list[Mended]) -> list[Draft]:
    """A body without a head, and a run of display lines after it whose first part speaks of it."""
    gone: set[int] = set()
    for k, (own, after) in enumerate(pairwise(drafts)):
        head = head_of(after)
        if head_of(own) or not own.body or not head or k in gone:
            continue
        body = words_of(own.body[:NEAR])
        if not after.body and not after.pictures and _related(head, body) > LEAST_RELATED:
            _with_head(own, head)
            own.bylines += after.bylines
            own.closing += after.closing
            own.jumps += after.jumps
            gone.add(k + 1)
            notes.append(Mended(head[0][1], 0.8))
            continue
        gain, at = _best_split(head, body, words_of(after.body[:NEAR]))
        if gain > LEAST_RELATED and after.body:
            _with_head(own, head[:at])
            _with_head(after, head[at:])
            notes.append(_note(head[0][1], gain))
    return [draft for k, draft in enumerate(drafts) if k not in gone]


def _bodies_in_turn(drafts: list[Draft], notes: list[Mended]) -> list[Draft]:
    """A head with no body, one with a body, a body with no head: each body goes one head up."""
    gone: set[int] = set()
    for k in range(len(drafts) - 2):
        own, pair, third = drafts[k : k + 3]
        first, second = head_of(own), head_of(pair)
        bare = not own.body and not own.pictures and not head_of(third)
        if k in gone or k + 1 in gone or not (bare and first and second and pair.body and third.body):
            continue
        gain = _told_apart(first, second, words_of(pair.body[:NEAR]), words_of(third.body[:NEAR]))
        gain += BEGUN_GAIN if _begins(third.body[0][0]) else 0.0
        if gain <= LEAST_RELATED:
            continue
        own.body, pair.body = pair.body, third.body
        own.closing, pair.closing = own.closing + pair.closing, third.closing
        _share_pictures(own, pair)
        pair.pictures += third.pictures
        pair.bylines += third.bylines
        pair.jumps += third.jumps
        gone.add(k + 2)
        notes.append(_note(pair.body[0][0], gain))
    return [draft for k, draft in enumerate(drafts) if k not in gone]


def _share_pictures(own: Draft, pair: Draft) -> None:
    """Captions go to the story whose text they share more with."""
    above, below = words_of(own.body), words_of(pair.body)
    shares = [(line, pairs_of(line.plain)) for line in pair.pictures]
    own.pictures += [line for line, said in shares if len(said & above) > len(said & below)]
    pair.pictures = [line for line, said in shares if len(said & above) <= len(said & below)]


def _share_body(own: Draft, pair: Draft, notes: list[Mended]) -> None:
    """A head with no body, then one with two: where the first body ends, by what each head speaks of."""
    first, second = head_of(own), head_of(pair)
    if own.body or own.pictures or not first or not second:
        return
    found = _break_of(first, second, pair.body)
    if found is not None:
        gain, at = found
        own.body, pair.body = pair.body[:at], pair.body[at:]
        _close(own)
        notes.append(_note(pair.body[0][0], gain))


def _loose_heads(drafts: list[Draft], loose: Sequence[Loose], notes: list[Mended]) -> tuple[list[Draft], list[Loose]]:
    """A head behind its body, taken for a slogan: the end of the text above, which speaks of it, is its story."""
    kept: list[Loose] = []
    for piece in loose:
        at = sum(draft.start < piece.start for draft in drafts)
        own = drafts[at - 1] if at else None
        head = [("headline", line) for line in piece.lines]
        found = _break_of(head_of(own), head, own.body) if own is not None and head_of(own) else None
        if own is None or found is None:
            kept.append(piece)
            continue
        gain, cut = found
        other = Draft(piece.start, body=own.body[cut:], closing=own.closing, jumps=own.jumps)
        _with_head(other, head)
        own.body, own.closing, own.jumps = own.body[:cut], [], []
        _close(own)
        drafts = [*drafts[:at], other, *drafts[at:]]
        notes.append(_note(piece.lines[0], gain))
    return drafts, kept
