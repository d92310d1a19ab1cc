"""ninjs of every line of versions, and text wires, of our own making: an invented town, every field in its place."""

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from pipeline.intake.copy_file import CopyFile, Filing
from pipeline.intake.registry import reader_of
from pipeline.model import Byline, Credit, Dateline, Severity, Story
from pipeline.settings.values import Limits, PageSettings

XHTML = "<div><p>本报讯（记者林小满）青溪桥通车。</p><p>老桥&amp;新桥。</p></div>"
PICTURE_1 = {
    "uri": "u:2", "type": "picture", "byline": "何立夏", "description_text": "青溪桥。", "usageterms": "限用一次",
    "renditions": {"thumb": {"href": "small.png", "width": 3}, "main": {"href": "%62ig.png", "width": 30}},
}  # fmt: skip
VERSION_1 = {
    "uri": "u:1", "type": "text", "pubstatus": "usable", "urgency": 2, "versioncreated": "2023-01-04T20:00:00+08:00",
    "$standard": {"name": "ninjs", "version": "1.3"}, "language": "zh-Hans", "usageterms": "不得转载",
    "subject": [{"name": "交通", "code": "04015000"}], "place": [{"name": "青溪"}], "located": "青溪",
    "headline": "青溪桥通车", "headline_sub": "老桥翻新", "headline_kicker": "历时两年：", "byline": "记者林小满",
    "slugline": "qx-bridge", "body_text": "本报讯（记者林小满）青溪桥通车。\n老桥&新桥。", "body_xhtml": XHTML,
    "ednote": "请核数字", "embargoed": "2023-01-05T06:00:00+08:00", "associations": {"main": PICTURE_1},
}  # fmt: skip
PICTURE_2 = {
    "name": "main", "uri": "u:2", "type": "picture", "by": "何立夏", "descriptions": [{"value": "青溪桥。"}],
    "usageTerms": "限用一次",
    "renditions": [
        {"name": "thumb", "href": "small.png", "width": 3}, {"name": "main", "href": "big.png", "width": 30},
    ],
}  # fmt: skip
VERSION_2 = {
    "uri": "u:1", "type": "text", "pubStatus": "usable", "urgency": 2, "versionCreated": "2023-01-04T20:00:00+08:00",
    "standard": {"name": "ninjs", "version": "2.1"}, "language": "zh-Hans", "usageTerms": "不得转载",
    "subjects": [{"name": "交通", "literal": "04015000"}], "places": [{"name": "青溪"}], "located": "青溪",
    "headlines": [
        {"role": "main", "value": "青溪桥通车"}, {"role": "subheadline", "value": "老桥翻新"},
        {"role": "kicker", "value": "历时两年："}, {"role": "seo", "value": "桥"},
    ],
    "by": "记者林小满", "slugline": "qx-bridge",
    "bodies": [
        {"role": "text", "contentType": "text/plain", "value": "本报讯（记者林小满）青溪桥通车。\n老桥&新桥。"},
        {"role": "main", "contentType": "application/xhtml+xml", "value": XHTML},
    ],
    "edNote": "请核数字", "embargoed": "2023-01-05T06:00:00+08:00", "associations": [PICTURE_2],
}  # fmt: skip
NITF = (
    "<nitf><head/><body><body.head><hedline><hl1>青溪桥通车</hl1></hedline></body.head><body.content>"
    "<p>本报讯（记者林小满）青溪桥通车。</p><p>老桥&amp;新桥。</p></body.content></body></nitf>"
)
BODY_3 = {"role": "nitf", "contentType": "text/vnd.IPTC.NITF", "value": NITF}
VERSION_3 = {**VERSION_2, "standard": {"name": "ninjs", "version": "3.0"}, "bodies": [*VERSION_2["bodies"], BODY_3]}  # type: ignore[misc]

