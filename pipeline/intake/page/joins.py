"""Paragraphs cut by columns made whole again: of every two that follow each other, whether the second goes on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import exp

from pipeline.intake.bylines import LEAD
from pipeline.intake.page.legs import fullness, lines_at, measure_of
from pipeline.intake.page.lines import Line
from pipeline.intake.page.shapes import ITEM, SUBHEAD_NUMBER
from pipeline.intake.page.states import State
from pipeline.intake.page.words import word_across

__all__ = ["Join", "Paragraph", "Setting", "join_score", "paragraphs_of", "setting_of"]

S = State
PROSE = (S.LEAD, S.BRIEF, S.BODY)
STOP = re.compile(r"[。！？!?…](?:[”’」』）)》】\]]*)$|[。！？!?…，][”’」』]$")
CLOSED = re.compile(r"[）)】\]]$")
NEVER_FIRST = re.compile(r"^[，。、；：！？”’」』）》】,;!?%％℃]")
PAIRS = (("“", "”"), ("‘", "’"), ("（", "）"), ("《", "》"), ("『", "』"), ("「", "」"))
ENTRY = re.compile(r"^[^，。：:]{1,14}[：:]")
ENDINGS = ((("，", "、", ","), 4.0), (("；", ";"), -1.0), (("：", ":"), -2.5))
WINDOW = 700
SURE = 2.0
LEG_DEPTHS = range(4, 90)
HIDDEN_CUT = 5.6
ROOM_AT_A_CUT = 3.0
SHORT = 24
LEAST_CUT = 36


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole page says of its cuts: measure of the legs, whether first lines are indented, cuts found."""

    measure: int | None
    indents: bool
    cuts: int


@dataclass(frozen=True, slots=True)
class Join:
    """Two lines (their first numbers) and whether they are one paragraph; ``confidence`` of that."""

    first: Line
    second: Line
    joined: bool
    confidence: float


@dataclass(slots=True)
class Paragraph:
    """A paragraph made of one line or several; ``state`` is that of its first."""

    text: str
    numbers: list[int]
    state: State
    gap: int
    raw: Line
    joins: int = 0
    places: list[int] = field(default_factory=list)


def setting_of(bodies: Sequence[Sequence[tuple[Line, State]]]) -> Setting:
    """The setting of a page, from the paragraphs of its stories that surely break off."""
    lines = [line for body in bodies for line, state in body if state in PROSE]
    long = [line for line in lines if len(line.text) > 40]  # noqa: PLR2004 - what is surely no display line
    indented = sum(line.indented for line in long)
    indents = bool(long) and 0.25 * len(long) < indented
    broken: list[tuple[str, int]] = []
    cuts = 0
    plain = Setting(None, indents, 1)
    for body in bodies:
        going_on = False
        for (line, state), (after, after_state) in pairwise(body):
            cut = state in PROSE and after_state in PROSE and join_score(line, after, plain) > SURE
            if cut and len(line.text) > LEAST_CUT:
                cuts += 1
                broken.append((line.text, 0 if going_on else 2))
            going_on = cut
    return Setting(measure_of(broken), indents, cuts)


def join_score(first: Line, second: Line, setting: Setting) -> float:
    """Log-odds that ``second`` goes on with the paragraph that ``first`` breaks off, legs left aside."""
    a, b = first.text, second.text
    score = _ending(a, setting)
    if NEVER_FIRST.match(b):
        score += 6.0
    if score > 0:
        score -= _unlikely(a, setting)
    if ITEM.match(second.plain) or SUBHEAD_NUMBER.match(second.plain) or LEAD.match(second.plain[:120]):
        score -= 4.0
    if first.room is not None:
        score += -4.0 if first.room > ROOM_AT_A_CUT else 1.0
    if ENTRY.match(first.plain) and ENTRY.match(second.plain):
        score -= 6.0
    score += _balance(a, b)
    if setting.indents:
        score += -5.0 if second.indented else 3.0 if score > -2 else 1.5  # noqa: PLR2004
    if -3.0 < score < 3.0 and word_across(a[-3:], b[:3]):  # noqa: PLR2004
        score += 1.0
    return score


