"""What of an article page is no part of its story: lines of the desk inside it, and all that stands around it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.errors import Say, Where
from pipeline.intake.bylines import is_byline
from pipeline.intake.line_shapes import JUMP
from pipeline.intake.web.desk_lines import is_desk_line, is_parting_line
from pipeline.intake.wire_item import WireItem, squeezed
from pipeline.intake.xml_tree import local_name
from pipeline.model import Finding, Severity

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["drop_desk_lines", "next_pages", "pictures_outside", "take_bylines", "take_jump", "words_outside"]

MOST_PICTURES = 40
MOST_BYLINES = 3
NEXT_PAGE = re.compile(r"(?:下一?页|后页|余下全文|阅读全文)(?:>+|»|→)?|[Nn]ext [Pp]age")
NO_PAGE = re.compile(r"#|javascript:", re.IGNORECASE)
SILENT = frozenset({"script", "style", "template", "head"})


def drop_desk_lines(item: WireItem) -> None:
    """Take editors' credits, 导读 and links to other pages out of the text, and tell them."""
    dropped = {number for number, told in enumerate(item.paragraphs) if is_desk_line(told.text)}
    for number in range(len(item.paragraphs) - 1, -1, -1):
        if number not in dropped and not is_parting_line(item.paragraphs[number].text):
            break
        dropped.add(number)
    if not dropped:
        return
    said = " / ".join(item.paragraphs[number].text for number in sorted(dropped))
    where = Where(item.name, next(iter(item.paragraphs[min(dropped)].lines), item.line))
    item.findings.append(
        Finding(
            "intake-desk-lines",
            Severity.NOTE,
            where,
            Say(zh=f"编辑署名、导读、翻页链接不作正文，未收：{said}", en=f"Lines of the desk were left out: {said}"),
            Say(zh="如是正文，请补进稿件。", en="Put them into the story if they belong there."),
        )
    )
    _keep(item, [number for number in range(len(item.paragraphs)) if number not in dropped])


def take_jump(item: WireItem) -> None:
    """A last line （下转第2版） is the story's jump line."""
    last = len(item.paragraphs) - 1
    if last > 0 and JUMP.match(item.paragraphs[last].text):
        item.jump = item.paragraphs[last]
        _keep(item, range(last))


def take_bylines(item: WireItem) -> None:
    """Paragraphs at the head that name who wrote it and nothing else are its byline, unless it has one; else the last.

    A story may be all bylines for a reader who is mistaken: the last two paragraphs stay.
    """
    if item.bylines:
        return
    first = 0
    while first < min(MOST_BYLINES, len(item.paragraphs) - 2) and is_byline(item.paragraphs[first].text):
        item.add_byline(item.paragraphs[first])
        first += 1
    last = len(item.paragraphs)
    if not first and last > MOST_BYLINES and is_byline(item.paragraphs[last - 1].text):
        item.add_byline(item.paragraphs[last - 1])
        last -= 1
    if first or last < len(item.paragraphs):
        _keep(item, range(first, last))


def next_pages(root: "Element") -> tuple[str, ...]:
    """The addresses of the pages on which the article goes on, by the words of the links to them."""
    links = (element for element in root.iter("a") if NEXT_PAGE.fullmatch("".join("".join(element.itertext()).split())))
    addresses = (squeezed(link.get("href", "")) for link in islice(links, MOST_PICTURES))
    return tuple(dict.fromkeys(address for address in addresses if address and not NO_PAGE.match(address)))


def _keep(item: WireItem, kept: Sequence[int]) -> None:
    """The paragraphs of these numbers, in order, and no others."""
    place = {number: at for at, number in enumerate(kept)}
    item.paragraphs = [item.paragraphs[number] for number in kept]
    item.forms = [item.forms[number] for number in kept]
    item.spans = [replace(span, paragraph=place[span.paragraph]) for span in item.spans if span.paragraph in place]


def words_outside(root: "Element", inside: Collection["Element"]) -> str:
    """The words of a page that stand in none of some elements, as one line."""
    from lxml import etree

    taken = set(inside)
    parts: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element in taken or local_name(element) in SILENT:
                walk.skip_subtree()
                continue
            parts.append(element.text or "")
        elif element is not root:
            parts.append(" " + (element.tail or ""))
    return squeezed("".join(parts))


def pictures_outside(root: "Element", inside: Collection["Element"]) -> tuple[str, ...]:
    """The addresses of the pictures that stand in none of some elements, each once; the first of them."""
    taken = set(inside)
    outside = (image for image in root.iter("img") if not any(up in taken for up in image.iterancestors()))
    addresses = (squeezed(image.get("src", "")) for image in islice(outside, MOST_PICTURES))
    return tuple(dict.fromkeys(address for address in addresses if address))
