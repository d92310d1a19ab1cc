"""Each kind of thing that stands on a page, in copy of an invented town."""

import datetime

import pytest

from pipeline.errors import SourceError
from pipeline.intake.page.day import day_of
from pipeline.intake.page.reading import MOST_LINES, read_page
from pipeline.model import Byline, Finding, Form, Page, Story

BODY = (
    "本报讯（记者方小满）6月3日，南桥下的老码头重新铺了石阶，洗衣的人又能走到水边。码头停用四年，石阶被淤泥埋住大半。",
    "码头由住在桥边的船工商铁根带人清理，前后用了二十三天，清出淤泥六十多方，石阶一共四十一级。",
    "县水利局在码头边立了水位尺，汛期水位到红线时石阶封闭。商铁根每天早晚各看一次水位，记在门板上。",
)
OTHER = (
    "本报讯（记者秦川）云岭乡的高山菜合作社今年种辣椒一千二百亩，头茬辣椒6月10日下山，每斤收购价比去年高三角。",
    "合作社社长蓝长庚说，今年雨水匀，辣椒肉厚，省城的酱厂已经订走一半，余下的在乡里的冷库存到中秋。",
)


def page_of(*lines: str, gap: str = "\n\n") -> tuple[Page, tuple[Finding, ...]]:
    return read_page(gap.join(lines), "01.txt", 1)


def stories_of(*lines: str, gap: str = "\n\n") -> tuple[Story, ...]:
    return page_of(*lines, gap=gap)[0].stories


def two_stories(*extra: str) -> tuple[Story, ...]:
    return stories_of("南桥老码头 石阶重见天日", *BODY, *extra, "高山辣椒 头茬下山", *OTHER)


def test_two_stories_are_told_apart() -> None:
    first, second = two_stories()
    assert first.headline == ("南桥老码头 石阶重见天日",)
    assert first.paragraphs == BODY
    assert second.headline == ("高山辣椒 头茬下山",)
    assert second.paragraphs == OTHER


def test_a_kicker_a_deck_and_a_column_head_are_told_apart() -> None:
    story, _ = stories_of(
        "【走进乡村】", "县水利局负责人在检查码头时强调：", "南桥老码头 石阶重见天日", "——二十三天清出淤泥六十多方",
        *BODY, "高山辣椒 头茬下山", *OTHER,
    )  # fmt: skip
    assert story.column_head == ("【走进乡村】",)
    assert story.kicker == ("县水利局负责人在检查码头时强调：",)
    assert story.headline == ("南桥老码头 石阶重见天日",)
    assert story.deck == ("——二十三天清出淤泥六十多方",)


@pytest.mark.parametrize("cut", [31, 16, 24], ids=["inside a word", "after a comma", "inside a sentence"])
def test_a_paragraph_cut_by_columns_is_joined(cut: int) -> None:
    long = BODY[1] * 3
    pieces = (long[: cut + 20], long[cut + 20 : cut + 60], long[cut + 60 :])
    story, _ = stories_of("南桥老码头 石阶重见天日", BODY[0], *pieces, BODY[2], "高山辣椒 头茬下山", *OTHER)
    assert story.paragraphs == (BODY[0], long, BODY[2])
    assert story.joins == 2
    origin = next(own for own in story.origins if own.field == "paragraphs.1")
    assert len(origin.lines) == 3


def test_one_role_carries_over_a_list_of_names() -> None:
    lead = "本报讯（通讯员商洛 余小川 融媒体记者方小满）6月3日，南桥下的老码头重新铺了石阶，洗衣的人又能走到水边。"
    story, _ = stories_of("南桥老码头 石阶重见天日", lead, *BODY[1:], "高山辣椒 头茬下山", *OTHER)
    assert story.bylines == (
        Byline("通讯员", "商洛"), Byline("通讯员", "余小川"), Byline("融媒体记者", "方小满"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "names"),
    [("（方小满）", ("方小满",)), ("融媒体记者方小满 融媒体记者秦川", ("方小满", "秦川")), ("□ 闻涛", ("闻涛",))],
)
def test_an_author_at_the_end_signs_the_story(line: str, names: tuple[str, ...]) -> None:
    body = (BODY[0].replace("本报讯（记者方小满）", ""), *BODY[1:])
    story, _ = stories_of("南桥老码头 石阶重见天日", *body, line, "高山辣椒 头茬下山", *OTHER)
    assert story.signature == line
    assert tuple(own.name for own in story.bylines) == names


