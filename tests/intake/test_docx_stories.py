"""Where stories begin in a Word file and what stands in their heads, with styles and without."""

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Pt
from PIL import Image

from pipeline.build import Request, parse
from pipeline.intake.copy_file import Filing
from pipeline.intake.folder import write_folder
from pipeline.model import Byline, Credit, Dateline, Form, Story
from tests.intake.word_packages import found, package, paragraph, read_bytes, read_document, run, story_of

CENTRE = '<w:jc w:val="center"/>'
RIGHT = '<w:jc w:val="right"/>'
LARGE = '<w:b/><w:sz w:val="44"/>'
LEAD = "　　本报讯 昨日，河口镇新桥正式通车，两岸十二个村的居民不再靠摆渡过河。"


def centred(text: str, look: str = "") -> str:
    return paragraph(run(text, look), properties=CENTRE)


def read_plain(*paragraphs: str) -> Filing:
    return read_bytes(package("".join(paragraphs)))


def stories_of(filing: Filing) -> list[Story]:
    return [filed.story for filed in filing.stories]


def heads(stories: Sequence[Story]) -> list[tuple[str, ...]]:
    return [story.headline for story in stories]


def test_styles_say_what_a_head_is_and_nothing_is_in_doubt() -> None:
    body = paragraph("我市交通建设提速", "y") + paragraph("河口新桥通车", "own") + paragraph(LEAD)
    filing = read_bytes(package(body))
    story = story_of(filing)
    assert (story.kicker, story.headline) == (("我市交通建设提速",), ("河口新桥通车",))
    assert story.dateline == Dateline("本报讯")
    assert filing.findings == ()


def test_a_head_without_styles_is_told_by_size_and_place() -> None:
    filing = read_plain(
        centred("我市交通建设提速", '<w:sz w:val="28"/>'), centred("河口新桥通车", LARGE),
        centred("——三十年摆渡成往事", '<w:sz w:val="28"/>'), centred("本报记者 赵青禾 通讯员 钱小满"), paragraph(LEAD),
    )  # fmt: skip
    story = story_of(filing)
    assert story.kicker == ("我市交通建设提速",)
    assert story.headline == ("河口新桥通车",)
    assert story.deck == ("——三十年摆渡成往事",)
    assert story.bylines == (Byline("本报记者", "赵青禾"), Byline("通讯员", "钱小满"))
    assert story.signature == "本报记者 赵青禾 通讯员 钱小满"
    said = [finding for finding in filing.findings if finding.code == "intake-word-head"]
    assert [(one.where.box, one.alternatives, one.confidence) for one in said] == [
        ("w:p 1", ("headline", "column_head"), 0.8),
    ]  # fmt: skip
    assert [(origin.field, origin.place) for origin in story.origins][:3] == [
        ("kicker.0", "w:p 1"), ("headline.0", "w:p 2"), ("deck.0", "w:p 3"),
    ]  # fmt: skip


def test_a_head_that_could_be_another_thing_is_a_finding() -> None:
    filing = read_plain(
        centred("河口新桥通车", LARGE), centred("三十年摆渡成往事", '<w:sz w:val="28"/>'), paragraph("江上没有船了。"),
    )  # fmt: skip
    assert story_of(filing).deck == ("三十年摆渡成往事",)
    said = [finding for finding in filing.findings if finding.code == "intake-word-head"]
    assert [one.where.box for one in said] == ["w:p 2", "w:p 1"]
    assert all(finding.confidence is not None and finding.confidence < 0.9 for finding in said)


def test_headings_begin_stories_and_lower_ones_are_subheads() -> None:
    filing = read_plain(
        paragraph("河口新桥通车", "1"), paragraph(LEAD), paragraph("过去靠船", "2"), paragraph("过去的事说来话长。"),
        paragraph("我镇夏粮丰收", "1"), paragraph("今年夏粮总产再创新高。"), paragraph("（记者 赵青禾）"),
    )  # fmt: skip
    first, second = stories_of(filing)
    assert (first.headline, second.headline) == (("河口新桥通车",), ("我镇夏粮丰收",))
    assert first.forms == (Form.PROSE, Form.SUBHEAD, Form.PROSE)
    assert second.signature == "（记者 赵青禾）"
    assert (first.id, second.id) == ("w01-01", "w01-02")
    assert filing.stories[0].page is None


