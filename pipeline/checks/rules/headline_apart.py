"""A headline that has nothing in common with the text below it."""

import re
from collections.abc import Iterator

from pipeline.checks.lines import place
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-headline-apart"
SEVERITY = Severity.WARNING
REASON = "A headline over the wrong story is what readers remember a newspaper for."
SOURCE = "what newspapers fine; measured: of headlines put over other texts three in four are found"

HAN = re.compile("[\u3400-\u9fff]")
GRAMMAR = frozenset(
    "的了是在和与及为对将把被从于也就都而但之其所以有我他它这那着到会能要说等个上下中不一二三四五六七八九十年月日人大"
)
# A short headline may well be made of other words than its text; a short text has too few to be compared with.
LEAST_OF_HEADLINE, LEAST_OF_TEXT = 4, 150
SHARED = 0.34


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a story: no two characters in a row shared, and hardly any single one."""
    for page in issue.pages:
        for story in page.stories:
            text = "".join(story.paragraphs)
            head = HAN.findall("".join(story.headline))
            own = set(head) - GRAMMAR
            if len(own) < LEAST_OF_HEADLINE or len(text) < LEAST_OF_TEXT or story.jump:
                continue
            pairs = (head[k] + head[k + 1] for k in range(len(head) - 1))
            if not any(pair in text for pair in pairs) and sum(one in text for one in own) < SHARED * len(own):
                words = " ".join(story.headline)
                yield Finding(
                    CODE,
                    SEVERITY,
                    place(story, "headline", page.number),
                    Say(
                        zh=f"标题“{words}”和正文没有共同的词。",
                        en=f"The headline “{words}” shares no word with the text.",
                    ),
                    Say(zh="看看是不是题文不符，或标题贴错了稿件。", en="See whether it belongs to another story."),
                    story.id,
                    confidence=0.7,
                )
