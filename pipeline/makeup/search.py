"""Exact search over layouts: which sets of modules tile which rectangles, to the row.

Dynamic programming over (set of items, width in columns) to the set of attainable heights, kept as bits of an
integer.  Every height counts one row of white below each module.  A rectangle is parted by a straight cut, or one
story wraps all others in it (咬合).  Two laws of the page stand in the recursion itself, so that no layout breaks
them: the lead is at the top left of any rectangle that holds it, and furniture stands at the foot of any rectangle
that holds it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from pipeline.makeup.cuts import Cuts
from pipeline.makeup.places import ANYWHERE, Law, Placed, Rect, Wraps, sums

__all__ = ["Box", "Drawing", "Item", "Tiling"]

# A story wraps at most so many others, save at the top of the page where it may wrap all.
MOST_WRAPPED = 3


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to place: ``heights[w]`` has bit h set where it can be h rows (white included) by w columns.

    ``weight`` orders the items: 1 is the lead.  ``group``: the tiling of what the item stands for.
    """

    number: int
    weight: int
    heights: tuple[int, ...]
    law: Law = ANYWHERE
    wraps: Wraps | None = None
    group: "Tiling | None" = None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a drawing and what fills it: ``count`` places from ``first`` on."""

    tiling: "Tiling"
    subset: int
    rect: Rect
    first: int
    count: int


@dataclass(slots=True)
class Drawing:
    """A layout drawn: its places, and the boxes within boxes they were drawn in."""

    placed: list[Placed] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)


@dataclass(slots=True)
class Tiling:
    """All exact tilings of ``columns`` by ``rows`` by the items.

    ``above`` rows of the page's ``depth`` stand over the rectangle: masthead or folio.
    """

    items: tuple[Item, ...]
    columns: int
    rows: int
    above: int = 0
    heights: list[list[int]] = field(init=False, default_factory=list)
    """For each set and width, the bits of the attainable heights."""
    upper: int = field(init=False, default=0)
    """The items that stand at the top of any rectangle that holds them; so ``lower``, ``leftmost``, ``rightmost``."""
    lower: int = field(init=False, default=0)
    leftmost: int = field(init=False, default=0)
    rightmost: int = field(init=False, default=0)
    wrong: list[list[int]] = field(init=False, default_factory=list)
    """For any two items, how many pairs of their stories are wrong when the one is read before the other."""
    _counts: list[int] = field(init=False, default_factory=list)
    _strongest: list[int] = field(init=False, default_factory=list)
    _cuts: Cuts = field(init=False)

    def __post_init__(self) -> None:
        self._cuts = Cuts(self)
        weights = [weights_of(item) for item in self.items]
        self.wrong = [[sum(a > b for a in one for b in other) for other in weights] for one in weights]
        laws = [(1 << k, item.law) for k, item in enumerate(self.items)]
        self.upper = sum(bit for bit, law in laws if law.vertical < 0)
        self.lower = sum(bit for bit, law in laws if law.vertical > 0)
        self.leftmost = sum(bit for bit, law in laws if law.horizontal < 0)
        self.rightmost = sum(bit for bit, law in laws if law.horizontal > 0)
        self._fill()

    @property
    def everything(self) -> int:
        """The set of all items."""
        return (1 << len(self.items)) - 1

    @property
    def feasible(self) -> bool:
        """Whether any tiling by cuts and wraps exists."""
        return bool(self.heights[self.everything][self.columns] >> self.rows & 1)

    @property
    def depth(self) -> int:
        """The rows of the whole page."""
        return self.rows + self.above

    def attainable_rows(self) -> tuple[int, ...]:
        """The depths all items together could fill exactly at the full width."""
        bits = self.heights[self.everything][self.columns]
        return tuple(h for h in range(bits.bit_length()) if bits >> h & 1)

    def sample(self, chance: Random) -> Drawing:
        """One exact tiling, drawn at random."""
        drawing = Drawing()
        self.draw(self.everything, (0, 0, self.columns, self.rows), drawing, chance)
        return drawing

    def draw(self, subset: int, rect: Rect, drawing: Drawing, chance: Random, *, row_of_page: int = 0) -> None:
        """Draw one tiling of a rectangle by a set that ``heights`` says can fill it.

        ``row_of_page``: the row from which the rectangle's own is counted.
        """
        column, row, width, height = rect
        if not subset & (subset - 1):
            item = self.items[subset.bit_length() - 1]
            if item.group is None:
                drawing.placed.append(Placed(item.number, *rect))
            else:
                item.group.draw(item.group.everything, rect, drawing, chance, row_of_page=row_of_page)
            return
        drawing.boxes.append(Box(self, subset, rect, len(drawing.placed), self._counts[subset]))
        cuts, running = self._cuts.of(subset, width, height, row_of_page + row)
        cut = chance.choices(cuts, cum_weights=running)[0]
        rest = subset ^ cut.first
        halves: tuple[tuple[int, Rect], ...]
        if cut.hole is not None:
            hole = cut.hole
            item = self.items[cut.first.bit_length() - 1]
            drawing.placed.append(Placed(item.number, *rect, hole))
            left = column if hole.left else column + width - hole.columns
            halves = ((rest, (left, row + height - hole.rows, hole.columns, hole.rows)),)
        elif cut.stacked:
            below = (column, row + cut.at, width, height - cut.at)
            halves = ((cut.first, (column, row, width, cut.at)), (rest, below))
        else:
            at_right = (column + cut.at, row, width - cut.at, height)
            halves = ((cut.first, (column, row, cut.at, height)), (rest, at_right))
        for own, own_rect in halves:
            self.draw(own, own_rect, drawing, chance, row_of_page=row_of_page)

    def redraw(self, drawing: Drawing, number: int, chance: Random) -> Drawing:
        """The drawing with one of its boxes drawn anew."""
        box = drawing.boxes[number]
        own = Drawing(drawing.placed[: box.first], drawing.boxes[:number])
        box.tiling.draw(box.subset, box.rect, own, chance)
        after = box.first + box.count
        own.placed += drawing.placed[after:]
        # Boxes stand in the order of drawing: those inside follow, until one begins behind.
        own.boxes += [other for other in drawing.boxes[number + 1 :] if other.first >= after]
        return own

    def _fill(self) -> None:
        widths = range(1, self.columns + 1)
        self.heights = [[0] * (self.columns + 1)]
        self._counts, self._strongest = [0], [1 << 30]
        for subset in range(1, self.everything + 1):
            low = subset & -subset
            item = self.items[low.bit_length() - 1]
            own = len(item.group.items) if item.group is not None else 1
            self._counts.append(own + self._counts[subset ^ low])
            self._strongest.append(min(item.weight, self._strongest[subset ^ low]))
            heights = list(item.heights) if subset == low else [0] * (self.columns + 1)
            for one, other, may_stack, may_stand_beside in self._halves(subset):
                ones, others = self.heights[one], self.heights[other]
                if may_stack:
                    for width in widths:
                        if ones[width] and others[width]:
                            heights[width] |= sums(ones[width], others[width])
                if may_stand_beside:
                    _add_beside(ones, others, heights)
            self._add_wraps(subset, heights)
            # Deeper than the page a set is of use only to say by how much the copy is over.
            mask = (1 << ((2 if subset == self.everything else 1) * self.rows + 1)) - 1
            self.heights.append([bits & mask for bits in heights])

    def _halves(self, subset: int) -> Iterator[tuple[int, int, bool, bool]]:
        """Pairs of sets that make up a set, and whether the laws let them stack and stand side by side."""
        upper, lower, leftmost, rightmost = self.upper, self.lower, self.leftmost, self.rightmost
        low = subset & -subset
        others = subset ^ low
        other = others
        while other:
            one = subset ^ other
            may_stack = not (one & lower or other & upper) or not (other & lower or one & upper)
            may_beside = not (one & rightmost or other & leftmost) or not (other & rightmost or one & leftmost)
            if may_stack or may_beside:
                yield one, other, may_stack, may_beside
            other = (other - 1) & others

    def _add_wraps(self, subset: int, heights: list[int]) -> None:
        for wrapping, wraps in self.wrapping(subset):
            inner = self.heights[subset ^ wrapping]
            if not self.hole_sides(wrapping, subset ^ wrapping):
                continue
            for width in range(2, self.columns + 1):
                for hole in range(1, width):
                    if inner[hole]:
                        heights[width] |= wraps.heights(width, hole, inner[hole])

    def wrapping(self, subset: int) -> Iterator[tuple[int, Wraps]]:
        """The strongest story of a set, where it can wrap the rest."""
        rest = subset.bit_count() - 1
        if not rest or (rest > MOST_WRAPPED and subset != self.everything):
            return
        for number, item in enumerate(self.items):
            if subset >> number & 1 and item.weight == self._strongest[subset] and item.wraps is not None:
                yield 1 << number, item.wraps
                return

    def hole_sides(self, wrapping: int, rest: int) -> tuple[bool, ...]:
        """On which sides the laws allow a hole for the rest: False at the right, True at the left."""
        if rest & self.upper or wrapping & self.lower:
            return ()
        at_right = not rest & self.leftmost and not wrapping & self.rightmost
        at_left = not rest & self.rightmost and not wrapping & self.leftmost
        return (*((False,) if at_right else ()), *((True,) if at_left else ()))


def weights_of(item: Item) -> tuple[int, ...]:
    """Of the stories an item stands for."""
    if item.group is None:
        return (item.weight,)
    return tuple(weight for own in item.group.items for weight in weights_of(own))


def _add_beside(ones: list[int], others: list[int], heights: list[int]) -> None:
    """Add the heights two sets can have side by side."""
    last = len(heights)
    wide = [(width, bits) for width, bits in enumerate(others) if bits]
    for left, bits in enumerate(ones):
        if bits:
            for right, own in wide:
                if left + right >= last:
                    break
                heights[left + right] |= bits & own