def _ending(text: str, setting: Setting) -> float:
    """What the last mark of a piece says of its going on."""
    if STOP.search(text[-6:]):
        return -5.0
    if CLOSED.search(text):
        return -3.5
    if text.endswith(("”", "’", "」", "』")):
        return 0.5 if setting.cuts else -2.0
    value = next((value for marks, value in ENDINGS if text.endswith(marks)), 3.5)
    if text.endswith(("；", ";")) and setting.measure is not None:
        value += 3.0 if fullness(lines_at(text, setting.measure, 2)[1]) else -2.0
    return value


def _unlikely(text: str, setting: Setting) -> float:
    """How little a piece without a closing mark looks like one that a column cut."""
    value = 0.0
    if not setting.cuts:
        value += 4.5
    if setting.measure is not None:
        rooms = (lines_at(text, setting.measure, indent)[1] for indent in (0, 2))
        value += -1.0 if any(fullness(room) for room in rooms) else 3.5
    elif len(text) <= SHORT:
        value += 2.0 if len(text) > SHORT // 2 else 3.0
    return value


def _balance(a: str, b: str) -> float:
    """Quotation marks and brackets opened in one and closed in the other."""
    value = 0.0
    for opening, closing in PAIRS:
        left = a[-WINDOW:].count(opening) - a[-WINDOW:].count(closing)
        closes = b[:WINDOW].find(closing)
        opens = b[:WINDOW].find(opening)
        if left > 0 and closes >= 0 and (opens < 0 or closes < opens):
            value += 4.0
    return min(value, 5.0)


def paragraphs_of(body: Sequence[tuple[Line, State]], setting: Setting) -> tuple[list[Paragraph], list[Join]]:
    """The paragraphs of a story, and every place where two lines met."""
    scores = [_pair(body[k], body[k + 1], setting) for k in range(len(body) - 1)]
    if setting.measure is not None:
        _foretell(body, scores, setting.measure)
    paragraphs: list[Paragraph] = []
    joins: list[Join] = []
    for k, (line, state) in enumerate(body):
        score = scores[k - 1] if k else None
        if k and score is not None:
            joins.append(Join(body[k - 1][0], line, score > 0, 1 / (1 + exp(-abs(score)))))
        if score is not None and score > 0:
            last = paragraphs[-1]
            last.places.append(len(last.text))
            last.text += line.text
            last.numbers += line.numbers
            last.joins += 1
        else:
            paragraphs.append(Paragraph(line.text, list(line.numbers), state, line.gap, line))
    return paragraphs, joins


def _pair(first: tuple[Line, State], second: tuple[Line, State], setting: Setting) -> float | None:
    if first[1] not in PROSE or second[1] not in PROSE:
        return None
    return join_score(first[0], second[0], setting)


def _foretell(body: Sequence[tuple[Line, State]], scores: list[float | None], measure: int) -> None:
    """Where legs are known to end, a paragraph that ends a full line with a full stop may be cut there as well."""
    ends: list[tuple[int, float]] = []
    total = 0
    indent = 2
    for k, (line, state) in enumerate(body):
        count, room = lines_at(line.text, measure, indent if state in PROSE else 0)
        total += count
        ends.append((total, room))
        score = scores[k] if k < len(scores) else None
        indent = 0 if score is not None and score > SURE else 2
    cuts = [ends[k][0] for k, score in enumerate(scores) if score is not None and score > SURE]
    depth = _depth(cuts, total)
    if depth is None:
        return
    for k, score in enumerate(scores):
        if score is None or score > 0:
            continue
        lines, room = ends[k]
        anchor = max((cut for cut in cuts if cut <= lines), default=0)
        on_time = lines > anchor and (lines - anchor) % depth == 0
        if on_time and fullness(room):
            scores[k] = score + HIDDEN_CUT


def _depth(cuts: Sequence[int], total: int) -> int | None:
    """The depth of the legs that ends them at every cut; legs are as equal as whole lines allow."""
    if not cuts:
        return None
    fitting = [
        depth
        for depth in LEG_DEPTHS
        if all(cut % depth == 0 for cut in cuts) and 0 <= -(-total // depth) * depth - total <= -(-total // depth)
    ]
    return max(fitting, default=None)
