"""A newspaper seldom prints emoji, and its faces seldom have them."""

import re
from collections.abc import Iterator

from pipeline.errors import Say, Where
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "copy-emoji"
SEVERITY = Severity.NOTE
REASON = "A newspaper seldom prints emoji, and its faces seldom have them."
SOURCE = "The Unicode Standard, Emoji (UTS 51)"
FOUND = re.compile("[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u26ff\u2700-\u27bf]")


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a story, naming the characters."""
    for page in issue.pages:
        for story in page.stories:
            text = "".join((*story.headline, *story.kicker, *story.deck, *story.paragraphs))
            found = sorted(set(FOUND.findall(text)))
            if found:
                codes = " ".join(f"{character} (U+{ord(character):04X})" for character in found)
                yield Finding(
                    CODE,
                    SEVERITY,
                    Where(story.source_file, next(iter(story.source_lines), None), page.number),
                    Say(zh=f"有表情符号：{codes}。", en=f"There are emoji: {codes}."),
                    Say(zh="报纸一般不印；请核对。", en="A newspaper seldom prints them; look whether they are meant."),
                    story.id,
                )
