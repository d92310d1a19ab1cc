"""Where a paragraph's lines end: the best breaks over the whole paragraph, for each number of lines.

Total fit after Knuth and Plass (Software: Practice and Experience 11, 1981), with the demerits of a
Chinese line: marks are squeezed first, then Han-Latin gaps, then all characters move (clreq, "Line
Adjustment").  One pass yields every number of lines a paragraph can take, so make-up may ask for a
line more or less before anything else gives way.
"""

from bisect import bisect_right
from dataclasses import dataclass

from pipeline.typography.cells import FORBIDDEN, Cells
from pipeline.typography.faces import HALF_EM, MILLI_EM
from pipeline.typography.kinsoku import NO_LINE_START

__all__ = ["INDENT_MILLI_EM", "Adjustment", "Breaks", "adjust", "line_adjustment", "paragraph_breaks"]

INDENT_MILLI_EM = 2 * MILLI_EM
ELASTIC_STRETCH = MILLI_EM // 4
ELASTIC_SHRINK = MILLI_EM // 8
# Tracking of 3 % of an em is where a reader begins to see it (shared target: few lines beyond it).
TRACK_COST_DIVISOR = 90.0
TIGHT_FACTOR = 2.0
SQUEEZE_COST = 4.0
ELASTIC_COST = 3.0
FULL_END_COST = 1.0
LONE_CHARACTER_COST = 400.0
LONE_CELLS = 3
BROKEN_RULE_COST = 5000.0
EXTRA_LINES = 3
# (loosest, tightest) tracking in thousandths of an em, and whether the rules may be broken: tried in turn.
TOLERANCES = ((70.0, 25.0, False), (400.0, 45.0, False), (20000.0, 90.0, True))


@dataclass(frozen=True, slots=True)
class Adjustment:
    """How one line comes to its measure.

    ``squeeze`` is taken from marks inside it, ``elastic`` added to (or, negative, taken from) its
    Han-Latin gaps, ``track`` spread over all its gaps; ``full_end``: the closing mark keeps its blank.
    """

    squeeze: int
    elastic: int
    track: int
    full_end: bool
    cost: float


@dataclass(frozen=True, slots=True)
class Breaks:
    """A paragraph set in so many lines: ``ends[n]`` is the cell after the last of line n."""

    ends: tuple[int, ...]
    cost: float


def adjust(diff: int, squeezable: int, elastics: int, gaps: int) -> tuple[int, int, int, float]:
    """Spread ``diff`` (measure less natural width) over a line: (squeeze, elastic, track, cost)."""
    if diff >= 0:
        elastic = min(diff, elastics * ELASTIC_STRETCH)
        track = diff - elastic
        cost = ELASTIC_COST * (elastic / (elastics * ELASTIC_STRETCH)) ** 2 if elastic else 0.0
        if track:
            per_gap = track / gaps if gaps else track * 10.0
            cost += per_gap * per_gap / TRACK_COST_DIVISOR
        return 0, elastic, track, cost
    need = -diff
    squeeze = min(need, squeezable)
    elastic = min(need - squeeze, elastics * ELASTIC_SHRINK)
    track = need - squeeze - elastic
    cost = SQUEEZE_COST * (squeeze / squeezable) ** 2 if squeeze else 0.0
    if elastic:
        cost += ELASTIC_COST * (elastic / (elastics * ELASTIC_SHRINK)) ** 2
    if track:
        per_gap = track / gaps if gaps else track * 10.0
        cost += TIGHT_FACTOR * per_gap * per_gap / TRACK_COST_DIVISOR
    return squeeze, -elastic, -track, cost


def line_adjustment(cells: Cells, start: int, end: int, measure: int) -> Adjustment:
    """The cheapest way to bring cells ``start`` to ``end`` (exclusive) to ``measure``."""
    last = end - 1
    natural = cells.ends[end] - cells.ends[start] - cells.gaps[last]
    if start:
        natural -= cells.left_blanks[start]
    squeezable = cells.squeeze_ends[last] - cells.squeeze_ends[start + 1] if last > start else 0
    elastics = cells.elastic_ends[last] - cells.elastic_ends[start]
    blank = cells.right_blanks[last]
    half = adjust(measure - natural + blank, squeezable, elastics, last - start)
    if blank == HALF_EM:
        full = adjust(measure - natural, squeezable, elastics, last - start)
        if full[3] + FULL_END_COST < half[3]:
            return Adjustment(full[0], full[1], full[2], full_end=True, cost=full[3] + FULL_END_COST)
    return Adjustment(half[0], half[1], half[2], full_end=False, cost=half[3])


