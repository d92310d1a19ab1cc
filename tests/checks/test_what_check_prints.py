"""``banmian check`` as a person sees it: page by page, story by story, a count at the end; the list of rules."""

from pathlib import Path

import pytest

from pipeline.build import Request, check
from pipeline.checks.run import rule_codes
from pipeline.cli.check_output import print_check, print_rules


def test_findings_stand_under_their_page_and_story_and_are_counted(
    issue_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = issue_copy / "copy" / "01.txt"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("一一进行了点评。", "一一进行了点评。。"), encoding="utf-8")
    print_check(check(Request((issue_copy,))), "en")
    said = capsys.readouterr().out
    story = said.index("page 1  p01-s01  2022年度抓基层党建述职评议考核会议召开")
    assert story < said.index("[checks-doubled-mark]") < said.index("page 1  p01-s02")
    assert said.rstrip().splitlines()[-1].startswith("0 errors, ")
    assert "1 fault (display type double) in 4157 characters: 2.4 in 10,000." in said


def test_a_missing_date_is_said_of_the_whole_issue(issue_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    toml = issue_copy / "issue.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("date = 2023-01-05", ""), encoding="utf-8")
    print_check(check(Request((issue_copy,))), "zh")
    whole, first_page = capsys.readouterr().out.split("第 1 版", 1)
    assert whole.startswith("全期\n")
    assert "[checks-date-missing]" in whole
    assert "[checks-date-missing]" not in first_page


def test_the_rules_are_listed_with_their_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    print_rules("en")
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in lines[::3]] == sorted(rule_codes())
    assert len(lines) == 3 * len(rule_codes())
