"""报头、报眉: the words of masthead and folio.  What is not known is not printed.

Weekday and lunar date follow from the date, so they are printed with it; nothing else is derived.
"""

import datetime
from dataclasses import dataclass

from pipeline.model import Issue, Page
from pipeline.model.language import TRADITIONAL, chinese_script

__all__ = ["Folio", "Masthead", "folio_of", "masthead_of", "title_size_pt"]

WEEKDAYS = "一二三四五六日"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
DIGITS = "一二三四五六七八九十"
IN_TRADITIONAL = str.maketrans("农历闰腊", "農曆閏臘")
RUNNING_TOTAL = "总總"
TITLE_SPACING_EM = 0.06  # as masthead.css has it
TENTH, TWENTIETH, THIRTIETH = 10, 20, 30


@dataclass(frozen=True, slots=True)
class Masthead:
    """The front page's head: the paper's name and the items of the ruled line below it."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Folio:
    """An inner page's head: number, section name, and the small items beside them."""

    number: str
    name: str
    items: tuple[str, ...]


def masthead_of(issue: Issue, *, counts_pages: bool = True) -> Masthead | None:
    """The masthead, or None when the paper's name is not known.

    ``counts_pages``: it says how many pages the issue has, which where stories flow is not how many are printed.
    """
    paper = issue.paper
    if paper.title is None:
        return None
    items = list(_date_items(issue))
    items += _number_items(issue)
    items += [f"国内统一连续出版物号 {paper.cn_number}"] if paper.cn_number else []
    items += [f"今日{len(issue.pages)}版"] if counts_pages and len(issue.pages) > 1 else []
    items += [f"{paper.publisher}出版"] if paper.publisher else []
    items += issue.pages[0].editors if issue.pages else ()
    return Masthead(paper.title, tuple(items))


def title_size_pt(title_em: float, characters: int, width_pt: float, largest_pt: float) -> float:
    """The largest size at which the title, spaced by ``TITLE_SPACING_EM``, stands in the width."""
    spaced_em = title_em + TITLE_SPACING_EM * characters
    return min(largest_pt, width_pt / spaced_em) if spaced_em else largest_pt


def folio_of(issue: Issue, page: Page) -> Folio:
    """The folio of a page."""
    items = [issue.paper.title] if issue.paper.title else []
    items += _date_items(issue)[:2]
    items += page.editors
    return Folio(f"{page.number:02}", page.name or "", tuple(items))


def _number_items(issue: Issue) -> list[str]:
    """第1208期 or 总第1208期, whichever of its words the number was given with; anything else as it was given."""
    number, written = issue.issue_number_alone, (issue.issue_number or "").strip()
    if not number:
        return [written] if written else []
    return [f"{written[0] if written[0] in RUNNING_TOTAL else ''}第{number}期"]


def _date_items(issue: Issue) -> tuple[str, ...]:
    date = issue.date
    if date is None:
        return ()
    weekday = f"星期{WEEKDAYS[date.weekday()]}"
    lunar = _lunar(date)
    if chinese_script(issue.paper.language) == TRADITIONAL:
        lunar = lunar.translate(IN_TRADITIONAL)
    solar = f"{date.year}年{date.month}月{date.day}日"
    return (solar, weekday, lunar) if lunar else (solar, weekday)


def _lunar(date: datetime.date) -> str:
    """农历干支年月日, empty outside the years the table of the library covers."""
    # Loaded here: only a page that carries a date needs the calendar.
    from lunardate import LunarDate

    try:
        lunar = LunarDate.from_solar_date(date.year, date.month, date.day)
    except ValueError:
        return ""
    year = STEMS[(lunar.year - 4) % 10] + BRANCHES[(lunar.year - 4) % 12]
    leap = "闰" if lunar.is_leap_month else ""
    return f"农历{year}年{leap}{MONTHS[lunar.month - 1]}月{_lunar_day(lunar.day)}"


def _lunar_day(day: int) -> str:
    if day <= TENTH:
        return "初" + DIGITS[day - 1]
    if day < TWENTIETH:
        return "十" + DIGITS[day - TENTH - 1]
    if day == TWENTIETH:
        return "二十"
    return "三十" if day == THIRTIETH else "廿" + DIGITS[day - TWENTIETH - 1]
