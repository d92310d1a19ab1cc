"""What the paper decides: how much a finding weighs, what it waives, what it writes its own way; the error rate."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.build import Request, check
from pipeline.checks.rate import error_rate
from pipeline.checks.run import rule_codes, rules_known, run, waive
from pipeline.errors import SourceError
from pipeline.model import Dateline, Form, Picture, Severity
from pipeline.settings import load
from pipeline.settings.checking import Checking, Phrase, Waiver
from pipeline.settings.people import People, Person
from tests.checks.one_issue import DAY, issue_of, said_of, settings_for, story

TWICE = "会议开了，，没有结果。"


def test_a_paper_weighs_a_rule_its_own_way() -> None:
    code = "checks-doubled-mark"
    for level in ("note", "warning", "error"):
        weighed = settings_for(checks=Checking(severity=((code, level),)))
        assert [f.severity.value for f in said_of(code, TWICE, settings=weighed)] == [level]
    assert said_of(code, TWICE, settings=settings_for(checks=Checking(severity=((code, "off"),)))) == []


def test_a_rule_that_does_not_exist_cannot_be_weighed_unseen() -> None:
    weighed = settings_for(checks=Checking(severity=(("checks-doubled-marks", "off"),)))
    (found,) = said_of("checks-severity-unknown", "好。", settings=weighed)
    assert found.where.file == "paper.toml"
    assert "checks-doubled-marks" in found.message.zh


def test_a_waiver_of_the_paper_holds_for_every_issue_until_its_date() -> None:
    waiver = Waiver("checks-doubled-mark", "广告原文如此", until=DAY)
    standing = settings_for(checks=Checking(waivers=(waiver,)))
    issue = issue_of((story(1, TWICE, headline="会议没有结果"),))
    (found,) = [f for f in waive(run(issue, standing), standing) if f.code == "checks-doubled-mark"]
    assert (found.severity, "广告原文如此" in found.remedy.zh) == (Severity.NOTE, True)
    assert waive((), standing) == ()
    late = replace(standing, issue=replace(standing.issue, date=DAY + datetime.timedelta(days=1)))
    over = waive(run(issue, late), late)
    assert {"checks-waiver-unused"} == {f.code for f in over} - {"checks-doubled-mark"}
    assert all(f.severity is Severity.WARNING for f in over)


def test_phrases_of_the_paper() -> None:
    code = "checks-house-phrase"
    phrases = (Phrase("人大会", "人大会议", "全称"), Phrase("亲自"), Phrase("两会", "全县两会"))
    own = settings_for(checks=Checking(phrases=phrases))
    (short,) = said_of(code, "县人大会开幕。", settings=own)
    assert "人大会议" in short.remedy.zh
    assert "全称" in short.message.zh
    assert said_of(code, "县人大会议开幕，全县两会召开。", settings=own) == []
    assert len(said_of(code, "他亲自去了，两会。", settings=own)) == 2


def test_the_settings_are_read_from_the_files(tmp_path: Path) -> None:
    (tmp_path / "paper.toml").write_text(
        '[checks]\nrequired = ["headline", "byline"]\nheadline_most = 24\n'
        '[checks.severity]\n"checks-digit-width" = "off"\n'
        '[[checks.phrase]]\nwrong = "亲自"\nreason = "不用"\n'
        '[[checks.waive]]\ncode = "copy-emoji"\nreason = "儿童版"\n',
        encoding="utf-8",
    )
    checks = load((tmp_path,)).paper.checks
    assert checks == Checking(
        (("checks-digit-width", "off"),),
        (Waiver("copy-emoji", "儿童版"),),
        (Phrase("亲自", "", "不用"),),
        ("headline", "byline"),
        24,
    )


@pytest.mark.parametrize(
    "line", ['[checks.severity]\n"checks-x" = "loud"', '[[checks.phrase]]\nwrong = ""', '[checks]\nrequired = ["soul"]']
)
def test_settings_that_say_nothing_are_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "paper.toml").write_text(line, encoding="utf-8")
    with pytest.raises(SourceError):
        load((tmp_path,))


def test_errors_are_counted_in_10000_characters_and_double_in_display_type() -> None:
    issue = issue_of((story(1, TWICE + "好" * 89, headline="会议，，没有结果啊啊啊"),))
    found = [f for f in run(issue, settings_for()) if f.code == "checks-doubled-mark"]
    rate = error_rate(issue, found)
    # 100 + 11 characters; one fault in the text, one in the headline that counts twice.
    assert (rate.characters, rate.errors, rate.per_10000) == (111, 3, 270.3)
    assert error_rate(issue, [replace(f, severity=Severity.NOTE) for f in found]).errors == 0
    assert error_rate(issue_of(()), ()).per_10000 == 0.0


def test_every_rule_says_why_and_has_a_code_of_its_own() -> None:
    known = rules_known()
    assert len({rule.code for rule in known}) == len(known) == len(rule_codes())
    assert all(rule.reason.endswith(".") and rule.source and isinstance(rule.severity, Severity) for rule in known)


MARKS = "的了一二十百万〇零98年月日3.5,，。“”‘’（）《》…—-%～、:：版转下上接第图见①农历星期四正初lO0 \t\n⼀囗曰"
TEXTS = st.text(st.one_of(st.sampled_from(MARKS), st.characters(exclude_categories=["Cs"])), max_size=60)


@settings(max_examples=120, deadline=None)
@given(st.lists(TEXTS, max_size=4), TEXTS, TEXTS, st.sampled_from(list(Form)))
def test_rules_answer_any_text_with_findings(paragraphs: list[str], head: str, caption: str, form: Form) -> None:
    people = People((Person("沈望江", ("县长",), 1), Person("陆知远", (), 2)), require_title=True)
    made = story(
        1,
        *paragraphs,
        headline=head,
        forms=tuple(form for _ in paragraphs),
        pictures=(Picture("a.jpg", caption),),
        jump=head,
        dateline=Dateline("本报讯", None, caption),
    )
    for finding in run(issue_of((made,), (story(2, *paragraphs),)), settings_for(people=people)):
        assert finding.message.zh
        assert finding.message.en
        assert finding.remedy.zh
        assert finding.where.page in (1, 2)


def test_the_command_counts_and_groups(issue_copy: Path) -> None:
    checked = check(Request((issue_copy,)))
    from pipeline.cli.check_output import check_to_json

    said = check_to_json(checked)
    assert said["errors"] == 0
    assert said["errors_per_10000"] == 0.0
