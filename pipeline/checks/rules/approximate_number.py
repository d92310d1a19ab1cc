"""Two figures that stand for an uncertain number, with a 、 between them."""

import re
from collections.abc import Iterator

from pipeline.checks.lines import spotted
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-approximate-number"
SEVERITY = Severity.WARNING
REASON = "三、四天 lists two things; 三四天 is some three or four days.  An uncertain number is written in Han figures."
SOURCE = "GB/T 15835-2011, 5.2.1 and 4.2.2; GB/T 15834-2011, 4.5.3.4"

HAN = "一二三四五六七八九"
# Only before what is counted: 三、四年级, 二、三产业, 三、四月 and 第三、四届 list two things.
COUNTED = (
    "(?:天|个(?!月)|名|人(?!称|民)|次|里|公里|米|斤|公斤|亩|岁|分钟|小时|句|家(?!族)|户|只|倍|成|点(?!钟?[、到至]))"
)
FOUND = re.compile(
    rf"(?<![第周日初、{HAN}十百千0-9])(?P<first>[{HAN}])、(?P<second>[{HAN}])(?P<ten>[十百千万]?)(?={COUNTED})"
    rf"|(?<![0-9.,、，]|第)(?P<low>[1-9])、(?P<high>[1-9])(?={COUNTED})"
)
UNSURE = re.compile(
    r"(?:大约|约|近|将近)[0-9.,]+(?:余|多)?[^0-9，。；：、！？（）]{0,3}左右"
    r"|(?:大约|约|将近)[0-9.,]+[余多]"
    r"|超过[0-9.,]+[余多](?=[^0-9])|(?:超过|高达)[0-9.,]+[^0-9，。；：、！？（）]{0,4}以上"
)


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a place; a number made uncertain twice (约…左右) is a note."""
    for line, found in spotted(issue, FOUND, "、", figures=True):
        low, high = found["first"] or found["low"], found["second"] or found["high"]
        row = HAN if found["first"] else "123456789"
        if row.index(high) - row.index(low) != 1:
            continue
        right = HAN[row.index(low)] + HAN[row.index(high)]
        around = line.around(*found.span())
        yield line.finding(
            CODE,
            SEVERITY,
            Say(zh=f"“{around}”里的概数不用顿号。", en=f"No 、 in the uncertain number of “{around}”."),
            Say(zh=f"写作“{right}”。", en=f"Write {right}."),
            confidence=0.9,
        )
    for line, found in spotted(issue, UNSURE, "约近超高", figures=True):
        around = line.around(*found.span())
        yield line.finding(
            CODE,
            Severity.NOTE,
            Say(zh=f"“{around}”：概数说了两次。", en=f"“{around}” says twice that the number is uncertain."),
            Say(zh="留一个。", en="Keep one."),
        )
