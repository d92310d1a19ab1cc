"""The issue has no date."""

from collections.abc import Iterator

from pipeline.errors import Say, Where
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-date-missing"
SEVERITY = Severity.WARNING
REASON = "A newspaper's masthead and folios carry its date; it is asked for, never guessed."
SOURCE = "报纸出版管理规定 (2005), article 32: a newspaper states its date of publication"


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding for the issue."""
    if issue.date is None:
        yield Finding(
            CODE,
            SEVERITY,
            Where("issue.toml"),
            Say(zh="没有出版日期，报头不印日期。", en="The issue has no date; the masthead prints none."),
            Say(zh="用 --date 给出，或写进 issue.toml。", en="Give it with --date or in issue.toml."),
        )
