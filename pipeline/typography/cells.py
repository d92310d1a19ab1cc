"""Paragraphs as cells: the indivisible pieces of a line, with widths, spaces and break costs.

Many paragraphs stand one after another in one galley, as columns of numbers (struct of arrays), so that
all of them are broken in one go.  Index ``k`` counts cells from 0; what is said of the space "after k"
lies between cells k and k + 1.  Widths are thousandths of an em of the body.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.typography.faces import MILLI_EM
from pipeline.typography.kinds import Kind
from pipeline.typography.line_ends import FORBIDDEN, end_penalties, has_kind, hold_together
from pipeline.typography.rules import LineRules
from pipeline.typography.tokens import LETTER_JOINT_COST, Columns, Ints, Mask, Script, TokenTable

__all__ = ["TIERS", "Galley", "Paragraph", "Run", "galley_of"]

TIERS = 3
INDENT_EM = 2.0


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph in one face (``face`` is its role in the layout), raised or lowered."""

    text: str
    face: str
    script: Script = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph to set: its runs, its first line's indent and that of the others, in em.

    ``flush_right``: each line at its natural width, at the right edge.  ``centred``: in the middle.  ``ragged``: at the
    left edge, none drawn out.
    ``at_spaces_only``: a line ends after a space or nowhere, as in a list of names.  ``space_before``: lines of
    white before the first.  ``keeps_next``: the next paragraph begins in the same leg.  ``label``: so many characters
    at its head stand before the text of a list's item, which begins at the hanging indent.
    """

    runs: tuple[Run, ...]
    indent_em: float = INDENT_EM
    hanging_em: float = 0.0
    flush_right: bool = False
    centred: bool = False
    ragged: bool = False
    at_spaces_only: bool = False
    space_before: int = 0
    keeps_next: bool = False
    label: int = 0

    @property
    def text(self) -> str:
        """The characters of all runs."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, eq=False)
class Galley:
    """Paragraphs as cells.

    Attributes:
        columns: the figures of the tokens.
        tokens: the token of each cell.
        starts: the first cell of each paragraph, and the number of all cells.
        gaps: fixed space after a cell: 250 between Han and Latin, negative inside a run of marks.
        elastic: 1 where that space may grow and shrink.
        squeeze_left, squeeze_right: what of a cell's blank may be taken inside a line.
        breaks: cost of ending a line after it; FORBIDDEN where the rules forbid it.
        ends: running total of widths and gaps: ``ends[k]`` up to and with the gap after cell k - 1.
        squeeze_ends: running totals of what may be squeezed, a row for each tier.
        elastic_ends: running totals of ``elastic``.
        gap_ends: running totals of the gaps that tracking goes into: all but those inside a word.
        letter_gap_ends: the same with the gaps between the letters of words.
        give_ends: running totals of what the elastic spaces may give; a space between Latin words gives nothing.
        rights: what a line's end takes off a cell; negative where it adds a hyphen.
        lefts: what a line's start takes off.
        hangs: whether a cell, ending a line, may hang out of the measure.
        at_end, at_start: ``at_end[:, last] - at_start[:, 2 * first + is_first]`` are a line's natural width, its three
            squeezes, elastic spaces, what they give, letters, opening blank and gaps, all in one look.
    """

    columns: Columns
    tokens: Ints
    starts: Ints
    gaps: Ints
    elastic: Ints
    squeeze_left: Ints
    squeeze_right: Ints
    breaks: Ints
    ends: Ints
    squeeze_ends: Ints
    elastic_ends: Ints
    give_ends: Ints
    gap_ends: Ints
    letter_gap_ends: Ints
    rights: Ints
    lefts: Ints
    hangs: Mask
    at_end: Ints
    at_start: Ints


