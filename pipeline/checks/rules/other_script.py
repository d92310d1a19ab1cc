"""Traditional characters in a Simplified paper, and the reverse.

A character is taken for Traditional where it is among the common ones of Big5 (level 1) and not in GB 2312, and for
Simplified where it is among the common ones of GB 2312 (level 1) and not in Big5.
"""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.checks.lines import lines_of
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.model.language import TRADITIONAL, chinese_script
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-other-script"
SEVERITY = Severity.WARNING
REASON = "A stray character of the other script comes from pasting or from a conversion that was not finished."
SOURCE = "通用规范汉字表 (2013); 国家通用语言文字法, article 17, names the exceptions"

# Common in Big5, not in GB 2312, and yet current in Simplified print: of the standard list of 2013, and in names.
CURRENT = frozenset("昇囧甯瑋喆堃祇崙陞甦橋瞭麼")
BIG5_COMMON = range(0xA440, 0xC67F)
GB2312_COMMON = range(0xB0A1, 0xD7FA)
WHOLE = 12


def check(issue: Issue, settings: Settings) -> Iterator[Finding]:
    """One finding a line, naming the characters; a line all in the other script is named as one."""
    to_traditional = chinese_script(settings.paper.paper.language) == TRADITIONAL
    pattern = _simplified() if to_traditional else _traditional()
    kind = Say(zh="简体字", en="Simplified") if to_traditional else Say(zh="繁体字", en="Traditional")
    for line in lines_of(issue):
        found = pattern.findall(line.text)
        if not found:
            continue
        first = pattern.search(line.text)
        at = first.start() if first else 0
        named = (
            "".join(dict.fromkeys(found)) if len(set(found)) <= WHOLE else "".join(dict.fromkeys(found))[:WHOLE] + "…"
        )
        yield line.finding(
            CODE,
            SEVERITY,
            Say(
                zh=f"“{line.around(at, at + 1)}”里有{kind.zh}：{named}。",
                en=f"There are {kind.en} characters in “{line.around(at, at + 1)}”: {named}.",
            ),
            Say(
                zh="换成本报用的字；人名、书法题词等有意保留的，请豁免。",
                en="Put the paper's own; waive the finding for names and inscriptions that keep them.",
            ),
            confidence=0.9,
        )


@cache
def _traditional() -> re.Pattern[str]:
    return _pattern("big5", BIG5_COMMON, "gb2312")


@cache
def _simplified() -> re.Pattern[str]:
    return _pattern("gb2312", GB2312_COMMON, "big5")


def _pattern(encoding: str, codes: range, other: str) -> re.Pattern[str]:
    """The characters an encoding has in a range of double bytes and the other encoding does not have."""
    characters = []
    for code in codes:
        try:
            one = code.to_bytes(2, "big").decode(encoding)
        except UnicodeDecodeError:
            continue
        if not one.encode(other, "ignore") and one not in CURRENT:
            characters.append(one)
    return re.compile(f"[{''.join(characters)}]")
