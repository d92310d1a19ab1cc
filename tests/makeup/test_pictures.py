"""Pictures of a story: arranged in whole rows, cut by no more than 12 %, and enough to fill a page of pictures."""

from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from pipeline.build import Request, build, plan
from pipeline.makeup.arrange import AIR_ABOVE_ROWS, MOST_CROP, Darkroom
from pipeline.makeup.pictures import visible_part
from pipeline.model import Picture, Plan
from pipeline.settings.layout import Layout
from pipeline.typography.composer import Composer
from tests.makeup.copy_for_pages import body

SHAPES = {"wide": (1500, 1000), "tall": (900, 1200), "square": (1000, 1000)}
WIDE = Picture("a.jpg", "早上的渡口。", size_px=(1500, 1000))
TALL = Picture("b.jpg", "午后的茶山。", size_px=(900, 1200))
SQUARE = Picture("c.jpg", "夜里的桥。", size_px=(1000, 1000))


@pytest.fixture(scope="module")
def darkroom(broadsheet: Layout, composer: Composer) -> Darkroom:
    return Darkroom(broadsheet, broadsheet.grids[0], composer)


@pytest.mark.parametrize("pictures", [(WIDE,), (WIDE, TALL), (WIDE, TALL, SQUARE), (WIDE,) * 5, (TALL,) * 9])
def test_every_arrangement_is_whole_and_cuts_little(darkroom: Darkroom, pictures: tuple[Picture, ...]) -> None:
    found = darkroom.arranged(pictures, 63.0)
    assert found
    for own in found:
        assert own.crop <= MOST_CROP
        assert sorted(tile.picture for tile in own.tiles) == list(range(1, len(pictures) + 1))
        for tile in own.tiles:
            ideal = darkroom.frame_rows(pictures[tile.picture - 1], tile.width_em) - AIR_ABOVE_ROWS
            rows = tile.image_rows - AIR_ABOVE_ROWS
            assert min(rows / ideal, ideal / rows) >= 1 - MOST_CROP - 1e-9
            assert tile.x_em >= 0
            assert tile.x_em + tile.width_em <= 63.0 + 1e-9
        # The deepest picture ends the block: none hangs out of it, no row is left below.
        assert max(tile.row + tile.image_rows + tile.caption_rows for tile in own.tiles) == own.rows


def test_pictures_side_by_side_are_equally_deep_a_gutter_apart(darkroom: Darkroom) -> None:
    # 63 em less a gutter shared as 1.5 to 0.75: 41.33 and 20.67 em wide.
    rows = [own for own in darkroom.arranged((WIDE, TALL), 63.0) if len({tile.row for tile in own.tiles}) == 1]
    one, two = min(rows, key=lambda own: own.crop).tiles
    assert (round(one.width_em, 2), round(two.width_em, 2)) == (41.33, 20.67)
    assert one.image_rows == two.image_rows
    assert two.x_em == pytest.approx(one.width_em + 1)


def test_a_large_picture_stands_beside_small_ones_that_end_with_it(darkroom: Darkroom) -> None:
    beside = [
        own
        for own in darkroom.arranged((WIDE, WIDE, WIDE), 63.0)
        if own.tiles[1].row == 0 and own.tiles[2].row > 0 and own.tiles[1].x_em == own.tiles[2].x_em
    ]
    assert beside
    large, above, below = beside[0].tiles
    assert large.width_em >= 1.35 * above.width_em
    assert large.image_rows + large.caption_rows == below.row + below.image_rows + below.caption_rows
    assert above.row + above.image_rows + above.caption_rows == below.row


def test_more_depth_never_overlaps(darkroom: Darkroom) -> None:
    depths = [own.rows for own in darkroom.arranged((WIDE, TALL, SQUARE), 47.0)]
    assert all(a < b for a, b in pairwise(depths))


def test_the_focus_stays_in_the_frame() -> None:
    picture = Picture("a.jpg", "", size_px=(1500, 1000), focus=(0.05, 0.5))
    # A frame of 1.32 : 1 shows 88 % of the width; the focus near the left edge keeps that edge.
    assert visible_part(picture, 1320, 1000)[0] == 0.0


def write_pictures(folder: Path, stories: list[tuple[int, list[str]]]) -> Path:
    """An issue of one page: for each story its characters, and the shapes of its pictures."""
    (folder / "stories").mkdir(parents=True)
    (folder / "pictures").mkdir()
    for name, size in SHAPES.items():
        Image.new("RGB", size, "grey").save(folder / "pictures" / f"{name}.jpg")
    (folder / "paper.toml").write_text('id = "t"\nlayout = "broadsheet"\ngrid = "6x15"\n', encoding="utf-8")
    (folder / "issue.toml").write_text("date = 2024-05-10\n", encoding="utf-8")
    heads = ("水边的六月", "头班渡船", "荷塘新叶", "桥灯第一夜", "老街早市", "窑火又红了")
    for rank, (length, shapes) in enumerate(stories, start=1):
        pictures = "".join(
            f"  - {{file: pictures/{shape}.jpg, caption: 六月的江边，第 {n} 个早晨。}}\n"
            for n, shape in enumerate(shapes, start=1)
        )
        head = f"page: 1\nrank: {rank}\nheadline: {heads[rank - 1]}\npictures:\n{pictures}"
        text = body(length, rank) if length else ""
        (folder / "stories" / f"{rank:02}.md").write_text(f"---\n{head}---\n\n{text}\n", encoding="utf-8")
    return folder


W, T, S = "wide", "tall", "square"
PAGES = [
    [(600, [W]), (150, [W]), (60, [T]), (120, [W, W])],
    [(700, [W, T, S]), (100, [W]), (250, [W, S, W]), (80, [W]), (160, [T, W])],
    [(500, [W, W, W]), (60, [W]), (150, [W]), (0, [W]), (250, [T]), (90, [W])],
]


@pytest.mark.parametrize("stories", PAGES)
def test_a_page_of_pictures_is_exact(tmp_path: Path, stories: list[tuple[int, list[str]]]) -> None:
    made_up: Plan = plan(Request((write_pictures(tmp_path / "issue", stories),)))
    page = made_up.pages[0]
    metrics = dict(page.metrics)
    assert page.ladder == ()
    assert (metrics["overset_lines"], metrics["uncovered_cells"], metrics["covered_twice"]) == (0, 0, 0)
    assert metrics["picture_share"] > 0.4
    for module in page.modules:
        for picture in module.pictures:
            assert module.row <= picture.row
            assert picture.row + picture.rows <= module.row + module.rows
        for leg in module.legs:
            for picture in module.pictures:
                apart = picture.x_em + picture.width_em <= leg.x_em or leg.x_em + module.measure_em <= picture.x_em
                lines = leg.last_line - leg.first_line
                assert apart or leg.row >= picture.row + picture.rows or leg.row + lines <= picture.row


def test_the_second_reader_sees_the_same_page(tmp_path: Path) -> None:
    folder = write_pictures(tmp_path / "issue", PAGES[1])
    built = build(Request((folder,), tmp_path / "dist", formats=("press",)))
    assert built.held is None
