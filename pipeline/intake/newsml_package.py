"""A NewsML-G2 file: one ``newsItem``, a ``packageItem`` that names others, or a ``newsMessage`` that holds them.

A package gives the order: its root group first, the groups it names after it, each in its own order.  A picture goes
with the text before it in its group, or the first text of the group.  The section of a story that names none is its
group's role where that is more than main or sidebar.  An item that a package names and the file does not hold is a
story of title and summary, with a finding.  Items that no package names keep the order of the message.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.errors import Say, SourceError, Where
from pipeline.intake import wire_findings
from pipeline.intake.cleaning import Cleaning
from pipeline.intake.copy_file import CopyFile, Filing, story_id
from pipeline.intake.newsml_item import add_picture, code, is_picture_item, read_news_item
from pipeline.intake.wire_item import Told, WireItem
from pipeline.intake.wire_pictures import Pictures
from pipeline.intake.xml_tree import Addresses, local_name, read_xml
from pipeline.intake.xml_values import XmlFile, child, children
from pipeline.settings.values import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["read_newsml"]

ROLE = re.compile(r"[:/#]")
ORDINARY_ROLES = frozenset(
    {"", "main", "sidebar", "side", "sidebars", "package", "root", "items", "list", "group", "pictures"}
)


@dataclass(slots=True)
class _Reading:
    """The file while it is read; ``items`` are the stories in order."""

    copy: CopyFile
    file: XmlFile
    pictures: Pictures
    items: list[WireItem] = field(default_factory=list)
    done: set[str] = field(default_factory=set)

    def new(self, element: "Element") -> WireItem:
        item = WireItem(self.copy.name, story_id(self.copy, len(self.items) + 1), element.sourceline)
        self.items.append(item)
        return item


def read_newsml(copy: CopyFile, limits: Limits) -> Filing:
    """The stories of a file.

    Raises:
        SourceError: not well formed, beyond a limit, or without an item; with the line.
    """
    root, decoded = read_xml(copy.data, copy.name, limits)
    cleaning = Cleaning(copy.name)
    reading = _Reading(copy, XmlFile(copy.name, cleaning, Addresses()), Pictures(copy, limits))
    held = (
        list(children(child(root, "itemSet"), "newsItem", "packageItem"))
        if local_name(root) == "newsMessage"
        else [root]
    )
    if not held:
        raise SourceError(
            Say(zh="这份 NewsML-G2 里没有稿件。", en="This NewsML-G2 message holds no item."),
            where=Where(copy.name, root.sourceline),
        )
    news = {element.get("guid", f"#{number}"): element for number, element in enumerate(held)}
    for element in held:
        if local_name(element) == "packageItem":
            _package(element, news, reading)
    for guid, element in news.items():
        if local_name(element) != "packageItem" and guid not in reading.done:
            read_news_item(element, reading.new(element), reading.file, reading.pictures)
    if local_name(root) == "newsMessage" and reading.items:
        _message_told(root, reading)
    filed = [item.filed() for item in reading.items]
    findings = (*decoded.findings, *cleaning.findings(), *(finding for _, told in filed for finding in told))
    return Filing(stories=tuple(story for story, _ in filed), pictures=tuple(reading.pictures.taken), findings=findings)


def _message_told(message: "Element", reading: _Reading) -> None:
    """The header of a message, and the items in it that are no stories, told with the first story."""
    first = reading.items[0]
    for header in children(message, "header"):
        for element in header:
            first.tell(f"header {local_name(element)}", reading.file.all_said(element))
    for items in children(message, "itemSet"):
        for item in items:
            if local_name(item) not in ("", "newsItem", "packageItem"):
                first.tell(local_name(item), reading.file.all_said(item))


def _package(package: "Element", news: Mapping[str, "Element"], reading: _Reading) -> None:
    group_set = child(package, "groupSet")
    groups = {group.get("id", ""): group for group in children(group_set, "group")}
    before = len(reading.items)
    seen: set[str] = set()
    for name in (group_set.get("root", "") if group_set is not None else "", *groups):
        _group(name, groups, news, reading, seen)
    if len(reading.items) > before:
        _package_told(package, reading.items[before], reading)


def _group(
    name: str, groups: Mapping[str, "Element"], news: Mapping[str, "Element"], reading: _Reading, seen: set[str]
) -> None:
    """A group's own items in order, then those of the groups it names; each group once, so a circle ends."""
    waiting = [name]
    while waiting:
        at = waiting.pop(0)
        if at in seen or at not in groups:
            continue
        seen.add(at)
        group = groups[at]
        _members(group, news, reading)
        waiting[:0] = [each.get("idref", "") for each in children(group, "groupRef")]


