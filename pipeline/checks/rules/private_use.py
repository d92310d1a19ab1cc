"""A private-use character means what one font says; elsewhere it is another or none."""

import re
from collections.abc import Iterator

from pipeline.errors import Say, Where
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "copy-private-use"
SEVERITY = Severity.WARNING
REASON = "A private-use character means what one font says; elsewhere it is another or none."
SOURCE = "The Unicode Standard, 23.5 Private-Use Characters"
FOUND = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")


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
                    Say(zh=f"有自造字（私用区）：{codes}。", en=f"There are private-use characters: {codes}."),
                    Say(zh="换成 Unicode 里的正式字。", en="Put the character Unicode has for it."),
                    story.id,
                )
