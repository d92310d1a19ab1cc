"""Display lines that belong to no story where they stand: a column head that comes late, a slogan, an advertisement."""

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.intake.page.drafts import Draft, Loose
from pipeline.intake.page.lines import Line
from pipeline.intake.page.shapes import AD_CUE

__all__ = ["Settled", "likeness", "settle"]

SHORT_SLOGAN = 8
SLOGAN_LIKENESS = 2
RELATED_CHARACTERS = 5
FARTHEST = 40
LONGEST_TEXT = 6000
AD_WORDS = re.compile(
    r"[开開][业業盘盤]|[优優]惠|特[价價]|[门門]票|\d折|[几八九七六五四三]\s?折|折[扣优]|[广廣]告|[热熱][线線]|[电電][话話]|地址|[订訂][购購]|[销銷]售|元/|每[位人张斤件].{0,3}元|招商|[诚誠]聘|[营營][业業]"
)


@dataclass(frozen=True, slots=True)
class Settled:
    """A piece, and what it is: the column head of draft ``draft``, or furniture of ``kind`` where that is None."""

    lines: tuple[Line, ...]
    draft: int | None
    kind: str
    nearest: int | None
    shared: int


def settle(loose: Sequence[Loose], drafts: Sequence[Draft]) -> list[Settled]:
    """What each loose piece is.  ``drafts`` are left as they are."""
    settled: list[Settled] = []
    taken: set[int] = set()
    starts = [draft.start for draft in drafts]
    texts = [draft.text[:LONGEST_TEXT] for draft in drafts]
    for run in loose:
        at = bisect(starts, run.start)
        near = range(max(0, at - FARTHEST), min(len(drafts), at + FARTHEST))
        for piece in _pieces(run.lines):
            text = "".join(line.text for line in piece)
            advertised = bool(AD_WORDS.search(text) or AD_CUE.search(text))
            related = [(*likeness(text, texts[k]), -k) for k in near]
            shared, _, nearest = max(related, default=(0, 0, 1))
            draft = -nearest if nearest <= 0 else None
            late = draft is not None and shared >= RELATED_CHARACTERS and not advertised and len(text) <= 48  # noqa: PLR2004
            if draft is not None and late and not drafts[draft].roles["column_head"] and draft not in taken:
                taken.add(draft)
                settled.append(Settled(tuple(piece), draft, "column_head", draft, shared))
            else:
                settled.append(Settled(tuple(piece), None, "advertisement" if advertised else "slogan", draft, shared))
    return settled


def likeness(text: str, other: str) -> tuple[int, int]:
    """How much a line has in common with a story: longest shared run, and shared pairs of characters."""
    best = 0
    for start in range(len(text)):
        while start + best < len(text) and text[start : start + best + 1] in other:
            best += 1
    return best, sum(text[k : k + 2] in other for k in range(len(text) - 1))


def _pieces(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand together, or are short and of like length, are one piece."""
    pieces: list[list[Line]] = []
    for line in lines:
        above = pieces[-1][-1] if pieces else None
        like = (
            above is not None
            and max(len(above.text), len(line.text)) <= SHORT_SLOGAN
            and abs(len(above.text) - len(line.text)) <= SLOGAN_LIKENESS
        )
        if above is not None and (line.gap == 0 or like):
            pieces[-1].append(line)
        else:
            pieces.append([line])
    return pieces
