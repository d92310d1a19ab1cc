"""What a night desk meets on its first evening: a Word file's heads settled, pictures beside the copy, saved pages."""

import re
from pathlib import Path

import pytest
from PIL import Image

from pipeline.build import Request, parse, settled
from pipeline.errors import SourceError, UsageError
from pipeline.intake.folder import write_folder
from pipeline.intake.settling import open_doubts
from pipeline.model import Byline, Credit, Form, Issue, Story
from tests.intake.word_packages import package, paragraph, run

CENTRE = '<w:jc w:val="center"/>'
OPENED = "早市重新开张，四十条船一早就到了，江边站满了人。"
ARTICLE = """<html><head><title>水上早市_澄川新闻网</title></head><body><article><h1>水上早市重开</h1>
<p class="author">记者 田一苇</p><p>本报讯 澄川水上早市6月12日重新开张，来了四十条船。</p>
<p>船家说，<span class="author">田一苇</span>这个名字他记得。</p>
<figure><img src="boats.png"><figcaption>船家在卸菜。 何青禾 摄</figcaption></figure>
<p>（下转第2版）</p></article><img src="res/ad.gif"></body></html>"""
FOUNDER = """<html><head><title>澄川周报</title></head><body><div>第01版：要闻 2024年6月14日</div>
<founder-title>水上早市重开</founder-title><div id="ozoom"><founder-content><P>早市6月12日开张，来了四十条船。</P>
<P>（下转第2版）</P></founder-content></div></body></html>"""


def story_of(issue: Issue) -> Story:
    (story,) = (*(story for page in issue.pages for story in page.stories), *issue.unplaced)
    return story


def picture(path: Path, colour: str = "navy") -> None:
    Image.new("RGB", (60, 40), colour).save(path)


def folder_of(tmp_path: Path, *paragraphs: str) -> Path:
    source = tmp_path / "来稿.docx"
    source.write_bytes(package("".join(paragraphs)))
    read = parse(Request((source,)))
    write_folder(read.issue, read.settings, [source], tmp_path / "本期", read.incoming)
    return tmp_path / "本期"


def head(text: str, size: int) -> str:
    return paragraph(run(text, f'<w:b/><w:sz w:val="{size}"/>'), properties=CENTRE)


@pytest.mark.parametrize(
    ("number", "reading", "kicker", "headline", "deck", "opening"),
    [
        (1, 1, (), ("早市重开", "四十条船来了"), ("卖到午后",), OPENED),
        (1, 2, (), ("四十条船来了",), ("卖到午后",), OPENED),
        (2, 1, ("早市重开",), ("四十条船来了", "卖到午后"), (), OPENED),
        (2, 2, ("早市重开",), ("四十条船来了",), (), "卖到午后"),
    ],
)
def test_a_line_of_a_word_files_head_is_moved_by_settling(
    tmp_path: Path,
    number: int,
    reading: int,
    kicker: tuple[str, ...],
    headline: tuple[str, ...],
    deck: tuple[str, ...],
    opening: str,
) -> None:
    folder = folder_of(
        tmp_path, head("早市重开", 28), head("四十条船来了", 44), head("卖到午后", 28), paragraph(OPENED)
    )
    assert settled(Request((folder,)), number, reading)
    story = story_of(parse(Request((folder,))).issue)
    assert (story.kicker, story.headline, story.deck) == (kicker, headline, deck)
    assert story.column_head == (("早市重开",) if (number, reading) == (1, 2) else ())
    assert story.paragraphs[0] == opening
    assert story.form(0) is (Form.SUBHEAD if opening != OPENED else Form.PROSE)
    assert len(open_doubts(folder)) == 2


def test_a_storys_only_headline_is_not_moved(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, head("四十条船来了", 44), paragraph("早市重新开张。"))
    with pytest.raises(UsageError) as caught:
        settled(Request((folder,)), 1, 1)
    assert "手改" in caught.value.message.zh
    assert story_of(parse(Request((folder,))).issue).headline == ("四十条船来了",)


def test_open_changes_are_sent_back_with_the_words_of_the_first(tmp_path: Path) -> None:
    source = tmp_path / "改稿.docx"
    change = '<w:ins w:id="1" w:author="某" w:date="2024-06-13T00:00:00Z"><w:r><w:t>再添一句</w:t></w:r></w:ins>'
    source.write_bytes(package(paragraph("早市重新开张。") + paragraph(change)))
    with pytest.raises(SourceError) as caught:
        parse(Request((source,)))
    assert "第 2 段插入“再添一句”" in caught.value.message.zh
    assert "an insertion “再添一句”, in paragraph 2" in caught.value.message.en


