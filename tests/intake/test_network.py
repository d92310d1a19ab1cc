"""The network that hears the lines of a page: what it reads of a line, and that nothing else moves its answer."""

import numpy as np

from pipeline.intake.page.features import features_of
from pipeline.intake.page.lines import lines_of
from pipeline.intake.page.look import look_of
from pipeline.intake.page.network import EDGE, KNOWN, NOTHING, UNKNOWN, WIDTH, coded, edges_of, network
from pipeline.intake.page.states import State
from pipeline.intake.page.vocabulary import vocabulary_of

PAGE = """渡口开通公交
方便两岸群众
本报讯（记者 陆远）6月3日，东门渡口的公交线路开通，首日运送乘客六百余人次，班次每十二分钟一班。
县交通运输局负责人说，线路将根据客流调整班次。
"""
CODES = {"渡": KNOWN, "口": KNOWN + 1}
BEGIN, END, GAP = (KNOWN + len(CODES) + k for k in range(3))


def test_a_short_line_is_read_whole_between_its_marks() -> None:
    own = coded("渡 口外", CODES)
    assert own[:5] == [BEGIN, KNOWN, KNOWN + 1, UNKNOWN, END]
    assert own[5:] == [NOTHING] * (WIDTH - 5)


def test_of_a_long_line_both_ends_are_read() -> None:
    own = coded("渡" + "外" * 80 + "口", CODES)
    assert len(own) == WIDTH
    assert (own[1], own[-2], own[-1]) == (KNOWN, KNOWN + 1, END)
    assert own.count(GAP) == 1


def test_at_an_edge_stand_the_end_of_the_line_above_and_the_beginning_of_the_line() -> None:
    lines = ["渡", "口" * 9 + "渡口", "渡渡口"]
    edges = edges_of(np.array([coded(text, CODES) for text in lines]))
    ferry, mouth = KNOWN, KNOWN + 1
    assert edges.shape == (3, 2 * EDGE)
    assert edges[0].tolist() == [NOTHING] * EDGE + [ferry] + [NOTHING] * (EDGE - 1)
    assert edges[1].tolist() == [NOTHING] * (EDGE - 1) + [ferry] + [mouth] * EDGE
    assert edges[2].tolist() == [mouth] * 4 + [ferry, mouth, ferry, ferry, mouth] + [NOTHING] * (EDGE - 3)


def test_the_same_page_has_the_same_scores_and_they_are_of_states() -> None:
    lines = lines_of(PAGE)
    looks = [look_of(line) for line in lines]
    features = features_of(lines, looks, vocabulary_of(lines), [])
    texts = [line.text for line in lines]
    first, again = (network().scores(features, texts) for _ in range(2))
    assert first.shape == (len(lines), len(State))
    assert np.array_equal(first, again)
    assert State(int(first[2].argmax())) is State.LEAD


def test_a_page_of_one_line_is_heard_as_well() -> None:
    lines = lines_of("停水通知\n")
    looks = [look_of(line) for line in lines]
    scores = network().scores(features_of(lines, looks, vocabulary_of(lines), []), ["停水通知"])
    assert np.isfinite(scores).all()
