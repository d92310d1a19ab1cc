"""Scores of every line for every state, and of a story's beginning before every line: the evidence of a page."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.intake.page.jumps import JumpText, comes_from
from pipeline.intake.page.lines import Line
from pipeline.intake.page.look import Look
from pipeline.intake.page.shapes import AD_CUE
from pipeline.intake.page.states import NEVER
from pipeline.intake.page.states import State as S
from pipeline.intake.page.vocabulary import Vocabulary

__all__ = ["Evidence", "evidence_of"]

FARTHEST = 8
# How much the first, second and third paragraph above and below a place count.
FADING_ABOVE, FADING_BELOW = (1.0, 0.7, 0.5), (1.0, 0.5, 0.25)
# Measured on pages whose truth is known: paragraphs of one story share 0.10 of their telling pairs (median, quartiles
# 0.06 and 0.14), those of two stories 0.02 (0.01 and 0.035).  Log-odds of a new story: 2 at nothing shared, 0 at 0.045.
NEWS_AT_NOTHING, NEWS_SLOPE, LEAST_NEWS = 2.0, 44.0, -3.5
ENOUGH = 60.0
FIELD_NAME_TIMES = 3
TAKEN_FROM = re.compile(r"[（(](?P<all>[以]?上?均)?[据據][^（()）]{2,16}[）)]$")
ANOTHER, SEVERAL = 2.0, 3.5
JUMPED = 3.0
SHORT_BODY, SHORT_BRIEF = 30, 36
LONGEST_CAPTION = 120
LABELS = re.compile(
    r"^[【（(]?(?:[编編]者按|[编編][后後]|[编編][辑輯][点點][评評]|[结結][束]?[语語]|附[记記]|[开開][栏欄]的[话話]|[编編]者的[话話]|[记記]者手[记記]|[新相][闻关聞關][链鏈][接结]|背景[链鏈]接|小[资資]料|名[词詞]解[释釋]|[图圖]片|[图圖]表|附表|注|按)[）)】]?[：:]?$"
)
SLOGAN = re.compile(
    r"^(?:奋进|贯彻|落实|学习|聚焦|喜迎|建功|践行|弘扬|牢记|深入|推动|决胜|走进|新春走基层|奋力|热烈|庆祝|争创|创建|欢迎|讲文明|树新风|关注|文明)"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """``lines``: a score for each line and state; ``news``: log-odds that line k begins something new, vocabulary's word."""

    lines: tuple[tuple[float, ...], ...]
    news: tuple[float, ...]
    related: tuple[tuple[float, float], ...]
    foreign: tuple[float, ...]
    """What another source says for a story's beginning: a story with 新华社…电 at its head has no （据新华社） at its end."""


def evidence_of(
    lines: Sequence[Line], looks: Sequence[Look], vocabulary: Vocabulary, jumps: Sequence[JumpText] = ()
) -> Evidence:
    """All the evidence of a page."""
    news, related = [], []
    for k in range(len(lines)):
        news.append(_news(k, looks, vocabulary))
        related.append(_related(k, looks, vocabulary))
    for jump in jumps:
        if not comes_from(jump.text) and jump.at + 1 < len(lines):
            news[jump.at + 1] += JUMPED
        elif comes_from(jump.text) and looks[jump.at].display < 0 and (not jump.at or looks[jump.at - 1].display < 0):
            news[jump.at] += JUMPED
    runs = _runs(looks)
    twins = _twins(lines, looks)
    fields = _field_names(lines, looks)
    scores = []
    for k, look in enumerate(looks):
        before_credit = k + 1 < len(looks) and looks[k + 1].credit
        rows = look.cells > 0 and any(0 <= j < len(looks) and looks[j].cells == look.cells for j in (k - 1, k + 1))
        field = lines[k].plain[:2] in fields
        scores.append(
            _scores(lines[k], look, related[k], runs[k], twins[k], field=field, before_credit=before_credit, rows=rows)
        )
    return Evidence(tuple(scores), tuple(news), tuple(related), tuple(_foreign(lines, looks)))