def test_a_title_with_headings_below_it_is_one_story() -> None:
    filing = read_plain(
        paragraph("河口新桥通车", "t"), paragraph(LEAD), paragraph("过去靠船", "1"), paragraph("过去的事说来话长。"),
        paragraph("如今走桥", "1"), paragraph("如今只要三分钟。"),
    )  # fmt: skip
    story = story_of(filing)
    assert story.headline == ("河口新桥通车",)
    assert [text for text, form in zip(story.paragraphs, story.forms, strict=True) if form is Form.SUBHEAD] == [
        "过去靠船", "如今走桥",
    ]  # fmt: skip


def test_a_title_above_stories_that_have_their_own_headlines_is_a_column_head() -> None:
    filing = read_plain(
        paragraph("乡镇连线", "t"), paragraph("河口新桥通车", "1"), paragraph(LEAD), paragraph("我镇夏粮丰收", "1"),
        paragraph("　　本报讯 今年夏粮总产再创新高。"),
    )  # fmt: skip
    first, second = stories_of(filing)
    assert first.column_head == ("乡镇连线",)
    assert heads([first, second]) == [("河口新桥通车",), ("我镇夏粮丰收",)]
    assert found(filing, "intake-word-title-of-several").alternatives == ("headline",)


def test_several_stories_without_styles() -> None:
    filing = read_plain(
        centred("河口新桥通车", LARGE), paragraph(LEAD), paragraph(run("过去靠船", "<w:b/>")), paragraph("说来话长。"),
        centred("我镇夏粮丰收", LARGE), paragraph("今年夏粮总产再创新高。"), paragraph("钱小满", properties=RIGHT),
    )  # fmt: skip
    first, second = stories_of(filing)
    assert heads([first, second]) == [("河口新桥通车",), ("我镇夏粮丰收",)]
    assert first.forms == (Form.PROSE, Form.SUBHEAD, Form.PROSE)
    assert second.signature == "钱小满"


def test_bold_centred_subheads_of_body_size_do_not_begin_stories() -> None:
    filing = read_plain(
        centred("河口新桥通车", "<w:b/>"), paragraph(LEAD), centred("过去靠船", "<w:b/>"), paragraph("说来话长。"),
        centred("如今走桥", "<w:b/>"), paragraph("只要三分钟。"),
    )  # fmt: skip
    assert heads(stories_of(filing)) == [("河口新桥通车",)]


def test_a_page_break_and_a_title_begin_a_story() -> None:
    broken = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    filing = read_plain(
        centred("河口新桥通车", "<w:b/>"), paragraph("新桥昨日通车。"), broken, centred("我镇夏粮丰收", "<w:b/>"),
        paragraph("夏粮总产再创新高。"),
    )  # fmt: skip
    assert heads(stories_of(filing)) == [("河口新桥通车",), ("我镇夏粮丰收",)]


def test_words_alone_where_nothing_is_formatted() -> None:
    filing = read_plain(
        paragraph("河口新桥通车"), paragraph(LEAD), paragraph(""), paragraph("我镇夏粮丰收"),
        paragraph("　　本报讯 夏粮总产再创新高。"),
    )  # fmt: skip
    assert heads(stories_of(filing)) == [("河口新桥通车",), ("我镇夏粮丰收",)]
    assert all(finding.confidence == 0.6 for finding in filing.findings if finding.code == "intake-word-head")


def test_a_line_that_clings_to_the_text_above_is_not_the_next_kicker() -> None:
    filing = read_plain(
        centred("河口新桥通车", LARGE), paragraph(LEAD), paragraph(run("热线：0513—00000000", "<w:b/>")), paragraph(""),
        centred("我镇夏粮丰收", LARGE), paragraph("夏粮总产再创新高。"),
    )  # fmt: skip
    first, second = stories_of(filing)
    assert first.paragraphs[-1] == "热线：0513—00000000"
    assert second.kicker == ()


