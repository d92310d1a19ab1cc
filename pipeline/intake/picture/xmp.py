"""The XMP packet of a picture (ISO 16684-1): words about it, and the regions that matter in it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.errors import SourceError
from pipeline.intake.xml_tree import read_xml
from pipeline.settings.values import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["RDF", "list_of", "packet", "value_of"]

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MOST_BYTES = 1_000_000


def packet(data: bytes, name: str, limits: Limits) -> "_Element | None":
    """The parsed packet; None where it is empty, too long to be one, or cannot be read.

    Args:
        data: its bytes.
        name: how messages call its picture.
        limits: how deep elements may stand inside each other.
    """
    data = data.strip(b"\x00 \t\r\n")
    if not data or len(data) > MOST_BYTES:
        return None
    try:
        return read_xml(data, name, limits)[0]
    except SourceError:
        return None


def value_of(node: "_Element", name: str) -> str:
    """A property of a node, written as attribute or element; of several languages Chinese, else the default."""
    for holder in _holders(node):
        if name in holder.attrib:
            return str(holder.get(name))
        child = holder.find(name)
        if child is not None:
            items = list(child.iter(f"{RDF}li"))
            best = min(items, key=_foreign, default=child)
            return "".join(str(text) for text in best.itertext())
    return ""


def list_of(node: "_Element", name: str) -> tuple[str, ...]:
    """The entries of a property that has several."""
    for holder in _holders(node):
        child = holder.find(name)
        if child is not None:
            return tuple("".join(str(text) for text in item.itertext()) for item in child.iter(f"{RDF}li"))
    return ()


def _holders(node: "_Element") -> Iterator["_Element"]:
    """The node itself and the descriptions inside it (ISO 16684-1, 7.4 to 7.9)."""
    yield node
    yield from node.iter(f"{RDF}Description")


def _foreign(item: "_Element") -> int:
    language = str(item.get(LANGUAGE, "")).lower()
    return 0 if language.startswith("zh") else 1 if language == "x-default" else 2
