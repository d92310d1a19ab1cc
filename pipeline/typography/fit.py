"""How a line comes to its measure, and what that costs: the demerits of a Chinese line.

A line too long gives in this order: brackets, pauses, Han-Latin gaps, stops, then all gaps alike; a line too
short takes first from its Han-Latin gaps, then from all alike (clreq, Line Adjustment, "Procedures for
Inter-Character Spacing Reduction" and "... Space Expansion").  Everything works on columns of lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from pipeline.typography.cells import Galley
from pipeline.typography.faces import HALF_EM
from pipeline.typography.rules import LineRules
from pipeline.typography.tokens import Ints, Mask

__all__ = [
    "END_FULL",
    "END_HALF",
    "END_HANGING",
    "Adjustments",
    "Candidates",
    "Costs",
    "best_adjustments",
    "candidates",
    "least_costs",
]

Costs = npt.NDArray[np.float64]
# What a line's last mark does: gives its blank, keeps it, or hangs out of the measure.
END_HALF, END_FULL, END_HANGING = 0, 1, 2
# Tracking beyond 3 % of an em is what a reader begins to see; a cost of 10 stands for that in every gap.
TRACK_COST_DIVISOR = 90.0
VISIBLE_TRACK = 30.0
VISIBLE_COST = 30.0
# Beyond 8 % anyone sees it: two lines a little off are then better than one of those.
LOOSE_TRACK = 80.0
LOOSE_COST = 60.0
TIGHT_FACTOR = 2.0
SQUEEZE_COSTS = (3.0, 4.0, 7.0)
ELASTIC_COST = 3.0
FULL_END_COST = 1.0
# clreq: an opening mark at a line's head can be trimmed; whole, it leaves a notch in the edge.
FULL_START_COST = 12.0
HANGING_COST = 2.0


@dataclass(frozen=True, slots=True)
class Candidates:
    """Lines that might be: cells ``first`` to ``end`` (exclusive), with what decides their fit.

    ``diff`` is the measure less the natural width, marks at both ends being half; ``opening`` and ``blank`` are what
    the ends have thereby lost; ``squeezable`` has a row a tier; ``gaps`` are those that tracking goes into,
    ``letter_gaps`` with those between the letters of words; ``letters`` do not count marks.
    """

    first: Ints
    end: Ints
    diff: Ints
    opening: Ints
    blank: Ints
    squeezable: Ints
    elastics: Ints
    gives: Ints
    gaps: Ints
    letter_gaps: Ints
    letters: Ints
    hangs: Mask


@dataclass(frozen=True, slots=True)
class Adjustments:
    """How each line comes to its measure.

    ``squeeze``, a row a tier, is taken from marks inside it, ``elastic`` added to (or, negative, taken from) its
    Han-Latin gaps, ``track`` spread over ``gaps``, those between letters among them where ``spaces_words``;
    ``ending`` says what its last mark does, ``opening`` what blank its first mark keeps.
    """

    squeeze: Ints
    elastic: Ints
    track: Ints
    gaps: Ints
    spaces_words: Mask
    ending: Ints
    opening: Ints
    cost: Costs


def candidates(galley: Galley, first: Ints, end: Ints, available: Ints, is_first: Mask) -> Candidates:
    """Measure lines from cell ``first`` to ``end``; ``is_first`` is true for a paragraph's first line."""
    last = end - 1
    line = galley.at_end.take(last, axis=1) - galley.at_start.take(2 * first + is_first, axis=1)
    blank = galley.rights.take(last)
    return Candidates(
        first,
        end,
        available - line[0] + blank,
        line[7],
        blank,
        np.maximum(line[1:4], 0),
        line[4],
        line[5],
        line[8],
        line[9],
        line[6],
        galley.hangs.take(last),
    )


def least_costs(lines: Candidates, rules: LineRules, *, hanging: bool) -> Costs:
    """What the cheapest way to bring each line to its measure costs."""
    ways = _ways(lines, rules, hanging=hanging)
    _, first = next(ways)
    costs = first.cost
    for which, way in ways:
        costs[which] = np.minimum(costs[which], way.cost)
    return costs


def best_adjustments(lines: Candidates, rules: LineRules, *, hanging: bool) -> Adjustments:
    """The cheapest way itself."""
    ways = _ways(lines, rules, hanging=hanging)
    _, best = next(ways)
    for which, way in ways:
        _improve(best, which, way)
    return best


