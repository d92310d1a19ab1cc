"""Wires as agencies really write them, where that is not how the standard's examples look; all of it invented."""

from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.model import Byline, Story
from tests.intake.test_wire_json_and_text import read as read_bytes
from tests.intake.test_wire_xml import read, said, stories

NITF = """<nitf><head><title>1 TOWN Bridge</title><urgency ed-urg="2"/></head><body><body.head>{}</body.head>
<body.content>{}</body.content></body></nitf>"""
HEDLINE = "<hedline><hl1>Bridge opens</hl1></hedline>"


def nitf(folder: Path, head: str, content: str) -> tuple[Story, str]:
    filing = read(NITF.format(head, content), folder)
    (story,) = stories(filing)
    return story, said(filing, "intake-metadata")


def test_a_title_stands_in_for_a_headline_with_a_warning(tmp_path: Path) -> None:
    filing = read(NITF.format("", "<p>It opened.</p>"), tmp_path)
    assert stories(filing)[0].headline == ("1 TOWN Bridge",)
    assert "1 TOWN Bridge" in said(filing, "intake-title-as-headline")
    assert filing.stories[0].urgency == 2


def test_a_dateline_that_the_text_has_in_its_own_words_is_not_printed_twice(tmp_path: Path) -> None:
    head = f"{HEDLINE}<dateline><location><city>Qingxi</city> <state>North</state></location></dateline>"
    story, told = nitf(tmp_path, head, "<p>QINGXI - The bridge opened.</p>")
    assert story.paragraphs == ("QINGXI - The bridge opened.",)
    assert "电头：Qingxi North" in told


def test_a_time_of_machines_is_no_dateline(tmp_path: Path) -> None:
    head = f"{HEDLINE}<dateline><story.date>20230102T222800+0000</story.date></dateline>"
    story, told = nitf(tmp_path, head, "<p>The bridge opened.</p>")
    assert (story.paragraphs, story.dateline) == (("The bridge opened.",), None)
    assert "20230102T222800+0000" in told


def test_a_deck_that_repeats_the_headline_is_none(tmp_path: Path) -> None:
    story, _ = nitf(tmp_path, f"{HEDLINE}<abstract><p>Bridge opens</p></abstract>", "<p>It opened.</p>")
    assert (story.headline, story.deck) == (("Bridge opens",), ())


def test_the_title_of_a_byline_stands_apart(tmp_path: Path) -> None:
    head = f"{HEDLINE}<byline>By ANN LEE<byttl>Staff Writer</byttl></byline>"
    assert nitf(tmp_path, head, "<p>It opened.</p>")[0].signature == "By ANN LEE Staff Writer"


def test_lines_that_a_terminal_wrapped_are_one_paragraph(tmp_path: Path) -> None:
    lines = "The old bridge was closed two years ago, and since then the<br/>people of the town went by the upper ford."
    story, _ = nitf(tmp_path, HEDLINE, f"<p>{lines}</p><p>Fares:<br/>one yuan<br/>two yuan</p>")
    assert story.paragraphs[0].endswith("since then the people of the town went by the upper ford.")
    assert story.paragraphs[1:] == ("Fares:", "one yuan", "two yuan")


def test_a_prefix_nobody_declared_and_modules_nobody_reads_do_no_harm(tmp_path: Path) -> None:
    subset = '<!DOCTYPE nitf SYSTEM "a.dtd" [\n<!ENTITY % m SYSTEM "../b.dtd">\n%m;\n]>\n'
    whole = NITF.format(HEDLINE, "<p>It opened.</p>").replace("<nitf>", '<nitf xsi:schemaLocation="a b">')
    (story,) = stories(read(subset + whole, tmp_path))
    assert story.paragraphs == ("It opened.",)
    assert story.source_lines[-1] == 6


def test_latin_1_that_is_utf_8_is_read_with_a_warning(tmp_path: Path) -> None:
    whole = '<?xml version="1.0" encoding="iso-8859-1"?>' + NITF.format(HEDLINE, "<p>Brücke für alle.</p>")
    filing = read(whole, tmp_path)
    assert stories(filing)[0].paragraphs == ("Brücke für alle.",)
    assert said(filing, "intake-encoding-declared")


