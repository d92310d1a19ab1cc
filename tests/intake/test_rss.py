"""Feeds of every version: whole texts, summaries, pictures, order; and feeds that mean harm."""

from pathlib import Path

import pytest

from pipeline.build import Request, parse
from pipeline.errors import SourceError
from pipeline.model import Byline, Issue, Story

RSS2 = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/"><channel><title>澄川新闻</title><link>https://news.invalid/</link>
<item><title>大桥今日通车</title><link>https://news.invalid/1</link><guid isPermaLink="false">cc-1</guid>
<dc:creator>本报记者 沈知秋</dc:creator><category>要闻</category><category>交通</category>
<pubDate>Fri, 14 Jun 2024 08:00:00 +0800</pubDate>
<description>今天上午8时，澄川大桥&lt;b&gt;正式&lt;/b&gt;通车……</description>
<content:encoded><![CDATA[<p>今天上午8时，澄川大桥<b>正式</b>通车。</p>
<p>首班车是101路。<script>alert("不是正文")</script></p>]]>
</content:encoded><media:content url="https://news.invalid/bridge.jpg" medium="image"/></item>
<item><title>暴雨 &amp;amp; 大风</title><description>明后两天有暴雨。</description>
<enclosure url="https://news.invalid/a.mp3" type="audio/mpeg" length="1"/></item>
</channel></rss>"""

RSS1 = """<?xml version="1.0" encoding="gb2312"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://news.invalid/"><title>澄川</title></channel>
<item rdf:about="https://news.invalid/2"><title>早稻长势好</title><description>一、二类苗占九成。</description></item>
</rdf:RDF>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>澄川</title><id>urn:x</id><updated>2024-06-14T00:00:00Z</updated>
<entry><title type="html">渡口&lt;i&gt;票价&lt;/i&gt;</title><id>urn:x:1</id><updated>2024-06-14T00:00:00Z</updated>
<author><name>顾晓岚</name></author><summary>六十六年涨了几回</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>票价自1958年以来调过五次。</p>
<ul><li>1958年2分</li></ul></div></content></entry>
<entry><title>第二条</title><id>urn:x:2</id><updated>2024-06-14T00:00:00Z</updated>
<content type="text">一行。
又一行。</content></entry></feed>"""

BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;">]>
<rss version="2.0"><channel><item><title>&b;</title></item></channel></rss>"""


def read(tmp_path: Path, data: str | bytes, name: str = "feed.xml") -> Issue:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return parse(Request((path,))).issue


def stories(issue: Issue) -> list[Story]:
    return [*(story for page in issue.pages for story in page.stories), *issue.unplaced]


def said(issue: Issue, code: str) -> str:
    return " ".join(finding.message.en for finding in issue.findings if finding.code == code)


def test_the_fuller_text_is_taken_and_the_order_is_the_feeds(tmp_path: Path) -> None:
    bridge, rain = stories(read(tmp_path, RSS2))
    assert bridge.headline == ("大桥今日通车",)
    assert bridge.paragraphs == ("今天上午8时，澄川大桥正式通车。", "首班车是101路。")
    assert [bridge.paragraphs[0][span.start : span.end] for span in bridge.spans] == ["正式"]
    assert bridge.deck == ()
    assert (bridge.section, bridge.bylines) == ("要闻", (Byline("本报记者", "沈知秋"),))
    assert rain.headline == ("暴雨 & 大风",)
    assert rain.paragraphs == ("明后两天有暴雨。",)


def test_what_no_field_holds_is_told(tmp_path: Path) -> None:
    issue = read(tmp_path, RSS2)
    told = said(issue, "intake-metadata")
    for words in ("cc-1", "https://news.invalid/1", "2024", "交通", "a.mp3"):
        assert words in told
    assert "bridge.jpg" in said(issue, "intake-picture-elsewhere")
    assert "alert" not in "".join(paragraph for story in stories(issue) for paragraph in story.paragraphs)


def test_each_field_says_where_it_stood(tmp_path: Path) -> None:
    bridge = stories(read(tmp_path, RSS2))[0]
    places = {origin.field: origin for origin in bridge.origins}
    assert places["paragraphs.1"].place == "/rss/channel/item[1]"
    assert places["headline.0"].lines == (4,)


def test_rss_1_in_gb2312(tmp_path: Path) -> None:
    issue = read(tmp_path, RSS1.encode("gb18030"), "old.rss")
    assert [(story.headline, story.paragraphs) for story in stories(issue)] == [
        (("早稻长势好",), ("一、二类苗占九成。",))
    ]


def test_atom_with_xhtml_plain_text_and_a_summary_of_its_own(tmp_path: Path) -> None:
    ferry, second = stories(read(tmp_path, ATOM, "feed.atom"))
    assert ferry.headline == ("渡口票价",)
    assert ferry.deck == ("六十六年涨了几回",)
    assert ferry.paragraphs == ("票价自1958年以来调过五次。", "• 1958年2分")
    assert second.paragraphs == ("一行。", "又一行。")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (BOMB.encode(), "DTD"),
        (RSS2[:900].encode(), "well-formed"),
        (b'<rss version="2.0"><channel><title>x</title></channel></rss>', "no entries"),
        (b'<rss version="2.0">' + b"<a>" * 5000, "deep"),
        (RSS2.replace("明后两天", "雨" * 3_400_000).encode(), "the limit is 10000000"),
        (b'<?xml version="1.0"?><feed xmlns="urn:other"><entry/></feed>', "is not"),
    ],
    ids=["entities", "cut off", "empty", "deep", "long", "other"],
)
def test_what_cannot_be_read_is_refused_with_its_file(tmp_path: Path, data: bytes, word: str) -> None:
    with pytest.raises(SourceError) as refused:
        read(tmp_path, data)
    assert refused.value.where.file == "feed.xml"
    assert word in refused.value.message.en
