"""The layouts without a gutter through the page that are drawn from: those in which readers meet the weight first.

A frame says which stories stand in which part of the page; within a part every exact tiling is still open.
"""

from itertools import combinations
from random import Random

from pipeline.makeup.bands import bands_of
from pipeline.makeup.hooks import hooks_of
from pipeline.makeup.pinwheel import wheels_of
from pipeline.makeup.places import THREE_QUARTERS, TWO_THIRDS, WIDEST_GUTTER, Frame, Part, bits_of, reading_place
from pipeline.makeup.search import Tiling
from pipeline.makeup.steps import steps_of

__all__ = ["frames_of"]

KINDS = (bands_of, wheels_of, steps_of, hooks_of)
MOST_FRAMES = 600
# By so many pairs in the wrong order a frame may be worse than another and still be drawn before it.
CHANCE_PAIRS = 0.75


def frames_of(tiling: Tiling, chance: Random) -> tuple[tuple[Frame, ...], float]:
    """Frames of all items of a tiling, and the share of the page's width that a gutter across takes at most in them.

    None, and 1, where every layout has a gutter through the page.
    """
    found: list[Frame] = []
    share = 1.0
    for widest in (WIDEST_GUTTER, TWO_THIRDS, THREE_QUARTERS):
        found = [frame for kind in KINDS for frame in kind(tiling, widest, chance)]
        if found:
            share = widest
            break
    judged = sorted((_wrong_pairs(tiling, frame) + CHANCE_PAIRS * chance.random(), n) for n, frame in enumerate(found))
    return tuple(found[n] for _, n in judged[:MOST_FRAMES]), share


def _wrong_pairs(tiling: Tiling, frame: Frame) -> int:
    """How many pairs of stories in different parts are met in the wrong order as the parts are read."""
    parts = sorted(frame.parts, key=lambda part: _met(tiling, part))
    sets = [list(bits_of(part.subset)) for part in parts]
    return sum(tiling.wrong[a][b] for one, other in combinations(sets, 2) for a in one for b in other)


def _met(tiling: Tiling, part: Part) -> float:
    column, row, _, _ = part.rect
    return reading_place(column / tiling.columns, row / tiling.rows)
