"""A NewsML-G2 ``newsItem`` (IPTC NewsML-G2 2.x, NAR) into an item of a wire.

``itemMeta``: ``pubStatus``, ``embargoed``, ``edNote``, ``signal``.  ``contentMeta``: ``headline`` (by ``role`` also
kicker and deck), ``by`` and ``creator``, ``located``, ``urgency``, the first ``subject`` that has a name (the section),
``description`` and ``creditline``.  ``rightsInfo``: ``usageTerms``.  ``contentSet``: ``inlineXML`` with NITF or XHTML,
``inlineData`` with HTML or text, ``remoteContent`` as the renditions of a picture.  All else is told.
"""

import re
from typing import TYPE_CHECKING

from pipeline.intake.html_tree import read_html
from pipeline.intake.hypertext import Source, read_blocks
from pipeline.intake.nitf_document import read_nitf
from pipeline.intake.wire_item import Told, WireItem, squeezed
from pipeline.intake.wire_leads import is_machine_time
from pipeline.intake.wire_pictures import Pictures
from pipeline.intake.xml_tree import local_name
from pipeline.intake.xml_values import XmlFile, child, children
from pipeline.model import Byline, Credit

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["add_picture", "code", "is_picture_item", "read_news_item"]

DECKS = ("sub", "deck", "second")
KICKERS = ("kick", "over", "eyebrow", "shoulder")
# Text that calls itself plain and is HTML all the same.
MARKED_UP = re.compile(r"\s*<(?:p|div|html|body|h[1-6]|article|section)[\s>]", re.IGNORECASE)
BREAK = re.compile(r"\n")
# IPTC NewsCodes: what a subject is, where it is no topic but a person, a place and so on (cpnat).
NO_TOPICS = frozenset({"person", "organisation", "geoArea", "poi", "event", "object", "team", "conf"})
PHOTOGRAPHERS = ("photog", "camera", "graphic", "artist")
READ = frozenset(
    {"headline", "urgency", "pubStatus", "embargoed", "edNote", "usageTerms", "signal", "by", "creditline", "dateline"}
)
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def code(element: "Element | None") -> str:
    """The code an element holds, without its scheme: ``stat:canceled`` and the URI that ends in it are ``canceled``."""
    if element is None:
        return ""
    value = element.get("qcode") or element.get("uri") or element.get("literal") or element.text or ""
    return re.split(r"[:/#]", value.strip())[-1]


def is_picture_item(item: "Element") -> bool:
    """Whether a ``newsItem`` or a reference to one is a picture or a graphic."""
    kind = code(child(item, "itemMeta", "itemClass"))
    if not kind:
        kind = code(child(item, "itemClass"))
    return kind in ("picture", "graphic")


def read_news_item(element: "Element", item: WireItem, file: XmlFile, pictures: Pictures) -> None:
    """Read a ``newsItem`` into an item.

    Args:
        element: the ``newsItem``, or a ``contentSet`` alone.
        item: what is known of it.
        file: the file it is in.
        pictures: those of the file.
    """
    _facts(element, item, file)
    _words(child(element, "contentMeta"), item, file, is_picture=is_picture_item(element))
    content = element if local_name(element) == "contentSet" else child(element, "contentSet")
    if is_picture_item(element):
        add_picture(element, item, file, pictures)
    for part in content if content is not None else ():
        name = local_name(part)
        if name == "inlineXML":
            _inline_xml(part, item, file, pictures)
        elif name == "inlineData":
            _inline_data(part, item, file, pictures)
        elif name == "remoteContent" and not is_picture_item(element):
            item.tell("remoteContent", file.all_said(part))
    for notice in children(element, "assert", "catalogRef", "partMeta", "inlineRef", "derivedFrom"):
        item.tell(local_name(notice), file.all_said(notice))


def add_picture(element: "Element", item: WireItem, file: XmlFile, pictures: Pictures) -> None:
    """The picture that a ``newsItem`` is, as one of an item that may be another."""
    meta = child(element, "contentMeta")
    captions = [file.told(each) for each in children(meta, "description") if "summary" not in each.get("role", "")]
    creators = [each for each in children(meta, "creator") if child(each, "name") is not None]
    lines = [file.told(each) for each in children(meta, "creditline")]
    named = [file.told(name) for each in creators if (name := child(each, "name")) is not None]
    contents = list(children(child(element, "contentSet"), "remoteContent"))
    sized = [(int(width) if (width := c.get("width", "").strip()).isdecimal() else 0, c) for c in contents]
    addresses = [c.get("href", "").strip() for _, c in sorted(sized, key=lambda pair: -pair[0])]
    made_by = Credit(None, named[0].text) if named else None
    at = file.told(contents[0] if contents else element, "")
    credit = next(iter([*lines, *named]), None)
    pictures.add(item, [a for a in addresses if a], captions[0] if captions else None, credit, made_by, at)
    for content in contents:
        item.tell("remoteContent", file.all_said(content))


