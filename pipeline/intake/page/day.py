"""The day a page says it is of: the date in its masthead or folio, in figures or in Han numerals."""

import datetime
import re
from collections.abc import Sequence

from pipeline.intake.page.shapes import plain_of
from pipeline.model import Furniture

__all__ = ["day_of"]

HAN = {character: value for value, numerals in enumerate(("〇○零", *"一二三四五六七八九")) for character in numerals}
YEAR = r"(?P<year>[12][0-9]{3}|[一二][〇○零一二三四五六七八九]{3})"
TWO = r"[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
DAY = re.compile(rf"{YEAR}\s*(?:年|[./-])\s*(?P<month>{TWO})\s*(?:月|[./-])\s*(?P<day>{TWO})(?![0-9])")


def day_of(margin: Sequence[Furniture]) -> tuple[datetime.date, int] | None:
    """The first date that there is, and its line; None where there is none or two differ."""
    found: list[tuple[datetime.date, int]] = []
    for piece in margin:
        for text, line in zip(piece.text, piece.source_lines, strict=False):
            for said in DAY.finditer(plain_of(text)):
                try:
                    day = datetime.date(*(_value(said[part]) for part in ("year", "month", "day")))
                except ValueError:
                    continue
                found.append((day, line))
    return found[0] if len({day for day, _ in found}) == 1 else None


def _value(text: str) -> int:
    if text.isdigit():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * (HAN[tens] if tens else 1) + (HAN[ones] if ones else 0)
    return int("".join(str(HAN[character]) for character in text))
