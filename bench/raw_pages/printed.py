"""A story as it is printed: its head, its legs, its pictures, and what comes late, each as strips."""

from dataclasses import dataclass, field
from functools import cache
from random import Random

from bench.raw_pages.made import Made
from bench.raw_pages.noise import Noise, happens
from bench.raw_pages.strips import Gap, Strip, legs_of, print_lines
from pipeline.makeup.headline import splits
from pipeline.model import Story

__all__ = ["Printed", "Style", "printed"]

SHORTEST_WRAPPED = 10
MOVABLE = frozenset({"news", "campaign", "seed", "feature", "comment", "essay", "letter", "interview", "jump"})
"""Kinds large enough for their parts to be met out of turn."""


@dataclass(frozen=True, slots=True)
class Style:
    """How one page is set and extracted."""

    measure: int
    depth: int
    cut: bool
    printed_lines: bool
    indent: bool
    widest_without_blank: Gap
    """Gaps up to this one leave no empty line."""
    head_gap: Gap


@dataclass(slots=True)
class Printed:
    """The strips of one story.  ``late`` comes last on the page."""

    head: list[Strip] = field(default_factory=list)
    legs: list[list[Strip]] = field(default_factory=list)
    tail: list[Strip] = field(default_factory=list)
    pictures: list[list[Strip]] = field(default_factory=list)
    late: list[Strip] = field(default_factory=list)
    movable: bool = True
    """Whether its head may be met apart from its body, and its legs between those of another."""


def printed(index: int, made: Made, glued: tuple[bool, ...], style: Style, noise: Noise, chance: Random) -> Printed:
    """Set a story.  ``glued`` says of each picture whether its credit is on the caption's line."""
    story = made.story
    own = Printed(movable=made.kind in MOVABLE)
    if story.column_head:
        late = made.kind == "campaign" and happens(chance, noise.late_column_head)
        lines = _lines(index, "column_head", story.column_head, Gap.BLOCK)
        (own.late if late else own.head).extend(lines)
    own.head += _display(index, story, style, noise, chance)
    if story.jump and made.kind == "continued":
        own.head.append(Strip(index, "jump", story.jump, Gap.BLOCK))
    name, credentials = _signature(story.signature)
    if name and made.opens_with_byline:
        own.head.append(Strip(index, "signature", name, Gap.PARAGRAPH))
    own.legs = legs_of(
        index, story.paragraphs, story.forms, measure=style.measure, depth=style.depth, cut=style.cut,
        printed=style.printed_lines,
    )  # fmt: skip
    if own.legs:
        first = own.legs[0][0]
        own.legs[0][0] = Strip(first.story, first.field, first.text, _after(own.head, style), first.indent)
    if name and not made.opens_with_byline:
        own.tail.append(Strip(index, "signature", name, Gap.PARAGRAPH))
    if credentials:
        own.tail.append(Strip(index, "signature", credentials, Gap.PARAGRAPH))
    if story.jump and made.kind != "continued":
        glue = happens(chance, noise.jump_glued)
        own.tail.append(Strip(index, "jump", story.jump, Gap.GLUED if glue else Gap.PARAGRAPH))
    own.pictures = [_picture(index, k, story, glued[k], style) for k in range(len(story.pictures))]
    if own.head:
        own.head[0] = Strip(index, own.head[0].field, own.head[0].text, Gap.BLOCK)
    return own


def _signature(text: str) -> tuple[str, str]:
    """The name, and what its bearer is, which closes the story (作者系县农技站干部)."""
    at = text.find("（作者")
    return (text[:at], text[at:]) if at > 0 else (text, "")


def _after(head: list[Strip], style: Style) -> Gap:
    return style.head_gap if head else Gap.BLOCK


def _lines(index: int, name: str, texts: tuple[str, ...], gap: Gap) -> list[Strip]:
    return [Strip(index, f"{name}.{k}", text, gap if k == 0 else Gap.LINE) for k, text in enumerate(texts)]


def _display(index: int, story: Story, style: Style, noise: Noise, chance: Random) -> list[Strip]:
    strips = _lines(index, "kicker", story.kicker, style.head_gap)
    wrapped = happens(chance, noise.wrapped)
    for k, text in enumerate(story.headline):
        pieces = _wrapped(text, chance) if wrapped else (text,)
        strips += [Strip(index, f"headline.{k}", piece, style.head_gap if n == 0 else Gap.LINE)
                   for n, piece in enumerate(pieces)]  # fmt: skip
    return strips + _lines(index, "deck", story.deck, style.head_gap)


@cache
def _wrappings(text: str) -> tuple[tuple[str, ...], ...]:
    """The headline on two lines and on three, by sense, the better first."""
    found = [split for split in splits((text,), 3) if len(split.lines) > 1]
    return tuple(split.lines for split in sorted(found, key=lambda split: split.cost))


def _wrapped(text: str, chance: Random) -> tuple[str, ...]:
    """A headline on two or three lines: at its clause spaces, or between words where it is long and has none."""
    found = _wrappings(text) if " " in text or len(text) >= SHORTEST_WRAPPED else ()
    return found[chance.choice((0, 0, 0, 1)) % len(found)] if found else (text,)


def _picture(index: int, k: int, story: Story, glued: bool, style: Style) -> list[Strip]:  # noqa: FBT001 - one of a row of flags
    picture = story.pictures[k]
    credit = picture.credit_text
    glue = " " if glued and credit and not credit.startswith("（") else ""
    text = picture.caption + glue + credit if glued else picture.caption
    lines = print_lines(text, style.measure) if style.printed_lines else (text,)
    strips, left = list[Strip](), len(picture.caption)
    for n, line in enumerate(lines):
        caption, rest = line[:left], line[left:]
        left -= len(caption)
        gap = Gap.LINE if n else Gap.PICTURE
        if caption:
            strips.append(Strip(index, f"pictures.{k}.caption", caption, gap))
        between = glue if caption and rest.startswith(glue) else ""
        own = rest.removeprefix(between) if caption else rest.lstrip()
        if own:
            gap = Gap.GLUED if caption else gap
            strips.append(Strip(index, f"pictures.{k}.credit_text", own, gap, glue=between))
    if credit and not glued:
        strips.append(Strip(index, f"pictures.{k}.credit_text", credit, Gap.PARAGRAPH))
    return strips
