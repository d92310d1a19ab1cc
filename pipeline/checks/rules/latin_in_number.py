"""A Latin letter in a number."""

import re
from collections.abc import Iterator

from pipeline.checks.lines import spotted
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-latin-in-number"
SEVERITY = Severity.WARNING
REASON = "O for 0 and l for 1 come from optical reading and from typing; readers and searches take them for letters."
SOURCE = "trade practice of reading proofs after optical character recognition"

# Inside figures, or beside one where a unit or a mark of a date follows; a model or a plate number has other letters.
FOUND = re.compile(
    "(?<![A-Za-z0-9.-])(?:[0-9]+[OoIlＯ]+[0-9]+|[0-9]+[OoIl]+(?=[年月日时分人元名个万亿岁%％])|[OIl]+[0-9]+(?=[年月日时分人元名个万亿岁%％]))"
    "(?![A-Za-z-])"
)
LETTERS = str.maketrans("OoＯIl", "00011")


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a place."""
    for line, found in spotted(issue, FOUND, "OoIlＯ"):
        around, right = line.around(*found.span()), found.group().translate(LETTERS)
        yield line.finding(
            CODE,
            SEVERITY,
            Say(
                zh=f"“{around}”：数字 {found.group()} 里有拉丁字母。", en=f"The number {found.group()} holds a letter."
            ),
            Say(zh=f"大概是 {right}；请核对原稿。", en=f"It is probably {right}; look at the copy."),
            confidence=0.9,
        )