def _news(k: int, looks: Sequence[Look], vocabulary: Vocabulary) -> float:
    left = _context(range(k - 1, max(-1, k - 1 - FARTHEST), -1), looks, vocabulary, FADING_ABOVE)
    right = _context(range(k, min(len(looks), k + FARTHEST)), looks, vocabulary, FADING_BELOW)
    if not left or not right:
        return 0.0
    weight = vocabulary.weight
    common = sum(weight[pair] * left[pair] * right[pair] for pair in left.keys() & right.keys())
    least = min(sum(weight[pair] * share for pair, share in side.items()) for side in (left, right))
    # Few pairs say little.
    return min(1.0, least / ENOUGH) * max(LEAST_NEWS, NEWS_AT_NOTHING - NEWS_SLOPE * common / least)


def _context(
    places: range, looks: Sequence[Look], vocabulary: Vocabulary, fading: tuple[float, ...]
) -> dict[str, float]:
    """The pairs around a place, each by how near it stands."""
    found: dict[str, float] = {}
    bodies = 0
    for place in places:
        share = fading[bodies]
        for pair in vocabulary.pairs[place]:
            found.setdefault(pair, share)
        bodies += looks[place].display < 0
        if bodies == len(fading):
            break
    return found


def _around(places: range, looks: Sequence[Look], vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(_context(places, looks, vocabulary, FADING_ABOVE))


def _related(k: int, looks: Sequence[Look], vocabulary: Vocabulary) -> tuple[float, float]:
    """How much of a short line is said again below and above it, 0 to 1."""
    own = vocabulary.pairs[k]
    if looks[k].display < -1.0 or not own:
        return 0.0, 0.0
    mass = vocabulary.mass(own)
    below = _around(range(k + 1, min(len(looks), k + 1 + FARTHEST)), looks, vocabulary)
    above = _around(range(k - 1, max(-1, k - 1 - FARTHEST), -1), looks, vocabulary)
    return vocabulary.common(own, below) / mass, vocabulary.common(own, above) / mass


def _foreign(lines: Sequence[Line], looks: Sequence[Look]) -> list[float]:
    bonus = [0.0] * len(lines)
    sourced: int | None = None
    for k, look in enumerate(looks):
        if look.lead or (look.byline and not look.closing):
            sourced = k
        elif sourced is not None and look.display < 0:
            found = TAKEN_FROM.search(lines[k].plain[-24:])
            if found is not None:
                for j in range(sourced + 2, k + 1):
                    bonus[j] = SEVERAL if found["all"] else ANOTHER
                sourced = None
        elif look.display > 0 and look.picture_head:
            sourced = None
    return bonus


def _runs(looks: Sequence[Look]) -> list[int]:
    """How many short lines stand together around each line."""
    runs = [0] * len(looks)
    start = 0
    for k in range(len(looks) + 1):
        if k < len(looks) and looks[k].size <= 30 and not (looks[k].caption or looks[k].credit):  # noqa: PLR2004
            continue
        for j in range(start, k):
            runs[j] = k - start
        start = k + 1
    return runs


def _twins(lines: Sequence[Line], looks: Sequence[Look]) -> list[bool]:
    """Whether a short line has one of the same build near it: subheads come in series."""
    short = [k for k, look in enumerate(looks) if look.display > 0 and look.size <= 24]  # noqa: PLR2004
    twins = [False] * len(lines)
    for a, b in zip(short, short[1:], strict=False):
        if b - a < 2 or b - a > 12:  # noqa: PLR2004
            continue
        first, second = looks[a], looks[b]
        numbered = first.numbered and second.numbered
        quoted = first.quoted and second.quoted
        same = numbered or quoted or lines[a].plain[:3] == lines[b].plain[:3]
        if same:
            twins[a] = twins[b] = True
    return twins


def _field_names(lines: Sequence[Line], looks: Sequence[Look]) -> frozenset[str]:
    """What three short lines of the page or more begin with: the name of an entry (单位…, 荣誉…), no headline."""
    begun = Counter(line.plain[:2] for line, look in zip(lines, looks, strict=True) if look.display > 0)
    return frozenset(word for word, times in begun.items() if times >= FIELD_NAME_TIMES)


def _scores(line: Line, look: Look, related: tuple[float, float], run: int, twin: bool, *, field: bool, before_credit: bool, rows: bool) -> tuple[float, ...]:  # noqa: FBT001
    below, above = related
    scores = [NEVER] * len(S)
    half = look.display / 2
    special = look.byline or look.credit or look.closing or look.dated
    display = half - (6.0 if special or look.lead else 0.0) - (2.0 if look.caption else 0.0) - (1.5 if look.names else 0.0)
    body = -half - (3.0 if special else 0.0) - (1.0 if look.names else 0.0)
    body -= 1.5 if look.display > 0 and look.size <= SHORT_BODY and not (look.stop or look.loud) else 0.0
    scores[S.OPENING] = display + 2.5 * (below - 0.35) - 1.0 * above + (4.0 if look.picture_head or look.standing else 0.0)
    scores[S.OPENING] -= 3.0 if look.numbered and not look.picture_head else 0.0
    scores[S.OPENING] -= 1.2 if twin else 0.0
    scores[S.OPENING] -= 2.5 if look.salutation else 0.0
    label = LABELS.match(line.plain) is not None and not look.picture_head
    scores[S.OPENING] -= (2.5 if field else 0.0) + (3.0 if label else 0.0)
    scores[S.DISPLAY] = display + 0.8 * below + (0.5 if look.dashed else 0.0) - (2.0 if look.picture_head else 0.0)
    scores[S.BYLINE] = _byline(look)
    scores[S.GAP_PICTURE] = scores[S.PICTURE] = max(body, display, 0.0) + _picture(look, before_credit=before_credit)
    scores[S.LEAD] = body + (3.5 if look.lead else -1.0)
    scores[S.BRIEF] = body + (-0.6 if look.lead else -1.4) - (3.0 if look.item or look.size < SHORT_BRIEF and not look.lead else 0.0)
    scores[S.BODY] = body - (6.0 if look.lead else 0.0)
    scores[S.SUBHEAD] = display + 1.0 * above + (3.0 if look.numbered else 0.0) + (1.2 if look.quoted else 0.0)
    scores[S.SUBHEAD] += (2.2 if twin else 0.0) - (4.0 if look.picture_head or look.standing else 0.0) - (1.5 if look.colon and not look.numbered else 0.0)
    scores[S.SUBHEAD] += 2.5 if label else 0.0
    scores[S.CLOSING] = _closing(look)
    scores[S.SHORT] = _short(look, run, rows=rows)
    scores[S.FURNITURE] = display - 0.4 + (1.2 if SLOGAN.match(line.plain) else 0.0) - 2.0 * below + (2.5 if AD_CUE.search(line.plain) else 0.0)
    return tuple(scores)


def _picture(look: Look, *, before_credit: bool) -> float:
    if look.credit:
        return 4.5
    if look.caption:
        return 3.0
    if before_credit and look.size <= LONGEST_CAPTION and not look.lead:
        return 1.5
    return 0.5 if look.credit_tail and look.size <= LONGEST_CAPTION else -8.0


def _byline(look: Look) -> float:
    if look.byline:
        return 1.0 if look.closing else 4.0
    if look.names:
        return 2.2
    return 0.4 if look.pen_name else -8.0


def _closing(look: Look) -> float:
    if look.closing:
        return 4.5
    if look.byline:
        return 3.2
    if look.dated:
        return 3.5
    if look.signs:
        return 3.0
    if look.names:
        return 0.3
    if look.pen_name:
        return -1.5
    if look.dashed and look.size <= 16:  # noqa: PLR2004
        return 2.5
    if look.size <= 18 and look.display > 0:  # noqa: PLR2004
        return look.display / 2 - 4.5
    return -8.0


def _short(look: Look, run: int, *, rows: bool) -> float:
    if look.size > 40 or look.lead:  # noqa: PLR2004
        return -12.0
    value = -abs(look.display) / 4 - 0.5
    if look.salutation:
        value += 4.0
    if rows:
        value += 5.0
    if run >= 4:  # noqa: PLR2004
        value += min(run - 3, 4) * 0.5
    if look.comma:
        value += 1.0
    return value
