"""What the words say: whether a place begins something new, and whether a short line belongs to what is below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.intake.page.look import Look
from pipeline.intake.page.vocabulary import Vocabulary

__all__ = ["Affinity", "affinity_of"]

FARTHEST = 8
# How much the first, second and third paragraph above and below a place count.
FADING_ABOVE, FADING_BELOW = (1.0, 0.7, 0.5), (1.0, 0.5, 0.25)
# Measured on pages whose truth is known: paragraphs of one story share 0.10 of their telling pairs (median, quartiles
# 0.06 and 0.14), those of two stories 0.02 (0.01 and 0.035).  Log-odds of a new story: 2 at nothing shared, 0 at 0.045.
NEWS_AT_NOTHING, NEWS_SLOPE, LEAST_NEWS = 2.0, 44.0, -3.5
ENOUGH = 60.0


@dataclass(frozen=True, slots=True)
class Affinity:
    """``news``: log-odds that a line begins something new; ``related``: the share of a short line said below, above."""

    news: tuple[float, ...]
    related: tuple[tuple[float, float], ...]


def affinity_of(looks: Sequence[Look], vocabulary: Vocabulary) -> Affinity:
    """The word of the vocabulary on every line."""
    places = range(len(looks))
    return Affinity(
        tuple(_news(k, looks, vocabulary) for k in places), tuple(_related(k, looks, vocabulary) for k in places)
    )


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
