"""A headline that ends in another mark than ？ or ！."""

from collections.abc import Iterator

from pipeline.checks.lines import stories_of
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-headline-end-mark"
SEVERITY = Severity.WARNING
REASON = "A headline ends without a mark; only a question or a call keeps its own."
SOURCE = "GB/T 15834-2011, A.1 (标题); house guides of newspapers"

NOT_AT_THE_END = "。，、；,;."


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a headline or deck, at its last line."""
    for _story, lines in stories_of(issue):
        for part in ("headline", "deck"):
            own = [line for line in lines if line.part == part]
            text = own[-1].text.rstrip() if own else ""
            if text and text[-1] in NOT_AT_THE_END and not text.endswith(("...", "。。")):
                yield own[-1].finding(
                    CODE,
                    SEVERITY,
                    Say(zh=f"标题“{text}”以 {text[-1]} 结尾。", en=f"The headline “{text}” ends in {text[-1]}."),
                    Say(
                        zh="去掉；只有 ？ 和 ！ 可以留在标题末尾。",
                        en="Take it out; only ？ and ！ may end a headline.",
                    ),
                )
