"""Cards of one form on a page: their rows are text, and no story's head."""

import pytest

from pipeline.intake.page.cards import TIMES, card_rows
from pipeline.intake.page.lines import lines_of
from pipeline.intake.page.look import look_of
from pipeline.intake.page.reading import read_page

CARDS = (
    ("摆渡四十年", "所获荣誉全县安全行船标兵", "所在单位东门渡口管理所", "如今情形退休后教人修船"),
    ("守闸人的本子", "所获荣誉全省先进水利工作者", "所在单位石埠闸管理处", "如今情形每天仍去看水位"),
    ("灯下的裁缝", "所获荣誉巾帼建功标兵", "所在单位麻石巷便民服务站", "如今情形带出学徒七名"),
    ("山村里的邮路", "所获荣誉最美乡村邮递员", "所在单位云岭邮政所", "如今情形骑电动车走完八十里"),
)
NOTE = "附记：记者日前前去看望，见面时正赶上下雨，说起从前的事来一说就是半天，直到天黑才把客人送到路口。"

MORE = "如今他每天仍旧早早起来，先到渡口看一看水位，再回家读报。街坊说他闲不住，他自己说是习惯了。"


def page_of(cards: int) -> str:
    return "\n\n".join(line for card in CARDS[:cards] for line in (*card, NOTE)) + "\n"


def rows_of(text: str) -> set[str]:
    lines = lines_of(text)
    texts = [line.text for line in lines]
    return {texts[k] for k in card_rows(texts, [look_of(line) for line in lines])}


@pytest.mark.parametrize("cards", [TIMES, len(CARDS)])
def test_lines_that_begin_alike_again_and_again_are_rows(cards: int) -> None:
    assert rows_of(page_of(cards)) == {row for _, *rows in CARDS[:cards] for row in rows}


def test_two_cards_do_not_show_a_form() -> None:
    assert not rows_of(page_of(TIMES - 1))


def test_lines_that_all_begin_alike_are_no_cards() -> None:
    assert not rows_of("我县渡口改建完工\n\n我县水厂今日通水\n\n我县夏粮丰收在望\n\n我县中考下周开考\n")


@pytest.mark.parametrize("pictured", [False, True])
def test_a_row_below_a_picture_is_text_and_no_head(*, pictured: bool) -> None:
    cards = [
        "\n\n".join((f"{name}（附图片１张）", *[f"{name}在岗位上。（本报记者摄）"] * pictured, *rows, NOTE, MORE))
        for name, (_, *rows) in zip(("何水根", "骆青禾", "柏松涛", "郁怀清"), CARDS, strict=True)
    ]
    page, _ = read_page("老模范近况如何\n\n" + "\n\n".join(cards) + "\n", "a.txt", 1)
    rows = {row for _, *own in CARDS for row in own}
    heads = (line for own in page.stories for line in (*own.column_head, *own.kicker, *own.headline, *own.deck))
    assert not rows & set(heads)
    assert {text for story in page.stories for text in story.paragraphs} >= rows
