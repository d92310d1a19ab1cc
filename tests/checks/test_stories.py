"""Rules that compare parts of a story, or stories with each other."""

import datetime
from pathlib import Path

from pipeline.model import Dateline, Form, Furniture, Picture, Severity, Story
from pipeline.settings.checking import Checking
from tests.checks.one_issue import findings, issue_of, said_of, settings_for, story

TEXT = (
    "县气象台昨天发布消息，受高空槽和暖湿气流共同影响，明后两天我县将有一次暴雨过程，全县雨量八十到一百二十毫米。"
    "防汛指挥部昨晚启动应急响应，二十七座小型水库已降到汛限水位以下，六十三处隐患点落实了巡查人员。"
    "县城易积水的涵洞、下穿道、菜市口三处，住建部门已预置移动泵车，每小时可排水四千立方米，路口装有水位感应装置。"
)
OTHER = (
    "东门小学五年级学生乔子期在文化馆下了一场车轮战，一人对九名成年爱好者，用时三小时十分，六胜三负。"
    "他今年春天升为业余五段，是全县年纪最小的五段，输给他的人里有启蒙老师，三盘负局都输在官子。"
    "老师说孩子后半程体力跟不上，中间停了五分钟喝牛奶，回来就下得急了，以后每周要加一次跑步，棋谱也要自己复盘，明年再和他们比。"
)


def codes_at(code: str, *pages: tuple[Story, ...]) -> list[tuple[str | None, str]]:
    return [(finding.story, finding.severity.value) for finding in findings(code, issue_of(*pages))]


