"""A character that looks like another: a radical or a compatibility form for the ideograph, 囗 for 口, 曰 for 日."""

import re
import unicodedata
from collections.abc import Iterator

from pipeline.checks.lines import spotted
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-lookalike"
SEVERITY = Severity.WARNING
REASON = "It prints nearly alike and is another character: no search finds it, and many faces lack it."
SOURCE = "The Unicode Standard, 18.1 (CJK Compatibility Ideographs), 18.2 (Kangxi Radicals)"

# Twelve ideographs of the compatibility block are no copies of others: normalising leaves them.
COPIES = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
SUPPLEMENT = {
    "\u2ea0": "民",
    "\u2ebb": "聿",
    "\u2ec4": "西",
    "\u2ed3": "长",
    "\u2ee2": "马",
    "\u2ee9": "黄",
    "\u2eec": "齐",
}
READ_WRONG = re.compile("囗|(?<=[0-9０-９一二三四五六七八九十])曰|(?<=[今明昨])曰|(?<=[0-9０-９])目(?=[上下电，（讯])")
RIGHT = {"囗": "口", "曰": "日", "目": "日"}


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a place."""
    for line, found in spotted(issue, COPIES):
        one = found.group()
        right = SUPPLEMENT.get(one, unicodedata.normalize("NFKC", one))
        if right != one:
            around = line.around(*found.span())
            yield line.finding(
                CODE,
                SEVERITY,
                Say(
                    zh=f"“{around}”里的 {one}（U+{ord(one):04X}）不是 {right}。",
                    en=f"{one} (U+{ord(one):04X}) in “{around}” is not {right}.",
                ),
                Say(zh=f"换成 {right}（U+{ord(right[0]):04X}）。", en=f"Put {right} (U+{ord(right[0]):04X})."),
            )
    for line, found in spotted(issue, READ_WRONG):
        one, around = found.group(), line.around(*found.span())
        yield line.finding(
            CODE,
            SEVERITY,
            Say(zh=f"“{around}”里的 {one} 大概是 {RIGHT[one]}。", en=f"{one} in “{around}” is probably {RIGHT[one]}."),
            Say(zh="请核对原稿。", en="Look at the copy."),
            confidence=0.8,
        )
