"""The seed page: four stories, the hardest case, made up exactly with the lead on top."""

from collections import Counter
from pathlib import Path

import pytest

from pipeline.build import Request, parse, plan
from pipeline.makeup.edition import edition_of, withheld_from
from pipeline.model import Furnished, Module, Plan


@pytest.fixture(scope="module")
def press(seed_folder: Path) -> Plan:
    return plan(Request((seed_folder,)))


def test_every_cell_of_the_grid_belongs_to_one_module(press: Plan) -> None:
    page = press.pages[0]
    cells: Counter[tuple[int, int]] = Counter()
    blocks: list[Module | Furnished] = [*page.modules, *(piece for piece in page.furniture if not piece.in_ear)]
    for block in blocks:
        # A block owns its rows and the white row below it.
        hole = block.hole if isinstance(block, Module) else None
        for column in range(block.column, block.column + block.columns):
            first = block.column if hole and hole.left else block.column + block.columns - (hole.columns if hole else 0)
            short = hole.rows if hole and first <= column < first + hole.columns else 0
            cells.update((column, row) for row in range(block.row, block.row + block.rows + 1 - short))
    # Rows 15 (below the masthead) to 98 (the white row under the last, outside the text area).
    expected = {(column, row) for column in range(6) for row in range(15, 99)}
    assert set(cells) == expected
    assert set(cells.values()) == {1}


def test_lead_is_top_left_and_sizes_fall_with_rank(press: Plan) -> None:
    modules = {module.story: module for module in press.pages[0].modules}
    assert (modules["p01-s01"].column, modules["p01-s01"].row) == (0, 15)
    sizes = [modules[f"p01-s0{rank}"].head.headline_pt for rank in (1, 2, 3, 4)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 4


def test_no_slack_no_collision_no_ladder(press: Plan) -> None:
    page = press.pages[0]
    metrics = dict(page.metrics)
    assert page.ladder == ()
    assert metrics["slack_rows"] == 0
    assert metrics["collisions"] == 0
    assert metrics["padding"] <= 0.22
    assert press.leading_pt == 14.5


def test_legs_hold_every_line_of_their_story(press: Plan) -> None:
    for module in press.pages[0].modules:
        lines = [line for leg in module.legs for line in range(leg.first_line, leg.last_line)]
        assert lines == list(range(sum(module.paragraph_lines)))


def test_no_headline_is_wider_than_its_module_or_broken_in_a_word(press: Plan) -> None:
    for module in press.pages[0].modules:
        width = (module.head.width_em or module.columns * 16 - 1) * 10.5
        depth = module.rows * 14.5
        for line in module.head.lines:
            # What an upright line is long is the module's depth.
            assert line.width_pt <= (width if line.left_pt is None else depth) + 0.01
    lead = next(module for module in press.pages[0].modules if module.story == "p01-s01")
    headline = [line.text for line in lead.head.lines if line.part == "headline"]
    assert headline in (["2022年度抓基层党建", "述职评议考核会议召开"], ["2022年度抓基层党建述职评议考核会议召开"])


def test_press_runs_without_the_picture_and_the_proof_shows_its_frame(seed_folder: Path, press: Plan) -> None:
    proof = plan(Request((seed_folder,)), "proof")
    assert not any(module.pictures for module in press.pages[0].modules)
    assert [module.story for module in proof.pages[0].modules if module.pictures] == ["p01-s02"]
    parsed = parse(Request((seed_folder,)))
    withheld = withheld_from(parsed.issue, parsed.settings, "press")
    assert [(item.story, item.caption, item.credit) for item in withheld] == [
        ("p01-s02", "图为会议现场。", "融媒体记者邱宇摄")
    ]
    assert edition_of(parsed.issue, parsed.settings, "proof") == parsed.issue


def test_the_same_issue_gives_the_same_plan(seed_folder: Path, press: Plan) -> None:
    assert plan(Request((seed_folder,))) == press