def test_a_byline_inside_the_text_of_a_page_is_the_byline(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(ARTICLE, encoding="utf-8")
    picture(tmp_path / "boats.png")
    issue = parse(Request((tmp_path / "page.html",))).issue
    story = story_of(issue)
    assert story.bylines == (Byline("记者", "田一苇"),)
    assert story.signature == "记者 田一苇"
    assert story.paragraphs == (
        "本报讯 澄川水上早市6月12日重新开张，来了四十条船。",
        "船家说，田一苇这个名字他记得。",
    )
    assert story.jump == "（下转第2版）"
    (boats,) = story.pictures
    assert (boats.caption, boats.credit, boats.credit_text) == (
        "船家在卸菜。",
        Credit(None, "何青禾"),
        "何青禾 摄",
    )
    told = next(finding for finding in issue.findings if finding.code == "intake-metadata")
    assert "res/ad.gif" in told.message.en
    assert "boats.png" not in told.message.en


def test_a_jump_line_does_not_say_what_page_it_is(tmp_path: Path) -> None:
    (tmp_path / "content_1.html").write_text(FOUNDER, encoding="utf-8")
    issue = parse(Request((tmp_path / "content_1.html",))).issue
    assert [page.number for page in issue.pages] == [1]
    assert story_of(issue).jump == "（下转第2版）"


def test_a_picture_in_markdown_is_a_picture_of_the_story(tmp_path: Path) -> None:
    picture(tmp_path / "早市.png")
    text = "# 早市\n\n早市开张。\n![船家在卸菜。何青禾 摄](早市.png)\n\n![江上](https://news.invalid/1.jpg)\n\n惊叹！[甲](乙)\n"
    (tmp_path / "1.md").write_text(text, encoding="utf-8")
    issue = parse(Request((tmp_path,))).issue
    story = story_of(issue)
    assert story.paragraphs == ("早市开张。", "惊叹！[甲](乙)")
    assert [(own.file, own.caption, own.credit_text) for own in story.pictures] == [
        ("早市.png", "船家在卸菜。", "何青禾 摄"),
        (None, "江上", ""),
    ]
    told = [finding for finding in issue.findings if finding.code == "intake-picture-elsewhere"]
    assert [(own.where.line, "news.invalid" in own.message.en) for own in told] == [(6, True)]
    read = parse(Request((tmp_path,)))
    write_folder(read.issue, read.settings, [tmp_path], tmp_path / "out", read.incoming)
    again = story_of(parse(Request((tmp_path / "out",))).issue)
    assert (again.paragraphs, again.pictures) == (story.paragraphs, story.pictures)


def test_a_picture_in_markdown_stays_inside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "1.md").write_text("# 早市\n\n![x](../../etc/passwd.png)\n", encoding="utf-8")
    with pytest.raises(SourceError):
        parse(Request((tmp_path / "1.md",)))


def test_what_looks_like_a_picture_in_other_copy_stays_text(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, paragraph("早市", "1"), paragraph("![x](y.png)"))
    assert story_of(parse(Request((folder,))).issue).paragraphs == ("![x](y.png)",)
    assert story_of(parse(Request((folder,))).issue).pictures == ()


def test_a_photograph_that_no_story_took_is_told(tmp_path: Path) -> None:
    for name, colour in (("甲.png", "navy"), ("乙.png", "red"), ("丙.png", "green"), ("丁.png", "white")):
        picture(tmp_path / name, colour)
    (tmp_path / "1.md").write_text(
        "---\nheadline: 早市\npictures:\n- file: 甲.png\n  caption: 船\n---\n\n早市。\n", encoding="utf-8"
    )
    (tmp_path / "2.html").write_text(ARTICLE.replace("boats.png", "乙.png"), encoding="utf-8")
    told = [own for own in parse(Request((tmp_path,))).issue.findings if own.code == "intake-picture-unused"]
    assert [re.findall(r"(\w)\.png", own.message.zh) for own in told] == [["丁", "丙"]]


def test_a_wrong_value_is_told_in_chinese_too(tmp_path: Path) -> None:
    (tmp_path / "1.md").write_text("---\nrank: 二\n---\n\n早市。\n", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        parse(Request((tmp_path,)))
    assert caught.value.message.zh == "文件头的 rank 有误：应是整数"
    (tmp_path / "1.md").write_text("早市。\n", encoding="utf-8")
    (tmp_path / "paper.toml").write_text('[intake]\ntracked_changes = "maybe"\n', encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        parse(Request((tmp_path,)))
    assert caught.value.message.zh == "intake.tracked_changes 的值不对：应是 'refuse'、'accept'、'reject' 之一"
