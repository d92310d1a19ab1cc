"""Upright lines: what stands, what shares a cell, what is turned, and that every character comes back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.typography.cells import Paragraph, Run
from pipeline.typography.composer import Composer
from pipeline.typography.faces import MILLI_EM
from pipeline.typography.set_line import SOFT_HYPHEN, GlyphRun, SetLine


def in_lines(composer: Composer, text: str, depth_em: int) -> tuple[SetLine, ...]:
    paragraph = Paragraph((Run(text, "song"),), indent_em=0.0)
    costs = composer.upright.line_costs(paragraph, depth_em * MILLI_EM)
    return composer.upright.set(paragraph, depth_em * MILLI_EM, min(costs, key=costs.__getitem__))


def one_line(composer: Composer, text: str) -> tuple[GlyphRun, ...]:
    (line,) = in_lines(composer, text, 60)
    return line.runs


def run_of(runs: tuple[GlyphRun, ...], text: str) -> GlyphRun:
    return next(run for run in runs if "".join(run.texts) == text)


def test_two_figures_share_a_cell_in_the_middle_of_the_line(composer: Composer) -> None:
    figures = run_of(one_line(composer, "五月20日"), "20")
    assert figures.steps_milli_em == (0,)
    left, right = figures.crosses_milli_em
    assert 0 <= left < right < MILLI_EM
    assert abs(right - MILLI_EM // 2) < 30  # the second begins in the middle
    assert not figures.turned
    (line,) = in_lines(composer, "五月20日", 60)
    assert line.width_milli_em == 4 * MILLI_EM


@pytest.mark.parametrize("word", ["GDP", "2023", "3.5", "iPhone"])
def test_longer_words_are_turned_with_a_quarter_em_beside_them(composer: Composer, word: str) -> None:
    runs = one_line(composer, f"增长{word}成")
    turned = run_of(runs, word)
    assert turned.turned
    assert turned.x_milli_em == 2 * MILLI_EM + 250


@pytest.mark.parametrize("mark", ["，", "。", "、", "（", "）", "《", "—", "…"])
def test_marks_take_the_glyph_of_their_own_for_upright_lines(composer: Composer, mark: str) -> None:
    face = composer.faces["song"]
    glyphs = [
        glyph
        for run in one_line(composer, f"国{mark}国")
        for glyph, text in zip(run.glyph_ids, run.texts, strict=True)
        if text == mark
    ]
    assert len(glyphs) == 1
    assert glyphs[0] != face.glyph_id(mark)


def test_quotation_marks_become_corner_brackets_and_stay_what_the_copy_says(composer: Composer) -> None:
    corner = {glyph for run in one_line(composer, "他『好』了") for glyph in run.glyph_ids}
    quoted = one_line(composer, "他“好”了")
    assert {glyph for run in quoted for glyph in run.glyph_ids} == corner
    assert "".join(text for run in quoted for text in run.texts) == "他“好”了"


def test_a_full_line_is_as_deep_as_its_measure(composer: Composer) -> None:
    lines = in_lines(composer, "春天到了，河边的柳树发了新芽，“孩子们”在岸上放风筝。" * 6, 17)
    assert {line.width_milli_em for line in lines if line.full} == {17 * MILLI_EM}
    assert all(line.text[0] not in "，。”" for line in lines)


HAN = "国家的一是在不了有"
MARKS = "，。、；：？！“”‘’（）《》【】—…·／％"
STRANGE = "\u200b\u202e\u0301\ufe0f\U000e0100\ue000\U0001f600\u200d\u0000\u001f\ufeff\u3000\u00a0 \t\U00020bb7가ا"
COPY = st.text(HAN * 2 + MARKS + "0123456789abcXYZ.,-@/:%()①㎡" + STRANGE, min_size=1, max_size=80)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(text=COPY | st.text(min_size=1, max_size=60), depth_em=st.sampled_from([2, 5, 11, 20]))
def test_every_character_comes_back_in_order(composer: Composer, text: str, depth_em: int) -> None:
    lines = in_lines(composer, text, depth_em)
    assert "".join(line.text for line in lines) == text
    painted = "".join(piece for line in lines for run in line.runs for piece in run.texts)
    assert ink(painted) == ink(text)


def ink(text: str) -> str:
    return "".join(text.replace(SOFT_HYPHEN, "").split())
