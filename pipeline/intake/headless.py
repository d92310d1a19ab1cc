"""A story without a headline, told: the one home of ``intake-no-headline``."""

from pipeline.errors import Say, Where
from pipeline.model import Finding, Severity

__all__ = ["no_headline"]


def no_headline(where: Where, story: str, count: int = 1) -> Finding:
    """A story has no headline, nor have those right after it, ``count`` in all."""
    said = (
        Say(zh="这篇稿件没有标题。", en="This story has no headline.")
        if count == 1
        else Say(zh=f"从 {story} 起 {count} 篇稿件没有标题。", en=f"{count} stories from {story} on have no headline.")
    )
    remedy = Say(zh="请补标题。", en="Give it a headline.")
    return Finding("intake-no-headline", Severity.WARNING, where, said, remedy, story)
