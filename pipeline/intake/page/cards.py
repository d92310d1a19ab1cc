"""Cards of one form (姓名…, 单位…, 事迹…): rows whose first words come again and again, one after the other."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.intake.page.look import Look

__all__ = ["card_rows"]

TIMES = 3
"""So many cards show what the form is."""
LONGEST_ROW = 40
FIRST_WORD = re.compile(r"[\u3400-\u9fff]{2}")


def card_rows(texts: Sequence[str], looks: Sequence[Look]) -> frozenset[int]:
    """The places of lines that are rows of cards: no story begins at one, and none is a head.

    Two rows are told by each other: lines that begin alike stand above lines that begin alike, ``TIMES`` times or more.

    Args:
        texts: of every line.
        looks: of every line.
    """
    words = [_word(text, look) for text, look in zip(texts, looks, strict=True)]
    pairs = [(k, pair) for k, pair in enumerate(pairwise(words)) if all(pair) and pair[0] != pair[1]]
    times = Counter(pair for _, pair in pairs)
    return frozenset(place for k, pair in pairs if times[pair] >= TIMES for place in (k, k + 1))


def _word(text: str, look: Look) -> str:
    """The first word of a line that may be a row, else nothing."""
    other = look.stop or look.lead or look.byline or look.names or look.caption or look.credit
    found = None if other or look.size > LONGEST_ROW else FIRST_WORD.match(text.strip())
    return found[0] if found is not None else ""
