"""Equations (Office Math, ECMA-376 Part 1, 22.1) as one line of text, with what is raised and lowered."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.intake.word.names import M
from pipeline.model import Style

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["equation_pieces"]

Piece = tuple[str, Style | None]
SUM = "∫"  # 22.1.2.70: the sign where none is named


def equation_pieces(element: "Element", style: Style | None = None) -> Iterator[Piece]:
    """The characters of an equation in the order they are read, each piece raised, lowered or neither."""
    name = str(element.tag).removeprefix(M)
    if name == "t":
        yield element.text or "", style
    elif name == "f":
        yield from _bracketed(element.find(M + "num"), style)
        yield "/", style
        yield from _bracketed(element.find(M + "den"), style)
    elif name == "rad":
        degree = element.find(M + "deg")
        if degree is not None:
            yield from equation_pieces(degree, Style.SUPERSCRIPT)
        yield "√", style
        yield from _bracketed(element.find(M + "e"), style)
    elif name == "d":
        yield from _delimited(element, style)
    elif name == "nary":
        yield _property(element, "chr", SUM), style
        yield from _children(element, style)
    else:
        yield from _children(element, style)


def _children(element: "Element", style: Style | None) -> Iterator[Piece]:
    for child in element:
        name = str(child.tag).removeprefix(M)
        if name == "sup":
            yield from equation_pieces(child, Style.SUPERSCRIPT)
        elif name == "sub":
            yield from equation_pieces(child, Style.SUBSCRIPT)
        elif not name.endswith("Pr"):
            yield from equation_pieces(child, style)


def _delimited(element: "Element", style: Style | None) -> Iterator[Piece]:
    yield _property(element, "begChr", "("), style
    for number, part in enumerate(element.findall(M + "e")):
        if number:
            yield _property(element, "sepChr", "|"), style
        yield from equation_pieces(part, style)
    yield _property(element, "endChr", ")"), style


def _bracketed(element: "Element | None", style: Style | None) -> Iterator[Piece]:
    pieces = [] if element is None else list(equation_pieces(element, style))
    alone = sum(len(text) for text, _ in pieces) <= 1 or all(text.isalnum() for text, _ in pieces)
    yield from pieces if alone else [("(", style), *pieces, (")", style)]


def _property(element: "Element", name: str, usual: str) -> str:
    found = element.find(f"{M}{str(element.tag).removeprefix(M)}Pr/{M}{name}")
    return usual if found is None else str(found.get(M + "val") or "")
