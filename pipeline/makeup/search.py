"""Exact search over layouts: which sets of modules tile which rectangles, to the row.

Dynamic programming over (set of items, width in columns) to the set of attainable heights, kept as bits of an
integer.  Every height counts one row of white below each module.  A rectangle is parted by a straight cut, or one
story wraps all others in it (咬合).  Two laws of the page stand in the recursion itself, so that no layout breaks
them: the lead is at the top left of any rectangle that holds it, and furniture stands at the foot of any rectangle
that holds it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from random import Random

from pipeline.makeup.places import ANYWHERE, MIDDLE, WIDEST_GUTTER, Frame, Law, Placed, Rect, Wraps, sums
from pipeline.model import Hole

__all__ = ["Box", "Drawing", "Item", "Tiling"]

# A story wraps at most so many others, save at the top of the page where it may wrap all.
MOST_WRAPPED = 3
THROUGH_WEIGHT = 0.02
BESIDE_WEIGHT, WRAP_WEIGHT = 3.0, 4.0


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


@dataclass(frozen=True, slots=True)
class _Cut:
    """How a rectangle is parted: ``first`` (a set) over or beside the rest, at ``at`` rows or columns.

    A wrap has the wrapping item alone for ``first``, and a ``hole`` for the rest.
    """

    first: int
    at: int
    stacked: bool
    hole: Hole | None = None


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
    _counts: list[int] = field(init=False, default_factory=list)
    _strongest: list[int] = field(init=False, default_factory=list)
    _cuts: dict[tuple[int, int, int, int], tuple[list[_Cut], list[float]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
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

    def sample_in(self, frame: Frame, chance: Random) -> Drawing:
        """One exact tiling of a page that is parted so."""
        drawing = Drawing()
        for part in frame.parts:
            if part.hole is None:
                self.draw(part.subset, part.rect, drawing, chance)
            else:
                item = self.items[part.subset.bit_length() - 1]
                drawing.placed.append(Placed(item.number, *part.rect, part.hole))
        return drawing

    def sample(self, chance: Random) -> Drawing:
        """One exact tiling, drawn at random."""
        drawing = Drawing()
        self.draw(self.everything, (0, 0, self.columns, self.rows), drawing, chance)
        return drawing

    def draw(self, subset: int, rect: Rect, drawing: Drawing, chance: Random) -> None:
        """Draw one tiling of a rectangle by a set that ``heights`` says can fill it."""
        column, row, width, height = rect
        if not subset & (subset - 1):
            item = self.items[subset.bit_length() - 1]
            if item.group is None:
                drawing.placed.append(Placed(item.number, *rect))
            else:
                item.group.draw(item.group.everything, rect, drawing, chance)
            return
        drawing.boxes.append(Box(self, subset, rect, len(drawing.placed), self._counts[subset]))
        cuts, running = self._cuts_of(subset, width, height, row)
        cut = chance.choices(cuts, cum_weights=running)[0]
        rest = subset ^ cut.first
        if cut.hole is not None:
            hole = cut.hole
            item = self.items[cut.first.bit_length() - 1]
            drawing.placed.append(Placed(item.number, *rect, hole))
            left = column if hole.left else column + width - hole.columns
            self.draw(rest, (left, row + height - hole.rows, hole.columns, hole.rows), drawing, chance)
        elif cut.stacked:
            self.draw(cut.first, (column, row, width, cut.at), drawing, chance)
            self.draw(rest, (column, row + cut.at, width, height - cut.at), drawing, chance)
        else:
            self.draw(cut.first, (column, row, cut.at, height), drawing, chance)
            self.draw(rest, (column + cut.at, row, width - cut.at, height), drawing, chance)

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
        mask = (1 << (2 * self.rows + 1)) - 1
        self.heights = [[0] * (self.columns + 1)]
        self._counts, self._strongest = [0], [1 << 30]
        for subset in range(1, self.everything + 1):
            low = subset & -subset
            item = self.items[low.bit_length() - 1]
            own = len(item.group.items) if item.group is not None else 1
            self._counts.append(own + self._counts[subset ^ low])
            self._strongest.append(min(item.weight, self._strongest[subset ^ low]))
            heights = list(item.heights) if subset == low else [0] * (self.columns + 1)
            for first, rest, may_stack, may_stand_beside in self._partitions(subset):
                top, bottom = self.heights[first], self.heights[rest]
                for width in range(1, self.columns + 1):
                    if may_stack and top[width] and bottom[width]:
                        heights[width] |= sums(top[width], bottom[width])
                    for left in range(1, width) if may_stand_beside else ():
                        heights[width] |= top[left] & bottom[width - left]
            self._add_wraps(subset, heights)
            self.heights.append([bits & mask for bits in heights])

    def _add_wraps(self, subset: int, heights: list[int]) -> None:
        for wrapping, wraps in self._wrapping(subset):
            inner = self.heights[subset ^ wrapping]
            if not self._hole_sides(wrapping, subset ^ wrapping):
                continue
            for width in range(2, self.columns + 1):
                for hole in range(1, width):
                    if inner[hole]:
                        heights[width] |= wraps.heights(width, hole, inner[hole])

    def _wrapping(self, subset: int) -> Iterator[tuple[int, Wraps]]:
        """The strongest story of a set, where it can wrap the rest."""
        rest = subset.bit_count() - 1
        if not rest or (rest > MOST_WRAPPED and subset != self.everything):
            return
        for number, item in enumerate(self.items):
            if subset >> number & 1 and item.weight == self._strongest[subset] and item.wraps is not None:
                yield 1 << number, item.wraps
                return

    def _hole_sides(self, wrapping: int, rest: int) -> tuple[bool, ...]:
        """On which sides the laws allow a hole for the rest: False at the right, True at the left."""
        if rest & self.upper or wrapping & self.lower:
            return ()
        at_right = not rest & self.leftmost and not wrapping & self.rightmost
        at_left = not rest & self.rightmost and not wrapping & self.leftmost
        return (*((False,) if at_right else ()), *((True,) if at_left else ()))

    def _partitions(self, subset: int) -> Iterator[tuple[int, int, bool, bool]]:
        """Ordered halves (top or left, bottom or right), and whether the laws let them stack and stand side by side."""
        first = (subset - 1) & subset
        while first:
            rest = subset ^ first
            may_stack = not first & self.lower and not rest & self.upper
            may_stand_beside = not first & self.rightmost and not rest & self.leftmost
            if may_stack or may_stand_beside:
                yield first, rest, may_stack, may_stand_beside
            first = (first - 1) & subset

    def _cuts_of(self, subset: int, width: int, height: int, row: int) -> tuple[list[_Cut], list[float]]:
        key = (subset, width, height, row)
        found = self._cuts.get(key)
        if found is None:
            cuts, weights = [], []
            for first, rest, may_stack, may_stand_beside in self._partitions(subset):
                order = self._order_weight(first, rest)
                for cut in self._ways(first, rest, width, height, stacked=may_stack, beside=may_stand_beside):
                    cuts.append(cut)
                    weights.append(order * self._gutter_weight(cut, width, height, row))
            for cut in self._wrap_ways(subset, width, height):
                cuts.append(cut)
                weights.append(WRAP_WEIGHT)
            found = self._cuts[key] = (cuts, list(accumulate(weights)))
        return found

    def _ways(self, first: int, rest: int, width: int, height: int, *, stacked: bool, beside: bool) -> Iterator[_Cut]:
        top, bottom = self.heights[first], self.heights[rest]
        if stacked:
            bits = top[width]
            while bits:
                low = bits & -bits
                at = low.bit_length() - 1
                bits ^= low
                if at < height and bottom[width] >> (height - at) & 1:
                    yield _Cut(first, at, stacked=True)
        for left in range(1, width) if beside else ():
            if top[left] >> height & 1 and bottom[width - left] >> height & 1:
                yield _Cut(first, left, stacked=False)

    def _wrap_ways(self, subset: int, width: int, height: int) -> Iterator[_Cut]:
        for wrapping, wraps in self._wrapping(subset):
            inner = self.heights[subset ^ wrapping]
            sides = self._hole_sides(wrapping, subset ^ wrapping)
            for hole_columns in range(1, width) if sides else ():
                for hole_rows in sorted(wraps.holes(width, height, hole_columns)):
                    if inner[hole_columns] >> hole_rows & 1:
                        for left in sides:
                            yield _Cut(wrapping, 0, stacked=False, hole=Hole(hole_columns, hole_rows, left=left))

    def _gutter_weight(self, cut: _Cut, width: int, height: int, row: int) -> float:
        """A cut that would run through the page is all but never drawn."""
        if cut.stacked:
            low, high = (share * self.depth for share in MIDDLE)
            through = width > WIDEST_GUTTER * self.columns and low < self.above + row + cut.at < high
            return THROUGH_WEIGHT if through else 1.0
        return BESIDE_WEIGHT * (THROUGH_WEIGHT if height > WIDEST_GUTTER * self.depth else 1.0)

    def _order_weight(self, first: int, rest: int) -> float:
        """The stronger story above or left is likelier, not certain."""
        if self._strongest[first] < self._strongest[rest]:
            return 1.0
        return 0.5 if self._strongest[first] == self._strongest[rest] else 0.05