def test_a_caption_in_the_gap_goes_to_its_story_with_a_finding() -> None:
    page, findings = page_of(
        "南桥老码头 石阶重见天日", *BODY, "高山辣椒 头茬下山", "图为菜农在装车。", "记者 秦川 摄", *OTHER
    )
    (picture,) = page.stories[1].pictures
    assert (picture.caption, picture.credit_text) == ("图为菜农在装车。", "记者 秦川 摄")
    assert picture.credit is not None
    assert picture.credit.name == "秦川"
    (finding,) = [own for own in findings if own.code == "intake-caption-place"]
    assert finding.alternatives == ("p01-s01",)


def test_a_credit_glued_to_its_caption_is_parted_from_it() -> None:
    *_, story = stories_of("南桥老码头 石阶重见天日", *BODY, "高山辣椒 头茬下山", "图为菜农在装车。（秦川摄）", *OTHER)
    assert (story.pictures[0].caption, story.pictures[0].credit_text) == ("图为菜农在装车。", "（秦川摄）")


@pytest.mark.parametrize("jump", ["（下转第2版）", "下转A3版", "（下转第二版）"])
def test_a_jump_line_is_the_storys_jump(jump: str) -> None:
    assert two_stories(jump)[0].jump == jump


def test_a_jump_at_the_end_of_a_paragraph_leaves_it() -> None:
    story, _ = stories_of(
        "南桥老码头 石阶重见天日", *BODY[:2], BODY[2][:40] + "（下转第2版）", "高山辣椒 头茬下山", *OTHER
    )
    assert story.jump == "（下转第2版）"
    assert story.paragraphs[-1] == BODY[2][:40]


def test_a_jump_in_a_headline_leaves_it() -> None:
    story, _ = stories_of("（上接第1版）南桥老码头 石阶重见天日", *BODY, "高山辣椒 头茬下山", *OTHER)
    assert (story.headline, story.jump) == (("南桥老码头 石阶重见天日",), "（上接第1版）")


POEM = ("渡口的石阶", "退到水里去了", "洗衣的人", "一级一级往下走", "水声很轻", "像谁在数她们的脚步")


def test_lines_of_a_poem_stay_lines() -> None:
    page, _ = page_of(
        "南桥老码头 石阶重见天日", *BODY, "老渡口", "□ 闻涛", "\n".join(POEM), "高山辣椒 头茬下山", *OTHER
    )
    poem = next(story for story in page.stories if story.headline == ("老渡口",))
    assert poem.paragraphs == POEM
    assert set(poem.forms) <= {Form.VERSE, Form.STANZA}
    assert poem.joins == 0


def test_rows_of_a_table_are_rows() -> None:
    rows = ("线路\t首班\t末班", "101路\t5:50\t20:30", "107路\t6:00\t19:00", "203路\t6:10\t18:30")
    page, _ = page_of("南桥老码头 石阶重见天日", *BODY, "过江公交时刻表", *rows, "高山辣椒 头茬下山", *OTHER)
    table = next(story for story in page.stories if story.headline == ("过江公交时刻表",))
    assert table.paragraphs == rows
    assert set(table.forms) == {Form.ROW}


def test_a_letter_has_its_salutation_and_its_signature() -> None:
    body = "我住在南桥边的粮站宿舍，门口的路灯坏了三个月，夜里老人出门看不清台阶，已经摔了两个人，盼望有人来修一修。"
    page, _ = page_of("路灯什么时候亮", "编辑同志：", body, "读者 商小满", "2024年6月3日", "高山辣椒 头茬下山", *OTHER)
    letter = page.stories[0]
    assert letter.form(0) is Form.FLUSH
    assert letter.form(1) is Form.PROSE
    assert letter.paragraphs[1] == body
    assert "2024年6月3日" in letter.paragraphs
    assert letter.form(len(letter.paragraphs) - 1) is Form.SIGNED


