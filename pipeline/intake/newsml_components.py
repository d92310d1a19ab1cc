"""The components of NewsML 1.0 to 1.2 (IPTC, 2000 to 2003) into items of a wire.

``NewsItem`` → ``NewsManagement`` (``Status``, ``Urgency``, ``Instruction``) and a tree of ``NewsComponent``: each may
have ``NewsLines`` (``HeadLine``, ``SubHeadLine``, ``ByLine``, ``DateLine``, ``SeriesLine``), ``UsageRights`` and
``ContentItem``.  A content item is a text (NITF, XHTML, paragraphs or plain), or a picture's file.  The ``Role`` of its
component says whether a text is the body, a title, a lead, a subheadline or a caption.  A text whose headline is that
of the story before it is the same in another form: only what it adds is told.  All else is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.errors import Where
from pipeline.intake import wire_findings
from pipeline.intake.copy_file import CopyFile, story_id
from pipeline.intake.html_tree import read_html
from pipeline.intake.hypertext import Hypertext, Source, read_blocks
from pipeline.intake.nitf_document import read_nitf
from pipeline.intake.wire_item import Said, Told, WireItem, squeezed
from pipeline.intake.wire_leads import is_machine_time
from pipeline.intake.wire_pictures import Pictures
from pipeline.intake.xml_tree import local_name
from pipeline.intake.xml_values import XmlFile, child, children

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["NewsMLFile", "read_items"]

CAPTIONS = ("caption",)
TITLES = ("title", "headline")
DECKS = ("subheadline", "subtitle", "deck")
NO_TEXT = ("stylesheet", "logo", "thumbnail", "preview", "quicklook", "icon")
PICTURES = ("photo", "picture", "graphic", "image", "image/jpeg", "image/png", "image/gif", "image/tiff")
ASIDE = ("contact",)
WITHDRAWN = ("withheld", "canceled", "cancelled", "killed", "retracted", "deleted")
SKIPPED = frozenset({"", "NewsComponent", "NewsLines", "ContentItem", "NewsItemRef", "Role", "Catalog", "TopicSet"})


@dataclass(frozen=True, slots=True)
class NewsMLFile:
    """The file while it is read."""

    copy: CopyFile
    file: XmlFile
    pictures: Pictures


@dataclass(slots=True)
class _Content:
    """A text or a picture of an item, with the components it stands in, the outermost first."""

    element: "Element"
    components: tuple["Element", ...]
    role: str = ""


@dataclass(slots=True)
class _Waiting:
    """What came before the story it belongs to: captions by the component that holds them, and pictures."""

    captions: dict["Element", Told] = field(default_factory=dict)
    pictures: list[_Content] = field(default_factory=list)


def read_items(root: "Element", file: NewsMLFile) -> list[WireItem]:
    """The stories of a document.

    Args:
        root: the element ``NewsML``.
        file: what it is in.

    Raises:
        SourceError: a text in it cannot be read, or there are more stories than a file could have.
    """
    items: list[WireItem] = []
    for news in children(root, "NewsItem"):
        contents = [content for component in children(news, "NewsComponent") for content in _contents(component, ())]
        fresh = _stories(contents, file, len(items))
        for item in fresh:
            _management(child(news, "NewsManagement"), item, file.file)
        for element in news if fresh else ():
            if local_name(element) in ("Identification", "Comment", "NewsManagement"):
                fresh[0].tell(local_name(element), file.file.all_said(element))
        items += fresh
    for element in children(child(root, "NewsEnvelope"), "DateAndTime", "NewsService", "NewsProduct", "Priority"):
        if items:
            items[0].tell(local_name(element), file.file.all_said(element))
    return items


def _contents(component: "Element", above: tuple["Element", ...]) -> Iterator[_Content]:
    """The content items of a component and of those in it, in their order."""
    from lxml import etree

    path = list(above)
    for event, element in etree.iterwalk(component, events=("start", "end")):
        name = local_name(element)
        if name == "NewsComponent" and event == "start":
            path.append(element)
        elif name == "NewsComponent":
            path.pop()
        elif name == "ContentItem" and event == "start":
            yield _Content(element, tuple(path), _role(path))


def _role(path: list["Element"]) -> str:
    role = child(path[-1], "Role") if path else None
    return "" if role is None else role.get("FormalName", "").strip().lower()


def _stories(contents: list[_Content], file: NewsMLFile, before: int) -> list[WireItem]:
    items: list[WireItem] = []
    waiting = _Waiting()
    others: list[_Content] = []
    for content in contents:
        if _is_picture(content.element):
            waiting.pictures.append(content)
        elif any(word in content.role for word in CAPTIONS):
            at = file.file.told(content.element, "")
            holder = content.components[-2] if len(content.components) > 1 else content.element
            waiting.captions[holder] = Told(" ".join(_text(content.element, file).paragraphs), at.lines, at.place)
        elif any(word in content.role for word in (*NO_TEXT, *ASIDE)) or not _has_text(content.element):
            others.append(content)
        else:
            _take_text(content, items, file, before)
    if not items and waiting.pictures:
        items.append(_new(waiting.pictures[0], items, file, before))
    for group in _renditions(waiting.pictures):
        _take_picture(group, items[0], waiting, file)
    for content in others if items else ():
        items[0].tell(content.role or "content", file.file.all_said(content.element))
    return items


def _renditions(pictures: list[_Content]) -> list[list[_Content]]:
    """The files of each picture, the best first: those that stand in one component."""
    groups: dict[Element, list[_Content]] = {}
    for content in pictures:
        at = content.components[-2] if len(content.components) > 1 else content.element
        groups.setdefault(at, []).append(content)
    return [
        sorted(group, key=lambda content: any(word in content.role for word in NO_TEXT)) for group in groups.values()
    ]


def _new(content: _Content, items: list[WireItem], file: NewsMLFile, before: int) -> WireItem:
    item = WireItem(file.copy.name, story_id(file.copy, before + len(items) + 1), content.element.sourceline)
    for component in content.components:
        _component(component, item, file.file)
    return item


def _take_text(content: _Content, items: list[WireItem], file: NewsMLFile, before: int) -> None:
    headline = _headline(content, file.file)
    same = bool(items) and (not headline or headline in {squeezed(told.text) for told in items[-1].headline})
    if not same:
        items.append(_new(content, items, file, before))
    item = items[-1]
    if any(word == content.role for word in (*TITLES, *DECKS)):
        told = Told(" ".join(_text(content.element, file).paragraphs), (content.element.sourceline or 1,))
        known = {squeezed(own.text) for own in (*item.headline, *item.deck)}
        if squeezed(told.text) not in known:
            (item.deck if content.role in DECKS or item.headline else item.headline).append(told)
        return
    if item.paragraphs and same and content.role not in ("lead", "body"):
        _told_again(content, item, file)
        return
    nitf = _find(content.element, "nitf")
    if nitf is not None:
        read_nitf(nitf, item, file.file, file.pictures)
        return
    read = _text(content.element, file)
    item.add_body(read)
    file.pictures.add_found(item, read.pictures)


def _told_again(content: _Content, item: WireItem, file: NewsMLFile) -> None:
    said = Said.of(item.paragraphs)
    lacking = [text for text in _text(content.element, file).paragraphs if not said.has(text)]
    kind = child(content.element, "Format")
    name = content.role or (kind.get("FormalName", "") if kind is not None else "")
    where = Where(item.name, content.element.sourceline)
    item.findings.append(wire_findings.other_bodies(where, item.id, [name or "?"], lacking))


def _headline(content: _Content, file: XmlFile) -> str:
    for component in reversed(content.components):
        line = child(component, "NewsLines", "HeadLine")
        if line is not None and (told := file.told(line)).text:
            return squeezed(told.text)
    return ""


def _component(component: "Element", item: WireItem, file: XmlFile) -> None:
    """What a component says of the text inside it; an inner one is nearer to it than an outer one."""
    lines = child(component, "NewsLines")
    for element in lines if lines is not None else ():
        told = file.told(element)
        if told.text:
            _line(local_name(element), told, item)
    for rights in children(component, "RightsMetadata"):
        item.usage += [file.told(each).text for use in children(rights, "UsageRights") for each in use]
    for element in component:
        if local_name(element) not in SKIPPED:
            item.tell(local_name(element), file.all_said(element))


def _line(name: str, told: Told, item: WireItem) -> None:
    if name == "HeadLine":
        for outer in item.headline:
            item.tell("HeadLine", "" if outer.text == told.text else outer.text)
        item.headline = [told]
    elif name == "SubHeadLine":
        item.deck.append(told)
    elif name == "SeriesLine":
        item.column_head.append(told)
    elif name == "ByLine":
        item.add_byline(told)
    elif name == "DateLine" and not is_machine_time(told.text):
        item.dateline = told
    else:
        item.tell(name, told.text)


def _management(management: "Element | None", item: WireItem, file: XmlFile) -> None:
    status, urgency = child(management, "Status"), child(management, "Urgency")
    word = "" if status is None else status.get("FormalName", "").strip().lower()
    if word == "embargoed":
        until = child(management, "StatusWillChange", "DateAndTime")
        item.embargo = "" if until is None else file.told(until).text
    elif word in WITHDRAWN:
        item.status = word
    elif word not in ("", "usable"):
        item.tell("Status", word)
    level = "" if urgency is None else urgency.get("FormalName", "").strip()
    if level in tuple("12345678"):
        item.urgency = int(level)
    for instruction in children(management, "Instruction"):
        said = file.all_said(instruction)
        item.signals.append(f"{instruction.get('FormalName', '')} {said}".strip())


def _take_picture(group: list[_Content], item: WireItem, waiting: _Waiting, file: NewsMLFile) -> None:
    content = group[0]
    caption = next((waiting.captions[up] for up in reversed(content.components) if up in waiting.captions), None)
    if caption is None and len(waiting.captions) == 1:
        caption = next(iter(waiting.captions.values()))
    at = file.file.told(content.element, "")
    credit = None
    for component in reversed(content.components):
        line = child(component, "NewsLines", "CreditLine")
        credit = file.file.told(line) if credit is None and line is not None else credit
    addresses = [each.element.get("Href", "").strip() for each in group]
    file.pictures.add(item, addresses, caption, credit, at=at)
    for each in group:
        item.tell("picture", file.file.all_said(each.element))


def _is_picture(content: "Element") -> bool:
    media, mime = child(content, "MediaType"), child(content, "MimeType")
    named = [each.get("FormalName", "").strip().lower() for each in (media, mime) if each is not None]
    return any(name in PICTURES for name in named) and bool(content.get("Href"))


def _has_text(content: "Element") -> bool:
    data = child(content, "DataContent")
    kind = child(content, "MediaType")
    text = kind is None or kind.get("FormalName", "").strip().lower() in ("", "text", "complexdata")
    return text and data is not None and bool("".join(data.itertext()).strip())


def _find(content: "Element", name: str) -> "Element | None":
    data = child(content, "DataContent")
    return next((each for each in data.iter() if local_name(each) == name), None) if data is not None else None


def _text(content: "Element", file: NewsMLFile) -> Hypertext:
    """The blocks of a content item; what stands in it as characters is read as HTML where it is marked up."""
    data = child(content, "DataContent")
    data = content if data is None else data
    inner = _find(content, "body.content")
    inner = _find(content, "body") if inner is None else inner
    if inner is not None or any(isinstance(each.tag, str) for each in data):
        return read_blocks(data if inner is None else inner, file.file.source)
    words = "".join(data.itertext())
    origin = file.file.source.origin("", data)
    line = origin.lines[0] if origin.lines else None
    if "<" in words and "</" in words:
        markup = f"<div>{words}</div>"
    else:
        rows = words.split("\n")
        markup = "<div>" + "".join(f"<p>{_escaped(row)}</p>" for row in rows if row.strip()) + "</div>"
    root, _ = read_html(markup, file.copy.name, file.pictures.limits)
    return read_blocks(root, Source(file.copy.name, file.file.cleaning, file.file.addresses, origin.place, line))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