def test_a_column_head_in_brackets_and_a_headline_of_two_lines() -> None:
    filing = read_plain(
        centred("【乡镇连线】"),
        paragraph(run("一桥飞架", LARGE) + "<w:r><w:br/></w:r>" + run("两岸通途", LARGE), properties=CENTRE),
        paragraph(LEAD),
    )  # fmt: skip
    story = story_of(filing)
    assert (story.column_head, story.headline) == (("【乡镇连线】",), ("一桥飞架", "两岸通途"))


def test_lines_of_one_look_are_told_by_their_marks() -> None:
    filing = read_plain(
        centred("我市交通建设提速：", "<w:b/>"), centred("河口新桥通车", "<w:b/>"),
        centred("——三十年摆渡成往事", "<w:b/>"), paragraph(LEAD),
    )  # fmt: skip
    story = story_of(filing)
    assert (story.kicker, story.headline, story.deck) == (
        ("我市交通建设提速：",), ("河口新桥通车",), ("——三十年摆渡成往事",),
    )  # fmt: skip


def test_a_letter_keeps_its_salutation_and_its_ending() -> None:
    filing = read_document(
        paragraph("编辑同志：") + paragraph("　　桥头的路灯坏了。") + paragraph("读者 钱小满", properties=RIGHT)
        + paragraph("2023年1月3日", properties=RIGHT)
    )  # fmt: skip
    story = story_of(filing)
    assert story.forms == (Form.FLUSH, Form.PROSE, Form.SIGNED, Form.SIGNED)


def test_lines_of_a_poem_stay_lines() -> None:
    stanza = paragraph("<w:r><w:t>桥下流水长</w:t><w:br/><w:t>桥上人来往</w:t></w:r>")
    story = story_of(
        read_document(
            stanza
            + "".join(paragraph(line) for line in ("春水绕田家，", "新桥接晓霞。", "行人相问好，", "两岸是桑麻。"))
        )
    )
    assert story.paragraphs[:3] == ("桥下流水长", "桥上人来往", "春水绕田家，")
    assert set(story.forms) == {Form.VERSE}


def test_a_centred_poem_is_not_its_own_deck() -> None:
    lines = ("桥下流水长", "桥上人来往", "两岸灯如昼", "一夜到天光")
    story = story_of(read_plain(centred("桥", LARGE), centred("钱小满"), *(centred(line) for line in lines)))
    assert (story.headline, story.deck, story.paragraphs) == (("桥",), (), lines)
    assert story.bylines == (Byline(None, "钱小满"),)
    assert set(story.forms) == {Form.VERSE}


def test_short_lines_where_nothing_is_formatted_are_text() -> None:
    story = story_of(read_plain(paragraph("河口新桥通车"), paragraph("全长三百米"), paragraph("昨日正式通车。")))
    assert (story.headline, story.paragraphs) == (("河口新桥通车",), ("全长三百米", "昨日正式通车。"))


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("□ 本报记者 赵青禾", (Byline("本报记者", "赵青禾"),)),
        ("本报记者 赵青禾 文/图", (Byline("本报记者", "赵青禾"),)),
        ("文/赵青禾 图/钱小满", (Byline("文", "赵青禾"), Byline("图", "钱小满"))),
        ("文｜本报记者 赵青禾", (Byline("本报记者", "赵青禾"),)),
        ("通讯员：赵青禾 钱小满", (Byline("通讯员", "赵青禾"), Byline("通讯员", "钱小满"))),
    ],
)
def test_bylines_as_newsrooms_write_them(line: str, people: tuple[Byline, ...]) -> None:
    story = story_of(read_plain(centred("河口新桥通车", LARGE), centred(line), paragraph(LEAD)))
    assert story.bylines == people
    assert story.signature == line


def test_text_in_a_headings_style_is_text() -> None:
    text = "新桥昨日通车。" * 20
    filing = read_document(paragraph(text, "1") + paragraph("正文。"))
    assert story_of(filing).paragraphs == (text, "正文。")
    assert found(filing, "intake-word-form").alternatives == ("subhead",)


