"""The search finds exact tilings, and only exact ones."""

from collections import Counter
from random import Random

from pipeline.makeup.drafts import Drafts
from pipeline.makeup.pinwheel import wheels_of
from pipeline.makeup.places import ANYWHERE, Law, Placed
from pipeline.makeup.search import Item, Tiling
from pipeline.makeup.steps import steps_of


def heights(*rows: int) -> int:
    return sum(1 << row for row in rows)


def item(number: int, weight: int, by_width: dict[int, int], *, lead: bool = False, foot: bool = False) -> Item:
    return Item(
        number,
        weight,
        tuple(by_width.get(width, 0) for width in range(4)),
        law=Law(-1, -1) if lead else Law(1) if foot else Law(),
    )


def drafts(tiling: Tiling) -> Drafts:
    return Drafts(tiling, cost=lambda _: 0.0, weight=lambda number: number)


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


class Steps:
    """A story of 30 lines over 3 columns: around a hole of h rows and 1 column it is (30 + h) / 3 deep."""

    def heights(self, columns: int, hole_columns: int, hole_bits: int) -> int:
        if (columns, hole_columns) != (3, 1):
            return 0
        return sum(1 << ((30 + h) // 3) for h in range(3, 9, 3) if hole_bits >> h & 1)

    def holes(self, columns: int, rows: int, hole_columns: int) -> frozenset[int]:
        hole = 3 * rows - 30
        return frozenset({hole} if (columns, hole_columns) == (3, 1) and 3 <= hole < 9 else ())

    def steps(self, columns: int, hole_columns: int, deepest_hole: int) -> tuple[tuple[int, int], ...]:
        return tuple((10 + h // 3, h) for h in range(3, deepest_hole + 1, 3) if (columns, hole_columns) == (3, 1))


def test_a_story_wraps_another() -> None:
    lead = Item(0, 1, (0, 0, 0, 0), Law(-1, -1), Steps())
    other = item(1, 2, {1: heights(6)})
    tiling = Tiling((lead, other), 3, 12)
    assert tiling.feasible
    one, two = sorted(tiling.sample(Random(1)).placed, key=lambda place: place.item)
    assert one.hole is not None
    assert (one.column, one.row, one.columns, one.rows) == (0, 0, 3, 12)
    assert (one.hole.columns, one.hole.rows, one.hole.left) == (1, 6, False)
    assert (two.column, two.row, two.columns, two.rows) == (2, 6, 1, 6)


class Across(Steps):
    """A story of 50 lines over 5 columns, its hole 2 columns wide."""

    def steps(self, columns: int, hole_columns: int, deepest_hole: int) -> tuple[tuple[int, int], ...]:
        if (columns, hole_columns) != (5, 2):
            return ()
        return tuple((10 + 2 * h // 5, h) for h in range(5, deepest_hole + 1, 5))


def test_stepped_pages_cover_the_page_once_and_have_no_gutter_across() -> None:
    loose = heights(*range(8, 60))
    lead = Item(0, 1, (0,) * 6, Law(-1, -1), Across())
    others = tuple(Item(n, n + 1, (0, *(loose,) * 5)) for n in (1, 2, 3))
    tiling = Tiling((lead, *others), 5, 40)
    frames = steps_of(tiling, 0.65, Random(1))
    assert frames
    for frame in frames:
        drawing = drafts(tiling).drawn(frame, Random(2))
        cells = Counter(cell for place in drawing.placed for cell in cells_of(place))
        assert set(cells.values()) == {1}
        assert len(cells) == 200
        across = next(place for place in drawing.placed if place.item == 0)
        assert across.hole is not None
        # What begins below it begins at two heights, and neither runs across more than 65 % of the page.
        below = {(p.column, p.row) for p in drawing.placed if p.item and p.row >= across.row + across.rows - 20}
        assert len({row for _, row in below}) > 1


def cells_of(place: Placed) -> list[tuple[int, int]]:
    hole = place.hole
    first = 0 if hole is None or hole.left else place.columns - hole.columns
    return [
        (place.column + column, place.row + row)
        for column in range(place.columns)
        for row in range(place.rows - (hole.rows if hole and first <= column < first + hole.columns else 0))
    ]


def test_pinwheels_cover_the_page_once() -> None:
    loose = {width: heights(*range(6, 80)) for width in (1, 2, 3, 4, 5)}
    items = tuple(
        Item(n, n + 1, (0, *(loose[width] for width in (1, 2, 3, 4, 5))), Law(-1, -1) if not n else ANYWHERE)
        for n in range(6)
    )
    tiling = Tiling(items, 5, 60)
    wheels = wheels_of(tiling, 0.65, Random(2))
    assert wheels
    for wheel in wheels:
        drawing = drafts(tiling).drawn(wheel, Random(3))
        cells = [
            (column, row)
            for p in drawing.placed
            for column in range(p.column, p.column + p.columns)
            for row in range(p.row, p.row + p.rows)
        ]
        assert len(cells) == len(set(cells)) == 300
        assert (drawing.placed[0].column, drawing.placed[0].row) == (0, 0)
        widths = [part.rect[2] for part in wheel.parts]
        assert max(widths) <= 0.65 * 5


def test_a_box_drawn_anew_leaves_the_rest() -> None:
    lead = item(0, 1, {1: heights(5, 10), 2: heights(5), 3: heights(4)}, lead=True)
    one = item(1, 2, {1: heights(5, 10), 2: heights(5, 10), 3: heights(3, 5)})
    two = item(2, 3, {1: heights(5, 10), 2: heights(5), 3: heights(3)})
    tiling = Tiling((lead, one, two), 3, 10)
    for seed in range(40):
        chance = Random(seed)
        drawing = tiling.sample(chance)
        for number, box in enumerate(drawing.boxes):
            changed = tiling.redraw(drawing, number, chance)
            outside = drawing.placed[: box.first] + drawing.placed[box.first + box.count :]
            assert [p for p in changed.placed if p in outside] == outside
            assert sum(p.columns * p.rows for p in changed.placed) == 30
