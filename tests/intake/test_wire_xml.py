"""NITF and NewsML-G2 of our own making: an invented town, every field in its place."""

import datetime
import io
from pathlib import Path

import pytest
from PIL import Image

from pipeline.build import Request, parse
from pipeline.errors import Where
from pipeline.intake.copy_file import CopyFile, Filing
from pipeline.intake.registry import reader_of
from pipeline.intake.wire_findings import metadata
from pipeline.model import Byline, Credit, Dateline, Form, Severity, Span, Story, Style
from pipeline.settings.values import Limits, PageSettings

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.4//EN" "nitf-3-4.dtd">
<nitf>
  <head>
    <title>qx-bridge</title>
    <tobject tobject.type="news">
      <tobject.subject tobject.subject.type="交通" tobject.subject.refnum="04015000"/>
    </tobject>
    <docdata management-status="{status}">
      <doc-id id-string="qx-1"/>
      <urgency ed-urg="2"/>
      <date.issue norm="20230104T120000+0800"/>
      <date.release norm="{release}"/>
      <ed-msg info="请配图"/>
      <du-key key="qx" version="3"/>
      <key-list><keyword key="老桥"/></key-list>
    </docdata>
    <pubdata date.publication="20230105T000000+0800" position.section="要闻"/>
  </head>
  <body>
    <body.head>
      <hedline>
        <hl2>历时两年：</hl2>
        <hl1>青溪桥
            今日通车</hl1>
        <hl2>老人走上了第一步</hl2>
      </hedline>
      <note noteclass="editorsnote"><body.content><p>数字待核。</p></body.content></note>
      <byline>记者<person>林小满</person>　通讯员<person>周谷雨</person></byline>
      <dateline><location>青溪</location><story.date norm="20230104">1月4日</story.date>电</dateline>
      <abstract><p>新桥比老桥宽一倍。</p></abstract>
      <series series.name="走过老桥" series.part="1" series.totalpart="3"/>
    </body.head>
    <body.content>
      <block>
        <p lede="true">修了<em>两年</em>的青溪桥<num>2<sup>2</sup></num>米宽，
           今天通车。<a href="http://qx.example/">全文</a></p>
        <media media-type="image">
          <media-reference mime-type="image/png" source="bridge.png" alternate-text="桥"/>
          <media-reference mime-type="image/png" source="http://qx.example/big.png"/>
          <media-caption>通车的<em>青溪桥</em>。</media-caption>
          <media-producer>何立夏 摄</media-producer>
        </media>
        <media media-type="video"><media-reference mime-type="video/mp4" source="b.mp4"/></media>
      </block>
      <hl2>桥的数字</hl2>
      <table><caption>用料</caption><tr><th>项目</th><th>吨</th></tr><tr><td>钢</td><td>300</td></tr></table>
      <ul><li>限速二十公里</li></ul>
      <ol><li>先南岸</li><li>后北岸</li></ol>
      <pre>一桥飞架
南北通途</pre>
      <note type="npa"><body.content><p>以下不刊。</p></body.content></note>
      <bq><block><p>孩子不用早起了。</p></block><credit>一位家长</credit></bq>
    </body.content>
    <body.end><tagline>供本报专稿</tagline></body.end>
  </body>
