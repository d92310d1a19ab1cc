"""Lines with exact positions: what the breaks decided, put where ink will stand.

Remainders of a division over gaps are carried from gap to gap (error diffusion), so a full line ends at
its measure to the thousandth of an em.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.typography.cells import TIERS, Galley, Paragraph
from pipeline.typography.faces import HALF_EM, MILLI_EM
from pipeline.typography.fit import END_FULL, END_HALF, END_HANGING, Adjustments, best_adjustments, candidates
from pipeline.typography.kinds import Kind
from pipeline.typography.rules import LineRules
from pipeline.typography.set_line import SOFT_HYPHEN, GlyphRun, SetLine
from pipeline.typography.tokens import Ints, Mask, Token

__all__ = ["display_line", "set_paragraphs"]


def set_paragraphs(
    galley: Galley,
    numbers: Sequence[int],
    paragraphs: Sequence[Paragraph],
    ends: Sequence[tuple[int, ...]],
    measure: int,
    rules: LineRules,
    *,
    hanging: bool = False,
) -> tuple[tuple[SetLine, ...], ...]:
    """Set paragraphs of a galley by their line ends.

    Args:
        galley: where they lie.
        numbers: which of its paragraphs they are.
        paragraphs: how their lines stand.
        ends: for each the cell after the last of each line.
        measure: the width of a line.
        rules: the language's.
        hanging: a lone mark may stand out of the measure.
    """
    counts = np.array([len(own) for own in ends], np.int64)
    line_ends = np.array([end for own in ends for end in own], np.int64)
    heads = np.cumsum(counts) - counts
    owner = np.repeat(np.arange(len(numbers)), counts)
    is_first = np.zeros(len(line_ends), np.bool_)
    is_first[heads] = True
    full = np.ones(len(line_ends), np.bool_)
    full[heads + counts - 1] = False
    firsts = np.empty_like(line_ends)
    firsts[1:] = line_ends[:-1]
    firsts[heads] = galley.starts[np.array(numbers, np.int64)]
    indents = np.array([round(p.hanging_em * MILLI_EM) for p in paragraphs], np.int64)[owner]
    indents[heads] = [round(p.indent_em * MILLI_EM) for p in paragraphs]
    lines = candidates(galley, firsts, line_ends, measure - indents, is_first)
    adjusted = best_adjustments(lines, rules, hanging=hanging)
    right = np.array([p.flush_right for p in paragraphs], np.bool_)[owner]
    middle = np.array([p.centred for p in paragraphs], np.bool_)[owner]
    loose = right | middle | np.array([p.ragged for p in paragraphs], np.bool_)[owner]
    natural = (~full | loose) & (lines.diff >= 0)
    adjusted = _left_alone(adjusted, natural, np.where(loose | (lines.diff < lines.blank), END_HALF, END_FULL))
    spare = np.maximum(lines.diff, 0)
    indents += np.where(right, spare, np.where(middle, spare // 2, 0))
    made = _lines(galley, firsts, line_ends, is_first, indents, adjusted, full & ~loose, measure)
    return tuple(made[low : low + count] for low, count in zip(heads.tolist(), counts.tolist(), strict=True))


def display_line(galley: Galley) -> SetLine:
    """The whole galley as one line at its natural width, closing and opening marks at its edges half-width."""
    ends = galley.starts[-1:]
    zero, yes = np.zeros(1, np.int64), np.ones(1, np.bool_)
    squeeze, no = np.zeros((TIERS, 1), np.int64), np.zeros(1, np.bool_)
    rest = Adjustments(squeeze, zero, zero, zero, no, np.full(1, END_HALF), zero, np.zeros(1))
    return _lines(galley, zero, ends, yes, -galley.lefts[:1], rest, ~yes, None)[0]


def _left_alone(adjusted: Adjustments, natural: Mask, ending: Ints) -> Adjustments:
    return Adjustments(
        np.where(natural, 0, adjusted.squeeze),
        np.where(natural, 0, adjusted.elastic),
        np.where(natural, 0, adjusted.track),
        adjusted.gaps,
        adjusted.spaces_words & ~natural,
        np.where(natural, ending, adjusted.ending),
        np.where(natural, 0, adjusted.opening),
        adjusted.cost,
    )


def _lines(
    galley: Galley,
    firsts: Ints,
    ends: Ints,
    is_first: Mask,
    indents: Ints,
    adjusted: Adjustments,
    full: Mask,
    measure: int | None,
) -> tuple[SetLine, ...]:
    """All lines at once: the places of their cells, then their glyphs, then line by line."""
    columns = galley.columns
    sizes = ends - firsts
    line = np.repeat(np.arange(len(ends)), sizes)
    bounds = np.concatenate(([0], np.cumsum(sizes)))
    cell = firsts[line] + np.arange(len(line)) - bounds[line]
    xs = _places(galley, cell, line, firsts, ends, is_first, indents, adjusted)
    tokens = galley.tokens[cell]
    last = galley.tokens[ends - 1]
    # The blank a line's end takes away is not there; a hyphen it adds is.
    rights = galley.rights[ends - 1]
    paragraph_ends = np.concatenate((is_first[1:], [True]))
    hyphen = (rights < 0) & ~paragraph_ends
    cut = np.where((adjusted.ending == END_FULL) | ((rights < 0) & ~hyphen), 0, rights)
    widths = xs[bounds[1:] - 1] + columns.width[last] + _spread(galley, adjusted, firsts, ends) - cut
    stops = bounds[1:] - ((columns.kind[last] & Kind.SPACE) != 0)
    counts = columns.glyph_counts[tokens]
    first_glyph = np.concatenate(([0], np.cumsum(counts)))
    flat = np.repeat(columns.first_glyphs[tokens] - first_glyph[:-1], counts) + np.arange(first_glyph[-1])
    glyph_x = np.repeat(xs, counts) + columns.glyph_offsets[flat]
    if adjusted.spaces_words.any():
        glyph_x += _between_letters(galley, adjusted, np.repeat(cell, counts), np.repeat(line, counts), firsts, flat)
    glyph_texts, token_texts = columns.glyph_texts, columns.texts
    upright = bool(columns.tokens[0].crosses)
    glyphs = _Glyphs(
        tuple(columns.glyph_ids[flat].tolist()),
        tuple([glyph_texts[k] for k in flat.tolist()]),
        glyph_x.tolist(),
        tuple(np.diff(glyph_x).tolist()),
        first_glyph.tolist(),
        tuple(columns.glyph_crosses[flat].tolist()) if upright else (),
    )
    hung = np.where(adjusted.ending == END_HANGING, HALF_EM, 0)
    overfull = np.zeros_like(widths) if measure is None else np.maximum(widths - hung - measure, 0)
    tracks = (adjusted.track / np.maximum(adjusted.gaps, 1)).tolist()
    broken = ((galley.breaks[ends - 1] < 0) & ~paragraph_ends).tolist()
    texts = [token_texts[k] for k in tokens.tolist()]
    means = _means(adjusted, hyphen, broken)
    numbers = tokens.tolist()
    seams = _seams(columns.setting[tokens], bounds)
    edges = bounds.tolist()
    lines = []
    for n, stop in enumerate(stops.tolist()):
        start, end = edges[n], edges[n + 1]
        runs = [
            _run(columns.tokens[numbers[low]], glyphs, low, high)
            for low, high in pairwise((start, *seams.get(n, ()), stop))
            if low < high
        ]
        width = int(widths[n])
        if hyphen[n]:
            runs.append(_hyphen(columns.tokens[numbers[end - 1]], width + int(rights[n])))
        lines.append(
            SetLine(
                tuple(runs),
                "".join(texts[start:end]),
                width,
                bool(full[n]),
                tracks[n],
                bool(is_first[n]),
                bool(paragraph_ends[n]),
                int(overfull[n]),
                broken[n],
                tuple(name for name, used in means if used[n]),
            )
        )
    return tuple(lines)


def _means(adjusted: Adjustments, hyphen: Mask, broken: list[bool]) -> tuple[tuple[str, list[bool]], ...]:
    """Each means by name, with the lines that used it."""
    return (
        ("squeezed", (adjusted.squeeze.sum(axis=0) > 0).tolist()),
        ("gaps", (adjusted.elastic != 0).tolist()),
        ("loose", (adjusted.track > 0).tolist()),
        ("tight", (adjusted.track < 0).tolist()),
        ("hanging", (adjusted.ending == END_HANGING).tolist()),
        ("hyphen", hyphen.tolist()),
        ("broken", broken),
    )


def _seams(setting: Ints, bounds: Ints) -> dict[int, list[int]]:
    """Where face or size changes inside a line, by line."""
    seams: dict[int, list[int]] = {}
    found = np.flatnonzero(np.diff(setting)) + 1
    for seam, line in zip(found.tolist(), (np.searchsorted(bounds, found, side="right") - 1).tolist(), strict=True):
        seams.setdefault(line, []).append(seam)
    return seams


def _places(
    galley: Galley,
    cell: Ints,
    line: Ints,
    firsts: Ints,
    ends: Ints,
    is_first: Mask,
    indents: Ints,
    adjusted: Adjustments,
) -> Ints:
    """The origin of each cell's glyphs from the left edge of the measure."""
    cut = np.where(is_first, 0, galley.lefts[firsts] - adjusted.opening)
    # Squeezing begins with the second cell, at a paragraph's head with the first.
    head, last = firsts + ~is_first, ends - 1
    xs = (indents - cut - galley.ends[firsts])[line] + galley.ends[cell]
    for tier in range(TIERS):
        taken = adjusted.squeeze[tier]
        if not taken.any():
            continue
        totals = galley.squeeze_ends[tier]
        low, high = totals[head][line], totals[last][line]
        room, due = np.maximum(high - low, 1), taken[line]
        before = due * (np.clip(totals[cell], low, high) - low) // room
        after = due * (np.clip(totals[cell + 1], low, high) - low) // room
        left = galley.squeeze_left[cell]
        xs -= before + left * (after - before) // np.maximum(left + galley.squeeze_right[cell], 1)
    # Growing, the elastic spaces share alike; shrinking, each gives by what it has to give.
    stretch, shrink = np.maximum(adjusted.elastic, 0), np.minimum(adjusted.elastic, 0)
    for due, totals in ((stretch, galley.elastic_ends), (shrink, galley.give_ends)):
        if due.any():
            room = np.maximum(totals[last] - totals[firsts], 1)
            xs += due[line] * (totals[cell] - totals[firsts][line]) // room[line]
    if adjusted.track.any():
        spaced = adjusted.spaces_words[line]
        totals, head = np.where(spaced, galley.letter_gap_ends[cell], galley.gap_ends[cell]), firsts[line]
        passed = totals - np.where(spaced, galley.letter_gap_ends[head], galley.gap_ends[head])
        xs += adjusted.track[line] * passed // np.maximum(adjusted.gaps, 1)[line]
    return xs