def galley_of(paragraphs: Sequence[Paragraph], table: TokenTable, *, word_room: int | None = None) -> Galley:
    """Cut paragraphs into cells.

    Args:
        paragraphs: in order; each of at least one character.
        table: the tokens of the layout's faces.
        word_room: the words wider than this are cut into letters.
    """
    numbers: list[int] = []
    starts = [0]
    for paragraph in paragraphs:
        for run in paragraph.runs:
            if word_room is None:
                numbers += table.cut(run.text, run.face, run.script)
            else:
                numbers += table.cut_by_letter(run.text, run.face, run.script, word_room)
        starts.append(len(numbers))
    columns = table.columns
    tokens = np.array(numbers, np.int64)
    bounds = np.array(starts, np.int64)
    inner = np.ones(max(len(numbers) - 1, 0), np.bool_)
    inner[bounds[1:-1] - 1] = False
    gaps, elastic, left, right = _spaces(columns, tokens, inner, table.rules)
    breaks = end_penalties(columns, tokens, inner, table.rules)
    hold_together(breaks, "".join([p.text for p in paragraphs]), columns.length[tokens], table.rules)
    joint = columns.joint_cost[tokens]
    tracked = np.where((joint >= 0) & (joint < LETTER_JOINT_COST), 0, 1)
    for number, paragraph in enumerate(paragraphs):
        if paragraph.at_spaces_only:
            own = slice(starts[number], starts[number + 1])
            spaces = (columns.kind[tokens[own]] & Kind.SPACE) != 0
            breaks[own] = np.where(spaces, 0, FORBIDDEN)
        if paragraph.label:
            own = slice(starts[number], starts[number + 1])
            cells = (gaps[own], elastic[own], left[own], right[own], breaks[own], tracked[own])
            _set_label(paragraph, columns, tokens[own], cells)
    breaks[bounds[1:] - 1] = 0
    squeeze = left + right
    tier = columns.tier[tokens]
    hyphens = columns.hyphen[tokens]
    widths = _totals(columns.width[tokens] + gaps)
    squeezes = [_totals(np.where(tier == number, squeeze, 0)) for number in range(TIERS)]
    elastics, letters = _totals(elastic), _totals(columns.letters[tokens])
    gives = _totals(_gives(columns, tokens, gaps, elastic, table.rules))
    lefts = columns.left[tokens]
    inner_gaps = columns.inner_gaps[tokens]
    spaced = _totals(inner_gaps + np.where(joint >= 0, 1, tracked))
    tracks = _totals(tracked)
    return Galley(
        columns,
        tokens,
        bounds,
        gaps,
        elastic,
        left,
        right,
        breaks,
        widths,
        np.stack(squeezes),
        elastics,
        gives,
        tracks,
        spaced,
        np.where(hyphens > 0, -hyphens, columns.right[tokens]),
        lefts,
        _hangs(columns, tokens),
        _at_end(widths - np.append(0, gaps), squeezes, elastics, gives, letters, tracks, spaced, inner_gaps),
        _at_start(widths, squeezes, elastics, gives, letters, tracks, spaced, lefts),
    )


def _at_end(
    natural: Ints,
    squeezes: list[Ints],
    elastics: Ints,
    gives: Ints,
    letters: Ints,
    tracked: Ints,
    spaced: Ints,
    inner_gaps: Ints,
) -> Ints:
    """What is known of a line by its last cell: the gap after it is not of the line, nor what it could be squeezed."""
    inner = [total[:-1] for total in (*squeezes, elastics, gives)]
    return np.stack(
        [natural[1:], *inner, letters[1:], np.zeros_like(natural[1:]), tracked[:-1], spaced[:-1] + inner_gaps]
    )


def _at_start(
    widths: Ints,
    squeezes: list[Ints],
    elastics: Ints,
    gives: Ints,
    letters: Ints,
    tracked: Ints,
    spaced: Ints,
    lefts: Ints,
) -> Ints:
    """What is known of a line by its first cell, two columns a cell: any line's, and that of a paragraph's first.

    An opening mark at a paragraph's head may give its blank to the indent; at any other line's head it has.
    """
    inner = [total[:-1] for total in (elastics, gives, letters)]
    gaps = (tracked[:-1], spaced[:-1])
    later = np.stack([widths[:-1] + lefts, *(total[1:] for total in squeezes), *inner, -lefts, *gaps])
    first = np.stack([widths[:-1], *(total[:-1] for total in squeezes), *inner, np.zeros_like(lefts), *gaps])
    return np.stack([later, first], axis=2).reshape(len(later), -1)


