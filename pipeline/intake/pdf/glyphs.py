"""A PDF file → its pages as placed characters and drawn shapes, by PDFium; nothing of it is executed or fetched.

PDFium cannot be told how much it may take: ``pipeline.intake.pdf.extraction`` runs this in a process of its own.

Positions are points on the page as it is shown (ISO 32000-2, 8.3.2.3 and 7.7.3.3: user space, Rotate), from the top
left of its crop box, y downward.  The size of a character is what it has on paper: the font size times its matrix.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.pdf.shapes import Shapes, View, shapes_of
from pipeline.intake.pdf.unread import unread_pieces

__all__ = ["MOST_CHARACTERS", "MOST_PAGES", "Face", "Facing", "Glyph", "Sheet", "read_sheets"]

MOST_PAGES = 200
# Some sixty broadsheet pages; more is no newspaper, and takes more than a few seconds.
MOST_CHARACTERS = 400_000
# What a slow machine reads in a second; this one reads 35,000.
CHARACTERS_A_SECOND = 10_000
# 14,400 units are the most a page may have (ISO 32000-2, Annex C.2).
LARGEST_PT = 14_400.0
LEAST_PT = 20.0
PASSWORD_ERROR = 4
INVISIBLE = 3
COLOURED = 60
# What PDFium makes of a hyphen at the end of a line, and the hyphen.
DIVIDES, HYPHEN = 2, 0x2D


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

    ``unmapped`` counts characters that the fonts give no Unicode for, ``unread`` pieces of text not given out at all.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    shapes: Shapes
    outside: str
    unmapped: int
    unread: int


def read_sheets(data: bytes, name: str) -> Iterator[tuple[Sheet | None, float]]:
    """The pages of a PDF file, in order, after a None that says it could be opened.

    With each comes how many seconds it may take to read as many characters as it has.

    Args:
        data: its bytes.
        name: how messages call it.

    Raises:
        SourceError: it needs a password, is damaged, has more than ``MOST_PAGES`` pages or ``MOST_CHARACTERS``
            characters, or a page of no sensible size.
    """
    document = _open(data, name)
    try:
        count = len(document)
        if count == 0:
            raise _refusal(name, Say(zh="PDF 里没有一页。", en="The PDF has no page."))
        if count > MOST_PAGES:
            raise _refusal(
                name,
                Say(zh=f"PDF 有 {count} 页，超过 {MOST_PAGES} 页。", en=f"{count} pages; the limit is {MOST_PAGES}."),
                Say(zh="请拆成几份。", en="Part it."),
            )
        yield None, 0.0
        left = MOST_CHARACTERS
        for number in range(1, count + 1):
            sheet, read = _sheet(document, number, name, left)
            left -= read
            yield sheet, read / CHARACTERS_A_SECOND
    finally:
        document.close()


def _open(data: bytes, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - PDFium is loaded late
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD_ERROR:
            raise _refusal(
                name,
                Say(zh="PDF 有密码。", en="The PDF needs a password."),
                Say(zh="请另存一份不加密的。", en="Save it without one."),
            ) from error
        raise _refusal(
            name,
            Say(zh="PDF 已损坏，打不开。", en="The PDF is damaged and cannot be opened."),
            Say(zh="请重新导出。", en="Export it again."),
        ) from error


def _refusal(name: str, message: Say, remedy: Say | None = None, page: int | None = None) -> SourceError:
    return SourceError(message, where=Where(name, page=page), remedy=remedy)


def _sheet(document: Any, number: int, name: str, left: int) -> tuple[Sheet, int]:  # noqa: ANN401 - PDFium
    import pypdfium2

    try:
        page = document[number - 1]
        view = _view(page)
    except pypdfium2.PdfiumError as error:
        damaged = Say(zh=f"第 {number} 页已损坏。", en=f"Page {number} is damaged.")
        raise _refusal(name, damaged, page=number) from error
    try:
        if not LEAST_PT <= min(view.width, view.height) <= max(view.width, view.height) <= LARGEST_PT:
            size = f"{view.width:.0f} × {view.height:.0f} pt"
            raise _refusal(name, Say(zh=f"页面大小是 {size}。", en=f"The page measures {size}."), page=number)
        text = page.get_textpage()
        try:
            count = text.count_chars()
            if count > left:
                raise _refusal(
                    name,
                    Say(zh=f"文字超过 {MOST_CHARACTERS} 字。", en=f"More than {MOST_CHARACTERS} characters."),
                    Say(zh="请拆成几份。", en="Part it."),
                    number,
                )
            return _upright_read(text, page, view, number), count
        finally:
            text.close()
    finally:
        page.close()


def _view(page: Any) -> View:  # noqa: ANN401 - PDFium
    left, bottom, right, top = page.get_cropbox()
    trim = page.get_trimbox()
    return View(left, top, right - left, top - bottom, page.get_rotation() // 90 % 4, trim)


def _upright_read(text: Any, page: Any, view: View, number: int) -> Sheet:  # noqa: ANN401 - PDFium
    """The page turned so that most of its lines run to the right, whatever its Rotate says."""
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
        unmapped += not mapped
        middle = ((glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2)
        if trimmed[0] <= middle[0] <= trimmed[2] and trimmed[1] <= middle[1] <= trimmed[3]:
            glyphs.append(glyph)
        else:
            outside.append(glyph.text)
    unread = unread_pieces(page, frozenset(faces))
    return Sheet(number, *view.shown, tuple(glyphs), shapes_of(page, view), "".join(outside), unmapped, unread)


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
        yield (
            _placed(character, face, (x.value, y.value), (box.left, box.top, box.right, box.bottom), view),
            _is_mapped(text, index, character),
        )


def _character(high: str, code: int) -> str:
    if high and 0xDC00 <= code < 0xE000:  # noqa: PLR2004 - UTF-16, RFC 2781
        return (high + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16")
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)  # noqa: PLR2004


def _is_mapped(text: Any, index: int, character: str) -> bool:  # noqa: ANN401 - PDFium
    from pypdfium2 import raw

    broken = character in "\0\ufffd\ufffe\uffff" or "\ue000" <= character <= "\uf8ff"
    return not broken and raw.FPDFText_HasUnicodeMapError(text, index) != 1


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
    size = raw.FPDFText_GetFontSize(text, index) * (matrix.c**2 + matrix.d**2) ** 0.5
    inks = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFText_GetFillColor(text, index, *inks)
    values = [ink.value for ink in inks[:3]]
    font = name.value.decode("utf-8", "replace").partition("+")
    return Face(
        (font[2] or font[0]).lower().rstrip(","),
        round(size, 2) or 1.0,
        max(values) - min(values) > COLOURED,
        _facing(matrix.a, matrix.b, view.turns),
        raw.FPDFTextObj_GetTextRenderMode(owner) == INVISIBLE,
    )


def _facing(across: float, up: float, turns: int) -> Facing:
    right, down = across, -up
    for _ in range(turns):
        right, down = -down, right
    if abs(down) <= 0.1 * abs(right) and right > 0:
        return Facing.RIGHT
    return Facing.DOWN if abs(right) <= 0.1 * abs(down) and down > 0 else Facing.OTHER
