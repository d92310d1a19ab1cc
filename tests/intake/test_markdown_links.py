"""Links in Markdown copy: words are printed, addresses told, and what only looks like a link is left alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.build import Request, parse
from pipeline.intake.folder import write_folder
from pipeline.intake.markdown import read_copy, story_markdown
from pipeline.intake.markdown_links import unlinked
from pipeline.model import Finding, Form, Story, Style


def read(body: str) -> tuple[Story, tuple[Finding, ...]]:
    filed, _, found = read_copy(f"---\nheadline: [题]\n---\n\n{body}\n", "s.md", 1)
    return filed.story, found


def told(findings: tuple[Finding, ...]) -> str:
    (one,) = [own for own in findings if own.code == "intake-link-dropped"]
    return one.message.zh.partition("地址不印：")[2]


@pytest.mark.parametrize(
    ("source", "text", "dropped"),
    [
        ("见[县志](http://a.invalid/1)第二卷。", "见县志第二卷。", "http://a.invalid/1"),
        ('见[县志](http://a.invalid/1 "旧 志")。', "见县志。", "http://a.invalid/1 “旧 志”"),
        ("见[县志](<http://a.invalid/a b> '志')。", "见县志。", "http://a.invalid/a b “志”"),
        ("见[县志](http://a.invalid/x_(y))。", "见县志。", "http://a.invalid/x_(y)"),
        ("见[县志](docs/1.html)。", "见县志。", "docs/1.html"),
        ("见[县志](#二)。", "见县志。", "#二"),
        ('见[县志][k]。\n\n[k]: http://a.invalid/1 "志"', "见县志。", "http://a.invalid/1 “志”"),
        ("见[县志][]。\n\n[县志]: http://a.invalid/1", "见县志。", "http://a.invalid/1"),
        ("见[县志]。\n\n[县志]: http://a.invalid/1", "见县志。", "http://a.invalid/1"),
        ("没有人提到它。\n\n[k]: http://a.invalid/1", "没有人提到它。", "http://a.invalid/1"),
        ("见[县\n志](http://a.invalid/1)。", "见县志。", "http://a.invalid/1"),
        ("见[](http://a.invalid/1)后。", "见后。", "http://a.invalid/1"),
        ("[甲](http://a.invalid/1)[乙](http://a.invalid/2)", "甲乙", "http://a.invalid/1 http://a.invalid/2"),
    ],
)  # fmt: skip
def test_the_words_of_a_link_are_printed_and_its_address_is_told(source: str, text: str, dropped: str) -> None:
    story, findings = read(source)
    assert story.paragraphs == (text,)
    assert told(findings) == dropped


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("网址是http://a.invalid/1。", "网址是http://a.invalid/1。"),
        ("网址是<http://a.invalid/*1*_>。", "网址是http://a.invalid/*1*_。"),
        ("写信到<a.b@a.invalid>。", "写信到a.b@a.invalid。"),
        ("[http://a.invalid/1](http://a.invalid/1)", "http://a.invalid/1"),
        ("[注](见下文)", "[注](见下文)"),
        ("[注](3.5)", "[注](3.5)"),
        ("[注]: 这是一条说明", "[注]: 这是一条说明"),
        ("[甲]与[乙][丙]", "[甲]与[乙][丙]"),
        (r"\[甲](http://a.invalid/1)", "[甲](http://a.invalid/1)"),
        (r"\<http://a.invalid/1>", "<http://a.invalid/1>"),
        ("a<b 和 <b>粗</b>", "a<b 和 <b>粗</b>"),
        ("文中![图](图.jpg)一张", "文中![图](图.jpg)一张"),
        ("[^1]: http://a.invalid/1", "[^1]: http://a.invalid/1"),
    ],
)
def test_what_is_no_link_stays_and_nothing_is_told(source: str, text: str) -> None:
    story, findings = read(source)
    assert (story.paragraphs, findings) == ((text,), ())


def test_all_links_of_a_story_are_one_finding_at_the_first() -> None:
    _, findings = read("一段。\n\n[甲](http://a.invalid/1)、[乙](http://a.invalid/2)、[丙](http://a.invalid/1)。")
    (one,) = findings
    assert (one.code, one.where.file, one.where.line, one.story) == ("intake-link-dropped", "s.md", 7, "s01")
    assert told(findings) == "http://a.invalid/1 http://a.invalid/2"


def test_words_set_apart_in_a_link_stay_set_apart() -> None:
    story, _ = read("见[**县**志](http://a.invalid/1)与[乙](http://a.invalid/2){.kai}。")
    assert story.paragraphs == ("见县志与乙。",)
    assert [(own.start, own.end, own.style) for own in story.spans] == [(1, 2, Style.BOLD), (4, 5, Style.KAI)]


@pytest.mark.parametrize("words", ["# 号", "- 甲", "> 引", "1. 其一", "| 格 |", "* 星"])
def test_the_words_of_a_link_at_the_head_of_a_line_are_text(words: str) -> None:
    story, _ = read(f"[{words}](http://a.invalid/1)")
    assert (story.paragraphs, story.forms) == ((words,), ())


def test_links_in_a_headline_a_list_and_a_table() -> None:
    filed, _, findings = read_copy(
        "# [题](http://a.invalid/1)\n\n- [甲](http://a.invalid/2)\n\n| [乙](http://a.invalid/3) | 1 |\n", "s.md", 1
    )
    story = filed.story
    assert (story.headline, story.paragraphs) == (("题",), ("• 甲", "乙\t1"))
    assert story.forms == (Form.ITEM, Form.ROW)
    assert told(findings).count("http") == 3


def test_pictures_keep_working() -> None:
    story, findings = read(
        '![说明甲](甲.jpg "题")\n\n[![说明乙](乙.jpg)](http://a.invalid/1)\n\n![说明丙][k]\n\n正文。\n\n[k]: 丙.jpg'
    )
    assert [(own.file, own.caption) for own in story.pictures] == [
        ("甲.jpg", "说明甲"), ("乙.jpg", "说明乙"), ("丙.jpg", "说明丙"),
    ]  # fmt: skip
    assert story.paragraphs == ("正文。",)
    assert told(findings) == "甲.jpg “题” http://a.invalid/1"


def test_what_was_dropped_is_told_again_by_the_folder_written_from_it(tmp_path: Path) -> None:
    source = tmp_path / "s.md"
    source.write_text("# 题\n\n见[县志](http://a.invalid/1)，或<http://a.invalid/2>。\n", encoding="utf-8")
    read_first = parse(Request((source,)))
    write_folder(read_first.issue, read_first.settings, [source], tmp_path / "out")
    again = parse(Request((tmp_path / "out",)))
    (story,) = again.issue.pages[0].stories
    assert story.paragraphs == ("见县志，或http://a.invalid/2。",)
    assert [own.code for own in again.findings] == ["intake-link-dropped"]


@given(st.text(alphabet="[]()<>!\\ab:/.#*\n 甲\"'{}|", max_size=40))
def test_no_character_goes_but_marks_and_what_is_told(source: str) -> None:
    bare = unlinked(source)
    assert bare.text.count("\n") == source.count("\n")
    told_too = "".join(link.told for link in bare.links)
    assert set(source) - set("[]()<>\\\"' \n") <= set(bare.text + told_too)


@given(st.text(alphabet="[]()<>!\\ab:/.#*-\t 甲{}|", min_size=1, max_size=40))
def test_text_with_brackets_is_written_so_that_it_is_read_again(text: str) -> None:
    text = text.strip(" \t")
    if not text or "\t" in text:
        return
    story = Story("s01", 1, ("题",), (text,))
    filed, _, findings = read_copy(story_markdown(story, 1), "s.md", 1)
    assert (filed.story.paragraphs, findings) == ((text,), ())


@pytest.mark.parametrize(
    ("hostile", "links"),
    [
        ("[" * 200_000, 0),
        ("[](a.b)" * 60_000, 60_000),
        ('[x](a.b "' * 40_000, 0),
        ("[a]: " * 60_000, 0),
        ("[" * 3_000 + "x" * 30_000 + "](a.b)" * 3_000, 2_000),
        ("甲[乙](http://a.invalid/1)\n" * 40_000, 40_000),
    ],
    ids=["open", "empty", "quotes", "labels", "nested", "many"],
)
def test_brackets_without_end_are_read(hostile: str, links: int) -> None:
    assert len(unlinked(hostile).links) >= links
