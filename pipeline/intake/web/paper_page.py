"""Pages of a digital newspaper (数字报): which page of which day, and the list of articles on a page's own file."""

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.intake.wire_item import squeezed
from pipeline.intake.xml_values import XmlFile

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Listed", "PaperPage", "listed_on", "paper_page"]

PAGE = re.compile(r"第\s*0*(?P<number>\d{1,3})\s*版\s*[：:]?\s*(?P<name>[\u4e00-\u9fff·]{2,8})?")
# （下转第2版） and （上接第1版） speak of another page.
JUMP = re.compile(r"(?:下转|上接|[转接见])\s*第\s*0*\d{1,3}\s*版")
SAID = re.compile(r"[（(][^（）()]{0,20}第\s*0*(?P<number>\d{1,3})\s*版[^（）()]{0,10}[）)]")
DATE = re.compile(r"(?P<year>20\d\d|19\d\d)\s*(?:年|-|/)\s*(?P<month>\d{1,2})\s*(?:月|-|/)\s*(?P<day>\d{1,2})")
ARTICLE_LINK = re.compile(r"(?:^|/)(?:content_|c)\d+(?:_\d+)*\.s?html?|nw\.D\d+", re.IGNORECASE)
NO_FILE = re.compile(r"#|//|[A-Za-z][A-Za-z0-9+.-]*:")
LEAST_LISTED = 2


@dataclass(frozen=True, slots=True)
class PaperPage:
    """Number and name of the page and the day, each None where the file does not say it, or says several."""

    number: int | None
    name: str | None
    date: datetime.date | None


@dataclass(frozen=True, slots=True)
class Listed:
    """An article that a page's file lists: its title and address."""

    title: str
    address: str


def paper_page(words: str) -> PaperPage:
    """What the words of a page say of the newspaper page it is."""
    words = JUMP.sub("", words)
    said = {int(found["number"]) for found in SAID.finditer(words)}
    pages = {(int(found["number"]), found["name"]) for found in PAGE.finditer(words)}
    numbers = said or {number for number, _ in pages}
    number = next(iter(numbers)) if len(numbers) == 1 else None
    names = {name for own, name in pages if own == number and name}
    return PaperPage(number, next(iter(names)) if len(names) == 1 else None, _date(words))


def _date(words: str) -> datetime.date | None:
    days = set()
    for found in DATE.finditer(words):
        try:
            days.add(datetime.date(int(found["year"]), int(found["month"]), int(found["day"])))
        except ValueError:
            continue
    return next(iter(days)) if len(days) == 1 else None


def listed_on(root: "Element", file: XmlFile) -> tuple[Listed, ...]:
    """The articles that the areas of a page's picture, and links to files of articles, name; each address once."""
    titles: dict[str, str] = {}
    areas = [element for element in root.iter("area") if _is_article(element.get("href", "").strip())]
    for element in areas:
        titles.setdefault(element.get("href", "").strip(), _title(element, file))
    for element in root.iter("a"):
        address = element.get("href", "").strip()
        if address in titles or ARTICLE_LINK.search(address):
            titles[address] = titles.get(address) or squeezed(file.told(element).text) or _title(element, file)
    listed = tuple(Listed(title, address) for address, title in titles.items() if address)
    return listed if len(areas) >= LEAST_LISTED or len(listed) > LEAST_LISTED else ()


def _is_article(address: str) -> bool:
    """Whether an area of a picture can be an article: a file of the paper itself, no anchor, letter or other site."""
    return bool(address) and (ARTICLE_LINK.search(address) is not None or not NO_FILE.match(address))


def _title(element: "Element", file: XmlFile) -> str:
    return file.clean(element.get("title") or element.get("alt") or "", element)
