"""A finished EPUB read as a reader meets it: container, package, spine, then each document's text.

Read by a strict XML parser, as reading systems do (EPUB 3.3, XHTML content documents); a document that is
not well-formed is refused.  Only our own books are read: there is no DTD and no entity in them.
"""

import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from pipeline.errors import EpubInvalidError, Say, Where

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Shown", "ink", "read_book"]

CONTAINER = "META-INF/container.xml"
OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"
OPF = "{http://www.idpf.org/2007/opf}"
HTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A story or a piece of furniture as the book shows it.

    ``owner`` is the story's id, or empty for furniture; ``text`` is its characters, white space aside.
    """

    owner: str
    text: str


def read_book(book: bytes) -> tuple[Shown, ...]:
    """Stories and furniture in reading order.

    Raises:
        EpubInvalidError: the container or a document in its spine is missing or not well-formed.
    """
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return tuple(shown for name in _spine(archive) for shown in _shown(_tree(archive, name)))


def _spine(archive: zipfile.ZipFile) -> tuple[str, ...]:
    """The linear documents, as names in the zip."""
    rootfile = _tree(archive, CONTAINER).find(f".//{OCF}rootfile")
    package = "" if rootfile is None else rootfile.get("full-path", "")
    tree = _tree(archive, package)
    hrefs = {item.get("id"): item.get("href", "") for item in tree.iter(f"{OPF}item")}
    folder = posixpath.dirname(package)
    linear = [ref.get("idref") for ref in tree.iter(f"{OPF}itemref") if ref.get("linear") != "no"]
    return tuple(posixpath.join(folder, hrefs.get(uid, "")) for uid in linear)


def _tree(archive: zipfile.ZipFile, name: str) -> ET.Element:
    try:
        return ET.fromstring(archive.read(name))  # noqa: S314 - our own files, no entities
    except (KeyError, ET.ParseError) as error:
        raise EpubInvalidError(
            Say(zh=f"电子书里的 {name} 缺失或不合格：{error}", en=f"{name} in the EPUB is missing or broken: {error}"),
            where=Where(name),
            remedy=Say(zh="电子书没有发布；请报告这个缺陷。", en="The EPUB was not released; please report this."),
        ) from error


def _shown(document: ET.Element) -> "Iterator[Shown]":
    for element in document.iter():
        classes = element.get("class", "").split()
        if element.tag == f"{HTML}article" and "story" in classes:
            yield Shown(element.get("id", ""), ink("".join(_texts(element))))
        elif element.tag == f"{HTML}aside" and "furniture" in classes:
            yield Shown("", ink("".join(_texts(element))))


def _texts(element: ET.Element) -> "Iterator[str]":
    """All text but the readings that were added: they are no part of the copy."""
    added = element.tag == f"{HTML}rt" and element.get("class") == "added"
    if not added:
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def ink(text: str) -> str:
    """The characters that print: everything but white space."""
    return "".join(text.split())
