"""A person named with a title that is not held on the issue's date."""

from collections.abc import Iterator

from pipeline.checks.naming import mentions_of
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-person-title"
SEVERITY = Severity.ERROR
REASON = (
    "A leader's title given wrong is the gravest slip of a newspaper; last year's title is the commonest form of it."
)
SOURCE = "the paper's people.toml; what newspapers fine"


def check(issue: Issue, settings: Settings) -> Iterator[Finding]:
    """One finding a mention.  A title not in the list is not judged, nor one called former (原, 前, 时任)."""
    for mention in mentions_of(issue, settings.people):
        held = settings.people.held(mention.name, settings.issue.date)
        wrong = [title for title in mention.titles if title not in held]
        if not wrong or mention.former:
            continue
        right_zh, right_en = "、".join(sorted(held)), ", ".join(sorted(held))
        said = "、".join(wrong)
        yield mention.line.finding(
            CODE,
            SEVERITY,
            Say(
                zh=f"“{mention.line.around(mention.at, mention.end)}”：{mention.name}在出版之日不是{said}。",
                en=f"{mention.name} does not hold the title {said} on the issue's date.",
            ),
            Say(
                zh=f"people.toml 上是：{right_zh or '没有职务'}。改稿，或更新 people.toml。",
                en=f"people.toml has {right_en or 'no title'}.  Change the copy, or bring people.toml up to date.",
            ),
            alternatives=tuple(sorted(held)),
        )
