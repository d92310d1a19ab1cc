"""栏题、引题、主题、副题: what each display line of a head is, chosen together, with how sure that is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from math import exp

from pipeline.intake.page.lines import Line
from pipeline.intake.page.shapes import PICTURE_HEAD, STANDING_HEAD
from pipeline.intake.page.vocabulary import pairs_of

__all__ = ["Roles", "looks_like_slogan", "roles_of"]

SLOGAN_OPENING = re.compile(
    r"^(?:奋进|贯彻|落实|学习|聚焦|喜迎|建功|践行|弘扬|牢记|深入|推动|决胜|走进|新春走基层|奋力|关注|热烈|庆祝|走基层|办好|直击)"
)
COLUMN_NAME = re.compile(
    r"(?:[关關]注|[观觀]察|[时時][评評]|[评評][论論]|[谈談]|漫笔|[笔筆]|之[声聲]|[来來]信|照登|[镜鏡][头頭]|影像|[图圖][说說].{2,4}|新[闻聞]|副刊|[诗詩]苑|文苑|[烟煙]火|[传傳]真|[深精][读讀]|新事|[变變]化|善[举舉]|小小[说說]"
    r"|[访訪][谈談]|[专專][访訪栏欄题題]|[连連][线線]|[纪紀][实實行]|一线|追[踪蹤]|[调調]查|[论論][坛壇]|夜话|[人]物|[乡鄉]村|基[层層]|[言]论|有[话話].{2}|直[击擊]|[短简簡快][讯訊波])$"
)
KICKER_END = re.compile(r"[：:]$|(?:——|—)$|(?:[强強][调調]|指出|要求|表示|[时時][说說]|提出|[认認][为為]|[宣][布称稱]|[报報]告[会會])[时時]?$")
DECK_START = re.compile(r"^(?:——|—|－－|--)")
LONGEST_COLUMN_HEAD = 24
MOST_LINES = 8
NO_MARK = re.compile(r"[，。：:；]")


@dataclass(frozen=True, slots=True)
class Roles:
    """The lines of a head by role; ``confidence`` of this reading against all others; ``other`` is the next best."""

    column_head: tuple[Line, ...]
    kicker: tuple[Line, ...]
    headline: tuple[Line, ...]
    deck: tuple[Line, ...]
    confidence: float
    other: str = ""

    def described(self) -> str:
        """The reading in a few words, for a finding."""
        named = (("column_head", self.column_head), ("kicker", self.kicker), ("headline", self.headline), ("deck", self.deck))
        return "; ".join(f"{name}: {' / '.join(line.text for line in lines)}" for name, lines in named if lines)


def roles_of(head: Sequence[Line], body: str) -> Roles:
    """The roles of the lines of a head, in print order: column heads, kickers, headlines, decks."""
    lines = list(head)
    if not lines:
        return Roles((), (), (), (), 1.0)
    extra = lines[MOST_LINES:]
    lines = lines[:MOST_LINES]
    pairs = pairs_of(body[:1200])
    shares = [_share(line, pairs) for line in lines]
    readings = []
    count = len(lines)
    for a, b, c in combinations_with_replacement(range(count + 1), 3):
        if b < c:
            readings.append((_score(lines, shares, a, b, c), a, b, c))
    readings.sort(key=lambda own: (-own[0], own[1:]))
    best = readings[0]
    total = sum(exp(own[0] - best[0]) for own in readings)
    chosen = _cut(lines, *best[1:], 1.0 / total)
    other = _cut(lines, *readings[1][1:], 0.0).described() if len(readings) > 1 else ""
    return Roles(chosen.column_head, chosen.kicker, chosen.headline, (*chosen.deck, *extra), chosen.confidence, other)


def _cut(lines: list[Line], a: int, b: int, c: int, confidence: float) -> Roles:
    return Roles(tuple(lines[:a]), tuple(lines[a:b]), tuple(lines[b:c]), tuple(lines[c:]), confidence)


def _share(line: Line, pairs: frozenset[str]) -> float:
    own = pairs_of(line.plain)
    return len(own & pairs) / len(own) if own else 0.3


def _score(lines: list[Line], shares: list[float], a: int, b: int, c: int) -> float:
    score = 0.0
    longest = max(len(line.plain) for line in lines[b:c])
    for k, line in enumerate(lines):
        if k < a:
            score += _column_head(line, shares[k], k, a)
        elif k < b:
            score += _kicker(line, longest)
        elif k < c:
            score += _headline(line, lines[k - 1] if k > b else None, shares[k])
        else:
            score += _deck(line, longest, first=k == c)
    return score


def _column_head(line: Line, share: float, k: int, count: int) -> float:
    text = line.plain
    if len(text) > LONGEST_COLUMN_HEAD or KICKER_END.search(text) or DECK_START.match(text):
        return -5.0
    value = -1.8
    if STANDING_HEAD.match(text) or PICTURE_HEAD.fullmatch(text):
        value += 5.0
    elif COLUMN_NAME.search(text) and len(text) <= 8:  # noqa: PLR2004
        value += 2.6
    if looks_like_slogan(text):
        value += 2.6
    if len(text) <= 6 and not NO_MARK.search(text):  # noqa: PLR2004
        value += 1.0
    value += 2.2 * (0.25 - share)
    return value + (1.2 if k and count > 1 and line.gap == 0 else 0.0)


def _kicker(line: Line, headline: int) -> float:
    text = line.plain
    value = -1.6
    if KICKER_END.search(text):
        value += 4.5
    if DECK_START.match(text):
        value -= 3.0
    if len(text) > headline:
        value += 1.0
    return value


def _headline(line: Line, above: Line | None, share: float) -> float:
    text = line.plain
    value = 1.4 * (share - 0.3)
    if KICKER_END.search(text):
        value -= 2.5
    if DECK_START.match(text):
        value -= 4.0
    if STANDING_HEAD.match(text):
        value -= 1.0
    if text.endswith("。"):
        value -= 2.0
    if above is not None:
        value += 0.2 if line.gap == 0 else -1.4
        longer, shorter = max(len(text), len(above.plain)), min(len(text), len(above.plain))
        value += 0.4 if longer <= 1.35 * shorter and longer <= 16 else -0.8  # noqa: PLR2004
    return value


def _deck(line: Line, headline: int, *, first: bool) -> float:
    text = line.plain
    value = -1.0 if first else -0.6
    if DECK_START.match(text):
        value += 4.5
    if KICKER_END.search(text):
        value -= 2.5
    if len(text) > 1.15 * headline:
        value += 1.0
    elif len(text) < headline:
        value -= 0.8
    if "，" in text or "。" in text:
        value += 0.6
    return value


def looks_like_slogan(text: str) -> bool:
    """Whether a display line looks like a column head: clauses of equal length, or a slogan's opening."""
    clauses = text.split()
    parallel = len(clauses) > 1 and len({len(clause) for clause in clauses}) == 1 and len(clauses[0]) <= 8  # noqa: PLR2004
    return len(text) <= LONGEST_COLUMN_HEAD and (parallel or bool(SLOGAN_OPENING.match(text)))