def paragraph_breaks(cells: Cells, measure: int, indent: int = INDENT_MILLI_EM) -> dict[int, Breaks]:
    """All numbers of lines a paragraph can take at ``measure``, each with its best breaks.

    Returns:
        Number of lines to breaks, fewest first; never empty for a paragraph of at least one cell.
    """
    found: dict[int, Breaks] = {}
    for loosest, tightest, lawless in TOLERANCES:
        if found and (lawless or min(breaks.cost for breaks in found.values()) < LONE_CHARACTER_COST):
            break
        for lines, breaks in _Search(cells, measure, indent, loosest, tightest, lawless=lawless).run().items():
            if lines not in found or breaks.cost < found[lines].cost:
                found[lines] = breaks
    if found:
        return dict(sorted(found.items()))
    # One unbreakable piece wider than the measure a line: it stands out, and preflight says so.
    return {len(cells): Breaks(tuple(range(1, len(cells) + 1)), BROKEN_RULE_COST * len(cells))}


class _Search:
    """Layer by layer: layer n holds, for each cell a line n may end before, the least cost and whence."""

    def __init__(
        self, cells: Cells, measure: int, indent: int, loosest: float, tightest: float, *, lawless: bool
    ) -> None:
        self.cells = cells
        self.measure = measure
        self.indent = indent
        self.loosest = loosest
        self.tightest = tightest
        self.lawless = lawless

    def run(self) -> dict[int, Breaks]:
        layers: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
        found: dict[int, Breaks] = {}
        count = len(self.cells)
        while layers[-1]:
            layer: dict[int, tuple[float, int]] = {}
            for start in sorted(layers[-1]):
                if start < count:
                    self._extend(start, layers[-1][start][0], layer)
            layers.append(layer)
            lines = len(layers) - 1
            if count in layer:
                found[lines] = Breaks(_trace(layers, count), layer[count][0])
            if found and lines >= next(iter(found)) + EXTRA_LINES:
                break
        return found

    def _extend(self, start: int, cost: float, layer: dict[int, tuple[float, int]]) -> None:
        cells = self.cells
        ends, breaks, gaps, rights = cells.ends, cells.breaks, cells.gaps, cells.right_blanks
        count = len(cells)
        measure = self.measure - self.indent if start == 0 else self.measure
        offset = ends[start] + (cells.left_blanks[start] if start else 0)
        first_squeeze, first_elastic = cells.squeeze_ends[start + 1], cells.elastic_ends[start]
        squeeze_ends, elastic_ends = cells.squeeze_ends, cells.elastic_ends
        # The widest line that squeezing could ever bring in; candidates beyond it are not looked at.
        end = min(count, bisect_right(ends, offset + measure + 3 * MILLI_EM))
        loosest, tightest = self.loosest, self.tightest
        while end > start:
            last = end - 1
            penalty = breaks[last]
            if penalty == FORBIDDEN and end != count:
                if not self.lawless:
                    end -= 1
                    continue
                penalty = int(BROKEN_RULE_COST)
            width = ends[end] - offset - gaps[last]
            blank = rights[last]
            diff = measure - width + blank
            inner = last - start
            elastics = elastic_ends[last] - first_elastic
            squeezable = squeeze_ends[last] - first_squeeze if inner > 0 else 0
            if diff < 0 and -diff > squeezable + elastics * ELASTIC_SHRINK + inner * tightest:
                end -= 1
                continue
            if end == count and diff >= 0:
                line_cost = self._last_line_cost(start)
            else:
                if diff - blank - elastics * ELASTIC_STRETCH > inner * loosest:
                    break
                line_cost = adjust(diff, squeezable, elastics, inner)[3]
                if blank == HALF_EM:
                    full = adjust(diff - blank, squeezable, elastics, inner)[3] + FULL_END_COST
                    line_cost = min(line_cost, full)
                if end == count:
                    line_cost += self._last_line_cost(start)
            total = cost + line_cost + penalty
            known = layer.get(end)
            if known is None or total < known[0]:
                layer[end] = (total, start)
            end -= 1

    def _last_line_cost(self, start: int) -> float:
        tokens = self.cells.tokens
        if start == 0 or len(tokens) - start > LONE_CELLS:
            return 0.0
        letters = sum(len(token.text) for token in tokens[start:] if token.text[0] not in NO_LINE_START)
        return LONE_CHARACTER_COST if letters <= 1 else 0.0


def _trace(layers: list[dict[int, tuple[float, int]]], count: int) -> tuple[int, ...]:
    ends = [count]
    for layer in reversed(layers[2:]):
        ends.append(layer[ends[-1]][1])
    return tuple(reversed(ends))
