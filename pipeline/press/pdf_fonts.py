"""Fonts of a finished PDF: what each glyph code stands for, and how wide it is (ISO 32000-1, 9.7.4, 9.10.3)."""

import re
from dataclasses import dataclass
from functools import cache

from pikepdf import Array, Name, Object

__all__ = ["PdfFont", "PdfFonts"]

MAPPING = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


@dataclass(frozen=True, slots=True)
class PdfFont:
    """A font as the file describes it: texts and widths by glyph code, widths in thousandths of the size."""

    name: str
    to_unicode: dict[int, str]
    widths: dict[int, float]
    default_width: float
    bytes_a_code: int


class PdfFonts:
    """Fonts of a document by object, each read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], PdfFont] = {}

    def get(self, font: Object) -> PdfFont:
        """The font of a resource."""
        key = font.objgen
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = _read_font(font)
        return known


def _read_font(font: Object) -> PdfFont:
    mapping: dict[int, str] = {}
    if "/ToUnicode" in font:
        mapping = _to_unicode(font.ToUnicode.read_bytes())
    name = str(font.get("/BaseFont", "")).lstrip("/")
    if font.get("/Subtype") == Name.Type0:
        descendant = font.DescendantFonts[0]
        return PdfFont(name, mapping, _cid_widths(descendant), float(descendant.get("/DW", 1000)), 2)
    first = int(font.get("/FirstChar", 0))
    widths = {first + k: float(width) for k, width in enumerate(font.get("/Widths", []))}
    return PdfFont(name, mapping or {k: chr(k) for k in range(256)}, widths, 500.0, 1)


def _cid_widths(font: Object) -> dict[int, float]:
    widths: dict[int, float] = {}
    parts = list(font.get("/W", []))
    k = 0
    while k < len(parts):
        if isinstance(parts[k + 1], Array):
            for n, width in enumerate(parts[k + 1]):
                widths[int(parts[k]) + n] = float(width)
            k += 2
        else:
            for cid in range(int(parts[k]), int(parts[k + 1]) + 1):
                widths[cid] = float(parts[k + 2])
            k += 3
    return widths


def _to_unicode(cmap: bytes) -> dict[int, str]:
    mapping: dict[int, str] = {}
    for section in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in MAPPING.findall(section):
            mapping[int(code, 16)] = _utf16(text)
    for section in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text in RANGE.findall(section):
            base = int(text, 16)
            for n in range(int(last, 16) - int(first, 16) + 1):
                mapping[int(first, 16) + n] = _utf16(f"{base + n:0{len(text)}x}".encode())
    return mapping


@cache
def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")
