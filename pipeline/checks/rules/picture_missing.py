"""A picture of the copy has not come in, and nobody decided to run without it."""

from collections.abc import Iterator

from pipeline.errors import Say, Where
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-picture-missing"
SEVERITY = Severity.ERROR
REASON = "A page must not go to press with an empty frame, nor lose a caption unseen."
SOURCE = "trade practice: a page is released when its pictures are in, or the editor has signed them off"


def check(issue: Issue, settings: Settings) -> Iterator[Finding]:
    """One finding a picture without file and without a decision for the press edition."""
    decided = {(d.story, d.picture) for d in settings.issue.decisions if d.action == "omit" and "press" in d.editions}
    for page in issue.pages:
        for story in page.stories:
            for number, picture in enumerate(story.pictures, start=1):
                words = picture.caption or picture.credit_text
                if picture.file is None and (story.id, number) not in decided:
                    yield Finding(
                        CODE,
                        SEVERITY,
                        Where(story.source_file, next(iter(story.source_lines), None), page.number),
                        Say(
                            zh=f"{story.id} 的第 {number} 张图片未到：{words}",
                            en=f"Picture {number} of {story.id} has not come in: {words}",
                        ),
                        Say(
                            zh="补图，或在 issue.toml 用 [[decision]] 决定不登。",
                            en="Supply it, or decide in issue.toml ([[decision]]) to run without it.",
                        ),
                        story.id,
                    )