def _between_letters(galley: Galley, adjusted: Adjustments, cell: Ints, line: Ints, firsts: Ints, flat: Ints) -> Ints:
    """How far each glyph is moved from its word's origin where the letters of words are spaced."""
    track = np.where(adjusted.spaces_words, adjusted.track, 0)[line]
    gaps = np.maximum(adjusted.gaps, 1)[line]
    passed = galley.letter_gap_ends[cell] - galley.letter_gap_ends[firsts][line]
    moved: Ints = track * (passed + galley.columns.glyph_ranks[flat]) // gaps - track * passed // gaps
    return moved


def _spread(galley: Galley, adjusted: Adjustments, firsts: Ints, ends: Ints) -> Ints:
    """By how much the last word of each line is wider for it."""
    track = np.where(adjusted.spaces_words, adjusted.track, 0)
    gaps = np.maximum(adjusted.gaps, 1)
    passed = galley.letter_gap_ends[ends - 1] - galley.letter_gap_ends[firsts]
    inside = galley.columns.inner_gaps[galley.tokens[ends - 1]]
    wider: Ints = track * (passed + inside) // gaps - track * passed // gaps
    return wider


@dataclass(frozen=True, slots=True)
class _Glyphs:
    """The glyphs of all lines, end to end; those of cell n from ``bounds[n]`` on."""

    ids: tuple[int, ...]
    texts: tuple[str, ...]
    xs: list[int]
    steps: tuple[int, ...]
    bounds: list[int]
    crosses: tuple[int, ...]


def _run(token: Token, glyphs: _Glyphs, first_cell: int, end_cell: int) -> GlyphRun:
    low, high = glyphs.bounds[first_cell], glyphs.bounds[end_cell]
    return GlyphRun(
        token.face,
        glyphs.xs[low],
        glyphs.ids[low:high],
        glyphs.texts[low:high],
        glyphs.steps[low : high - 1],
        token.size,
        token.rise,
        glyphs.crosses[low:high],
        token.turned,
    )


def _hyphen(token: Token, x: int) -> GlyphRun:
    glyphs = (token.face.glyph_id("-"),)
    return GlyphRun(token.face, x, glyphs, (SOFT_HYPHEN,), (), token.size, token.rise, token.crosses[:1], token.turned)
