"""Characters → lines of type, level and upright.

A level line is broken where white wider than a word's space, a rule or another size of type stands between two
characters; upright lines are single characters (or a few narrow figures) that stand close above each other.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.intake.pdf.glyphs import Facing, Glyph
from pipeline.intake.pdf.line import ABOVE_EM, BELOW_EM, Line
from pipeline.intake.pdf.rows import BASELINE_EM, CLOSING, OPENING, SAME_SIZE, left_of, once, right_of, rows_of
from pipeline.intake.pdf.shapes import Rule
from pipeline.intake.pdf.upright import upright_lines

__all__ = ["Lines", "lines_of"]

BREAK_EM = 0.8
RULED_BREAK_EM = 0.2
LARGER = 1.3
SPACE_LATIN_EM = 0.16
SPACE_HAN_EM = 0.4
HIDDEN_EM = 0.05
GUTTER_EM = 0.45
GUTTER_ROWS = 4
GUTTER_WITNESSES = 2


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a page; characters drawn twice in one place (``doubled``); those set aslant, in file order."""

    lines: tuple[Line, ...]
    doubled: str
    aslant: str


def lines_of(glyphs: Sequence[Glyph], rules: Sequence[Rule]) -> Lines:
    """The lines of a page, from the top and then from the left."""
    single, doubled = once(glyphs)
    level = [glyph for glyph in single if glyph.face.facing is Facing.RIGHT]
    turned = [glyph for glyph in single if glyph.face.facing is Facing.DOWN]
    upright, level, turned = upright_lines(level, turned)
    runs = _parted([run for run in _runs(level, rules) if run])
    lines = [*upright, *(_level_line(run) for run in runs)]
    aslant = [glyph for glyph in single if glyph.face.facing is Facing.OTHER] + turned
    kept = [line for line in lines if line.text]
    kept.sort(key=lambda line: (line.y0, line.x0))
    return Lines(tuple(kept), doubled, "".join(glyph.text for glyph in aslant if not glyph.text.isspace()))


def _runs(glyphs: Sequence[Glyph], rules: Sequence[Rule]) -> Iterator[list[Glyph]]:
    upright = [rule for rule in rules if not rule.level]
    for row in rows_of(glyphs):
        run = [row[0]]
        for glyph in row[1:]:
            if _breaks(run[-1], glyph, upright):
                yield run
                run = []
            run.append(glyph)
        yield run


def _parted(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Runs that cross a gutter narrowed by a mark that hangs into it are parted where their neighbours start."""
    starts = sorted((left_of(run[0]), run[0].y, run[0].face.size) for run in runs)
    ends = sorted((right_of(run[-1]), run[-1].y, run[-1].face.size) for run in runs)
    parted = []
    for run in runs:
        size, last = run[0].face.size, 0
        for at in range(1, len(run)):
            x, gap = left_of(run[at]), left_of(run[at]) - right_of(run[at - 1])
            if gap < GUTTER_EM * size or run[at].text.isspace() or run[at - 1].text.isspace():
                continue
            edge = right_of(run[at - 1])
            if (
                _near(starts, x - 0.2 * size, x + 0.2 * size, run[at]) >= GUTTER_WITNESSES
                and _near(ends, edge - size, edge + size, run[at]) >= GUTTER_WITNESSES
            ):
                parted.append(run[last:at])
                last = at
        parted.append(run[last:])
    return parted


def _near(edges: list[tuple[float, float, float]], low: float, high: float, glyph: Glyph) -> int:
    """How many runs on the rows about a character have their edge between ``low`` and ``high``."""
    size = glyph.face.size
    near = edges[bisect_left(edges, (low,)) : bisect_left(edges, (high,))]
    rows = 1.8 * size * GUTTER_ROWS
    return sum(abs(y - glyph.y) <= rows and abs(other - size) < SAME_SIZE * size for _, y, other in near)


def _breaks(before: Glyph, after: Glyph, rules: Sequence[Rule]) -> bool:
    size = min(before.face.size, after.face.size)
    gap = after.x0 - right_of(before) - (0.5 * size if before.text in CLOSING and after.text in OPENING else 0.0)
    larger = max(before.face.size, after.face.size) > LARGER * size
    raised = larger and gap < 0.3 * size and abs(before.y - after.y) > BASELINE_EM * size
    if gap > BREAK_EM * (size if not larger else 0.5 * size) or (larger and not raised and gap > RULED_BREAK_EM * size):
        return True
    return gap > RULED_BREAK_EM * size and any(
        before.x1 - 1 <= rule.at <= after.x0 + 1 and rule.start <= before.y <= rule.end for rule in rules
    )


def _level_line(run: list[Glyph]) -> Line:
    while run and run[0].text.isspace():
        run = run[1:]
    while run and run[-1].text.isspace():
        run = run[:-1]
    if not run:
        return Line((), "", 0, 0, 0, 0, 1)
    run = _without_hidden_spaces(run)
    text = run[0].text
    for before, after in pairwise(run):
        text += _white(before, after, after.x0 - before.x1) + after.text
    size = _main_size(run)
    main = next(glyph for glyph in run if glyph.face.size == size)
    return Line(
        tuple(run), text, left_of(run[0]), main.y - ABOVE_EM * size, right_of(run[-1]), main.y + BELOW_EM * size, size
    )


def _without_hidden_spaces(run: list[Glyph]) -> list[Glyph]:
    """Without the spaces that stand under another character: fonts that know no Han give two codes for each."""
    kept = []
    for before, glyph, after in zip([run[0], *run], run, [*run[1:], run[-1]], strict=False):
        near = HIDDEN_EM * glyph.face.size
        under = any(other is not glyph and abs(other.x0 - glyph.x0) < near for other in (before, after))
        if not (glyph.text.isspace() and under):
            kept.append(glyph)
    return kept


def _main_size(run: Sequence[Glyph]) -> float:
    counts: dict[float, int] = defaultdict(int)
    for glyph in run:
        counts[glyph.face.size] += 1
    return max(counts, key=lambda size: (counts[size], size))


def _white(before: Glyph, after: Glyph, gap: float) -> str:
    if before.text.isspace() or after.text.isspace():
        return ""
    size = max(before.face.size, after.face.size)
    latin = before.text.isascii() and after.text.isascii()
    if latin:
        worded = before.text.isalnum() or after.text.isalnum()
        return " " if worded and gap > SPACE_LATIN_EM * size else ""
    han = before.text.isalnum() and after.text.isalnum() and not (before.text.isascii() or after.text.isascii())
    return " " if gap > (SPACE_HAN_EM if han else 1.4 * SPACE_HAN_EM) * size else ""