def _members(group: "Element", news: Mapping[str, "Element"], reading: _Reading) -> None:
    """The stories of a group, each with the pictures after it; pictures before the first go with that."""
    early: list[Element] = []
    last: WireItem | None = None
    for reference in children(group, "itemRef"):
        if _is_picture(reference, news):
            if last is None:
                early.append(reference)
            else:
                _picture(reference, news, reading, last)
            continue
        before = len(reading.items)
        _text(reference, news, reading, _role(group))
        last = reading.items[before] if len(reading.items) > before else last
        if last is not None:
            last.tell("group", f"{group.get('id', '')} {group.get('role', '')} {group.get('mode', '')}")
        for picture in early if last is not None else ():
            _picture(picture, news, reading, last)
        early = early if last is None else []
    for picture in early:
        _picture(picture, news, reading, None)


def _role(group: "Element") -> Told | None:
    role = ROLE.split(group.get("role", "").strip())[-1]
    line = group.sourceline
    return None if role.lower() in ORDINARY_ROLES else Told(role, () if line is None else (line,), "")


def _is_picture(reference: "Element", news: Mapping[str, "Element"]) -> bool:
    return is_picture_item(news.get(reference.get("residref", ""), reference))


def _text(reference: "Element", news: Mapping[str, "Element"], reading: _Reading, role: Told | None) -> None:
    guid = reference.get("residref") or reference.get("href") or ""
    held = news.get(guid)
    if guid and guid in reading.done:
        return
    reading.done.add(guid)
    if held is not None and local_name(held) == "packageItem":
        return
    item = reading.new(reference)
    if held is not None:
        read_news_item(held, item, reading.file, reading.pictures)
    else:
        _reference(reference, item, reading.file)
    item.section = item.section or role


def _reference(reference: "Element", item: WireItem, file: XmlFile) -> None:
    """What a package says of an item that did not come."""
    item.findings.append(wire_findings.elsewhere(Where(item.name, item.line), item.id, _address(reference)))
    headlines = [file.told(each) for each in children(reference, "headline", "title")]
    item.headline += headlines[:1]
    for told in headlines[1:]:
        item.tell("title", told.text)
    for description in children(reference, "description"):
        item.add_paragraph(file.told(description))
    item.status = code(child(reference, "pubStatus"))
    for each in reference:
        if local_name(each) not in ("", "title", "headline", "description", "pubStatus"):
            item.tell(local_name(each), file.all_said(each))


def _picture(reference: "Element", news: Mapping[str, "Element"], reading: _Reading, item: WireItem | None) -> None:
    guid = reference.get("residref", "")
    if guid in reading.done:
        return
    reading.done.add(guid)
    held, file = news.get(guid), reading.file
    own = item if item is not None else reading.new(reference)
    if held is None:
        captions = [file.told(each) for each in children(reference, "description")]
        at = file.told(reference, "")
        reading.pictures.add(own, [_address(reference)], captions[0] if captions else None, at=at)
        _told(reference, own, file, ("description",))
        return
    if item is None:
        read_news_item(held, own, file, reading.pictures)
        return
    add_picture(held, own, file, reading.pictures)
    status = code(child(held, "itemMeta", "pubStatus"))
    if status not in ("", "usable"):
        own.findings.append(wire_findings.not_usable(Where(own.name, held.sourceline), own.id, f"{guid} {status}"))
    for block in children(held, "rightsInfo", "itemMeta", "contentMeta"):
        own.usage += [file.told(each).text for each in children(block, "usageTerms")]
        own.notes += [file.told(each).text for each in children(block, "edNote")]
        _told(block, own, file, ("usageTerms", "edNote"))


def _told(element: "Element", item: WireItem, file: XmlFile, but: tuple[str, ...]) -> None:
    for each in element:
        name = local_name(each)
        if name and name not in but:
            item.tell(f"picture {name}", file.all_said(each))


def _package_told(package: "Element", first: WireItem, reading: _Reading) -> None:
    """What a package says of itself, told with its first story."""
    meta = child(package, "itemMeta")
    status = code(child(meta, "pubStatus"))
    if status not in ("", "usable"):
        for item in reading.items:
            item.status = status
    first.notes += [reading.file.told(each).text for each in children(meta, "edNote")]
    first.signals += [f"{code(each)} {reading.file.told(each).text}".strip() for each in children(meta, "signal")]
    first.tell("package", f"{package.get('guid', '')} version {package.get('version', '')}")
    for each in children(package, "catalogRef", "assert"):
        first.tell(f"package {local_name(each)}", reading.file.all_said(each))
    for block in children(package, "rightsInfo", "itemMeta", "contentMeta"):
        for each in _named(block):
            first.tell(f"package {local_name(each)}", reading.file.all_said(each))


def _named(block: "Element") -> Iterator["Element"]:
    return (each for each in block if local_name(each) not in ("", "edNote", "signal", "pubStatus"))


def _address(reference: "Element") -> str:
    return (reference.get("residref") or reference.get("href") or "").strip()
