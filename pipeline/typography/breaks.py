"""Where lines end: the best breaks over whole paragraphs, for every number of lines each can take.

Total fit after Knuth and Plass (Software: Practice and Experience 11, 1981), with the demerits of ``fit``.
One pass over a galley yields, for each of its paragraphs, every number of lines up to three more than the
fewest, so make-up may ask for a line more or less before anything else gives way.  All paragraphs advance
together, a line at a time, on columns of numbers.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from pipeline.typography.cells import FORBIDDEN, Galley
from pipeline.typography.faces import HALF_EM
from pipeline.typography.fit import candidates, end_costs
from pipeline.typography.rules import LineRules
from pipeline.typography.tokens import Ints

__all__ = ["LONE_CHARACTER_COST", "Breaker", "Breaks", "Measures"]

LONE_CHARACTER_COST = 400.0
BROKEN_RULE_COST = 5000.0
EXTRA_LINES = 3


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far gaps may go, in thousandths of an em, and whether the rules may be broken."""

    loosest: int
    tightest: int
    lawless: bool = False


TOLERANCES = (Tolerance(70, 46), Tolerance(1000, 46))
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
    _windows: dict[Tolerance, "_Window"] = field(default_factory=dict)

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
            search = _Search(self, self._window(tolerance), measures, wanting)
            found = search.run()
            reached.append(search.reached)
            for paragraph, options in found.items():
                costs[paragraph] = dict(sorted(options.items()))
                passes[paragraph] = number
            # A lone character on the last line is worth a looser line elsewhere.
            worst = LONE_CHARACTER_COST if number == 0 else float("inf")
            wanting = np.array(
                [p for p in wanting.tolist() if not costs[p] or min(costs[p].values()) >= worst], dtype=np.int64
            )
            if not len(wanting):
                break
        return Breaks(tuple(costs), galley.starts, passes, tuple(reached))

    def _window(self, tolerance: Tolerance) -> "_Window":
        window = self._windows.get(tolerance)
        if window is None:
            window = _Window.of(self.galley, self.rules, tolerance, hanging=self.hanging)
            self._windows[tolerance] = window
        return window


class _Search:
    """One pass over some paragraphs of a galley at one tolerance."""

    def __init__(self, breaker: Breaker, window: "_Window", measures: Measures, wanting: Ints) -> None:
        self.galley = galley = breaker.galley
        self.rules, self.hanging = breaker.rules, breaker.hanging
        self.measures = measures
        self.wanting = wanting
        self._window = window
        size = len(galley.tokens) + 1
        self.reached = _Reached(np.full(size, -1, np.int32), np.zeros((size, EXTRA_LINES + 1), np.int32))
        # The lines that may begin at a cell, worked out when a line first ends before it.
        self._edge_first = np.full(size, -1, np.int64)
        self._edge_count = np.zeros(size, np.int64)
        self._edge_ends = np.empty(4 * size, np.int64)
        self._edge_costs = np.empty(4 * size)
        self._edges = 0

    def run(self) -> dict[int, dict[int, float]]:
        """Layer by layer: layer n holds, for each cell a line n may end before, the least cost and whence."""
        starts, stops = self.galley.starts[self.wanting], self.galley.starts[self.wanting + 1]
        final = np.zeros(len(self._edge_first), np.bool_)
        final[stops] = True
        owner = dict(zip(stops.tolist(), self.wanting.tolist(), strict=True))
        found: dict[int, dict[int, float]] = {}
        first_layer, back = self.reached.first_layer, self.reached.back
        best = np.full(len(final), np.inf)
        places, costs, paragraphs = starts, np.zeros(len(starts)), self.wanting
        layer = 0
        while len(places):
            layer += 1
            fresh = self._edge_first[places] < 0
            if fresh.any():
                self._expand(places[fresh], paragraphs[fresh])
            sizes = self._edge_count[places]
            chosen = _ranges(self._edge_first[places], sizes)
            ends = self._edge_ends[chosen]
            source = np.repeat(np.arange(len(places)), sizes)
            totals = costs[source] + self._edge_costs[chosen]
            np.minimum.at(best, ends, totals)
            # Of equal ways the one whose last line is longest: the first of each end, places being in order.
            won = np.flatnonzero(totals == best[ends])
            ends, where = np.unique(ends[won], return_index=True)
            won = won[where]
            best[ends] = np.inf
            new = first_layer[ends] < 0
            first_layer[ends[new]] = layer
            slots = layer - first_layer[ends]
            kept = slots <= EXTRA_LINES
            ends, won, slots = ends[kept], won[kept], slots[kept]
            back[ends, slots] = ends - places[source[won]]
            costs, paragraphs = totals[won], paragraphs[source[won]]
            done = final[ends]
            for end, total in zip(ends[done].tolist(), costs[done].tolist(), strict=True):
                found.setdefault(owner[end], {})[layer] = total
            places, costs, paragraphs = ends[~done], costs[~done], paragraphs[~done]
        return found

    def _expand(self, first: Ints, paragraph: Ints) -> None:
        """Work out all lines from some cells that can be brought to the measure, and what they cost."""
        galley = self.galley
        stop = galley.starts[paragraph + 1]
        is_first = first == galley.starts[paragraph]
        available = np.where(is_first, self.measures.first[paragraph], self.measures.others[paragraph])
        source, end = self._window.ends(first, stop, available)
        lines = candidates(galley, first[source], end, available[source], is_first[source])
        closes = end == stop[source]
        costs = end_costs(lines, self.rules, hanging=self.hanging).cost
        costs = np.where(closes & (lines.diff >= 0), 0.0, costs)
        costs += np.where(closes & (lines.letters <= 1) & ~is_first[source], LONE_CHARACTER_COST, 0.0)
        penalty = galley.breaks[end - 1]
        costs += np.where(penalty == FORBIDDEN, BROKEN_RULE_COST, penalty)
        total = self._edges + len(end)
        if total > len(self._edge_ends):
            self._edge_ends = np.resize(self._edge_ends, 2 * total)
            self._edge_costs = np.resize(self._edge_costs, 2 * total)
        self._edge_ends[self._edges : total] = end
        self._edge_costs[self._edges : total] = costs
        counts = np.bincount(source, minlength=len(first))
        self._edge_count[first] = counts
        self._edge_first[first] = self._edges + np.cumsum(counts) - counts
        self._edges = total


