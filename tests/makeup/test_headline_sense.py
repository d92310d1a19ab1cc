"""Headlines are parted by sense: at clauses, after particles, never inside a word or a name."""

import pytest

from pipeline.makeup.headline import splits


@pytest.mark.parametrize(
    ("headline", "lines"),
    [
        ("修伞的老丁还在吗", ("修伞的", "老丁还在吗")),
        ("龙舟鼓手的一张准考证", ("龙舟鼓手的", "一张准考证")),
        ("二十一盏灯的来龙去脉", ("二十一盏灯的", "来龙去脉")),
        ("县图书馆五月借阅榜", ("县图书馆", "五月借阅榜")),
        ("石阶四十七级", ("石阶", "四十七级")),
        ("澄川大桥 今日通车", ("澄川大桥", "今日通车")),
    ],
)
def test_the_best_parting_in_two(headline: str, lines: tuple[str, ...]) -> None:
    ways = [split for split in splits((headline,), 2) if len(split.lines) == 2]
    assert min(ways, key=lambda split: split.cost).lines == lines


def test_a_number_keeps_what_it_counts() -> None:
    for split in splits(("120天开了十一次会",), 3):
        assert not any(line[-1].isdigit() for line in split.lines[:-1])


def test_no_line_is_lost_or_begins_with_a_particle() -> None:
    for split in splits(("水边的六月和它的人们",), 3):
        assert "".join(split.lines) == "水边的六月和它的人们"
        assert not any(line[0] in "的了着们" or line[-1] in "和与及" for line in split.lines)


def test_lines_of_unlike_length_cost_more() -> None:
    costs = [
        min(split.cost for split in splits((text,), 2) if len(split.lines) == 2)
        for text in ("一二三四 五六七八", "一二 三四五六七八")
    ]
    assert costs[0] < costs[1]
