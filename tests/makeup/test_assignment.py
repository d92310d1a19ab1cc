"""Stories without a page: the front page takes the strongest, sections keep together, pages are filled alike."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.build import Request, build, parse, plan
from pipeline.editions import composer_for
from pipeline.errors import CopyDoesNotFitError
from pipeline.intake.folder import write_folder
from pipeline.makeup.assignment import as_printed
from pipeline.makeup.dealing import Bin, Dealt, deal
from pipeline.makeup.estimate import estimated_lines
from pipeline.makeup.issue import make_up
from pipeline.model import Issue
from tests.makeup.copy_for_pages import HEADLINES, body

SECTIONS = ("本地", "体育", "文化")
LENGTHS = (1150, 1000, 900, 820, 760, 700, 640, 560, 500, 430, 380, 330, 300, 260, 240)
PAGES = """
[[page]]
number = 1
name = "要闻"

[[page]]
number = 2
sections = ["本地"]

[[page]]
number = 3
sections = ["体育", "文化"]
"""


def write_unplaced(folder: Path, count: int, *, issue: str = "", **front: str) -> Path:
    """An issue folder whose stories name a section and no page."""
    (folder / "stories").mkdir(parents=True)
    (folder / "paper.toml").write_text('id = "t"\ntitle = "试刊"\nlayout = "broadsheet"\n', encoding="utf-8")
    (folder / "issue.toml").write_text(f"date = 2024-05-10\n{issue}", encoding="utf-8")
    for k in range(count):
        name = f"s{k + 1:02}"
        head = f"rank: {k + 1}\nsection: {SECTIONS[k % 3]}\nheadline: {HEADLINES[k % len(HEADLINES)]}\n"
        text = f"---\n{head}{front.get(name, '')}\n---\n\n{body(LENGTHS[k % len(LENGTHS)], 7 * k)}\n"
        (folder / "stories" / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def issue_of(folder: Path) -> Issue:
    return parse(Request((folder,), folder / "nowhere")).issue


def pages_of(issue: Issue) -> dict[str, int]:
    return {story.id: page.number for page in issue.pages for story in page.stories}


def test_an_issue_gets_as_many_pages_as_its_copy_fills(tmp_path: Path) -> None:
    # Fifteen stories have some 8,970 characters, about 650 lines of 15 em: a page well filled takes about 400.
    issue = issue_of(write_unplaced(tmp_path / "i", 15))
    assert [page.number for page in issue.pages] == [1, 2]
    assert not issue.unplaced
    assert sum(len(page.stories) for page in issue.pages) == 15
    assert len(issue_of(write_unplaced(tmp_path / "more", 60)).pages) >= 6


def test_the_front_page_has_the_strongest(tmp_path: Path) -> None:
    issue = issue_of(write_unplaced(tmp_path / "i", 30))
    assert [story.id for story in issue.pages[0].stories[:4]] == ["s01", "s02", "s03", "s04"]


def test_sections_stand_on_the_pages_that_take_them(tmp_path: Path) -> None:
    issue = issue_of(write_unplaced(tmp_path / "i", 24, issue=PAGES))
    sections = {page.number: {story.section for story in page.stories} for page in issue.pages}
    assert sections[2] == {"本地"}
    assert sections[3] == {"体育", "文化"}


def test_pages_are_filled_alike(tmp_path: Path) -> None:
    folder = write_unplaced(tmp_path / "i", 45)
    checked = parse(Request((folder,), folder / "nowhere"))
    grid = checked.settings.layout.grids[0]
    lines = [sum(estimated_lines(story, grid) for story in page.stories) for page in checked.issue.pages[1:]]
    assert max(lines) <= 1.1 * min(lines)


def test_a_page_that_is_given_stays(tmp_path: Path) -> None:
    order = '\n[[order]]\nstory = "s02"\npage = 3\n'
    issue = issue_of(write_unplaced(tmp_path / "i", 24, issue=PAGES + order, s01="page: 2\n"))
    found = pages_of(issue)
    assert (found["p02-s01"], found["s02"]) == (2, 3)
    assert {story.id for page in issue.pages for story in page.stories if not story.floating} == {"p02-s01", "s02"}


def test_each_page_of_such_an_issue_is_made_up_and_stays_the_next_time(tmp_path: Path) -> None:
    folder, dist = write_unplaced(tmp_path / "i", 15), tmp_path / "dist"
    built = build(Request((folder,), dist, formats=("press",)))
    before = {path.name: path.read_bytes() for path in built.folder.iterdir()}
    report = json.loads(before["report.json"])
    assert set(report["assigned"]) == {f"s{k:02}" for k in range(1, 16)}
    made_up = plan(Request((folder,), dist))
    assert {m.story: page.number for page in made_up.pages for m in page.modules} == report["assigned"]
    assert all(page.ladder in {(), ("slack-1",)} for page in made_up.pages)
    build(Request((folder,), dist, formats=("press",)))
    assert before == {path.name: path.read_bytes() for path in built.folder.iterdir()}


def test_a_page_too_full_gives_a_weak_story_to_its_neighbour(tmp_path: Path) -> None:
    folder = write_unplaced(tmp_path / "i", 15)
    checked = parse(Request((folder,), folder / "nowhere"))
    one, two = checked.issue.pages
    # The weakest of page 1 is too many on page 2.
    moved = one.stories[-1:]
    crowded = replace(
        checked.issue, pages=(replace(one, stories=one.stories[:-1]), replace(two, stories=(*moved, *two.stories)))
    )
    settings = checked.settings
    made = make_up(crowded, settings.layout, composer_for(settings), "6x15")
    assert all(page.ladder in {(), ("slack-1",)} for page in made.plan.pages)
    assert not made.plan.jumps
    assert pages_of(made.issue) != pages_of(crowded)
    assert pages_of(as_printed(crowded, made.issue)) == pages_of(made.issue)


def test_a_folder_written_from_it_gives_the_same_issue(tmp_path: Path) -> None:
    folder = write_unplaced(tmp_path / "i", 24, issue=PAGES)
    checked = parse(Request((folder,), folder / "nowhere"))
    write_folder(checked.issue, checked.settings, (folder,), tmp_path / "again")
    assert pages_of(issue_of(tmp_path / "again")) == pages_of(checked.issue)


def test_a_page_that_is_named_and_has_no_copy_is_refused(tmp_path: Path) -> None:
    empty = '[[page]]\nnumber = 1\n[[page]]\nnumber = 2\nsections = ["财经"]\n'
    folder = write_unplaced(tmp_path / "i", 6, issue=empty)
    with pytest.raises(CopyDoesNotFitError) as refused:
        plan(Request((folder,), tmp_path))
    assert refused.value.where.page == 2
    assert "it has no copy" in refused.value.message.en
    assert "没有稿件" in refused.value.message.zh


def test_dealing_evens_pages_out_and_keeps_what_was() -> None:
    # 4 × 30 + 4 × 10 lines over a front page and two others of 60: about 53 each.
    stories = [Dealt(f"a{k}", "a", 30) for k in range(4)] + [Dealt(f"b{k}", "b", 10) for k in range(4)]
    bins = [Bin(n, 60.0) for n in (1, 2, 3)]
    places = deal(stories, bins, {})
    assert sorted(own.lines for own in bins) == [50, 50, 60]
    again = [Bin(n, 60.0) for n in (1, 2, 3)]
    assert deal(list(reversed(stories)), again, places) == places
