"""A picture of a PDF page as a file of its own (ISO 32000-2, 8.9.5), in its own colours and with its own profile.

A JPEG in grey or RGB is taken as it is.  One in CMYK is taken as it is where its numbers mean what they would in a file
of their own, which is Adobe's custom (255 is no ink); PDF has it the other way about unless a Decode array says so, and
such a one is written anew.  All others are unpacked: CMYK to a JPEG again, what is grey or RGB to a PNG.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pipeline.intake.pdf.engine import document_of

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["plain_jpeg", "read_pictures"]

# A picture over a page of 340 mm at 300 pixels an inch; twice unpacked it still fits into what the engine may take.
MOST_PIXELS = 12_000_000
MOST_PICTURES = 400
# What a slow machine unpacks and writes in a second.
PIXELS_A_SECOND = 3_000_000
QUALITY = 95
SAMPLE = (48, 48)
JPEG_START, PNG_LEVEL = b"\xff\xd8\xff", 2
# ICC.1:2022, 7.2.6 and B.4: the colour space of a profile; how much of one a JPEG segment holds, and what is before.
SPACE = slice(16, 20)
SEGMENT, ICC_MARK = 65_519, b"ICC_PROFILE\0"


def plain_jpeg(item: Any, page: Any) -> bytes:  # noqa: ANN401 - PDFium
    """The bytes of a picture that is a JPEG in grey or RGB and nothing else, with its profile; empty for any other."""
    if _filters(item) != [b"DCTDecode"]:
        return b""
    data = bytes(_unpacked(item))
    return _with_profile(data, _profile(item, page)) if _is_plain(data, _space(item, page)) else b""


def read_pictures(data: bytes, wanted: tuple[tuple[int, int], ...]) -> Iterator[tuple[bytes, float]]:
    """Pictures as files, JPEG or PNG, in the order asked for; empty where one cannot be had.

    With each comes how many seconds one of its size may take.

    Args:
        data: the PDF file.
        wanted: of each the number of its page, from 1, and its place among the shapes of the page.
    """
    from pipeline.intake.pdf.shapes import items_of

    document = document_of(data)
    for page_number in dict.fromkeys(number for number, _ in wanted[:MOST_PICTURES]):
        page = document[page_number - 1]
        places = [place for number, place in wanted[:MOST_PICTURES] if number == page_number]
        items = dict(enumerate(item for _, item, _ in items_of(page)))
        for place in places:
            taken = _as_file(items[place], page) if place in items else b""
            yield taken, _pixels(items[place]) / PIXELS_A_SECOND if taken else 0.0
        page.close()
    yield from ((b"", 0.0) for _ in wanted[MOST_PICTURES:])


def _as_file(item: Any, page: Any) -> bytes:  # noqa: ANN401 - PDFium
    from PIL import Image

    space, bits = _space(item, page)
    if not 0 < _pixels(item) <= MOST_PIXELS or bits == 0 or (bits == 1 and space == 0):
        return b""  # with no colours of its own: a stencil
    held, profile, size = _unpacked(item), _profile(item, page), _size(item)
    if held.startswith(JPEG_START):
        data = bytes(held)
        if _is_plain(data, (space, bits)):
            return _with_profile(data, profile)
        try:
            with Image.open(BytesIO(data), formats=("JPEG",)) as image:
                image.load()
                return _cmyk(image, data, item, profile) if image.mode == "CMYK" else _redrawn(item)
        except OSError:
            return b""
    if _is_cmyk(space, profile) and len(held) == 4 * size[0] * size[1]:
        return _cmyk(Image.frombuffer("CMYK", size, held, "raw", "CMYK", 0, 1), b"", item, profile)
    del held
    return _redrawn(item)


def _cmyk(image: "Image", data: bytes, item: Any, profile: bytes) -> bytes:  # noqa: ANN401 - PDFium
    """The picture with 255 as full ink, whichever way about it is: what PDFium shows of it is the judge."""
    import numpy as np
    from PIL import ImageChops

    shown = _bitmap(item)
    if shown is None:
        return b""
    wanted = np.asarray(shown.resize(SAMPLE).convert("L"), dtype=float)
    del shown
    sample = image.resize(SAMPLE)

    def miss(inks: "Image") -> float:
        return float(abs(np.asarray(inks.convert("RGB").convert("L"), dtype=float) - wanted).mean())

    right_way = miss(sample) <= miss(ImageChops.invert(sample))
    profile = profile if profile[SPACE] == b"CMYK" else b""
    if data and right_way:
        return _with_profile(data, profile)
    out = BytesIO()
    inks = image if right_way else ImageChops.invert(image)
    inks.info = {}
    inks.save(out, "JPEG", quality=QUALITY, subsampling=0, icc_profile=profile or None)
    return out.getvalue()


def _redrawn(item: Any) -> bytes:  # noqa: ANN401 - PDFium
    """The picture as PDFium shows it, in grey or sRGB."""
    shown = _bitmap(item)
    if shown is None:
        return b""
    out = BytesIO()
    (shown.convert("L") if _is_grey(shown) else shown.convert("RGB")).save(out, "PNG", compress_level=PNG_LEVEL)
    return out.getvalue()


def _is_grey(image: "Image") -> bool:
    """Whether it has no colour: grey is printed with black ink alone."""
    from PIL import ImageChops

    if image.mode == "L":
        return True
    red, green, blue = image.convert("RGB").split()
    return ImageChops.difference(red, green).getbbox() is None and ImageChops.difference(red, blue).getbbox() is None


def _bitmap(item: Any) -> "Image | None":  # noqa: ANN401 - PDFium
    import pypdfium2
    from pypdfium2 import raw

    bitmap = raw.FPDFImageObj_GetBitmap(item)
    return pypdfium2.PdfBitmap.from_raw(bitmap).to_pil() if bitmap else None


def _is_plain(data: bytes, colours: tuple[int, int]) -> bool:
    """Whether a JPEG's numbers are what they seem: grey or RGB, and no ink, index or the like."""
    from pypdfium2 import raw

    grey = (raw.FPDF_COLORSPACE_DEVICEGRAY, raw.FPDF_COLORSPACE_CALGRAY, raw.FPDF_COLORSPACE_ICCBASED)
    rgb = (raw.FPDF_COLORSPACE_DEVICERGB, raw.FPDF_COLORSPACE_CALRGB, raw.FPDF_COLORSPACE_ICCBASED)
    return colours[0] in {1: grey, 3: rgb}.get(_components(data), ())


