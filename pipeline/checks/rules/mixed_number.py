"""One number written half in Arabic figures and half in Han ones."""

import re
from collections.abc import Iterator

from pipeline.checks.lines import spotted
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-mixed-number"
SEVERITY = Severity.WARNING
REASON = "1千3百 is neither 1300 nor 一千三百; only 万 and 亿 may follow Arabic figures."
SOURCE = "GB/T 15835-2011, 5.3"

# 千米, 千克 …: units; 百分点, 百货 …: words.
FOUND = re.compile(
    r"(?<![0-9.A-Za-z])[0-9]+(?:\.[0-9]+)?(?:千(?:[0-9余多]|[万亿元人名个只头亩户斤件家套])|百(?:[0-9余多]|[万亿元人名个只头亩户斤件家套]))"
    r"|(?<![0-9.])[0-9]+[千百][零〇]?[一二三四五六七八九]"
    r"|(?<![第十百千万零〇一二三四五六七八九、])[一二三四五六七八九]+(?<!一)[0-9]+(?=[人名个元年月日])"
)


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a place."""
    for line, found in spotted(issue, FOUND, "百千十一二三四五六七八九", figures=True):
        around = line.around(*found.span())
        yield line.finding(
            CODE,
            SEVERITY,
            Say(
                zh=f"“{around}”里的数混用了阿拉伯数字和汉字数字。",
                en=f"A number in “{around}” mixes Arabic and Han figures.",
            ),
            Say(
                zh="用一种写法（1300 或一千三百）；只有“万”“亿”可以跟在阿拉伯数字后面。",
                en="Write it one way (1300 or 一千三百); only 万 and 亿 may follow Arabic figures.",
            ),
        )
