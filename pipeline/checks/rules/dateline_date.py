"""A dateline that is later than the issue, or long before it."""

import datetime
import re
from collections.abc import Iterator

from pipeline.checks.dates import closest, closest_day
from pipeline.checks.lines import place
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity, Story
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-dateline-date"
SEVERITY = Severity.WARNING
REASON = "News is not from tomorrow, and a dateline weeks old is copy that was forgotten, or another month's."
SOURCE = "trade practice"

DATE = re.compile(r"(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日")


def check(issue: Issue, settings: Settings) -> Iterator[Finding]:
    """One finding a story; where no month is said it is the one that brings the day closest to the issue's date."""
    issued = settings.issue.date
    if issued is None:
        return
    for page in issue.pages:
        for story in page.stories:
            day = _day(story, issued)
            if day is None:
                continue
            where, said = place(story, "paragraphs.0", page.number), story.dateline.date if story.dateline else ""
            if day > issued:
                yield Finding(
                    CODE,
                    SEVERITY,
                    where,
                    Say(
                        zh=f"{story.id} 的电头日期 {said} 在出版日期 {issued.isoformat()} 之后。",
                        en=f"The dateline of {story.id}, {said}, is after the issue's date, {issued.isoformat()}.",
                    ),
                    Say(zh="核对电头，也核对出版日期。", en="Look at the dateline, and at the issue's date."),
                    story.id,
                    confidence=0.9,
                )
            elif (issued - day).days > settings.paper.checks.dateline_days:
                yield Finding(
                    CODE,
                    Severity.NOTE,
                    where,
                    Say(
                        zh=f"{story.id} 的电头日期 {said} 离出版已 {(issued - day).days} 天。",
                        en=f"The dateline of {story.id}, {said}, is {(issued - day).days} days old.",
                    ),
                    Say(zh="看看是不是旧稿，或月份写错。", en="See whether it is old copy, or the month is wrong."),
                    story.id,
                    confidence=0.7,
                )


def _day(story: Story, issued: datetime.date) -> datetime.date | None:
    found = DATE.fullmatch((story.dateline.date if story.dateline else None) or "")
    if found is None:
        return None
    day = int(found["day"])
    return closest(int(found["month"]), day, issued) if found["month"] else closest_day(day, issued)
