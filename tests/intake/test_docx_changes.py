"""Tracked changes in a Word file: sent back, or all settled one way."""

import pytest

from pipeline.errors import SourceError
from pipeline.intake.copy_file import Filing
from pipeline.model import Form
from pipeline.settings.values import Limits
from tests.intake.word_packages import NAMESPACES, found, package, paragraph, read_bytes, run, story_of

WHO = 'w:id="1" w:author="某编辑" w:date="2023-01-05T00:00:00Z"'
INSERTED = f"<w:ins {WHO}>{run('新桥')}</w:ins>"
DELETED = f'<w:del {WHO}><w:r><w:delText xml:space="preserve">旧桥</w:delText></w:r></w:del>'
MOVED_FROM = f"<w:moveFrom {WHO}>{run('昨日')}</w:moveFrom>"
MOVED_TO = f"<w:moveTo {WHO}>{run('昨日')}</w:moveTo>"


def settled(body: str, how: str) -> Filing:
    return read_bytes(package(paragraph("河口新桥通车", "1") + body), Limits(tracked_changes=how))


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (INSERTED, "an insertion"),
        (DELETED, "a deletion"),
        (MOVED_FROM, "a move away"),
        (f"<w:r><w:rPr><w:b/><w:rPrChange {WHO}><w:rPr/></w:rPrChange></w:rPr><w:t>粗</w:t></w:r>", "character format"),
    ],
)
def test_open_changes_are_sent_back_with_the_first_of_them(change: str, word: str) -> None:
    with pytest.raises(SourceError) as refused:
        settled(paragraph("第一段。") + paragraph(run("第二段") + change), "refuse")
    error = refused.value
    assert error.where.file == "稿.docx"
    assert error.where.box == "w:p 3"
    assert word in error.message.en
    assert "第 3 段" in error.message.zh
    assert "某编辑" not in error.message.zh + error.message.en
    assert error.remedy is not None
    assert "tracked_changes" in error.remedy.en


@pytest.mark.parametrize(("how", "text"), [("accept", "新桥昨日通车。"), ("reject", "旧桥通车昨日。")])
def test_text_is_as_if_all_were_accepted_or_rejected(how: str, text: str) -> None:
    filing = settled(paragraph(INSERTED + DELETED + MOVED_TO + run("通车") + MOVED_FROM + run("。")), how)
    assert story_of(filing).paragraphs == (text,)
    assert found(filing, "intake-word-tracked-changes").where.box == "w:p 2"


@pytest.mark.parametrize(("how", "bold"), [("accept", True), ("reject", False)])
def test_formats_are_settled_too(how: str, bold: bool) -> None:  # noqa: FBT001
    change = f"<w:r><w:rPr><w:b/><w:rPrChange {WHO}><w:rPr/></w:rPrChange></w:rPr><w:t>要点</w:t></w:r>"
    assert bool(story_of(settled(paragraph(run("这是") + change + run("。")), how)).spans) is bold


@pytest.mark.parametrize(("how", "texts"), [("accept", ("前半后半。",)), ("reject", ("前半", "后半。"))])
def test_a_deleted_paragraph_mark_joins_two_paragraphs(how: str, texts: tuple[str, ...]) -> None:
    first = paragraph("前半", properties=f"<w:rPr><w:del {WHO}/></w:rPr>")
    assert story_of(settled(first + paragraph("后半。"), how)).paragraphs == texts


@pytest.mark.parametrize(("how", "texts"), [("accept", ("前半", "后半。")), ("reject", ("前半后半。",))])
def test_an_inserted_paragraph_mark_parts_two_paragraphs(how: str, texts: tuple[str, ...]) -> None:
    first = paragraph("前半", properties=f"<w:rPr><w:ins {WHO}/></w:rPr>")
    assert story_of(settled(first + paragraph("后半。"), how)).paragraphs == texts


def test_a_paragraph_deleted_whole_leaves_nothing() -> None:
    whole = f"<w:p><w:pPr><w:rPr><w:del {WHO}/></w:rPr></w:pPr>{DELETED}</w:p>"
    assert story_of(settled(whole + paragraph("正文。"), "accept")).paragraphs == ("正文。",)


@pytest.mark.parametrize(("how", "rows"), [("accept", ("甲\t一", "丙\t三")), ("reject", ("甲\t一", "乙\t二"))])
def test_rows_are_settled(how: str, rows: tuple[str, ...]) -> None:
    table = "<w:tbl>"
    for mark, texts in (("", "甲一"), (f"<w:del {WHO}/>", "乙二"), (f"<w:ins {WHO}/>", "丙三")):
        cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in texts)
        table += f"<w:tr><w:trPr>{mark}</w:trPr>{cells}</w:tr>"
    story = story_of(settled(paragraph("正文。") + table + "</w:tbl>", how))
    assert story.paragraphs[1:] == rows
    assert story.forms[1:] == (Form.ROW, Form.ROW)


def test_changes_in_notes_are_settled_too() -> None:
    notes = f'<w:footnotes {NAMESPACES}><w:footnote w:id="2"><w:p>{DELETED}{INSERTED}</w:p></w:footnote></w:footnotes>'
    data = package(
        paragraph("河口新桥通车", "1") + paragraph(run("正文") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        parts={"word/footnotes.xml": notes},
        related={"rF": ("footnotes", "footnotes.xml")},
    )
    story = story_of(read_bytes(data, Limits(tracked_changes="accept")))
    assert story.paragraphs == ("正文①", "注①新桥")
    with pytest.raises(SourceError) as refused:
        read_bytes(data)
    assert "in a note" in refused.value.message.en


def test_a_row_of_deleted_marks_joins_them_all_in_order() -> None:
    gone = f"<w:rPr><w:del {WHO}/></w:rPr>"
    body = "".join(paragraph(text, properties=gone) for text in "甲乙丙") + paragraph("丁。") + paragraph("戊。")
    assert story_of(settled(body, "accept")).paragraphs == ("甲乙丙丁。", "戊。")


def test_a_deleted_mark_before_a_table_keeps_its_text() -> None:
    gone = paragraph("甲。", properties=f"<w:rPr><w:del {WHO}/></w:rPr>")
    table = f"<w:tbl><w:tr><w:tc>{paragraph('乙')}</w:tc><w:tc>{paragraph('丙')}</w:tc></w:tr></w:tbl>"
    assert story_of(settled(gone + table, "accept")).paragraphs == ("甲。", "乙\t丙")
