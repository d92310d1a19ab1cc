"""A story has display lines, and neither text nor a picture."""

from collections.abc import Iterator

from pipeline.errors import Say, Where
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-story-without-body"
SEVERITY = Severity.ERROR
REASON = "A headline without a story is a hole on the page."
SOURCE = "trade practice"


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a story."""
    for page in issue.pages:
        for story in page.stories:
            if not story.paragraphs and not story.pictures:
                yield Finding(
                    CODE,
                    SEVERITY,
                    Where(story.source_file, next(iter(story.source_lines), None), page.number),
                    Say(zh=f"{story.id} 没有正文。", en=f"{story.id} has no text."),
                    Say(zh="补正文，或撤下这篇稿件。", en="Supply the text, or take the story out."),
                    story.id,
                )
