"""Words of a headline, so that a line never ends inside one.

The most likely cutting by a unigram model (counts of ``pipeline.words``), found by dynamic programming.
Read only when a headline without clause spaces has to be parted; body text never asks.
"""

from functools import lru_cache
from itertools import pairwise
from math import log

from pipeline.typography.cutting import TOKEN
from pipeline.typography.scripts import is_western
from pipeline.words import CORPUS_COUNT, word_counts

__all__ = ["word_ends", "words"]

LONGEST_WORD = 6
UNKNOWN_COUNT = 3.0


@lru_cache(maxsize=4096)
def word_ends(text: str) -> tuple[int, ...]:
    """Where words end inside ``text`` (indices of the character after each), its own end left out."""
    pieces = TOKEN.findall(text)
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    counts = word_counts()
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(pieces) + 1):
        options = []
        for start in range(max(0, end - LONGEST_WORD), end):
            word = "".join(pieces[start:end])
            count = counts.get(word)
            if count is None and end - start > 1:
                continue
            known = float(count) if count is not None else UNKNOWN_COUNT
            known = known if not is_western(word) else float(CORPUS_COUNT)
            options.append((best[start][0] + log(known / CORPUS_COUNT), start))
        best.append(max(options))
    ends = [len(pieces)]
    while ends[-1]:
        ends.append(best[ends[-1]][1])
    inner = sorted(ends)[1:-1]
    return tuple(starts[k] for k in inner)


def words(text: str) -> tuple[str, ...]:
    """``text`` cut into words."""
    return tuple(text[a:b] for a, b in pairwise((0, *word_ends(text), len(text))))
