"""The masthead prints the issue's number once, however it was written."""

from pathlib import Path

import pytest

from pipeline.build import Request, parse
from pipeline.paint.masthead import masthead_of
from tests.makeup.copy_for_pages import write_issue


@pytest.mark.parametrize(
    ("written", "printed", "alone"),
    [
        ("1208", "第1208期", "1208"),
        ('"1208"', "第1208期", "1208"),
        ('"第1208期"', "第1208期", "1208"),
        ('"第 1208 期"', "第1208期", "1208"),
        ('"总第1208期"', "总第1208期", "1208"),
        ('"總第1208期"', "總第1208期", "1208"),
        ('"0127"', "第0127期", "0127"),
        ('"复刊第3期"', "复刊第3期", ""),
    ],
)
def test_the_number_stands_once_in_the_masthead(tmp_path: Path, written: str, printed: str, alone: str) -> None:
    folder = write_issue(tmp_path / "issue", {1: [300]}, issue=f"issue_number = {written}\n")
    issue = parse(Request((folder,))).issue
    masthead = masthead_of(issue)
    assert masthead is not None
    assert [item for item in masthead.items if "期" in item.replace("星期", "")] == [printed]
    assert issue.issue_number_alone == alone


def test_an_issue_without_a_number_prints_none(tmp_path: Path) -> None:
    issue = parse(Request((write_issue(tmp_path / "issue", {1: [300]}),))).issue
    masthead = masthead_of(issue)
    assert masthead is not None
    assert not any("期" in item.replace("星期", "") for item in masthead.items)
