"""What still fits stays where the last build had it; a build that changes nothing changes no byte."""

import json
import shutil
from pathlib import Path

import pytest

from pipeline.build import Request, build, plan
from pipeline.makeup.last import LastPage, Standing, last_plan, moved_modules
from pipeline.model import Hole, Plan
from pipeline.release.last_build import LastBuild, last_build
from tests.makeup.copy_for_pages import write_issue

LENGTHS = [1200, 900, 800, 700, 500, 400, 300, 250]


def moved(before: Plan, after: Plan) -> int:
    old, new = last_plan(before), last_plan(after)
    return sum(moved_modules(one, dict(other.modules)) for one, other in zip(old.pages, new.pages, strict=True))


def change(folder: Path, story: str, old: str, new: str) -> None:
    path = folder / "stories" / f"{story}.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An issue, and where it was built."""
    root = tmp_path_factory.mktemp("made")
    folder = write_issue(root / "issue", {1: LENGTHS})
    build(Request((folder,), root / "dist", formats=("press",)))
    return folder, root / "dist"


def copied(made: tuple[Path, Path], tmp_path: Path) -> tuple[Path, Path]:
    shutil.copytree(made[0].parent, tmp_path / "made")
    return tmp_path / "made" / "issue", tmp_path / "made" / "dist"


def test_a_module_has_moved_when_it_stands_elsewhere_or_is_of_another_size() -> None:
    here = Standing(0, 4, 3, 40)
    last = LastPage(1, 4, (("a", here), ("b", Standing(3, 4, 3, 40)), ("gone", here)))
    assert moved_modules(last, {"a": here, "b": Standing(3, 4, 3, 40), "new": here}) == 0
    assert moved_modules(last, {"a": Standing(0, 4, 3, 41), "b": Standing(2, 4, 3, 40)}) == 2
    assert moved_modules(last, {"a": Standing(0, 4, 3, 40, Hole(1, 5)), "b": Standing(3, 4, 3, 40)}) == 1


def test_the_report_gives_the_plan_back(made: tuple[Path, Path]) -> None:
    folder, dist = made
    made_up = plan(Request((folder,), fresh=True))
    found = last_build(dist / "t-2024-05-10").plan("press")
    wanted = last_plan(made_up)
    assert found is not None
    assert found == wanted
    assert found.pages[0].points > 0


def test_a_build_that_changes_nothing_changes_no_byte(made: tuple[Path, Path], tmp_path: Path) -> None:
    folder, dist = copied(made, tmp_path)
    before = {path.name: path.read_bytes() for path in (dist / "t-2024-05-10").iterdir()}
    build(Request((folder,), dist, formats=("press",)))
    assert before == {path.name: path.read_bytes() for path in (dist / "t-2024-05-10").iterdir()}


@pytest.mark.parametrize("story", [f"p01-s{rank:02}" for rank in range(1, 9)])
def test_another_word_of_the_same_length_moves_nothing(made: tuple[Path, Path], tmp_path: Path, story: str) -> None:
    folder, dist = copied(made, tmp_path)
    before = plan(Request((folder,), dist))
    change(folder, story, "。", "！")
    assert moved(before, plan(Request((folder,), dist))) <= 2


def test_a_fresh_plan_does_not_look_at_the_last_one(made: tuple[Path, Path], tmp_path: Path) -> None:
    folder, dist = copied(made, tmp_path)
    change(folder, "p01-s02", "。", "！")
    assert plan(Request((folder,), dist, fresh=True)) == plan(Request((folder,), tmp_path / "nowhere"))


@pytest.mark.parametrize("report", ["", "{", "[]", '{"schema": "banmian/report/9"}', '{"schema": "banmian/report/1"}'])
def test_a_report_that_cannot_be_read_is_as_none(tmp_path: Path, report: str) -> None:
    (tmp_path / "report.json").write_text(report, encoding="utf-8")
    assert last_build(tmp_path) == LastBuild()


def test_a_report_that_lies_about_places_is_not_followed(made: tuple[Path, Path], tmp_path: Path) -> None:
    folder, dist = copied(made, tmp_path)
    path = dist / "t-2024-05-10" / "report.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    for module in said["plans"]["press"]["pages"][0]["modules"]:
        module["column"] = 0
    path.write_text(json.dumps(said), encoding="utf-8")
    metrics = dict(plan(Request((folder,), dist)).pages[0].metrics)
    assert metrics["uncovered_cells"] == metrics["covered_twice"] == 0


def test_a_sentence_more_moves_few_modules_where_a_neighbour_can_make_room(
    made: tuple[Path, Path], tmp_path: Path
) -> None:
    counts = []
    for rank in range(1, 9):
        folder, dist = copied(made, tmp_path / str(rank))
        before = plan(Request((folder,), dist))
        change(folder, f"p01-s{rank:02}", "。", "。这一天的天气比往常要好得多。")
        counts.append(moved(before, plan(Request((folder,), dist))))
    assert sum(count <= 2 for count in counts) >= 3
