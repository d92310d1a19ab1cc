"""What stands inside the paragraphs of a Word file: every character is printed once, or named."""

import pytest

from pipeline.intake.word.number_forms import written_number
from pipeline.model import Form, Span, Story, Style
from tests.intake.word_packages import NAMESPACES, found, package, paragraph, read_bytes, read_document, run, story_of

NUMBERS = f"""<w:numbering {NAMESPACES}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="9"/><w:numFmt w:val="decimalEnclosedCircleChinese"/><w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0d8"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>
</w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>
</w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""
ITEM = '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def item(text: str, list_id: int, level: int = 0) -> str:
    return paragraph(text, properties=ITEM.format(level=level, list_id=list_id))


def one_paragraph(content: str) -> Story:
    return story_of(read_document(paragraph(content)))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('<w:r><w:t>桥</w:t></w:r><w:r><w:t xml:space="preserve"> 通车</w:t></w:r>', "桥 通车"),
        ("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t></w:r>", "A\u2011B"),
        ('<w:r><w:t>温度</w:t><w:sym w:font="Symbol" w:char="F0B1"/><w:t>3</w:t></w:r>', "温度±3"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>完成</w:t></w:r>', "✓完成"),
        ('<w:r><w:sym w:font="宋体" w:char="3007"/></w:r>', "〇"),
        ("<w:smartTag><w:r><w:t>南</w:t></w:r></w:smartTag><w:dir><w:r><w:t>桥</w:t></w:r></w:dir>", "南桥"),
        ("<w:sdt><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>", "控件"),
        (run("第1") + "<w:r><w:lastRenderedPageBreak/></w:r><w:proofErr/>" + run("版"), "第1版"),
        (run("不\u00a0断"), "不\u00a0断"),
        (run("　　空两格　"), "空两格"),
        (run("&lt;b&gt;{{x}}&lt;/b&gt;"), "<b>{{x}}</b>"),
    ],
)
def test_characters_as_word_shows_them(content: str, text: str) -> None:
    assert one_paragraph(content).paragraphs == (text,)


def test_soft_hyphens_and_invisible_signs_go_with_a_finding() -> None:
    filing = read_document(paragraph("<w:r><w:t>inter</w:t><w:softHyphen/><w:t>net上\u200b网</w:t></w:r>"))
    assert story_of(filing).paragraphs == ("internet上网",)
    assert "2" in found(filing, "intake-invisible-character").message.zh


def test_one_branch_of_an_alternative_is_read() -> None:
    emoji = (
        '<w:r><mc:AlternateContent><mc:Choice xmlns:x="urn:new" Requires="x"><w:t>新</w:t></mc:Choice>'
        "<mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert one_paragraph(emoji).paragraphs == ("旧",)


def test_spans_are_what_is_bold_raised_or_has_a_reading() -> None:
    ruby = (
        "<w:r><w:ruby><w:rt><w:r><w:t>jiǒng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>囧</w:t></w:r></w:rubyBase>"
        "</w:ruby></w:r>"
    )
    story = one_paragraph(
        run("面积9m")
        + run("2", '<w:vertAlign w:val="superscript"/>')
        + run("，")
        + run("要", "<w:b/>")
        + run("点", "<w:b/>")
        + run("与", '<w:b w:val="0"/>')
        + ruby
        + run("字。")
    )
    assert story.paragraphs == ("面积9m2，要点与囧字。",)
    assert story.spans == (
        Span(0, 4, 5, Style.SUPERSCRIPT),
        Span(0, 6, 8, Style.BOLD),
        Span(0, 9, 10, Style.RUBY, "jiǒng"),
    )


def test_a_reading_kept_in_a_field_code_and_an_enclosed_character() -> None:
    reading = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>EQ \\* jc2 \\* hps10 \\o\\ad(\\s\\up 9(</w:instrText></w:r>"
        "<w:r><w:instrText>tuó</w:instrText></w:r><w:r><w:instrText>),鼍)</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    enclosed = reading.replace("\\o\\ad(\\s\\up 9(", "\\o\\ac(○,").replace("tuó", "密").replace("),鼍)", ")")
    story = one_paragraph(run("有") + reading + run("与") + enclosed + run("。"))
    assert story.paragraphs == ("有鼍与密。",)
    assert story.spans == (Span(0, 1, 2, Style.RUBY, "tuó"),)


def test_a_field_is_its_saved_result() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ "yyyy年M月d日" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2023年1月5日</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    filing = read_document(
        paragraph(run("今天是") + field + '<w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple>')
    )
    assert story_of(filing).paragraphs == ("今天是2023年1月5日3",)
    assert "DATE" in found(filing, "intake-word-field").message.zh
    assert "PAGE" in found(filing, "intake-word-field").message.zh


def test_hidden_text_is_not_printed_and_is_quoted() -> None:
    filing = read_document(paragraph(run("看得见") + run("内部电话", "<w:vanish/>") + run("。")))
    assert story_of(filing).paragraphs == ("看得见。",)
    assert "内部电话" in found(filing, "intake-word-hidden-text").message.en


def test_text_struck_through_is_kept_and_named() -> None:
    filing = read_document(paragraph(run("投资") + run("一亿", "<w:strike/>") + run("两亿元。")))
    assert story_of(filing).paragraphs == ("投资一亿两亿元。",)
    assert "一亿" in found(filing, "intake-word-struck-text").message.zh


def test_the_address_of_a_link_is_named() -> None:
    body = paragraph('<w:hyperlink r:id="rL"><w:r><w:t>报名网页</w:t></w:r></w:hyperlink>')
    filing = read_document(body, related={"rL": ("hyperlink", "https://example.invalid/a")})
    assert story_of(filing).paragraphs == ("报名网页",)
    assert "https://example.invalid/a" in found(filing, "intake-word-link").message.zh


def test_an_equation_becomes_a_line_of_text() -> None:
    equation = (
        "<m:oMath><m:r><m:t>S=π</m:t></m:r><m:sSup><m:e><m:r><m:t>r</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup>"
        "</m:sSup><m:r><m:t>+</m:t></m:r><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r>"
        "</m:den></m:f></m:oMath>"
    )
    filing = read_document(paragraph(run("面积") + equation + run("。")))
    story = story_of(filing)
    assert story.paragraphs == ("面积S=πr2+(a+b)/2。",)
    assert story.spans == (Span(0, 6, 7, Style.SUPERSCRIPT),)
    assert found(filing, "intake-word-equation").confidence == 0.6


def test_numbers_of_lists_are_text_as_word_shows_them() -> None:
    body = (
        item("总则", 1) + item("适用", 1, 1) + item("范围", 1, 1) + item("细目", 1, 2) + item("职责", 1)
        + item("分工", 1, 1) + item("另起", 2) + item("第九", 3) + item("第十", 3) + item("点", 3, 1)
    )  # fmt: skip
    filing = read_document(body, parts={"word/numbering.xml": NUMBERS}, related={"rN": ("numbering", "numbering.xml")})
    story = story_of(filing)
    assert story.paragraphs == (
        "一、总则", "（1）适用", "（2）范围", "1.2.1 细目", "二、职责", "（1）分工", "一、另起", "⑨ 第九",
        "⑩ 第十", "➢ 点",
    )  # fmt: skip
    assert set(story.forms) == {Form.ITEM}


@pytest.mark.parametrize(
    ("form", "number", "written"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographDigital", 10, "一〇"),
        ("ideographTraditional", 11, "甲"),
        ("ideographZodiac", 12, "亥"),
        ("decimalEnclosedCircle", 36, "㊱"),
        ("decimalEnclosedCircle", 51, "51"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 7, "07"),
        ("lowerRoman", 1994, "mcmxciv"),
        ("upperLetter", 28, "BB"),
        ("none", 3, ""),
        ("somethingNew", 3, "3"),
    ],
)
def test_forms_of_numbers(form: str, number: int, written: str) -> None:
    assert written_number(number, form) == written


def test_notes_stand_at_the_end_with_their_marks_in_the_text() -> None:
    notes = (
        f'<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p>'
        "<w:r><w:footnoteRef/></w:r><w:r><w:t>据县志。</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    end = '<w:endnote w:id="1"><w:p><w:r><w:t>见前文。</w:t></w:r></w:p></w:endnote>'
    ends = f"<w:endnotes {NAMESPACES}>{end}</w:endnotes>"
    body = paragraph(run("古桥") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("建于宋")
                     + '<w:r><w:endnoteReference w:id="1"/></w:r>' + run("。"))  # fmt: skip
    filing = read_document(
        body,
        parts={"word/footnotes.xml": notes, "word/endnotes.xml": ends},
        related={"rF": ("footnotes", "footnotes.xml"), "rE": ("endnotes", "endnotes.xml")},
    )
    story = story_of(filing)
    assert story.paragraphs == ("古桥①建于宋②。", "注①据县志。", "注②见前文。")
    assert story.spans == (Span(0, 2, 3, Style.SUPERSCRIPT), Span(0, 6, 7, Style.SUPERSCRIPT))
    assert [origin.place for origin in story.origins if origin.field.startswith("paragraphs")] == [
        "w:p 2", "footnote 2", "endnote 1",
    ]  # fmt: skip


def test_a_mark_that_stands_in_bold_text_parts_no_word() -> None:
    notes = f'<w:footnotes {NAMESPACES}><w:footnote w:id="2"><w:p>{run("甲")}</w:p></w:footnote></w:footnotes>'
    here = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = paragraph(run("前") + here + run("重", "<w:b/>") + here + run("点", "<w:b/>") + here + run("后。"))
    filing = read_document(body, parts={"word/footnotes.xml": notes}, related={"rF": ("footnotes", "footnotes.xml")})
    story = story_of(filing)
    assert story.paragraphs == ("前①重①点①后。", "注①甲")
    assert [(span.start, span.end, span.style) for span in story.spans] == [
        (1, 2, Style.SUPERSCRIPT), (2, 5, Style.BOLD), (3, 4, Style.SUPERSCRIPT), (5, 6, Style.SUPERSCRIPT),
    ]  # fmt: skip


def test_comments_headers_and_placeholders_are_named_and_not_printed() -> None:
    comment = '<w:comment w:id="0" w:author="某编辑"><w:p><w:r><w:t>核实</w:t></w:r></w:p></w:comment>'
    comments = f"<w:comments {NAMESPACES}>{comment}</w:comments>"
    header = f"<w:hdr {NAMESPACES}><w:p><w:r><w:t>送审稿</w:t></w:r></w:p></w:hdr>"
    waiting = f"<w:sdtContent>{run('单击输入')}</w:sdtContent>"
    placeholder = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{waiting}</w:sdt>"
    filing = read_document(
        paragraph(run("正文。") + '<w:r><w:commentReference w:id="0"/></w:r>' + placeholder),
        parts={"word/comments.xml": comments, "word/header1.xml": header},
        related={"rC": ("comments", "comments.xml"), "rH": ("header", "header1.xml")},
    )
    assert story_of(filing).paragraphs == ("正文。",)
    said = found(filing, "intake-word-comment")
    assert "核实" in said.message.zh
    assert "某编辑" not in said.message.zh
    assert said.where.box == "w:p 2"
    assert "送审稿" in found(filing, "intake-word-header").message.zh
    assert "单击输入" in found(filing, "intake-word-placeholder").message.zh


def test_a_table_of_contents_is_left_out_and_named() -> None:
    contents = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{paragraph('新桥通车……3')}</w:sdtContent></w:sdt>"
    )
    filing = read_document(contents + paragraph("正文。"))
    assert story_of(filing).paragraphs == ("正文。",)
    assert "新桥通车……3" in found(filing, "intake-word-contents").message.zh


def test_a_text_box_follows_its_paragraph_once() -> None:
    words = f"<w:txbxContent>{paragraph('框里的话，另有一句。')}</w:txbxContent>"
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx>{words}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{words}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    filing = read_document(paragraph(box + run("正文在此。")) + paragraph("下一段。"))
    assert story_of(filing).paragraphs == ("正文在此。", "框里的话，另有一句。", "下一段。")
    assert "框里的话" in found(filing, "intake-word-text-box").message.zh


def test_a_table_is_rows_with_cells_apart_by_tabs() -> None:
    cell = "<w:tc><w:tcPr>{span}</w:tcPr>{text}</w:tc>"
    wide = cell.format(span='<w:gridSpan w:val="2"/>', text=paragraph("合计"))
    first = "".join(cell.format(span="", text=paragraph(text)) for text in ("项目", "长度", "投资"))
    last = wide + cell.format(span="", text=paragraph("一亿") + paragraph("二千万"))
    story = story_of(read_document(paragraph("正文。") + f"<w:tbl><w:tr>{first}</w:tr><w:tr>{last}</w:tr></w:tbl>"))
    assert story.paragraphs == ("正文。", "项目\t长度\t投资", "合计\t\t一亿 二千万")
    assert story.forms == (Form.PROSE, Form.ROW, Form.ROW)


def test_a_row_that_starts_in_a_later_column() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("甲", "乙", "丙"))
    late = f'<w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>{paragraph("丁")}</w:tc><w:tc>{paragraph("")}</w:tc>'
    table = f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{late}</w:tr></w:tbl>"
    story = story_of(read_document(paragraph("正文。") + table))
    assert story.paragraphs == ("正文。", "甲\t乙\t丙", "\t丁\t")


def test_a_bold_numbered_line_is_a_subhead_and_a_plain_one_an_item() -> None:
    numbered = ITEM.format(level=0, list_id=1)
    body = (
        paragraph(run("早谋划", "<w:b/>"), properties=numbered)
        + paragraph("正文。")
        + paragraph("晚谋划", properties=numbered)
    )
    filing = read_document(body, parts={"word/numbering.xml": NUMBERS}, related={"rN": ("numbering", "numbering.xml")})
    story = story_of(filing)
    assert story.paragraphs == ("一、早谋划", "正文。", "二、晚谋划")
    assert story.forms == (Form.SUBHEAD, Form.PROSE, Form.ITEM)
    assert story.spans == ()


def test_text_laid_out_in_a_table_is_paragraphs() -> None:
    long = "这是排在表格里的一段长文字，" * 10
    body = f"<w:tbl><w:tr><w:tc>{paragraph(long)}</w:tc><w:tc>{paragraph('右栏。')}</w:tc></w:tr></w:tbl>"
    filing = read_document(body)
    assert story_of(filing).paragraphs == (long, "右栏。")
    assert found(filing, "intake-word-table-of-text").confidence == 0.8


def test_strict_files_are_read_as_any_other() -> None:
    strict = NAMESPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    whole = f"<w:document {strict}><w:body>{paragraph('新桥', '1')}{paragraph('正文。')}</w:body></w:document>"
    assert story_of(read_bytes(package("", whole=whole))).headline == ("新桥",)


def test_signs_of_a_symbol_font_typed_as_text() -> None:
    assert one_paragraph(run("\uf061≤", '<w:rFonts w:ascii="Symbol"/>') + run("。")).paragraphs == ("α≤。",)
