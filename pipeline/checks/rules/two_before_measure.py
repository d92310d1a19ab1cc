"""二 where a counted thing wants 两."""

import re
from collections.abc import Iterator

from pipeline.checks.lines import spotted
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-two-before-measure"
SEVERITY = Severity.WARNING
REASON = "Before a measure word the number is 两; 二 counts in order."
SOURCE = "现代汉语词典 (两); usage"

FOUND = re.compile(
    r"(?<![第十百千万亿零〇○一二三四五六七八九廿卅、初周期拜其老小大头另0-9])二"
    r"(?:个(?!五年)|位(?!数)|名(?!次)|只|件|辆|张|间|座|块|双|幅|艘|架)(?![二三])"
)


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a place."""
    for line, found in spotted(issue, FOUND, "二"):
        around, right = line.around(*found.span()), found.group().replace("二", "两")
        yield line.finding(
            CODE,
            SEVERITY,
            Say(
                zh=f"“{around}”里的“{found.group()}”应是“{right}”。",
                en=f"{found.group()} in “{around}” should be {right}.",
            ),
            Say(zh=f"改成“{right}”；是次序就写“第”。", en=f"Write {right}; with 第 if it is an order."),
            confidence=0.8,
        )
