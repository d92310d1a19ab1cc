"""How alike texts are, by the runs of five characters they share."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

__all__ = ["alike", "runs_of"]

RUN = 5
# Pairs are looked for by one run in four, those whose first character says so, and measured by all.
PART = 4
# A run that more texts have is a formula (市委副书记): each is then compared with the next alone, which keeps the work
# linear and still finds one text many times over.
MOST_SHARING = 12


@lru_cache(maxsize=64)
def runs_of(text: str) -> frozenset[str]:
    """All runs of five characters of a text, white space left out; the text itself where it is shorter."""
    ink = "".join(text.split())
    return frozenset(ink[k : k + RUN] for k in range(max(1, len(ink) - RUN + 1))) if ink else frozenset()


def alike(texts: Sequence[str], least: float) -> Iterator[tuple[int, int, float]]:
    """Pairs of texts of which the shorter shares at least that much of its runs with the other.

    About linear in the length of all texts: only pairs that share enough of a quarter of their runs are measured.

    Yields:
        the two indices in order, and the share (0..1) of the shorter one's runs.
    """
    holders: dict[str, list[int]] = {}
    sizes = []
    for number, text in enumerate(texts):
        sample = _sample(text)
        sizes.append(len(sample))
        for run in sample:
            holders.setdefault(run, []).append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        shared.update(combinations(numbers, 2) if len(numbers) <= MOST_SHARING else pairwise(numbers))
    for first, second in sorted(shared):
        if shared[first, second] >= least / 2 * min(sizes[first], sizes[second]):
            own, other = runs_of(texts[first]), runs_of(texts[second])
            share = len(own & other) / min(len(own), len(other))
            if share >= least:
                yield first, second, share


def _sample(text: str) -> frozenset[str]:
    """About a quarter of a text's runs, the same wherever they stand."""
    ink = "".join(text.split())
    return frozenset(
        ink[k : k + RUN] for k, first in enumerate(ink[: max(1, len(ink) - RUN + 1)]) if ord(first) % PART == 0
    )
