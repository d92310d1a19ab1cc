"""The strips a page is printed in: a stretch of one field that extraction keeps in one piece, and where it stands."""

import math
import re
from dataclasses import dataclass
from enum import IntEnum

from pipeline.model import Form

__all__ = ["Gap", "Strip", "legs_of", "print_lines", "width"]

TOKEN = re.compile(r"[0-9A-Za-z０-９.%:/]+|——|……|.", re.DOTALL)
NOT_FIRST = frozenset("，。、；：？！”’）》」』】…—·％℃,.;:?!)")
NOT_LAST = frozenset("“‘（《「『【(")
WHOLE = frozenset({Form.VERSE, Form.STANZA, Form.ROW, Form.SIGNED, Form.SUBHEAD, Form.BRIEF, Form.FLUSH})
NO_INDENT = frozenset({Form.FLUSH, Form.ROW})
INDENT = 2
HANGING = 2
"""So many closing marks may stand beyond the measure: print squeezes them in."""


class Gap(IntEnum):
    """What is between a strip and the one before it, the widest last."""

    GLUED = 0
    """The same line."""
    LINE = 1
    """The next line of one thing: of a headline, a stanza, a table."""
    PARAGRAPH = 2
    LEG = 3
    BLOCK = 4
    """Another block of type: a head, a body, a caption."""
    PICTURE = 5
    """The white of a picture."""


@dataclass(frozen=True, slots=True)
class Strip:
    """``text`` of field ``field`` of story ``story``; ``indent``: a paragraph begins here, two em in."""

    story: int
    field: str
    text: str
    gap: Gap
    indent: bool = False
    glue: str = ""
    """What stands between it and the strip it is glued to; no field's text."""


@dataclass(frozen=True, slots=True)
class _Line:
    paragraph: int
    text: str
    first: bool


def width(text: str) -> float:
    """In em: half-width characters are half as wide."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def print_lines(text: str, measure: int, indent: int = 0) -> tuple[str, ...]:
    """The text broken at ``measure`` characters: figures stay whole, no mark begins a line or ends it astray.

    The strings put together are the text; half-width characters are half as wide.
    """
    lines: list[str] = []
    line, room = "", float(measure - indent)
    for token in TOKEN.findall(text):
        wide = width(token)
        if line and wide > room and not (token[0] in NOT_FIRST and room > -HANGING):
            moved = line[-1] if line[-1] in NOT_LAST and len(line) > 1 else ""
            lines.append(line[: len(line) - len(moved)])
            line, room = moved, measure - width(moved)
        line += token
        room -= wide
    return (*lines, line)


def legs_of(
    story: int,
    paragraphs: tuple[str, ...],
    forms: tuple[Form, ...],
    *,
    measure: int,
    depth: int,
    cut: bool,
    printed: bool,
) -> list[list[Strip]]:
    """The body in legs of equal depth, as few as make them about ``depth`` lines deep.

    ``cut``: a paragraph breaks off where a leg ends, else it stays whole in the leg it begins in; ``printed``: every
    line is a strip.
    """
    form = forms or (Form.PROSE,) * len(paragraphs)
    lines: list[_Line] = []
    for k, text in enumerate(paragraphs):
        whole = form[k] in WHOLE
        pieces = (text,) if whole else print_lines(text, measure, 0 if form[k] in NO_INDENT else INDENT)
        lines += [_Line(k, piece, n == 0) for n, piece in enumerate(pieces)]
    count = max(1, round(len(lines) / depth))
    deep = math.ceil(len(lines) / count) if lines else 1
    legs = []
    for start in range(0, len(lines), deep):
        own = lines[start : start + deep]
        legs.append([_strip(story, line, form, own[n - 1] if n else None) for n, line in enumerate(own)])
    if not cut:
        legs = _uncut(legs)
    return legs if printed else [_filled(leg) for leg in legs]


def _strip(story: int, line: _Line, form: tuple[Form, ...], above: _Line | None) -> Strip:
    here = form[line.paragraph]
    if above is None:
        gap = Gap.LEG
    elif (
        not line.first
        or here is Form.VERSE
        or (here in (Form.ROW, Form.SIGNED, Form.ITEM) and form[above.paragraph] is here)
    ):
        gap = Gap.LINE
    else:
        gap = Gap.PARAGRAPH
    return Strip(story, f"paragraphs.{line.paragraph}", line.text, gap, line.first and here not in NO_INDENT)


def _uncut(legs: list[list[Strip]]) -> list[list[Strip]]:
    """Lines that go on with a paragraph of the leg before go back to it."""
    whole: list[list[Strip]] = []
    for leg in legs:
        last = whole[-1][-1].field if whole and whole[-1] else ""
        kept = sum(strip.field == last for strip in leg)
        if whole:
            whole[-1] += [Strip(s.story, s.field, s.text, Gap.LINE) for s in leg[:kept]]
            leg = leg[kept:]  # noqa: PLW2901 - the rest of it
        if leg:
            whole.append(leg)
    return whole


def _filled(leg: list[Strip]) -> list[Strip]:
    """The lines of a paragraph put together again."""
    filled: list[Strip] = []
    for strip in leg:
        above = filled[-1] if filled else None
        if above is not None and above.field == strip.field:
            filled[-1] = Strip(above.story, above.field, above.text + strip.text, above.gap, above.indent)
        else:
            filled.append(strip)
    return filled
