"""How far a line may reach from its first cell: the ends worth costing, found for thousands of cells in one go."""

from dataclasses import dataclass

import numpy as np

from pipeline.typography.cells import Galley
from pipeline.typography.faces import HALF_EM
from pipeline.typography.rules import LineRules
from pipeline.typography.tokens import Ints

__all__ = ["Tolerance", "Window", "ranges"]


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far gaps may go, in thousandths of an em, and whether the rules may be broken."""

    loosest: int
    tightest: int
    lawless: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Window:
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
    def of(cls, galley: Galley, rules: LineRules, tolerance: Tolerance, *, hanging: bool) -> "Window":
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
        source, index = ranges(low, sizes)
        fits = (self.narrow_end[index] <= edge[source]) & (
            (self.wide_end[index] >= reach[source]) | (index == closing[source])
        )
        if self.lawless:
            fits |= index == least[source]
        return source[fits], self.ends_allowed[index[fits]]


def ranges(starts: Ints, sizes: Ints) -> tuple[Ints, Ints]:
    """``starts[0], starts[0] + 1, …`` for ``sizes[0]`` numbers, then the same for the others, end to end.

    Returns:
        The index of the start each number comes from, and the numbers.
    """
    source = np.repeat(np.arange(len(starts)), sizes)
    return source, (starts - (np.cumsum(sizes) - sizes))[source] + np.arange(len(source))
