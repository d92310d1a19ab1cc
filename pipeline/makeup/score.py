"""What a made-up page is worth: geometry a compositor would object to, in points; less is better.

碰题: two headlines side by side at one height.  断版: a straight gutter through the page.  Both are told
from the rectangles alone; the words follow DESIGN.md's list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

__all__ = ["Block", "Score", "collisions", "longest_gutters", "score_page"]

COLLISION_COST = 40.0
BOX_COST = 9.0
MOST_BOXES = 1
SIZE_ORDER_COST = 45.0
INVERSION_COST = 7.0
EASY_GUTTER = 0.6
GUTTER_COST = 60.0
MIDDLE = (0.22, 0.80)
NEAR_SIZES_COST = 6.0
DISTINCT_RATIO = 1.08


@dataclass(frozen=True, slots=True)
class Block:
    """A placed story: its rectangle in columns and rows (without the white below), head and rank.

    ``head_row`` is where its headline band begins, counted from the block's top.
    """

    rank: int
    column: int
    row: int
    columns: int
    rows: int
    head_rows: int
    headline_pt: float
    cost: float
    can_be_boxed: bool


@dataclass(frozen=True, slots=True)
class Score:
    """The points, which blocks (by index) are boxed to answer a collision, and the metrics."""

    points: float
    boxed: frozenset[int]
    metrics: tuple[tuple[str, float], ...]


def collisions(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Pairs of blocks (by index) whose heads stand side by side at one height."""
    pairs = []
    for (i, one), (j, other) in combinations(enumerate(blocks), 2):
        left, right = (one, other) if one.column <= other.column else (other, one)
        if left.column + left.columns != right.column:
            continue
        overlap = min(left.row + left.head_rows, right.row + right.head_rows) - max(left.row, right.row)
        if overlap >= 1 + 0.25 * min(left.head_rows, right.head_rows):
            pairs.append((i, j))
    return pairs


def longest_gutters(blocks: Sequence[Block], columns: int, first_row: int, rows: int) -> tuple[float, float]:
    """The longest straight gutters, across as a share of the width and down as a share of the depth."""
    depth = rows - first_row
    across = 0
    for row in sorted({block.row for block in blocks}):
        if not MIDDLE[0] * rows < row < MIDDLE[1] * rows:
            continue
        run = 0
        for column in range(columns):
            crossed = any(b.column <= column < b.column + b.columns and b.row < row < b.row + b.rows for b in blocks)
            run = 0 if crossed else run + 1
            across = max(across, run)
    down = 0
    for column in sorted({block.column for block in blocks} - {0}):
        crossing = sorted((b.row, b.row + b.rows) for b in blocks if b.column < column < b.column + b.columns)
        y = first_row
        for top, bottom in crossing:
            down = max(down, top - y)
            y = max(y, bottom)
        down = max(down, rows - y)
    return across / columns, down / depth


def score_page(blocks: Sequence[Block], columns: int, first_row: int, rows: int) -> Score:
    """Score a page of stories."""
    pairs = collisions(blocks)
    boxed = _boxes(blocks, pairs)
    hard = [pair for pair in pairs if (pair[0] in boxed) == (pair[1] in boxed)]
    across, down = longest_gutters(blocks, columns, first_row, rows)
    inversions, wrong_sizes, near_sizes = _orders(blocks, rows, columns)
    points = sum(block.cost for block in blocks)
    points += COLLISION_COST * len(hard) + BOX_COST * len(boxed)
    points += GUTTER_COST * (max(0.0, across - EASY_GUTTER) + max(0.0, down - EASY_GUTTER))
    points += INVERSION_COST * inversions + SIZE_ORDER_COST * wrong_sizes + NEAR_SIZES_COST * near_sizes
    metrics = (
        ("collisions", float(len(hard))),
        ("collisions_boxed", float(len(pairs) - len(hard))),
        ("gutter_across", round(across, 3)),
        ("gutter_down", round(down, 3)),
        ("order_inversions", float(inversions)),
        ("size_inversions", float(wrong_sizes)),
    )
    return Score(points, boxed, metrics)


def _boxes(blocks: Sequence[Block], pairs: list[tuple[int, int]]) -> frozenset[int]:
    """The weaker of a colliding pair is boxed, one a page at most."""
    boxed: set[int] = set()
    for one, other in pairs:
        if one in boxed or other in boxed or len(boxed) >= MOST_BOXES:
            continue
        candidates = [k for k in (one, other) if blocks[k].can_be_boxed]
        if candidates:
            boxed.add(max(candidates, key=lambda k: blocks[k].rank))
    return frozenset(boxed)


def _orders(blocks: Sequence[Block], rows: int, columns: int) -> tuple[int, int, int]:
    """Pairs read in the wrong order, pairs whose headline sizes contradict their ranks, pairs too alike."""
    inversions = wrong_sizes = near_sizes = 0
    for one, other in combinations(sorted(blocks, key=lambda block: block.rank), 2):
        if one.rank == other.rank:
            continue
        place_one = one.row / rows + 0.35 * one.column / columns
        place_other = other.row / rows + 0.35 * other.column / columns
        inversions += place_one > place_other
        wrong_sizes += one.headline_pt < other.headline_pt
        near_sizes += other.headline_pt <= one.headline_pt < other.headline_pt * DISTINCT_RATIO
    return inversions, wrong_sizes, near_sizes
