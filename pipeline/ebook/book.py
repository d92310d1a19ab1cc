"""EPUB 3.3: one document a story, one a newspaper page, cover, navigation, fonts.

Equal input gives equal bytes.  The identifier is drawn from the copy and its pictures: the same content
keeps its identity when a font or the cover's rendering changes, and a corrected issue is another book.
"""

import hashlib
import re
import uuid
from collections.abc import Iterable, Mapping

from jinja2 import Environment

from pipeline.ebook.fonts import embed
from pipeline.ebook.metadata import metadata, modified
from pipeline.ebook.package import XHTML, BookFile, bind
from pipeline.ebook.pictures import picture_files
from pipeline.ebook.rare import no_reading, rare_reading
from pipeline.ebook.views import PageView, issue_title, page_views
from pipeline.errors import Say, SourceError, Where
from pipeline.model import Issue
from pipeline.paint.templates import environment
from pipeline.settings.layout import Layout

__all__ = ["make_epub"]

NAMESPACE = uuid.UUID("6f4c6a1e-0d1c-5b5e-9b60-6f5b3f6f7a11")
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2 Char
CONTEXT = 10


def make_epub(
    issue: Issue, layout: Layout, cover_png: bytes | None, pictures: Mapping[str, bytes], *, ruby: str = "none"
) -> bytes:
    """Make the EPUB.

    Args:
        issue: the edition's issue (``edition_of(…, "epub")``).
        layout: gives templates (its own before ``base``), roles and fonts.
        cover_png: the picture of the front page, or None for no cover.
        pictures: picture file names of the issue to their data; those the issue does not show are left out.
        ruby: ``rare`` puts a reading beside each rare character that has one alone, ``none`` beside none.

    Raises:
        SourceError: a picture cannot be read, or the text holds a character no XML may hold.
        ToolMissingError: a font cannot be read.
    """
    shown = picture_files(issue, pictures)
    reading = rare_reading if ruby == "rare" else no_reading
    pages = page_views(issue, {picture.name: picture.file.name for picture in shown}, reading)
    templates = environment(*layout.folders)
    documents = _documents(issue, pages, templates, has_cover=cover_png is not None)
    content = (*documents, *(picture.file for picture in shown))
    text = "".join(document.data.decode("utf-8") for document in documents)
    fonts = embed(layout, issue_title(issue), pages, text)
    style = templates.get_template("epub/style.css").render(families=fonts.families)
    files = (*content, *_cover(cover_png), *fonts.files, BookFile("style.css", "text/css", style.encode("utf-8")))
    about = metadata(issue, has_cover=cover_png is not None)
    for line in about:
        _require_xml(line.value, line.name)
    identity = (_identifier(content), issue_title(issue), issue.paper.language)
    return bind(files, about, pages, identity, modified(issue))


def _documents(
    issue: Issue, pages: tuple[PageView, ...], templates: Environment, *, has_cover: bool
) -> tuple[BookFile, ...]:
    """The documents in reading order: cover, contents, each page before its stories."""
    title, language = issue_title(issue), issue.paper.language

    def document(name: str, template: str, *properties: str, **view: object) -> BookFile:
        text = templates.get_template(f"epub/{template}").render(language=language, **view)
        return BookFile(name, XHTML, _require_xml(text, name).encode("utf-8"), properties)

    documents = [document("cover.xhtml", "cover.xhtml.j2", title=title)] if has_cover else []
    documents.append(document("nav.xhtml", "nav.xhtml.j2", "nav", title=title, pages=pages, has_cover=has_cover))
    for page in pages:
        documents.append(document(page.href, "page.xhtml.j2", title=page.title, view=page))
        documents += [document(s.href, "story.xhtml.j2", title=s.title, view=s) for s in page.stories]
    return tuple(documents)


def _require_xml(text: str, name: str) -> str:
    """The text, if XML can say it: a control character typed as an escape in a settings file gets this far."""
    found = NOT_XML.search(text)
    if found is None:
        return text
    code, before = f"U+{ord(found.group()):04X}", text[max(0, found.start() - CONTEXT) : found.start()]
    raise SourceError(
        Say(
            zh=f"“{before}”之后有电子书不能用的字符 {code}。",
            en=f"After “{before}” stands {code}, which an EPUB cannot hold.",
        ),
        where=Where(box=name),
        remedy=Say(
            zh="从稿件或设置文件里删去这个字符。", en="Take the character out of the copy or the settings file."
        ),
    )


def _cover(cover_png: bytes | None) -> tuple[BookFile, ...]:
    return () if cover_png is None else (BookFile("cover.png", "image/png", cover_png, ("cover-image",)),)


def _identifier(content: Iterable[BookFile]) -> str:
    digest = hashlib.sha256()
    for file in content:
        digest.update(f"{file.name}\0{len(file.data)}\0".encode())
        digest.update(file.data)
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, digest.hexdigest())}"
