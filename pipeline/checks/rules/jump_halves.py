"""A jump line without its other half: 下转 without 上接 on that page, and the reverse."""

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.checks.lines import half_width, place
from pipeline.errors import Say, Where
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-jump-half"
SEVERITY = Severity.WARNING
REASON = "A reader who turns to the page and finds nothing has lost the story; papers fine it."
SOURCE = "trade practice; what newspapers fine"

FOUND = re.compile(
    r"[（(](?:[^（）()]{0,20}?)(?P<way>下转|紧接|上接)第?\s*(?P<page>[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s*版[^（）()]{0,12}[）)]"
    r"|^(?P<way2>下转|紧接|上接)第?\s*(?P<page2>[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s*版$"
)
HAN = "零一二三四五六七八九"
Half = tuple[bool, int, int]
"""Whether it goes on (下转), the page it stands on, the page it names."""


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a jump line; a note where the other page is not among those read."""
    halves = list(_halves(issue))
    numbers = {page.number for page in issue.pages}
    count = Counter(half for half, _where, _story, _text in halves)
    for half, where, story, text in halves:
        goes_on, here, there = half
        other = (not goes_on, there, here)
        if here == there:
            yield _finding(SEVERITY, where, story, f"“{text}”指的是本版。", f"{text} names its own page.")
        elif there not in numbers and len(numbers) > 1:
            yield _finding(
                SEVERITY, where, story, f"“{text}”：没有第 {there} 版。", f"{text}: there is no page {there}."
            )
        elif there not in numbers:
            yield _finding(
                Severity.NOTE,
                where,
                story,
                f"“{text}”：第 {there} 版没有一起读入。",
                f"{text}: page {there} was not read.",
            )
        elif count[other] < count[half]:
            said = ("上接", "continued from") if goes_on else ("下转", "continued on")
            yield _finding(
                SEVERITY,
                where,
                story,
                f"“{text}”：第 {there} 版上没有“{said[0]}第{here}版”。",
                f"{text}: page {there} has no line “{said[1]} page {here}” ({said[0]}第{here}版).",
            )


def _halves(issue: Issue) -> Iterator[tuple[Half, Where, str, str]]:
    for page in issue.pages:
        for story in page.stories:
            fields = [("jump", story.jump or "")]
            fields += [(f"paragraphs.{k}", text) for k, text in enumerate(story.paragraphs)]
            for field, text in fields:
                if "版" not in text:
                    continue
                for found in FOUND.finditer(half_width(text.strip())):
                    way, number = found["way"] or found["way2"], found["page"] or found["page2"]
                    half = (way != "上接", page.number, _number(number))
                    yield half, place(story, field, page.number), story.id, found.group()


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, ten, units = text.rpartition("十")
    value = (HAN.find(tens) if tens else 1) * 10 if ten else 0
    return value + (HAN.find(units) if units else 0)


def _finding(severity: Severity, where: Where, story: str, zh: str, en: str) -> Finding:
    remedy = Say(zh="核对两边的版次，补上缺的一半。", en="Look at both pages, and supply the half that is missing.")
    return Finding(CODE, severity, where, Say(zh=zh, en=en), remedy, story)
