"""Entries of a feed (RSS 0.9x, 1.0, 2.0, Atom 1.0) → items of a wire, by feedparser; the one home of it.

feedparser is given bytes that are known to be well-formed XML, never an address, and cleans nothing: the HTML of an
entry goes through the same reader as any page.  Of ``description`` and ``content:encoded`` (``summary`` and ``content``
in Atom) the longer is the text.  The other, where the text does not say the same, is the deck if it is one short
paragraph, and told otherwise.
"""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.bylines import parse_bylines
from pipeline.intake.cleaning import Cleaning
from pipeline.intake.html_tree import read_html
from pipeline.intake.hypertext import read_blocks
from pipeline.intake.web.outside import drop_desk_lines
from pipeline.intake.wire_item import Said, Told, WireItem, squeezed
from pipeline.intake.wire_pictures import Pictures
from pipeline.intake.xml_tree import Addresses, local_name
from pipeline.intake.xml_values import XmlFile
from pipeline.model import Byline
from pipeline.settings.values import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["FeedFile", "read_feed"]

LONGEST_DECK = 80
# The longest feeds of news sites have some hundreds.
MOST_ENTRIES = 2000
# Names of accounts, which are nobody's.
ACCOUNT = re.compile(r"(?i:admin|administrator|root|user|webmaster|editor)\d*|管理员|小编|佚名|未知|匿名")
MARKUP = ("text/html", "application/xhtml+xml", "text/xhtml")
# What fields hold, or feedparser derives from others.
KNOWN = frozenset({
    "title", "title_detail", "summary", "summary_detail", "content", "author", "author_detail", "authors", "tags",
    "links", "published_parsed", "updated_parsed", "created_parsed", "expired_parsed", "media_content", "guidislink",
    "media_thumbnail", "enclosures", "base", "language", "media_credit", "href",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class FeedFile:
    """The file of a feed while it is being read."""

    name: str
    cleaning: Cleaning
    limits: Limits
    pictures: Pictures


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of an entry: its markup or plain text, and the place of the entry."""

    value: str
    markup: bool
    file: XmlFile


def read_feed(root: "Element", feed: FeedFile, prefix: str) -> list[WireItem]:
    """The entries in the order of the feed.

    Args:
        root: the root element, well-formed.
        feed: the file.
        prefix: what the ids of the stories start with.

    Raises:
        SourceError: more than ``MOST_ENTRIES`` entries.
    """
    import feedparser
    from lxml import etree

    elements = [element for element in root.iter() if local_name(element) in ("item", "entry")]
    if len(elements) > MOST_ENTRIES:
        raise SourceError(
            Say(zh=f"条目超过 {MOST_ENTRIES} 条。", en=f"There are more than {MOST_ENTRIES} entries."),
            where=Where(feed.name),
            remedy=Say(zh="请拆成几份。", en="Part it."),
        )
    data = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    known = len(elements) == len(parsed.entries)
    addresses = Addresses()
    items = []
    for number, entry in enumerate(parsed.entries, start=1):
        element = elements[number - 1] if known else root
        place = addresses.of(element) if known else f"entry {number}"
        file = XmlFile(feed.name, feed.cleaning, addresses, place, element.sourceline)
        items.append(_item(entry, feed, file, f"{prefix}-{number}"))
    return items


def _item(entry: Mapping[str, Any], feed: FeedFile, file: XmlFile, own_id: str) -> WireItem:
    item = WireItem(feed.name, own_id, file.line)
    title = _flat(_Text(entry.get("title", ""), _is_markup(entry.get("title_detail", {})), file), feed)
    if title.text:
        item.headline.append(title)
    _texts(entry, item, feed, file)
    _people(entry, item, file)
    _sections(entry, item, file)
    _enclosed(entry, item, feed, file)
    for key, value in entry.items():
        if key not in KNOWN and isinstance(value, str):
            item.tell(key, file.cleaning.text(value, file.line))
    for person in entry.get("contributors", ()):
        said = " ".join(filter(None, (person.get(key, "") for key in ("name", "email", "href"))))
        item.tell("contributor", file.cleaning.text(said, file.line))
    for link in entry.get("links", ()):
        if link.get("rel") != "enclosure" and link.get("href") != entry.get("link"):
            item.tell(f"link {link.get('rel', '')}".strip(), link.get("href", ""))
    return item


def _is_markup(detail: Mapping[str, Any]) -> bool:
    return detail.get("type", "") in MARKUP


def _flat(text: _Text, feed: FeedFile) -> Told:
    """A text as one line."""
    place = Told("", () if text.file.line is None else (text.file.line,), text.file.place)
    words = text.value
    if text.markup and ("<" in words or "&" in words) and words.strip():
        root, _ = read_html(f"<div>{words}</div>", feed.name, feed.limits)
        return Told(text.file.told(root).text, place.lines, place.place)
    return Told(squeezed(text.file.cleaning.text(words, text.file.line)), place.lines, place.place)


def _texts(entry: Mapping[str, Any], item: WireItem, feed: FeedFile, file: XmlFile) -> None:
    values = [*entry.get("content", ()), entry.get("summary_detail", {})]
    texts = [_Text(value["value"], _is_markup(value), file) for value in values if (value.get("value") or "").strip()]
    lengths = [len("".join(_flat(text, feed).text.split())) for text in texts]
    if not texts:
        return
    best = lengths.index(max(lengths))
    _body(texts[best], item, feed)
    drop_desk_lines(item)
    said = Said.of(item.paragraphs)
    for number, text in enumerate(texts):
        told = _flat(text, feed)
        if number == best or not told.text or said.has(told.text) or _is_cut(told.text, said):
            continue
        if len(told.text) <= LONGEST_DECK and not item.deck:
            item.deck.append(told)
        else:
            item.summary.append(told)


def _is_cut(summary: str, said: Said) -> bool:
    """Whether a summary is the beginning of the text, broken off."""
    start = summary.rstrip("….。 []")
    return bool(start) and said.has(start)


def _body(text: _Text, item: WireItem, feed: FeedFile) -> None:
    if text.markup:
        root, _ = read_html(f"<div>{text.value}</div>", feed.name, feed.limits)
        read = read_blocks(root, text.file.source)
        item.add_body(read)
        feed.pictures.add_found(item, read.pictures)
        return
    lines = () if text.file.line is None else (text.file.line,)
    for line in text.file.cleaning.text(text.value, text.file.line).split("\n"):
        if line.strip():
            item.add_paragraph(Told(squeezed(line), lines, text.file.place))


def _people(entry: Mapping[str, Any], item: WireItem, file: XmlFile) -> None:
    names = [author.get("name") or author.get("email") or "" for author in entry.get("authors", ())]
    names = [name for name in names if name] or [entry.get("author", "")]
    for name in dict.fromkeys(file.cleaning.text(name, file.line).strip() for name in names):
        if ACCOUNT.fullmatch(name):
            item.tell("author", name)
        elif name:
            told = Told(name, () if file.line is None else (file.line,), file.place)
            item.add_byline(told, parse_bylines(name) or (Byline(None, name),))


def _sections(entry: Mapping[str, Any], item: WireItem, file: XmlFile) -> None:
    terms = [squeezed(tag.get("label") or tag.get("term") or "") for tag in entry.get("tags", ())]
    for term in filter(None, terms):
        words = file.cleaning.text(term, file.line)
        if item.section is None:
            item.section = Told(words, () if file.line is None else (file.line,), file.place)
        else:
            item.tell("category", words)


def _enclosed(entry: Mapping[str, Any], item: WireItem, feed: FeedFile, file: XmlFile) -> None:
    """Pictures that the entry names beside its text; what is no picture is told."""
    place = Told("", () if file.line is None else (file.line,), file.place)
    named: dict[str, bool] = {}
    media: Sequence[Mapping[str, str]] = entry.get("media_content", ())
    for one in media:
        named[one.get("url", "")] = one.get("medium", "") == "image" or one.get("type", "").startswith("image/")
    for link in entry.get("links", ()):
        if link.get("rel") == "enclosure":
            named[link.get("href", "")] = link.get("type", "").startswith("image/")
    for one in entry.get("media_thumbnail", ()):
        named.setdefault(one.get("url", ""), True)
    credits_ = [credit.get("content", "") for credit in entry.get("media_credit", ())]
    for address, is_picture in named.items():
        if not address:
            continue
        if is_picture and not any(address in finding.message.en for finding in item.findings):
            feed.pictures.add(item, (address,), at=place)
        else:
            item.tell("enclosure", address)
    for credit in credits_:
        item.tell("media credit", file.cleaning.text(credit, file.line))