WIRE = (
    "\x16\x16\x01qxs0123 3 交通 86  专供\r\n青溪/老桥/通车/\r\n\x02青溪桥通车=\r\n（记者 林小满）\r\n"
    "　　新华社青溪1月4日电　修了两年的青溪\r\n桥通车。\r\n　　A bridge of\r\nsteel.\r\n"
    "以下内容不供发表：联系人何立夏。\r\n\x03\r\nqxs lxm\r\n042030 Jan 23\r\n\x04\r\n"
    "\x01qxs0124 1 体育 20\r\n\x02新桥短跑\r\n老桥夺冠\r\n\r\n　　比赛开始。\r\n\x03\r\n\x04"
)


def read(data: bytes, folder: Path, name: str = "04.json") -> Filing:
    copy = CopyFile(name, data, 4, PageSettings(1), folder)
    return reader_of(copy).read(copy, Limits())


def ninjs(value: object, folder: Path) -> Filing:
    return read(json.dumps(value, ensure_ascii=False, indent=1).encode(), folder)


def said(filing: Filing, code: str) -> str:
    return " | ".join(finding.message.zh for finding in filing.findings if finding.code == code)


def stories(filing: Filing) -> list[Story]:
    return [filed.story for filed in filing.stories]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, width in (("small.png", 3), ("big.png", 30)):
        data = io.BytesIO()
        Image.new("RGB", (width, 2)).save(data, "PNG")
        (tmp_path / name).write_bytes(data.getvalue())
    return tmp_path


@pytest.mark.parametrize(
    ("value", "headline_at", "body_at", "picture_at"),
    [
        (VERSION_1, "/headline", "/body_xhtml", "/associations/main"),
        (VERSION_2, "/headlines/0/value", "/bodies/1/value", "/associations/0"),
        (VERSION_3, "/headlines/0/value", "/bodies/2/value", "/associations/0"),
    ],
    ids=["1.3", "2.1", "3.0"],
)
def test_each_version_says_the_same(
    folder: Path, value: dict[str, object], headline_at: str, body_at: str, picture_at: str
) -> None:
    filing = ninjs(value, folder)
    (story,) = stories(filing)
    assert (story.kicker, story.headline, story.deck) == (("历时两年：",), ("青溪桥通车",), ("老桥翻新",))
    assert story.paragraphs == ("本报讯（记者林小满）青溪桥通车。", "老桥&新桥。")
    assert story.bylines == (Byline("记者", "林小满"),)
    assert story.signature == ""
    assert story.dateline == Dateline("本报讯")
    assert story.section == "交通"
    (picture,) = story.pictures
    assert (picture.file, picture.caption, picture.credit) == ("pictures/04-1.png", "青溪桥。", Credit(None, "何立夏"))
    assert filing.pictures[0].data == (folder / "big.png").read_bytes()
    assert filing.stories[0].urgency == 2
    assert "2023-01-05T06:00:00+08:00" in said(filing, "intake-embargo")
    assert "请核数字" in said(filing, "intake-editors-note")
    assert "不得转载" in said(filing, "intake-usage-terms")
    assert "限用一次" in said(filing, "intake-usage-terms")
    for fact in ("zh-Hans", "qx-bridge", "2023-01-04T20:00:00+08:00", "04015000", "usable"):
        assert fact in said(filing, "intake-metadata")
    places = {origin.field: origin.place for origin in story.origins}
    assert (places["headline.0"], places["paragraphs.1"]) == (headline_at, body_at)
    assert places["pictures.0.file"] == picture_at
    assert all(origin.lines for origin in story.origins)
    assert [finding.severity for finding in filing.findings if finding.code == "intake-other-bodies"] == [Severity.NOTE]


def test_what_only_an_unread_body_says_is_named(tmp_path: Path) -> None:
    bodies = [
        {"contentType": "text/html", "value": "<p>甲。</p>"},
        {"contentType": "text/plain", "value": "甲。\n乙。"},
    ]
    filing = ninjs({"uri": "u:1", "headlines": [{"value": "题"}], "bodies": bodies}, tmp_path)
    assert "乙。" in said(filing, "intake-other-bodies")
    assert "甲。" not in said(filing, "intake-other-bodies")


