"""Rules that read line by line: copy each must name, and good copy it must leave alone."""

import pytest

from tests.checks.one_issue import said_of, settings_for

BAD = [
    ("checks-paired-marks", "他说：“这很好。"),
    ("checks-paired-marks", "他去了（城东。"),
    ("checks-paired-marks", "读了《江声》第二期》。"),
    ("checks-quote-nesting", "他说：“我读过“江声”了。”"),
    ("checks-quote-nesting", "他说：‘我读过了。’"),
    ("checks-half-width-mark", "会议开了,没有结果。"),
    ("checks-half-width-mark", "会议开了，没有结果."),
    ("checks-half-width-mark", "会议(扩大)开了。"),
    ("checks-half-width-mark", "约翰.史密斯来访。"),
    ("checks-half-width-mark", '他说"好"。'),
    ("checks-half-width-mark", "到会31人,得30票。"),
    ("checks-doubled-mark", "会议开了，，没有结果。"),
    ("checks-doubled-mark", "会议开了。。"),
    ("checks-doubled-mark", "甲、，乙都来了。"),
    ("checks-doubled-mark", "他说：“好。”。"),
    ("checks-doubled-mark", "（，见附表）"),
    ("checks-ellipsis-dash", "他走了...没有回来。"),
    ("checks-ellipsis-dash", "他走了。。。没有回来。"),
    ("checks-ellipsis-dash", "他走了…没有回来。"),
    ("checks-ellipsis-dash", "那一天--我记得很清楚。"),
    ("checks-ellipsis-dash", "有苹果、梨……等水果。"),
    ("checks-comma-between-titles", "他读了《江声》、《渡口》两本。"),
    ("checks-digit-width", "到会３１人，得30票。"),
    ("checks-two-digit-year", "桥是98年5月开工的。"),
    ("checks-two-digit-year", "桥是98年底开工的。"),
    ("checks-two-digit-year", "桥是’98年开工的。"),
    ("checks-mixed-number", "收入1千3百元。"),
    ("checks-mixed-number", "来了3千人。"),
    ("checks-year-zero", "二零二三年一月"),
    ("checks-year-zero", "二○二三年一月"),
    ("checks-year-zero", "二OO八年"),
    ("checks-number-range", "增长20-30%。"),
    ("checks-number-range", "投资9～16亿元。"),
    ("checks-number-range", "占２０—３０％。"),
    ("checks-approximate-number", "住了三、四天。"),
    ("checks-approximate-number", "住了3、4天。"),
    ("checks-approximate-number", "大约30人左右。"),
    ("checks-approximate-number", "近300多人左右。"),
    ("checks-thousands", "投资12,34元。"),
    ("checks-thousands", "投资1，286万元。"),
    ("checks-two-before-measure", "来了二个人。"),
    ("checks-two-before-measure", "二辆车相撞。"),
    ("checks-old-calendar", "农历8月15日团圆。"),
    ("checks-old-calendar", "正月初5开市。"),
    ("checks-old-calendar", "建于光绪12年。"),
    ("checks-latin-in-number", "2O23年开工。"),
    ("checks-latin-in-number", "投资1l0万元。"),
    ("checks-doubled-character", "我们的的工作。"),
    ("checks-doubled-character", "他是是县长。"),
    ("checks-doubled-character", "我们我们要努力。"),
    ("checks-doubled-character", "推进科技创新科技创新工作。"),
    ("checks-common-typo", "再接再励，一愁莫展。"),
    ("checks-common-typo", "会议己经结束。"),
    ("checks-damaged-text", "县长锟斤拷说。"),
    ("checks-damaged-text", "县长\ufffd说。"),
    ("checks-damaged-text", "æ˜¯åœ¨"),
    ("checks-other-script", "他們來了。"),
    ("checks-lookalike", "⼀个人。"),
    ("checks-lookalike", "人囗普查。"),
    ("checks-lookalike", "1月5曰开工。"),
    ("checks-lookalike", "来\uf9e9了。"),
    ("checks-impossible-date", "2月30日开工。"),
    ("checks-impossible-date", "2023年2月29日开工。"),
    ("checks-impossible-date", "13月5日开工。"),
    ("checks-impossible-date", "下午5时61分。"),
    ("checks-date-agreement", "2023年1月5日 星期五"),
    ("checks-date-agreement", "2023年1月5日 星期四 农历十二月十三"),
    ("checks-date-agreement", "2023年1月5日 星期四 农历壬寅年腊月十五"),
    ("checks-date-agreement", "会议于1月6日（周四）召开。"),
    ("checks-picture-named", "县长在现场（见图）。"),
    ("checks-picture-named", "图为会议现场。"),
    ("checks-empty-line", "，。"),
    ("checks-paragraph-cut", "会议开了一整天，大家说了许多话，最后决定明年再开一次，地点由各镇"),
]


@pytest.mark.parametrize(("code", "text"), BAD)
def test_a_fault_is_named(code: str, text: str) -> None:
    found = said_of(code, text)
    assert found, text
    assert found[0].message.zh
    assert found[0].message.en
    assert found[0].where.file == "a.md"
    assert found[0].where.page == 1
    assert found[0].where.line == 3


