"""What the digital newspapers of Founder (方正) mark in their pages.

A comment ``<!--enpproperty <title>…</title><introtitle>…</introtitle>… /enpproperty-->`` holds the fields, in newer
pages as ``<founder-title>``; the text stands between ``<!--enpcontent-->`` and ``<!--/enpcontent-->`` or in
``<founder-content>``.  What stands in ``<![CDATA[…]]>``, as some papers write it, is text.
"""

import html
import re
from dataclasses import dataclass

__all__ = ["CONTENT", "Property", "marked", "property_of"]

FOUNDER = "founder-"
CONTENT = "founder-content"
OPENS, CLOSES = "<!--enpcontent-->", "<!--/enpcontent-->"
LONGEST_COMMENT = 65_536
BREAK = re.compile(r"<br\s*/?>|</?p\b[^<>]*>|</?div\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Property:
    """The fields of the comment as lines of plain text, empty where it has none; ``line`` is where it starts."""

    title: tuple[str, ...]
    introtitle: tuple[str, ...]
    subtitle: tuple[str, ...]
    author: tuple[str, ...]
    date: str
    nodename: str
    line: int
    whole: str


def property_of(text: str) -> Property | None:
    """The first such comment of a page."""
    at = text.find("<!--enpproperty")
    if at < 0:
        return None
    end = text.find("-->", at, at + LONGEST_COMMENT)
    raw = text[at + len("<!--enpproperty") : end if end >= 0 else at + LONGEST_COMMENT]
    return Property(
        _lines(_field(raw, "title")),
        _lines(_field(raw, "introtitle")),
        _lines(_field(raw, "subtitle")),
        _lines(_field(raw, "author")),
        " ".join(_lines(_field(raw, "date"))),
        " ".join(_lines(_field(raw, "nodename"))),
        text.count("\n", 0, at) + 1,
        " ".join(_lines(raw.replace("/enpproperty", ""))),
    )


def _field(raw: str, name: str) -> str:
    for tag in (name, f"founder-{name}"):
        start = raw.find(f"<{tag}>")
        end = raw.find(f"</{tag}>", start) if start >= 0 else -1
        if end >= 0:
            return raw[start + len(tag) + 2 : end]
    return ""


def _lines(markup: str) -> tuple[str, ...]:
    lines = (html.unescape(TAG.sub(" ", line)).replace("\xa0", " ") for line in BREAK.split(markup))
    return tuple(text for line in lines if (text := " ".join(line.split())))


def marked(text: str) -> str:
    """The page with the text of the article in an element, where only comments mark it."""
    if f"<{FOUNDER}" in text:
        text = text.replace("<![CDATA[", "").replace("]]>", "")
    if f"<{CONTENT}" in text or OPENS not in text:
        return text
    return text.replace(OPENS, f"<{CONTENT}>").replace(CLOSES, f"</{CONTENT}>")
