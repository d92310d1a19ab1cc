"""NewsML 1.2, of our own making: an invented town, every line in its place."""

from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.model import Byline, Severity
from tests.intake.test_wire_xml import png, read, said, stories

LINES = (
    "<NewsLines><HeadLine>青溪桥通车</HeadLine><SubHeadLine>老桥翻新</SubHeadLine><ByLine>记者 林小满</ByLine>"
    "<DateLine>{}</DateLine><SeriesLine>两岸</SeriesLine><CreditLine>青溪社</CreditLine><SlugLine>qx</SlugLine></NewsLines>"
)
NITF = "<nitf><body><body.content><p>修了两年的桥通车。</p><p>老桥翻新。</p></body.content></body></nitf>"
PHOTO = '<ContentItem Href="{}"><MediaType FormalName="Photo"/></ContentItem>'


def text(role: str, data: str) -> str:
    return (
        f'<NewsComponent><Role FormalName="{role}"/><ContentItem><MediaType FormalName="Text"/>'
        f"<DataContent>{data}</DataContent></ContentItem></NewsComponent>"
    )


def newsml(*components: str, status: str = "Usable", lines: str = LINES.format("青溪1月4日电")) -> str:
    return (
        '<NewsML Version="1.2"><NewsEnvelope><DateAndTime>20230104T120000+0800</DateAndTime></NewsEnvelope><NewsItem>'
        f'<Identification><NameLabel>qx</NameLabel></Identification><NewsManagement><Status FormalName="{status}"/>'
        f'<Urgency FormalName="3"/></NewsManagement><NewsComponent>{lines}<RightsMetadata><UsageRights>'
        f"<UsageType>不得转载</UsageType></UsageRights></RightsMetadata>{''.join(components)}</NewsComponent></NewsItem></NewsML>"
    )


def test_a_text_with_its_lines(tmp_path: Path) -> None:
    filing = read(newsml(text("Main", NITF)), tmp_path)
    (story,) = stories(filing)
    assert (story.column_head, story.headline, story.deck) == (("两岸",), ("青溪桥通车",), ("老桥翻新",))
    assert (story.bylines, story.signature) == ((Byline("记者", "林小满"),), "记者 林小满")
    assert story.paragraphs == ("青溪1月4日电 修了两年的桥通车。", "老桥翻新。")
    assert filing.stories[0].urgency == 3
    assert "不得转载" in said(filing, "intake-usage-terms")
    assert all(
        word in said(filing, "intake-metadata")
        for word in ("稿件代号：qx", "图片署名：青溪社", "NameLabel", "20230104T")
    )


@pytest.mark.parametrize(
    "data",
    ["<p>通车。</p><p>翻新。</p>", "通车。\n翻新。", "&lt;p&gt;通车。&lt;/p&gt;&lt;p&gt;翻新。&lt;/p&gt;"],
    ids=["blocks", "lines", "escaped"],
)
def test_texts_of_every_kind(tmp_path: Path, data: str) -> None:
    (story,) = stories(read(newsml(text("", data), lines=LINES.format("20230104")), tmp_path))
    assert story.paragraphs == ("通车。", "翻新。")


def test_the_roles_of_texts(tmp_path: Path) -> None:
    parts = (
        text("Title", "青溪桥通车"),
        text("SubHeadLine", "两岸相连"),
        text("Lead", "通车了。"),
        text("Body", "翻新。"),
    )
    filing = read(newsml(*parts, text("Contact", "电话六六一二")), tmp_path)
    (story,) = stories(filing)
    assert (story.headline, story.deck) == (("青溪桥通车",), ("老桥翻新", "两岸相连"))
    assert story.paragraphs == ("青溪1月4日电 通车了。", "翻新。")
    assert "电话六六一二" in said(filing, "intake-metadata")


def test_the_same_text_in_another_form_is_told(tmp_path: Path) -> None:
    filing = read(newsml(text("Main", NITF), text("Text", "老桥翻新。\n还有一句。")), tmp_path)
    assert len(stories(filing)) == 1
    assert "还有一句。" in said(filing, "intake-other-bodies")


def test_a_picture_with_its_caption_and_sizes(tmp_path: Path) -> None:
    (tmp_path / "big.png").write_bytes(png())
    sizes = "".join(
        f'<NewsComponent><Role FormalName="{role}"/>{PHOTO.format(name)}</NewsComponent>'
        for role, name in (("Thumbnail", "small.png"), ("Main", "big.png"))
    )
    component = f"<NewsComponent>{text('Caption', '<p>青溪桥。</p>')}{sizes}</NewsComponent>"
    filing = read(newsml(text("Main", NITF), component), tmp_path)
    (picture,) = stories(filing)[0].pictures
    assert (picture.caption, picture.file) == ("青溪桥。", filing.pictures[0].file)


def test_each_headline_with_a_text_is_a_story(tmp_path: Path) -> None:
    other = (
        f"<NewsComponent><NewsLines><HeadLine>停车难</HeadLine></NewsLines>{text('Main', '车位少。')}</NewsComponent>"
    )
    assert [story.headline[0] for story in stories(read(newsml(text("Main", NITF), other), tmp_path))] == [
        "青溪桥通车",
        "停车难",
    ]


def test_a_story_that_is_withheld_is_an_error(tmp_path: Path) -> None:
    filing = read(newsml(text("Main", NITF), status="Withheld"), tmp_path)
    assert Severity.ERROR in {finding.severity for finding in filing.findings if finding.code == "intake-not-usable"}


def test_a_document_without_copy_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no copy"):
        read("<NewsML><NewsItem><NewsComponent/></NewsItem></NewsML>", tmp_path)
