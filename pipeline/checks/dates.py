"""Days as copy names them: by month and day alone, by the lunar calendar, by the weekday."""

import datetime

__all__ = ["DAYS", "MONTHS", "WEEKDAYS", "closest", "closest_day", "day_of", "lunar_of", "lunar_words"]

WEEKDAYS = "一二三四五六日"
"""By ``date.weekday()``."""
MONTHS = {
    **{name: number for number, name in enumerate("正二三四五六七八九十", start=1)},
    "一": 1, "十一": 11, "冬": 11, "十二": 12, "腊": 12,
}  # fmt: skip
"""Names of lunar months."""
_UNITS = "一二三四五六七八九十"
DAYS = {
    **{f"初{name}": number for number, name in enumerate(_UNITS, start=1)},
    **{f"十{name}": number for number, name in enumerate(_UNITS[:9], start=11)},
    **{f"{ten}{name}": number for ten in ("廿", "二十") for number, name in enumerate(_UNITS[:9], start=21)},
    "二十": 20, "廿": 20, "三十": 30, "卅": 30,
}  # fmt: skip
"""Names of the days of a lunar month."""
# The years the tables of lunar months cover.
LUNAR_YEARS = range(1901, 2100)


def day_of(year: int, month: int, day: int) -> datetime.date | None:
    """The day, or None where the calendar has none such."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def closest(month: int, day: int, near: datetime.date) -> datetime.date | None:
    """The day of that name closest to another: 31 December is last year's on 5 January."""
    days = [day_of(year, month, day) for year in range(max(1, near.year - 1), min(near.year + 1, 9999) + 1)]
    return min((one for one in days if one is not None), key=lambda one: abs(one - near), default=None)


def closest_day(day: int, near: datetime.date) -> datetime.date | None:
    """The day of the month of that number closest to another day."""
    months = [(near.year * 12 + near.month - 1 + step) for step in (-1, 0, 1)]
    days = [day_of(month // 12, month % 12 + 1, day) for month in months if 12 <= month < 9999 * 12]  # noqa: PLR2004
    return min((one for one in days if one is not None), key=lambda one: abs(one - near), default=None)


def lunar_of(date: datetime.date) -> tuple[int, int] | None:
    """Month and day of the lunar calendar; a leap month has the number of the one before.  None out of its tables."""
    if date.year not in LUNAR_YEARS:
        return None
    from lunardate import LunarDate

    lunar = LunarDate.from_solar_date(date.year, date.month, date.day)
    return lunar.month, lunar.day


def lunar_words(month: int, day: int) -> str:
    """A lunar day in words: 十二月十四."""
    names = {number: name for name, number in reversed(MONTHS.items()) if name not in ("冬", "腊", "一")}
    days = {number: name for name, number in reversed(DAYS.items()) if name[0] != "廿" and name != "卅"}
    return f"{names[month]}月{days[day]}"
