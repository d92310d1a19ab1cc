"""A picture without a caption."""

from collections.abc import Iterator

from pipeline.checks.lines import place
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-caption-missing"
SEVERITY = Severity.NOTE
REASON = "A reader asks of every news picture who and where it is."
SOURCE = "trade practice"


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a picture."""
    for page in issue.pages:
        for story in page.stories:
            for number, picture in enumerate(story.pictures, start=1):
                if picture.file and not picture.caption.strip():
                    yield Finding(
                        CODE,
                        SEVERITY,
                        place(story, f"pictures.{number - 1}.caption", page.number),
                        Say(
                            zh=f"{story.id} 的第 {number} 张图片 {picture.file} 没有图片说明。",
                            en=f"Picture {number} of {story.id}, {picture.file}, has no caption.",
                        ),
                        Say(zh="补图片说明；不需要就豁免。", en="Give it one, or waive the finding."),
                        story.id,
                    )
