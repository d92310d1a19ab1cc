"""Who signs: names with a blank inside, units, classes, ages; what is no signature though it begins like one."""

import pytest

from pipeline.intake.bylines import dateline_of, is_byline, lead_bylines, parse_bylines
from pipeline.intake.page.picture_credits import credit_at
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
        ("（全媒体记者秦　川）", (Byline("全媒体记者", "秦川"),)),
        ("县残联 本报记者 席云舟", (Byline("本报记者", "席云舟", "县残联"),)),
        ("县残联　白鹭", (Byline(None, "白鹭", "县残联"),)),
        ("本报记者 邵 伯 庸", (Byline("本报记者", "邵伯庸"),)),
        ("记者 金 小禾", (Byline("记者", "金小禾"),)),
        ("（记者 陆 远 秦 川）", (Byline("记者", "陆远"), Byline("记者", "秦川"))),
        ("晚报记者 成 焱", (Byline("晚报记者", "成焱"),)),
        ("文/本报记者 郦青　图/受访者提供", (Byline("本报记者", "郦青"),)),
        ("本报记者 狄鹰 发自石梁", (Byline("本报记者", "狄鹰"),)),
        ("通 讯 员 甘 棠", (Byline("通讯员", "甘棠"),)),
        ("小记者　左右　卜一　指导老师　庄静", (Byline("小记者", "左右"), Byline("小记者", "卜一"))),
    ],
)
def test_names_and_where_they_are_from(text: str, bylines: tuple[Byline, ...]) -> None:
    assert parse_bylines(text) == bylines


@pytest.mark.parametrize("text", ["入住前，记者在床单、枕套、浴巾角上用", "连日来，记者走访多个乡镇"])
def test_part_of_a_sentence_names_nobody(text: str) -> None:
    assert parse_bylines(text) == ()


def signed(*lines: str) -> list[tuple[str, str | None]]:
    """Who signs a story of a page, and where from."""
    head = "渡口的早晨\n\n天还没有亮，渡口的灯先亮了。船工解开缆绳，说今天的水比昨天高了半尺，慢一点走，稳。\n\n"
    page, _ = read_page(head + "\n".join(lines) + "\n", "p.txt", 1)
    return [(own.name, own.unit) for story in page.stories for own in story.bylines]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("（邵 伯 庸）", [("邵伯庸", None)]),
        ("（渌口镇兰溪村　邓国平）", [("邓国平", "渌口镇兰溪村")]),
        ("（县气象局　桂 小 雨）", [("桂小雨", "县气象局")]),
        ("（欧阳栗 采写）", [("欧阳栗", None)]),
        ("（县科委）", []),
    ],
)
def test_who_signs_below_a_text(line: str, people: list[tuple[str, str | None]]) -> None:
    assert signed(line) == people


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
        ("（新山十六日讯）桥昨天通车。", "（新山十六日讯）", ()),
        ("新华社9月17日电 桥昨天通车。", "新华社9月17日电", ()),
        ("莱河报讯（通讯员 金 针）桥昨天通车。", "莱河报讯", ("金针",)),
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
    start = credit_at(text)
    assert start is not None
    assert text[start:] == "（通讯员 方小满 摄"


def test_text_under_a_head_without_a_word_of_a_picture_is_text() -> None:
    text = "渡口票價漲了幾回\n　　查縣誌和老票據，一共調過五次。去年又漲了一回。\n　　渡船如今早晚開。\n"
    page, _ = read_page(text, "a.txt", 1)
    assert [len(story.paragraphs) for story in page.stories] == [2]
    assert not page.stories[0].pictures
