"""A saved article page → the item of a wire: the article's fields, its text, and what was left around it.

The text is what the page itself names (``founder-content``, ``id="ozoom"``, ``itemprop="articleBody"``), else the one
``article`` element, else the block with the most running text.  Fields come, in this order, from Founder's comment and
elements, JSON-LD and ``meta``, the headings of the page, the title of its window.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.intake.bylines import is_name_list, parse_bylines
from pipeline.intake.hypertext import read_blocks
from pipeline.intake.web.desk_lines import is_credit, source_in
from pipeline.intake.web.founder import CONTENT, Property
from pipeline.intake.web.head_lines import HeadLines, head_lines, without_site
from pipeline.intake.web.main_block import furniture_in, is_list, main_block
from pipeline.intake.web.outside import (
    drop_desk_lines,
    next_pages,
    pictures_outside,
    take_bylines,
    take_jump,
    words_outside,
)
from pipeline.intake.web.page_findings import goes_on, guessed_body, list_of_links, title_from_window, words_around
from pipeline.intake.web.page_metadata import Metadata, metadata_of
from pipeline.intake.wire_item import Said, Told, WireItem, squeezed
from pipeline.intake.wire_pictures import Pictures
from pipeline.intake.xml_tree import local_name
from pipeline.intake.xml_values import XmlFile
from pipeline.model import Byline

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["read_article"]

# What digital newspapers and government sites call the text; the others name it with all that stands around it as well.
TEXT_IDS = frozenset({
    "ozoom", "zoom", "ucap-content", "vsb_content", "js_content", "artibody", "endtext", "rwb_zw", "rm_txt_zw",
    "text_area", "detailcontent", "contentstr", "contentbody",
})  # fmt: skip
TEXT_CLASS = re.compile(r"(?:^|\s)(?:TRS_Editor|trs_editor_view|TRS_UEDITOR|rm_txt_con)(?:$|\s)", re.IGNORECASE)
BODY_IDS = frozenset({"articlecontent", "article-content", "article_content"}) | TEXT_IDS
AUTHOR_CLASS = re.compile(r"(?:^|[\s_-])(?:author|byline|sec)(?:$|[\s_-])", re.IGNORECASE)
PAPER_NOTE = re.compile(r"《[^》]{1,20}》?\s*[（(][^）)]*版[^）)]*[）)]")
LONGEST_AUTHOR = 40
# Of more elements that call themselves the text, as a hostile page may have, the first are looked at.
MOST_NAMED = 8
HAN = re.compile("[\u3400-\u9fff]")
NAME = re.compile(r"^[\u3400-\u9fff·]{2,5}(?:[\s、，,]+[\u3400-\u9fff·]{2,5})*$")
SURE = 0.9


@dataclass(frozen=True, slots=True)
class _Body:
    """The element with the text, and how sure that is."""

    element: "Element"
    confidence: float


def read_article(root: "Element", said: Property | None, item: WireItem, file: XmlFile, pictures: Pictures) -> Metadata:
    """Read a page with one article into an item.

    Args:
        root: the page.
        said: Founder's comment, if the page has one.
        item: the item.
        file: the file it is in.
        pictures: those of the file.
    """
    meta = metadata_of(root, file)
    body = _body(root)
    title = " ".join(said.title) if said is not None else ""
    window = meta.window.text if meta.window else ""
    lines = head_lines(root, title or (meta.title.text if meta.title else ""), window, file)
    _fill_head(item, said, meta, lines)
    near, inside = _author_lines(root, body, file)
    _fill_authors(item, said, meta, lines, near)
    taken: list[Element] = list(lines.elements)
    left: tuple[Element, ...] = ()
    if body is not None:
        left = furniture_in(body.element)
        read = read_blocks(body.element, file.source, (*lines.elements, *inside, *left))
        item.add_body(read)
        pictures.add_found(item, read.pictures)
        drop_desk_lines(item)
        take_jump(item)
        take_bylines(item)
        taken.append(body.element)
    _take_linked(item, meta, body)
    _tell_rest(item, root, said, meta, taken, body, left)
    return meta


def _take_linked(item: WireItem, meta: Metadata, body: _Body | None) -> None:
    """The text that JSON-LD holds: it is the body where the page shows none, or another that nothing names."""
    said = Said.of(item.paragraphs)
    lacking = [told for told in meta.body if not said.has(told.text)]
    if not lacking:
        return
    linked, shown = (sum(len(told.text) for told in texts) for texts in (meta.body, item.paragraphs))
    unsure = body is None or body.confidence < SURE
    if unsure and linked > shown and sum(len(told.text) for told in lacking) > linked / 2:
        for told in item.paragraphs:
            item.tell("text on the page", told.text)
        item.paragraphs, item.forms, item.spans = [], [], []
        for told in meta.body:
            item.add_paragraph(told)
    else:
        for told in lacking:
            item.tell("articleBody", told.text)


def _body(root: "Element") -> _Body | None:
    named = (element for element in root.iter() if _says_text(element))
    marked = _longest(list(islice(root.iter(CONTENT), MOST_NAMED)))
    marked = _longest(list(islice(named, MOST_NAMED))) if marked is None else marked
    sure = marked is not None and (marked.get("id") or "").lower() not in BODY_IDS - TEXT_IDS
    heaviest = None if sure else main_block(root)
    if marked is not None:
        tight = heaviest is not None and _holds(marked, heaviest.element) and heaviest.share >= SURE
        return _Body(heaviest.element if heaviest is not None and tight else marked, 1.0)
    articles = [element for element in root.iter("article") if heaviest is None or _holds(element, heaviest.element)]
    if articles:
        return _Body(articles[-1] if len(articles) > 1 else articles[0], SURE)
    return _Body(heaviest.element, 0.5 + 0.4 * heaviest.share) if heaviest is not None else None


def _says_text(element: "Element") -> bool:
    own = (element.get("id") or "").lower() in BODY_IDS or "articleBody" in (
        element.get("itemprop"),
        element.get("property"),
    )
    return own or TEXT_CLASS.search(element.get("class", "")) is not None


def _holds(outer: "Element", inner: "Element") -> bool:
    return outer is inner or outer in inner.iterancestors()


def _longest(elements: Sequence["Element"]) -> "Element | None":
    lengths = [(len("".join(element.itertext()).strip()), -number) for number, element in enumerate(elements)]
    best = max(lengths, default=(0, 0))
    return elements[-best[1]] if best[0] else None


def _fill_head(item: WireItem, said: Property | None, meta: Metadata, lines: HeadLines) -> None:
    if said is not None and said.title:
        own = {"".join(text.split()) for text in said.title}
        item.headline += [Told(without_site(text), (said.line,), "enpproperty/title") for text in said.title]
        item.kicker += [Told(text, (said.line,), "enpproperty/introtitle") for text in said.introtitle]
        item.deck += [Told(text, (said.line,), "enpproperty/subtitle") for text in said.subtitle]
        item.kicker = item.kicker or list(lines.kicker)
        item.deck = item.deck or list(lines.deck)
        for told in (*lines.headline, *lines.kicker, *lines.deck):
            known = (
                own
                | {"".join(t.text.split()) for t in (*item.kicker, *item.deck)}
                | {"".join("".join(said.title).split())}
            )
            if "".join(told.text.split()) not in known:
                item.tell("heading", told.text)
        return
    item.kicker += lines.kicker
    item.deck += lines.deck or ([meta.deck] if meta.deck is not None else [])
    if lines.headline:
        item.headline += lines.headline
        if meta.title is not None and "".join(meta.title.text.split()) != "".join(
            "".join(t.text.split()) for t in lines.headline
        ):
            item.tell("title", meta.title.text)
        return
    window = Told(without_site(meta.window.text), meta.window.lines, meta.window.place) if meta.window else None
    headline = meta.title or window
    if headline is not None and headline.text:
        item.headline.append(headline)
        item.findings.append(title_from_window(item, headline.text))


def _fill_authors(
    item: WireItem, said: Property | None, meta: Metadata, lines: HeadLines, near: Sequence[Told]
) -> None:
    named = [Told(text, (said.line,), "enpproperty/author") for text in said.author] if said is not None else []
    for told in near if named or lines.author else ():
        if told.text not in {own.text for own in (*named, *lines.author)}:
            item.tell("author", told.text)
    sure = bool(named or lines.author)
    for told in named or lines.author or near or meta.authors:
        people = () if is_credit(told.text) else parse_bylines(told.text)
        if not people and NAME.match(told.text):
            people = tuple(Byline(None, name) for name in re.split(r"[\s、，,]+", told.text))
        if people and (sure or _are_people(people)):
            item.add_byline(told, people)
        else:
            item.tell("author", told.text)


def _are_people(people: Sequence[Byline]) -> bool:
    """Whether a page that calls somebody its author means people: most mean the site, or who sent it in."""
    return any(own.role for own in people) or all(not HAN.search(own.name) or is_name_list(own.name) for own in people)


def _author_lines(root: "Element", body: "_Body | None", file: XmlFile) -> tuple[Sequence[Told], Sequence["Element"]]:
    """The first short line that is called author or byline; and the element of one that stands inside the text.

    Inside the text it is one where it is a paragraph by itself and holds people and nothing else.
    """
    for element in root.iter():
        if not isinstance(element.tag, str) or not AUTHOR_CLASS.search(element.get("class", "")):
            continue
        inside = body is not None and _holds(body.element, element)
        if inside and not _is_paragraph(element):
            continue
        told = file.told(element)
        text = PAPER_NOTE.sub("", told.text).strip(" ：:")
        text = re.sub(r"^作者\s*[：:]?\s*", "", text)
        if text and len(text) <= LONGEST_AUTHOR and (not inside or parse_bylines(text)):
            return (Told(text, told.lines, told.place),), (element,) if inside else ()
    return (), ()


def _is_paragraph(element: "Element") -> bool:
    apart = local_name(element) in ("p", "div", "address", "section", "h4", "h5", "h6")
    return apart and not any(local_name(up) == "figure" for up in element.iterancestors())


def _tell_rest(
    item: WireItem,
    root: "Element",
    said: Property | None,
    meta: Metadata,
    taken: list["Element"],
    body: _Body | None,
    left: Sequence["Element"],
) -> None:
    if said is not None:
        item.tell("enpproperty", said.whole)
    if meta.section is not None:
        item.section = meta.section
    for name, value in (
        *meta.others,
        ("date", meta.date),
        ("description", meta.description.text if meta.description else ""),
    ):
        item.tell(name, value)
    if meta.window is not None:
        item.tell("window", meta.window.text)
    if meta.image and not item.pictures:
        item.tell("image", meta.image)
    for address in pictures_outside(root, taken):
        item.tell("picture outside the text", address)
    around = squeezed(" ".join([words_outside(root, taken), *(words_outside(element, ()) for element in left)]))
    item.tell("source", source_in(around))
    _tell_doubts(item, root, around, body)


def _tell_doubts(item: WireItem, root: "Element", around: str, body: _Body | None) -> None:
    more = next_pages(root)
    if more:
        item.findings.append(goes_on(item, more))
    if around:
        item.findings.append(words_around(item, around))
    if body is not None and is_list(body.element):
        item.findings.append(list_of_links(item, body.element))
    elif body is not None and body.confidence < SURE:
        item.findings.append(guessed_body(item, body.element, body.confidence))
