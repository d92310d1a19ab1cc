"""Who signs: names with a blank inside, units, classes, ages; what is no signature though it begins like one."""

import pytest

from pipeline.intake.bylines import dateline_of, is_byline, lead_bylines, parse_bylines
from pipeline.intake.page.captions import credit_start
from pipeline.intake.page.reading import read_page
from pipeline.model import Byline


@pytest.mark.parametrize(
    ("text", "bylines"),
    [
        ("本报记者 姚 燕 通讯员 骆 晓", (Byline("本报记者", "姚燕"), Byline("通讯员", "骆晓"))),
        ("西埠镇卫生院 童立夏", (Byline(None, "童立夏", "西埠镇卫生院"),)),
        ("西埠镇中心小学三（2）班　乔一诺", (Byline(None, "乔一诺", "西埠镇中心小学三（2）班"),)),
        ("柳湾乡 郎胜利", (Byline(None, "郎胜利", "柳湾乡"),)),
        ("柳湾乡 通讯员 郎胜利", (Byline("通讯员", "郎胜利", "柳湾乡"),)),
        ("中学教师　丘　迟", (Byline(None, "丘迟", "中学教师"),)),
        ("文图/本报记者 于飞", (Byline("本报记者", "于飞"),)),
    ],
)
def test_names_and_where_they_are_from(text: str, bylines: tuple[Byline, ...]) -> None:
    assert parse_bylines(text) == bylines


@pytest.mark.parametrize("text", ["记者手记", "【记者蹲点】", "编辑手记", "记者观察"])
def test_a_column_that_begins_with_a_role_is_no_byline(text: str) -> None:
    assert not is_byline(text)


@pytest.mark.parametrize("text", ["记者周玲", "本报记者沈知秋 陆远", "通讯员 一言", "（记者张三 李四）"])
def test_a_role_and_names_are_a_byline(text: str) -> None:
    assert is_byline(text)


@pytest.mark.parametrize(
    ("text", "lead", "names"),
    [
        ("【記者水湄／新港報導】漁港昨晨開市。", "【記者水湄／新港報導】", ("水湄",)),
        ("（本报记者尤光辉报道）昨天下午，桥通车。", "（本报记者尤光辉报道）", ("尤光辉",)),
        ("晚报讯 昨天下午，桥通车。", "晚报讯", ()),
    ],
)
def test_leads_of_other_papers(text: str, lead: str, names: tuple[str, ...]) -> None:
    found = dateline_of(text)
    assert found is not None
    assert found.text == lead
    assert tuple(own.name for own in lead_bylines(text)) == names


def test_what_a_reporter_is_said_to_report_is_no_lead() -> None:
    assert dateline_of("记者张三报道说，桥昨天通车。") is None


def test_a_credit_with_one_bracket_lost_is_parted_from_its_caption() -> None:
    text = "检修工人在合成塔旁作业。（通讯员 方小满 摄"
    start = credit_start(text)
    assert start is not None
    assert text[start:] == "（通讯员 方小满 摄"


def test_text_under_a_head_without_a_word_of_a_picture_is_text() -> None:
    text = "渡口票價漲了幾回\n　　查縣誌和老票據，一共調過五次。去年又漲了一回。\n　　渡船如今早晚開。\n"
    page, _ = read_page(text, "a.txt", 1)
    assert [len(story.paragraphs) for story in page.stories] == [2]
    assert not page.stories[0].pictures
