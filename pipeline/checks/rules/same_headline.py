"""Two stories of an issue with the same headline."""

from collections.abc import Iterator

from pipeline.checks.lines import place
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity, Story
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-same-headline"
SEVERITY = Severity.WARNING
REASON = "The same words over two stories are one story twice, or a headline pasted over the wrong one."
SOURCE = "what newspapers fine"

LEAST = 4
"""致读者, 简讯 and the like may well stand twice."""


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a pair, at the later story."""
    seen: dict[str, tuple[int, Story]] = {}
    for page in issue.pages:
        for story in page.stories:
            words = "".join("".join(story.headline).split())
            if len(words) < LEAST:
                continue
            if words in seen:
                other_page, other = seen[words]
                yield Finding(
                    CODE,
                    SEVERITY,
                    place(story, "headline", page.number),
                    Say(
                        zh=f"{story.id} 与第 {other_page} 版 {other.id} 标题相同：{words}",
                        en=f"{story.id} has the headline of {other.id} on page {other_page}: {words}",
                    ),
                    Say(zh="核对是不是一稿两登，或标题贴错。", en="Is it one story twice, or the wrong headline?"),
                    story.id,
                    alternatives=(other.id,),
                )
            seen.setdefault(words, (page.number, story))
