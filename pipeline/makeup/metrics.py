"""The figures of a made-up page, told from its plan: what fits, what collides, what a reader meets first.

Areas are cells of the grid, a column wide and a row deep; a module owns the white row below it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from pipeline.makeup.pictures import AIR_ABOVE_ROWS
from pipeline.makeup.score import Score
from pipeline.model import Advertised, Furnished, Module
from pipeline.settings.layout import Grid
from pipeline.typography.set_line import SetLine

__all__ = ["page_metrics"]

# How spacing is told: above 3 % of an em a reader begins to see it, above 8 % anyone does.
SPACING_PERCENT = (1, 3, 5, 8)
LEAST_FOR_CORRELATION = 3


def page_metrics(
    modules: Sequence[Module],
    furniture: Sequence[Furnished | Advertised],
    ranks: Mapping[str, int],
    rungs: int,
    lines: Iterable[SetLine],
    grid: Grid,
    first_row: int,
    score: Score,
) -> tuple[tuple[str, float], ...]:
    """All figures of a page, in a fixed order.

    Args:
        modules: its stories.
        furniture: its furniture and advertisements.
        ranks: of the stories by id.
        rungs: of the headline ladder; stories beyond the last are equals in size.
        lines: of all its legs.
        grid: the page's.
        first_row: the first row below masthead or folio.
        score: what the search made of it.
    """
    blocks: list[Module | Furnished | Advertised] = [*modules, *(piece for piece in furniture if not piece.in_ear)]
    cells = Counter(cell for block in blocks for cell in _cells(block))
    depth = grid.rows - first_row + 1
    sizes = [(min(ranks[m.story], rungs), m.head.headline_pt) for m in modules if m.head.headline_pt]
    areas = [(ranks[m.story], float(sum(1 for _ in _cells(m)))) for m in modules]
    pairs = len(modules) * (len(modules) - 1) // 2
    known = dict(score.metrics)
    pictures = [p.width_em * (p.rows - p.caption_rows - AIR_ABOVE_ROWS) for m in modules for p in m.pictures]
    tracks = [abs(line.track_milli_em) for line in lines if line.full]
    paddings = [module.head.padding for module in modules if module.head.lines]
    return (
        ("stories", float(len(modules))),
        ("overset_lines", float(sum(_overset(module) for module in modules))),
        ("uncovered_cells", float(grid.columns * depth - len(cells))),
        ("covered_twice", float(sum(count > 1 for count in cells.values()))),
        ("slack_rows", float(sum(module.slack_rows for module in modules))),
        *score.metrics,
        ("inversion_share", round(known["order_inversions"] / pairs, 3) if pairs else 0.0),
        ("rank_size_rho", _correlation(sizes)),
        ("rank_area_rho", _correlation(areas)),
        ("padding", round(max(paddings, default=0.0), 3)),
        ("padding_mean", round(sum(paddings) / len(paddings), 3) if paddings else 0.0),
        ("picture_share", round(sum(pictures) / (grid.width_em * depth), 3)),
        ("full_lines", float(len(tracks))),
        *((f"lines_over_{percent}_percent", _share(tracks, percent * 10.0)) for percent in SPACING_PERCENT),
    )


def _cells(block: Module | Furnished | Advertised) -> Iterable[tuple[int, int]]:
    """The cells of a block and of the white row below it; those of its hole are another's."""
    hole = block.hole if isinstance(block, Module) else None
    for column in range(block.column, block.column + block.columns):
        rows = block.rows + 1
        if hole is not None:
            first = block.column + (0 if hole.left else block.columns - hole.columns)
            rows -= hole.rows if first <= column < first + hole.columns else 0
        for row in range(block.row, block.row + rows):
            yield column, row


def _overset(module: Module) -> int:
    """Lines that no leg holds."""
    return sum(module.paragraph_lines) - sum(leg.last_line - leg.first_line for leg in module.legs)


def _share(tracks: Sequence[float], limit: float) -> float:
    return round(sum(track > limit for track in tracks) / len(tracks), 4) if tracks else 0.0


def _correlation(pairs: Sequence[tuple[int, float]]) -> float:
    """Spearman's coefficient of importance (rank 1 is the most) and a size; 1 where there is too little to compare."""
    if len(pairs) < LEAST_FOR_CORRELATION:
        return 1.0
    one, other = _ranked([-float(rank) for rank, _ in pairs]), _ranked([size for _, size in pairs])
    mean = (len(pairs) + 1) / 2
    shared = sum((a - mean) * (b - mean) for a, b in zip(one, other, strict=True))
    spread = sum((a - mean) ** 2 for a in one) * sum((b - mean) ** 2 for b in other)
    return round(shared / spread**0.5, 3) if spread else 1.0


def _ranked(values: Sequence[float]) -> list[float]:
    """The place of each value from the least; equal ones share the mean of theirs."""
    ordered = sorted(values)
    return [ordered.index(value) + (ordered.count(value) + 1) / 2 for value in values]
