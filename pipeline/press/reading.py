"""A finished PDF read back: text in the order of painting, with places, by nothing but the file itself.

Walks content streams and Form XObjects (ISO 32000-1, 9.4) with the graphics state that text needs: ``cm``,
``q``/``Q``, ``Tf``, ``Tm``, ``Td``, ``TJ``; text comes from ToUnicode and ActualText.  On the way it notes what part
of each image shows, and every rectangle and ring that is filled.  It knows nothing of the composer, so that what it
finds is evidence.
"""

import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from pipeline.press.pdf_fonts import PdfFont, PdfFonts
from pipeline.press.rectangles import Matrix, Paths, placed, within
from pipeline.units import Rect

__all__ = ["PageText", "PlacedImage", "TextRun", "read_pages"]

TOKEN = re.compile(
    rb"(?P<array>\[[^\]]*\])"
    rb"|(?P<hex><[0-9A-Fa-f\s]*>)"
    rb"|(?P<dict><<.*?>>(?=\s*BDC))"
    rb"|(?P<string>\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))"
    rb"|(?P<name>/[^\s<>\[\]()/%{}]*)"
    rb"|(?P<number>[-+]?(?:\d+\.?\d*|\.\d+))"
    rb"|(?P<operator>[A-Za-z'\"*][A-Za-z0-9'\"*]*)",
    re.DOTALL,
)
ARRAY_PART = re.compile(rb"<([0-9A-Fa-f\s]*)>|([-+]?(?:\d+\.?\d*|\.\d+))|\(((?:[^()\\]|\\.)*)\)")
ACTUAL = re.compile(rb"/ActualText\s*<([0-9A-Fa-f\s]*)>")
SEGMENTS = frozenset({b"m", b"l", b"c", b"v", b"y"})
FILLS = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})
UNFILLED = frozenset({b"n", b"S", b"s"})
UNIT_SQUARE = (0.0, 0.0, 1.0, 1.0)
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text shown by one operator.

    ``x_pt``, ``y_pt``: origin of its baseline from the top-left corner of the TrimBox, y downwards;
    ``end_x_pt``: where its advance ends; ``codes``: glyph codes; ``colour``: the fill operands as written.
    ``glyph_texts``, ``offsets`` and ``advances`` say of each glyph what it stands for, how far its origin is from the
    run's and how wide its font says it is, the last two in thousandths of the size.  ``upright``: the type is turned.
    """

    text: str
    font: str
    size_pt: float
    x_pt: float
    y_pt: float
    end_x_pt: float
    codes: tuple[int, ...]
    colour: str
    glyph_texts: tuple[str, ...] = ()
    offsets: tuple[float, ...] = ()
    advances: tuple[float, ...] = ()
    upright: bool = False


@dataclass(frozen=True, slots=True)
class PlacedImage:
    """An image as placed: its resource name, the width it takes on the page, and the part of it that shows.

    ``frame`` counts from the top-left corner of the TrimBox; None where a clip leaves nothing.  ``after``: how many
    runs of text are painted before it.
    """

    name: str
    width_pt: float
    frame: Rect | None = None
    after: int = 0


@dataclass(frozen=True, slots=True)
class PageText:
    """The runs of a page in the order they are painted, its images, the rectangles and the rings that are filled."""

    runs: tuple[TextRun, ...]
    images: tuple[PlacedImage, ...] = ()
    fills: tuple[Rect, ...] = ()
    rings: tuple[Rect, ...] = ()

    @property
    def text(self) -> str:
        """All characters, in order."""
        return "".join(run.text for run in self.runs)


def read_pages(pdf: bytes) -> tuple[PageText, ...]:
    """Read every page of a PDF."""
    with Pdf.open(io.BytesIO(pdf)) as document:
        fonts = PdfFonts()
        pages = []
        for page in document.pages:
            trim = [float(corner) for corner in page.trimbox]
            walker = _Walker(fonts, left=trim[0], top=trim[3])
            contents = page.obj.get("/Contents")
            streams = list(contents) if isinstance(contents, Array) else [contents]
            data = b"\n".join(stream.read_bytes() for stream in streams if isinstance(stream, Stream))
            walker.walk(data, page.obj.get("/Resources", Dictionary()), IDENTITY)
            pages.append(PageText(tuple(walker.runs), tuple(walker.images), tuple(walker.fills), tuple(walker.rings)))
        return tuple(pages)


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


class _Walker:
    """Runs through content with the state that text needs."""

    def __init__(self, fonts: PdfFonts, *, left: float, top: float) -> None:
        self.fonts = fonts
        self.left, self.top = left, top
        self.runs: list[TextRun] = []
        self.images: list[PlacedImage] = []
        self.fills: list[Rect] = []
        self.rings: list[Rect] = []
        self._paths = Paths(left, top)
        self._actual: list[str | None] = []

    def walk(  # noqa: C901, PLR0912 - one branch an operator
        self, data: bytes, resources: Object, ctm: Matrix, clip: Rect | None = None
    ) -> None:
        stack: list[tuple[Matrix, PdfFont | None, float, str, Rect | None]] = []
        paths = self._paths
        font: PdfFont | None = None
        size, colour = 0.0, ""
        text_matrix = line_matrix = IDENTITY
        operands: list[bytes] = []
        for kind, token in _tokens(data):
            if kind != "operator":
                operands.append(token)
                continue
            if token in (b"TJ", b"Tj"):
                if font is not None and operands:
                    text_matrix = self._show(operands[-1], font, size, colour, ctm, text_matrix)
            elif token == b"Tm":
                text_matrix = line_matrix = _matrix(operands)
            elif token == b"Tf":
                font, size = self._font(resources, operands), float(operands[-1])
            elif token in (b"Td", b"TD"):
                text_matrix = line_matrix = _times((1, 0, 0, 1, float(operands[-2]), float(operands[-1])), line_matrix)
            elif token == b"BT":
                text_matrix = line_matrix = IDENTITY
            elif token == b"cm":
                ctm = _times(_matrix(operands), ctm)
            elif token == b"q":
                stack.append((ctm, font, size, colour, clip))
            elif token == b"Q" and stack:
                ctm, font, size, colour, clip = stack.pop()
            elif token in (b"scn", b"sc", b"k", b"rg", b"g"):
                colour = b" ".join((*operands, token)).decode("latin-1")
            elif token in (b"BDC", b"BMC"):
                self._actual.append(_actual_text(operands))
            elif token == b"EMC" and self._actual:
                self._end_actual(font, size, colour, ctm, text_matrix)
            elif token == b"Do":
                self._form(resources, operands, ctm, clip)
            elif token == b"re":
                paths.add(operands, ctm)
            elif token in SEGMENTS:
                paths.bend()
            elif token in (b"W", b"W*"):
                paths.clip()
            elif token in FILLS:
                filled, ring = paths.filled(clip), paths.ring(clip)
                self.fills += [filled] if filled is not None else []
                self.rings += [ring] if ring is not None else []
                clip = paths.end(clip)
            elif token in UNFILLED:
                clip = paths.end(clip)
            operands = []

    def _font(self, resources: Object, operands: list[bytes]) -> PdfFont | None:
        found = resources.get("/Font", Dictionary()).get(operands[0].decode("latin-1"))
        return None if found is None else self.fonts.get(found)

    def _show(
        self, operand: bytes, font: PdfFont, size: float, colour: str, ctm: Matrix, text_matrix: Matrix
    ) -> Matrix:
        codes: list[int] = []
        offsets: list[float] = []
        advances: list[float] = []
        width = 0.0
        for digits, number, literal in ARRAY_PART.findall(operand):
            if number:
                width -= float(number)
                continue
            raw = bytes.fromhex(digits.decode("ascii")) if digits or not literal else literal
            step = font.bytes_a_code
            for k in range(0, len(raw), step):
                code = int.from_bytes(raw[k : k + step], "big")
                codes.append(code)
                advance = font.widths.get(code, font.default_width)
                offsets.append(width)
                advances.append(advance)
                width += advance
        hidden = any(text is not None for text in self._actual)
        texts = tuple([font.to_unicode.get(code, "\ufffd") for code in codes])
        text = "" if hidden else "".join(texts)
        x0, y0 = self._place(text_matrix, ctm)
        after = _times((1, 0, 0, 1, width / 1000 * size, 0), text_matrix)
        x1, _ = self._place(after, ctm)
        whole = _times(text_matrix, ctm)
        upright = abs(whole[1]) > abs(whole[0])
        scale = math.hypot(whole[0], whole[1]) if upright else abs(whole[3]) or abs(whole[0])
        run = TextRun(
            text,
            font.name,
            size * scale,
            x0,
            y0,
            x1,
            tuple(codes),
            colour,
            texts,
            tuple(offsets),
            tuple(advances),
            upright,
        )
        self.runs.append(run)
        return after

    def _place(self, text_matrix: Matrix, ctm: Matrix) -> tuple[float, float]:
        whole = _times(text_matrix, ctm)
        return whole[4] - self.left, self.top - whole[5]

    def _end_actual(self, font: PdfFont | None, size: float, colour: str, ctm: Matrix, text_matrix: Matrix) -> None:
        actual = self._actual.pop()
        if actual is not None:
            x, y = self._place(text_matrix, ctm)
            self.runs.append(TextRun(actual, font.name if font else "", size, x, y, x, (), colour))

    def _form(self, resources: Object, operands: list[bytes], ctm: Matrix, clip: Rect | None) -> None:
        name = operands[-1].decode("latin-1")
        found = resources.get("/XObject", Dictionary()).get(name)
        if isinstance(found, Stream) and found.get("/Subtype") == Name.Image:
            frame = within(placed(ctm, UNIT_SQUARE, self.left, self.top), clip)
            self.images.append(PlacedImage(name, math.hypot(ctm[0], ctm[1]), frame, len(self.runs)))
        elif isinstance(found, Stream) and found.get("/Subtype") == Name.Form:
            matrix = tuple(float(part) for part in found.get("/Matrix", Array(IDENTITY)))
            own = found.get("/Resources", resources)
            self.walk(found.read_bytes(), own, _times(matrix, ctm), clip)  # type: ignore[arg-type]


def _tokens(data: bytes) -> Iterator[tuple[str, bytes]]:
    for found in TOKEN.finditer(data):
        yield found.lastgroup or "", found.group()


def _matrix(operands: list[bytes]) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands[-6:])
    return a, b, c, d, e, f


def _actual_text(operands: list[bytes]) -> str | None:
    found = ACTUAL.search(b" ".join(operands))
    if found is None:
        return None
    return bytes.fromhex(found.group(1).decode("ascii")).decode("utf-16")
