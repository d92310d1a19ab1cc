"""A range of numbers whose first half lacks its sign, or its 万 or 亿."""

import re
from collections.abc import Iterator

from pipeline.checks.lines import spotted
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-number-range"
SEVERITY = Severity.NOTE
REASON = "20-30% may be read as from 20 to 0.3; 9～16亿 as from nine to 1.6 thousand million."
SOURCE = "GB/T 15835-2011, 5.1.3"

NUMBER = r"[0-9]+(?:\.[0-9]+)?"
FOUND = re.compile(
    rf"(?<![0-9.A-Za-z—~～-])(?P<low>{NUMBER})(?P<link>-|－|—{{1,2}}|–|~|～|至|到)(?P<high>{NUMBER})(?P<sign>[%％‰万亿])(?![0-9])"
)


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a place."""
    for line, found in spotted(issue, FOUND, "%％‰万亿", figures=True):
        start, end = found.span()
        text = line.text[start:end]
        low, link = line.text[start : found.end("low")], line.text[found.start("link") : found.end("link")]
        sign = line.text[end - 1]
        if sign in "万亿" and link in "至到" and float(found["low"]) >= float(found["high"]):
            continue
        right = f"{low}{sign}{link if link in '至到' else '～'}{line.text[found.start('high') : end]}"
        yield line.finding(
            CODE,
            SEVERITY,
            Say(
                zh=f"“{line.around(start, end)}”：范围的前一个数缺 {sign}。",
                en=f"The first number of {text} lacks {sign}.",
            ),
            Say(zh=f"写作 {right}。", en=f"Write {right}."),
        )
