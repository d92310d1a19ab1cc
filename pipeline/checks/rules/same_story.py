"""One story twice in an issue."""

from collections.abc import Iterator

from pipeline.checks.likeness import alike
from pipeline.checks.lines import place
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-same-story"
SEVERITY = Severity.WARNING
REASON = "Two desks take the same piece from the wire, and it is printed twice; papers fine it."
SOURCE = "what newspapers fine; runs of five characters, counted"

# Stories on one event share a tenth or two of their runs; a shortened version shares nearly all.
TWICE, MUCH = 0.5, 0.3
LEAST_CHARACTERS = 40


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a pair, at the later story; a note where they share less than half."""
    told = [
        (page.number, story)
        for page in issue.pages
        for story in page.stories
        if len("".join(story.paragraphs)) >= LEAST_CHARACTERS
    ]
    texts = ["".join(story.paragraphs) for _page, story in told]
    for first, second, share in alike(texts, MUCH):
        (page, story), (other_page, other) = told[second], told[first]
        per_cent = f"{share * 100:.0f}"
        heads = " ".join(other.headline) or other.id
        yield Finding(
            CODE,
            SEVERITY if share >= TWICE else Severity.NOTE,
            place(story, "headline", page),
            Say(
                zh=f"{story.id} 与第 {other_page} 版 {other.id}（{heads}）有 {per_cent}% 的文字相同。",
                en=f"{per_cent} % of {story.id} is also in {other.id} on page {other_page} ({heads}).",
            ),
            Say(zh="留一篇，撤下另一篇。", en="Keep one, and take the other out."),
            story.id,
            alternatives=(other.id,),
            confidence=round(min(1.0, 0.4 + share * 0.6), 2),
        )
