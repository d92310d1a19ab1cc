"""Where a line may end by the rules of the language, and at what cost (禁则)."""

import re

import numpy as np

from pipeline.typography.kinds import Kind
from pipeline.typography.rules import LineRules
from pipeline.typography.tokens import Columns, Ints, Mask

__all__ = ["FORBIDDEN", "end_penalties", "has_kind", "hold_together"]

FORBIDDEN = -1


def has_kind(kinds: Ints, flag: int) -> Mask:
    """Which of the kinds have one of the flag's bits."""
    found: Mask = (kinds & flag) != 0
    return found


def end_penalties(columns: Columns, tokens: Ints, inner: Mask, rules: LineRules) -> Ints:
    """What ending a line after each cell costs; ``inner`` is false after a paragraph's last."""
    kind, joint = columns.kind[tokens], columns.joint_cost[tokens]
    here, after = kind[:-1], kind[1:]
    western_here, western_after = has_kind(here, Kind.WESTERN), has_kind(after, Kind.WESTERN)
    forbidden = has_kind(here, Kind.NO_LINE_END | Kind.GLUE) | has_kind(after, Kind.NO_LINE_START | Kind.SPACE)
    # C++, x=3, <5: a Latin sign is of the word beside it (UAX 14, LB 23 to 25).
    forbidden |= western_here & has_kind(after, Kind.OWES_GAP | Kind.HALF_OPENING)
    forbidden |= has_kind(here, Kind.OWES_GAP | Kind.HALF_CLOSING) & western_after
    forbidden[1:] |= western_here[:-1] & has_kind(here[1:], Kind.OWES_GAP) & has_kind(after[1:], Kind.OWES_GAP)
    forbidden |= has_kind(here, Kind.SIGN) & has_kind(after, Kind.STARTS_WITH_DIGIT)
    # 1 000 000: a space between figures divides nothing.
    forbidden[1:] |= (
        has_kind(here[:-1], Kind.ENDS_IN_DIGIT)
        & has_kind(here[1:], Kind.SPACE)
        & has_kind(after[1:], Kind.STARTS_WITH_DIGIT)
    )
    costs = np.zeros(len(tokens), np.int64)
    costs[:-1] = np.where(forbidden & inner, FORBIDDEN, 0)
    if rules.level == "none":
        costs[:-1] = np.where(western_here & western_after & inner, FORBIDDEN, 0)
    return np.where(joint >= 0, joint, costs)


def hold_together(breaks: Ints, text: str, lengths: Ints, rules: LineRules) -> None:
    """Add what it costs to part a number from its unit, a short title or a word of full-width letters."""
    ends = np.cumsum(lengths)
    for pattern, cost in _holds(rules):
        spans = [(found.start() + 1, found.end() - 1) for found in pattern.finditer(text)]
        if not spans:
            continue
        firsts, lasts = np.array(spans, np.int64).T
        first, last = np.searchsorted(ends, firsts), np.searchsorted(ends, lasts)
        for a, b in zip(first.tolist(), last.tolist(), strict=True):
            own = breaks[a : b + 1]
            own[own >= 0] += cost


def _holds(rules: LineRules) -> tuple[tuple[re.Pattern[str], int], ...]:
    opening, closing = (re.escape(mark) for mark in rules.title_marks)
    units = "|".join(sorted(map(re.escape, rules.units), key=lambda unit: (-len(unit), unit)))
    title = rf"{opening}[^{opening}{closing}]{{1,{rules.title_longest}}}{closing}"
    return (
        (re.compile(rf"[0-9０-９](?:{units})"), rules.unit_cost),
        (re.compile(title), rules.title_cost),
        (re.compile("[Ａ-Ｚａ-ｚ]{2,}"), rules.wide_word_cost),
    )
