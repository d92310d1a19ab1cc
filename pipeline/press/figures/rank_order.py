"""Stories by rank: what a reader meets first, which headline is larger, how size and area follow importance."""

from collections.abc import Sequence
from itertools import combinations

from pipeline.press.figures.declared import DeclaredGrid
from pipeline.press.figures.outline import Outline

__all__ = ["area_correlation", "inversions", "size_correlation"]

RIGHTWARD = 0.35
"""Reading goes down first, then to the right: a page's width weighs so much of its depth."""
LEAST_FOR_CORRELATION = 3


def inversions(outlines: Sequence[Outline], grid: DeclaredGrid) -> tuple[int, int]:
    """Pairs of stories met in the wrong order, and pairs whose headlines contradict their rungs."""
    read = [o.top / grid.rows + RIGHTWARD * o.standing.columns.start / grid.columns for o in outlines]
    met = [(_rank(o), place, _rung(o), _headline_pt(o)) for o, place in zip(outlines, read, strict=True)]
    wrong_order = wrong_sizes = 0
    for one, other in combinations(sorted(met, key=lambda own: own[0]), 2):
        if one[0] != other[0]:
            wrong_order += one[1] > other[1]
            wrong_sizes += one[2] != other[2] and one[3] < other[3]
    return wrong_order, wrong_sizes


def size_correlation(outlines: Sequence[Outline]) -> float:
    """Spearman's coefficient of rung and headline size, of the stories that have a headline."""
    return _correlation([(_rung(outline), size) for outline in outlines if (size := _headline_pt(outline))])


def area_correlation(outlines: Sequence[Outline]) -> float:
    """Spearman's coefficient of importance and area."""
    return _correlation([(_rank(outline), float(outline.area)) for outline in outlines])


def _rank(outline: Outline) -> int:
    return outline.standing.found.story.rank


def _rung(outline: Outline) -> int:
    return outline.standing.found.story.rung


def _headline_pt(outline: Outline) -> float:
    sizes = [head.piece.size_pt for head in outline.standing.heads if head.part == "headline"]
    return round(max(sizes, default=0.0), 2)


def _correlation(pairs: Sequence[tuple[int, float]]) -> float:
    """Spearman's coefficient of importance (rank 1 is the most) and a size, ties at the mean of their places."""
    if len(pairs) < LEAST_FOR_CORRELATION:
        return 1.0
    one = _places([-float(rank) for rank, _ in pairs])
    other = _places([size for _, size in pairs])
    middle = (len(pairs) + 1) / 2
    shared = sum((a - middle) * (b - middle) for a, b in zip(one, other, strict=True))
    spread = sum((a - middle) ** 2 for a in one) * sum((b - middle) ** 2 for b in other)
    return round(shared / spread**0.5, 3) if spread else 1.0


def _places(values: Sequence[float]) -> list[float]:
    return [sum(other < own for other in values) + (values.count(own) + 1) / 2 for own in values]