def test_one_story_twice_is_found_across_pages_with_how_alike_they_are() -> None:
    short = TEXT[: len(TEXT) * 2 // 3]
    issue = issue_of((story(1, TEXT, headline="暴雨"), story(2, OTHER)), (story(3, short),))
    (found,) = findings("checks-same-story", issue)
    assert (found.story, found.alternatives, found.severity) == ("s3", ("s1",), Severity.WARNING)
    assert "100%" in found.message.zh
    assert found.where.page == 2


def test_one_story_many_times_is_found_each_time() -> None:
    pages = tuple(story(number, TEXT) for number in range(1, 31))
    assert len(codes_at("checks-same-story", pages)) == 29


def test_two_stories_that_share_a_formula_are_two_stories() -> None:
    assert codes_at("checks-same-story", (story(1, TEXT), story(2, OTHER + TEXT[:30]))) == []


def test_the_same_headline_twice() -> None:
    assert codes_at(
        "checks-same-headline", (story(1, TEXT, headline="大桥 今日通车"),), (story(2, OTHER, headline="大桥今日通车"),)
    ) == [("s2", "warning")]
    assert codes_at("checks-same-headline", (story(1, TEXT, headline="简讯"), story(2, OTHER, headline="简讯"))) == []


def test_a_headline_over_the_wrong_story() -> None:
    assert [f.confidence for f in said_of("checks-headline-apart", OTHER, headline="入汛最强暴雨 水库降到汛限")] == [
        0.7
    ]
    assert said_of("checks-headline-apart", TEXT, headline="入汛最强暴雨 水库降到汛限") == []
    assert said_of("checks-headline-apart", OTHER[:60], headline="入汛最强暴雨 水库降到汛限") == []


def test_numbers_of_the_headline_are_in_the_text() -> None:
    code = "checks-headline-number"
    assert len(said_of(code, "事故造成４人受伤。", headline="事故3人受伤")) == 1
    assert said_of(code, "事故造成三人受伤。", headline="事故3人受伤") == []
    assert said_of(code, "事故造成３人受伤。", headline="事故3人受伤") == []
    assert said_of(code, "投资12023万元，共三百二十一户。", headline="投资1.2亿元 三百二十户受益") == []
    assert said_of(code, "一天一百二十元。", headline="半天一百二") == []
    assert said_of(code, "会议开了。", headline="三八红旗手 五一座谈 百年老店 二十一世纪") == []


def test_pictures_and_their_captions() -> None:
    pictures = (Picture("a.jpg", ""), Picture("b.jpg", "桥。"))
    (found,) = said_of("checks-caption-missing", "正文。", pictures=pictures)
    assert "a.jpg" in found.message.zh
    assert said_of("checks-picture-named", "县长在现场（见图）。", pictures=pictures) == []
    assert len(said_of("checks-picture-named", "县长在桥头（图③）。", pictures=pictures)) == 1


def test_a_jump_has_two_halves() -> None:
    code = "checks-jump-half"
    there, back = story(1, TEXT, jump="（下转第2版）"), story(2, OTHER, "（上接第1版）")
    assert codes_at(code, (there,), (back,)) == []
    assert codes_at(code, (there,), (story(2, OTHER),)) == [("s1", "warning")]
    assert codes_at(code, (story(1, TEXT),), (back,)) == [("s2", "warning")]
    assert codes_at(code, (story(1, TEXT, jump="（下转第1版）"),)) == [("s1", "warning")]
    assert codes_at(code, (story(1, TEXT, jump="下转第九版"),), (story(2, OTHER),)) == [("s1", "warning")]
    assert codes_at(code, (there,)) == [("s1", "note")]
    assert codes_at(code, (story(1, TEXT, "（下转二版）"),), (story(2, "（上接第一版）"),)) == []
    wrong = codes_at(code, (there,), (story(2, OTHER),), (story(3, "（上接第1版）"),))
    assert wrong == [("s1", "warning"), ("s3", "warning")]


def test_a_dateline_is_neither_from_tomorrow_nor_weeks_old() -> None:
    code = "checks-dateline-date"

    def severities(date: str) -> list[str]:
        return [f.severity.value for f in said_of(code, "本报讯。", dateline=Dateline("本报讯", None, date))]

    assert severities("4日") == []
    assert severities("31日") == []
    assert severities("12月31日") == []
    assert severities("１月３日") == []
    assert severities("6日") == ["warning"]
    assert severities("1月8日") == ["warning"]
    assert severities("12月1日") == ["note"]
    assert severities("2月30日") == []
    patient = settings_for(checks=Checking(dateline_days=60))
    assert said_of(code, "讯。", dateline=Dateline("本报讯", None, "12月1日"), settings=patient) == []
    assert said_of(code, "讯。", dateline=Dateline("本报讯", None, "6日"), settings=settings_for(date=None)) == []
    late = settings_for(date=datetime.date(2022, 12, 31))
    assert len(said_of(code, "讯。", dateline=Dateline("本报讯", None, "1月1日"), settings=late)) == 1


def test_fields_the_paper_requires() -> None:
    code = "checks-required-field"
    assert len(said_of(code, "正文。")) == 1
    assert said_of(code, "正文。", headline="标题") == []
    asks = settings_for(checks=Checking(required=("headline", "byline", "picture")))
    assert ["署名" in f.message.zh for f in said_of(code, "正文。", headline="标题", settings=asks)] == [True, False]


def test_headlines_have_a_length_and_no_stop() -> None:
    assert said_of("checks-headline-long", "正文。", headline="长" * 40) == []
    assert len(said_of("checks-headline-long", "正文。", headline="长" * 41)) == 1
    short = settings_for(checks=Checking(headline_most=10))
    assert len(said_of("checks-headline-long", "正文。", headline="长" * 11, settings=short)) == 1
    assert len(said_of("checks-headline-end-mark", "正文。", headline="大桥通车。")) == 1
    assert said_of("checks-headline-end-mark", "正文。", headline="大桥何时通车？") == []
    assert said_of("checks-headline-end-mark", "正文。", headline="“大桥通车”") == []


def test_a_paragraph_twice_in_a_story_but_not_a_refrain() -> None:
    refrain = "江水流啊流，流到天尽头，我的家在桥那头。"
    (found,) = said_of("checks-paragraph-twice", TEXT, OTHER, TEXT)
    assert "第 1 段" in found.message.zh
    assert found.where.line == 7
    assert said_of("checks-paragraph-twice", refrain, refrain, forms=(Form.VERSE, Form.VERSE)) == []
    assert said_of("checks-paragraph-twice", TEXT, OTHER) == []


def test_furniture_is_read_as_well() -> None:
    piece = Furniture("slogan", ("一江两岸，，", "2023年1月5日 星期五"), "copy/01.txt", (8, 9))
    issue = issue_of((story(1, TEXT),), furniture=(piece,))
    (mark,) = findings("checks-doubled-mark", issue)
    assert (mark.where.file, mark.where.line, mark.story) == ("copy/01.txt", 8, None)
    (date,) = findings("checks-date-agreement", issue)
    assert date.where.line == 9


def test_the_sample_paper_has_next_to_no_findings(seed_folder: Path) -> None:
    from pipeline.build import Request, check

    sample = seed_folder.parent / "sample-weekly"
    found = [f for f in check(Request((sample,))).findings if f.code.startswith("checks-")]
    assert {finding.code for finding in found} <= {"checks-headline-number"}
    assert len(found) <= 2
