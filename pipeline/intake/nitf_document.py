"""A NITF document (News Industry Text Format 3.0 to 3.6, IPTC) into an item of a wire.

``hl1`` is the headline; ``hl2`` below it is its deck, above it its kicker.  ``byline`` with ``byttl`` and ``person``,
``dateline``, ``abstract`` (the deck, unless the text says it again), ``series`` (the column head), the blocks of
``body.content``, ``tagline`` and ``bibliography`` of ``body.end``.  Of ``head``: ``docdata`` (``urgency`` 1 to 8,
``management-status``, ``date.release``, ``ed-msg``), ``tobject.subject`` and ``pubdata`` (the section).  A
``date.publication`` is the day of the issue it is for.  What else ``head`` holds is told.
"""

import datetime
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.intake.bylines import parse_bylines
from pipeline.intake.hypertext import read_blocks
from pipeline.intake.wire_item import Said, Told, WireItem, squeezed
from pipeline.intake.wire_leads import foreign_bylines, is_machine_time
from pipeline.intake.wire_pictures import Pictures
from pipeline.intake.xml_tree import local_name
from pipeline.intake.xml_values import XmlFile, child, children
from pipeline.model import Byline

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["NitfDates", "read_nitf"]

DAY = re.compile(r"(?P<year>[12]\d{3})-?(?P<month>\d\d)-?(?P<day>\d\d)")


@dataclass(frozen=True, slots=True)
class NitfDates:
    """The day of the issue it is for, where ``pubdata`` names one."""

    publication: datetime.date | None


def read_nitf(root: "Element", item: WireItem, file: XmlFile, pictures: Pictures) -> NitfDates:
    """Read a document into an item.

    Args:
        root: the element ``nitf``.
        item: what is known of it from outside; headline and byline already there stand.
        file: the file it is in.
        pictures: those of the file.
    """
    _head(child(root, "head"), item, file)
    body = child(root, "body")
    _body_head(child(body, "body.head"), item, file)
    content = child(body, "body.content")
    if content is not None:
        read = read_blocks(content, file.source)
        item.add_body(read)
        pictures.add_found(item, read.pictures)
    for end in children(body, "body.end"):
        read = read_blocks(end, file.source)
        item.add_body(read)
    _abstract(child(body, "body.head", "abstract"), item, file)
    return NitfDates(_publication(child(root, "head")))


def _head(head: "Element | None", item: WireItem, file: XmlFile) -> None:
    if head is None:
        return
    title = child(head, "title")
    if title is not None:
        item.title = file.told(title)
        item.tell("title", item.title.text)
    for element in children(head, "docdata"):
        _docdata(element, item, file)
    for element in children(head, "urgency"):
        _urgency(element, item)
    _section(head, item, file)
    for element in head:
        name = local_name(element)
        if name in ("", "title", "docdata", "urgency"):
            continue
        item.tell(name, file.all_said(element))


def _docdata(docdata: "Element", item: WireItem, file: XmlFile) -> None:
    item.status = file.clean(docdata.get("management-status", ""), docdata).lower() or item.status
    if item.status == "embargoed":
        item.status, item.embargo = "", item.embargo or ""
    for element in docdata:
        name = local_name(element)
        if name == "urgency":
            _urgency(element, item)
        elif name == "ed-msg":
            item.notes.append(" ".join(file.clean(str(value), element) for value in element.attrib.values()))
        elif name == "date.release" and _later(element, child(docdata, "date.issue")):
            item.embargo = file.clean(element.get("norm", ""), element)
        elif name:
            item.tell(name, file.all_said(element))
    du_key = child(docdata, "du-key")
    if du_key is not None and du_key.get("version", "1").strip() not in ("", "1"):
        item.signals.append(f"version {file.clean(du_key.get('version', ''), du_key)}")


def _urgency(element: "Element", item: WireItem) -> None:
    urgency = element.get("ed-urg", "").strip()
    item.urgency = item.urgency or (int(urgency) if re.fullmatch("[1-9]", urgency) else 0)
    item.tell("urgency", urgency)


def _later(release: "Element", issue: "Element | None") -> bool:
    """Whether a story was released after it was issued: without that, a release date is none to wait for."""
    own = re.sub(r"\D", "", release.get("norm", "")[:15])
    other = "" if issue is None else re.sub(r"\D", "", issue.get("norm", "")[:15])
    length = min(len(own), len(other))
    return bool(length) and own[:length] > other[:length]


