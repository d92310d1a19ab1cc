"""转版: a story parted between two pages, at the end of a sentence, with the line that says where it goes on.

Both halves are ordinary stories to make-up.  E-readers keep the story whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.model import Form, Span, Story

__all__ = ["Cut", "cuts_of", "jumped"]

SENTENCE_END = re.compile(r"[。！？][”’」』）]*")
# A sentence that leaves less than this at the foot or head of its paragraph is no good place.
LEAST_PIECE = 12
LONGEST_HEAD = 14


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a story is parted: before character ``offset`` of paragraph ``paragraph``; ``kept`` characters stay."""

    paragraph: int
    offset: int
    kept: int


def cuts_of(story: Story) -> Iterator[Cut]:
    """Every place a story of prose can be parted, in order; none where it is verse, a letter or a table."""
    if story.forms and any(form not in (Form.PROSE, Form.SUBHEAD) for form in story.forms):
        return
    if story.jump or story.upright:
        return
    kept = 0
    for number, text in enumerate(story.paragraphs):
        if number and story.form(number - 1) is not Form.SUBHEAD:
            yield Cut(number, 0, kept)
        for found in SENTENCE_END.finditer(text):
            if LEAST_PIECE <= found.end() <= len(text) - LEAST_PIECE:
                yield Cut(number, found.end(), kept + found.end())
        kept += len(text)


def jumped(story: Story, cut: Cut, page: int, to_page: int, rank: int) -> tuple[Story, Story]:
    """The half that stays and the half that goes.

    Args:
        story: the whole.
        cut: where it is parted, one of ``cuts_of``.
        page: the page it stands on.
        to_page: the page it goes on.
        rank: that of the second half there.
    """
    number, offset = cut.paragraph, cut.offset
    broken = offset > 0
    stays = (*story.paragraphs[:number], *((story.paragraphs[number][:offset],) if broken else ()))
    first = story.paragraphs[number][offset:] if broken else story.paragraphs[number]
    goes = (first, *story.paragraphs[number + 1 :])
    forms = [story.form(k) for k in range(len(story.paragraphs))]
    going = [Form.FLUSH if broken else forms[number], *forms[number + 1 :]]
    kept = replace(
        story,
        paragraphs=stays,
        forms=tuple(forms[: len(stays)]) if story.forms else (),
        spans=tuple(_spans(story.spans, 0, 0, number, offset)),
        signature="",
        jump=f"（下转第{to_page}版）",
    )
    rest = replace(
        story,
        id=f"{story.id}-jump",
        rank=rank,
        headline=(_short(story.headline),) if story.headline else (),
        kicker=(),
        deck=(),
        column_head=(f"上接第{page}版",),
        paragraphs=goes,
        forms=tuple(going) if any(form is not Form.PROSE for form in going) else (),
        spans=tuple(_spans(story.spans, number, offset, len(story.paragraphs), 0)),
        dateline=None,
        pictures=(),
        quote="",
    )
    return kept, rest


def _short(headline: tuple[str, ...]) -> str:
    """What a headline is called where its story goes on: its first clauses."""
    clauses = " ".join(headline).split()
    said = clauses[0]
    for clause in clauses[1:]:
        if len(said) + len(clause) >= LONGEST_HEAD:
            break
        said = f"{said} {clause}"
    return said


def _spans(spans: tuple[Span, ...], from_paragraph: int, from_offset: int, number: int, offset: int) -> Iterator[Span]:
    """The spans between two places, counted from the first."""
    for span in spans:
        start, end = (span.paragraph, span.start), (span.paragraph, span.end)
        low, high = max(start, (from_paragraph, from_offset)), min(end, (number, offset))
        if low >= high:
            continue
        shift = from_offset if span.paragraph == from_paragraph else 0
        stop = span.end if end <= (number, offset) else offset
        first = max(span.start, shift)
        reading = span.reading if stop == span.end else None
        yield Span(span.paragraph - from_paragraph, first - shift, stop - shift, span.style, reading)
