"""Blocks of HTML to paragraphs: what a reader of the page sees, with its place, and nothing a browser would run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SourceError
from pipeline.intake.cleaning import Cleaning
from pipeline.intake.html_tree import read_html
from pipeline.intake.hypertext import Hypertext, Source, read_blocks
from pipeline.intake.xml_tree import Addresses, read_xml, root_name
from pipeline.model import Form, Span, Style
from pipeline.settings.values import Limits


def blocks(markup: str) -> Hypertext:
    root, _ = read_html(markup, "01.html", Limits())
    return read_blocks(root, Source("01.html", Cleaning("01.html"), Addresses()))


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        ("<p>甲</p><p>乙</p>", ("甲", "乙")),
        ("甲<p>乙</p>丙", ("甲", "乙", "丙")),
        ("<p>甲<br>乙<br/>丙</p>", ("甲", "乙", "丙")),
        ("<div><div>甲</div>乙</div>", ("甲", "乙")),
        ("<p>&nbsp;&nbsp;　　甲 。&nbsp;</p><p> </p><p></p>", ("甲 。",)),
        ("<p>市政府\n   宣布\n ABC\n 三</p>", ("市政府宣布 ABC 三",)),
        ("<p>two\n  lines</p>", ("two lines",)),
        ("<p>&lt;b&gt; &amp;lt; &#x4e2d;</p>", ("<b> &lt; 中",)),
        ("<p>甲<span>乙</span><font>丙</font><unknown>丁</unknown></p>", ("甲乙丙丁",)),
        ("<p>甲</p><script>坏()</script><style>p{}</style><!-- 注 --><template><p>坏</p></template>", ("甲",)),
        ("<p>甲<script>坏</script>乙</p>", ("甲乙",)),
        ("<q>好</q><q>“已有”</q>", ("“好”“已有”",)),
        ("<p>甲<b>乙</p><p>丙</b>丁</p>", ("甲乙", "丙丁")),
        ("<head><title>题</title></head><body>甲</body>", ("甲",)),
    ],
)
def test_paragraphs_are_what_a_reader_sees(markup: str, paragraphs: tuple[str, ...]) -> None:
    assert blocks(markup).paragraphs == paragraphs


@pytest.mark.parametrize(
    ("markup", "forms", "paragraphs"),
    [
        ("<h1>甲</h1><h3>乙</h3>", (Form.SUBHEAD, Form.SUBHEAD), ("甲", "乙")),
        ("<ul><li>甲<li>乙</ul>", (Form.ITEM, Form.ITEM), ("• 甲", "• 乙")),
        (
            '<ol start="3"><li>甲<li><p>乙</p><p>续</p></ol>',
            (Form.ITEM, Form.ITEM, Form.PROSE),
            ("3. 甲", "4. 乙", "续"),
        ),
        ("<ol><li>甲<ul><li>乙</ul><li>丙</ol>", (Form.ITEM,) * 3, ("1. 甲", "• 乙", "2. 丙")),
        ("<table><tr><th>甲<th>乙<tr><td><p>一</p><p>二</p><td></table>", (Form.ROW,) * 2, ("甲\t乙", "一 二\t")),
        ("<pre>床前\n月光\n\n举头</pre>", (Form.VERSE, Form.VERSE, Form.STANZA), ("床前", "月光", "举头")),
        (
            '<p align="right">读者</p><p style="text-align: right">某日</p>',
            (Form.SIGNED, Form.SIGNED),
            ("读者", "某日"),
        ),
        ("<dl><dt>甲<dd>乙</dl>", (Form.FLUSH, Form.PROSE), ("甲", "乙")),
    ],
)
def test_forms(markup: str, forms: tuple[Form, ...], paragraphs: tuple[str, ...]) -> None:
    read = blocks(markup)
    assert (read.forms, read.paragraphs) == (forms, paragraphs)


def test_words_set_apart_keep_their_places_through_white_space() -> None:
    read = blocks(
        "<p>\n 甲\n <b>乙 <i>丙</i></b>10<sup>2</sup>H<sub>2</sub><ruby>囧<rp>(</rp><rt>jiǒng</rt></ruby></p>"
    )
    assert read.paragraphs == ("甲乙 丙102H2囧",)
    assert read.spans == (
        Span(0, 1, 4, Style.BOLD), Span(0, 3, 4, Style.KAI), Span(0, 6, 7, Style.SUPERSCRIPT),
        Span(0, 8, 9, Style.SUBSCRIPT), Span(0, 9, 10, Style.RUBY, "jiǒng"),
    )  # fmt: skip


def test_the_number_of_an_item_moves_its_spans() -> None:
    assert blocks("<ol><li>甲<b>乙</b></ol>").spans == (Span(0, 4, 5, Style.BOLD),)


def test_pictures_with_their_words_and_place() -> None:
    read = blocks(
        '<p>甲</p>\n<figure><img src="a.jpg" alt="旧桥"><figcaption>通车。<span class="photo-credit">何立夏 摄</span>'
        '</figcaption></figure><p>乙<img src="b.jpg"></p>'
    )
    first, second = read.pictures
    assert (first.src, first.caption, first.credit, first.alternate) == ("a.jpg", "通车。", "何立夏 摄", "旧桥")
    assert (first.after, first.line, first.place) == (1, 2, "/html/body/figure")
    assert (second.src, second.after) == ("b.jpg", 2)
    assert read.paragraphs == ("甲", "乙")


def test_addresses_of_links_and_words_of_what_is_left_out_are_told() -> None:
    read = blocks('<a href="http://x.example/">甲</a><form>订阅</form><iframe src="http://y.example/"></iframe>')
    assert read.paragraphs == ("甲",)
    told = {finding.code: finding.message.en for finding in read.findings}
    assert "http://x.example/" in told["intake-link-dropped"]
    assert "订阅" in told["intake-left-out"]
    assert "http://y.example/" in told["intake-left-out"]


def test_joined_cells_are_told() -> None:
    codes = {finding.code for finding in blocks('<table><tr><td colspan="1000000000">甲</table>').findings}
    assert codes == {"intake-table-spans"}


def test_every_paragraph_knows_its_place() -> None:
    read = blocks("<div>\n<p>甲</p>\n<p>乙</p></div>")
    assert [(origin.field, origin.lines, origin.place) for origin in read.origins] == [
        ("paragraphs.0", (2,), "/html/body/div/p[1]"), ("paragraphs.1", (3,), "/html/body/div/p[2]"),
    ]  # fmt: skip


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="<>&"), max_size=60))
def test_no_visible_character_of_a_text_is_lost(text: str) -> None:
    cleaning = Cleaning("x")
    kept = "".join(blocks(f"<div>甲<p>{text}</p></div>").paragraphs)
    assert "".join(kept.split()) == "甲" + "".join(cleaning.text(text).split())


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_page_is_read_in_the_encoding_its_meta_declares(encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body><p>青溪</p></body></html>'.encode(encoding)
    root, read = read_html(page, "01.html", Limits())
    assert read_blocks(root, Source("01.html", Cleaning("x"), Addresses())).paragraphs == ("青溪",)
    assert bool(read.findings) == (encoding == "gb18030")


def test_what_is_too_deep_or_too_long_is_refused() -> None:
    for markup in ("<div>" * 5000, "<i>" * 300_000, "<br>a" * 30_000):
        with pytest.raises(SourceError):
            blocks(markup)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<nitf/>", ("", "nitf")),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- <x/> --><!DOCTYPE nitf SYSTEM "a.dtd">\n<nitf>', ("", "nitf")),
        (b"<a:feed xmlns='u:x' xmlns:a='http://www.w3.org/2005/Atom'>", ("http://www.w3.org/2005/Atom", "feed")),
        ("<nitf/>".encode("utf-16"), ("", "nitf")),
        (b"{}", ("", "")),
        (b"", ("", "")),
        (bytes(range(256)), ("", "")),
    ],
)
def test_the_root_is_known_without_parsing(data: bytes, name: tuple[str, str]) -> None:
    assert root_name(data) == name


def test_addresses_count_among_children_of_one_name() -> None:
    root, _ = read_xml("<a><b/><c/><b><d/></b></a>", "01.xml", Limits())
    addresses = Addresses()
    assert [addresses.of(element) for element in root.iter()] == ["/a", "/a/b[1]", "/a/c", "/a/b[2]", "/a/b[2]/d"]
