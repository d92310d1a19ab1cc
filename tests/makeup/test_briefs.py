"""Briefs stand together under one head in print, each by itself in the EPUB, and none of their words is lost."""

import io
import zipfile
from pathlib import Path

from pipeline.build import Request, build, parse, plan
from pipeline.makeup.body import body_blocks
from pipeline.makeup.copyfit import choose_line_counts
from pipeline.makeup.edition import print_issue_of
from pipeline.model import Box, Form
from pipeline.press.reading import read_pages
from pipeline.typography.cells import Paragraph
from tests.makeup.copy_for_pages import write_issue

LENGTHS = [1500, 1200, 1000, 800, *[45] * 9]
BRIEFS = {f"p01_s{rank:02}": "brief: true" for rank in range(5, 14)}


def test_briefs_stand_under_one_head(tmp_path: Path) -> None:
    folder = write_issue(tmp_path / "issue", {1: LENGTHS}, **BRIEFS)
    built = build(Request((folder,), tmp_path / "dist", formats=("press", "epub")))
    page = read_pages((built.folder / "press.pdf").read_bytes())[0]
    assert page.text.count("简讯") == 1
    modules = plan(Request((folder,))).pages[0].modules
    assert [m.story for m in modules if m.story.startswith("p01-briefs")] == ["p01-briefs-1"]
    assert len(modules) == 5
    book = zipfile.ZipFile(io.BytesIO((built.folder / "issue.epub").read_bytes()))
    text = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    assert "简讯" not in text
    assert all(f'id="p01-s{rank:02}"' in text for rank in range(5, 14))


def test_no_leg_ends_after_the_headline_of_a_brief(tmp_path: Path) -> None:
    folder = write_issue(tmp_path / "issue", {1: LENGTHS}, **BRIEFS)
    (module,) = [m for m in plan(Request((folder,))).pages[0].modules if m.story == "p01-briefs-1"]
    starts, line = [], 0
    for count in module.paragraph_lines:
        starts.append(line)
        line += count
    # Headline and text take turns: the even blocks are headlines of one line each, all but the first below white.
    heads = {start + count - 1 for start, count in zip(starts[::2], module.paragraph_lines[::2], strict=True)}
    assert module.paragraph_lines[::2] == (1, *[2] * 8)
    assert len(heads) == 9
    assert not heads & {leg.last_line - 1 for leg in module.legs}


def test_the_head_is_a_setting(tmp_path: Path) -> None:
    folder = write_issue(tmp_path / "issue", {1: LENGTHS}, settings='[makeup]\nbriefs = "一句话新闻"\n', **BRIEFS)
    (module,) = [m for m in plan(Request((folder,))).pages[0].modules if m.story == "p01-briefs-1"]
    assert "".join(line.text for line in module.head.lines) == "一句话新闻"


def test_sixty_briefs_make_a_page(tmp_path: Path) -> None:
    front = {f"p01_s{rank:02}": "brief: true" for rank in range(1, 61)}
    modules = plan(Request((write_issue(tmp_path / "issue", {1: [45] * 60}, **front),))).pages[0].modules
    assert {m.story for m in modules} == {"p01-briefs-1", "p01-briefs-2"}


def test_briefs_have_white_between_them_and_one_box(tmp_path: Path) -> None:
    front = {f"p01_s{n:02}": "brief: true" for n in (5, 6, 7)}
    front["p01_s06"] += "\nbox: tint"
    folder = write_issue(tmp_path / "issue", {1: [1500, 900, 800, 700, 160, 150, 140]}, **front)
    parsed = parse(Request((folder,)))
    issue = print_issue_of(parsed.issue, parsed.settings, "press")
    group = next(story for story in issue.pages[0].stories if Form.BRIEF in story.forms)
    assert group.box is Box.TINT
    blocks = body_blocks(group, parsed.settings.layout)
    heads = [block for block in blocks if isinstance(block, Paragraph) and block.keeps_next]
    assert [head.space_before for head in heads] == [0, 1, 1]


def test_white_is_kept_from_the_head_of_a_leg() -> None:
    # A leg ends after line 4: were the first paragraph of 4 lines, the white of the second would head the next leg.
    options = [{4: 0.0, 5: 20.0}, {2: 0.0}]
    assert choose_line_counts(options, 6, (4, 6), opening=frozenset({1})) == (4, 2)
    longer = [{4: 0.0, 5: 20.0}, {2: 0.0, 3: 20.0}]
    assert choose_line_counts(longer, 7, (4, 7), opening=frozenset({1})) == (5, 2)
