"""Saved pages as Chinese news sites make them: what is the site's and not the story's stays out, and is told."""

from pathlib import Path

import pytest

from pipeline.intake.web.desk_lines import is_desk_line, is_parting_line, source_in
from pipeline.model import Byline, Severity
from tests.intake.test_html_page import one, read, said

SENTENCES = "".join(f"<p>　　第{n}棵茶树在坡上，今年的芽比去年多，采茶人说，要赶在雨前收完。</p>" for n in "一二三四五")
# No heading, no named text, credits and pager inside the text, a share bar, related links, comments, a tiny sign.
SITE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>云岭茶农赶采雨前茶-澄川新闻网</title>
<meta name="author" content="澄川网"></head><body><div class="nav"><a href="/">首页</a><a href="/a">农业</a></div>
<div class="box js_share_area"><div class="tit">云岭茶农赶采雨前茶</div>
<div class="info">2024-04-03 08:15 来源：澄川新闻网 字号：<a href="#">大</a></div>
<div class="txt"><p>（原标题：茶农抢收）</p>{SENTENCES}<p>本文来源：澄川晚报 责任编辑：方平_CC01
<img src="end.png" width="13" height="12"></p><p>编辑 方平 校对 林晚</p>
<div class="share"><a href="#">微信</a><a href="#">微博</a><a href="#">空间</a>分享到：</div>
<ul><li><a href="content_1.html">另一篇很长的标题在这里</a></li><li><a href="content_2.html">第二篇很长的标题在这里</a>
</li><li><a href="content_3.html">第三篇很长的标题在这里</a></li></ul>
<div style="display: none">7</div><p>相关阅读：</p><p>【1】【2】<a href="tea_2.html">下一页</a></p></div></div>
<div class="comments"><p>网友：好茶，好茶，好茶，真是好茶，明年还来。</p></div></body></html>"""

FOUNDER = """<html><head><meta charset="utf-8"><title>鲈鱼洄游如约而至-澄川日报</title></head><body>
<founder-title><![CDATA[澄川日报]]></founder-title><founder-title><![CDATA[鲈鱼洄游如约而至]]></founder-title>
<founder-author></founder-author><founder-content><P>　　■ 澄川日报全媒体记者 李艳秋</P><P>　　通讯员 陈宏</P>
<P>　　“快看！那边有鱼！”近日，游客循声望去。</P><P>　　鱼群每年夏天到来，今年来得早。</P></founder-content>
<!--enpproperty <founder-date>2024-06-02</founder-date><founder-introtitle>生态修复</founder-introtitle>
<founder-subtitle>渔民义务护鱼</founder-subtitle> /enpproperty--></body></html>"""


def test_the_headline_may_stand_in_no_heading(tmp_path: Path) -> None:
    issue = read(tmp_path, SITE)
    assert one(issue).headline == ("云岭茶农赶采雨前茶",)
    assert not said(issue, "intake-html-title")


def test_the_text_is_the_storys_alone(tmp_path: Path) -> None:
    story = one(read(tmp_path, SITE))
    assert len(story.paragraphs) == 5
    assert story.paragraphs[0].startswith("第一棵茶树")
    assert story.paragraphs[-1].startswith("第五棵茶树")
    assert (story.pictures, story.bylines) == ((), ())


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    issue = read(tmp_path, SITE)
    desk = said(issue, "intake-desk-lines")
    assert all(words in desk for words in ("原标题：茶农抢收", "方平_CC01", "校对 林晚", "相关阅读"))
    around = said(issue, "intake-html-around")
    assert all(words in around for words in ("分享到", "第二篇很长的标题在这里", "7", "真是好茶", "2024-04-03 08:15"))
    assert "author: 澄川网" in said(issue, "intake-metadata")
    assert "source: 澄川新闻网" in said(issue, "intake-metadata")
    assert "sign: end.png" in said(issue, "intake-metadata")


def test_a_text_that_goes_on_on_another_page_is_a_warning(tmp_path: Path) -> None:
    (finding,) = [own for own in read(tmp_path, SITE).findings if own.code == "intake-html-more-pages"]
    assert finding.severity is Severity.WARNING
    assert "tea_2.html" in finding.message.en


def test_founders_newer_marks(tmp_path: Path) -> None:
    issue = read(tmp_path, FOUNDER)
    story = one(issue)
    assert story.headline == ("鲈鱼洄游如约而至",)
    assert "澄川日报" in said(issue, "intake-html-around")
    assert story.bylines == (Byline("澄川日报全媒体记者", "李艳秋"), Byline("通讯员", "陈宏"))
    assert story.paragraphs == ("“快看！那边有鱼！”近日，游客循声望去。", "鱼群每年夏天到来，今年来得早。")
    assert "李艳秋" in story.signature


def test_links_to_other_articles_do_not_make_a_page_an_index(tmp_path: Path) -> None:
    areas = '<map><area href="#"><area href="https://app.invalid/a"><area href="//m.invalid/b"></map>'
    issue = read(tmp_path, f"<title>雨</title><body>{areas}<h1>雨前茶开采</h1><div>{SENTENCES}</div>")
    assert one(issue).headline == ("雨前茶开采",)


def test_a_page_of_links_is_called_one(tmp_path: Path) -> None:
    links = "".join(
        f'<li><a href="/a/{n}">第{n}篇稿件的标题很长，长到要写上二十来个字</a> 04-0{n}日更新，县报</li>'
        for n in range(1, 10)
    )
    issue = read(tmp_path, f"<title>要闻_澄川网</title><body><h1>要闻</h1><div><ul>{links}</ul></div>")
    assert said(issue, "intake-html-list")


def test_long_runs_of_figures_take_no_time(tmp_path: Path) -> None:
    figures = "1" * 5000
    issue = read(tmp_path, f"<title>数</title><body><article><p>{figures}页。</p>{SENTENCES}</article>")
    assert one(issue).paragraphs[0] == f"{figures}页。"


def test_a_heading_that_was_never_closed_is_no_headline(tmp_path: Path) -> None:
    page = f"<title>雨前茶开采_澄川网</title><body><h1>雨前茶开采<div>{SENTENCES}</div>"
    assert one(read(tmp_path, page)).headline == ("雨前茶开采",)


def test_the_text_that_json_ld_holds_is_read_where_the_page_shows_none(tmp_path: Path) -> None:
    linked = '{"@type":"NewsArticle","headline":"雨前茶","articleBody":"第一段，茶。\n第二段，雨。"}'
    page = f'<title>雨前茶</title><script type="application/ld+json">{linked}</script><body><h1>雨前茶</h1>'
    story = one(read(tmp_path, page))
    assert (story.headline, story.paragraphs) == (("雨前茶",), ("第一段，茶。", "第二段，雨。"))


def test_pictures_that_a_script_loads_are_named_by_their_late_address(tmp_path: Path) -> None:
    images = '<img src="data:image/gif;base64,R0lGOD" data-src="https://news.invalid/tea.jpg">'
    issue = read(tmp_path, f"<title>茶</title><body><h1>雨前茶</h1><article>{SENTENCES}{images}</article>")
    assert "https://news.invalid/tea.jpg" in said(issue, "intake-picture-elsewhere")
    assert "base64" not in said(issue, "intake-picture-elsewhere")


@pytest.mark.parametrize(
    "line",
    [
        "2024年03月07日14:51 来源：澄川网",
        "发布日期：2024-03-07 所属分类：头条",
        "来源：澄川晚报",
        "责编：袁一、赵二",
        "本版责编：吕三 吴四",
        "《澄川日报》（2024年09月29日 第01版）",
        "（责任编辑： CC666）",
        "版 权 所 有 ，未 经 书 面 授 权 禁 止 使 用",
        "用微信扫描二维码",
        "返回澄川网首页>>",
        "【纠错】",
        "【纠错】责任编辑：尹四",
        "24小时滚动播报最新资讯，更多粉丝福利扫描二维码关注",
        "未经授权，不得转载",
    ],
)
def test_lines_of_the_desk(line: str) -> None:
    assert is_desk_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "2024年9月29日，县里召开会议，研究当前工作。",
        "来源可靠的大项目在今年取得进展，为后续工程奠定了基础。",
        "责编在会议上强调，要把好质量关。",
        "打印技术走进课堂",
        "分享到更多人",
        "（资料来源：县统计局）",
        "2024年5月10日",
        "著作权法修改草案明确了平台责任，版权保护更严。",
        "相关链接",
    ],
)
def test_lines_of_the_story(line: str) -> None:
    assert not is_desk_line(line)


def test_the_head_of_links_that_are_gone_parts_nothing() -> None:
    assert is_parting_line("相关链接")
    assert source_in("字号 来源：澄川新闻网 打印") == "澄川新闻网"
