"""Styles of a Word file resolved: what a paragraph is by its style, and how its characters look.

A property that is not said is the style's, then that of the style it is based on, then the document's default
(ECMA-376 Part 1, 17.7.2).
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.intake.word.names import W, attribute, is_on, value, whole_number

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Look", "ParagraphStyle", "Role", "Styles", "read_styles"]

DEFAULT_HALF_POINTS = 20  # 17.3.2.38: ten points
HEADING = re.compile(r"(?:heading|标题|小标题)\s*([1-9])\Z")
CONTENTS = re.compile(r"(?:toc|目录)\s*(?:heading|标题|[1-9])\Z")
BODY_LEVEL = 9
LONGEST_CHAIN = 50  # Word itself goes no further than eleven


class Role(StrEnum):
    """What a style says a paragraph is."""

    TITLE = "title"
    HEADING = "heading"
    KICKER = "kicker"
    DECK = "deck"
    COLUMN = "column"
    BYLINE = "byline"
    CAPTION = "caption"
    VERSE = "verse"
    CONTENTS = "contents"
    BODY = "body"


NAMES = {
    **dict.fromkeys(("title", "标题", "文章标题", "大标题", "主标题", "主题", "正题", "headline"), Role.TITLE),
    **dict.fromkeys(("kicker", "引题", "肩题", "眉题", "引标题"), Role.KICKER),
    **dict.fromkeys(("subtitle", "副标题", "副题", "deck"), Role.DECK),
    **dict.fromkeys(("栏题", "栏目", "栏目名", "column head"), Role.COLUMN),
    **dict.fromkeys(("byline", "author", "作者", "署名", "记者"), Role.BYLINE),
    **dict.fromkeys(("caption", "题注", "图注", "图片说明", "图说"), Role.CAPTION),
    **dict.fromkeys(("verse", "诗", "诗歌", "诗行"), Role.VERSE),
}
SUBHEADS = ("小标题", "subhead", "分题")


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look; None where nobody says.  ``half_points`` is the size; ``raised`` is ``w:vertAlign``."""

    bold: bool | None = None
    half_points: int | None = None
    hidden: bool | None = None
    struck: bool | None = None
    raised: str | None = None

    def over(self, below: "Look") -> "Look":
        """This look, and that of ``below`` where this says nothing."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.half_points if self.half_points is None else self.half_points,
            below.hidden if self.hidden is None else self.hidden,
            below.struck if self.struck is None else self.struck,
            below.raised if self.raised is None else self.raised,
        )


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph's properties: ``level`` is a heading's, from 1; ``list_id`` and ``list_level`` those of its list."""

    role: Role = Role.BODY
    level: int = 0
    look: Look = Look()
    align: str = ""
    list_id: str = ""
    list_level: int = 0
    new_page: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of a document, each resolved once."""

    elements: "dict[str, Element]" = field(default_factory=dict)
    default: str = ""
    defaults: Look = Look(half_points=DEFAULT_HALF_POINTS)
    paragraphs: dict[str, ParagraphStyle] = field(default_factory=dict)
    characters: dict[str, Look] = field(default_factory=dict)

    def paragraph(self, properties: "Element | None") -> ParagraphStyle:
        """The style of a paragraph with its own properties (``w:pPr``) above it."""
        style = self._paragraph(value(properties, "pStyle") or self.default, set())
        return style if properties is None else _over(properties, style)

    def run(self, properties: "Element", paragraph: Look) -> Look:
        """The look of a run (``w:rPr``) in a paragraph of a look."""
        named = value(properties, "rStyle")
        below = self._character(named, set()).over(paragraph) if named else paragraph
        return look_of(properties).over(below)

    def _paragraph(self, style_id: str, seen: set[str]) -> ParagraphStyle:
        if style_id in self.paragraphs:
            return self.paragraphs[style_id]
        element = self.elements.get(style_id)
        # A style based on itself, or on very many others, is based on nothing.
        if element is None or style_id in seen or len(seen) > LONGEST_CHAIN:
            return ParagraphStyle(look=self.defaults)
        below = self._paragraph(value(element, "basedOn"), {*seen, style_id})
        named = _role(value(element, "name").strip().lower())
        role, level = named or (below.role, below.level)
        look = look_of(element.find(W + "rPr")).over(below.look)
        style = ParagraphStyle(role, level, look, below.align, below.list_id, below.list_level, below.new_page)
        properties = element.find(W + "pPr")
        self.paragraphs[style_id] = style if properties is None else _over(properties, style)
        return self.paragraphs[style_id]

    def _character(self, style_id: str, seen: set[str]) -> Look:
        if style_id not in self.characters:
            element = self.elements.get(style_id)
            if element is None or style_id in seen or len(seen) > LONGEST_CHAIN:
                return Look()
            below = self._character(value(element, "basedOn"), {*seen, style_id})
            self.characters[style_id] = look_of(element.find(W + "rPr")).over(below)
        return self.characters[style_id]


def read_styles(root: "Element | None") -> Styles:
    """The styles that ``word/styles.xml`` defines; none where the part is not there."""
    styles = Styles()
    if root is None:
        return styles
    for element in root.findall(W + "style"):
        styles.elements[attribute(element, "styleId")] = element
        if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
            styles.default = attribute(element, "styleId")
    styles.defaults = look_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")).over(styles.defaults)
    return styles


def look_of(properties: "Element | None") -> Look:
    """What run properties say by themselves."""
    if properties is None:
        return Look()
    struck = is_on(properties, "strike")
    return Look(
        is_on(properties, "b"),
        whole_number(value(properties, "sz")),
        is_on(properties, "vanish"),
        is_on(properties, "dstrike") or struck,
        value(properties, "vertAlign") or None,
    )


def _over(properties: "Element", style: ParagraphStyle) -> ParagraphStyle:
    """A paragraph's own properties over those of its style."""
    role, level = style.role, style.level
    outline = whole_number(value(properties, "outlineLvl"))
    if outline is not None and role is Role.BODY and outline < BODY_LEVEL:
        role, level = Role.HEADING, outline + 1
    numbered = properties.find(W + "numPr")
    list_id = value(numbered, "numId") or style.list_id
    list_level = whole_number(value(numbered, "ilvl"))
    breaks = is_on(properties, "pageBreakBefore")
    return ParagraphStyle(
        role,
        level,
        style.look,
        value(properties, "jc") or style.align,
        "" if list_id == "0" else list_id,
        style.list_level if list_level is None else list_level,
        style.new_page if breaks is None else breaks,
    )


def _role(name: str) -> tuple[Role, int] | None:
    if name in NAMES:
        return NAMES[name], 0
    if name in SUBHEADS:
        return Role.HEADING, 2
    if CONTENTS.match(name):
        return Role.CONTENTS, 0
    found = HEADING.match(name)
    return (Role.HEADING, int(found[1])) if found else None
