"""A story without a field the paper asks of every story."""

from collections.abc import Iterator

from pipeline.checks.lines import place
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity, Story
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-required-field"
SEVERITY = Severity.WARNING
REASON = "What every story of the paper has, one that lacks it has lost."
SOURCE = "the paper's own list, paper.toml [checks] required"

WORDS = {
    "headline": "标题", "body": "正文", "byline": "署名", "dateline": "电头", "kicker": "引题", "deck": "副题",
    "column_head": "栏题", "picture": "图片", "section": "版块",
}  # fmt: skip


def check(issue: Issue, settings: Settings) -> Iterator[Finding]:
    """One finding a field.  A story of pictures needs no body, one without both is another finding."""
    for page in issue.pages:
        for story in page.stories:
            for field in settings.paper.checks.required:
                if not _has(story, field):
                    yield Finding(
                        CODE,
                        SEVERITY,
                        place(story, "headline", page.number),
                        Say(zh=f"{story.id} 没有{WORDS[field]}。", en=f"{story.id} has no {field.replace('_', ' ')}."),
                        Say(zh=f"补上{WORDS[field]}。", en="Supply it."),
                        story.id,
                    )


def _has(story: Story, field: str) -> bool:
    said = {
        "headline": story.headline,
        "body": story.paragraphs or story.pictures or story.headline,
        "byline": story.bylines or story.signature,
        "dateline": story.dateline,
        "kicker": story.kicker,
        "deck": story.deck,
        "column_head": story.column_head,
        "picture": story.pictures,
        "section": story.section,
    }
    return bool(said[field])
