"""Markdown bodies: what markers mean, and that reading undoes writing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.intake.markdown import read_story, story_markdown
from pipeline.intake.markdown_inline import marked_text, read_inline
from pipeline.model import Form, Span, Story, Style


def read(body: str) -> Story:
    return read_story(f"---\nheadline: [题]\n---\n\n{body}\n", "s.md", 1).story


@pytest.mark.parametrize(
    ("source", "text", "spans"),
    [
        ("这是**要点**。", "这是要点。", [(2, 4, Style.BOLD, None)]),
        ("这是*楷体*字", "这是楷体字", [(2, 4, Style.KAI, None)]),
        ("[黑体]{.hei}与[楷]{.kai}", "黑体与楷", [(0, 2, Style.HEI, None), (3, 4, Style.KAI, None)]),
        ("面积10m^2^，CO~2~气", "面积10m2，CO2气", [(5, 6, Style.SUPERSCRIPT, None), (9, 10, Style.SUBSCRIPT, None)]),
        ("{囧|jiǒng}字", "囧字", [(0, 1, Style.RUBY, "jiǒng")]),
        ("**甲*乙*丙**", "甲乙丙", [(0, 3, Style.BOLD, None), (1, 2, Style.KAI, None)]),
        ("5*3*2等于30", "5*3*2等于30", []),
        ("1~2~3级风", "1~2~3级风", []),
        ("不成对的*星号和**两颗", "不成对的*星号和**两颗", []),
        (r"\*不是\*标记", "*不是*标记", []),
        ("<b>不是</b>标记&amp;", "<b>不是</b>标记&amp;", []),
        ("空{|}的[]{.hei}与{{x}}", "空{|}的[]{.hei}与{{x}}", []),
    ],
)
def test_inline_markers(source: str, text: str, spans: list[tuple[int, int, Style, str | None]]) -> None:
    marked = read_inline(source)
    assert marked.text == text
    assert [(s.start, s.end, s.style, s.reading) for s in marked.spans] == spans


def test_blocks_take_their_forms() -> None:
    story = read(
        "第一段\n接着写。\n\n### 小标题\n\n- 甲项\n- 乙项\n\n1. 其一\n2. 其二\n"
        "\n> 床前明月光\n> 疑是地上霜\n>\n> 举头望明月\n"
        "\n| 项目 | 数 |\n|---|---|\n| 人口 | 120 |\n\n{.flush} 编辑同志：\n\n{.signed} 读者"
    )
    assert list(zip(story.forms, story.paragraphs, strict=True)) == [
        (Form.PROSE, "第一段接着写。"),
        (Form.SUBHEAD, "小标题"),
        (Form.ITEM, "• 甲项"),
        (Form.ITEM, "• 乙项"),
        (Form.ITEM, "1. 其一"),
        (Form.ITEM, "2. 其二"),
        (Form.VERSE, "床前明月光"),
        (Form.VERSE, "疑是地上霜"),
        (Form.STANZA, "举头望明月"),
        (Form.ROW, "项目\t数"),
        (Form.ROW, "人口\t120"),
        (Form.FLUSH, "编辑同志："),
        (Form.SIGNED, "读者"),
    ]


def test_hard_breaks_keep_lines() -> None:
    story = read("白日依山尽  \n黄河入海流\n\n欲穷千里目\\\n更上一层楼")
    assert story.paragraphs == ("白日依山尽", "黄河入海流", "欲穷千里目", "更上一层楼")
    assert story.forms == (Form.VERSE, Form.VERSE, Form.STANZA, Form.VERSE)


def test_plain_prose_has_no_forms() -> None:
    story = read("一段。\n\n二段 with\nEnglish words。")
    assert story.paragraphs == ("一段。", "二段 with English words。")
    assert (story.forms, story.spans) == ((), ())


WORD = st.text(alphabet="的一是*~^[]{}|\\#>-+.1a （。", min_size=1, max_size=12)
SPAN_STYLE = st.sampled_from([style for style in Style if style is not Style.RUBY])


@settings(max_examples=300, derandomize=True, deadline=None)
@given(words=st.lists(st.tuples(WORD, st.none() | SPAN_STYLE), min_size=1, max_size=6))
def test_inline_reading_undoes_writing(words: list[tuple[str, Style | None]]) -> None:
    text, spans = "", []
    for word, style in words:
        if style is not None:
            spans.append(Span(0, len(text), len(text) + len(word), style))
        text += word
    marked = read_inline(marked_text(text, spans))
    assert marked.text == text
    assert marked.spans == tuple(spans)


PARAGRAPH = WORD.map(str.strip).filter(bool)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(paragraphs=st.lists(st.tuples(PARAGRAPH, st.sampled_from(list(Form))), min_size=1, max_size=6))
def test_story_reading_undoes_writing(paragraphs: list[tuple[str, Form]]) -> None:
    forms: list[Form] = []
    for _, form in paragraphs:
        verse = bool(forms) and forms[-1] in (Form.VERSE, Form.STANZA)
        # A stanza follows verse; verse does not begin with one.
        forms.append(Form.VERSE if form is Form.STANZA and not verse else form)
    plain = all(form is Form.PROSE for form in forms)
    story = Story("s", 1, ("题",), tuple(text for text, _ in paragraphs), forms=() if plain else tuple(forms))
    again = read_story(story_markdown(story, 1), "s.md", 1).story
    assert again.paragraphs == story.paragraphs
    assert again.forms == story.forms