def test_a_notice_is_signed_by_who_gives_it() -> None:
    body = "因南桥下穿道管网改造施工需要，定于6月18日22时至6月19日6时对粮站一带停水，请各户提前做好储水准备。"
    page, _ = page_of("南桥老码头 石阶重见天日", *BODY, "停水公告", body, "澄川县水务公司", "2024年6月14日")
    notice = page.stories[-1]
    assert notice.headline == ("停水公告",)
    assert notice.paragraphs == (body, "澄川县水务公司", "2024年6月14日")
    assert notice.forms == (Form.PROSE, Form.SIGNED, Form.SIGNED)


@pytest.mark.parametrize(
    "line",
    [
        "2024年6月14日 星期五 责任编辑：方小满 版式：秦川",
        "3版要闻2024年6月14日星期五责任编辑：方小满版式：秦川",
        "第三版 要闻 2024年6月14日 星期五",
        "本版责编 方小满 组版 秦川",
    ],
)
def test_folio_and_editors_are_kept_apart_and_not_printed(line: str) -> None:
    page, findings = page_of(line, "南桥老码头 石阶重见天日", *BODY, "高山辣椒 头茬下山", *OTHER)
    assert [piece.text for piece in page.margin] == [(line,)]
    assert page.furniture == ()
    assert len(page.stories) == 2
    assert page.editors == ()
    offered = [own for own in findings if own.code == "intake-editors-offered"]
    assert bool(offered) == ("方小满" in line)


def test_a_masthead_is_no_story() -> None:
    masthead = ("澄川日报", "2024年6月14日", "星期五", "农历甲辰年五月初九", "第1234期", "今日8版")
    page, _ = page_of(*masthead, "南桥老码头 石阶重见天日", *BODY, "高山辣椒 头茬下山", *OTHER)
    assert [piece.kind for piece in page.margin] == ["masthead"]
    assert page.margin[0].text == masthead
    assert len(page.stories) == 2


def test_an_index_box_is_furniture() -> None:
    box = ("导读", "龙窑夜烧 2版", "高山辣椒 3版")
    page, _ = page_of(*box, "南桥老码头 石阶重见天日", *BODY, "高山辣椒 头茬下山", *OTHER)
    assert [(piece.kind, piece.text) for piece in page.furniture] == [("index", box)]
    assert len(page.stories) == 2


def test_a_slogan_at_the_foot_is_furniture_with_the_other_reading() -> None:
    page, findings = page_of("南桥老码头 石阶重见天日", *BODY, "高山辣椒 头茬下山", *OTHER, "讲文明 树新风")
    assert [(piece.kind, piece.text) for piece in page.furniture] == [("slogan", ("讲文明 树新风",))]
    (finding,) = [own for own in findings if own.code == "intake-furniture"]
    assert finding.alternatives


def test_an_advertisement_at_the_foot_is_one() -> None:
    lines = ("东门酱园", "百年老酱 三伏晒缸", "订购电话：6614402")
    page, _ = page_of("南桥老码头 石阶重见天日", *BODY, "高山辣椒 头茬下山", *OTHER, "\n".join(lines))
    assert [(piece.kind, piece.text) for piece in page.furniture] == [("advertisement", lines)]


def test_text_in_printed_lines_is_put_together() -> None:
    def printed(paragraph: str, measure: int = 15) -> str:
        text = "　　" + paragraph
        return "\n".join(text[k : k + measure] for k in range(0, len(text), measure))

    body, other = [printed(text) for text in BODY], [printed(text) for text in OTHER]
    first, second = stories_of("南桥老码头 石阶重见天日", *body, "高山辣椒 头茬下山", *other, gap="\n")
    assert first.paragraphs == BODY
    assert second.paragraphs == OTHER


