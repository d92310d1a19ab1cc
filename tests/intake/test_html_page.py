"""Saved web pages: digital newspapers, news sites, pages that name nothing, and hostile ones."""

from pathlib import Path

import pytest

from pipeline.build import Request, parse
from pipeline.errors import SourceError
from pipeline.model import Byline, Form, Issue, Story

PEOPLE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>澄川大桥今日通车-澄川日报</title>
<script>var a="<p>脚本里的字</p>";</script><style>p{color:red}</style></head><body>
<div class="paper-bot"><p class="left">第01版：要闻</p></div>
<div class="nav"><a href="node_1.html">上一版</a><a href="javascript:alert(1)">下一版</a></div>
<div class="article"><h3>历时五年 一桥飞架</h3><h1>澄川大桥今日通车</h1><h2>过江由40分钟缩短为3分钟</h2>
<p class="sec">本报记者 沈知秋<span class="date">《澄川日报》（2024年06月14日 第 01 版）</span></p>
<div id="ozoom" style="zoom:100%">
<!--enpproperty <articleid>301</articleid><date>2024-06-14 00:00:00:0</date><author>本报记者 沈知秋</author>\
<title>澄川大桥今日通车</title><keyword>大桥,通车</keyword><subtitle>过江由40分钟缩短为3分钟</subtitle>\
<introtitle>历时五年&nbsp;一桥飞架</introtitle><siteid>2</siteid><nodename>01版:要闻</nodename>/enpproperty-->
<!--enpcontent--><p>　　今天上午8时，<strong>澄川大桥</strong>正式通车。</p><p>　　首班车是101路。</p>
<p align="right">（责任编辑：闵庆丰）</p><!--/enpcontent-->
</div></div><div class="foot">版权所有 不得转载</div></body></html>"""

OLD = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>标题页</title></head>
<body>
<table><tr><td class="bt1"><founder-introtitle>县医院</founder-introtitle></td></tr>
<tr><td class="bt2"><founder-title>西院区开诊<br>首日接诊六百人</founder-title></td></tr>
<tr><td><founder-author>□顾晓岚</founder-author></td></tr>
<tr><td>第02版：本地 2024-06-14</td></tr>
<tr><td><div id=ozoom><founder-content><P>西院区设内科、外科。<P>眼科暂不开诊。</founder-content></div></td></tr>
</table></body></html>"""

INDEX = """<html><head><meta charset="utf-8"><title>澄川日报</title></head><body><div>第03版：民生 2024年06月14日</div>
<img src="page3.jpg" usemap="#PagePicMap"><map name="PagePicMap">
<area coords="1,1,90,1,90,60,1,60" shape="polygon" href="content_11.html">
<area coords="1,61,90,61,90,99,1,99" shape="polygon" href="content_12.html"></map>
<ul><li><a href="content_11.html">停车难 难在哪里</a></li><li><a href="content_12.html">一顿八元的饭</a></li></ul>
</body></html>"""

SITE = """<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>茶农合买检测仪_澄川新闻网</title>
<meta property="og:title" content="茶农合买检测仪"><meta property="article:section" content="农业">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},
{"@type":"NewsArticle","headline":"茶农合买检测仪","datePublished":"2024-06-12T08:00:00+08:00",
"author":[{"@type":"Person","name":"方小满"}],"image":{"url":"https://news.invalid/tea.jpg"}}]}</script></head><body>
<header><nav><a href="/">首页</a><a href="/n">农业</a></nav></header>
<main><article><h1>茶农合买检测仪</h1><p>云岭乡大坞村的茶农，今年开春凑了钱，合买一台仪器。</p>
<h2>先买谁的</h2><p>村里开了三次会，才定下来。</p>
<figure><img src="https://news.invalid/tea.jpg" alt=""><figcaption>茶农在测茶。</figcaption></figure>
<ul><li>测一次五元</li><li>十分钟出结果</li></ul></article></main>
<aside><p>相关新闻：另一篇很长很长的新闻，带有，许多，标点，和，字，但不是正文。</p></aside>
<footer>地址：东门街 <a href="file:///etc/passwd">关于</a></footer></body></html>"""

