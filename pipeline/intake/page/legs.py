"""The measure and the depth of legs, read off where paragraphs break off.

A paragraph that is cut breaks off at the end of a full line; legs of one story are equally deep.  So the measure is the
one at which the broken paragraphs end with full lines, and once it is known a leg's end can be foretold.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from math import log

__all__ = ["fullness", "lines_at", "measure_of"]

TOKEN = re.compile(r"[0-9A-Za-z.%:/]+|——|……|.", re.DOTALL)
NOT_FIRST = frozenset("，。、；：？！”’）》」』】…—·％℃,.;:?!)")
NOT_LAST = frozenset("“‘（《「『【(")
INDENT = 2
MEASURES = range(8, 33)
LEAST_CUTS = 3
MOST_CUTS = 24
LONGEST = 1500
CHANCE_FULL = 0.12
SURE_FULL = 0.93
LEAST_GAIN = 3.0


def lines_at(text: str, measure: int, indent: int) -> tuple[int, float]:
    """How many lines a text takes, and the room (em) left in the last."""
    count, room = 1, float(measure - indent)
    last = ""
    for token, wide in _tokens(text[:LONGEST]):
        if wide > room and last and not (token[0] in NOT_FIRST and room > -1):
            count += 1
            room = measure - (1.0 if last in NOT_LAST else 0.0)
        room -= wide
        last = token[-1]
    return count, room


@lru_cache(maxsize=256)
def _tokens(text: str) -> tuple[tuple[str, float], ...]:
    """What a line is broken between, and how wide each is: one text is tried at many measures."""
    return tuple((token, len(token) / 2 if token.isascii() else float(len(token))) for token in TOKEN.findall(text))


def fullness(room: float) -> bool:
    """Whether a last line with so much room (em) left is full, a mark hung or pushed out allowed for."""
    return room < 2.0  # noqa: PLR2004 - a mark that may not begin a line takes its neighbour along


def measure_of(broken: Sequence[tuple[str, int]], most_cuts_full: float = SURE_FULL) -> int | None:
    """The measure at which broken paragraphs end with full lines; None where nothing says.

    Args:
        broken: their texts, and the indent each begins with.
        most_cuts_full: the share of them that should end full; half where each is given with either indent.
    """
    broken = broken[:MOST_CUTS]
    if len(broken) < LEAST_CUTS:
        return None
    scored = []
    for measure in MEASURES:
        score = 0.0
        chance = max(CHANCE_FULL, 2.0 / measure)
        for text, indent in broken:
            full = fullness(lines_at(text, measure, indent)[1])
            score += log(most_cuts_full / chance) if full else log((1 - most_cuts_full) / (1 - chance))
        scored.append((score, -measure))
    scored.sort(reverse=True)
    return -scored[0][1] if scored[0][0] >= LEAST_GAIN else None
