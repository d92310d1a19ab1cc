"""A year cut to two figures."""

import re
from collections.abc import Iterator

from pipeline.checks.lines import spotted
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-two-digit-year"
SEVERITY = Severity.WARNING
REASON = "98年 may be a year or a length of time, and of which century; a year is written in full."
SOURCE = "GB/T 15835-2011, 5.1.4 c"

# With a month, a season or a part of the year behind it the figure cannot be a length of time.
FOUND = re.compile(
    r"(?<![0-9.,—~～-])['’‘]?(?P<year>[0-9]{2})年(?=[0-9]{1,2}月|底(?![蕴线子气色座部])|末(?!尾)|[春夏秋冬][季天]|初(?![心中衷级])|度(?!假))"
    r"|(?<![0-9])['’‘][0-9]{2}年?(?=[^0-9年代])"
)


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a place."""
    for line, found in spotted(issue, FOUND, "年’‘'", figures=True):
        around, year = line.around(*found.span()), line.text[found.start() : found.end()]
        yield line.finding(
            CODE,
            SEVERITY,
            Say(zh=f"“{around}”里的年份 {year} 只有两位。", en=f"The year {year} in “{around}” has two figures."),
            Say(zh="写全四位。", en="Write all four."),
        )
