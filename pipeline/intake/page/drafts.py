"""Lines with their states → drafts of stories and loose display lines, before roles and joins are settled."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.intake.bylines import LEAD
from pipeline.intake.page.jumps import JumpText
from pipeline.intake.page.lines import Line
from pipeline.intake.page.look import look_of
from pipeline.intake.page.shapes import LETTER_OPENING, SENTENCE_END
from pipeline.intake.page.states import ROLES, STARTS, State

__all__ = ["Draft", "Loose", "drafts_of", "with_a_story"]

S = State
LEAST_TEXT = 20
TEXT = (S.LEAD, S.BODY, S.SHORT)
ROLE_ORDER = ("column_head", "kicker", "headline", "deck")


@dataclass(slots=True)
class Draft:
    """A story while it is being put together; ``start`` is the index of its first line in the stream."""

    start: int
    roles: dict[str, list[Line]] = field(default_factory=lambda: {role: [] for role in ROLE_ORDER})
    bylines: list[Line] = field(default_factory=list)
    pictures: list[Line] = field(default_factory=list)
    body: list[tuple[Line, State]] = field(default_factory=list)
    closing: list[Line] = field(default_factory=list)
    jumps: list[JumpText] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All its words, for likeness."""
        head = (line for role in ("headline", "kicker") for line in self.roles[role])
        return "".join(line.text for line in (*head, *(line for line, _ in self.body)))


@dataclass(slots=True)
class Loose:
    """Display lines that belong to no story: slogans, or a column head that comes late."""

    start: int
    lines: list[Line] = field(default_factory=list)


def drafts_of(
    lines: Sequence[Line], states: Sequence[State], continued: frozenset[int] = frozenset()
) -> tuple[list[Draft], list[Loose]]:
    """Cut the stream at the beginnings of stories; ``FURNITURE`` lines that stand together are one piece.

    A second lead (本报讯) below the body of a story begins another where two heads stand above the body.
    ``continued``: lines below one that says they go on from another page (上接); text under no head begins a story.
    """
    drafts: list[Draft] = []
    loose: list[Loose] = []
    ends = _ends(states)
    for k, (line, state) in enumerate(zip(lines, states, strict=True)):
        if state is S.FURNITURE:
            if not (k and states[k - 1] is S.FURNITURE):
                loose.append(Loose(k))
            loose[-1].lines.append(line)
            continue
        second = (
            state is S.LEAD
            and _two_heads(drafts)
            and _has_lead(line)
            and any(_has_lead(own) for own, _ in drafts[-1].body)
        )
        taken_up = k in continued and state in TEXT and bool(drafts) and bool(drafts[-1].body)
        if state in STARTS or second or taken_up or not drafts:
            drafts.append(Draft(k))
        _take(drafts[-1], line, state, last=ends[k])
    for draft in drafts:
        _without_picture(draft)
    return drafts, loose


def with_a_story(lines: Sequence[Line], states: Sequence[State]) -> Sequence[State]:
    """The states; where they say that nothing on the page is a story though it has text, that text is one."""
    text = next((k for k, line in enumerate(lines) if _is_text(line)), None)
    if text is None or any(state is not S.FURNITURE for state in states):
        return states
    head = [S.OPEN_HEADLINE] if text else []
    above = [S.FURNITURE] * (text - len(head))
    return (*above, *head, S.LEAD if text else S.BRIEF, *(S.BODY for _ in lines[text + 1 :]))


def _is_text(line: Line) -> bool:
    return len(line.text) >= LEAST_TEXT and SENTENCE_END.search(line.text[-4:]) is not None


def _without_picture(draft: Draft) -> None:
    """Several lines under a head that name no picture and nobody who took one are its text, not captions."""
    looks = [look_of(line) for line in draft.pictures]
    named = any(look.caption or look.credit or look.credit_tail for look in looks)
    if len(looks) > 1 and not draft.body and not named:
        draft.body = [(line, S.BODY if k else S.LEAD) for k, line in enumerate(draft.pictures)]
        draft.pictures = []


def _two_heads(drafts: Sequence[Draft]) -> bool:
    """Whether the story before the last has a head and nothing else."""
    return len(drafts) > 1 and not (drafts[-2].body or drafts[-2].pictures) and any(drafts[-2].roles.values())


def _has_lead(line: Line) -> bool:
    return LEAD.match(line.plain[:120]) is not None


def _ends(states: Sequence[State]) -> list[bool]:
    """For each line, whether nothing of its story's body follows it."""
    ends = [True] * len(states)
    for k in range(len(states) - 2, -1, -1):
        after = states[k + 1]
        if after in STARTS or after is S.FURNITURE:
            continue
        ends[k] = ends[k + 1] and after not in (S.BODY, S.SUBHEAD, S.SHORT, S.LEAD)
    return ends


def _take(draft: Draft, line: Line, state: State, *, last: bool) -> None:
    if state in ROLES:
        draft.roles[ROLES[state]].append(line)
    elif state is S.BYLINE:
        draft.bylines.append(line)
    elif state in (S.GAP_PICTURE, S.PICTURE, S.OPEN_PICTURE):
        draft.pictures.append(line)
    elif state is S.CLOSING and last:
        draft.closing.append(line)
    else:
        # A letter without a head begins with its salutation, which is not prose.
        greets = state is S.BRIEF and LETTER_OPENING.match(line.plain) is not None
        draft.body.append((line, S.SHORT if greets else state))
