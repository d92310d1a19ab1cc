"""The order in which extraction meets what is printed, and the text it writes down."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bench.raw_pages.furniture import Piece
from bench.raw_pages.noise import Noise, happens
from bench.raw_pages.printed import Printed, Style
from bench.raw_pages.strips import Gap, Strip, width
from bench.raw_pages.truth import FURNITURE, Owner

__all__ = ["Written", "in_order", "of_furniture", "written"]

INDENT = "　　"
SIGNED = "　　　　　　"
"""A line set right keeps some of the white before it."""
FULL_STOP = re.compile(r"[。！？!?.…][”’）)]*$")
WHITE_OF_A_PICTURE = (1, 3)
ALMOST_FULL = 1.5
"""A line of print so many em short of the measure looks full: the next figure or mark had no room."""


@dataclass(frozen=True, slots=True)
class Written:
    """The lines of a page, whose they are, and the joins between them (line numbers from 1)."""

    lines: tuple[str, ...]
    owners: tuple[tuple[Owner, ...], ...]
    joins: tuple[tuple[int, int], ...]
    silent: tuple[tuple[int, int], ...]


def of_furniture(number: int, piece: Piece) -> list[Strip]:
    """The strips of a piece; ``number`` tells pieces apart until they are written."""
    return [
        Strip(FURNITURE, f"{piece.kind}.{number}", text, Gap.LINE if k else Gap.BLOCK)
        for k, text in enumerate(piece.lines)
    ]


def in_order(stories: Sequence[Printed], noise: Noise, chance: Random) -> list[list[Strip]]:
    """The strips of each story or pair of stories; between two entries furniture may stand."""
    entries: list[list[Strip]] = []
    k = 0
    while k < len(stories):
        own, pair = stories[k], stories[k + 1] if k + 1 < len(stories) else None
        if pair is not None and _headed(own) and _headed(pair):
            drawn = chance.random()
            if drawn < noise.headline_early:
                entries.append([*own.head, *pair.head, *_rest(own, noise, chance), *_rest(pair, noise, chance)])
                k += 2
                continue
            if drawn < noise.headline_early + noise.interleaved and len(own.legs) > 1:
                entries.append(_interleaved(own, pair))
                k += 2
                continue
        entries.append(_alone(own, noise, chance))
        k += 1
    return entries


def _headed(own: Printed) -> bool:
    return own.movable and bool(own.legs) and bool(own.head)


def _alone(own: Printed, noise: Noise, chance: Random) -> list[Strip]:
    if _headed(own) and happens(chance, noise.headline_late):
        return [*_body(own), *own.head, *(strip for picture in own.pictures for strip in picture)]
    if own.pictures and _headed(own) and happens(chance, noise.caption_first):
        return [*own.pictures[0], *own.head, *(s for p in own.pictures[1:] for s in p), *_body(own)]
    return [*own.head, *_rest(own, noise, chance)]


def _body(own: Printed) -> list[Strip]:
    return [*(strip for leg in own.legs for strip in leg), *own.tail]


def _rest(own: Printed, noise: Noise, chance: Random) -> list[Strip]:
    """Body and pictures, the pictures before it or after."""
    gap = [strip for picture in own.pictures if happens(chance, noise.caption_in_gap) for strip in picture]
    here = {strip.field for strip in gap}
    after = [strip for picture in own.pictures for strip in picture if strip.field not in here]
    body = _body(own)
    if gap and body:
        body[0] = Strip(body[0].story, body[0].field, body[0].text, Gap.BLOCK, body[0].indent)
    return [*gap, *body, *after]


def _interleaved(own: Printed, pair: Printed) -> list[Strip]:
    strips = [*own.head, *own.legs[0], *pair.head, *pair.legs[0]]
    for k in range(1, max(len(own.legs), len(pair.legs))):
        strips += [*(own.legs[k] if k < len(own.legs) else []), *(pair.legs[k] if k < len(pair.legs) else [])]
    return [*strips, *own.tail, *pair.tail, *(s for p in (*own.pictures, *pair.pictures) for s in p)]


def written(strips: Sequence[Strip], style: Style, chance: Random) -> Written:
    """The text of the strips line by line."""
    lines: list[str] = []
    owners: list[tuple[Owner, ...]] = []
    joins: list[tuple[int, int]] = []
    last: dict[Owner, int] = {}
    for strip in strips:
        owner = Owner(strip.story, strip.field)
        if strip.gap is Gap.GLUED and lines:
            lines[-1] += strip.glue + strip.text
            owners[-1] += (owner,)
            last[owner] = len(lines)
            continue
        blank = (chance.randint(*WHITE_OF_A_PICTURE) if strip.gap is Gap.PICTURE else 1) if lines else 0
        if strip.gap <= style.widest_without_blank:
            blank = 0
        lines += [""] * blank
        owners += [()] * blank
        white = SIGNED if owner.kind == "signature" else INDENT if strip.indent else ""
        lines.append((white if style.indent else "") + strip.text.rstrip())
        owners.append((owner,))
        if owner.kind == "paragraphs" and owner in last:
            joins.append((last[owner], len(lines)))
        last[owner] = len(lines)
    return Written(tuple(lines), tuple(owners), tuple(joins), _silent(lines, owners, set(joins), style))


def _silent(
    lines: Sequence[str], owners: Sequence[tuple[Owner, ...]], joins: set[tuple[int, int]], style: Style
) -> tuple[tuple[int, int], ...]:
    """Pairs of lines of one body that nothing in the text tells to be one paragraph or two.

    A paragraph was cut after a full stop and nothing shows it; or a paragraph's last line of print is full and so is
    like any other.  An indent tells both, an empty line where paragraphs have one tells the second.
    """
    if style.indent:
        return ()
    apart = style.widest_without_blank < Gap.PARAGRAPH
    silent = []
    last: dict[int, int] = {}
    for line, own in enumerate(owners, start=1):
        if not own or own[0].kind != "paragraphs":
            continue
        before = last.get(own[0].story, 0)
        last[own[0].story] = line
        if before and FULL_STOP.search(lines[before - 1]):
            touching = line == before + 1
            full = width(lines[before - 1]) >= style.measure - ALMOST_FULL
            cut_unseen = (before, line) in joins and not (touching and apart)
            end_unseen = (before, line) not in joins and style.printed_lines and touching and full
            if cut_unseen or end_unseen:
                silent.append((before, line))
    return tuple(silent)