def _facts(element: "Element", item: WireItem, file: XmlFile) -> None:
    """Everything that is no text of the story."""
    meta = child(element, "itemMeta")
    item.status = code(child(meta, "pubStatus")) or item.status
    title = child(meta, "title")
    item.title = file.told(title) if title is not None else item.title
    embargo = child(meta, "embargoed")
    item.embargo = file.told(embargo).text if embargo is not None else None
    item.notes += [file.told(each).text for each in children(meta, "edNote")]
    item.signals += [f"{code(each)} {file.told(each).text}".strip() for each in children(meta, "signal")]
    for rights in children(element, "rightsInfo"):
        item.usage += [file.told(each).text for each in children(rights, "usageTerms")]
    urgency = child(element, "contentMeta", "urgency")
    value = "" if urgency is None else file.told(urgency).text
    item.urgency = int(value) if re.fullmatch("[1-9]", value) else 0
    item.tell("urgency", value)
    for name in ("guid", "version", LANG):
        item.tell("language" if name == LANG else name, element.get(name, ""))
    for block in (*children(element, "rightsInfo"), meta, child(element, "contentMeta")):
        for each in block if block is not None else ():
            if (name := local_name(each)) and name not in READ:
                item.tell(name, file.all_said(each))


def _words(meta: "Element | None", item: WireItem, file: XmlFile, *, is_picture: bool) -> None:
    for headline in children(meta, "headline"):
        told, role = file.told(headline), headline.get("role", "").lower()
        if any(word in role for word in DECKS):
            item.deck.append(told)
        elif any(word in role for word in KICKERS):
            item.kicker.append(told)
        elif told.text and not item.headline:
            item.headline.append(told)
        else:
            item.tell("headline", told.text)
    _place(meta, item, file)
    for subject in children(meta, "subject"):
        topic = re.split(r"[:/]", subject.get("type", ""))[-1] not in NO_TOPICS
        name = _name(subject)
        told = file.told(name) if name is not None else Told("")
        if item.section is None and topic and told.text:
            item.section = told
    if not is_picture:
        item.summary += [file.told(each) for each in children(meta, "description")]
        _people(meta, item, file)
        for line in children(meta, "creditline"):
            item.tell("creditline", file.told(line).text)


def _place(meta: "Element | None", item: WireItem, file: XmlFile) -> None:
    """The dateline, unless it is a time as machines write it, and the place the item is from."""
    dateline = child(meta, "dateline")
    told = file.told(dateline) if dateline is not None else Told("")
    if is_machine_time(told.text):
        item.tell("dateline", told.text)
    elif told.text:
        item.dateline = told
    name = child(meta, "located", "name")
    if name is not None:
        item.located = file.told(name)


def _people(meta: "Element | None", item: WireItem, file: XmlFile) -> None:
    by = list(children(meta, "by"))
    for each in by:
        item.add_byline(file.told(each))
    for creator in children(meta, "creator"):
        name = child(creator, "name")
        if by or name is None or any(word in creator.get("role", "") for word in PHOTOGRAPHERS):
            continue
        title = child(creator, "related", "name")
        item.add_byline(
            file.told(name), (Byline(None if title is None else file.told(title).text, file.told(name).text),)
        )


def _name(subject: "Element") -> "Element | None":
    """A subject's name, that in Chinese first."""
    names = list(children(subject, "name"))
    return next((name for name in names if name.get(LANG, "").startswith("zh")), names[0] if names else None)


def _inline_xml(part: "Element", item: WireItem, file: XmlFile, pictures: Pictures) -> None:
    """NITF, XHTML, or what is read as XHTML because its blocks are named so."""
    for root in part:
        name = local_name(root)
        if name == "nitf":
            _inline_nitf(root, item, file, pictures)
        elif name:
            read = read_blocks(root if name in ("html", "body") else part, file.source)
            item.add_body(read)
            pictures.add_found(item, read.pictures)
            break


def _inline_nitf(root: "Element", item: WireItem, file: XmlFile, pictures: Pictures) -> None:
    """A NITF document, whose byline says more than the names of ``contentMeta``."""
    outer = list(item.bylines)
    urgency, section, status = item.urgency, item.section, item.status
    item.bylines = []
    read_nitf(root, item, file, pictures)
    item.urgency, item.section = urgency or item.urgency, section or item.section
    item.status = status if status not in ("", "usable") else item.status
    said = " ".join(told.text for told, _ in item.bylines)
    for told, _ in outer:
        if said and squeezed(told.text) not in said:
            item.tell("creator", told.text)
    item.bylines = item.bylines or outer


def _inline_data(part: "Element", item: WireItem, file: XmlFile, pictures: Pictures) -> None:
    if part.get("encoding"):
        item.tell("inlineData", f"{part.get('contenttype', '')} {part.get('encoding', '')}")
        return
    kind, text = part.get("contenttype", "").lower(), "".join(part.itertext())
    origin = file.source.origin("", part)
    line = origin.lines[0] if origin.lines else None
    if text.strip() and ("html" in kind or MARKED_UP.match(text)):
        root, _ = read_html(text, file.name, pictures.limits)
        read = read_blocks(root, Source(file.name, file.cleaning, file.addresses, origin.place, line))
        item.add_body(read)
        pictures.add_found(item, read.pictures)
        return
    for number, row in enumerate(BREAK.split(file.cleaning.text(text, line))):
        words = row.strip(" \t\u3000\u00a0")
        if words:
            item.add_paragraph(Told(words, () if line is None else (line + number,), origin.place))
