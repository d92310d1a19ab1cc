"""A pull quote is not in the story's text, or its story is too short to be quoted."""

from collections.abc import Iterator

from pipeline.errors import Say, Where
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-quote-not-in-copy"
SEVERITY = Severity.ERROR
REASON = "What is set large is what somebody said: words that are not in the copy must not be put into a mouth."
SOURCE = "trade practice"


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a quote; a note where print leaves it out."""
    for page in issue.pages:
        for story in page.stories:
            where = Where(story.source_file, None, page.number)
            if _ink(story.quote) not in _ink("".join(story.paragraphs)):
                yield Finding(
                    CODE,
                    SEVERITY,
                    where,
                    Say(
                        zh=f"{story.id} 的摘句不在正文里：{story.quote}",
                        en=f"The quote of {story.id} is not in its text: {story.quote}",
                    ),
                    Say(zh="照正文改摘句，一字不差。", en="Take the quote from the text, word for word."),
                    story.id,
                )
            elif story.quote and not story.pull_quote:
                yield Finding(
                    CODE,
                    Severity.NOTE,
                    where,
                    Say(
                        zh=f"{story.id} 的摘句不排：竖排稿或正文太短。",
                        en=f"The quote of {story.id} is left out: its text is upright, or too short.",
                    ),
                    Say(zh="换一句短的，或删去 quote。", en="Choose a shorter one, or remove quote."),
                    story.id,
                )


def _ink(text: str) -> str:
    return "".join(text.split())