@dataclass(frozen=True, slots=True, eq=False)
class _Window:
    """Which ends can be reached from a cell: the narrowest a line can be must fit, the widest must fill.

    Both are differences of running totals, one part belonging to the line's end, one to its start.
    """

    ends_allowed: Ints
    ranks: Ints
    """For each cell, which allowed end is the first not before it."""
    narrow_end: Ints
    narrow_ahead: Ints
    """The least of ``narrow_end`` from here on: it grows with every end, so it can be searched."""
    wide_end: Ints
    wide_behind: Ints
    narrow_start: Ints
    wide_start: Ints
    lefts: Ints
    lawless: bool

    @classmethod
    def of(cls, galley: Galley, rules: LineRules, tolerance: Tolerance, *, hanging: bool) -> "_Window":
        """The totals of a galley."""
        allowed = np.arange(1, len(galley.ends)) if tolerance.lawless else np.flatnonzero(galley.breaks >= 0) + 1
        last = allowed - 1
        take = rules.han_western_most - rules.han_western
        squeeze = galley.squeeze_ends.sum(axis=0)
        steps = np.arange(len(galley.ends))
        natural = galley.ends[allowed] - galley.gaps[last]
        rights = galley.rights[last]
        hang = HALF_EM if hanging else 0
        narrow_inner = -squeeze - galley.give_ends - tolerance.tightest * steps
        wide_inner = take * galley.elastic_ends + tolerance.loosest * steps
        narrow_end = natural - rights - hang + narrow_inner[last]
        wide_end = natural - np.minimum(rights, 0) + wide_inner[last]
        # Squeezing begins after the first cell; at a paragraph's head with it, which ``ends`` allows for.
        after = np.minimum(steps + 1, len(steps) - 1)
        narrow_start = galley.ends - squeeze[after] - galley.give_ends - tolerance.tightest * steps
        passed = np.zeros(len(galley.ends) + 1, np.int64)
        passed[allowed + 1] = 1
        return cls(
            allowed,
            np.cumsum(passed),
            narrow_end,
            np.minimum.accumulate(narrow_end[::-1])[::-1],
            wide_end,
            np.maximum.accumulate(wide_end),
            narrow_start,
            galley.ends + wide_inner,
            galley.lefts,
            tolerance.lawless,
        )

    def ends(self, first: Ints, stop: Ints, available: Ints) -> tuple[Ints, Ints]:
        """The ends worth considering from each first cell: (index into ``first``, end), in order of both."""
        edge = self.narrow_start[first] + self.lefts[first] + available
        reach = self.wide_start[first] + available
        closing = self.ranks.take(stop)
        low = self.wide_behind.searchsorted(reach, side="left")
        high = self.narrow_ahead.searchsorted(edge, side="right") - 1
        least = self.ranks.take(first + 1)
        low, high = np.clip(low, least, closing), np.minimum(high, closing)
        if self.lawless:
            # Whatever happens, one cell can stand alone.
            low, high = np.minimum(low, least), np.maximum(high, least)
        sizes = np.maximum(high - low + 1, 0)
        source = np.repeat(np.arange(len(first)), sizes)
        index = _ranges(low, sizes)
        fits = (self.narrow_end[index] <= edge[source]) & (
            (self.wide_end[index] >= reach[source]) | (index == closing[source])
        )
        if self.lawless:
            fits |= index == least[source]
        return source[fits], self.ends_allowed[index[fits]]


def _ranges(starts: Ints, sizes: Ints) -> Ints:
    """``starts[0], starts[0] + 1, …`` for ``sizes[0]`` numbers, then the same for the others, end to end."""
    total = int(sizes.sum())
    offsets = np.arange(total) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return np.repeat(starts, sizes) + offsets