G2 = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g:1"><itemMeta>{}</itemMeta><contentMeta>
{}<headline>青溪桥通车</headline></contentMeta><contentSet>{}</contentSet></newsItem>"""


def test_the_dateline_of_a_news_item_and_text_that_is_html_after_all(tmp_path: Path) -> None:
    content = '<inlineData contenttype="text/plain"><![CDATA[\n<p>老桥翻新，\n新桥通车。</p>]]></inlineData>'
    filing = read(G2.format("", "<dateline>青溪1月4日</dateline>", content), tmp_path)
    assert stories(filing)[0].paragraphs == ("青溪1月4日 老桥翻新，新桥通车。",)


def test_signals_that_name_a_kind_are_no_warning(tmp_path: Path) -> None:
    signals = '<signal qcode="edtype:TXT"/><signal qcode="sig:update"/>'
    filing = read(G2.format(signals, "", '<inlineData contenttype="text/plain">通车。</inlineData>'), tmp_path)
    assert "update" in said(filing, "intake-signal")
    assert "TXT" not in said(filing, "intake-signal")
    assert "信号：TXT" in said(filing, "intake-metadata")


def test_a_byline_before_the_dateline_is_the_byline(tmp_path: Path) -> None:
    body = "<body><p>By Ann Lee</p><p>QINGXI (QXN) - The bridge opened.</p></body>"
    html = f'<inlineXML contenttype="application/xhtml+xml"><html>{body}</html></inlineXML>'
    (story,) = stories(read(G2.format("", "<located><name>Elsewhere</name></located>", html), tmp_path))
    assert story.dateline is not None
    assert (story.dateline.place, story.bylines) == ("QINGXI", (Byline(None, "Ann Lee"),))
    assert story.paragraphs == ("QINGXI (QXN) - The bridge opened.",)


@pytest.mark.parametrize("name", ["planningItem", "conceptItem", "knowledgeItem", "catalogItem"])
def test_items_of_newsml_g2_without_copy_are_called_what_they_are(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError) as refused:
        read(f'<{name} xmlns="http://iptc.org/std/nar/2006-10-01/"/>', tmp_path)
    assert name in refused.value.message.en


HEAD = "\x7f\x01qxn0045 3 i 380  qxn 0045\r\nTown/bridge/\r\n\x02"
TAIL = "\x03212322 GMT Nov 18\r\n\x7f\r\n\x7f\x04"
DPA = (
    f"{HEAD}REFILE\n1ST LEAD\nBridge opens after two years\nBy Ann Lee, qxn =\r\n\r\nQingxi (qxn) - The bridge of\r\n"
    f"Qingxi “opened” on Monday, caf\xe9s\r\n\xe0 la carte.\r\n\r\n# Notebook\r\n\r\n## Internet links\r\n- a\r\n{TAIL}"
)


def test_the_head_and_the_notebook_of_a_text_wire(tmp_path: Path) -> None:
    filing = read_bytes(DPA.replace("“", '"').replace("”", '"').encode("latin-1"), tmp_path, "a.txt")
    (story,) = stories(filing)
    assert (story.headline, story.bylines) == (("Bridge opens after two years",), (Byline(None, "Ann Lee", "qxn"),))
    assert story.paragraphs == ('Qingxi (qxn) - The bridge of Qingxi "opened" on Monday, cafés à la carte.',)
    assert all(word in said(filing, "intake-signal") for word in ("REFILE", "1ST LEAD"))
    assert "Internet links" in said(filing, "intake-editors-note")
    assert "时间：212322 GMT Nov 18" in said(filing, "intake-metadata")
    assert not said(filing, "intake-control-character")


def test_chinese_in_gb_18030_is_not_taken_for_latin(tmp_path: Path) -> None:
    data = f"{HEAD}青溪桥通车=\r\n\r\n老桥翻新，新桥通车。\r\n{TAIL}".encode("gb18030")
    assert stories(read_bytes(data, tmp_path, "a.txt"))[0].paragraphs == ("老桥翻新，新桥通车。",)


def test_a_message_of_another_standard_is_refused(tmp_path: Path) -> None:
    data = b"\x16\x16\x01A2870\x1f_town\r\nf l\x13\x11 BC-Bridge 11-13 1049\r\n\x02\x1eBridge opens<\r\n\x03\x04"
    with pytest.raises(SourceError, match="ANPA"):
        read_bytes(data, tmp_path, "a.txt")


def test_ninjs_of_a_newsrooms_own_system(tmp_path: Path) -> None:
    item = b'{"guid": "g:1", "type": "text", "headline": "B", "body_html": "<p>It opened.</p>"}'
    for data in (item, b'{"total": 1, "items": [%s]}' % item, b'{"data": {"item": %s}}' % item):
        (story,) = stories(read_bytes(data, tmp_path, "a.json"))
        assert (story.headline, story.paragraphs) == (("B",), ("It opened.",))
    with pytest.raises(SourceError):
        read_bytes(b'{"guid": "g:1", "name": "no item"}', tmp_path, "a.json")
