"""A half-width mark between Han characters."""

import re
from collections.abc import Iterator

from pipeline.checks.lines import spotted
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-half-width-mark"
SEVERITY = Severity.WARNING
REASON = "A Latin comma or bracket in Chinese text is narrower, stands elsewhere in the line, and looks like a slip."
SOURCE = "GB/T 15834-2011, 5 (位置和书写形式)"

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
# Beside Han or full-width marks on both sides, or between Han and the line's end; after a figure only what cannot be a
# decimal or a list of figures.  A bracket counts where Han stands just inside it or it has Han before it.
FOUND = re.compile(
    rf"(?<=[{HAN}”’》）」』%％])[,.:;?!]+(?=[{HAN}“‘《（「『”’]|$)|(?<=[{HAN}”’》）])[,;?!](?=[0-9０-９])|(?<=[0-9A-Za-z])[,;?!](?=[{HAN}“《])"
    rf"|(?<=[{HAN}”》])\((?=[^()]*\)?)|\((?=[{HAN}])|(?<=[{HAN}])\)"
    rf"|(?<=[{HAN}，。：；？！、])\"|\"(?=[{HAN}])"
)
FULL = dict(zip(',.:;?!()"', "，。：；？！（）“", strict=True))
DOT_IN_NAME = re.compile(rf"[{HAN}]\.[{HAN}]")


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a line, at its first such mark."""
    seen = set()
    for line, found in spotted(issue, FOUND, ',.:;?!()"'):
        if id(line) in seen:
            continue
        seen.add(id(line))
        mark, around = found.group(), line.around(*found.span())
        full = "".join(FULL[one] for one in mark)
        others = ("·",) if DOT_IN_NAME.match(line.text, found.start() - 1) else ()
        yield line.finding(
            CODE,
            SEVERITY,
            Say(zh=f"“{around}”里的 {mark} 是半角的。", en=f"{mark} in “{around}” is half-width."),
            Say(zh=f"换成 {full}；这一行其他的也看一看。", en=f"Put {full}, and look at the rest of the line."),
            alternatives=others,
        )
