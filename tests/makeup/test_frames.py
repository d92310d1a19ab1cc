"""Layouts without a gutter through the page: each covers it once, and no line in it is long."""

from collections import Counter
from random import Random

import pytest

from pipeline.makeup.bands import bands_of
from pipeline.makeup.drafts import Drafts
from pipeline.makeup.frames import frames_of
from pipeline.makeup.hooks import hooks_of
from pipeline.makeup.places import ANYWHERE, Frame, Law, Placed
from pipeline.makeup.score import longest_gutters
from pipeline.makeup.search import Item, Tiling

COLUMNS, ROWS = 5, 60
LEAD = Law(-1, -1)


class Wrapping:
    """A story of 90 lines: around a hole of h rows and w columns it is (90 + w h) / columns deep."""

    def heights(self, columns: int, hole_columns: int, hole_bits: int) -> int:
        return sum(1 << rows for rows, hole in self.steps(columns, hole_columns, 40) if hole_bits >> hole & 1)

    def holes(self, columns: int, rows: int, hole_columns: int) -> frozenset[int]:
        return frozenset(hole for own, hole in self.steps(columns, hole_columns, 40) if own == rows)

    def steps(self, columns: int, hole_columns: int, deepest_hole: int) -> tuple[tuple[int, int], ...]:
        depths = ((divmod(90 + hole_columns * hole, columns), hole) for hole in range(3, deepest_hole + 1))
        return tuple((rows, hole) for (rows, rest), hole in depths if not rest and hole + 5 <= rows)


def tiling_of(count: int, *, furniture: int = 0) -> Tiling:
    """The lead and stories of any depth from 6 to 45 rows; furniture 4 to 8 rows deep."""
    loose, shallow = sum(1 << rows for rows in range(6, 46)), sum(1 << rows for rows in range(4, 9))
    items = [Item(0, 1, (0,) * (COLUMNS + 1), LEAD, Wrapping())]
    items += [Item(n, n + 1, (0, *(loose,) * COLUMNS), ANYWHERE) for n in range(1, count)]
    items += [Item(count + n, 99, (0, 0, *(shallow,) * (COLUMNS - 1)), Law(vertical=1)) for n in range(furniture)]
    return Tiling(tuple(items), COLUMNS, ROWS)


def drawn(tiling: Tiling, frame: Frame) -> list[Placed]:
    return Drafts(tiling, lambda _: 0.0, lambda item: item).drawn(frame, Random(3)).placed


def cells_of(place: Placed) -> list[tuple[int, int]]:
    hole = place.hole
    first = 0 if hole is None or hole.left else place.columns - hole.columns
    return [
        (place.column + column, place.row + row)
        for column in range(place.columns)
        for row in range(place.rows - (hole.rows if hole and first <= column < first + hole.columns else 0))
    ]


@pytest.mark.parametrize(("count", "furniture"), [(5, 0), (7, 0), (6, 1)])
def test_every_frame_covers_the_page_once(count: int, furniture: int) -> None:
    tiling = tiling_of(count, furniture=furniture)
    frames, _ = frames_of(tiling, Random(1))
    assert frames
    for frame in frames:
        placed = drawn(tiling, frame)
        assert sorted(place.item for place in placed) == list(range(count + furniture))
        cells = Counter(cell for place in placed for cell in cells_of(place))
        assert set(cells.values()) == {1}
        assert len(cells) == COLUMNS * ROWS
        lead = next(place for place in placed if place.item == 0)
        assert (lead.column, lead.row) == (0, 0)
        assert all(place.row + place.rows == ROWS for place in placed if place.item >= count)


def test_a_hook_has_no_long_gutter() -> None:
    tiling = tiling_of(6)
    hooks = hooks_of(tiling, 0.65, Random(1))
    assert hooks
    for frame in hooks:
        # The lines between the parts themselves: what a part holds may be parted further.
        rectangles = []
        for part in frame.parts:
            column, row, columns, rows = part.rect
            if part.hole is None:
                rectangles.append(part.rect)
            else:
                beside = columns - part.hole.columns
                rectangles += [(column, row, columns, rows - part.hole.rows), (column, row, beside, rows)]
        across, down = longest_gutters(rectangles, COLUMNS, 0, ROWS)
        assert across <= 0.65
        assert down <= 0.65


def test_bands_stand_between_strips() -> None:
    # The lead in a strip of 9 rows at the head: 60 x 0.22 = 13 rows are not seen as a gutter.
    loose = sum(1 << rows for rows in range(6, 46))
    lead = Item(0, 1, (0, 0, 0, 0, 0, 1 << 9), LEAD)
    others = tuple(Item(n, n + 1, (0, *(loose,) * COLUMNS)) for n in (1, 2, 3, 4))
    tiling = Tiling((lead, *others), COLUMNS, ROWS)
    frames = bands_of(tiling, 0.65, Random(1))
    assert frames
    for frame in frames:
        bands = [part.rect for part in frame.parts if part.rect[2] < COLUMNS]
        assert sorted(rect[2] for rect in bands) == [2, 3]
        assert all(rect[3] <= 0.65 * ROWS for rect in bands)
