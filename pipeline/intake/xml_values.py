"""What a format says in elements and attributes: found by name, told with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.intake.cleaning import Cleaning
from pipeline.intake.found_pictures import flat_text
from pipeline.intake.hypertext import Source
from pipeline.intake.wire_item import Told, squeezed
from pipeline.intake.xml_tree import Addresses, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["XmlFile", "child", "children"]


@dataclass(frozen=True, slots=True)
class XmlFile:
    """A file of XML while it is being read; ``place`` and ``line`` are set where it is a text in another format."""

    name: str
    cleaning: Cleaning
    addresses: Addresses
    place: str = ""
    line: int | None = None

    @property
    def source(self) -> Source:
        """The same, for blocks of text."""
        return Source(self.name, self.cleaning, self.addresses, self.place, self.line)

    def told(self, element: "Element", text: str | None = None) -> Told:
        """The words of an element, or a text that was found there."""
        origin = self.source.origin("", element)
        words = flat_text(element, self.cleaning, self.line_of(element)) if text is None else self.clean(text, element)
        return Told(words, origin.lines, origin.place)

    def clean(self, text: str, element: "Element") -> str:
        """A text of an element or an attribute, as one line."""
        return squeezed(self.cleaning.text(text, self.line_of(element)))

    def line_of(self, element: "Element") -> int | None:
        """The line of an element."""
        return self.line or element.sourceline

    def all_said(self, element: "Element") -> str:
        """Everything that an element and those inside it say: attributes by their names, then words."""
        parts = []
        for each in element.iter():
            if not isinstance(each.tag, str):
                continue
            if each is not element:
                parts.append(local_name(each))
            parts += [f"{_plain(str(key))}={self.clean(str(value), each)}" for key, value in each.attrib.items()]
            if each.text and each.text.strip():
                parts.append(self.clean(each.text, each))
            if each is not element and each.tail and each.tail.strip():
                parts.append(self.clean(each.tail, each))
        return " ".join(parts)


def children(element: "Element | None", *names: str) -> Iterator["Element"]:
    """The children of an element that have one of some names, in order."""
    if element is not None:
        yield from (child for child in element if local_name(child) in names)


def child(element: "Element | None", *path: str) -> "Element | None":
    """The first child of a name, the first child of that, and so on."""
    for name in path:
        element = next(children(element, name), None)
    return element


def _plain(name: str) -> str:
    return name.rpartition("}")[2]
