"""Names of WordprocessingML and what it is packed in (ECMA-376, transitional), and values as it writes them."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = [
    "CHART", "DGM", "MC", "XML_SPACE", "A", "M", "R", "V", "W", "attribute", "is_on", "taken_branch", "value",
    "whole_number",
]  # fmt: skip

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
WHOLE = re.compile(r"[0-9]{1,6}\Z")
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Extensions whose elements hold what is read here: shapes, groups and canvases with text boxes and pictures.
UNDERSTOOD = frozenset(
    {
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
        "http://schemas.microsoft.com/office/word/2010/wordml",
        "http://schemas.microsoft.com/office/drawing/2010/main",
        "http://schemas.microsoft.com/office/drawing/2010/picture",
    }
)


def attribute(element: "Element | None", name: str) -> str:
    """The attribute ``w:name`` of an element; empty where either is not there."""
    return "" if element is None else str(element.get(W + name) or "")


def value(parent: "Element | None", name: str) -> str:
    """``w:val`` of the child ``w:name``."""
    return "" if parent is None else attribute(parent.find(W + name), "val")


def whole_number(text: str) -> int | None:
    """A number from 0 to 999999 as an attribute writes it; None where it is none."""
    return int(text) if WHOLE.match(text) else None


def is_on(parent: "Element", name: str) -> bool | None:
    """An on-off property (17.17.4): None where it is not said."""
    child = parent.find(W + name)
    return None if child is None else attribute(child, "val") not in ("0", "false", "off", "none")


def taken_branch(alternate: "Element") -> "Element | None":
    """The one branch of ``mc:AlternateContent`` that is read (ECMA-376 Part 3, 9.3): the first choice understood."""
    for choice in alternate.findall(MC + "Choice"):
        needed = (choice.get("Requires") or "").split()
        if needed and all(choice.nsmap.get(prefix) in UNDERSTOOD for prefix in needed):
            return choice
    return alternate.find(MC + "Fallback")
