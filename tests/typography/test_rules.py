"""The tables, and lines broken by them.

The classes of characters restate what the W3C's internationalization tests expect of Chinese under
``line-break: strict``: no break before centred points, hyphens, inseparable characters, iteration marks, small kana,
closing marks and signs after a number; none after opening marks and signs before one; none beside what glues.
"""

import tomllib
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import pipeline.typography
from pipeline.typography.cells import Paragraph, Run
from pipeline.typography.composer import Composer
from pipeline.typography.rules import LEVELS, line_rules

CENTRED = "・：；･‼⁇⁈⁉！？"
HYPHENS = "‐–〜゠"
INSEPARABLE = "․‥…⋯︙𐫶"
ITERATION = "々〻ゝゞヽヾ"
AFTER_A_NUMBER = "°‰′″‵℃℉﹪％￠"
BEFORE_A_NUMBER = "±€№﹩＄￡￥￦"
OPENING = "（［｛｟〈《「『【〔〖〘〚〝‘“｢"
CLOSING = "、。，．｡､）］｝｠〉》」』】〕〗〙〛〞〟’”｣"
SMALL_KANA = "ぁぃっゃゅょァィッャュョヶーｧｰ"
NEVER_FIRST = SMALL_KANA + CENTRED + HYPHENS + INSEPARABLE + ITERATION + AFTER_A_NUMBER + CLOSING
NEVER_LAST = OPENING + BEFORE_A_NUMBER
TABLES = sorted((Path(pipeline.typography.__file__).parent / "tables").glob("*.toml"))


@pytest.fixture(scope="module")
def without_rules(composer: Composer) -> Composer:
    return Composer(composer.faces, line_rules(level="none"))


def line_edges(composer: Composer, text: str) -> Iterator[tuple[str, str]]:
    """First and last characters of the lines, at measures that let each character of the text meet the edge."""
    for tenths in range(60, 91, 5):
        paragraph = Paragraph((Run(text, "song"),), indent_em=0.0)
        measure = tenths * 100
        costs = composer.line_costs(paragraph, measure)
        lines = composer.set(paragraph, measure, min(costs, key=costs.__getitem__))
        assert "".join(line.text for line in lines) == text
        for before, after in pairwise(lines):
            yield before.text[-1], after.text[0]


@pytest.mark.parametrize("character", NEVER_FIRST)
def test_no_line_begins_with_it(composer: Composer, without_rules: Composer, character: str) -> None:
    text = f"中文排版要求文字{character}中文排版要求文字中{character}中文排版要求文字"
    assert all(first != character for _, first in line_edges(composer, text))
    # The text does put it to the test: without rules some line begins so.
    assert any(first == character for _, first in line_edges(without_rules, text))


@pytest.mark.parametrize("character", NEVER_LAST)
def test_no_line_ends_with_it(composer: Composer, without_rules: Composer, character: str) -> None:
    text = f"中文排版要求文{character}字中文排版要求文{character}字中文排版要求文字"
    assert all(last != character for last, _ in line_edges(composer, text))
    assert any(last == character for last, _ in line_edges(without_rules, text))


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
def test_levels_only_grow(language: str) -> None:
    rules = [line_rules(language, level) for level in LEVELS]
    for loose, strict in pairwise(rules):
        assert loose.no_line_start <= strict.no_line_start
        assert loose.no_line_end <= strict.no_line_end
    assert rules[0].no_line_start == frozenset()
    # 分隔号 at a line's end is what GB adds, 破折号 and 省略号 at its start what strict adds.
    assert "／" not in rules[1].no_line_end
    assert "／" in rules[2].no_line_end
    assert "—" not in rules[2].no_line_start
    assert "—" in rules[3].no_line_start


@pytest.mark.parametrize(
    ("tag", "table"),
    [("zh-CN", "zh-Hans"), ("zh", "zh-Hans"), ("zh-Hant", "zh-Hant"), ("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant")],
)
def test_the_language_chooses_the_table(tag: str, table: str) -> None:
    assert line_rules(tag).language == table


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_rule_has_its_source(path: Path) -> None:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    assert len(table["marks"]) >= 10
    for rule in (*table["marks"], *table["holds"]):
        assert rule["source"].startswith(("GB", "clreq", "UAX14", "house practice")), rule["name"]


# Every bracket Unicode has among East Asian marks, whatever its shape (general categories Ps and Pe).
EAST_ASIAN = (*range(0x3008, 0x3020), *range(0xFE17, 0xFE19), *range(0xFE35, 0xFE5F), *range(0xFF00, 0xFF70))


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("level", ["basic", "gb", "strict"])
def test_every_bracket_is_in_the_table(language: str, level: str) -> None:
    rules = line_rules(language, level)
    for character in map(chr, EAST_ASIAN):
        category = unicodedata.category(character)
        assert category != "Ps" or character in rules.no_line_end, character
        assert category != "Pe" or character in rules.no_line_start, character


@pytest.mark.parametrize("glue", ["\u00a0", "\u2007", "\u202f", "\u2011"])
def test_no_line_ends_beside_what_glues(composer: Composer, glue: str) -> None:
    text = f"中文排版要求文字甲{glue}乙中文排版要求文字中甲{glue}乙中文排版要求文字"
    for last, first in line_edges(composer, text):
        assert (last, first) not in {("甲", glue), (glue, "乙")}


UNBROKEN = (
    *("——", "……", "12,345.6", "50%", "2023-01-05", "12:30", "iPhone", "¥300", "-5℃", "1 000 000"),
    *("10．57", "5：30", "12·9", "2∶1", "CO₂", "x=3.14", "C++", "≥5", "<5", "Nguyễn", "100㎡", "100㎢"),
)


def test_what_the_standard_names_is_unbroken(composer: Composer) -> None:
    for whole in UNBROKEN:
        text = f"中文排版要求{whole}文字中文排版要求文{whole}字中文排版要求文字"
        for tenths in range(80, 121, 5):
            paragraph = Paragraph((Run(text, "song"),), indent_em=0.0)
            costs = composer.line_costs(paragraph, tenths * 100)
            lines = composer.set(paragraph, tenths * 100, min(costs, key=costs.__getitem__))
            assert sum(line.text.count(whole) for line in lines) == 2, (whole, [line.text for line in lines])


def test_a_word_of_full_width_letters_holds_together_where_it_can(composer: Composer) -> None:
    text = "我国加入ＷＴＯ以后，对外贸易增长很快，ＷＴＯ的规则也为企业所熟悉，各界对ＷＴＯ的认识更深。"
    for tenths in range(110, 161, 5):
        paragraph = Paragraph((Run(text, "song"),), indent_em=0.0)
        costs = composer.line_costs(paragraph, tenths * 100)
        lines = composer.set(paragraph, tenths * 100, min(costs, key=costs.__getitem__))
        assert sum(line.text.count("ＷＴＯ") for line in lines) == 3


def test_a_sign_of_a_square_unit_stands_close_to_its_number(composer: Composer) -> None:
    apart = composer.display("国1", "song").width_milli_em - composer.display("国", "song").width_milli_em
    assert composer.display("1㎡", "song").width_milli_em == apart - 250 + 1000
