"""The search finds exact tilings, and only exact ones."""

from random import Random

from pipeline.makeup.places import Law
from pipeline.makeup.search import Item, Tiling


def heights(*rows: int) -> int:
    return sum(1 << row for row in rows)


def item(number: int, weight: int, by_width: dict[int, int], *, lead: bool = False, foot: bool = False) -> Item:
    return Item(
        number,
        weight,
        tuple(by_width.get(width, 0) for width in range(4)),
        law=Law(-1, -1) if lead else Law(1) if foot else Law(),
    )


def test_two_stories_and_a_strip() -> None:
    # 3 columns by 10 rows: the lead 2 x 7 beside a story 1 x 7, a strip 3 x 3 below.
    lead = item(0, 1, {2: heights(7)}, lead=True)
    other = item(1, 2, {1: heights(7)})
    strip = item(2, 9, {3: heights(3)}, foot=True)
    tiling = Tiling((lead, other, strip), 3, 10)
    assert tiling.feasible
    placed = {p.item: (p.column, p.row, p.columns, p.rows) for p in tiling.sample(Random(1)).placed}
    assert placed == {0: (0, 0, 2, 7), 1: (2, 0, 1, 7), 2: (0, 7, 3, 3)}


def test_furniture_never_stands_above_a_story() -> None:
    story = item(0, 1, {3: heights(7)}, lead=True)
    strip = item(1, 9, {3: heights(3)}, foot=True)
    tiling = Tiling((story, strip), 3, 10)
    for seed in range(20):
        placed = {p.item: p.row for p in tiling.sample(Random(seed)).placed}
        assert placed == {0: 0, 1: 7}


def test_lead_is_always_top_left() -> None:
    lead = item(0, 1, {1: heights(5, 10), 2: heights(5), 3: heights(4)}, lead=True)
    one = item(1, 2, {1: heights(5, 10), 2: heights(5, 10), 3: heights(3, 5)})
    two = item(2, 3, {1: heights(5, 10), 2: heights(5), 3: heights(3)})
    tiling = Tiling((lead, one, two), 3, 10)
    assert tiling.feasible
    for seed in range(60):
        placed = {p.item: p for p in tiling.sample(Random(seed)).placed}
        assert (placed[0].column, placed[0].row) == (0, 0)
        assert sum(p.columns * p.rows for p in placed.values()) == 30


def test_what_cannot_fit_is_infeasible_and_says_how_deep_it_would_be() -> None:
    tiling = Tiling((item(0, 1, {3: heights(8)}, lead=True), item(1, 2, {3: heights(4)})), 3, 10)
    assert not tiling.feasible
    assert tiling.attainable_rows() == (12,)
