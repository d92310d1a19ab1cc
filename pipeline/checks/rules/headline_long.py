"""A headline longer than the paper sets."""

from collections.abc import Iterator

from pipeline.checks.lines import place
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-headline-long"
SEVERITY = Severity.NOTE
REASON = "A headline that does not fit its lines is set small; what is too long belongs into the deck."
SOURCE = "trade practice; paper.toml [checks] headline_most"


def check(issue: Issue, settings: Settings) -> Iterator[Finding]:
    """One finding a story."""
    most = settings.paper.checks.headline_most
    for page in issue.pages:
        for story in page.stories:
            length = len("".join("".join(story.headline).split()))
            if length > most:
                yield Finding(
                    CODE,
                    SEVERITY,
                    place(story, "headline", page.number),
                    Say(
                        zh=f"{story.id} 的主题有 {length} 字，最多 {most} 字。",
                        en=f"The headline of {story.id} has {length} characters; {most} is the most.",
                    ),
                    Say(zh="缩短，或分一些到副题。", en="Shorten it, or move some of it to the deck."),
                    story.id,
                )