GOOD = [
    ("checks-paired-marks", "“甲‘乙’丙”（丁《戊》）it’s"),
    ("checks-paired-marks", "’98开工；1）立项；2）招标。"),
    ("checks-quote-nesting", "他说：“我读过‘江声’了。”"),
    ("checks-half-width-mark", "3.5万元，10:30开会，见 http://a.cn/b?c=1,2，版本 v1.2(beta) 可用。"),
    ("checks-half-width-mark", "比分3:1。A,B 两队。总数1,286。"),
    ("checks-doubled-mark", "真的吗？！好！！他说：“好。”（完）真的（？）。"),
    ("checks-doubled-mark", "他说：“好”，就走了。一个“！”号。“‘甲’乙”"),
    ("checks-ellipsis-dash", "他走了……没有回来。那一天——我记得。北京—上海。"),
    ("checks-ellipsis-dash", "电话0513-87612110，2023-01-05，a--b，1...2"),
    ("checks-comma-between-titles", "《江声》（县文联）、《渡口》《桥》"),
    ("checks-digit-width", "到会31人，得30票。"),
    (
        "checks-two-digit-year",
        "20世纪90年代，98年前，20年的时间，10年初心不改，30年来，12年级，20年底蕴，30年春华秋实，1998年5月。",
    ),
    ("checks-mixed-number", "3千米，5千克，2千瓦，3个百分点，20亿3000万，3万人，第3百货，1300元，2百分点。"),
    ("checks-year-zero", "二〇二三年，一百零八年，二零七年级"),
    ("checks-number-range", "20%～30%，9亿～16亿，3:1，2023-01-05，第3-5版，20～30人，从10%到20%不等，100到5万"),
    ("checks-approximate-number", "三四天，三、四年级，第三、四届，二、三产业，一、二、三个，约30人，星期三、四"),
    ("checks-approximate-number", "近300米，20多人，30人左右，超过100人"),
    ("checks-thousands", "1,286万元，12,345,678，甲3,乙"),
    ("checks-two-before-measure", "第二个，十二个，二位数，第二名，二次供水，初二个别，一百二十二个，二季度"),
    ("checks-old-calendar", "农历八月十五，正月初五，光绪十二年（1886年），8月15日，正月里，农历新年2月10日到来"),
    ("checks-latin-in-number", "A10车，B2O型，iPhone10，5G，2023年，Ol，1小时，10l水箱"),
    (
        "checks-doubled-character",
        "的的确确，目的的实现，进行了了解，可以以此为例，不了了之，有有关部门，天天，人人，谢谢，妈妈，往往，刚刚",
    ),
    (
        "checks-doubled-character",
        "红红火火，研究研究，一个个，丽丽，国家家园，县县长，一把把钥匙，存在在，对对方，其他他人",
    ),
    ("checks-common-typo", "自己经营，来自已经停产的企业，不能自已，而己所不欲，公布署名文章"),
    ("checks-damaged-text", "县长说：Ünicode café naïve，拷贝。"),
    ("checks-other-script", "他们来了，朱镕基、陶喆、昇腾、瞭望。"),
    ("checks-lookalike", "一个人口，子曰：学而时习之。节目上新。"),
    ("checks-impossible-date", "2月29日，2024年2月29日，1月31日，24时，5时59分，3月13日"),
    ("checks-date-agreement", "2023年1月5日 星期四 农历十二月十四，2023年1月5日 星期四 农历壬寅年腊月十四"),
    ("checks-date-agreement", "1月6日（周五），去年1月5日（星期三），1月9日至11日（周一至周三），1949年10月1日 星期六"),
    ("checks-date-agreement", "2023年1月22日 农历正月初一 2023年3月22日 星期三 农历闰二月初一"),
    ("checks-picture-named", "意图为何？图书馆，企图是好的，（见第3版）"),
    ("checks-empty-line", "***"),
    ("checks-paragraph-cut", "小标题没有句号"),
    ("checks-paragraph-cut", "会议开了一整天，大家说了许多话，最后决定明年再开一次，地点由各镇商量。"),
]


@pytest.mark.parametrize(("code", "text"), GOOD)
def test_good_copy_is_left_alone(code: str, text: str) -> None:
    assert [finding.message.zh for finding in said_of(code, text)] == []


def test_the_place_is_the_paragraph_and_the_words_are_quoted() -> None:
    (found,) = said_of("checks-doubled-mark", "第一段。", "第二段前面的话，，第二段后面的话。")
    assert found.where.line == 5
    assert "第二段前面的话，，第二段后面的话" in found.message.zh


def test_a_quotation_over_paragraphs_opens_each_and_closes_once() -> None:
    fine = ("他说：“第一段。", "“第二段。", "“第三段。”")
    assert said_of("checks-paired-marks", *fine) == []
    (unopened,) = said_of("checks-paired-marks", "他说：“第一段。", "第二段。”")
    assert "每段开头" in unopened.remedy.zh
    (lone,) = said_of("checks-paired-marks", "他说：“第一段。", "第二段。", "第三段。")
    assert lone.where.line == 3


def test_a_full_width_paper_may_have_its_figures_set_half_width() -> None:
    assert said_of("checks-digit-width", "到会３１人。", "得３０票。") == []


def test_a_traditional_paper_is_asked_for_simplified_characters() -> None:
    traditional = settings_for(language="zh-TW")
    assert said_of("checks-other-script", "他們來了。", settings=traditional) == []
    (found,) = said_of("checks-other-script", "他们來了。", settings=traditional)
    assert "们" in found.message.zh


def test_a_name_with_a_dot_is_offered_the_dot_of_names() -> None:
    (found,) = said_of("checks-half-width-mark", "约翰.史密斯来访。")
    assert found.alternatives == ("·",)
