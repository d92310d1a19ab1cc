"""Heads whose lines print would tell apart and text alone does not: the sizes of type are gone.

Two lines above a body may be kicker and headline, headline and deck, or a headline on two lines; what tells are marks:
a dash or bracket, a colon, 强调 at the end, a bullet.  Of lines without a mark the truth is one answer of several, as
of the seed's ambiguous column heads: another is right as well, where a finding asks.
"""

import re
from collections.abc import Sequence
from itertools import product

from bench.raw_pages.field_texts import field_texts
from bench.raw_pages.reading import Reading
from bench.raw_pages.truth import RawPage

__all__ = ["answers", "asked_otherwise"]

ROLES = ("column_head", "kicker", "headline", "deck")
MARKED = re.compile(r"^[—（(【〖\[■●◆▲★□·•]|(?:[：:—）)】]|强调|指出|要求|表示|[时時])$")
OPEN = {
    "column_head": ("column_head", "kicker"),
    "kicker": ("kicker", "column_head", "headline"),
    "headline": ("headline", "kicker", "deck"),
    "deck": ("deck", "headline"),
}
"""What a line of a role without a mark may be as well."""
MOST_LINES = 6


def answers(lines: Sequence[tuple[str, str]]) -> frozenset[tuple[str, ...]]:
    """Every way to name the lines of a head (role and text, in the order of print) that its marks leave open.

    The true one is among them.  Roles keep their order, and one line at least is the headline.
    """
    true = tuple(role for role, _ in lines)
    if not 1 < len(lines) <= MOST_LINES:
        return frozenset({true})
    options = [(role,) if MARKED.search(text) else OPEN[role] for role, text in lines]
    ordered = (own for own in product(*options) if list(own) == sorted(own, key=ROLES.index) and "headline" in own)
    return frozenset({true, *ordered})


def asked_otherwise(index: int, k: int, page: RawPage, reading: Reading, asked: frozenset[int]) -> int:
    """How many fields of a head are another answer than the true one, where print leaves both open and a finding asks.

    Args:
        index: of the true story.
        k: of the story that was read.
        page: the truth.
        reading: what was made of it.
        asked: the lines that findings ask about.
    """
    lines = page.text.split("\n")
    head: list[tuple[str, str]] = []
    said: list[str] = []
    doubted = False
    for line, (owners, read) in enumerate(zip(page.owners, reading.owners, strict=False), start=1):
        true = [own.kind for own in owners if own.story == index and own.kind in ROLES]
        mine = [own.kind for own in read if own.story == k and own.kind in ROLES]
        if bool(true) != bool(mine):
            return 0
        if true:
            head.append((true[0], lines[line - 1].strip()))
            said.append(mine[0])
            doubted = doubted or line in asked
    same = tuple(said) == tuple(role for role, _ in head)
    if same or not doubted or tuple(said) not in answers(head):
        return 0
    before, after = field_texts(page.stories[index]), field_texts(reading.page.stories[k])
    return sum(before.get(role) != after.get(role) for role in ROLES if role in before)
