"""A paragraph's text as cells: the indivisible pieces of a line, with widths and break costs.

Columns of numbers side by side (struct of arrays), because breaking reads them by the hundred thousand.
Index ``k`` counts cells from 0; what is said of the space "after k" lies between cells k and k+1.
"""

from dataclasses import dataclass
from itertools import accumulate, pairwise

from pipeline.typography.faces import HALF_EM, MILLI_EM, Face, Faces
from pipeline.typography.kinsoku import (
    CLOSING,
    HAN_UNITS,
    NO_LINE_END,
    NO_LINE_START,
    OPENING,
    TOKEN,
    is_han_like,
    is_western,
)

__all__ = ["FORBIDDEN", "Cells", "Run", "cells_of"]

FORBIDDEN = -1
QUARTER_EM = MILLI_EM // 4
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
        texts: the characters of each cell.
        faces: its face.
        widths: its advance.
        left_blanks, right_blanks: what may be taken off it at a line's start and end.
        gaps: fixed space after it: 250 between Han and Latin, -500 inside a run of marks.
        gap_elastic: 1 where that space is a Han-Latin gap, which may grow and shrink.
        squeezes: how much of the cell's blank may be taken inside a line.
        breaks: cost of ending a line after it; FORBIDDEN where the rules forbid it.
        ends: running total of widths and gaps: ``ends[k]`` up to and with the gap after cell k-1.
        squeeze_ends, elastic_ends: running totals of ``squeezes`` and ``gap_elastic``.
    """

    texts: tuple[str, ...]
    faces: tuple[Face, ...]
    widths: tuple[int, ...]
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
        return len(self.texts)


def cells_of(runs: tuple[Run, ...], faces: Faces, *, at_spaces_only: bool = False) -> Cells:
    """Cut the runs of a paragraph into cells.

    ``at_spaces_only``: lines end after a space or nowhere, as in a list of names.
    """
    texts: list[str] = []
    cell_faces: list[Face] = []
    for run in runs:
        tokens = TOKEN.findall(run.text)
        texts += tokens
        cell_faces += [faces[run.face]] * len(tokens)
    widths, lefts, rights = _measure(texts, cell_faces)
    gaps, elastic, squeezes = _space(texts, lefts, rights)
    return Cells(
        tuple(texts),
        tuple(cell_faces),
        tuple(widths),
        tuple(lefts),
        tuple(rights),
        tuple(gaps),
        tuple(elastic),
        tuple(squeezes),
        tuple(_break_costs(texts, at_spaces_only=at_spaces_only)),
        tuple(accumulate((w + g for w, g in zip(widths, gaps, strict=True)), initial=0)),
        tuple(accumulate(squeezes, initial=0)),
        tuple(accumulate(elastic, initial=0)),
    )


def _measure(texts: list[str], faces: list[Face]) -> tuple[list[int], list[int], list[int]]:
    widths, lefts, rights = [], [], []
    for text, face in zip(texts, faces, strict=True):
        left = right = 0
        if text.isspace():
            # A space vanishes at a line's end, like the blank half of a closing mark.
            width = right = QUARTER_EM
        elif is_western(text):
            width = face.shape(text).width_milli_em
        else:
            width = sum(face.advance_milli_em(face.glyph_id(character)) for character in text)
            if text in OPENING or text in NO_LINE_START:
                blank = face.blank(text)
                left, right = blank.left_milli_em, blank.right_milli_em
        widths.append(width)
        lefts.append(left)
        rights.append(right)
    return widths, lefts, rights


def _space(texts: list[str], lefts: list[int], rights: list[int]) -> tuple[list[int], list[int], list[int]]:
    count = len(texts)
    gaps, elastic = [0] * count, [0] * count
    squeezes = [0 if text.isspace() else lefts[k] + rights[k] for k, text in enumerate(texts)]
    for k in range(count - 1):
        here, after = texts[k], texts[k + 1]
        if here.isspace() or after.isspace():
            elastic[k] = 1
        elif rights[k] and (lefts[k + 1] or rights[k + 1]):
            # 》《, ，“ and 。” stand one and a half em wide (clreq, adjustment of adjacent marks).
            gaps[k] = -HALF_EM
            squeezes[k] -= rights[k]
        elif lefts[k] and lefts[k + 1]:
            gaps[k] = -HALF_EM
            squeezes[k + 1] -= lefts[k + 1]
        elif (is_western(here) and is_han_like(after)) or (is_han_like(here) and is_western(after)):
            gaps[k], elastic[k] = QUARTER_EM, 1
    return gaps, elastic, squeezes


def _break_costs(texts: list[str], *, at_spaces_only: bool) -> list[int]:
    costs = []
    for here, after in pairwise(texts):
        if at_spaces_only:
            costs.append(0 if here.isspace() else FORBIDDEN)
        elif here[-1] in NO_LINE_END or after[0] in NO_LINE_START or after.isspace():
            costs.append(FORBIDDEN)
        elif here[-1].isdigit() and after in HAN_UNITS:
            costs.append(UNIT_BREAK_COST)
        elif is_western(here) and is_western(after) and here[-1] not in CLOSING:
            costs.append(FORBIDDEN)
        else:
            costs.append(0)
    return [*costs, 0] if texts else []
