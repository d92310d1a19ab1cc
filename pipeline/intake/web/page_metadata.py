"""What a web page says of its article outside the article: ``meta`` elements and JSON-LD.

Open Graph (ogp.me, article), schema.org ``NewsArticle`` in JSON-LD 1.1, and the names that Chinese government sites are
told to use (《政府网站发展指引》: ``ArticleTitle``, ``PubDate``, ``ContentSource``).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.intake.wire_item import Told
from pipeline.intake.xml_values import XmlFile

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Metadata", "metadata_of"]

LONGEST_JSON = 1_000_000
ARTICLES = ("NewsArticle", "Article", "ReportageNewsArticle", "OpinionNewsArticle", "BlogPosting", "LiveBlogPosting")
# What Baidu asks sites for: title, pubDate, description and images, without a type.
CAMBRIAN = "cambrian.jsonld"
TITLES = ("articletitle", "og:title", "twitter:title")
AUTHORS = ("author", "article:author", "og:article:author")
DATES = ("article:published_time", "pubdate", "publishdate", "og:published_time")
SECTIONS = ("article:section", "og:article:section")
DESCRIPTIONS = ("og:description", "description")
SILENT = ("viewport", "robots", "generator", "renderer", "format-detection", "theme-color", "referrer", "color-scheme")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Fields with their places; ``title`` from JSON-LD or ``meta``, ``window`` from ``<title>``.

    ``body`` are the paragraphs of the text that JSON-LD holds itself; ``others`` are names and values that no field
    takes.
    """

    title: Told | None
    window: Told | None
    deck: Told | None
    authors: tuple[Told, ...]
    date: str
    section: Told | None
    description: Told | None
    image: str
    body: tuple[Told, ...]
    others: tuple[tuple[str, str], ...]


def metadata_of(root: "Element", file: XmlFile) -> Metadata:
    """What a page says of its article."""
    named: dict[str, list[Told]] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = element.get("content", "").strip()
        if name and content and name not in SILENT:
            named.setdefault(name, []).append(file.told(element, content))
    linked, place = _json_ld(root, file)

    def first(names: tuple[str, ...]) -> Told | None:
        return next((named[name][0] for name in names if name in named), None)

    def said(key: str) -> Told | None:
        value = linked.get(key)
        text = file.cleaning.text(value, None).strip() if isinstance(value, str) else ""
        return Told(" ".join(text.split()), place.lines, place.place) if text else None

    authors = tuple(Told(name, place.lines, place.place) for name in _names(linked.get("author")))
    window = next(root.iter("title"), None)
    date = said("datePublished") or said("pubDate") or first(DATES)
    image = next(iter(_addresses(linked.get("image"))), "") or (first(("og:image",)) or Told("")).text
    taken = {*TITLES, *AUTHORS, *DATES, *SECTIONS, *DESCRIPTIONS, "og:image"}
    return Metadata(
        said("headline") or said("title") or first(TITLES),
        None if window is None else file.told(window),
        said("alternativeHeadline"),
        authors or tuple(named[name][0] for name in AUTHORS if name in named)[:1],
        date.text if date is not None else "",
        said("articleSection") or first(SECTIONS),
        said("description") or first(DESCRIPTIONS),
        image,
        _paragraphs(linked.get("articleBody"), file, place),
        tuple((name, told.text) for name, every in named.items() if name not in taken for told in every),
    )


def _json_ld(root: "Element", file: XmlFile) -> tuple[dict[str, object], Told]:
    for element in root.iter("script"):
        if element.get("type", "").strip().lower() != "application/ld+json":
            continue
        text = element.text or ""
        try:
            # Many sites break a line inside a string, which JSON does not allow.
            parsed: object = json.loads(text, strict=False) if len(text) <= LONGEST_JSON else None
        except (ValueError, RecursionError):
            continue
        for item in _items(parsed):
            kinds = item.get("@type")
            baidu = CAMBRIAN in str(item.get("@context", ""))
            if baidu or any(kind in ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return item, file.told(element, "")
    return {}, Told("")


def _items(parsed: object) -> Iterator[dict[str, object]]:
    """Objects at the top, in a list, or in ``@graph``."""
    for item in parsed if isinstance(parsed, list) else [parsed]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (each for each in (graph if isinstance(graph, list) else []) if isinstance(each, dict))


def _paragraphs(said: object, file: XmlFile, place: Told) -> tuple[Told, ...]:
    lines = file.cleaning.text(said, None).split("\n") if isinstance(said, str) else []
    return tuple(Told(" ".join(line.split()), place.lines, place.place) for line in lines if line.strip())


def _names(said: object) -> list[str]:
    names = []
    for item in said if isinstance(said, list) else [said]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str) and name.strip():
            names.append(" ".join(name.split()))
    return names


def _addresses(said: object) -> list[str]:
    addresses = []
    for item in said if isinstance(said, list) else [said]:
        address = item.get("url") if isinstance(item, dict) else item
        if isinstance(address, str):
            addresses.append(address)
    return addresses
