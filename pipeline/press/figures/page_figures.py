"""The figures of a page from what is painted, by the definitions of ``docs/makeup.md``."""

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from pipeline.press.figures.declared import DeclaredPage
from pipeline.press.figures.gutters import gutter_across, gutter_down
from pipeline.press.figures.matching import BodyLine, Found, match
from pipeline.press.figures.outline import Outline, outlines_of, uncovered
from pipeline.press.figures.padding import padding_of
from pipeline.press.figures.pieces import pieces_of
from pipeline.press.figures.standing import Scene, scene_of
from pipeline.press.reading import PageText

__all__ = ["page_figures"]

VISIBLE_MILLI_EM, LOOSE_MILLI_EM = 30.0, 80.0
RIGHTWARD = 0.35
"""Reading goes down first, then to the right: a page's width weighs so much of its depth."""
OFF_GRID_PT = 0.05
LEAST_OVERLAP_PT = 1.0
LEAST_FOR_CORRELATION = 3


def page_figures(page: DeclaredPage, painted: PageText) -> dict[str, float]:
    """All figures of one page; those of a page without a story found are 0, its correlations 1."""
    found, strangers = match(page, pieces_of(painted))
    scene = scene_of(page, painted, found, strangers)
    outlines = outlines_of(scene)
    bare, twice = uncovered(scene, outlines)
    grid = page.grid
    depth = grid.rows - grid.first_row + 1
    colliding = _colliding(outlines)
    inversions, wrong_sizes = _orders(scene, outlines)
    pairs = len(outlines) * (len(outlines) - 1) // 2
    paddings = [padding_of(grid, outline) for outline in outlines if outline.standing.heads]
    pictures = sum(f.shown.width_pt * f.shown.height_pt for one in scene.stories for f in one.frames)
    tracks = [track for one in found for track in _tracks(one)]
    sizes = [(o.standing.found.story.rank, _headline_pt(o)) for o in outlines if _headline_pt(o)]
    areas = [(o.standing.found.story.rank, float(o.area)) for o in outlines]
    return {
        "stories": float(len(outlines)),
        "overset_lines": float(sum(-(-one.missing // _line_length(scene)) for one in found)),
        "uncovered_cells": float(bare),
        "covered_twice": float(twice + _overlaps(scene)),
        "slack_rows": float(sum(outline.slack for outline in outlines)),
        "collisions": float(sum(boxed == other for boxed, other in colliding)),
        "collisions_boxed": float(sum(boxed != other for boxed, other in colliding)),
        "gutter_across": round(gutter_across(outlines, grid), 3),
        "gutter_down": round(gutter_down(outlines, grid), 3),
        "order_inversions": float(inversions),
        "size_inversions": float(wrong_sizes),
        "inversion_share": round(inversions / pairs, 3) if pairs else 0.0,
        "rank_size_rho": _correlation(sizes),
        "rank_area_rho": _correlation(areas),
        "padding": round(max(paddings, default=0.0), 3),
        "padding_mean": round(sum(paddings) / len(paddings), 3) if paddings else 0.0,
        "picture_share": round(pictures / (grid.width_pt * depth * grid.leading_pt), 3),
        "full_lines": float(len(tracks)),
        "lines_over_3_percent": _share(tracks, VISIBLE_MILLI_EM),
        "lines_over_8_percent": _share(tracks, LOOSE_MILLI_EM),
        "lines_off_grid": float(_off_grid(scene)),
    }


def _line_length(scene: Scene) -> int:
    """Characters of a full line of one column."""
    return max(1, round(scene.grid.measure_pt / scene.grid.body_pt))


def _colliding(outlines: Sequence[Outline]) -> list[tuple[bool, bool]]:
    """Pairs of heads side by side at one height: of each story whether it is boxed."""
    pairs = []
    for one, other in combinations(outlines, 2):
        if one.band is None or other.band is None:
            continue
        left, right = sorted((one.band, other.band), key=lambda band: band.columns.start)
        rows = min(left.last, right.last) - max(left.first, right.first) + 1
        least = min(left.last - left.first, right.last - right.first) + 1
        if left.columns.stop == right.columns.start and rows >= 1 + 0.25 * least:
            pairs.append((one.standing.box is not None, other.standing.box is not None))
    return pairs


def _headline_pt(outline: Outline) -> float:
    sizes = [head.piece.size_pt for head in outline.standing.heads if head.part == "headline"]
    return round(max(sizes, default=0.0), 2)


def _orders(scene: Scene, outlines: Sequence[Outline]) -> tuple[int, int]:
    """Pairs of stories met in the wrong order, and pairs whose headlines contradict their ranks."""
    grid = scene.grid
    read = [o.top / grid.rows + RIGHTWARD * o.standing.columns.start / grid.columns for o in outlines]
    met = [(o.standing.found.story.rank, place, _headline_pt(o)) for o, place in zip(outlines, read, strict=True)]
    inversions = wrong_sizes = 0
    for one, other in combinations(sorted(met, key=lambda own: own[0]), 2):
        if one[0] != other[0]:
            inversions += one[1] > other[1]
            wrong_sizes += one[2] < other[2]
    return inversions, wrong_sizes


def _lines(found: Found) -> Iterable[list[BodyLine]]:
    """Pieces on one baseline next to each other in the copy: a line, or the row of a table."""
    line: list[BodyLine] = []
    for own in sorted(found.body, key=lambda one: one.start):
        if line and not _same_line(line[-1], own):
            yield line
            line = []
        line.append(own)
    if line:
        yield line


def _same_line(before: BodyLine, after: BodyLine) -> bool:
    one, other = before.piece, after.piece
    if one.down != other.down or abs(one.baseline_pt - other.baseline_pt) > OFF_GRID_PT:
        return False
    return other.box.y_pt >= one.box.bottom_pt if one.down else other.box.x_pt >= one.box.right_pt - one.size_pt


def _tracks(found: Found) -> Iterable[float]:
    """How far each full line is tracked; a line is full when its paragraph goes on in the next one."""
    story = found.story
    last: set[int] = set()
    at = 0
    for number, paragraph in enumerate(story.paragraphs):
        last |= set(range(at + 1, at + len(paragraph))) if number in story.ragged else set()
        at += len(paragraph)
        last.add(at)
    for line in _lines(found):
        if line[-1].end not in last:
            known = [piece.piece.track for piece in line if piece.piece.track is not None]
            yield abs(known[0]) if known else 0.0


def _off_grid(scene: Scene) -> int:
    """Body lines across that stand off the page's one grid of baselines: the phase of most of them."""
    leading, top = scene.grid.leading_pt, scene.grid.top_pt
    own = [leg for one in scene.stories for leg in one.legs if not leg.down]
    phases = sorted((line.piece.baseline_pt - top) % leading for leg in own for line in leg.lines)
    if not phases:
        return 0
    usual = phases[len(phases) // 2]
    off = [abs(phase - usual) for phase in phases]
    return sum(min(miss, leading - miss) > OFF_GRID_PT for miss in off)


def _overlaps(scene: Scene) -> int:
    """Lines of body type painted over one another, and lines of any kind that a picture lies on."""
    pieces = [line.piece for one in scene.stories for leg in one.legs for line in leg.lines]
    pieces += scene.strangers
    shown = [frame.shown for one in scene.stories for frame in one.frames]
    row_of = scene.grid.row_of
    across = sorted((row_of(p.baseline_pt), p.box.x_pt, p.box.right_pt - p.size_pt) for p in pieces if not p.down)
    over = sum(a[0] == b[0] and b[1] < a[2] for a, b in pairwise(across))
    pieces += [head.piece for one in scene.stories for head in one.heads]
    pieces += [piece for one in scene.stories for piece in one.found.captions]
    for box in (piece.box for piece in pieces):
        for rect in shown:
            width = min(box.right_pt, rect.right_pt) - max(box.x_pt, rect.x_pt)
            depth = min(box.bottom_pt, rect.bottom_pt) - max(box.y_pt, rect.y_pt)
            over += width > LEAST_OVERLAP_PT and depth > LEAST_OVERLAP_PT
    return over


def _share(tracks: Sequence[float], limit: float) -> float:
    return round(sum(track > limit for track in tracks) / len(tracks), 4) if tracks else 0.0


def _correlation(pairs: Sequence[tuple[int, float]]) -> float:
    """Spearman's coefficient of importance (rank 1 is the most) and a size, ties at the mean of their places."""
    if len(pairs) < LEAST_FOR_CORRELATION:
        return 1.0
    one = _places([-float(rank) for rank, _ in pairs])
    other = _places([size for _, size in pairs])
    middle = (len(pairs) + 1) / 2
    shared = sum((a - middle) * (b - middle) for a, b in zip(one, other, strict=True))
    spread = sum((a - middle) ** 2 for a in one) * sum((b - middle) ** 2 for b in other)
    return round(shared / spread**0.5, 3) if spread else 1.0


def _places(values: Sequence[float]) -> list[float]:
    return [sum(other < own for other in values) + (values.count(own) + 1) / 2 for own in values]
