"""字符守恒 in the EPUB: every story's characters read back from the finished file, in order, once.

The book is compared with the edition's issue, not with what was meant to be written: each story's display
lines, captions, credits, paragraphs, signature and jump line, and each piece of furniture, in the order of
the pages.  A story lost, doubled, moved or changed by one character keeps the book from being released.
"""

from dataclasses import dataclass
from itertools import zip_longest

from pipeline.ebook.reading import Shown, ink, read_book
from pipeline.errors import EpubInvalidError, Say, Where
from pipeline.model import Issue, Page, Story

__all__ = ["check"]

CONTEXT = 10
NOTHING = Shown("", "")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the book must show at one place, and where it came from."""

    shown: Shown
    where: Where


def check(issue: Issue, book: bytes) -> int:
    """Compare an EPUB with the edition's issue.

    Returns:
        The number of characters compared.

    Raises:
        EpubInvalidError: a document cannot be read, or the text differs; with the first character that does,
            its context, its story and the place in the copy.
    """
    wanted = [item for page in issue.pages for item in _page(page)]
    nowhere = _Wanted(NOTHING, Where())
    for item, found in zip_longest(wanted, read_book(book)):
        _compare(item or nowhere, found or NOTHING)
    return sum(len(item.shown.text) for item in wanted)


def _page(page: Page) -> list[_Wanted]:
    """Furniture stands on the page's own contents, before its stories."""
    furniture = [
        _Wanted(
            Shown("", ink("".join(piece.text))),
            Where(piece.source_file, _first(piece.source_lines), page.number, piece.kind),
        )
        for piece in page.furniture
    ]
    stories = [
        _Wanted(
            Shown(story.id, ink(_story_text(story))),
            Where(story.source_file, _first(story.source_lines), page.number, story.id),
        )
        for story in page.stories
    ]
    return furniture + stories


def _first(lines: tuple[int, ...]) -> int | None:
    return lines[0] if lines else None


def _story_text(story: Story) -> str:
    parts = [*story.column_head, *story.kicker, *story.headline, *story.deck]
    for picture in story.pictures:
        parts += [picture.caption, picture.credit_text]
    return "".join([*parts, *_paragraphs(story), story.signature, story.jump or ""])


def _paragraphs(story: Story) -> list[str]:
    """The paragraphs, with the readings the copy gives after the characters they belong to."""
    texts = list(story.paragraphs)
    for span in sorted(story.spans, key=lambda span: (span.paragraph, span.end), reverse=True):
        if span.reading is not None:
            text = texts[span.paragraph]
            texts[span.paragraph] = text[: span.end] + span.reading + text[span.end :]
    return texts


def _compare(wanted: _Wanted, found: Shown) -> None:
    if wanted.shown == found:
        return
    text, instead = wanted.shown.text, found.text
    if wanted.shown.owner != found.owner:
        at = 0
    else:
        pairs = enumerate(zip(text, instead, strict=False))
        at = next((k for k, (a, b) in pairs if a != b), min(len(text), len(instead)))
    around = f"{text[max(0, at - CONTEXT) : at]}【{text[at : at + 1]}】{text[at + 1 : at + 1 + CONTEXT]}"
    raise _lost(wanted, around, instead[at : at + CONTEXT] or "∅")


def _lost(wanted: _Wanted, around: str, instead: str) -> EpubInvalidError:
    owner = wanted.shown.owner or wanted.where.box or "∅"
    return EpubInvalidError(
        Say(
            zh=f"电子书的字符对不上：{owner} 的“{around}”处成了“{instead}”。",
            en=f"The EPUB does not hold its copy: {owner} at “{around}” became “{instead}”.",
        ),
        where=wanted.where,
        remedy=Say(zh="电子书没有发布；请报告这个缺陷。", en="The EPUB was not released; please report this."),
    )
