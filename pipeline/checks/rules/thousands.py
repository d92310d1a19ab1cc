"""Figures grouped by commas in another way than by threes."""

import re
from collections.abc import Iterator

from pipeline.checks.lines import spotted
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-thousands"
SEVERITY = Severity.WARNING
REASON = "A comma in the wrong place of a number makes another number of it; a full-width one makes two."
SOURCE = "GB/T 15835-2011, 5.1.1"

FOUND = re.compile(
    r"(?<![0-9.,，A-Za-z])[0-9]{1,3}(?:,[0-9]+)+(?![0-9A-Za-z])|(?<![0-9.,，])[1-9][0-9]{0,2}(?:，[0-9]{3})+(?=[万亿元人名个吨米户家亩公斤])"
)
GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a place."""
    for line, found in spotted(issue, FOUND, ",，"):
        if GROUPED.fullmatch(found.group()):
            continue
        around, alone = line.around(*found.span()), re.sub("[,，]", "", found.group())
        yield line.finding(
            CODE,
            SEVERITY,
            Say(
                zh=f"“{around}”里 {found.group()} 的分节不是三位一节。",
                en=f"{found.group()} in “{around}” is not grouped by threes.",
            ),
            Say(
                zh=f"写作 {alone} 或 {int(alone):,}；是两个数就用顿号。",
                en=f"Write {alone} or {int(alone):,}; 、 if two.",
            ),
        )