def _section(head: "Element", item: WireItem, file: XmlFile) -> None:
    for element in children(head, "pubdata"):
        position = element.get("position.section", "").strip()
        if position and item.section is None:
            item.section = file.told(element, position)
    for subject in children(child(head, "tobject"), "tobject.subject"):
        named = (subject.get(f"tobject.subject.{part}", "").strip() for part in ("type", "matter", "detail"))
        words = next(filter(None, named), "")
        if words and item.section is None:
            item.section = file.told(subject, words)


def _body_head(head: "Element | None", item: WireItem, file: XmlFile) -> None:
    if head is None:
        return
    own_headline = bool(item.headline)
    for hedline in children(head, "hedline"):
        _hedline(hedline, item, file, own_headline=own_headline)
    for element in head:
        name = local_name(element)
        if name == "byline":
            _byline(element, item, file)
        elif name == "dateline":
            item.dateline = item.dateline or _dateline(element, item, file)
        elif name == "note":
            item.notes.append(file.told(element).text)
        elif name == "series":
            series = element.get("series.name", "").strip()
            item.column_head += [file.told(element, series)] if series else []
            item.tell("series", file.all_said(element))
        elif name == "rights":
            item.usage.append(file.told(element).text)
        elif name not in ("", "hedline", "abstract"):
            item.tell(name, file.all_said(element))


def _hedline(hedline: "Element", item: WireItem, file: XmlFile, *, own_headline: bool) -> None:
    seen = False
    for element in hedline:
        name, told = local_name(element), file.told(element)
        if name == "hl1" and not seen and not own_headline:
            item.headline.append(told)
        elif name == "hl1" and told.text and squeezed(told.text) not in {squeezed(h.text) for h in item.headline}:
            item.tell("hl1", told.text)
        elif name == "hl2" and told.text:
            (item.deck if seen else item.kicker).append(told)
        seen = seen or name == "hl1"


def _byline(byline: "Element", item: WireItem, file: XmlFile) -> None:
    """``By Meredith Jameson, <byttl>Staff Reporter</byttl>``; a title without a name is the name of a desk."""
    told = file.told(byline)
    titles = [text for each in byline.iter() if local_name(each) == "byttl" and (text := file.told(each).text)]
    persons = [text for each in byline.iter() if local_name(each) == "person" and (text := file.told(each).text)]
    title = titles[0] if titles else None
    rest = told.text
    for text in titles:
        rest = rest.replace(text, " ")
    rest = rest.strip(" ,，、;；")
    chinese = parse_bylines(told.text)
    if chinese:
        item.add_byline(told, chinese)
    elif persons or rest:
        people = foreign_bylines(rest) if not persons else tuple(Byline(None, name) for name in persons)
        item.add_byline(told, tuple(Byline(title, own.name, own.unit) for own in people))
    else:
        item.add_byline(told, tuple(Byline(None, text) for text in titles))


def _dateline(dateline: "Element", item: WireItem, file: XmlFile) -> Told:
    """The words of a dateline; a time as machines write it is told and not among them."""
    location = next((each for each in dateline.iter() if local_name(each) == "location"), None)
    if location is not None:
        item.located = item.located or file.told(location)
    whole = file.told(dateline)
    for date in (each for each in dateline.iter() if local_name(each) == "story.date"):
        words = file.told(date).text
        item.tell("story.date", file.all_said(date))
        if is_machine_time(words):
            whole = replace(whole, text=squeezed(whole.text.replace(words, "")))
        else:
            item.dated = item.dated or words
    return whole


def _abstract(abstract: "Element | None", item: WireItem, file: XmlFile) -> None:
    if abstract is None:
        return
    read = read_blocks(abstract, file.source)
    told = [Told(t, o.lines, o.place) for t, o in zip(read.paragraphs, read.origins, strict=True)]
    said = Said.of(item.paragraphs)
    titles = {squeezed(each.text) for each in item.headline}
    fresh = [each for each in told if not said.has(each.text) and squeezed(each.text) not in titles]
    if not item.paragraphs:
        item.summary += told
    elif fresh:
        item.deck += fresh
    else:
        item.tell("abstract", " ".join(each.text for each in told))


def _publication(head: "Element | None") -> datetime.date | None:
    for element in children(head, "pubdata"):
        found = DAY.match(element.get("date.publication", "").strip())
        if found is not None:
            try:
                return datetime.date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                return None
    return None
