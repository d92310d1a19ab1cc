"""Exact search over slicing layouts: which sets of modules tile which rectangles, to the row.

Dynamic programming over (set of items, width in columns) to the set of attainable heights, kept as bits
of an integer.  Every height counts one row of white below each module.  Two laws of the page stand in the
recursion itself, so that no layout breaks them: the lead is at the top left of any rectangle that holds
it, and furniture stands at the foot of any rectangle that holds it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from random import Random

__all__ = ["Cut", "Item", "Placed", "Tiling"]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to place: ``heights[w]`` has bit h set where it can be h rows (white included) by w columns.

    ``weight`` orders the items: 1 is the lead.
    """

    weight: int
    heights: tuple[int, ...]
    is_lead: bool = False
    at_foot: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """An item on its rectangle; ``rows`` includes the white row below."""

    item: int
    column: int
    row: int
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Cut:
    """How a rectangle is parted: ``first`` (a set) over or beside the rest, at ``at`` rows or columns."""

    first: int
    at: int
    stacked: bool


@dataclass(slots=True)
class Tiling:
    """All exact tilings of ``columns`` by ``rows`` by the items."""

    items: tuple[Item, ...]
    columns: int
    rows: int
    _lead: int = field(init=False, default=0)
    _foot: int = field(init=False, default=0)
    _heights: list[list[int]] = field(init=False, default_factory=list)
    _cuts: dict[tuple[int, int, int], tuple[list[Cut], list[float]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._lead = sum(1 << k for k, item in enumerate(self.items) if item.is_lead)
        self._foot = sum(1 << k for k, item in enumerate(self.items) if item.at_foot)
        self._fill()

    @property
    def everything(self) -> int:
        """The set of all items."""
        return (1 << len(self.items)) - 1

    @property
    def feasible(self) -> bool:
        """Whether any tiling exists."""
        return bool(self._heights[self.everything][self.columns] >> self.rows & 1)

    def attainable_rows(self) -> tuple[int, ...]:
        """The depths all items together could fill exactly at the full width."""
        bits = self._heights[self.everything][self.columns]
        return tuple(h for h in range(bits.bit_length()) if bits >> h & 1)

    def heights(self) -> tuple[int, ...]:
        """For each width, the bits of the heights at which all items together tile a rectangle."""
        return tuple(self._heights[self.everything])

    def sample(self, chance: Random) -> list[Placed]:
        """One exact tiling, drawn at random."""
        return self.sample_in((0, 0, self.columns, self.rows), chance)

    def sample_in(self, box: tuple[int, int, int, int], chance: Random) -> list[Placed]:
        """One exact tiling of a rectangle (column, row, columns, rows) that ``heights`` offers."""
        placed: list[Placed] = []
        self._draw(self.everything, box, placed, chance)
        return placed

    def _fill(self) -> None:
        mask = (1 << (2 * self.rows + 1)) - 1
        self._heights = [[0] * (self.columns + 1)]
        for subset in range(1, self.everything + 1):
            heights = self._leaf(subset)
            for first, rest, may_stack in self._partitions(subset):
                top, bottom = self._heights[first], self._heights[rest]
                for width in range(1, self.columns + 1):
                    if may_stack and top[width] and bottom[width]:
                        heights[width] |= _sums(top[width], bottom[width])
                    for left in range(1, width):
                        heights[width] |= top[left] & bottom[width - left]
            self._heights.append([bits & mask for bits in heights])

    def _leaf(self, subset: int) -> list[int]:
        if subset & (subset - 1):
            return [0] * (self.columns + 1)
        return list(self.items[subset.bit_length() - 1].heights)

    def _partitions(self, subset: int) -> Iterator[tuple[int, int, bool]]:
        """Ordered halves (top or left, bottom or right) the laws allow, and whether they may be stacked."""
        first = (subset - 1) & subset
        while first:
            rest = subset ^ first
            if not rest & self._lead:
                yield first, rest, not first & self._foot
            first = (first - 1) & subset

    def _draw(self, subset: int, box: tuple[int, int, int, int], placed: list[Placed], chance: Random) -> None:
        column, row, width, height = box
        if not subset & (subset - 1):
            placed.append(Placed(subset.bit_length() - 1, column, row, width, height))
            return
        cuts, running = self._cuts_of(subset, width, height)
        cut = chance.choices(cuts, cum_weights=running)[0]
        rest = subset ^ cut.first
        if cut.stacked:
            self._draw(cut.first, (column, row, width, cut.at), placed, chance)
            self._draw(rest, (column, row + cut.at, width, height - cut.at), placed, chance)
        else:
            self._draw(cut.first, (column, row, cut.at, height), placed, chance)
            self._draw(rest, (column + cut.at, row, width - cut.at, height), placed, chance)

    def _cuts_of(self, subset: int, width: int, height: int) -> tuple[list[Cut], list[float]]:
        key = (subset, width, height)
        found = self._cuts.get(key)
        if found is None:
            cuts, weights = [], []
            for first, rest, may_stack in self._partitions(subset):
                weight = self._weight(first, rest)
                for cut in self._ways(first, rest, width, height, may_stack=may_stack):
                    cuts.append(cut)
                    weights.append(weight if cut.stacked else 3.0 * weight)
            found = self._cuts[key] = (cuts, list(accumulate(weights)))
        return found

    def _ways(self, first: int, rest: int, width: int, height: int, *, may_stack: bool) -> Iterator[Cut]:
        top, bottom = self._heights[first], self._heights[rest]
        if may_stack:
            bits = top[width]
            while bits:
                low = bits & -bits
                at = low.bit_length() - 1
                bits ^= low
                if at < height and bottom[width] >> (height - at) & 1:
                    yield Cut(first, at, stacked=True)
        for left in range(1, width):
            if top[left] >> height & 1 and bottom[width - left] >> height & 1:
                yield Cut(first, left, stacked=False)

    def _weight(self, first: int, rest: int) -> float:
        """The stronger story above or left is likelier, not certain."""
        strongest_first, strongest_rest = self._strongest(first), self._strongest(rest)
        if strongest_first < strongest_rest:
            return 1.0
        return 0.5 if strongest_first == strongest_rest else 0.05

    def _strongest(self, subset: int) -> int:
        return min(item.weight for k, item in enumerate(self.items) if subset >> k & 1)


def _sums(one: int, other: int) -> int:
    """Bits a + b for every bit a of one and b of the other."""
    if one.bit_count() > other.bit_count():
        one, other = other, one
    total = 0
    while one:
        low = one & -one
        total |= other * low
        one ^= low
    return total
