"""Pictures with their captions: the paragraph below a picture that is one by its style, its words or its look."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.errors import Say
from pipeline.intake.bylines import credit_of
from pipeline.intake.line_shapes import CAPTION
from pipeline.intake.word.flow import Paragraph
from pipeline.intake.word.media import WordPicture
from pipeline.intake.word.noticed import Noticed
from pipeline.intake.word.styles import Role

__all__ = ["Figure", "Item", "body_half_points", "with_figures"]

LONGEST_CAPTION = 160
LONGEST_CENTRED = 60


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture and the paragraphs of its caption; no picture where a caption stands alone."""

    picture: WordPicture | None
    caption: tuple[Paragraph, ...] = ()
    new_page: bool = False


Item = Paragraph | Figure


def body_half_points(paragraphs: Sequence[Paragraph]) -> int:
    """The size that most characters of the copy have; of two the smaller."""
    sizes: Counter[int] = Counter()
    for paragraph in paragraphs:
        if not paragraph.row:
            sizes[paragraph.half_points] += len(paragraph.text)
    return min(sizes, key=lambda size: (-sizes[size], size), default=0)


def with_figures(paragraphs: Sequence[Paragraph], body: int, noticed: Noticed) -> list[Item]:
    """The paragraphs with every picture and its caption taken together.

    Args:
        paragraphs: the whole flow.
        body: the size of body text in half-points.
        noticed: where it is said which captions are open.
    """
    items: list[Item] = []
    at = 0
    while at < len(paragraphs):
        paragraph = paragraphs[at]
        if paragraph.pictures:
            at = _pictures(paragraphs, at, body, items, noticed)
            continue
        ahead = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        if paragraph.style.role is Role.CAPTION and ahead is not None and ahead.pictures and not ahead.lines:
            below = paragraphs[at + 2] if at + 2 < len(paragraphs) else None
            if below is None or below.style.role is not Role.CAPTION:
                items += [Figure(one, (paragraph,) if one is ahead.pictures[0] else ()) for one in ahead.pictures]
                at += 2
                continue
        beside = (paragraphs[at - 1] if at else None, ahead)
        of_table = paragraph.style.role is Role.CAPTION and any(one is not None and one.row for one in beside)
        items.append(paragraph if of_table else _alone(paragraph, noticed))
        at += 1
    return items


def _pictures(paragraphs: Sequence[Paragraph], at: int, body: int, items: list[Item], noticed: Noticed) -> int:
    """The figures that begin with the paragraph at ``at``; answers where the rest begins."""
    first = paragraphs[at]
    pictures = list(first.pictures)
    captions: list[Paragraph] = []
    rest: list[Paragraph] = []
    at += 1
    if first.lines:
        own = replace(first, pictures=())
        words = _is_caption(own)
        (captions if words else rest).append(own)
    while not first.lines and at < len(paragraphs) and paragraphs[at].pictures and not paragraphs[at].lines:
        pictures += paragraphs[at].pictures
        at += 1
    while not rest and at < len(paragraphs) and len(captions) < len(pictures) + 1:
        below = paragraphs[at]
        if below.pictures or below.row:
            break
        credit_only = bool(captions) and credit_of(below.text) is not None
        if len(captions) == len(pictures) and not credit_only:
            break
        if not _is_caption(below) and not credit_only:
            if captions or not _looks_like_caption(below, body):
                break
            _say_guess(below, noticed)
        captions.append(below)
        at += 1
    items += _shared(pictures, captions, noticed, new_page=first.new_page)
    items += rest
    return at


def _shared(
    pictures: list[WordPicture], captions: list[Paragraph], noticed: Noticed, *, new_page: bool
) -> list[Figure]:
    """Pictures in a row with the captions below them: one each, or the one for all with the last."""
    makers = [one for one in captions if credit_of(one.text) is not None]
    words = [one for one in captions if one not in makers]
    if len(pictures) > 1 and len(words) == 1:
        noticed.say(
            "intake-word-caption-of-several",
            words[0].place,
            Say(
                zh=f"{len(pictures)} 幅图片下只有一条说明，归给了最后一幅。",
                en=f"{len(pictures)} pictures have one caption; it was given to the last.",
            ),
            confidence=0.6,
        )
        words = [*(None for _ in pictures[1:]), words[0]]  # type: ignore[list-item]
    figures = []
    for number, picture in enumerate(pictures):
        own = [words[number]] if number < len(words) and words[number] is not None else []
        last = makers if number == len(pictures) - 1 else []
        figures.append(Figure(picture, (*own, *last), new_page and number == 0))
    return figures


def _is_caption(paragraph: Paragraph) -> bool:
    text = paragraph.text
    by_words = bool(CAPTION.match(text)) and len(text) <= LONGEST_CAPTION
    return paragraph.style.role is Role.CAPTION or by_words or credit_of(text) is not None


def _looks_like_caption(paragraph: Paragraph, body: int) -> bool:
    """Below a picture, short and centred or smaller than the body, or in a box of its own; and no headline."""
    plain = paragraph.style.role is Role.BODY and not paragraph.bold and not paragraph.new_page
    small = paragraph.half_points < body
    looks = paragraph.align == "center" or small or paragraph.boxed
    return plain and looks and paragraph.half_points <= body and len(paragraph.text) <= LONGEST_CENTRED


def _say_guess(paragraph: Paragraph, noticed: Noticed) -> None:
    noticed.say(
        "intake-word-caption",
        paragraph.place,
        Say(
            zh=f"“{paragraph.text}”在图片下面，读作图片说明。",
            en=f"“{paragraph.text}” stands below a picture and was read as its caption.",
        ),
        confidence=0.75,
        alternatives=("paragraph",),
    )


def _alone(paragraph: Paragraph, noticed: Noticed) -> Item:
    """A caption without its picture is one of a picture that has not come in."""
    by_words = bool(CAPTION.match(paragraph.text)) and len(paragraph.text) <= LONGEST_CAPTION
    if paragraph.style.role is not Role.CAPTION and (paragraph.style.role is not Role.BODY or not by_words):
        return paragraph
    if paragraph.row:
        return paragraph
    noticed.say(
        "intake-word-caption-without-picture",
        paragraph.place,
        Say(
            zh=f"“{paragraph.text}”读作图片说明，旁边却没有图片。",
            en=f"“{paragraph.text}” was read as a caption, and no picture stands by it.",
        ),
        confidence=0.7,
        alternatives=("paragraph",),
    )
    return Figure(None, (paragraph,), paragraph.new_page)
