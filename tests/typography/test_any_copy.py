"""Whatever the copy: every character once and in order, never a crash, and what cannot be set is said."""

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.typography.cells import Paragraph, Run
from pipeline.typography.composer import Composer
from pipeline.typography.set_line import SOFT_HYPHEN, SetLine
from pipeline.typography.table import Table

HAN = "的一是在不了有和人这中大为上个国我以要他"
MARKS = "，。、；：？！“”‘’（）《》【】—…·／％"
STRANGE = "\u200b\u202e\u0301\ufe0f\U000e0100\ue000\U0001f600\u200d\u0000\u001f\ufeff\u3000\u00a0 \t\U00020bb7가ا"
COPY = st.text(alphabet=HAN * 2 + MARKS + "0123456789abcdefghXYZ.,-@/:%" + STRANGE, min_size=1, max_size=120)
ANYTHING = st.text(min_size=1, max_size=60)


def compose(composer: Composer, text: str, measure: int, **how: float) -> tuple[SetLine, ...]:
    paragraph = Paragraph((Run(text, "song"),), **how)  # type: ignore[arg-type]
    costs = composer.line_costs(paragraph, measure)
    for count in costs:
        assert len(composer.set(paragraph, measure, count)) == count
    return composer.set(paragraph, measure, min(costs, key=costs.__getitem__))


def painted(lines: tuple[SetLine, ...]) -> str:
    texts = "".join(text for line in lines for run in line.runs for text in run.texts)
    return "".join(texts.replace(SOFT_HYPHEN, "").split())


def ink(text: str) -> str:
    return "".join(text.replace(SOFT_HYPHEN, "").split())


@settings(max_examples=200, derandomize=True, deadline=None)
@given(text=COPY | ANYTHING, measure=st.sampled_from([2000, 3000, 5000, 7500, 11000, 13000, 20500]))
@example(text="超长" + "x" * 300, measure=2000)
@example(text="https://www.example.org/a/very/long/path?with=query&and=more#fragment", measure=5000)
@example(text="。。。。。。。。。。。。", measure=2000)
@example(text="“”“”（（（（））））", measure=3000)
@example(text="       ", measure=11000)
def test_every_text_comes_back_whole_and_in_order(composer: Composer, text: str, measure: int) -> None:
    lines = compose(composer, text, measure)
    assert "".join(line.text for line in lines) == text
    assert painted(lines) == ink(text)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(text=COPY, measure=st.sampled_from([9000, 11000, 13000, 15000, 20500]))
def test_every_line_obeys_the_tables_or_says_that_it_could_not(composer: Composer, text: str, measure: int) -> None:
    rules = composer.rules
    lines = compose(composer, text, measure)
    for before, after in pairwise(lines):
        if before.broken_rule:
            continue
        assert after.text[0] not in rules.no_line_start
        assert before.text[-1] not in rules.no_line_end
    for line in lines:
        if line.full and len(line.text) > 1:
            assert line.overfull_milli_em or abs(line.width_milli_em - measure) <= 1


@settings(max_examples=60, derandomize=True, deadline=None)
@given(texts=st.lists(COPY, min_size=2, max_size=8))
def test_company_changes_nothing(composer: Composer, texts: list[str]) -> None:
    """A paragraph is broken the same whether it is cut alone or among others."""
    together, alone = Composer(composer.faces), Composer(composer.faces)
    paragraphs = [Paragraph((Run(text, "song"),)) for text in texts]
    together.prepare(paragraphs)
    for paragraph in paragraphs:
        costs = alone.line_costs(paragraph, 13000)
        assert together.line_costs(paragraph, 13000) == costs
        for count in costs:
            assert together.set(paragraph, 13000, count) == alone.set(paragraph, 13000, count)


def test_a_word_wider_than_the_measure_is_parted_and_said(composer: Composer) -> None:
    lines = compose(composer, "x" * 90, 5000)
    assert "".join(line.text for line in lines) == "x" * 90
    assert len(lines) > 5
    assert all(line.width_milli_em <= 5000 for line in lines)


def test_a_character_wider_than_the_measure_is_said(composer: Composer) -> None:
    (line,) = compose(composer, "国", 600, indent_em=0.0)
    assert line.overfull_milli_em == 400


