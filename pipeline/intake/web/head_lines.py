"""Headline, kicker and deck of an article among the elements of its page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.intake.web.desk_lines import is_day_line
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
PARTS = re.compile(r"[_|｜\-–—·]")
# The elements a headline can stand in are small, and none of these.
MOST_INSIDE, MOST_PIECES, LEAST_TITLE = 3, 8, 6
NO_LINE = frozenset({"html", "head", "title", "meta", "body", "script", "style", "option", "a", "li", "ul", "textarea"})
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


def head_lines(root: "Element", title: str, window: str, file: XmlFile) -> HeadLines:
    """The headline with what stands at it.

    Args:
        root: the page, or the article alone.
        title: what the page says that the headline is; empty where it says nothing.
        window: the title of its window, in which the site's name may stand after the headline.
        file: the file it is in.
    """
    named = list(islice(root.iter(*FOUNDER), MOST_HEADINGS))
    if any(FOUNDER[local_name(element)] == "headline" for element in named):
        return _founder(named, window, file)
    heading = _heading(root, title or window, file)
    line = None if title or not window else _titled_line(root, window)
    if not title and heading is not None and not _bare(window).startswith(_bare(file.told(heading).text)):
        heading = line if line is not None else heading if local_name(heading) == "h1" else None
    heading = line if heading is None else heading
    if heading is None:
        return HeadLines()
    before, after = _beside(heading, -1), _beside(heading, +1)
    return HeadLines(
        _told(list(reversed(before)), file),
        _told([heading], file),
        _told(after, file),
        elements=(*before, heading, *after),
    )


def _founder(named: list["Element"], window: str, file: XmlFile) -> HeadLines:
    fields: dict[str, tuple[Told, ...]] = {"kicker": (), "headline": (), "deck": (), "author": ()}
    others = _other_titles(named, window, file)
    named = [element for element in named if element not in others]
    for element in named:
        field, told = FOUNDER[local_name(element)], file.told(element)
        if told.text and told.text not in {other.text for other in fields[field]}:
            fields[field] = (*fields[field], told)
    return HeadLines(fields["kicker"], fields["headline"], fields["deck"], fields["author"], tuple(named))


def _other_titles(named: list["Element"], window: str, file: XmlFile) -> list["Element"]:
    """Titles that are none of the article's, as the paper's own name, where the window says which is the article's."""
    titles = [(element, _bare(file.told(element).text)) for element in named if local_name(element) == "founder-title"]
    own = [text for _, text in titles if text and _bare(window).startswith(text)]
    return [element for element, text in titles if own and text not in own]


def _heading(root: "Element", title: str, file: XmlFile) -> "Element | None":
    """The heading that says the title, else the first ``h1`` that is not the site's."""
    first = islice(root.iter(*HEADINGS), MOST_HEADINGS)
    headings = [element for element in first if not any(is_aside(up) for up in element.iterancestors())]
    wanted = _bare(title)
    said = [(element, _bare(file.told(element).text)) for element in headings]
    # A heading that was never closed holds the page.
    said = [(element, text) for element, text in said if len(text) <= LONGEST]
    if wanted:
        same = next((element for element, text in said if text == wanted), None)
        part = max((pair for pair in said if len(pair[1]) > 3 and pair[1] in wanted), key=_size, default=None)  # noqa: PLR2004
        if same is not None or part is not None:
            return same if same is not None or part is None else part[0]
    return next((element for element, text in said if local_name(element) == "h1" and text), None)


def _size(said: tuple["Element", str]) -> int:
    return len(said[1])


def _titled_line(root: "Element", window: str) -> "Element | None":
    """The line that says what the window's title begins with, up to a sign that parts it from the site's name.

    Of several the longest; many pages have their headline in no heading.
    """
    whole = _bare(window)
    starts = {whole, *(whole[: sign.start()] for sign in PARTS.finditer(whole))}
    wanted = {start for start in starts if LEAST_TITLE <= len(start) <= LONGEST}
    best: tuple[Element, str] | None = None
    for element in root.iter():
        if not isinstance(element.tag, str) or len(element) > MOST_INSIDE or local_name(element) in NO_LINE:
            continue
        text = _bare("".join(_first_pieces(element)))
        if text in wanted and (best is None or len(text) > len(best[1])):
            best = (element, text)
    return best[0] if best is not None else None


def _first_pieces(element: "Element") -> Iterator[str]:
    """The first texts of an element, none where they are longer than a headline."""
    for piece in islice(element.itertext(), MOST_PIECES):
        if len(piece) > LONGEST * 2:
            return
        yield piece


def _bare(text: str) -> str:
    return "".join(text.split())


def _beside(heading: "Element", step: int) -> list["Element"]:
    """The headings of another rank that stand directly before or after, short and in one row."""
    found: list[Element] = []
    at = heading.getprevious() if step < 0 else heading.getnext()
    while at is not None and local_name(at) in HEADINGS and local_name(at) != local_name(heading):
        text = " ".join("".join(at.itertext()).split())
        if len(text) > LONGEST or len(found) == MOST_BESIDE or is_day_line(text):
            break
        found.append(at)
        at = at.getprevious() if step < 0 else at.getnext()
    return found


def _told(elements: list["Element"], file: XmlFile) -> tuple[Told, ...]:
    return tuple(told for element in elements if (told := file.told(element)).text)


def without_site(window: str) -> str:
    """The title of a window without the name of the site: 大桥通车_澄川新闻网."""
    return SITE.sub("", window).strip()