</nitf>
"""
SPACES = 'xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.30" conformance="power"'


def png() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (30, 20)).save(data, "PNG")
    return data.getvalue()


def read(data: str, folder: Path, name: str = "07.xml") -> Filing:
    copy = CopyFile(name, data.encode(), 7, PageSettings(1), folder)
    return reader_of(copy).read(copy, Limits())


def nitf(folder: Path, status: str = "usable", release: str = "20230104T120000+0800") -> Filing:
    return read(NITF.format(status=status, release=release), folder)


def said(filing: Filing, code: str) -> str:
    return " | ".join(finding.message.zh for finding in filing.findings if finding.code == code)


def stories(filing: Filing) -> list[Story]:
    return [filed.story for filed in filing.stories]


def test_the_head_of_a_nitf_story(tmp_path: Path) -> None:
    filing = nitf(tmp_path)
    (story,) = stories(filing)
    assert (story.column_head, story.kicker) == (("走过老桥",), ("历时两年：",))
    assert (story.headline, story.deck) == (("青溪桥今日通车",), ("老人走上了第一步", "新桥比老桥宽一倍。"))
    assert story.bylines == (Byline("记者", "林小满"), Byline("通讯员", "周谷雨"))
    assert story.signature == "记者林小满　通讯员周谷雨"
    assert story.dateline == Dateline("青溪1月4日电", "青溪", "1月4日")
    assert story.section == "要闻"
    assert filing.stories[0].urgency == 2
    assert filing.date == datetime.date(2023, 1, 5)
    assert "请配图" in said(filing, "intake-editors-note")
    assert "数字待核。" in said(filing, "intake-editors-note")
    assert "version 3" in said(filing, "intake-signal")
    for fact in ("qx-bridge", "老桥", "20230104T120000+0800", "交通", "series.totalpart=3", "b.mp4"):
        assert fact in said(filing, "intake-metadata")


def test_the_body_of_a_nitf_story(tmp_path: Path) -> None:
    filing = nitf(tmp_path)
    (story,) = stories(filing)
    assert list(zip(story.forms, story.paragraphs, strict=True)) == [
        (Form.PROSE, "青溪1月4日电 修了两年的青溪桥22米宽，今天通车。全文"),
        (Form.SUBHEAD, "桥的数字"),
        (Form.FLUSH, "用料"),
        (Form.ROW, "项目\t吨"),
        (Form.ROW, "钢\t300"),
        (Form.ITEM, "• 限速二十公里"),
        (Form.ITEM, "1. 先南岸"),
        (Form.ITEM, "2. 后北岸"),
        (Form.VERSE, "一桥飞架"),
        (Form.VERSE, "南北通途"),
        (Form.PROSE, "孩子不用早起了。"),
        (Form.PROSE, "一位家长"),
        (Form.PROSE, "供本报专稿"),
    ]
    # 青溪1月4日电 and a space are 8 characters, 修了 two more; 的青溪桥2 are five after 两年.
    assert story.spans == (Span(0, 10, 12, Style.KAI), Span(0, 17, 18, Style.SUPERSCRIPT))
    assert "http://qx.example/" in said(filing, "intake-link-dropped")
    assert "以下不刊。" in said(filing, "intake-left-out")
    places = {origin.field: origin for origin in story.origins}
    assert places["paragraphs.5"].place == "/nitf/body/body.content/ul/li"
    assert places["paragraphs.5"].lines == (1 + NITF[: NITF.index("<ul>")].count("\n"),)
    assert places["kicker.0"].place == "/nitf/body/body.head/hedline/hl2[1]"
    assert places["pictures.0.caption"].place == "/nitf/body/body.content/block/media[1]"


def test_a_picture_beside_the_copy_comes_in(tmp_path: Path) -> None:
    assert [picture.file for picture in stories(nitf(tmp_path))[0].pictures] == [None]
    (tmp_path / "bridge.png").write_bytes(png())
    filing = nitf(tmp_path)
    (picture,) = stories(filing)[0].pictures
    assert (picture.file, picture.caption) == ("pictures/07-1.png", "通车的青溪桥。")
    assert (picture.credit, picture.credit_text) == (Credit(None, "何立夏"), "何立夏 摄")
    assert [(own.file, own.data) for own in filing.pictures] == [("pictures/07-1.png", png())]
    assert not said(filing, "intake-picture-elsewhere")


@pytest.mark.parametrize("status", ["withheld", "canceled"])
def test_a_story_that_is_withdrawn_is_an_error(tmp_path: Path, status: str) -> None:
    found = [finding for finding in nitf(tmp_path, status).findings if finding.severity is Severity.ERROR]
    assert [(finding.code, finding.story) for finding in found] == [("intake-not-usable", "f07-1")]


def test_a_release_after_the_issue_is_an_embargo(tmp_path: Path) -> None:
    assert not said(nitf(tmp_path), "intake-embargo")
    assert "20230106T060000+0800" in said(nitf(tmp_path, release="20230106T060000+0800"), "intake-embargo")
    assert said(nitf(tmp_path, "embargoed"), "intake-embargo")


def item(guid: str, meta: str, content: str, kind: str = "text", head: str = "") -> str:
    return (
        f'<newsItem {SPACES} guid="{guid}" version="1" xml:lang="zh-Hans"><itemMeta><itemClass qcode="ninat:{kind}"/>'
        f"{head}</itemMeta>\n<contentMeta>{meta}</contentMeta>\n<contentSet>{content}</contentSet></newsItem>\n"
    )


XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>不印</title>'
    "</head><body>{}</body></html></inlineXML>"
)
LEAD = item(
    "urn:lead",
    "<urgency>3</urgency><located><name>青溪</name></located><creator><name>林小满</name><related><name>记者</name>"
    '</related></creator><subject type="cpnat:person"><name>周谷雨</name></subject><subject qcode="medtop:1">'
    '<name xml:lang="en">transport</name><name xml:lang="zh-Hans">交通</name></subject>'
    '<headline role="hlrole:kicker">历时两年：</headline><headline>青溪桥通车</headline>'
    '<headline role="hlrole:subheadline">老桥翻新</headline>',
    XHTML.format("<h2>小题</h2><p>一<strong>二</strong></p><p>三</p>"),
)
SIDE = item(
    "urn:side",
    "<headline>桥边人家</headline>",
    '<inlineData contenttype="text/plain">\n　　甲段。\n乙段。\n</inlineData>',
)
LOOSE = item(
    "urn:loose",
    "<by>本报记者 何立夏</by><headline>粮价</headline>",
    '<inlineData contenttype="text/html">&lt;p&gt;米&amp;amp;面&lt;/p&gt;</inlineData>',
)
PHOTO = item(
    "urn:photo",
    '<headline>桥</headline><description role="drol:caption">青溪桥。</description><creditline>何立夏 摄</creditline>'
    "<creator><name>何立夏</name></creator>",
    '<remoteContent href="small.png" width="3"/><remoteContent href="big.png" width="30"/>',
    kind="picture",
    head='<pubStatus qcode="stat:usable"/>',
)
PACKAGE = f"""<packageItem {SPACES} guid="urn:package" version="1"><itemMeta><itemClass qcode="ninat:composite"/>
<edNote>头版用</edNote></itemMeta><groupSet root="G0">
<group id="G2" role="group:sidebar"><itemRef residref="urn:side"/>
<itemRef residref="urn:away"><title>远处</title></itemRef></group>
<group id="G1" role="group:main"><itemRef residref="urn:lead"/><itemRef residref="urn:photo"/></group>
<group id="G0" role="group:root"><groupRef idref="G1"/><groupRef idref="G2"/><groupRef idref="G0"/></group>
</groupSet></packageItem>
"""


def message(*items: str) -> str:
    return (
        f"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><header><sender>青溪社</sender></header>\n"
        f"<itemSet>\n{''.join(items)}</itemSet></newsMessage>"
    )


def test_a_package_gives_the_order_and_joins_pictures_to_their_text(tmp_path: Path) -> None:
    for name in ("small.png", "big.png"):
        (tmp_path / name).write_bytes(png())
    filing = read(message(LOOSE, PHOTO, SIDE, LEAD, PACKAGE), tmp_path)
    lead, side, away, loose = stories(filing)
    assert [story.headline for story in (lead, side, away, loose)] == [
        ("青溪桥通车",), ("桥边人家",), ("远处",), ("粮价",),
    ]  # fmt: skip
    assert [story.id for story in (lead, side, away, loose)] == ["f07-1", "f07-2", "f07-3", "f07-4"]
    (picture,) = lead.pictures
    assert (picture.file, picture.caption, picture.credit_text) == ("pictures/07-1.png", "青溪桥。", "何立夏 摄")
    assert len(filing.pictures) == 1
    assert "头版用" in said(filing, "intake-editors-note")
    assert "urn:away" in said(filing, "intake-item-elsewhere")
    assert "青溪社" in said(filing, "intake-metadata")


def test_the_fields_of_a_news_item(tmp_path: Path) -> None:
    filing = read(LEAD, tmp_path)
    (story,) = stories(filing)
    assert (story.kicker, story.headline, story.deck) == (("历时两年：",), ("青溪桥通车",), ("老桥翻新",))
    assert (story.section, story.dateline) == ("交通", Dateline("青溪", "青溪"))
    assert story.bylines == (Byline("记者", "林小满"),)
    assert (story.paragraphs, story.forms) == (("小题", "一二", "三"), (Form.SUBHEAD, Form.PROSE, Form.PROSE))
    assert story.spans == (Span(1, 1, 2, Style.BOLD),)
    assert filing.stories[0].urgency == 3
    assert "周谷雨" in said(filing, "intake-metadata")


def test_inline_data_is_text_or_html(tmp_path: Path) -> None:
    (side,) = stories(read(SIDE, tmp_path))
    assert side.paragraphs == ("甲段。", "乙段。")
    assert [origin.lines for origin in side.origins if origin.field.startswith("paragraphs")] == [(4,), (5,)]
    (loose,) = stories(read(LOOSE, tmp_path))
    assert loose.paragraphs == ("米&面",)
    assert loose.bylines == (Byline("本报记者", "何立夏"),)


@pytest.mark.parametrize("meta", ['<pubStatus qcode="stat:canceled"/>', '<signal qcode="sig:kill"/>'])
def test_a_news_item_that_is_withdrawn_is_an_error(tmp_path: Path, meta: str) -> None:
    filing = read(item("urn:x", "<headline>撤</headline>", XHTML.format("<p>文</p>"), head=meta), tmp_path)
    assert [finding.severity for finding in filing.findings if finding.code == "intake-not-usable"] == [Severity.ERROR]


def test_an_embargo_without_a_time_is_one(tmp_path: Path) -> None:
    filing = read(item("urn:x", "<headline>等</headline>", XHTML.format("<p>文</p>"), head="<embargoed/>"), tmp_path)
    assert "另行通知" in said(filing, "intake-embargo")


def test_urgent_wires_change_places_among_themselves_alone(tmp_path: Path) -> None:
    (tmp_path / "1.md").write_text("# 本地\n\n文。", encoding="utf-8")
    for name, urgency in (("2.xml", 5), ("3.xml", 1)):
        meta = f"<urgency>{urgency}</urgency><headline>急{urgency}</headline>"
        (tmp_path / name).write_text(item(f"urn:{name}", meta, XHTML.format("<p>文</p>")), encoding="utf-8")
    paths = tuple(tmp_path / name for name in ("2.xml", "1.md", "3.xml"))
    issue = parse(Request(paths)).issue
    found = [story for page in issue.pages for story in page.stories] or list(issue.unplaced)
    assert min(found, key=lambda story: story.rank).headline == ("急1",)
    assert {story.headline[0]: story.id for story in found}["急5"] == "f01-1"


@pytest.mark.parametrize(
    ("name", "zh"),
    [
        ("keywords", "关键词"),
        ("versionCreated", "本版时间"),
        ("copyrightNotice", "版权声明"),
        ("picture provider", "图片的提供方"),
        ("package headline", "稿包的标题"),
        ("/associations/0/uri", "/associations/0/uri"),
        ("x-own", "x-own"),
    ],
)
def test_metadata_is_named_in_chinese_where_it_is_told_in_chinese(name: str, zh: str) -> None:
    told = metadata(Where("a.xml"), "f01-1", ((name, "1"), ("provider", "2")))
    assert told.message.zh == f"来稿另有说明（不印）：{zh}：1；提供方：2"
    assert told.message.en == f"What else it says of itself, not printed: {name}: 1; provider: 2"
