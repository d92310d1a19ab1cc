"""Forms and words set apart, in the book as an e-reader gets it."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pipeline.ebook import conservation
from pipeline.ebook.book import make_epub
from pipeline.ebook.rare import rare_reading
from pipeline.errors import EpubInvalidError
from pipeline.intake.markdown import read_story
from pipeline.model import Issue, Page
from pipeline.settings.layout import Layout
from tests.ebook.opened import HTML, changed, documents_of, files_of, text_of
from tests.ebook.test_book import epubcheck

BODY = """**要点**在前，*楷体*与[黑体]{.hei}在后，面积10m^2^，{囧|jiǒng}字有音；𬭊元素。

### 小标题

- 甲项
- 乙项

> 床前明月光
> 疑是地上霜
>
> 举头望明月

| 项目 | 数 |
|---|---|
| 人口 | 120 |

{.flush} 编辑同志：

{.signed} 读者
"""


@pytest.fixture
def marked(issue: Issue) -> Issue:
    story = replace(read_story(f"---\nheadline: [题目]\n---\n{BODY}", "s.md", 1).story, id="s1")
    return replace(issue, pages=(Page(1, (story,)),))


def story_of(book: bytes) -> ET.Element:
    article = documents_of(book)["page-01-story-01.xhtml"].find(f".//{HTML}article")
    assert article is not None
    return article


def test_each_form_has_its_element(marked: Issue, broadsheet: Layout, tmp_path: Path) -> None:
    book = make_epub(marked, broadsheet, None, {})
    assert conservation.check(marked, book) == 75
    article = story_of(book)
    assert [text_of(e) for e in article.iter(f"{HTML}b")] == ["要点"]
    assert [text_of(e) for e in article.iter(f"{HTML}sup")] == ["2"]
    assert [text_of(e) for e in article.iter(f"{HTML}rt")] == ["jiǒng"]
    assert [text_of(e) for e in article.iter(f"{HTML}h3")] == ["小标题"]
    stanzas = [e for e in article.iter(f"{HTML}div") if e.get("class") == "stanza"]
    assert [[text_of(line) for line in stanza] for stanza in stanzas] == [["床前明月光", "疑是地上霜"], ["举头望明月"]]
    rows = [[(cell.tag.removeprefix(HTML), text_of(cell)) for cell in row] for row in article.iter(f"{HTML}tr")]
    assert rows == [[("th", "项目"), ("th", "数")], [("th", "人口"), ("td", "120")]]
    classes = [e.get("class") for e in article.iter(f"{HTML}p") if e.get("class") in ("item", "flush", "signed")]
    assert classes == ["item", "item", "flush", "signed"]
    style = files_of(book)["EPUB/style.css"].decode()
    for family in ("bold", "kai", "hei"):
        assert f'font-family: "{family}"; src' in style
    assert epubcheck(book, tmp_path) == []


def test_readings_are_added_only_where_asked_and_sure(marked: Issue, broadsheet: Layout) -> None:
    book = make_epub(marked, broadsheet, None, {}, ruby="rare")
    readings = [(e.get("class"), text_of(e)) for e in story_of(book).iter(f"{HTML}rt")]
    assert (None, "jiǒng") in readings
    assert ("added", rare_reading("𬭊")) in readings
    # What is added is not the copy's, and does not count as such.
    assert conservation.check(marked, book) == conservation.check(marked, make_epub(marked, broadsheet, None, {}))


def test_a_reading_lost_from_the_copy_is_found(marked: Issue, broadsheet: Layout) -> None:
    book = make_epub(marked, broadsheet, None, {})
    spoilt = changed(book, "EPUB/page-01-story-01.xhtml", lambda text: text.replace("jiǒng", ""))
    with pytest.raises(EpubInvalidError):
        conservation.check(marked, spoilt)


def test_only_rare_characters_with_one_reading_have_one() -> None:
    assert rare_reading("中") is None  # common
    assert rare_reading("囧") == "jiǒng"
    assert rare_reading("A") is None


def test_two_tables_one_after_the_other_are_two(issue: Issue, broadsheet: Layout) -> None:
    body = "| 甲 | 1 |\n| 乙 | 2 |\n\n| 丙 | 3 |\n\n正文。"
    story = replace(read_story(f"---\nheadline: [题目]\n---\n{body}", "s.md", 1).story, id="s1")
    article = story_of(make_epub(replace(issue, pages=(Page(1, (story,)),)), broadsheet, None, {}))
    assert [len(list(table.iter(f"{HTML}tr"))) for table in article.iter(f"{HTML}table")] == [2, 1]
