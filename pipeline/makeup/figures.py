"""Full-width figures of the copy as half-width ones, where a paper asks for it (GB/T 15835-2011, 5.2.1).

One character becomes one character, so that spans and source lines stay true.
"""

import re
from dataclasses import replace

from pipeline.model import Issue, Story

__all__ = ["half_width_figures", "with_half_width_figures"]

FIGURES = {ord("０") + n: ord("0") + n for n in range(10)}
# A point, a colon, a comma before three figures and a per cent sign are part of the number they stand in.
NUMBER = re.compile(r"[０-９]+(?:[．：][０-９]+|，[０-９]{3}(?![０-９]))*[％]?")
MARKS = {**FIGURES, ord("．"): ord("."), ord("，"): ord(","), ord("："): ord(":"), ord("％"): ord("%")}


def half_width_figures(text: str) -> str:
    """The text with every full-width number half-width; other full-width characters stay."""
    return NUMBER.sub(lambda found: found.group().translate(MARKS), text)


def with_half_width_figures(issue: Issue) -> Issue:
    """The issue with half-width numbers in its stories."""
    pages = tuple(replace(page, stories=tuple(_story(story) for story in page.stories)) for page in issue.pages)
    return replace(issue, pages=pages)


def _story(story: Story) -> Story:
    def every(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(half_width_figures(text) for text in texts)

    return replace(
        story,
        headline=every(story.headline),
        kicker=every(story.kicker),
        deck=every(story.deck),
        column_head=every(story.column_head),
        paragraphs=every(story.paragraphs),
        signature=half_width_figures(story.signature),
        quote=half_width_figures(story.quote),
        jump=half_width_figures(story.jump) if story.jump else story.jump,
        pictures=tuple(
            replace(p, caption=half_width_figures(p.caption), credit_text=half_width_figures(p.credit_text))
            for p in story.pictures
        ),
    )