PLAIN = """<html><head><title>雨 - 某站</title></head><body><div id="menu"><a href="#">一</a><a href="#">二</a></div>
<div><div><h1>入汛以来最强降雨</h1><div class="text">县气象台昨天发布消息：受高空槽影响，我县有一次暴雨过程。<br>
山区局部可达一百毫米，请注意防范。<br><br>值班电话六六一二。</div></div>
<div class="related"><p>相关：上一次降雨，也很大，请看，这里，那里，处处。</p></div></div></body></html>"""


def read(tmp_path: Path, data: str | bytes, name: str = "page.html") -> Issue:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return parse(Request((path,))).issue


def one(issue: Issue) -> Story:
    (story,) = (*(story for page in issue.pages for story in page.stories), *issue.unplaced)
    return story


def said(issue: Issue, code: str) -> str:
    return " ".join(finding.message.en for finding in issue.findings if finding.code == code)


def test_a_page_of_a_digital_newspaper_gives_every_display_line(tmp_path: Path) -> None:
    issue = read(tmp_path, PEOPLE)
    story = one(issue)
    assert (story.kicker, story.headline, story.deck) == (
        ("历时五年 一桥飞架",),
        ("澄川大桥今日通车",),
        ("过江由40分钟缩短为3分钟",),
    )
    assert story.paragraphs == ("今天上午8时，澄川大桥正式通车。", "首班车是101路。")
    assert story.bylines == (Byline("本报记者", "沈知秋"),)
    assert [story.paragraphs[span.paragraph][span.start : span.end] for span in story.spans] == ["澄川大桥"]
    assert {origin.field for origin in story.origins} >= {"headline.0", "kicker.0", "paragraphs.1"}


def test_it_goes_to_the_page_it_names_and_offers_its_day(tmp_path: Path) -> None:
    issue = read(tmp_path, PEOPLE)
    assert [page.number for page in issue.pages] == [1]
    assert [finding.alternatives for finding in issue.findings if finding.code == "intake-date-offered"] == [
        ("2024-06-14",)
    ]


def test_what_is_left_out_is_quoted(tmp_path: Path) -> None:
    issue = read(tmp_path, PEOPLE)
    assert "责任编辑：闵庆丰" in said(issue, "intake-desk-lines")
    assert "版权所有" in said(issue, "intake-html-around")
    assert "脚本" not in "".join(finding.message.zh for finding in issue.findings)
    assert "301" in said(issue, "intake-metadata")


def test_an_old_page_in_gb2312_with_founders_elements(tmp_path: Path) -> None:
    issue = read(tmp_path, OLD.encode("gb18030"), "old.htm")
    story = one(issue)
    assert story.kicker == ("县医院",)
    assert "".join(story.headline).replace(" ", "") == "西院区开诊首日接诊六百人"
    assert story.paragraphs == ("西院区设内科、外科。", "眼科暂不开诊。")
    assert [page.number for page in issue.pages] == [2]
    assert "intake-encoding" in {finding.code for finding in issue.findings}


def test_a_page_that_declares_gb2312_and_is_utf_8_is_read_as_utf_8(tmp_path: Path) -> None:
    issue = read(tmp_path, OLD.encode(), "old.htm")
    assert one(issue).paragraphs == ("西院区设内科、外科。", "眼科暂不开诊。")
    assert "declares gb2312 and is UTF-8" in said(issue, "intake-encoding-declared")


def test_all_that_stands_around_the_text_is_quoted_up_to_20_000_characters(tmp_path: Path) -> None:
    around = "".join(chr(0x4E00 + at % 20_000) for at in range(19_000))
    for words, end in ((around, f"{around[-9:]} 版权所有"), (around * 2, "……+")):
        foot = f'<noscript>请开启脚本</noscript><form><p>{words}</p></form><div class="foot">'
        issue = read(tmp_path, PEOPLE.replace('<div class="foot">', foot))
        told = said(issue, "intake-html-around")
        assert end in told
        assert "请开启脚本" in told
    count = int(told.split(" characters")[0].split()[-1])
    assert told.endswith(f"……+{count - 20_000}")


