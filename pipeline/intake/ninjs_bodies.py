"""The bodies of a ninjs item: which of several is read, and how; what only the others say."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.errors import Say, SourceError, Where
from pipeline.intake import wire_findings
from pipeline.intake.cleaning import Cleaning, printable
from pipeline.intake.found_pictures import flat_text
from pipeline.intake.html_tree import read_html
from pipeline.intake.hypertext import Source, read_blocks
from pipeline.intake.json_tree import Node
from pipeline.intake.nitf_document import read_nitf
from pipeline.intake.wire_item import Said, Told, WireItem, squeezed
from pipeline.intake.wire_pictures import Pictures
from pipeline.intake.xml_tree import Addresses, read_xml, root_name
from pipeline.intake.xml_values import XmlFile
from pipeline.settings.values import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["add_body", "told_as_text"]

KICKER_CLASS = re.compile(r"(?:^|[\s_-])(?:vignette|kicker|eyebrow|overline)(?:$|[\s_-])", re.IGNORECASE)
SOURCE_CLASS = re.compile(r"(?:^|[\s_-])source(?:$|[\s_-])", re.IGNORECASE)
PARAGRAPH_END = re.compile(r"\n[ \t\u3000]*\n|\n")
# Text without marks joins what blocks keep apart: sentences, and a kicker with what stands beside it.
PIECE_END = re.compile(r"(?<=[.!?。！？])\s*| (?=\S+$)")


def add_body(bodies: Sequence[tuple[str, Told]], item: WireItem, cleaning: Cleaning, pictures: Pictures) -> None:
    """The richest of an item's bodies.

    Args:
        bodies: what each calls itself (role and media type), and its text.
        item: whose they are.
        cleaning: that of the file.
        pictures: those of the file.

    Raises:
        SourceError: it is not what it says it is, or beyond a limit; with the line.
    """
    filled = [(kind, told) for kind, told in bodies if told.text.strip()]
    if not filled:
        return
    best = min(range(len(filled)), key=lambda k: (_rank(*filled[k]), k))
    kind, told = filled[best]
    rank = _rank(kind, told)
    if rank == 0:
        _nitf(told, item, cleaning, pictures)
    elif rank == 1:
        _html(told, item, cleaning, pictures)
    else:
        _text(told, item, cleaning)
    others = [other for k, other in enumerate(filled) if k != best]
    if others:
        where = Where(item.name, told.lines[0] if told.lines else item.line)
        kinds = [f"{other.place} ({words})" for words, other in others]
        lacking = [line for words, other in others for line in _lacking(words, other, item, cleaning)]
        item.findings.append(wire_findings.other_bodies(where, item.id, kinds, lacking))


def told_as_text(node: Node, value: Told, cleaning: Cleaning, limits: Limits) -> Told:
    """A headline or a description as one line, its marks taken out where it says that it has any."""
    kind = node.text("contentType")
    marked = "html" in (kind.text.lower() if kind else "") or value.place.lower().endswith(("html", "html5"))
    line = value.lines[0] if value.lines else None
    text = value.text
    if marked and text.strip():
        root, _ = read_html(text, node.name, limits)
        return Told(flat_text(root, cleaning, line), value.lines, value.place)
    return Told(squeezed(cleaning.text(text, line)), value.lines, value.place)


def _rank(kind: str, told: Told) -> int:
    """0 for NITF, 1 for HTML, 2 for text, 3 for what we do not know."""
    words = kind.lower()
    if "nitf" in words and root_name(told.text[:65536].encode("utf-8", "replace"))[1] == "nitf":
        return 0
    if "html" in words:
        return 1
    unknown = "xml" in words or "json" in words or words.startswith(("image/", "video/", "audio/"))
    return 3 if unknown else 2


def _inner(told: Told, name: str, cleaning: Cleaning) -> XmlFile:
    return XmlFile(name, cleaning, Addresses(), told.place, told.lines[0] if told.lines else None)


def _nitf(told: Told, item: WireItem, cleaning: Cleaning, pictures: Pictures) -> None:
    try:
        root, _ = read_xml(told.text, item.name, pictures.limits)
    except SourceError as error:
        line, place = told.lines[0] if told.lines else None, printable(told.place)
        raise SourceError(
            Say(zh=f"{place}：{error.message.zh}", en=f"{place}: {error.message.en}"),
            where=Where(item.name, line),
            remedy=error.remedy,
        ) from error
    bylines, urgency, section = list(item.bylines), item.urgency, item.section
    read_nitf(root, item, _inner(told, item.name, cleaning), pictures)
    item.urgency, item.section = urgency or item.urgency, section or item.section
    if bylines and len(item.bylines) > len(bylines):
        for own, _ in item.bylines[len(bylines) :]:
            item.tell("byline", own.text)
        item.bylines = bylines


def _html(told: Told, item: WireItem, cleaning: Cleaning, pictures: Pictures) -> None:
    root, _ = read_html(told.text, item.name, pictures.limits)
    inner = _inner(told, item.name, cleaning)
    leave_out: list[Element] = []
    for element in root.iter():
        words = element.get("class", "") if isinstance(element.tag, str) else ""
        if KICKER_CLASS.search(words):
            item.kicker.append(inner.told(element))
            leave_out.append(element)
        elif SOURCE_CLASS.search(words) and not any(up.tag == "figure" for up in element.iterancestors()):
            item.tell("source", inner.told(element).text)
            leave_out.append(element)
    source = Source(item.name, cleaning, inner.addresses, inner.place, inner.line)
    read = read_blocks(root, source, leave_out)
    item.add_body(read)
    pictures.add_found(item, read.pictures)


def _text(told: Told, item: WireItem, cleaning: Cleaning) -> None:
    """A line is a paragraph, as every desk sends it; an empty line between paragraphs is none."""
    text = cleaning.text(told.text, told.lines[0] if told.lines else None)
    for line in PARAGRAPH_END.split(text):
        words = line.strip(" \t\u3000\u00a0")
        if words:
            item.add_paragraph(Told(words, told.lines, told.place))


def _lacking(kind: str, told: Told, item: WireItem, cleaning: Cleaning) -> list[str]:
    """Lines of a body that was not read whose words are nowhere in what was; of marked bodies nothing can be said."""
    if _rank(kind, told) != 2:  # noqa: PLR2004 - text
        return []
    metadata = (Told(value) for _, value in item.metadata)
    said = Said.of([*item.headline, *item.kicker, *item.deck, *item.paragraphs, *metadata])
    lines = [squeezed(line) for line in cleaning.text(told.text, None).split("\n")]
    return [line for line in lines if line and not all(said.has(piece) for piece in PIECE_END.split(line) if piece)]
