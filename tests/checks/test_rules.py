"""Each rule with copy that is good and copy that is not; waivers answer for findings."""

import datetime
from dataclasses import replace
from pathlib import Path

from pipeline.build import Request, check
from pipeline.checks.run import run, waive
from pipeline.editions import Checked
from pipeline.model import Severity, Story
from pipeline.settings.values import Waiver


def codes(checked: Checked) -> list[str]:
    return [finding.code for finding in run(checked.issue, checked.settings)]


def with_story(checked: Checked, **changes: object) -> Checked:
    page = checked.issue.pages[0]
    story: Story = replace(page.stories[0], **changes)  # type: ignore[arg-type]
    pages = (replace(page, stories=(story, *page.stories[1:])),)
    return replace(checked, issue=replace(checked.issue, pages=pages))


def test_the_seed_is_good(seed_folder: Path) -> None:
    assert codes(check(Request((seed_folder,)))) == []


def test_a_lone_quotation_mark(seed_folder: Path) -> None:
    checked = with_story(check(Request((seed_folder,))), headline=("他说这很好",), paragraphs=("他说：“这很好。",))
    assert codes(checked) == ["checks-paired-marks"]
    fine = with_story(checked, paragraphs=("“甲‘乙’丙”（丁《戊》）it’s",))
    assert codes(fine) == []


def test_emoji_and_private_use(seed_folder: Path) -> None:
    checked = with_story(
        check(Request((seed_folder,))), headline=("今天天晴",), paragraphs=("今天\U0001f600天晴，有\ue001字。",)
    )
    assert codes(checked) == ["copy-emoji", "copy-private-use"]


def test_a_story_without_text(seed_folder: Path) -> None:
    assert "checks-story-without-body" in codes(with_story(check(Request((seed_folder,))), paragraphs=()))


def test_a_missing_date(seed_folder: Path) -> None:
    checked = check(Request((seed_folder,)))
    assert codes(replace(checked, issue=replace(checked.issue, date=None))) == ["checks-date-missing"]


def test_a_missing_picture_without_a_decision(issue_copy: Path) -> None:
    toml = issue_copy / "issue.toml"
    toml.write_text(toml.read_text(encoding="utf-8").split("[[decision]]")[0], encoding="utf-8")
    found = [f for f in check(Request((issue_copy,))).findings if f.code == "checks-picture-missing"]
    assert [finding.severity for finding in found] == [Severity.ERROR]


def test_a_waiver_turns_a_finding_to_a_note_until_its_date(issue_copy: Path) -> None:
    checked = check(Request((issue_copy,)))
    waiver = Waiver("intake-furniture", "口号确认无误", until=datetime.date(2023, 1, 5))
    settings = replace(checked.settings, issue=replace(checked.settings.issue, waivers=(waiver,)))
    waived = [f for f in waive(checked.findings, settings) if f.code == "intake-furniture"]
    assert {finding.severity for finding in waived} == {Severity.NOTE}
    late = replace(waiver, until=datetime.date(2023, 1, 4))
    settings = replace(settings, issue=replace(settings.issue, waivers=(late,)))
    assert "checks-waiver-unused" in {finding.code for finding in waive(checked.findings, settings)}