def _is_cmyk(space: int, profile: bytes) -> bool:
    from pypdfium2 import raw

    return space == raw.FPDF_COLORSPACE_DEVICECMYK or (
        space == raw.FPDF_COLORSPACE_ICCBASED and profile[SPACE] == b"CMYK"
    )


def _components(data: bytes) -> int:
    """How many colours a JPEG has, by its frame header (ISO/IEC 10918-1, B.2.2); 0 where there is none."""
    at = 2
    while data[at : at + 1] == b"\xff" and at + 9 < len(data):
        marker = data[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 - filling before a marker
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # noqa: PLR2004 - start of frame
            return data[at + 9]
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return 0


def _with_profile(data: bytes, profile: bytes) -> bytes:
    """A JPEG with a profile (ICC.1:2022, B.4), unless it has one or there is none; nothing else of it is touched."""
    if not profile or ICC_MARK in data:
        return data
    pieces = [profile[at : at + SEGMENT] for at in range(0, len(profile), SEGMENT)]
    if len(pieces) > 255:  # noqa: PLR2004 - they are counted in a byte
        return data
    # After the JFIF header, which wants to be first.
    at = 2 + (2 + int.from_bytes(data[4:6]) if data[2:4] == b"\xff\xe0" else 0)
    held = b"".join(
        b"\xff\xe2" + (len(piece) + 16).to_bytes(2) + ICC_MARK + bytes((number, len(pieces))) + piece
        for number, piece in enumerate(pieces, start=1)
    )
    return data[:at] + held + data[at:]


def _filters(item: Any) -> list[bytes]:  # noqa: ANN401 - PDFium
    import ctypes

    from pypdfium2 import raw

    name = ctypes.create_string_buffer(32)
    found = []
    for number in range(raw.FPDFImageObj_GetImageFilterCount(item)):
        raw.FPDFImageObj_GetImageFilter(item, number, name, 32)
        found.append(name.value)
    return found


def _unpacked(item: Any) -> bytearray:  # noqa: ANN401 - PDFium
    """The bytes of a picture as its last filter left them: a JPEG stays one."""
    import ctypes

    from pypdfium2 import raw

    length = raw.FPDFImageObj_GetImageDataDecoded(item, None, 0)
    data = bytearray(length)
    if length:
        raw.FPDFImageObj_GetImageDataDecoded(item, (ctypes.c_char * length).from_buffer(data), length)
    return data


def _profile(item: Any, page: Any) -> bytes:  # noqa: ANN401 - PDFium
    import ctypes

    from pypdfium2 import raw

    length = ctypes.c_size_t()
    raw.FPDFImageObj_GetIccProfileDataDecoded(item, page, None, 0, length)
    data = (ctypes.c_uint8 * length.value)()
    if length.value:
        raw.FPDFImageObj_GetIccProfileDataDecoded(item, page, data, length.value, length)
    return bytes(data)


def _space(item: Any, page: Any) -> tuple[int, int]:  # noqa: ANN401 - PDFium
    """The kind of its colours, as PDFium counts them, and the bits of a pixel; zeros where it has none."""
    from pypdfium2 import raw

    metadata = raw.FPDF_IMAGEOBJ_METADATA()
    if not raw.FPDFImageObj_GetImageMetadata(item, page, metadata):
        return 0, 0
    return metadata.colorspace, metadata.bits_per_pixel


def _size(item: Any) -> tuple[int, int]:  # noqa: ANN401 - PDFium
    import ctypes

    from pypdfium2 import raw

    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(item, width, height)
    return width.value, height.value


def _pixels(item: Any) -> int:  # noqa: ANN401 - PDFium
    width, height = _size(item)
    return width * height
