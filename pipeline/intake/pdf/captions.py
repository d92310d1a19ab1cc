"""Pictures of a page with the lines that are their captions, and captions with their credit told apart."""

import re
from collections.abc import Sequence

from pipeline.intake.bylines import credit_of
from pipeline.intake.line_shapes import CAPTION
from pipeline.intake.pdf.group import Shown
from pipeline.intake.pdf.legs import Leg, Sizes
from pipeline.intake.pdf.shapes import Area, Drawn

__all__ = ["caption_and_credit", "with_captions"]

SMALL = 0.95
MOST_ROWS = 8
BELOW_EM = 2.0
BESIDE_EM = 2.5
MOST_OF = 0.6
BOUNDARY = re.compile(r"[\s。！？）)]+")


def with_captions(drawn: Sequence[Drawn], legs: Sequence[Leg], sizes: Sizes) -> tuple[list[Shown], list[Leg]]:
    """The pictures with their captions, and the legs that are none."""
    captions: dict[int, list[Leg]] = {number: [] for number in range(len(drawn))}
    text: list[Leg] = []
    for leg in legs:
        near = [
            (distance, number)
            for number, own in enumerate(drawn)
            if (distance := _distance(own.area, leg, sizes)) is not None
        ]
        if near and _is_caption(leg, sizes):
            captions[min(near)[1]].append(leg)
        else:
            text.append(leg)
    shown = [
        Shown(own.area, tuple(sorted(captions[number], key=lambda leg: (leg.area.y0, leg.area.x0))), own.data)
        for number, own in enumerate(drawn)
    ]
    return shown, text


def _is_caption(leg: Leg, sizes: Sizes) -> bool:
    letters = [glyph for row in leg.rows for part in row.parts for glyph in part.letters]
    kai = all(glyph.face.kai for glyph in letters)
    small = leg.size < SMALL * sizes.body
    said = CAPTION.match(leg.rows[0].text) is not None or credit_of(leg.rows[-1].text) is not None
    return len(leg.rows) <= MOST_ROWS and (small or kai or said)


def _distance(picture: Area, leg: Leg, sizes: Sizes) -> float | None:
    """How far a leg stands under a picture, over its foot, or beside it; None for one that is not near."""
    area = leg.area
    below = area.y0 - picture.y1
    if area.over(picture) >= MOST_OF * area.width and -BELOW_EM * sizes.body <= below <= BELOW_EM * sizes.body:
        return abs(below)
    beside = -area.over(picture)
    if area.beside(picture) >= MOST_OF * area.height and 0 <= beside <= BESIDE_EM * sizes.body:
        return beside + sizes.body
    return None


def caption_and_credit(text: str) -> tuple[str, str]:
    """A caption without its credit, and the credit: 秦川 摄, （资料图片）."""
    for boundary in BOUNDARY.finditer(text):
        rest = text[boundary.end() :]
        if rest and credit_of(rest) is not None:
            return text[: boundary.end()].rstrip(), rest
    return ("", text) if credit_of(text) is not None else (text, "")