def test_words_of_forms_inside_the_text_are_quoted_whole(tmp_path: Path) -> None:
    ballot = "请投票：" + "甲乙丙丁" * 200
    issue = read(tmp_path, PEOPLE.replace("<p>　　首班车", f"<form>{ballot}</form><p>　　首班车"))
    assert ballot in said(issue, "intake-left-out")


@pytest.mark.parametrize("before", ["<p>", "<script>", "<!-- "], ids=["text", "script", "comment"])
def test_a_page_that_the_parser_would_break_off_is_refused(tmp_path: Path, before: str) -> None:
    with pytest.raises(SourceError) as refused:
        read(tmp_path, PEOPLE.replace('<div class="foot">', before + "长<" * 9_000 + "长" * 3_330_000))
    assert refused.value.where.line is not None


def test_a_list_of_articles_names_the_page_for_them(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(INDEX, encoding="utf-8")
    (tmp_path / "b.html").write_text(PEOPLE.replace("第01版：要闻", "第03版：民生").replace("第 01 版", "第 03 版"))
    issue = parse(Request((tmp_path / "a.html", tmp_path / "b.html"))).issue
    assert [(page.number, page.name, len(page.stories)) for page in issue.pages] == [(3, "民生", 1)]
    assert "停车难 难在哪里 (content_11.html)" in said(issue, "intake-html-index")


def test_a_news_site_is_read_by_its_json_ld_and_article(tmp_path: Path) -> None:
    issue = read(tmp_path, SITE)
    story = one(issue)
    assert story.headline == ("茶农合买检测仪",)
    assert story.paragraphs[0].startswith("云岭乡大坞村")
    assert story.form(1) is Form.SUBHEAD
    assert story.paragraphs[-2:] == ("• 测一次五元", "• 十分钟出结果")
    assert story.bylines == (Byline(None, "方小满"),)
    assert story.section == "农业"
    assert [(picture.file, picture.caption) for picture in story.pictures] == [(None, "茶农在测茶。")]
    assert "https://news.invalid/tea.jpg" in said(issue, "intake-picture-elsewhere")
    assert "相关新闻" in said(issue, "intake-html-around")


def test_a_page_that_names_nothing_is_read_by_its_weight_and_says_so(tmp_path: Path) -> None:
    issue = read(tmp_path, PLAIN)
    story = one(issue)
    assert story.headline == ("入汛以来最强降雨",)
    assert story.paragraphs == (
        "县气象台昨天发布消息：受高空槽影响，我县有一次暴雨过程。",
        "山区局部可达一百毫米，请注意防范。",
        "值班电话六六一二。",
    )
    (guess,) = (finding for finding in issue.findings if finding.code == "intake-html-body")
    assert guess.confidence is not None
    assert guess.confidence < 0.9


def test_big5_is_read_as_declared(tmp_path: Path) -> None:
    page = PLAIN.replace("<head>", '<head><meta charset="big5">')
    page = page.translate(str.maketrans("县气发过暴雨处层来", "縣氣發過暴雨處層來"))
    data = "".join(c for c in page if c.encode("big5hkscs", "ignore")).encode("big5hkscs")
    assert "縣氣" in one(read(tmp_path, data)).paragraphs[0]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"<html>" + b"<div>" * 10_000 + b"x", "deep"),
        ("<html><body><p>".encode("utf-16") + b"\x00", "utf-16"),
        (b'<html><meta charset="utf-8"><p>\xff\xfe\xfa', "utf-8"),
        (b"<html>" + b"<p>" * 1_000_001, "tags"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_file(tmp_path: Path, data: bytes, word: str) -> None:
    with pytest.raises(SourceError) as refused:
        read(tmp_path, data)
    assert refused.value.where.file == "page.html"
    assert word in refused.value.message.en.lower()


def test_a_page_cut_off_in_the_middle_keeps_what_came(tmp_path: Path) -> None:
    cut = PEOPLE[: PEOPLE.index("首班车") + 3]
    assert one(read(tmp_path, cut)).paragraphs[-1] == "首班车"


def test_nothing_outside_the_folder_is_opened(tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    page = SITE.replace("https://news.invalid/tea.jpg", "../secret.jpg", 2)
    story = one(read(folder, page))
    assert [picture.file for picture in story.pictures] == [None]
