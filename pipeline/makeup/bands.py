"""Two bands side by side between strips at the head and at the foot of the page, each parted as it likes.

Where the strips leave no more than a gutter down may be long, the line between the bands is short enough, and no
gutter across is wider than a band.
"""

from collections.abc import Iterator
from random import Random

from pipeline.makeup.places import WIDEST_GUTTER, Frame, Part
from pipeline.makeup.search import Tiling
from pipeline.makeup.strips import Strip, strips, with_strips

__all__ = ["bands_of"]

MOST_PAIRS = 400


def bands_of(tiling: Tiling, widest: float, chance: Random) -> list[Frame]:
    """Layouts in two bands between strips; ``widest``: the share of the page's width a gutter across may have."""
    columns = tiling.columns
    widths = [w for w in range(1, columns) if max(w, columns - w) <= widest * columns]
    heads, feet = strips(tiling, at_head=True), strips(tiling, at_head=False)
    pairs = [(head, foot) for head in heads for foot in feet if not head.subset & foot.subset]
    found: list[Frame] = []
    for head, foot in chance.sample(pairs, min(MOST_PAIRS, len(pairs))):
        for head_rows, foot_rows in _depths(tiling, head, foot):
            for left in widths:
                found += _between(tiling, head, foot, head_rows, foot_rows, left)
    return found


def _depths(tiling: Tiling, head: Strip, foot: Strip) -> Iterator[tuple[int, int]]:
    """Rows of the strips that leave few enough rows between them."""
    longest = WIDEST_GUTTER * tiling.depth
    for head_rows in head.heights:
        for foot_rows in foot.heights:
            if 0 < tiling.rows - head_rows - foot_rows <= longest:
                yield head_rows, foot_rows


def _between(tiling: Tiling, head: Strip, foot: Strip, head_rows: int, foot_rows: int, left: int) -> Iterator[Frame]:
    depth = tiling.rows - head_rows - foot_rows
    rest = tiling.everything ^ head.subset ^ foot.subset
    one = (rest - 1) & rest
    while one:
        other = rest ^ one
        if (
            tiling.heights[one][left] >> depth & 1
            and tiling.heights[other][tiling.columns - left] >> depth & 1
            and not one & tiling.rightmost
            and not other & tiling.leftmost
        ):
            parts = (
                Part(one, (0, head_rows, left, depth)),
                Part(other, (left, head_rows, tiling.columns - left, depth)),
            )
            yield Frame(with_strips(tiling, head, foot, head_rows, foot_rows, parts))
        one = (one - 1) & rest
