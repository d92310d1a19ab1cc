"""Many stories on a page end in a good page or in a refusal, never in an endless search."""

from random import Random

import pytest

from pipeline.makeup.grouping import can_be_grouped, grouped_tiling
from pipeline.makeup.places import ANYWHERE, Law
from pipeline.makeup.search import Item

LEAD = Law(-1, -1)


@pytest.mark.parametrize("count", [3, 9, 10, 14, 22, 30, 41])
def test_every_story_is_placed_once_and_nothing_overlaps(count: int) -> None:
    # Stories of any depth from 3 to 14 rows, one or two columns wide, on 6 columns by 60 rows.
    bits = sum(1 << rows for rows in range(3, 15))
    items = tuple(Item(k, k + 1, (0, bits, bits, 0, 0, 0, 0), law=LEAD if k == 0 else ANYWHERE) for k in range(count))
    tiling = grouped_tiling(items, 6, 60 if count > 20 else count * 2 + 6)
    if not tiling.feasible:
        pytest.fail("a page of such loose stories can always be tiled")
    placed = tiling.sample(Random(3)).placed
    assert sorted(p.item for p in placed) == list(range(count))
    cells = [
        (column, row)
        for p in placed
        for column in range(p.column, p.column + p.columns)
        for row in range(p.row, p.row + p.rows)
    ]
    assert len(cells) == len(set(cells)) == 6 * tiling.rows


def test_a_page_says_how_many_it_can_take() -> None:
    assert can_be_grouped(30, 1)
    assert not can_be_grouped(60, 1)
