"""A paragraph's text as cells: the indivisible pieces of a line, with widths and break costs.

Columns of numbers side by side (struct of arrays), because breaking reads them by the hundred thousand.
Index ``k`` counts cells from 0; what is said of the space "after k" lies between cells k and k+1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

from pipeline.typography.faces import HALF_EM
from pipeline.typography.kinsoku import HAN_UNITS, NO_LINE_END, NO_LINE_START, TOKEN
from pipeline.typography.tokens import QUARTER_EM, Token, TokenBook

__all__ = ["FORBIDDEN", "Cells", "Run", "cells_of"]

FORBIDDEN = -1
UNIT_BREAK_COST = 60


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph in one face (``face`` is its role in the layout)."""

    text: str
    face: str


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one paragraph.

    Attributes:
        tokens: what each cell sets.
        left_blanks, right_blanks: what may be taken off it at a line's start and end.
        gaps: fixed space after it: 250 between Han and Latin, -500 inside a run of marks.
        gap_elastic: 1 where that space is a Han-Latin gap, which may grow and shrink.
        squeezes: how much of the cell's blank may be taken inside a line.
        breaks: cost of ending a line after it; FORBIDDEN where the rules forbid it.
        ends: running total of widths and gaps: ``ends[k]`` up to and with the gap after cell k-1.
        squeeze_ends, elastic_ends: running totals of ``squeezes`` and ``gap_elastic``.
    """

    tokens: tuple[Token, ...]
    left_blanks: tuple[int, ...]
    right_blanks: tuple[int, ...]
    gaps: tuple[int, ...]
    gap_elastic: tuple[int, ...]
    squeezes: tuple[int, ...]
    breaks: tuple[int, ...]
    ends: tuple[int, ...]
    squeeze_ends: tuple[int, ...]
    elastic_ends: tuple[int, ...]

    def __len__(self) -> int:
        """How many cells there are."""
        return len(self.tokens)


def cells_of(runs: tuple[Run, ...], books: Mapping[str, TokenBook], *, at_spaces_only: bool = False) -> Cells:
    """Cut the runs of a paragraph into cells.

    Args:
        runs: the paragraph.
        books: the tokens of each face, by role.
        at_spaces_only: lines end after a space or nowhere, as in a list of names.
    """
    tokens: list[Token] = []
    for run in runs:
        book = books[run.face]
        tokens += [book[text] for text in TOKEN.findall(run.text)]
    gaps, elastic, squeezes = _space(tokens)
    return Cells(
        tuple(tokens),
        tuple(token.left for token in tokens),
        tuple(token.right for token in tokens),
        tuple(gaps),
        tuple(elastic),
        tuple(squeezes),
        tuple(_break_costs(tokens, at_spaces_only=at_spaces_only)),
        tuple(accumulate((token.width + gap for token, gap in zip(tokens, gaps, strict=True)), initial=0)),
        tuple(accumulate(squeezes, initial=0)),
        tuple(accumulate(elastic, initial=0)),
    )


def _space(tokens: list[Token]) -> tuple[list[int], list[int], list[int]]:
    count = len(tokens)
    gaps, elastic = [0] * count, [0] * count
    squeezes = [0 if token.is_space else token.left + token.right for token in tokens]
    for k, (here, after) in enumerate(pairwise(tokens)):
        if here.is_han and after.is_han:
            continue
        if here.is_space or after.is_space:
            elastic[k] = 1
        elif here.right and (after.left or after.right):
            # 》《, ，“ and 。” stand one and a half em wide (clreq, adjustment of adjacent marks).
            gaps[k] = -HALF_EM
            squeezes[k] -= here.right
        elif here.left and after.left:
            gaps[k] = -HALF_EM
            squeezes[k + 1] -= after.left
        elif (here.is_western and after.is_han) or (here.is_han and after.is_western):
            gaps[k], elastic[k] = QUARTER_EM, 1
    return gaps, elastic, squeezes


def _break_costs(tokens: list[Token], *, at_spaces_only: bool) -> list[int]:
    if at_spaces_only:
        return [0 if token.is_space else FORBIDDEN for token in tokens]
    costs = []
    for here, after in pairwise(tokens):
        if here.is_han and after.is_han:
            costs.append(0)
        elif here.text[-1] in NO_LINE_END or after.text[0] in NO_LINE_START or after.is_space:
            costs.append(FORBIDDEN)
        elif here.text[-1].isdigit() and after.text in HAN_UNITS:
            costs.append(UNIT_BREAK_COST)
        elif here.is_western and after.is_western:
            costs.append(FORBIDDEN)
        else:
            costs.append(0)
    return [*costs, 0] if tokens else []