def test_a_paragraph_of_two_hundred_thousand_characters(composer: Composer) -> None:
    text = ("他指出，创新是引领发展的第一动力——这是大家的共识，占比3.5%以上。" * 7000)[:200_000]
    paragraph = Paragraph((Run(text, "song"),))
    costs = composer.line_costs(paragraph, 13000)
    lines = composer.set(paragraph, 13000, min(costs, key=costs.__getitem__))
    assert sum(len(line.text) for line in lines) == 200_000
    assert len(costs) == 4


def test_latin_words_are_hyphenated_and_addresses_part_at_their_joints(composer: Composer) -> None:
    lines = compose(composer, "一九九七年internationalization的历史", 9000, indent_em=0.0)
    hyphened = [line for line in lines if line.runs[-1].texts == (SOFT_HYPHEN,)]
    assert [line.text for line in hyphened] == ["一九九七年interna"]
    text = "详情见网址https://www.example.org/news/2023/art.html，欢迎订阅。"
    lines = compose(composer, text, 13000, indent_em=0.0)
    assert all(SOFT_HYPHEN not in run.texts for line in lines for run in line.runs)
    for before in lines[:-1]:
        assert before.text.endswith(("/", "网址", "www", "example", "art", "，"))


def test_a_mark_may_hang_where_the_paper_asks(composer: Composer) -> None:
    hanging = Composer(composer.faces, hanging=True)
    text = "据县统计局商贸科的调查，去年全县渡口运客的总数创下新的纪录。"
    line = compose(hanging, text, 13000)[0]
    assert (line.text, line.width_milli_em, line.track_milli_em) == ("据县统计局商贸科的调查，", 13500, 0)
    assert line.overfull_milli_em == 0
    assert compose(composer, text, 13000)[0].width_milli_em == 13000


def test_a_variation_selector_stays_with_its_character(composer: Composer) -> None:
    lines = compose(composer, "葛\U000e0100城的葛\U000e0100先生" * 3, 5000)
    assert all(not line.text.startswith("\U000e0100") for line in lines)


def between_letters(composer: Composer, line: SetLine, word: str) -> set[int]:
    """What stands between the letters of a word in a line, beyond their own widths."""
    texts: list[str] = []
    origins: list[int] = []
    for run in line.runs:
        texts += run.texts
        x = run.x_milli_em
        origins += [x := x + step for step in (0, *run.steps_milli_em)]
    start = "".join(texts).index(word)
    solid = composer.faces["song"].shape(word).advances_milli_em
    own = origins[start : start + len(word)]
    return {b - a - width for (a, b), width in zip(pairwise(own), solid, strict=False)}


def test_a_word_keeps_its_letters_close_in_a_line_a_little_loose(composer: Composer) -> None:
    text = "他说人工智能的internationalization历史很长很长很长很长很长很长"
    line = compose(composer, text, 16000, indent_em=0.0)[0]
    assert 30 < line.track_milli_em < 80
    assert between_letters(composer, line, "national") == {0}


def test_letters_share_what_would_stand_between_a_few_characters(composer: Composer) -> None:
    lines = compose(composer, "详情见网址https://www.example.org/news/2023/art.html，欢迎订阅。", 10000, indent_em=0.0)
    line = next(line for line in lines if line.text == "www.example.org/")
    assert line.width_milli_em == 10000
    spaces = between_letters(composer, line, "example")
    assert min(spaces) > 40
    assert max(spaces) - min(spaces) <= 1


def test_only_the_word_that_is_too_wide_is_parted_between_letters(composer: Composer) -> None:
    lines = compose(composer, "国际化internationalization和" + "x" * 40, 9000, indent_em=0.0)
    said = [line.text for line in lines]
    assert "x" * 10 in said[-2]
    assert any(line.means and "hyphen" in line.means for line in lines)
    assert all(abs(line.width_milli_em - 9000) <= 1 for line in lines if line.full)


def test_columns_of_figures_stand_right(composer: Composer) -> None:
    def row(*cells: str) -> tuple[tuple[Run, ...], ...]:
        return tuple((Run(cell, "song"),) for cell in cells)

    table = Table((row("项目", "金额"), row("甲镇", "1,234"), row("乙镇", "98")))
    lines = composer.set(table, 13000, 3)
    # Two em of names, two of white, two of the head: its right edge is that of every figure.
    figures = [composer.display(text, "song").width_milli_em for text in ("1,234", "98")]
    edge = 4000 + max(2000, *figures)
    assert [line.width_milli_em for line in lines] == [edge] * 3
    words = composer.set(Table((row("项目", "地点"), row("甲", "如城"), row("乙", "白蒲镇"))), 13000, 3)
    assert len({line.runs[-1].x_milli_em for line in words}) == 1
