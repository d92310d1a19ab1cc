"""A story written as a file and read again is the same story, whatever its words look like."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import SourceError
from pipeline.intake.decode import text_of
from pipeline.intake.markdown import read_story, story_markdown
from pipeline.intake.markdown_inline import read_inline
from pipeline.intake.nesting import nested
from pipeline.model import Box, Byline, Credit, Dateline, Form, Picture, Span, Story, Style

HOSTILE = st.sampled_from(
    [
        "# 题", "## 题", "- 项", "* 项", "+ 项", "1. 其一", "1) 其一", "12.5亿元", "> 引", "| 甲 | 乙 |",
        "|---|---|", "---", "...", "```", ":::", "{{x}}", "{.flush} 编辑同志：", "{.signed}", "{囧|jiǒng}",
        "[字]{.hei}", "[字]{.ruby zì}", "**粗**", "*楷*", "m^2^", "CO~2~", "\\", "\\\\", "\\t", "\\u{20}",
        "a\\", "<b>粗</b>", "&amp;", "👨\u200d👩\u200d👧", "辻󠄀", "　　缩进", " 前后 ", "\t制表\t", "甲\n乙",
        "甲\u2028乙", "headline: x", "id: 'x'", "null", "~", "yes", "12:30", "2024-06-14", "0x1F", "1e3", "'",
        '"', "#", "!", "%", "@x", "`x`", "：", "？ x", "? x", "- - -", "长" * 3000, "。",
    ]
)  # fmt: skip
PIECE = HOSTILE | st.text(alphabet="的一是*~^[]{}|\\#>-+.1a （。\t　:'\"", min_size=1, max_size=12)
TEXT = st.lists(PIECE, min_size=1, max_size=3).map("".join).filter(lambda text: bool(text.strip()))
NAME = st.none() | TEXT
DISPLAY = st.lists(TEXT, max_size=2).map(tuple)
BYLINES = st.lists(st.builds(Byline, NAME, TEXT, NAME), max_size=2).map(tuple)
SHARE = st.floats(0, 1)
PICTURES = st.lists(
    st.builds(
        Picture,
        st.sampled_from([None, "pictures/1.jpg", "pictures/图 一.png"]),
        TEXT | st.just(""),
        st.none() | st.builds(Credit, NAME, TEXT),
        TEXT | st.just(""),
        focus=st.none() | st.tuples(SHARE, SHARE),
    ),
    max_size=2,
).map(tuple)


@st.composite
def bodies(draw: st.DrawFn) -> tuple[tuple[str, ...], tuple[Form, ...], tuple[Span, ...]]:
    paragraphs: list[str] = []
    forms: list[Form] = []
    spans: list[Span] = []
    for _ in range(draw(st.integers(0, 6))):
        form = draw(st.sampled_from(list(Form)))
        if form in (Form.ROW, Form.TABLE):
            cells = draw(st.lists(TEXT.map(lambda cell: cell.replace("\t", " ")) | st.just(""), min_size=1, max_size=4))
            text = "\t".join(cells)
            if not text:
                continue
        else:
            text = draw(TEXT)
        number = len(paragraphs)
        paragraphs.append(text)
        forms.append(form)
        edge = st.integers(0, len(text))
        own = draw(st.lists(st.tuples(edge, edge, st.sampled_from(list(Style)), TEXT), max_size=4))
        said = [
            Span(number, min(a, b), max(a, b), style, reading if style is Style.RUBY else None)
            for a, b, style, reading in own
        ]
        spans += nested(said, len(text))
    plain = all(form is Form.PROSE for form in forms)
    return tuple(paragraphs), () if plain else tuple(forms), tuple(spans)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    paragraphs, forms, spans = draw(bodies())
    return Story(
        id=draw(st.sampled_from(["p01-s01", "a.b_c", "7"])),
        rank=draw(st.integers(1, 2000)),
        headline=draw(DISPLAY),
        paragraphs=paragraphs,
        column_head=draw(DISPLAY),
        kicker=draw(DISPLAY),
        deck=draw(DISPLAY),
        dateline=draw(st.none() | st.builds(Dateline, TEXT, NAME, NAME)),
        bylines=draw(BYLINES),
        signature=draw(TEXT | st.just("")),
        pictures=draw(PICTURES),
        jump=draw(st.none() | TEXT),
        source_file=draw(st.sampled_from(["copy/01.txt", "copy/02.docx", "a:3", "b:1-2:", "稿 件.md"])),
        source_lines=draw(st.lists(st.integers(1, 400), max_size=6).map(tuple)),
        joins=draw(st.integers(0, 3)),
        forms=forms,
        spans=spans,
        upright=draw(st.booleans()),
        brief=draw(st.booleans()),
        box=draw(st.none() | st.sampled_from(list(Box))),
        quote=draw(TEXT | st.just("")),
        section=draw(TEXT | st.just("")),
        floating=draw(st.booleans()),
    )


@settings(max_examples=400, derandomize=True, deadline=None)
@given(story=stories())
def test_a_story_reads_back_the_same(story: Story) -> None:
    data = story_markdown(story, 3).encode("utf-8")
    filed = read_story(text_of(data, "s.md").text, "s.md", 9)
    assert filed.page == (None if story.floating else 3)
    assert replace(filed.story, floating=story.floating) == story


def read(body: str, front: str = "headline: [题]") -> Story:
    return read_story(f"---\n{front}\n---\n\n{body}\n", "s.md", 1).story


def test_an_empty_line_parts_two_tables() -> None:
    story = read("| 甲 | 1 |\n|---|---|\n| 乙 | 2 |\n\n| 丙 | 3 |\n|---|---|\n| 丁 | 4 |\n\n正文。\n\n| 戊 | 5 |")
    assert story.forms == (Form.ROW, Form.ROW, Form.TABLE, Form.ROW, Form.PROSE, Form.ROW)
    assert read(story_markdown(story, 1).split("---\n")[2]).forms == story.forms


@pytest.mark.parametrize("ending", ["  ", " ", "\t", "　"])
def test_white_space_that_an_editor_leaves_behind_changes_nothing(ending: str) -> None:
    body = (
        "### 小标题\n\n| 甲 | 1 |\n|---|---|\n| 乙 | 2 |\n\n> 床前明月光\n> 疑是地上霜\n\n- 甲项\n- 乙项\n\n正文一段。"
    )
    assert replace(read("\n".join(line + ending for line in body.split("\n"))), source_lines=()) == replace(
        read(body), source_lines=()
    )


def test_a_mark_of_a_table_inside_a_reading_ends_no_cell() -> None:
    assert read("| {囧|jiǒng}字 | 二 |").paragraphs == ("囧字\t二",)


def test_words_may_be_set_apart_inside_words_set_apart() -> None:
    marked = read_inline("[甲[乙]{.kai}]{.bold}[[丙]{.hei}丁]{.ruby bǐng dīng}")
    assert marked.text == "甲乙丙丁"
    assert [(s.start, s.end, s.style, s.reading) for s in marked.spans] == [
        (0, 2, Style.BOLD, None),
        (1, 2, Style.KAI, None),
        (2, 4, Style.RUBY, "bǐng dīng"),
        (2, 3, Style.HEI, None),
    ]


def test_spans_that_cross_are_parted_and_readings_stay_whole() -> None:
    crossing = (Span(0, 0, 3, Style.BOLD), Span(0, 2, 5, Style.RUBY, "x"), Span(0, 4, 7, Style.KAI))
    assert nested(crossing, 6) == (
        Span(0, 0, 2, Style.BOLD),
        Span(0, 2, 5, Style.RUBY, "x"),
        Span(0, 2, 3, Style.BOLD),
        Span(0, 4, 5, Style.KAI),
        Span(0, 5, 6, Style.KAI),
    )


def test_brackets_without_end_are_read_at_once() -> None:
    assert read("[" * 100_000).paragraphs == ("[" * 100_000,)


def test_thousands_of_words_set_apart_are_written_and_read_at_once() -> None:
    styles = [style for style in Style if style is not Style.RUBY]
    spans = tuple(Span(0, 2 * at, 2 * at + 1, styles[at % len(styles)]) for at in range(20_000))
    story = Story("p01-s01", 1, ("题",), ("甲乙" * 20_000,), spans=spans)
    assert read_story(story_markdown(story, 1), "01.md", 1).story.spans == spans


def test_plain_words_of_the_front_matter_are_text() -> None:
    story = read("正文。", "headline: 12:30\nkicker: 2024-06-14\ndeck: [NO, 007]\nrank: 3\nbrief: true\nsignature:")
    assert (story.headline, story.kicker, story.deck) == (("12:30",), ("2024-06-14",), ("NO", "007"))
    assert (story.rank, story.brief, story.signature) == (3, True, "")


def test_tabs_in_the_front_matter_are_spaces() -> None:
    assert read("正文。", "headline:\t标题\ndeck:\n\t- 副题").deck == ("副题",)


@pytest.mark.parametrize(
    ("front", "line", "word"),
    [
        ("rank: 1\nheadline：标题", 3, "full-width"),
        ("headline: 一\nrank: 1\nheadline: 二", 4, "twice"),
        ("headline: &a [x]\ndeck: *a", 3, "alias"),
    ],
)
def test_slips_in_the_front_matter_are_refused(front: str, line: int, word: str) -> None:
    with pytest.raises(SourceError, match=word) as refused:
        read("正文。", front)
    assert refused.value.where.line == line


def test_dateline_and_bylines_follow_the_text_unless_the_front_matter_says_them() -> None:
    lead = "本报讯（记者张三）4日，我市下雪。"
    assert read(lead).dateline == Dateline("本报讯", None, "4日")
    assert read(lead).bylines == (Byline("记者", "张三"),)
    said = read(lead, "headline: 题\ndateline: ''\nbylines: []")
    assert (said.dateline, said.bylines) == (None, ())
