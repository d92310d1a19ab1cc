"""Headline, kicker and deck of an article among the elements of its page."""

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.intake.web.main_block import is_aside
from pipeline.intake.wire_item import Told
from pipeline.intake.xml_tree import local_name
from pipeline.intake.xml_values import XmlFile

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["HeadLines", "head_lines", "without_site"]

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
FOUNDER = {
    "founder-introtitle": "kicker",
    "founder-pretitle": "kicker",
    "founder-leadtitle": "kicker",
    "founder-title": "headline",
    "founder-subtitle": "deck",
    "founder-author": "author",
}
SITE = re.compile(r"\s*(?:[_|｜]|\s[-–—]{1,2}\s|--)\s*[^_|｜]{1,30}$")
LONGEST = 120
MOST_BESIDE = 4
# An article has a dozen headings; what a page holds beyond these is none of its headline.
MOST_HEADINGS = 200


@dataclass(frozen=True, slots=True)
class HeadLines:
    """The lines with their places, and the elements they stand in."""

    kicker: tuple[Told, ...] = ()
    headline: tuple[Told, ...] = ()
    deck: tuple[Told, ...] = ()
    author: tuple[Told, ...] = ()
    elements: tuple["Element", ...] = ()


def head_lines(root: "Element", title: str, file: XmlFile) -> HeadLines:
    """The headline with what stands at it.

    Args:
        root: the page, or the article alone.
        title: what the page says that the headline is; empty where it says nothing.
        file: the file it is in.
    """
    named = list(islice(root.iter(*FOUNDER), MOST_HEADINGS))
    if any(FOUNDER[local_name(element)] == "headline" for element in named):
        return _founder(named, file)
    heading = _heading(root, title, file)
    if heading is None:
        return HeadLines()
    before, after = _beside(heading, -1), _beside(heading, +1)
    return HeadLines(
        _told(list(reversed(before)), file),
        _told([heading], file),
        _told(after, file),
        elements=(*before, heading, *after),
    )


def _founder(named: list["Element"], file: XmlFile) -> HeadLines:
    fields: dict[str, tuple[Told, ...]] = {"kicker": (), "headline": (), "deck": (), "author": ()}
    for element in named:
        field, told = FOUNDER[local_name(element)], file.told(element)
        if told.text and told.text not in {other.text for other in fields[field]}:
            fields[field] = (*fields[field], told)
    return HeadLines(fields["kicker"], fields["headline"], fields["deck"], fields["author"], tuple(named))


def _heading(root: "Element", title: str, file: XmlFile) -> "Element | None":
    """The heading that says the title, else the first ``h1`` that is not the site's."""
    first = islice(root.iter(*HEADINGS), MOST_HEADINGS)
    headings = [element for element in first if not any(is_aside(up) for up in element.iterancestors())]
    wanted = _bare(title)
    said = [(element, _bare(file.told(element).text)) for element in headings]
    if wanted:
        same = next((element for element, text in said if text == wanted), None)
        part = next((element for element, text in said if len(text) > 3 and text in wanted), None)  # noqa: PLR2004
        if same is not None or part is not None:
            return same if same is not None else part
    return next((element for element, text in said if local_name(element) == "h1" and text), None)


def _bare(text: str) -> str:
    return "".join(text.split())


def _beside(heading: "Element", step: int) -> list["Element"]:
    """The headings of another rank that stand directly before or after, short and in one row."""
    found: list[Element] = []
    at = heading.getprevious() if step < 0 else heading.getnext()
    while at is not None and local_name(at) in HEADINGS and local_name(at) != local_name(heading):
        if len("".join(at.itertext())) > LONGEST or len(found) == MOST_BESIDE:
            break
        found.append(at)
        at = at.getprevious() if step < 0 else at.getnext()
    return found


def _told(elements: list["Element"], file: XmlFile) -> tuple[Told, ...]:
    return tuple(told for element in elements if (told := file.told(element)).text)


def without_site(window: str) -> str:
    """The title of a window without the name of the site: 大桥通车_澄川新闻网."""
    return SITE.sub("", window).strip()
