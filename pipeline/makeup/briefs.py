"""简讯: the briefs of a page under one head, as print sets them; e-readers keep each as a story of its own."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from pipeline.model import Form, Page, Span, Story

__all__ = ["with_briefs_together"]

# A group of briefs is one module: it is no longer than a page can carry.
MOST_CHARACTERS = 3600


def with_briefs_together(page: Page, head: str, ordered: Collection[str] = ()) -> Page:
    """The page with its briefs in groups, each one story headed ``head``, in the box of the first that asks for one.

    A brief that has more than headline, text and signature stays a story of its own, and so do a lone one and those
    whose places were ``ordered``, by id.
    """
    briefs = [story for story in page.stories if _is_plain(story) and story.id not in ordered]
    if len(briefs) < 2:  # noqa: PLR2004 - two make a group
        return page
    others = tuple(story for story in page.stories if story not in briefs)
    groups = tuple(_together(group, page.number, n, head) for n, group in enumerate(_groups(briefs), start=1))
    return replace(page, stories=tuple(sorted((*others, *groups), key=lambda story: (story.rank, story.id))))


def _is_plain(story: Story) -> bool:
    more = (
        story.kicker or story.deck or story.column_head or story.pictures or story.jump or story.upright or story.quote
    )
    return story.brief and not more and bool(story.paragraphs)


def _groups(briefs: list[Story]) -> Iterator[list[Story]]:
    group: list[Story] = []
    length = 0
    for story in briefs:
        own = sum(map(len, story.paragraphs))
        if group and length + own > MOST_CHARACTERS:
            yield group
            group, length = [], 0
        group.append(story)
        length += own
    yield group


def _together(briefs: list[Story], page: int, number: int, head: str) -> Story:
    paragraphs: list[str] = []
    forms: list[Form] = []
    spans: list[Span] = []
    for story in briefs:
        if story.headline:
            paragraphs.append(" ".join(story.headline))
            forms.append(Form.BRIEF)
        spans += [replace(span, paragraph=span.paragraph + len(paragraphs)) for span in story.spans]
        paragraphs += story.paragraphs
        forms += [story.form(k) for k in range(len(story.paragraphs))]
        if story.signature:
            paragraphs.append(story.signature)
            forms.append(Form.SIGNED)
    first = briefs[0]
    return Story(
        f"p{page:02}-briefs-{number}",
        min(story.rank for story in briefs),
        (head,),
        tuple(paragraphs),
        source_file=first.source_file,
        source_lines=first.source_lines,
        forms=tuple(forms),
        spans=tuple(spans),
        box=next((story.box for story in briefs if story.box is not None), None),
    )
