"""A date of another calendar than the Gregorian in Arabic figures."""

import re
from collections.abc import Iterator

from pipeline.checks.lines import spotted
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-old-calendar"
SEVERITY = Severity.WARNING
REASON = (
    "Lunar dates and the years of reigns and of the Republic are in Han figures: Arabic ones say the Gregorian date."
)
SOURCE = "GB/T 15835-2011, 4.2.1"

REIGN = (
    "民国|光绪|宣统|同治|咸丰|道光|嘉庆|乾隆|雍正|康熙|顺治|崇祯|天启|万历|隆庆|嘉靖|正德|弘治|成化|宣德|永乐|洪武"
    "|至正|绍兴|元丰|熙宁|庆历|贞观|开元|天宝"
)
FOUND = re.compile(
    r"(?:农历|阴历|旧历|夏历)(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年|[0-9]{4}年)?闰?(?P<lunar>[0-9]{1,2}月(?:初?[0-9一二三四五六七八九十]{1,2}[日]?)?)"
    r"|(?:正月|腊月|冬月|[一二三四五六七八九十]月)初?(?P<day>(?<=初)[0-9]{1,2}|(?<=正月|腊月|冬月)[0-9]{1,2}(?![0-9:：时点号]))"
    rf"|(?:{REIGN})(?P<year>[0-9]{{1,2}}年)"
)


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a place."""
    for line, found in spotted(issue, FOUND, "历月国绪统治丰光庆隆正熙顺祯启嘉靖德成宣永洪绍元宁贞天", figures=True):
        around = line.around(*found.span())
        yield line.finding(
            CODE,
            SEVERITY,
            Say(
                zh=f"“{around}”：非公历的日期用了阿拉伯数字。",
                en=f"“{around}”: a date of another calendar in Arabic figures.",
            ),
            Say(
                zh="用汉字数字；年号纪年宜括注公元，如民国三十八年（1949年）。",
                en="Use Han figures; after the year of a reign give the Gregorian one in brackets.",
            ),
        )
