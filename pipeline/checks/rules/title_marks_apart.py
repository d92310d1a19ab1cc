"""A 、 between titles or quotations that stand side by side."""

import re
from collections.abc import Iterator

from pipeline.checks.lines import spotted
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-comma-between-titles"
SEVERITY = Severity.NOTE
REASON = "The marks around titles keep them apart already; a 、 between them is left out."
SOURCE = "GB/T 15834-2011, 4.5.3.5"

FOUND = re.compile("》、《")


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a line, at the first."""
    seen = set()
    for line, found in spotted(issue, FOUND, "、"):
        if id(line) in seen:
            continue
        seen.add(id(line))
        around = line.around(*found.span())
        yield line.finding(
            CODE,
            SEVERITY,
            Say(zh=f"“{around}”：并列的书名号之间通常不用顿号。", en=f"“{around}”: no 、 between titles."),
            Say(zh="去掉顿号；其间有括注的可以留。", en="Take it out, unless a note in brackets stands between."),
        )
