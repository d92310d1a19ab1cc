"""What characters stand beside: a table of them by their neighbours, for ``bench.page_weights``.

Positive pointwise mutual information of a character and those one and two places before and behind it, cut down to a
few numbers a character by singular values (Levy, Goldberg, Dagan 2015, 2).  Characters that stand in like places
(县 and 镇, 赵 and 杨) are near each other, so what is learned of one is known of the other.
"""

from collections import Counter
from collections.abc import Iterable

import numpy as np
from scipy.sparse import csr_array, hstack
from scipy.sparse.linalg import svds

__all__ = ["character_table"]

SELDOM = 15
NUMBERS = 96
PLACES = (1, 2)
SMOOTHED = 0.75
"""Seldom neighbours weigh less than they would."""

Single = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


def character_table(texts: Iterable[str]) -> tuple[str, Single]:
    """The characters, the commonest first, and ``NUMBERS`` of each; every row is of length 1."""
    texts = list(texts)
    counts = Counter(character for text in texts for character in text)
    known = sorted((c for c, n in counts.items() if n >= SELDOM and not c.isspace()), key=lambda c: (-counts[c], c))
    codes = {character: k for k, character in enumerate(known)}
    apart = [-1] * max(PLACES)
    run = np.array([code for text in texts for code in (*(codes.get(c, -1) for c in text), *apart)], dtype=np.int32)
    sides = []
    for away in PLACES:
        before, behind = run[:-away], run[away:]
        both = (before >= 0) & (behind >= 0)
        beside = csr_array(
            (np.ones(int(both.sum()), dtype=np.float32), (before[both], behind[both])), shape=(len(known), len(known))
        )
        beside.sum_duplicates()
        sides += [_information(beside), _information(csr_array(beside.T))]
    left, values, _ = svds(hstack(sides).tocsr(), k=NUMBERS, random_state=0)
    order = np.argsort(-values)
    table = left[:, order] * np.sqrt(values[order])
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-6
    return "".join(known), table.astype(np.float32)


def _information(beside: csr_array) -> csr_array:
    """How much more often than by chance, log, nothing below 0."""
    found = beside.tocoo()
    total = found.data.sum()
    of_row, of_column = np.asarray(beside.sum(axis=1)).ravel(), np.asarray(beside.sum(axis=0)).ravel() ** SMOOTHED
    of_column *= total / of_column.sum()
    rows, columns = found.coords
    value = np.log(found.data * total / (of_row[rows] * of_column[columns]))
    more = value > 0
    return csr_array((value[more].astype(np.float32), (rows[more], columns[more])), shape=beside.shape)
