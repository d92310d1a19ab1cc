"""A page of a PDF → its placed characters, by PDFium.

Positions are points on the page as it is shown (ISO 32000-2, 8.3.2.3 and 7.7.3.3: user space, Rotate), from the top
left of its crop box, y downward.  The size of a character is what it has on paper: the font size times its matrix.
"""

import ctypes
import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from pipeline.intake.pdf.annotations import words_of_annotations
from pipeline.intake.pdf.shapes import Shapes, View, shapes_of
from pipeline.intake.pdf.unread import unread_pieces

__all__ = ["Face", "Facing", "Glyph", "Sheet", "sheet_of"]

INVISIBLE = 3
COLOURED = 60
# What PDFium makes of a hyphen at the end of a line, and the hyphen.
DIVIDES, HYPHEN = 2, 0x2D
UNKNOWN = "\ufffd"


class Facing(StrEnum):
    """Which way the foot of a character's line runs: ``DOWN`` is turned a quarter clockwise."""

    RIGHT = "right"
    DOWN = "down"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Face:
    """How characters look: the font's name in lower case without its subset tag, their size, ink other than black."""

    font: str
    size: float
    coloured: bool
    facing: Facing
    invisible: bool = False

    @property
    def bold(self) -> bool:
        """黑体 or a heavy weight, by the font's name."""
        return any(word in self.font for word in ("hei", "bold", "black", "heavy", "黑", "gothic", "sans"))

    @property
    def kai(self) -> bool:
        """楷体, by the font's name."""
        return any(word in self.font for word in ("kai", "楷"))


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character: its left and right edge along the line it would stand in, its baseline, how it looks.

    For one that faces down ``x0`` and ``x1`` are the edges of its line's height and ``y0``, ``y1`` its length.
    """

    text: str
    x0: float
    x1: float
    y: float
    face: Face
    y0: float
    y1: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size, its characters in the order of the file, its shapes; ``outside`` lies beyond the trimmed page.

    ``unmapped`` counts characters that the fonts give no Unicode for, which are U+FFFD among the others; ``unread``
    pieces of text not given out at all.  ``notes`` are the words of annotations and form fields.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    shapes: Shapes
    outside: str
    unmapped: int
    unread: int
    notes: tuple[str, ...] = ()


def sheet_of(text: Any, page: Any, view: View, number: int) -> Sheet:  # noqa: ANN401 - PDFium
    """The page turned so that most of its lines run to the right, whatever its Rotate says.

    Args:
        text: PDFium's text page.
        page: PDFium's page.
        view: how the page is shown.
        number: of the page in the file, from 1.
    """
    sheet = _read(text, page, view, number)
    if 2 * _level(sheet) >= len(sheet.glyphs):
        return sheet
    turned = (_read(text, page, replace(view, turns=(view.turns + turn) % 4), number) for turn in (1, 2, 3))
    return max((sheet, *turned), key=_level)


def _level(sheet: Sheet) -> int:
    return sum(glyph.face.facing is Facing.RIGHT for glyph in sheet.glyphs)


def _read(text: Any, page: Any, view: View, number: int) -> Sheet:  # noqa: ANN401 - PDFium
    glyphs, outside, unmapped = [], [], 0
    trimmed = view.trimmed
    faces: dict[int, Face] = {}
    for glyph, mapped in _glyphs(text, view, faces):
        middle = ((glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2)
        if trimmed[0] <= middle[0] <= trimmed[2] and trimmed[1] <= middle[1] <= trimmed[3]:
            glyphs.append(glyph)
            unmapped += not mapped
        else:
            outside.append(glyph.text)
    unread = unread_pieces(page, frozenset(faces))
    notes = words_of_annotations(page)
    return Sheet(number, *view.shown, tuple(glyphs), shapes_of(page, view), "".join(outside), unmapped, unread, notes)


def _glyphs(text: Any, view: View, faces: dict[int, Face]) -> Iterator[tuple[Glyph, bool]]:  # noqa: ANN401 - PDFium
    """The characters that the file itself holds, each with whether its font gives a Unicode for it.

    ``faces`` takes the face of each piece of text by its address.
    """
    from pypdfium2 import raw

    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    high = ""
    for index in range(text.count_chars()):
        owner = raw.FPDFText_GetTextObject(text, index)
        if not owner:
            continue
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        code = raw.FPDFText_GetUnicode(text, index)
        code = HYPHEN if code == DIVIDES else code
        if 0xD800 <= code < 0xDC00:  # noqa: PLR2004 - PDFium gives characters beyond the first plane in two halves
            high = chr(code)
            continue
        character, high = _character(high, code), ""
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        address = ctypes.addressof(owner.contents)
        face = faces.get(address)
        if face is None:
            face = faces[address] = _face(text, index, owner, view)
        character, mapped = _known(text, index, character)
        yield _placed(character, face, (x.value, y.value), (box.left, box.top, box.right, box.bottom), view), mapped


def _character(high: str, code: int) -> str:
    if high and 0xDC00 <= code < 0xE000:  # noqa: PLR2004 - UTF-16, RFC 2781
        return (high + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16")
    return UNKNOWN if 0xD800 <= code < 0xE000 or code > sys.maxunicode else chr(code)  # noqa: PLR2004


def _known(text: Any, index: int, character: str) -> tuple[str, bool]:  # noqa: ANN401 - PDFium
    """The character, and whether its font gives a Unicode for it; without one PDFium passes its code off as one."""
    from pypdfium2 import raw

    if character in "\0\ufffd\ufffe\uffff" or raw.FPDFText_HasUnicodeMapError(text, index) == 1:
        return (character, True) if character in " \u3000" else (UNKNOWN, False)
    return character, not "\ue000" <= character <= "\uf8ff"


def _placed(
    character: str, face: Face, origin: tuple[float, float], box: tuple[float, float, float, float], view: View
) -> Glyph:
    corners = (view.point(box[0], box[1]), view.point(box[2], box[3]))
    x0, x1 = sorted(corner[0] for corner in corners)
    y0, y1 = sorted(corner[1] for corner in corners)
    at_x, at_y = view.point(*origin)
    if face.facing is Facing.RIGHT:
        # The loose box grows to the ink where that stands out of the advance; the em square is what counts.
        widest = 2.1 * face.size if character.isascii() or character in "—―⸺" else face.size
        return Glyph(character, at_x, max(min(x1, at_x + widest), at_x), at_y, face, y0, y1)
    return Glyph(character, x0, x1, at_y, face, y0, y1)


def _face(text: Any, index: int, owner: Any, view: View) -> Face:  # noqa: ANN401 - PDFium
    from pypdfium2 import raw

    matrix, flags = raw.FS_MATRIX(), ctypes.c_int()
    name = ctypes.create_string_buffer(256)
    raw.FPDFText_GetMatrix(text, index, matrix)
    raw.FPDFText_GetFontInfo(text, index, name, 256, flags)
    # A size below zero turns the character about, and makes it no smaller.
    given = raw.FPDFText_GetFontSize(text, index)
    size = abs(given) * (matrix.c**2 + matrix.d**2) ** 0.5
    inks = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFText_GetFillColor(text, index, *inks)
    values = [ink.value for ink in inks[:3]]
    font = name.value.decode("utf-8", "replace").partition("+")
    return Face(
        (font[2] or font[0]).lower().rstrip(","),
        round(size, 2) or 1.0,
        max(values) - min(values) > COLOURED,
        _facing(math.copysign(matrix.a, matrix.a * given), math.copysign(matrix.b, matrix.b * given), view.turns),
        raw.FPDFTextObj_GetTextRenderMode(owner) == INVISIBLE,
    )


def _facing(across: float, up: float, turns: int) -> Facing:
    right, down = across, -up
    for _ in range(turns):
        right, down = -down, right
    if abs(down) <= 0.1 * abs(right) and right > 0:
        return Facing.RIGHT
    return Facing.DOWN if abs(right) <= 0.1 * abs(down) and down > 0 else Facing.OTHER