def _ways(lines: Candidates, rules: LineRules, *, hanging: bool) -> Iterator[tuple[Ints, Adjustments]]:
    """The ways to fit the lines, and which lines each is for: their last mark half, full or hanging, their first whole.

    The first way is for all lines.
    """
    yield np.arange(len(lines.diff)), _adjust(lines, lines.diff, rules, END_HALF, 0.0)
    full = np.flatnonzero(lines.blank == HALF_EM)
    if len(full):
        yield full, _adjust(_some(lines, full), lines.diff[full] - HALF_EM, rules, END_FULL, FULL_END_COST)
    hangs = np.flatnonzero(lines.hangs) if hanging else full[:0]
    if len(hangs):
        yield hangs, _adjust(_some(lines, hangs), lines.diff[hangs] + HALF_EM, rules, END_HANGING, HANGING_COST)
    opens = np.flatnonzero((lines.opening > 0) & (lines.diff > 0))
    if len(opens):
        kept = lines.opening[opens]
        whole = _adjust(_some(lines, opens), lines.diff[opens] - kept, rules, END_HALF, FULL_START_COST)
        yield opens, replace(whole, opening=kept)


def _some(lines: Candidates, which: Ints) -> Candidates:
    return Candidates(
        lines.first[which],
        lines.end[which],
        lines.diff[which],
        lines.opening[which],
        lines.blank[which],
        lines.squeezable[:, which],
        lines.elastics[which],
        lines.gives[which],
        lines.gaps[which],
        lines.letter_gaps[which],
        lines.letters[which],
        lines.hangs[which],
    )


def _improve(best: Adjustments, which: Ints, other: Adjustments) -> None:
    """Put what is cheaper of ``other`` into the lines ``which``; ``best`` is not yet anyone else's."""
    better = other.cost < best.cost[which]
    where = which[better]
    best.squeeze[:, where] = other.squeeze[:, better]
    best.elastic[where] = other.elastic[better]
    best.track[where] = other.track[better]
    best.gaps[where] = other.gaps[better]
    best.spaces_words[where] = other.spaces_words[better]
    best.ending[where] = other.ending[better]
    best.opening[where] = other.opening[better]
    best.cost[where] = other.cost[better]


def _adjust(lines: Candidates, diff: Ints, rules: LineRules, ending: int, base: float) -> Adjustments:
    """Bring the lines to their measure, ``diff`` away from their natural width."""
    need = np.maximum(-diff, 0)
    squeeze = np.empty_like(lines.squeezable)
    cost = np.full(len(diff), base)
    give = lines.gives
    take = lines.elastics * (rules.han_western_most - rules.han_western)
    for tier in (0, 1):
        squeeze[tier] = np.minimum(need, lines.squeezable[tier])
        need = need - squeeze[tier]
    shrink = np.minimum(need, give)
    need = need - shrink
    squeeze[2] = np.minimum(need, lines.squeezable[2])
    need = need - squeeze[2]
    spare = np.maximum(diff, 0)
    stretch = np.minimum(spare, take)
    track = spare - stretch - need
    for tier, price in enumerate(SQUEEZE_COSTS):
        cost += price * (squeeze[tier] / np.maximum(lines.squeezable[tier], 1)) ** 2
    cost += ELASTIC_COST * ((shrink / np.maximum(give, 1)) ** 2 + (stretch / np.maximum(take, 1)) ** 2)
    # Words keep their letters close, but not where Han would stand visibly apart beside them, or next to nothing gives.
    spaces_words = (track > LOOSE_TRACK * lines.gaps) | (lines.gaps <= 1)
    gaps = np.where(spaces_words, lines.letter_gaps, lines.gaps)
    # A line without a gap that is off its measure cannot be helped; ten times as bad as one gap.
    per_gap = np.where(gaps > 0, track / np.maximum(gaps, 1), track * 10.0)
    cost += np.where(per_gap < 0, TIGHT_FACTOR, 1.0) * per_gap * per_gap / TRACK_COST_DIVISOR
    off = np.abs(per_gap)
    cost += VISIBLE_COST * (off > VISIBLE_TRACK)
    cost += LOOSE_COST * (off > LOOSE_TRACK)
    endings = np.full(len(diff), ending)
    return Adjustments(squeeze, stretch - shrink, track, gaps, spaces_words, endings, np.zeros_like(diff), cost)
