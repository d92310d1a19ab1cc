"""What ``banmian check`` prints: findings by page and story, their count and the error rate; the rules."""

import sys
from collections.abc import Sequence
from itertools import groupby
from textwrap import indent
from typing import TYPE_CHECKING

from pipeline.checks.rate import error_rate
from pipeline.checks.run import rules_known
from pipeline.cli.output import SEVERITIES, counted, finding_text
from pipeline.errors import Say
from pipeline.intake.json_form import finding_to_json
from pipeline.model import Finding, Issue, Severity

if TYPE_CHECKING:
    from pipeline.editions import Checked

__all__ = ["check_to_json", "print_check", "print_rules"]


def print_check(checked: "Checked", language: str) -> None:
    """All findings on standard output; those of no page first, the gravest of a story first."""
    places = _places(checked.issue)

    def place(finding: Finding) -> tuple[int, int]:
        if finding.story in places:
            return places[finding.story]
        return finding.where.page or 0, 0

    ordered = sorted(checked.findings, key=lambda finding: (place(finding), -finding.severity.weight))
    for (page, rank), own in groupby(ordered, key=place):
        sys.stdout.write(f"{_head(checked.issue, page, rank).in_language(language)}\n")
        for finding in own:
            sys.stdout.write(indent(finding_text(finding, language), "  "))
    sys.stdout.write(f"{_sum(checked.issue, checked.findings).in_language(language)}\n")


def check_to_json(checked: "Checked") -> dict[str, object]:
    """The findings with their count and the error rate."""
    rate = error_rate(checked.issue, checked.findings)
    return {
        "findings": [finding_to_json(finding) for finding in checked.findings],
        "findings_by_severity": {
            severity.value: sum(finding.severity is severity for finding in checked.findings) for severity in Severity
        },
        "characters": rate.characters,
        "errors": rate.errors,
        "errors_per_10000": rate.per_10000,
    }


def print_rules(language: str) -> None:
    """Each rule with its code, how much it weighs, why it is there and where that comes from."""
    for rule in rules_known():
        name = SEVERITIES[rule.severity.value].in_language(language)
        sys.stdout.write(f"{rule.code}  {name}\n      {rule.reason}\n      {rule.source}\n")


def _places(issue: Issue) -> dict[str | None, tuple[int, int]]:
    """Page and place on it, from 1, of each story."""
    return {story.id: (page.number, k) for page in issue.pages for k, story in enumerate(page.stories, start=1)}


def _head(issue: Issue, page: int, rank: int) -> Say:
    if page == 0:
        return Say(zh="全期", en="the whole issue")
    if rank == 0:
        return Say(zh=f"第 {page} 版", en=f"page {page}")
    story = next(own for known in issue.pages if known.number == page for own in known.stories[rank - 1 : rank])
    words = " ".join(story.headline)
    return Say(zh=f"第 {page} 版  {story.id}  {words}", en=f"page {page}  {story.id}  {words}")


def _sum(issue: Issue, findings: Sequence[Finding]) -> Say:
    errors, warnings, notes = (
        sum(finding.severity is severity for finding in findings)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    )
    rate = error_rate(issue, findings)
    return Say(
        zh=f"错误 {errors}，注意 {warnings}，提示 {notes}；{rate.characters} 字，差错 {rate.errors}"
        f"（标题等加倍），每万字 {rate.per_10000:.1f}。",
        en=f"{counted(errors, 'error')}, {counted(warnings, 'warning')}, {counted(notes, 'note')}; "
        f"{counted(rate.errors, 'fault')} (display type double) in {counted(rate.characters, 'character')}: "
        f"{rate.per_10000:.1f} in 10,000.",
    )
