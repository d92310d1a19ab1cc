"""Lines about pictures → pictures: caption and credit told apart, on two lines or glued together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.intake.bylines import credit_of
from pipeline.intake.page.lines import Line, is_open_ended
from pipeline.intake.page.picture_credits import credit_at, is_credit_line, is_signed_picture, leading_credit
from pipeline.intake.page.shapes import CAPTION, SENTENCE_END, STOCK_CREDIT, plain_of
from pipeline.model import Picture

__all__ = ["PictureLines", "pictures_of"]

NUMBERED = re.compile(r"^[①-⑳▲▼◀▶△▽（(][上下左右中]?")
SHORTEST_LINE = 4
FULL_EM = 2.1
"""A line of print with no more room than this is full."""


@dataclass(frozen=True, slots=True)
class PictureLines:
    """A picture as the copy names it, and the lines of its caption and its credit."""

    picture: Picture
    caption: tuple[int, ...]
    credit: tuple[int, ...]
    first: Line


def pictures_of(lines: Sequence[Line]) -> list[PictureLines]:
    """Captions with their credits, in order: a credit belongs to the caption before it."""
    pictures: list[PictureLines] = []
    for line in _put_together(lines):
        if _is_credit(line.text):
            last = pictures[-1] if pictures else None
            if last is not None and not last.picture.credit_text:
                pictures[-1] = PictureLines(
                    Picture(None, last.picture.caption, credit_of(line.text), line.text),
                    last.caption,
                    line.numbers,
                    last.first,
                )
            else:
                pictures.append(
                    PictureLines(Picture(None, "", credit_of(line.text), line.text), (), line.numbers, line)
                )
            continue
        start, led = credit_at(line.text), leading_credit(line.text)
        if led is not None:
            above, below = line.split_numbers(led)
            credit, caption = line.text[:led], line.text[led:].lstrip()
            pictures.append(PictureLines(Picture(None, caption, credit_of(credit), credit), below, above, line))
            continue
        if start is None:
            pictures.append(PictureLines(Picture(None, line.text), line.numbers, (), line))
            continue
        caption, credit = line.text[:start].rstrip(), line.text[start:]
        above, below = line.split_numbers(start)
        pictures.append(PictureLines(Picture(None, caption, credit_of(credit), credit), above, below, line))
    return pictures


def _is_credit(text: str) -> bool:
    stock = STOCK_CREDIT.match(plain_of(text)) is not None
    return stock or credit_of(text) is not None or is_credit_line(text) or is_signed_picture(text)


def _put_together(lines: Sequence[Line]) -> list[Line]:
    """Lines of print of one caption as one line: a credit glued to the last makes it longer than any leg is wide."""
    whole: list[Line] = []
    for k, line in enumerate(lines):
        above = whole[-1] if whole else None
        if above is None or not _goes_on(above, line, lines[k:]):
            whole.append(line)
            continue
        text = above.text + line.text
        pieces = (*(above.pieces or (len(above.text),)), *(line.pieces or (len(line.text),)))
        whole[-1] = replace(above.with_text(text), numbers=above.numbers + line.numbers, pieces=pieces, room=line.room)
    return whole


def _goes_on(above: Line, line: Line, rest: Sequence[Line]) -> bool:
    """Whether a caption that stops nowhere goes on: its line is full, or the caption stops some lines below."""
    starts = CAPTION.match(line.plain) is not None or _is_credit(line.text) or NUMBERED.match(line.plain) is not None
    if (
        starts
        or _is_credit(above.text)
        or not is_open_ended(above.text)
        or line.number > above.numbers[-1] + 1 + line.gap
    ):
        return False
    if above.room is not None:
        return above.room <= FULL_EM and line.gap == 0
    return len(above.text) >= SHORTEST_LINE and _stops(rest)


def _stops(lines: Sequence[Line]) -> bool:
    """Whether a full stop comes before the next caption or credit."""
    for k, line in enumerate(lines):
        if k and (CAPTION.match(line.plain) is not None or _is_credit(line.text)):
            return False
        text = line.text[: credit_at(line.text)]
        if SENTENCE_END.search(text.rstrip()[-4:]):
            return True
    return False
