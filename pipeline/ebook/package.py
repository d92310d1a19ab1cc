"""Files and metadata to an EPUB 3.3 container, by EbookLib; the same bytes every time.

What EbookLib 0.20 leaves open is settled here: every document is linear, the cover too (a cover out of the
reading order that nothing links to is out of reach: EPUB 3.3, ``itemref``), the package says its language,
and the zip has a fixed order and fixed dates (EPUB 3.3, OCF ZIP container: ``mimetype`` first and stored).
It reads no clock and draws no identifier.
"""

import datetime
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from ebooklib import epub
from markupsafe import escape

from pipeline.ebook.views import PageView

__all__ = ["BookFile", "Meta", "bind"]

XHTML = "application/xhtml+xml"
FOLDER = "EPUB"
CONTAINER = "META-INF/container.xml"
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
UNIX = 3  # zip "version made by": the same on every system that builds


@dataclass(frozen=True, slots=True)
class BookFile:
    """A file of the book; XHTML stands in the reading order, in the order given."""

    name: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()

    @property
    def uid(self) -> str:
        """Its name in the manifest."""
        return "file-" + self.name.replace("/", "-").replace(".", "-")


@dataclass(frozen=True, slots=True)
class Meta:
    """A line of metadata: a Dublin Core element (``date``), or a ``meta`` property (``schema:accessMode``).

    ``refines`` names the id of the line this one speaks about; ``id`` names this line.
    """

    name: str
    value: str
    dublin_core: bool = False
    id: str = ""
    refines: str = ""


def bind(
    files: Sequence[BookFile],
    metadata: Sequence[Meta],
    pages: Sequence[PageView],
    identity: tuple[str, str, str],
    modified: datetime.date,
) -> bytes:
    """Make the EPUB.

    Args:
        files: everything but the container's own files.
        metadata: beyond identifier, title and language.
        pages: the contents for readers of EPUB 2 (NCX).
        identity: identifier, title, language.
        modified: ``dcterms:modified``, midnight UTC.
    """
    book = epub.EpubBook()
    identifier, title, language = identity
    book.set_identifier(identifier)
    book.set_title(title)
    book.set_language(language)
    for line in metadata:
        _add_meta(book, line)
    items = [_item(file) for file in files]
    for item in items:
        book.add_item(item)
    book.spine = [item for item in items if item.media_type == XHTML]
    book.toc = [(epub.Section(page.title, page.href), [_link(s.href, s.title) for s in page.stories]) for page in pages]
    book.add_item(epub.EpubNcx())
    raw = io.BytesIO()
    midnight = datetime.datetime.combine(modified, datetime.time())
    epub.write_epub(raw, book, {"mtime": midnight, "raise_exceptions": True, "compresslevel": 0})
    return _repack(raw.getvalue(), language, {f"{FOLDER}/{file.name}": file.media_type for file in files})


def _add_meta(book: epub.EpubBook, line: Meta) -> None:
    attributes = {key: value for key, value in (("id", line.id), ("refines", line.refines)) if value}
    if line.dublin_core:
        book.add_metadata("DC", line.name, line.value, attributes)
    else:
        book.add_metadata(None, "meta", line.value, {"property": line.name, **attributes})


def _item(file: BookFile) -> epub.EpubItem:
    item = epub.EpubItem(uid=file.uid, file_name=file.name, media_type=file.media_type, content=file.data)
    item.properties = list(file.properties)
    return item


def _link(href: str, title: str) -> epub.Link:
    return epub.Link(href, title, href.removesuffix(".xhtml"))


def _repack(raw: bytes, language: str, media_types: dict[str, str]) -> bytes:
    """The same files in a fixed order with fixed dates; the package says its language."""
    with zipfile.ZipFile(io.BytesIO(raw)) as source:
        files = {name: source.read(name) for name in source.namelist()}
    opf = f"{FOLDER}/content.opf"
    files[opf] = files[opf].replace(b"<package ", f'<package xml:lang="{escape(language)}" '.encode(), 1)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in ("mimetype", CONTAINER, *sorted(set(files) - {"mimetype", CONTAINER})):
            info = zipfile.ZipInfo(name, ZIP_TIME)
            info.create_system = UNIX
            info.external_attr = 0o644 << 16
            info.compress_type = _compression(name, media_types.get(name, ""))
            target.writestr(info, files[name])
    return out.getvalue()


def _compression(name: str, media_type: str) -> int:
    """A picture is packed already: packing it again costs time and saves nothing."""
    stored = name == "mimetype" or media_type.startswith("image/")
    return zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
