"""Where lines end: the best breaks over whole paragraphs, for every number of lines each can take.

Total fit after Knuth and Plass (Software: Practice and Experience 11, 1981), with the demerits of ``fit``.
One pass over a galley yields, for each of its paragraphs, every number of lines up to three more than the
fewest, so make-up may ask for a line more or less before anything else gives way.  All paragraphs advance
together, a line at a time, on columns of numbers.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from pipeline.typography.cells import Galley
from pipeline.typography.fit import Costs, candidates, least_costs
from pipeline.typography.line_ends import FORBIDDEN
from pipeline.typography.reach import Tolerance, Window, ranges
from pipeline.typography.rules import LineRules
from pipeline.typography.tokens import Ints

__all__ = ["LONE_CHARACTER_COST", "Breaker", "Breaks", "Measures"]

LONE_CHARACTER_COST = 400.0
BROKEN_RULE_COST = 5000.0
# A paragraph that costs so much a line has a visibly uneven line in six: a wider search may find better.
WIDE_SEARCH_COST = 15.0
EXTRA_LINES = 3
# Cells whose lines are found in one go.
STRETCH = 8192


# The last is for a line that is one word, such as part of a web address.
TOLERANCES = (Tolerance(40, 46), Tolerance(200, 70), Tolerance(20_000, 70))
LAWLESS = Tolerance(20_000, 90, lawless=True)


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """The room of each paragraph's first line and of its others, in thousandths of an em."""

    first: Ints
    others: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Breaks:
    """The breaks of a galley at one measure.

    ``costs[p]`` maps each number of lines paragraph ``p`` can take to its cost, fewest first; ``ends`` traces one.
    """

    costs: tuple[dict[int, float], ...]
    _starts: Ints
    _passes: Ints
    _reached: tuple["_Reached", ...] = field(repr=False)

    def ends(self, paragraph: int, lines: int) -> tuple[int, ...]:
        """The cell after the last of each line, when the paragraph is set in so many lines."""
        reached = self._reached[self._passes[paragraph]]
        start, end = int(self._starts[paragraph]), int(self._starts[paragraph + 1])
        ends = []
        for layer in range(lines, 0, -1):
            ends.append(end)
            end -= int(reached.back[end, layer - int(reached.first_layer[end])])
        if end != start:
            raise KeyError(lines)
        return tuple(reversed(ends))


@dataclass(frozen=True, slots=True, eq=False)
class _Reached:
    """For each place a line may end: the first layer that came there, and how far back its line began."""

    first_layer: npt.NDArray[np.int32]
    back: npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Breaker:
    """Breaks the paragraphs of one galley at any measure; ``hanging``: a lone mark may stand out of it."""

    galley: Galley
    rules: LineRules
    hanging: bool = False
    _windows: dict[Tolerance, Window] = field(default_factory=dict)

    def break_at(self, measures: Measures, *, lawless: bool = False) -> Breaks:
        """Break all paragraphs.

        Args:
            measures: their room.
            lawless: break the rules, and at the last the measure, where nothing else can be done.

        Returns:
            Every paragraph's numbers of lines; without ``lawless`` a paragraph may have none.
        """
        galley = self.galley
        count = len(galley.starts) - 1
        costs: list[dict[int, float]] = [{} for _ in range(count)]
        passes = np.zeros(count, np.int64)
        reached: list[_Reached] = []
        wanting = np.arange(count)
        for number, tolerance in enumerate((*TOLERANCES, LAWLESS) if lawless else TOLERANCES):
            lines = _Lines.of(self, self._window(tolerance), measures, wanting)
            way, found = _search(galley, lines, wanting)
            reached.append(way)
            for paragraph, options in found.items():
                costs[paragraph] = dict(sorted(options.items()))
                passes[paragraph] = number
            wanting = np.array(
                [p for p in wanting.tolist() if not costs[p] or (number == 0 and _wants_more(costs[p]))], dtype=np.int64
            )
            if not len(wanting):
                break
        return Breaks(tuple(costs), galley.starts, passes, tuple(reached))

    def _window(self, tolerance: Tolerance) -> Window:
        window = self._windows.get(tolerance)
        if window is None:
            window = Window.of(self.galley, self.rules, tolerance, hanging=self.hanging)
            self._windows[tolerance] = window
        return window


def _wants_more(options: dict[int, float]) -> bool:
    """Whether a paragraph could be better than the narrow search found: it ends in one character, or is uneven."""
    least = min(options.values())
    return least >= LONE_CHARACTER_COST or least >= WIDE_SEARCH_COST * min(options)


