"""EPUB 3.3 by EbookLib: one document a story, one a newspaper page, cover, navigation, fonts.

What EbookLib 0.20 leaves open is settled here: a linear cover, ``xml:lang`` on the package, accessibility
metadata (EPUB Accessibility 1.1, 2), times from the issue, and a zip of fixed order and dates (OCF 4.2:
``mimetype`` first and stored).  Equal input gives equal bytes.
"""

import datetime
import hashlib
import io
import uuid
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath

from ebooklib import epub

from pipeline.ebook.fonts import subset_fonts
from pipeline.ebook.views import PageLink, issue_title, page_link, story_view
from pipeline.model import Issue
from pipeline.paint.templates import environment
from pipeline.settings.layout import Layout

__all__ = ["make_epub"]

NAMESPACE = uuid.UUID("6f4c6a1e-0d1c-5b5e-9b60-6f5b3f6f7a11")
UNDATED = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - written as UTC; no clock is read
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
FONTS = {"song.otf": "song", "song-heavy.otf": "song-heavy", "kai.ttf": "kai"}
XHTML = "application/xhtml+xml"
IMAGE_TYPES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif"}


def make_epub(issue: Issue, layout: Layout, cover_png: bytes | None, pictures: Mapping[str, bytes]) -> bytes:
    """Make the EPUB.

    Args:
        issue: the edition's issue (``edition_of(…, "epub")``).
        layout: gives templates (its own before ``base``) and fonts.
        cover_png: the picture of the front page, or None for no cover.
        pictures: picture file names of the issue to their data.
    """
    book = _Book(issue, layout)
    if cover_png is not None:
        book.add("cover.png", "image/png", cover_png, properties=("cover-image",))
        book.document("cover.xhtml", "epub/cover.xhtml.j2")
    hrefs = {name: f"pictures/{PurePosixPath(name).name}" for name in sorted(pictures)}
    for name, href in hrefs.items():
        book.add(href, IMAGE_TYPES.get(PurePosixPath(name).suffix.lower(), "image/jpeg"), pictures[name])
    links = [page_link(page) for page in issue.pages]
    book.document("nav.xhtml", "epub/nav.xhtml.j2", properties=("nav",), pages=links, cover=cover_png is not None)
    for page, link in zip(issue.pages, links, strict=True):
        book.document(link.href, "epub/page.xhtml.j2", view=link)
        for story in page.stories:
            book.document(f"{story.id}.xhtml", "epub/story.xhtml.j2", view=story_view(story, hrefs))
    files = {face.role: face.file for face in layout.faces}
    fonts = subset_fonts(layout.fonts_folder, {name: files[role] for name, role in FONTS.items()}, book.characters)
    for name, data in fonts.items():
        book.add(f"fonts/{name}", "font/otf" if name.endswith("otf") else "font/ttf", data)
    book.add("style.css", "text/css", book.environment.get_template("epub/style.css").render().encode("utf-8"))
    return book.finish(links)


class _Book:
    """An EbookLib book being filled, and the characters it shows."""

    def __init__(self, issue: Issue, layout: Layout) -> None:
        self.issue = issue
        self.title = issue_title(issue)
        self.environment = environment(*layout.folders)
        self.book = epub.EpubBook()
        self.book.spine = []
        self.characters = ""
        self._digest = hashlib.sha256()

    def add(self, name: str, media_type: str, data: bytes, properties: tuple[str, ...] = ()) -> epub.EpubItem:
        """Put a file into the book."""
        self._digest.update(name.encode() + b"\0" + data)
        uid = "i-" + name.replace("/", "-").replace(".", "-")
        item = epub.EpubItem(uid=uid, file_name=name, media_type=media_type, content=data)
        item.properties = list(properties)
        self.book.add_item(item)
        return item

    def document(self, name: str, template: str, properties: tuple[str, ...] = (), **view: object) -> None:
        """Render a document and put it into the reading order."""
        text = self.environment.get_template(template).render(
            language=self.issue.paper.language, title=self.title, **view
        )
        self.characters += text
        self.book.spine.append(self.add(name, XHTML, text.encode("utf-8"), properties))

    def finish(self, links: list[PageLink]) -> bytes:
        """Metadata, then the zip."""
        book = self.book
        book.set_identifier(f"urn:uuid:{uuid.uuid5(NAMESPACE, self._digest.hexdigest())}")
        book.set_title(self.title)
        book.set_language(self.issue.paper.language)
        if self.issue.date is not None:
            book.add_metadata("DC", "date", self.issue.date.isoformat())
        if self.issue.paper.publisher:
            book.add_metadata("DC", "publisher", self.issue.paper.publisher)
        for key, value in _accessibility():
            book.add_metadata(None, "meta", value, {"property": key})
        book.toc = [
            (epub.Section(link.title, link.href), [epub.Link(s.href, s.title, s.href[:-6]) for s in link.stories])
            for link in links
        ]
        book.add_item(epub.EpubNcx())
        date = self.issue.date
        time = datetime.datetime(date.year, date.month, date.day) if date else UNDATED  # noqa: DTZ001
        raw = io.BytesIO()
        epub.write_epub(raw, book, {"mtime": time, "raise_exceptions": True, "epub3_pages": False})
        return _repack(raw.getvalue(), self.issue.paper.language)


def _accessibility() -> tuple[tuple[str, str], ...]:
    return (
        ("schema:accessMode", "textual"),
        ("schema:accessMode", "visual"),
        ("schema:accessModeSufficient", "textual"),
        ("schema:accessibilityFeature", "tableOfContents"),
        ("schema:accessibilityFeature", "readingOrder"),
        ("schema:accessibilityFeature", "structuralNavigation"),
        ("schema:accessibilityFeature", "pageBreakMarkers"),
        ("schema:accessibilityFeature", "pageNavigation"),
        ("schema:accessibilityHazard", "none"),
        ("schema:accessibilitySummary", "文字可由读屏软件读出，按版面和稿件导航。"),
        ("pageBreakSource", "none"),
    )


def _repack(raw: bytes, language: str) -> bytes:
    """The same files in a fixed order with fixed dates; the package says its language."""
    with zipfile.ZipFile(io.BytesIO(raw)) as source:
        files = {name: source.read(name) for name in source.namelist()}
    opf = "EPUB/content.opf"
    files[opf] = files[opf].replace(b"<package ", f'<package xml:lang="{language}" '.encode(), 1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in ("mimetype", *sorted(set(files) - {"mimetype"})):
            info = zipfile.ZipInfo(name, ZIP_TIME)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, files[name])
    return out.getvalue()
