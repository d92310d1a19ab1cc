"""What a made-up page is worth: geometry a compositor would object to, in points; less is better.

碰题: two headlines side by side at one height.  断版: a straight gutter through the page.  Both are told from the
rectangles of modules and heads alone; the words follow DESIGN.md's list.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.makeup.places import MIDDLE, WIDEST_GUTTER, reading_place

__all__ = [
    "FRONT_PAGE",
    "INNER_PAGE",
    "Block",
    "CollisionCosts",
    "Score",
    "collide",
    "collisions",
    "longest_gutters",
    "score_page",
]

MOST_BOXES = 1
SIZE_ORDER_COST = 45.0
INVERSION_COST = 11.0
GUTTER_COST, GUTTER_STEP = 250.0, 40.0
NEAR_SIZES_COST = 6.0
# Stories of one rung look best in one size: four sizes on a page, not ten.
UNLIKE_COST_PT = 4.0
DISTINCT_RATIO = 1.08


@dataclass(frozen=True, slots=True)
class CollisionCosts:
    """What heads side by side cost in points, a pair that nothing keeps apart and a box that answers one."""

    pair: float
    box: float
    more_rounds: int
    """A page with a fault that anyone would see is drawn so often again."""


INNER_PAGE = CollisionCosts(80.0, 45.0, 2)
# On the front page never, boxed or not, if there is any other way.
FRONT_PAGE = CollisionCosts(900.0, 800.0, 4)


@dataclass(frozen=True, slots=True)
class Block:
    """A placed story: its rectangle in columns and rows (without the white below), its head, its rank.

    ``hole_columns`` by ``hole_rows`` of the rectangle's foot, at the right or at the left, are another's.  The head is
    ``head_rows`` deep from ``head_row`` (of the page) over ``head_columns`` columns from the block's left edge.
    """

    rank: int
    rung: int
    """Of the headline ladder, from 1: stories on one rung may have one size."""
    column: int
    row: int
    columns: int
    rows: int
    head_row: int
    head_rows: int
    head_columns: int
    headline_pt: float
    cost: float
    can_be_boxed: bool
    hole_columns: int = 0
    hole_rows: int = 0
    hole_left: bool = False
    boxed: bool = False
    """Whether its editor asked for a box: that answers a collision as well."""

    @property
    def rectangles(self) -> tuple[tuple[int, int, int, int], ...]:
        """Column, row, columns, rows of the block, or of the two overlapping parts of one with a hole."""
        if not self.hole_rows:
            return ((self.column, self.row, self.columns, self.rows),)
        beside = self.columns - self.hole_columns
        return (
            (self.column, self.row, self.columns, self.rows - self.hole_rows),
            (self.column + (self.hole_columns if self.hole_left else 0), self.row, beside, self.rows),
        )


@dataclass(frozen=True, slots=True)
class Score:
    """The points, which blocks (by index) are boxed to answer a collision, and the metrics."""

    points: float
    boxed: frozenset[int]
    metrics: tuple[tuple[str, float], ...]


def collide(one: Block, other: Block) -> bool:
    """Whether the heads of two blocks stand side by side at one height."""
    left, right = (one, other) if one.column <= other.column else (other, one)
    if not left.head_columns or not right.head_columns or left.column + left.head_columns != right.column:
        return False
    overlap = min(left.head_row + left.head_rows, right.head_row + right.head_rows) - max(left.head_row, right.head_row)
    return overlap >= 1 + 0.25 * min(left.head_rows, right.head_rows)


def collisions(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Pairs of blocks (by index) whose heads collide."""
    return [(i, j) for (i, one), (j, other) in combinations(enumerate(blocks), 2) if collide(one, other)]


def longest_gutters(
    rectangles: Sequence[tuple[int, int, int, int]], columns: int, first_row: int, rows: int
) -> tuple[float, float]:
    """The longest straight gutters, across as a share of the page's width and down as a share of its depth."""
    across = 0
    for row in sorted({top for _, top, _, _ in rectangles}):
        if not MIDDLE[0] * rows < row < MIDDLE[1] * rows:
            continue
        crossed = 0
        for column, top, width, depth in rectangles:
            if top < row < top + depth:
                crossed |= ((1 << width) - 1) << column
        run = 0
        for column in range(columns):
            run = 0 if crossed >> column & 1 else run + 1
            across = max(across, run)
    down = 0
    for column in sorted({left for left, _, _, _ in rectangles} - {0}):
        crossing = sorted((top, top + depth) for left, top, width, depth in rectangles if left < column < left + width)
        y = first_row
        for top, bottom in crossing:
            down = max(down, top - y)
            y = max(y, bottom)
        down = max(down, rows - y)
    return across / columns, down / rows


def score_page(
    blocks: Sequence[Block], columns: int, first_row: int, rows: int, costs: CollisionCosts = INNER_PAGE
) -> Score:
    """Score a page of stories."""
    pairs = collisions(blocks)
    boxed = _boxes(blocks, pairs)
    hard = [pair for pair in pairs if _is_boxed(blocks, boxed, pair[0]) == _is_boxed(blocks, boxed, pair[1])]
    rectangles = [rectangle for block in blocks for rectangle in block.rectangles]
    across, down = longest_gutters(rectangles, columns, first_row, rows)
    inversions, wrong_sizes, sizes_cost = _orders(blocks, rows, columns)
    points = sum(block.cost for block in blocks)
    points += costs.pair * len(hard) + costs.box * len(boxed)
    for gutter in (across, down):
        if gutter > WIDEST_GUTTER:
            points += GUTTER_STEP + GUTTER_COST * (gutter - WIDEST_GUTTER)
    points += INVERSION_COST * inversions + SIZE_ORDER_COST * wrong_sizes + sizes_cost
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
    """The weaker of a colliding pair is boxed, one a page at most; a block with a hole never, none where one is."""
    boxed: set[int] = set()
    for one, other in pairs:
        if any(_is_boxed(blocks, boxed, k) for k in (one, other)) or len(boxed) >= MOST_BOXES:
            continue
        candidates = [k for k in (one, other) if blocks[k].can_be_boxed and not blocks[k].hole_rows]
        if candidates:
            boxed.add(max(candidates, key=lambda k: blocks[k].rank))
    return frozenset(boxed)


def _is_boxed(blocks: Sequence[Block], boxed: Container[int], k: int) -> bool:
    """Whether a block has a box, its editor's or one that answers a collision."""
    return blocks[k].boxed or k in boxed


def _orders(blocks: Sequence[Block], rows: int, columns: int) -> tuple[int, int, float]:
    """Pairs read in the wrong order, pairs whose headlines contradict their rungs; what sizes cost else."""
    inversions = wrong_sizes = near_sizes = 0
    unlike_pt = 0.0
    ranked = sorted(blocks, key=lambda block: block.rank)
    places = [reading_place(block.column / columns, block.row / rows) for block in ranked]
    for k, one in enumerate(ranked):
        for n in range(k + 1, len(ranked)):
            other = ranked[n]
            if one.rank == other.rank:
                continue
            inversions += places[k] > places[n]
            if one.rung == other.rung:
                unlike_pt += abs(one.headline_pt - other.headline_pt) * (n == k + 1)
                continue
            wrong_sizes += one.headline_pt < other.headline_pt
            near_sizes += other.headline_pt <= one.headline_pt < other.headline_pt * DISTINCT_RATIO
    return inversions, wrong_sizes, NEAR_SIZES_COST * near_sizes + UNLIKE_COST_PT * unlike_pt