def test_a_jump_line_is_a_jump() -> None:
    assert story_of(read_document(paragraph("正文。") + paragraph("（下转第2版）"))).jump == "（下转第2版）"


def test_a_file_without_a_headline_is_said() -> None:
    filing = read_plain(paragraph("昨日新桥通车，两岸居民奔走相告。"), paragraph("大家都说好。"))
    assert story_of(filing).headline == ()
    assert found(filing, "intake-no-headline").where.box == "w:p 1"


def picture(color: str) -> io.BytesIO:
    made = io.BytesIO()
    Image.new("RGB", (60, 40), color).save(made, "PNG")
    made.seek(0)
    return made


@pytest.fixture
def town_file(tmp_path: Path) -> Path:
    """What a newsroom sends, made by an ordinary writer of Word files."""
    document = Document()
    document.add_heading("河口新桥通车", 1)
    document.add_paragraph("——三十年摆渡成往事", "Subtitle")
    document.add_paragraph(LEAD)
    document.add_picture(picture("red"))
    document.add_paragraph("图为新桥通车现场。（孙大田 摄）", "Caption")
    document.add_picture(picture("blue"))
    below = document.add_paragraph("桥头集市")
    below.alignment = WD_ALIGN_PARAGRAPH.CENTER
    text = document.add_paragraph("新桥全长")
    text.add_run("三百二十米").bold = True
    text.add_run("。")
    for line in ("先修路", "再架桥"):
        document.add_paragraph(line, "List Number")
    table = document.add_table(2, 2)
    for number, entry in enumerate(("项目", "长度", "主桥", "320米")):
        table.cell(number // 2, number % 2).text = entry
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_heading("我镇夏粮丰收", 1)
    document.add_paragraph("今年夏粮总产再创新高。")
    document.add_paragraph("（记者 赵青禾）").runs[0].font.size = Pt(9)
    path = tmp_path / "来稿.docx"
    document.save(str(path))
    return path


def test_a_newsroom_file_from_end_to_end(town_file: Path) -> None:
    checked = parse(Request((town_file,)))
    first, second = checked.issue.pages[0].stories if checked.issue.pages else checked.issue.unplaced
    assert (first.headline, first.deck) == (("河口新桥通车",), ("——三十年摆渡成往事",))
    assert first.paragraphs[1:] == ("新桥全长三百二十米。", "1. 先修路", "2. 再架桥", "项目\t长度", "主桥\t320米")
    assert [picture.caption for picture in first.pictures] == ["图为新桥通车现场。", "桥头集市"]
    assert [picture.file for picture in first.pictures] == ["pictures/01-1.png", "pictures/01-2.png"]
    assert first.pictures[0].credit == Credit(None, "孙大田")
    assert first.pictures[0].size_px == (60, 40)
    assert second.bylines == (Byline("记者", "赵青禾"),)
    assert sorted(checked.incoming) == ["pictures/01-1.png", "pictures/01-2.png"]
    codes = [finding.code for finding in checked.findings]
    assert codes.count("intake-word-caption") == 1


def test_the_folder_reads_as_the_file_did(town_file: Path, tmp_path: Path) -> None:
    checked = parse(Request((town_file,)))
    folder = tmp_path / "issue"
    write_folder(checked.issue, checked.settings, [town_file], folder, checked.incoming)
    again = parse(Request((folder,)))
    before = [story for page in checked.issue.pages for story in page.stories]
    after = [story for page in again.issue.pages for story in page.stories]
    kept = (
        "id",
        "rank",
        "headline",
        "deck",
        "kicker",
        "paragraphs",
        "forms",
        "spans",
        "bylines",
        "signature",
        "pictures",
    )
    assert [[getattr(story, name) for name in kept] for story in after] == [
        [getattr(story, name) for name in kept] for story in before
    ]
    assert sorted(path.name for path in (folder / "pictures").iterdir()) == ["01-1.png", "01-2.png"]