def _hangs(columns: Columns, tokens: Ints) -> Mask:
    # Only a mark that stands alone hangs (clreq, Hanging Punctuation at Line End).
    hangs = has_kind(columns.kind[tokens], Kind.HANGS)
    hangs[1:] &= columns.right[tokens[:-1]] == 0
    return hangs


def _totals(values: Ints) -> Ints:
    totals = np.zeros(len(values) + 1, np.int64)
    np.cumsum(values, out=totals[1:])
    return totals


def _spaces(columns: Columns, tokens: Ints, inner: Mask, rules: LineRules) -> tuple[Ints, Ints, Ints, Ints]:
    """Gaps, whether they are elastic, and what may be squeezed left and right."""
    count = len(tokens)
    gaps, elastic = np.zeros(count, np.int64), np.zeros(count, np.int64)
    kind = columns.kind[tokens]
    mark = ~has_kind(kind, Kind.SPACE)
    left = np.where(mark, columns.left[tokens], 0)
    right = np.where(mark, columns.right[tokens], 0)
    here, after = kind[:-1], kind[1:]
    # 》《, ，“ and 。” stand one and a half em wide: the first mark gives its blank, or the second where only
    # that has one between them.
    both = inner & (right[:-1] > 0) & (left[1:] + right[1:] > 0)
    taken = np.where(both, np.minimum(right[:-1], rules.adjacent_reduction), 0)
    second = inner & ~both & (left[:-1] > 0) & (left[1:] > 0)
    taken_after = np.where(second, np.minimum(left[1:], rules.adjacent_reduction), 0)
    gaps[:-1] -= taken + taken_after
    right[:-1] -= taken
    left[1:] -= taken_after
    han_here, han_after = has_kind(here, Kind.HAN), has_kind(after, Kind.HAN)
    quarter = inner & ((han_here & has_kind(after, Kind.OWES_GAP)) | (has_kind(here, Kind.OWES_GAP) & han_after))
    gaps[:-1] += np.where(quarter, rules.han_western, 0)
    elastic[:-1] = quarter | (inner & has_kind(here, Kind.SPACE))
    return gaps, elastic, left, right


def _gives(columns: Columns, tokens: Ints, gaps: Ints, elastic: Ints, rules: LineRules) -> Ints:
    """What each elastic space may give (clreq: Western word spaces keep their quarter em)."""
    kind = columns.kind[tokens]
    between_words = np.zeros(len(tokens), np.bool_)
    western = has_kind(kind, Kind.WESTERN)
    between_words[1:-1] = has_kind(kind[1:-1], Kind.SPACE) & western[:-2] & western[2:]
    room = rules.han_western - rules.han_western_least
    # Beside Han a space of the copy keeps half of its quarter em: the copy wanted one.
    given = np.where(gaps == rules.han_western, room, np.where(between_words, 0, min(room, rules.han_western // 2)))
    return given * elastic


def _set_label(
    paragraph: Paragraph, columns: Columns, tokens: Ints, cells: tuple[Ints, Ints, Ints, Ints, Ints, Ints]
) -> None:
    """Make the label of a list's item as wide as its indent, and rigid: so that the text of all its lines aligns."""
    end = int(np.searchsorted(np.cumsum(columns.length[tokens]), paragraph.label)) + 1
    if end >= len(tokens):
        return
    gaps, elastic, left, right, breaks, tracked = cells
    room = round((paragraph.hanging_em - paragraph.indent_em) * MILLI_EM)
    elastic[:end] = left[:end] = right[:end] = tracked[:end] = 0
    breaks[:end] = FORBIDDEN
    gaps[end - 1] = max(room - int(columns.width[tokens[:end]].sum() + gaps[: end - 1].sum()), 0)
