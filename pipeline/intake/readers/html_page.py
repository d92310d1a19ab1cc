"""Saved web pages (``.html``): articles and pages of digital newspapers, see ``pipeline.intake.web``."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.cleaning import Cleaning
from pipeline.intake.copy_file import CopyFile, FiledStory, Filing
from pipeline.intake.html_tree import read_html
from pipeline.intake.web.article import read_article
from pipeline.intake.web.founder import Property, marked, property_of
from pipeline.intake.web.main_block import main_block
from pipeline.intake.web.outside import words_outside
from pipeline.intake.web.paper_page import Listed, PaperPage, listed_on, paper_page
from pipeline.intake.wire_item import WireItem
from pipeline.intake.wire_pictures import Pictures
from pipeline.intake.xml_tree import Addresses
from pipeline.intake.xml_values import XmlFile
from pipeline.model import Finding, Page, Severity
from pipeline.settings.values import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["NAME", "SUFFIXES", "read", "recognises"]

NAME = Say(zh="网页", en="web page")
SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
LOOKED_AT = 65_536
TAGS = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|p|article|meta|table|founder-)[\s/>-]?", re.IGNORECASE)
RUNNING_TEXT = 80
# A page that lists articles has a notice of rights in its footer, which is shorter.
ARTICLE_TEXT, LEAST_STOPS, STOPS = 200, 3, re.compile(r"[。！？.!?](?!\w)")
# The pages of news sites have some thousands.
MOST_TAGS = 100_000


def recognises(copy: CopyFile) -> bool:
    """Whether tags of HTML stand in the first part of the file."""
    return TAGS.search(copy.data[:LOOKED_AT].replace(b"\0", b"")) is not None


def read(copy: CopyFile, limits: Limits) -> Filing:
    """The story of an article page; of a digital newspaper's page that lists articles, the page with its name.

    Raises:
        SourceError: in no encoding we know, without content, or beyond a limit.
    """
    root, decoded = read_html(copy.data, copy.name, limits)
    if decoded.text.count("<") > MOST_TAGS:
        raise SourceError(
            Say(
                zh=f"网页的标签超过 {MOST_TAGS} 个，不像一篇稿件。",
                en=f"More than {MOST_TAGS} tags; this is no article.",
            ),
            where=Where(copy.name),
            remedy=Say(zh="只存稿件所在的网页。", en="Save the page of the article alone."),
        )
    said = property_of(decoded.text)
    text = marked(decoded.text)
    if text != decoded.text:
        root, _ = read_html(text, copy.name, limits)
    cleaning = Cleaning(copy.name)
    file = XmlFile(copy.name, cleaning, Addresses())
    # What is found in looking for the page is no part of the story: nothing is told of its characters.
    where = paper_page(Cleaning(copy.name).text(words_outside(root, ()), None))
    listed = listed_on(root, file)
    if listed and said is None and not _has_text(root):
        return _index(copy, where, listed, (*decoded.findings, *cleaning.findings()))
    pictures = Pictures(copy, limits)
    item = WireItem(copy.name, f"f{copy.number:02}-1", root.sourceline)
    read_article(root, said, item, file, pictures)
    filed, told = item.filed()
    findings = (*decoded.findings, *cleaning.findings(), *told)
    page = where.number if _is_paper(said, root, where) else None
    if page is not None:
        findings = (*findings, _page_read(copy, page, where))
    stories = (replace(filed, page=page),) if isinstance(filed, FiledStory) else ()
    return Filing((), stories, tuple(pictures.taken), findings, where.date if page is not None else None)


def _is_paper(said: Property | None, root: "Element", where: PaperPage) -> bool:
    """Whether the file is of a digital newspaper at all: a news site may speak of a page too."""
    founder = any(isinstance(e.tag, str) and e.tag.startswith("founder-") for e in root.iter())
    ozoom = any(e.get("id") == "ozoom" for e in root.iter("div"))
    return where.number is not None and (said is not None or founder or ozoom)


def _has_text(root: "Element") -> bool:
    named = [e for e in root.iter() if e.get("id") == "ozoom" or e.tag in ("founder-content", "article")]
    if any(len("".join(element.itertext()).strip()) > RUNNING_TEXT for element in named):
        return True
    heaviest = main_block(root)
    words = "".join(heaviest.element.itertext()) if heaviest is not None else ""
    return len(words) >= ARTICLE_TEXT and len(STOPS.findall(words)) >= LEAST_STOPS


def _index(copy: CopyFile, where: PaperPage, listed: tuple[Listed, ...], findings: tuple[Finding, ...]) -> Filing:
    known = copy.page
    number = where.number or known.number
    page = Page(number, (), (), where.name)
    if known.number == number:
        page = Page(
            number,
            (),
            known.furniture,
            known.name or where.name,
            known.editors,
            known.sections,
            known.advertisements,
            known.margin,
        )
    said = "; ".join(f"{one.title or '?'} ({one.address})" for one in listed)
    finding = Finding(
        "intake-html-index",
        Severity.WARNING,
        Where(copy.name, page=number),
        Say(
            zh=f"这是版面目录，稿件在各自的网页里：{said}",
            en=f"This page lists articles, each a file of its own: {said}",
        ),
        Say(zh="把这些网页也收来，放在一起读。", en="Save those as well and read them together."),
        confidence=0.85,
    )
    return Filing((page,), findings=(*findings, finding), date=where.date)


def _page_read(copy: CopyFile, page: int, where: PaperPage) -> Finding:
    name = where.name or ""
    return Finding(
        "intake-html-page",
        Severity.NOTE,
        Where(copy.name, page=page),
        Say(
            zh=f"网页上写着第 {page} 版{name}，稿件放在这一版。",
            en=f"It says page {page} {name}; the story goes there.",
        ),
        Say(zh="不对就在稿件里改 page。", en="Change page in the story if it is not so."),
        confidence=0.85,
    )