@dataclass(frozen=True, slots=True, eq=False)
class _Lines:
    """All lines that could be set: those from cell ``k`` are the ``counts[k]`` from number ``heads[k]`` on."""

    heads: Ints
    counts: Ints
    ends: Ints
    costs: Costs

    @classmethod
    def of(cls, breaker: Breaker, window: Window, measures: Measures, wanting: Ints) -> "_Lines":
        """Find and cost the lines of some paragraphs, a stretch of cells at a time: a stretch fits the cache."""
        galley = breaker.galley
        firsts, owner = _line_starts(galley, wanting, lawless=window.lawless)
        counts = np.zeros(len(galley.tokens) + 1, np.int64)
        ends, costs = [], []
        for low in range(0, len(firsts), STRETCH):
            first, paragraph = firsts[low : low + STRETCH], owner[low : low + STRETCH]
            source, end, cost = _costed(breaker, window, measures, first, paragraph)
            counts[first] = np.bincount(source, minlength=len(first))
            ends.append(end)
            costs.append(cost)
        return cls(np.cumsum(counts) - counts, counts, np.concatenate(ends), np.concatenate(costs))


def _line_starts(galley: Galley, wanting: Ints, *, lawless: bool) -> tuple[Ints, Ints]:
    """The cells of some paragraphs that a line may begin with, in order, and the paragraph of each."""
    starts = galley.starts[wanting]
    sizes = galley.starts[wanting + 1] - starts
    source, cells = ranges(starts, sizes)
    owner = wanting[source]
    if lawless:
        return cells, owner
    # The cell before a paragraph's first ends a paragraph, where a line may always end.
    open_ = galley.breaks[cells - 1] >= 0
    return cells[open_], owner[open_]


def _costed(
    breaker: Breaker, window: Window, measures: Measures, first: Ints, paragraph: Ints
) -> tuple[Ints, Ints, Costs]:
    """The lines from some cells: (index into ``first``, cell after the last, cost), in order of the first two."""
    galley = breaker.galley
    stop = galley.starts[paragraph + 1]
    is_first = first == galley.starts[paragraph]
    available = np.where(is_first, measures.first[paragraph], measures.others[paragraph])
    source, end = window.ends(first, stop, available)
    opens = is_first[source]
    lines = candidates(galley, first[source], end, available[source], opens)
    costs = least_costs(lines, breaker.rules, hanging=breaker.hanging)
    closes = end == stop[source]
    costs[closes & (lines.diff >= 0)] = 0.0
    costs[closes & (lines.letters <= 1) & ~opens] += LONE_CHARACTER_COST
    penalty = galley.breaks[end - 1]
    costs += np.where(penalty == FORBIDDEN, BROKEN_RULE_COST, penalty)
    return source, end, costs


def _search(galley: Galley, lines: _Lines, wanting: Ints) -> tuple[_Reached, dict[int, dict[int, float]]]:
    """The least cost of each paragraph in each number of lines, and the way to it.

    Layer n holds, for each cell a line n may end before, the least cost and whence.
    """
    starts, stops = galley.starts[wanting], galley.starts[wanting + 1]
    size = len(galley.tokens) + 1
    final = np.zeros(size, np.bool_)
    final[stops] = True
    owner = dict(zip(stops.tolist(), wanting.tolist(), strict=True))
    found: dict[int, dict[int, float]] = {}
    first_layer, back = np.full(size, -1, np.int32), np.zeros((size, EXTRA_LINES + 1), np.int32)
    best = np.full(size, np.inf)
    places, costs = starts, np.zeros(len(starts))
    layer = 0
    while len(places):
        layer += 1
        source, chosen = ranges(lines.heads[places], lines.counts[places])
        ends = lines.ends[chosen]
        totals = costs[source] + lines.costs[chosen]
        np.minimum.at(best, ends, totals)
        # Of equal ways the one whose last line is longest: the first of each end, places being in order.
        won = np.flatnonzero(totals == best[ends])
        ends, where = np.unique(ends[won], return_index=True)
        won = won[where]
        best[ends] = np.inf
        first_layer[ends[first_layer[ends] < 0]] = layer
        slots = layer - first_layer[ends]
        kept = slots <= EXTRA_LINES
        ends, won, slots = ends[kept], won[kept], slots[kept]
        back[ends, slots] = ends - places[source[won]]
        costs = totals[won]
        done = final[ends]
        for end, total in zip(ends[done].tolist(), costs[done].tolist(), strict=True):
            found.setdefault(owner[end], {})[layer] = total
        places, costs = ends[~done], costs[~done]
    return _Reached(first_layer, back), found
