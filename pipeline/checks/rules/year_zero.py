"""A year in Han figures with another zero than 〇."""

import re
from collections.abc import Iterator

from pipeline.checks.lines import spotted
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-year-zero"
SEVERITY = Severity.WARNING
REASON = "In a number that names, such as a year, zero is 〇; 零 is for amounts, and ○, O or 0 are other characters."
SOURCE = "GB/T 15835-2011, 5.2.5"

ZEROS = "零○◯Oo0０Ｏ"
FOUND = re.compile(rf"(?<![一二三四五六七八九零])[一二][一二三四五六七八九〇{ZEROS}]{{3}}(?=年(?!级|前的))")
NUMBERS = re.compile(f"[{ZEROS}]")


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a place."""
    for line, found in spotted(issue, FOUND, "年"):
        if not NUMBERS.search(found.group()):
            continue
        around, right = line.around(*found.span()), NUMBERS.sub("〇", found.group())
        yield line.finding(
            CODE,
            SEVERITY,
            Say(zh=f"“{around}”里年份的零没有写作〇。", en=f"The zero of the year in “{around}” is not 〇."),
            Say(zh=f"写作 {right}年（〇是 U+3007）。", en=f"Write {right}年 (〇 is U+3007)."),
        )
