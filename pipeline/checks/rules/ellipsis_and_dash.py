"""An ellipsis or a dash in another form than the six dots and the whole two em."""

import re
from collections.abc import Iterator

from pipeline.checks.lines import spotted
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-ellipsis-dash"
SEVERITY = Severity.WARNING
REASON = "…… and —— are single marks two em wide; dots, hyphens and ruled lines break at a line's end and look patched."
SOURCE = "GB/T 15834-2011, 4.10 (破折号), 4.11 (省略号), 4.13 (连接号)"

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
FOUND = re.compile(
    r"(?P<dots>\.{3,}|。{3,}|·{3,}|．{3,}|⋯+|(?<!…)…(?!…))|(?P<dash>-{2,}|－{2,}|─+|━+|―+|–{2,})"
    r"|(?P<twice>……等等?(?![你我他她它到了着])|等等……)"
)
# Between Latin letters and figures the marks are not ours: a URL, a range of pages, a line of a table.
BESIDE = re.compile(f"[{HAN}，。！？；：、“”‘’（）《》]")


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a place; …… together with 等 says the same twice."""
    for line, found in spotted(issue, FOUND, ".。·．⋯…-－─━―–"):
        mark, around = found.group(), line.around(*found.span())
        if (
            not BESIDE.search(line.text[max(0, found.start() - 1) : found.end() + 1].replace(mark, ""))
            and mark[0] != "。"
        ):
            continue
        if found["twice"]:
            message = Say(zh=f"“{around}”里省略号和“等”重复。", en=f"“{around}” has both an ellipsis and 等.")
            remedy = Say(zh="留一个。", en="Keep one.")
        else:
            right = "……" if found["dots"] else "——"
            message = Say(zh=f"“{around}”里的 {mark} 应是 {right}。", en=f"{mark} in “{around}” should be {right}.")
            remedy = Say(zh=f"换成 {right}。", en=f"Put {right}.")
        yield line.finding(CODE, SEVERITY, message, remedy)
