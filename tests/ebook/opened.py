"""An EPUB opened by a witness of its own: zip, and a plain XML parser."""

import io
import posixpath
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree as ET

HTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"


def files_of(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package_of(book: bytes) -> ET.Element:
    return ET.fromstring(files_of(book)["EPUB/content.opf"])  # noqa: S314 - our own book


def documents_of(book: bytes) -> dict[str, ET.Element]:
    """Name to tree, in the order of the spine."""
    files, package = files_of(book), package_of(book)
    hrefs = {item.get("id"): item.get("href", "") for item in package.iter(f"{OPF}item")}
    names = [hrefs[ref.get("idref")] for ref in package.iter(f"{OPF}itemref")]
    return {name: ET.fromstring(files[posixpath.join("EPUB", name)]) for name in names}  # noqa: S314 - our own book


def text_of(element: ET.Element) -> str:
    return "".join(element.itertext())


def meta_of(book: bytes) -> list[tuple[str, str]]:
    return [(m.get("property", ""), m.text or "") for m in package_of(book).iter(f"{OPF}meta") if m.get("property")]


def changed(book: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The same book with one file rewritten; a change that changes nothing is a mistake of the test."""
    files = files_of(book)
    before = files[name].decode("utf-8")
    after = change(before)
    assert after != before
    files[name] = after.encode("utf-8")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for key, data in files.items():
            archive.writestr(key, data)
    return out.getvalue()