def test_traditional_characters_are_read_the_same() -> None:
    body = (
        "本報訊（記者方小滿）六月三日，南橋下的老碼頭重新鋪了石階，洗衣的人又能走到水邊。碼頭停用四年，石階被淤泥埋住大半。",
        "碼頭由住在橋邊的船工商鐵根帶人清理，前後用了二十三天，清出淤泥六十多方，石階一共四十一級。",
    )
    story = stories_of("南橋老碼頭 石階重見天日", *body, "圖為石階。", "記者 秦川 攝")[0]
    assert story.dateline is not None
    assert story.dateline.text == "本報訊"
    assert story.bylines[0] == Byline("記者", "方小滿")
    assert story.pictures[0].credit is not None


def test_every_field_knows_its_lines() -> None:
    lines = ("南桥老码头 石阶重见天日", *BODY, "高山辣椒 头茬下山", *OTHER)
    page, _ = page_of(*lines)
    source = "\n\n".join(lines).split("\n")
    for story in page.stories:
        for origin in story.origins:
            field, _, number = origin.field.partition(".")
            assert getattr(story, field)[int(number)] == "".join(source[line - 1] for line in origin.lines)


def test_a_jump_on_a_page_without_stories_is_kept() -> None:
    page, findings = page_of("讲文明 树新风", "（下转第2版）")
    assert not page.stories
    assert ("jump", ("（下转第2版）",)) in [(piece.kind, piece.text) for piece in page.margin]
    assert any(own.code == "intake-margin" for own in findings)


def test_two_leads_under_one_headline_are_one_story() -> None:
    second = "据新华社6月4日电（记者秦川）老码头重新开放的消息传到邻县，石阶上游的两处码头也着手清理淤泥。"
    first, other = stories_of("南桥老码头 石阶重见天日", *BODY, second, "高山辣椒 头茬下山", *OTHER)
    assert first.paragraphs == (*BODY, second)
    assert other.paragraphs == OTHER


def test_briefs_without_headlines_are_asked_about_once() -> None:
    briefs = (
        "本报讯（记者秦川）云岭乡的高山菜合作社今年种辣椒一千二百亩，头茬辣椒6月10日下山，每斤收购价比去年高三角。",
        "本报讯（记者陶然）县职教中心焊工班6月8日开课，四十二名学员来自六个乡镇，结业后由船厂择优录用。",
        "本报讯（记者麦冬）东门酱园6月9日晒出头一批豆酱，三百口酱缸一字排开，围着看的人把巷口堵了半个上午。",
    )
    page, findings = page_of("南桥老码头 石阶重见天日", *BODY, *briefs)
    assert [story.paragraphs for story in page.stories[1:]] == [(brief,) for brief in briefs]
    (finding,) = [own for own in findings if own.code == "intake-no-headline"]
    assert finding.story == "p01-s02"


def test_more_lines_than_any_page_are_sent_back() -> None:
    with pytest.raises(SourceError) as raised:
        read_page("桥通了。\n" * (MOST_LINES + 1), "01.txt", 1)
    assert raised.value.where.file == "01.txt"
    assert raised.value.remedy is not None


@pytest.mark.parametrize(
    ("folio", "day"),
    [
        ("2024年6月14日 星期五 第3版", datetime.date(2024, 6, 14)),
        ("二〇二四年六月十四日　星期五　第三版 要闻", datetime.date(2024, 6, 14)),
        ("２０２４．６．１４　星期五　第三版", datetime.date(2024, 6, 14)),
        ("2024年6月31日 星期五 第3版", None),
        ("第3版 要闻", None),
    ],
)
def test_the_day_of_the_folio_is_offered(folio: str, day: datetime.date | None) -> None:
    page, _ = page_of("南桥老码头 石阶重见天日", *BODY, "高山辣椒 头茬下山", *OTHER, folio)
    last = 2 * (len(BODY) + len(OTHER) + 2) + 1
    assert day_of(page.margin) == (None if day is None else (day, last))
