"""Words on who made a picture, told from the caption they stand at; captions on several lines of print."""

import pytest

from pipeline.intake.page.captions import pictures_of
from pipeline.intake.page.lines import lines_of
from pipeline.intake.page.picture_credits import credit_at, is_credit_line, leading_credit


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("图为农户在喂鸭。", "广 文 摄"),
        ("检修工在管廊上作业。", "辛 野摄"),
        ("渡口的黄昏　", "万小红 摄"),
        ("工人在吊装主梁。", "（通讯员 方小满 摄）"),
        ("孩子们在河堤上跑。", "高二（5）班 石一帆 摄影"),
        ("果农在分装猕猴桃。", "新华社发（卫一 摄）"),
        ("1973年的老码头。", "资料图片"),
        ("监控里的大叔。", "（视频截图）"),
        ("医护人员在换班。", "县医院供图"),
        ("《等船》 ", "摄影：梁小满（9岁）"),
        ("茶场的清晨。", "全媒体记者 谷雨 文/图"),
    ],
)
def test_a_credit_is_parted_from_its_caption(caption: str, credit: str) -> None:
    at = credit_at(caption + credit)
    assert at is not None
    assert (caption + credit)[at:] == credit
    assert is_credit_line(credit)


@pytest.mark.parametrize(
    "text",
    [
        "高标准农田里，喷灌机正在给小麦浇水（3月7日摄）。",
        "连日来，我县各乡镇抢抓晴好天气，组织农户抢收油菜。",
        "市民在海滨步道上看云海。",
    ],
)
def test_a_caption_without_a_credit_keeps_its_words(text: str) -> None:
    assert credit_at(text) is None


def test_a_credit_in_brackets_may_open_the_line() -> None:
    line = "（通讯员 厍明 摄）图为社员在检修插秧机。"
    assert leading_credit(line) == line.index("图")
    (own,) = pictures_of(lines_of(line))
    assert (own.picture.caption, own.picture.credit_text) == ("图为社员在检修插秧机。", "（通讯员 厍明 摄）")


def captions(*lines: str) -> list[tuple[str, str]]:
    return [(own.picture.caption, own.picture.credit_text) for own in pictures_of(lines_of("\n".join(lines)))]


def test_lines_of_print_of_a_caption_are_one_up_to_its_full_stop() -> None:
    assert captions("4月26日，第一小学的学生跨", "过红色布带，有序进入校", "园。", "方 圆 摄") == [
        ("4月26日，第一小学的学生跨过红色布带，有序进入校园。", "方 圆 摄")
    ]


def test_captions_that_never_stop_are_one_a_line() -> None:
    assert captions("隆兴面馆的焖肉面", "小鱼面店的老板娘在煎鱼", "本版摄影 记者 侯小满") == [
        ("隆兴面馆的焖肉面", ""),
        ("小鱼面店的老板娘在煎鱼", "本版摄影 记者 侯小满"),
    ]


def test_numbered_captions_are_one_each_and_a_credit_is_of_the_one_above() -> None:
    assert captions("①竹筏头的火烤弯", "②岸上的孩子在学撑筏。", "池鱼 摄", "③空了的渡口。") == [
        ("①竹筏头的火烤弯", ""),
        ("②岸上的孩子在学撑筏。", "池鱼 摄"),
        ("③空了的渡口。", ""),
    ]