def test_items_of_a_list_and_associated_texts_are_stories(tmp_path: Path) -> None:
    side = {"uri": "u:3", "type": "text", "headline": "桥边人家", "body_text": "乙。"}
    film = {"uri": "u:4", "type": "video", "headline": "影片"}
    first = {
        "uri": "u:1",
        "type": "text",
        "headline": "青溪桥",
        "body_text": "甲。",
        "associations": {"s": side, "f": film},
    }
    filing = ninjs([first, {"uri": "u:2", "headline": "粮价", "body_text": "丙。"}], tmp_path)
    assert [(story.id, story.headline, story.paragraphs) for story in stories(filing)] == [
        ("f04-1", ("青溪桥",), ("甲。",)), ("f04-2", ("桥边人家",), ("乙。",)), ("f04-3", ("粮价",), ("丙。",)),
    ]  # fmt: skip
    assert "影片" in said(filing, "intake-metadata")


@pytest.mark.parametrize("status", ["withheld", "canceled"])
@pytest.mark.parametrize("key", ["pubstatus", "pubStatus"])
def test_an_item_that_is_withdrawn_is_an_error(tmp_path: Path, key: str, status: str) -> None:
    filing = ninjs({"uri": "u:1", "headline": "撤", "body_text": "文。", key: status}, tmp_path)
    found = [finding for finding in filing.findings if finding.severity is Severity.ERROR]
    assert [(finding.code, finding.story) for finding in found] == [("intake-not-usable", "f04-1")]


def test_a_withdrawn_picture_is_an_error_too(tmp_path: Path) -> None:
    value = {**VERSION_1, "associations": {"main": {**PICTURE_1, "pubstatus": "canceled"}}}
    assert "canceled" in said(ninjs(value, tmp_path), "intake-not-usable")


def test_line_breaks_of_a_text_body_part_paragraphs(tmp_path: Path) -> None:
    filing = ninjs({"uri": "u:1", "headline": "题", "body_text": "题\n\n　　甲。\r\n乙 <b>。\n"}, tmp_path)
    assert stories(filing)[0].paragraphs == ("甲。", "乙 <b>。")


@pytest.mark.parametrize("name", ["04.iptc", "04.txt", "04.dat"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_messages_of_a_text_wire(tmp_path: Path, name: str, encoding: str) -> None:
    filing = read(WIRE.encode(encoding), tmp_path, name)
    first, second = stories(filing)
    assert first.headline == ("青溪桥通车",)
    assert first.bylines == (Byline("记者", "林小满"),)
    assert first.signature == "（记者 林小满）"
    assert first.dateline == Dateline("新华社青溪1月4日电", "青溪", "1月4日")
    assert first.paragraphs == ("新华社青溪1月4日电　修了两年的青溪桥通车。", "A bridge of steel.")
    assert (first.section, second.section) == ("交通", "体育")
    assert [filed.urgency for filed in filing.stories] == [3, 1]
    assert (second.headline, second.paragraphs) == (("新桥短跑", "老桥夺冠"), ("比赛开始。",))
    assert "联系人何立夏" in said(filing, "intake-editors-note")
    for fact in ("qxs", "0123", "86", "专供", "青溪/老桥/通车", "042030 Jan 23", "qxs lxm"):
        assert fact in said(filing, "intake-metadata")
    assert "新桥短跑" in said(filing, "intake-first-line-headline")
    places = {origin.field: origin.lines for origin in first.origins}
    assert (places["headline.0"], places["paragraphs.0"], places["paragraphs.1"]) == ((3,), (5, 6), (7, 8))


def test_a_text_wire_without_a_headline_keeps_its_first_line(tmp_path: Path) -> None:
    data = "\x01qxs0001 4 lo 9\r\n\x02　　青溪桥通车，老人走上了第一步。\r\n　　完。\r\n\x03\x04"
    (story,) = stories(read(data.encode(), tmp_path, "04.iptc"))
    assert (story.headline, story.paragraphs) == ((), ("青溪桥通车，老人走上了第一步。", "完。"))
