"""Lines about pictures → pictures: caption and credit told apart, on two lines or glued together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.intake.bylines import ROLE, credit_of
from pipeline.intake.page.lines import Line
from pipeline.intake.page.shapes import CREDIT_TAIL, STOCK_CREDIT, plain_of
from pipeline.model import Picture

__all__ = ["PictureLines", "credit_start", "pictures_of"]

BARE_TAIL = re.compile(
    rf"(?:(?<=[。！？”])|(?<=\s))\s*"
    rf"(?P<credit>(?:{ROLE.pattern})?\s?[\u3400-\u9fff·]{{2,4}}(?:[、 ][\u3400-\u9fff]{{2,4}})*"
    rf"\s?[/／]?\s?(?:[摄攝]影?(?:[报報]道)?|供[图圖]|文/[图圖]))[。]?$"
)
LONGEST_TAIL = 60


@dataclass(frozen=True, slots=True)
class PictureLines:
    """A picture as the copy names it, and the lines of its caption and its credit."""

    picture: Picture
    caption: tuple[int, ...]
    credit: tuple[int, ...]
    first: Line


def credit_start(text: str) -> int | None:
    """Where the credit glued to a caption begins; None where there is none."""
    plain = plain_of(text)
    tail = plain[-LONGEST_TAIL:]
    shift = len(plain) - len(tail)
    found = CREDIT_TAIL.search(tail)
    if found is not None and shift + found.start() > 0:
        return shift + found.start()
    bare = BARE_TAIL.search(tail)
    return shift + bare.start("credit") if bare is not None and shift + bare.start("credit") > 0 else None


def pictures_of(lines: Sequence[Line]) -> list[PictureLines]:
    """Captions with their credits, in order: a credit belongs to the caption before it."""
    pictures: list[PictureLines] = []
    for line in lines:
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
        start = credit_start(line.text)
        if start is None:
            pictures.append(PictureLines(Picture(None, line.text), line.numbers, (), line))
            continue
        caption, credit = line.text[:start].rstrip(), line.text[start:]
        above, below = line.split_numbers(start)
        pictures.append(PictureLines(Picture(None, caption, credit_of(credit), credit), above, below, line))
    return pictures


def _is_credit(text: str) -> bool:
    return credit_of(text) is not None or STOCK_CREDIT.match(plain_of(text)) is not None
