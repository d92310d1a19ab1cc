"""A character lost, changed or invented is found, with its story and context."""

import pytest

from pipeline.errors import CopyDoesNotFitError, ExitCode, Where
from pipeline.model import Passage
from pipeline.press.conservation import check, check_throughout
from pipeline.press.reading import PageText, TextRun

OWED = (
    Passage("masthead", "如皋日报", Where(page=1)),
    Passage("p01-s01", "会上，市委有关工委和各镇 主要负责人", Where("copy/01.txt", 7, 1)),
)


def printed(text: str) -> PageText:
    return PageText((TextRun(text, "F", 10.0, 0.0, 0.0, 0.0, (), ""),))


def test_white_space_aside_equal_is_good() -> None:
    assert check((OWED,), (printed("如皋日报会上，市委有关\n工委和各镇主要负责人"),)) == 21


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("如皋日报会上，市委关工委和各镇主要负责人", "会上，市委【有】关工委"),
        ("如皋日报会上，市委有关工委和各镇主要负责入", "主要负责【人】"),
        ("如皋日报会上，市委有关工委和各镇主要负责", "主要负责【人】"),
    ],
)
def test_a_lost_or_changed_character_is_named_with_its_context(text: str, context: str) -> None:
    with pytest.raises(CopyDoesNotFitError) as lost:
        check((OWED,), (printed(text),))
    assert lost.value.exit_code is ExitCode.DOES_NOT_FIT
    assert context in lost.value.message.zh
    assert "p01-s01" in lost.value.message.zh
    assert (lost.value.where.file, lost.value.where.line) == ("copy/01.txt", 7)


def test_an_invented_character_is_found() -> None:
    with pytest.raises(CopyDoesNotFitError, match="第1期"):
        check((OWED,), (printed("如皋日报会上，市委有关工委和各镇主要负责人第1期"),))


def test_a_missing_page_is_found() -> None:
    with pytest.raises(CopyDoesNotFitError):
        check((OWED, OWED), (printed("如皋日报"),))


def test_passages_may_run_through_pages() -> None:
    assert check_throughout(OWED, (printed("如皋日报会上，市委"), printed("有关工委和各镇主要负责人"))) == 21
