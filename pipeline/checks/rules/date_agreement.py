"""A date whose weekday or lunar day does not belong to it."""

import datetime
import re
from collections.abc import Iterator

from pipeline.checks.dates import DAYS, MONTHS, WEEKDAYS, closest, day_of, lunar_of, lunar_words
from pipeline.checks.lines import Line, lines_of
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-date-agreement"
SEVERITY = Severity.WARNING
REASON = "Date, weekday and lunar day are taken over from yesterday and changed one by one; one is forgotten."
SOURCE = "trade practice; GB/T 33661-2017 (the lunar calendar)"

APART = r"[\s　，,、（()）·|｜/—-]{0,3}"
LUNAR_DAY = "|".join(sorted(DAYS, key=len, reverse=True))
LUNAR_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
LUNAR = (
    "(?:农历|夏历|阴历)?[甲乙丙丁戊己庚辛壬癸]?[子丑寅卯辰巳午未申酉戌亥]?年?[ 　]?"
    rf"闰?(?P<lunar_month>{LUNAR_MONTH})月(?P<lunar_day>{LUNAR_DAY})"
)
WEEKDAY = "(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])"
FOUND = re.compile(
    r"(?:(?P<year>(?<![0-9])[0-9]{4}|[今去明])年)?(?P<month>(?<![0-9])[0-9]{1,2})月(?P<day>[0-9]{1,2})[日号]"
    rf"(?:{APART}{WEEKDAY}(?![至到—~～、])(?:{APART}{LUNAR})?|{APART}(?P<only>{LUNAR.replace('lunar_', 'only_')}))"
)
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
YEARS = {"今": 0, "去": -1, "明": 1}
ANOTHER_YEAR = re.compile("[0-9]{4}年")
LOOK_BACK = 40


def check(issue: Issue, settings: Settings) -> Iterator[Finding]:
    """One finding a date.  A year that is not said is that of the day closest to the issue's date."""
    for line in lines_of(issue):
        if "月" not in line.text:
            continue
        for found in FOUND.finditer(line.figures):
            day = _day(found, line, settings.issue.date)
            if day is not None:
                yield from _compared(line, found, day)


def _day(found: re.Match[str], line: Line, issued: datetime.date | None) -> datetime.date | None:
    month, day, year = int(found["month"]), int(found["day"]), found["year"]
    if year is not None and year not in YEARS:
        return day_of(int(year), month, day)
    if issued is None or ANOTHER_YEAR.search(line.figures, max(0, found.start() - LOOK_BACK), found.start()):
        return None
    return day_of(issued.year + YEARS[year], month, day) if year else closest(month, day, issued)


def _compared(line: Line, found: re.Match[str], day: datetime.date) -> Iterator[Finding]:
    sure = None if (found["year"] or "").isdigit() else 0.8
    text = line.text[found.start() : found.end()]
    weekday = (found["weekday"] or "").replace("天", "日")
    right = WEEKDAYS[day.weekday()]
    if weekday and weekday != right:
        yield line.finding(
            CODE,
            SEVERITY,
            Say(
                zh=f"“{text}”：{day.isoformat()} 是星期{right}。",
                en=f"{text}: {day.isoformat()} is a {DAY_NAMES[day.weekday()]}.",
            ),
            Say(zh="查日历，改日期或星期。", en="Look at the calendar; change the date or the weekday."),
            confidence=sure,
        )
    month_said, day_said = found["lunar_month"] or found["only_month"], found["lunar_day"] or found["only_day"]
    lunar = lunar_of(day) if month_said else None
    if lunar is not None and lunar != (MONTHS[month_said], DAYS[day_said]):
        words = lunar_words(*lunar)
        yield line.finding(
            CODE,
            SEVERITY,
            Say(zh=f"“{text}”：{day.isoformat()} 是农历{words}。", en=f"{text}: {day.isoformat()} is lunar {words}."),
            Say(zh="查历书，改日期或农历。", en="Look at an almanac; change the date or the lunar day."),
            confidence=sure,
        )
