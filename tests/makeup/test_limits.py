"""Bad input ends in a good page, or in exit 4 with the reason, the page and the lines; never in an endless search."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from pipeline.build import Request, plan
from pipeline.errors import CopyDoesNotFitError, ExitCode, OutOfTimeError
from pipeline.makeup.watch import Watch
from pipeline.model import Plan
from tests.makeup.copy_for_pages import HEADLINES, write_issue

LENGTHS = [1150, 820, 700, 560, 430, 330, 260]
PAGE = {1: LENGTHS}
# CPU seconds; the slowest of these cases takes a tenth of it.
LONGEST = 30.0


def with_order(story: str, **orders: object) -> str:
    said = "\n".join(f"{key} = {value!r}" for key, value in orders.items())
    return f'\n[[order]]\nstory = "{story}"\n{said}\n'


def rewritten(folder: Path, story: str, pattern: str, new: str) -> Path:
    path = folder / "stories" / f"{story}.md"
    path.write_text(re.sub(pattern, new, path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    return folder


def with_picture(folder: Path, size: tuple[int, int]) -> Path:
    (folder / "pictures").mkdir()
    Image.new("RGB", size, "grey").save(folder / "pictures" / "x.png")
    return rewritten(folder, "p01-s03", "rank:", "pictures: [{file: pictures/x.png, caption: 图}]\nrank:")


def refused(folder: Path) -> CopyDoesNotFitError:
    started = time.process_time()
    with pytest.raises(CopyDoesNotFitError) as found:
        plan(Request((folder,), folder / "nowhere"))
    assert found.value.exit_code is ExitCode.DOES_NOT_FIT
    assert time.process_time() - started < LONGEST
    assert found.value.remedy is not None
    return found.value


def good(folder: Path) -> Plan:
    made_up = plan(Request((folder,), folder / "nowhere"))
    for page in made_up.pages:
        metrics = dict(page.metrics)
        assert metrics["overset_lines"] == metrics["uncovered_cells"] == metrics["covered_twice"] == 0
    return made_up


@pytest.mark.parametrize(("factor", "word"), [(10.0, "over"), (0.1, "short")])
def test_ten_times_the_copy_and_a_tenth_of_it(tmp_path: Path, factor: float, word: str) -> None:
    error = refused(write_issue(tmp_path / "i", {1: LENGTHS, 2: [round(n * factor) for n in LENGTHS]}))
    assert error.where.page == 2
    assert f"{abs(error.lines_over)} lines {word}" in error.message.en
    assert f"{'超出' if error.lines_over > 0 else '短缺'}约 {abs(error.lines_over)} 行" in error.message.zh


def test_one_story_for_four_pages(tmp_path: Path) -> None:
    error = refused(write_issue(tmp_path / "i", {1: [22000]}))
    assert error.where.page == 1
    assert error.lines_over > 900


def test_a_picture_deeper_than_the_page(tmp_path: Path) -> None:
    error = refused(with_picture(write_issue(tmp_path / "i", PAGE), (300, 6000)))
    assert "p01-s03 has a picture too deep" in error.message.en
    assert "图片" in error.message.zh


@pytest.mark.parametrize("size", [(3000, 60), (640, 480), (480, 640)])
def test_other_pictures_are_taken(tmp_path: Path, size: tuple[int, int]) -> None:
    good(with_picture(write_issue(tmp_path / "i", PAGE), size))


def test_a_lead_headline_of_eighty_characters(tmp_path: Path) -> None:
    headline = (HEADLINES[0] * 6)[:80]
    folder = rewritten(write_issue(tmp_path / "i", PAGE), "p01-s01", "headline: .*", f"headline: {headline}")
    error = refused(folder)
    assert "p01-s01 has a headline of 80 characters" in error.message.en
    assert "标题 80 字" in error.message.zh


@pytest.mark.parametrize(
    ("story", "headline"),
    [("p01-s05", "这是一个没有空格的长标题啊" * 6), ("p01-s01", "水"), ("p01-s06", "水"), ("p01-s04", '""')],
)
def test_headlines_of_eighty_characters_of_one_and_of_none(tmp_path: Path, story: str, headline: str) -> None:
    good(rewritten(write_issue(tmp_path / "i", PAGE), story, "headline: .*", f"headline: {headline}"))


def test_a_story_without_body(tmp_path: Path) -> None:
    error = refused(rewritten(write_issue(tmp_path / "i", PAGE), "p01-s03", r"(?s)\n---\n.*", "\n---\n"))
    assert "p01-s03 has no text" in error.message.en
    assert "p01-s03 没有正文" in error.message.zh


def test_a_story_of_one_character(tmp_path: Path) -> None:
    good(rewritten(write_issue(tmp_path / "i", PAGE), "p01-s07", r"(?s)\n---\n.*", "\n---\n\n水\n"))


@pytest.mark.parametrize("count", [40, 70])
def test_a_page_of_too_many_stories(tmp_path: Path, count: int) -> None:
    folder = write_issue(tmp_path / "i", {1: [4800 // count] * count})
    error = refused(folder)
    assert error.where.page == 1
    assert f"{count} stories" in error.message.en


def test_furniture_without_end(tmp_path: Path) -> None:
    piece = '\n[[page.furniture]]\nkind = "slogan"\ntext = ["一"]\n'
    error = refused(write_issue(tmp_path / "i", PAGE, issue="[[page]]\nnumber = 1\n" + piece * 12))
    assert "11 pieces of furniture" in error.message.en


def test_a_page_from_which_every_story_was_ordered_away(tmp_path: Path) -> None:
    error = refused(write_issue(tmp_path / "i", {1: LENGTHS, 2: [500]}, issue=with_order("p02-s01", page=1)))
    assert (error.where.page, error.lines_over < 0) == (2, True)
    assert "it has no copy" in error.message.en


def test_an_order_given_twice_is_one_order(tmp_path: Path) -> None:
    twice = with_order("p01-s04", pin="top-right") * 2
    once = good(write_issue(tmp_path / "once", PAGE, issue=with_order("p01-s04", pin="top-right")))
    assert good(write_issue(tmp_path / "twice", PAGE, issue=twice)) == once


CONTRADICTIONS: dict[str, list[tuple[str, dict[str, object]]]] = {
    "p01-s04 has pin top-right and bottom-left": [
        ("p01-s04", {"pin": "top-right"}),
        ("p01-s04", {"pin": "bottom-left"}),
    ],
    "p01-s04 and p01-s05 both at top-right": [("p01-s04", {"pin": "top-right"}), ("p01-s05", {"pin": "top-right"})],
    "p01-s04 never at top": [("p01-s04", {"pin": "top-right", "never": "top"})],
    "p01-s04 after p01-s05 and before it": [("p01-s04", {"after": "p01-s05"}), ("p01-s05", {"after": "p01-s04"})],
    "p01-s04 after p01-s04 and before it": [("p01-s04", {"after": "p01-s04"})],
    "p01-s04 after p02-s02, which is on page 2": [("p01-s04", {"after": "p02-s02"})],
    "over 12 columns, where a page has 8": [("p01-s04", {"columns": 12})],
    "p01-s04 has columns 2 and 3": [("p01-s04", {"columns": 2}), ("p01-s04", {"columns": 3})],
    "p01-s04 has page 1 and 2": [("p01-s04", {"page": 1}), ("p01-s04", {"page": 2})],
}


@pytest.mark.parametrize("said", CONTRADICTIONS)
def test_contradictory_orders_are_refused_before_any_search(tmp_path: Path, said: str) -> None:
    orders = "".join(with_order(story, **order) for story, order in CONTRADICTIONS[said])
    error = refused(write_issue(tmp_path / "i", {1: LENGTHS, 2: LENGTHS}, issue=orders))
    assert said in error.message.en
    assert error.where.file == "issue.toml"
    assert error.where.page in {1, 2}
    assert "指令" in error.message.zh


def test_orders_that_leave_no_layout_are_named(tmp_path: Path) -> None:
    orders = "".join(with_order(f"p01-s0{k}", pin="top") for k in range(1, 8))
    error = refused(write_issue(tmp_path / "i", PAGE, issue=orders))
    assert "it could be but for the orders p01-s01 at top" in error.message.en
    assert (error.where.file, error.where.page) == ("issue.toml", 1)


def test_a_brief_whose_place_is_ordered_stands_there(tmp_path: Path) -> None:
    briefs = {f"p01_s{rank:02}": "brief: true" for rank in range(5, 14)}
    folder = write_issue(
        tmp_path / "i",
        {1: [1500, 1200, 1000, 800, *[45] * 9]},
        issue=with_order("p01-s06", pin="top-right"),
        **briefs,
    )
    made_up = good(folder)
    (module,) = (module for module in made_up.pages[0].modules if module.story == "p01-s06")
    assert (module.row, module.column + module.columns) == (made_up.pages[0].first_row, made_up.columns)


def test_when_the_seconds_are_over_the_run_ends(tmp_path: Path) -> None:
    error = refused(write_issue(tmp_path / "i", PAGE, settings="[makeup]\nseconds = 0.001\n"))
    assert isinstance(error, OutOfTimeError)
    assert error.where.page == 1
    assert "seconds" in error.message.en
    assert "秒" in error.message.zh


def test_the_seconds_change_nothing_else(tmp_path: Path) -> None:
    plain = good(write_issue(tmp_path / "a", PAGE))
    assert good(write_issue(tmp_path / "b", PAGE, settings="[makeup]\nseconds = 3000\n")) == plain


def test_a_watch_counts_from_when_it_was_set() -> None:
    clock: Callable[[], float] = iter([100.0, 104.9, 105.1]).__next__
    watch = Watch(5.0, clock)
    watch.look(1)
    with pytest.raises(OutOfTimeError, match="page 2"):
        watch.look(2)
