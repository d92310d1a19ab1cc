"""Briefs stand together under one head in print, each by itself in the EPUB, and none of their words is lost."""

import io
import zipfile
from pathlib import Path

from pipeline.build import Request, build, plan
from pipeline.press.reading import read_pages
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
    # Headline and text take turns: the even blocks are headlines of one line each.
    heads = {start for start, count in zip(starts[::2], module.paragraph_lines[::2], strict=True) if count == 1}
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
