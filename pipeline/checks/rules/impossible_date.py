"""A day or an hour no calendar and no clock has."""

import re
from collections.abc import Iterator

from pipeline.checks.dates import day_of
from pipeline.checks.lines import spotted
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-impossible-date"
SEVERITY = Severity.WARNING
REASON = "30 February is a slip that every reader sees."
SOURCE = "GB/T 7408.1-2023 (dates and times)"

FOUND = re.compile(
    r"(?:(?P<year>(?<![0-9])[0-9]{4})年)?(?P<month>(?<![0-9.])[0-9]{1,2})月(?P<day>[0-9]{1,2})[日号]"
    r"|(?<![0-9])(?P<hour>[0-9]{1,2})(?:时|点钟?)(?P<minute>[0-9]{1,2})分(?!之)"
)
LEAP_YEAR = 2000
LAST_HOUR, LAST_MINUTE = 24, 59


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a place; 29 February is possible where no year is said."""
    for line, found in spotted(issue, FOUND, "月分", figures=True):
        if found["day"]:
            possible = day_of(int(found["year"] or LEAP_YEAR), int(found["month"]), int(found["day"])) is not None
        else:
            possible = int(found["hour"]) <= LAST_HOUR and int(found["minute"]) <= LAST_MINUTE
        if not possible:
            text, around = line.text[found.start() : found.end()], line.around(*found.span())
            yield line.finding(
                CODE,
                SEVERITY,
                Say(zh=f"没有“{text}”这个时间（“{around}”）。", en=f"There is no {text} (“{around}”)."),
                Say(zh="请核对原稿。", en="Look at the copy."),
            )
