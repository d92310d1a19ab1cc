"""The figures of a page from what is painted, by the definitions of ``docs/makeup.md``."""

from collections.abc import Sequence
from itertools import combinations
from math import ceil

from pipeline.press.figures.body_type import off_grid, overlaps, tracks
from pipeline.press.figures.declared import DeclaredPage
from pipeline.press.figures.gutters import gutter_across, gutter_down
from pipeline.press.figures.matching import match
from pipeline.press.figures.outline import Outline, coverage, outlines_of
from pipeline.press.figures.padding import padding_of
from pipeline.press.figures.pieces import pieces_of
from pipeline.press.figures.rank_order import area_correlation, inversions, size_correlation
from pipeline.press.figures.scene import scene_of
from pipeline.press.reading import PageText

__all__ = ["page_figures"]

SPACING_PERCENT = (1, 3, 5, 8)
# Heads collide where they share a row and a quarter of the shallower one.
LEAST_SHARED_ROWS, LEAST_SHARED = 1, 0.25


def page_figures(page: DeclaredPage, painted: PageText) -> dict[str, float]:
    """All figures of one page; those of a page without a story found are 0, its correlations 1."""
    found, strangers = match(page, pieces_of(painted, page.grid.body_pt))
    scene = scene_of(page, painted, found, strangers)
    outlines = outlines_of(scene)
    bare, twice = coverage(scene, outlines)
    grid = page.grid
    depth = grid.rows - grid.first_row + 1
    colliding = _colliding(outlines)
    wrong_order, wrong_sizes = inversions(outlines, grid)
    pairs = len(outlines) * (len(outlines) - 1) // 2
    paddings = [padding_of(grid, outline) for outline in outlines if outline.standing.heads]
    pictures = sum(f.shown.width_pt * f.shown.height_pt for one in scene.stories for f in one.frames)
    tracked = [track for one in found for track in tracks(one)]
    line = round(grid.measure_pt / grid.body_pt)
    return {
        "stories": float(len(outlines)),
        "overset_lines": float(sum(ceil(one.missing / line) for one in found)),
        "uncovered_cells": float(bare),
        "covered_twice": float(twice + overlaps(scene)),
        "slack_rows": float(sum(outline.slack for outline in outlines)),
        "collisions": float(sum(boxed == other for boxed, other in colliding)),
        "collisions_boxed": float(sum(boxed != other for boxed, other in colliding)),
        "gutter_across": round(gutter_across(outlines, grid), 3),
        "gutter_down": round(gutter_down(outlines, grid), 3),
        "order_inversions": float(wrong_order),
        "size_inversions": float(wrong_sizes),
        "inversion_share": round(wrong_order / pairs, 3) if pairs else 0.0,
        "rank_size_rho": size_correlation(outlines),
        "rank_area_rho": area_correlation(outlines),
        "padding": round(max(paddings, default=0.0), 3),
        "padding_mean": round(sum(paddings) / len(paddings), 3) if paddings else 0.0,
        "picture_share": round(pictures / (grid.width_pt * depth * grid.leading_pt), 3),
        "full_lines": float(len(tracked)),
        **{f"lines_over_{percent}_percent": _share(tracked, percent * 10.0) for percent in SPACING_PERCENT},
        "lines_off_grid": float(off_grid(scene)),
    }


def _colliding(outlines: Sequence[Outline]) -> list[tuple[bool, bool]]:
    """Pairs of heads side by side at one height: of each story whether it is boxed."""
    pairs = []
    for one, other in combinations(outlines, 2):
        if one.band is None or other.band is None:
            continue
        left, right = sorted((one.band, other.band), key=lambda band: band.columns.start)
        rows = min(left.last, right.last) - max(left.first, right.first) + 1
        least = min(left.last - left.first, right.last - right.first) + 1
        if left.columns.stop == right.columns.start and rows >= LEAST_SHARED_ROWS + LEAST_SHARED * least:
            pairs.append((one.standing.box is not None, other.standing.box is not None))
    return pairs


def _share(tracks: Sequence[float], limit: float) -> float:
    return round(sum(track > limit for track in tracks) / len(tracks), 4) if tracks else 0.0
