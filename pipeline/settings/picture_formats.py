"""The formats a picture may have: the one place that knows their names, endings and first bytes.

SVG, PDF and PostScript are none of them: they are programs that draw, and may hold scripts and addresses.
"""

from dataclasses import dataclass

from pipeline.errors import Say

__all__ = ["PICTURE_FORMATS", "PICTURE_SUFFIXES", "PictureFormat", "foreign_kind", "format_of"]

HEAD_BYTES = 512


@dataclass(frozen=True, slots=True)
class PictureFormat:
    """``name`` as people write it and as the decoder calls it in ``decoder``; endings with the dot, in lower case."""

    name: str
    decoder: str
    suffixes: tuple[str, ...]
    media_type: str


JPEG = PictureFormat("JPEG", "JPEG", (".jpg", ".jpeg"), "image/jpeg")
PNG = PictureFormat("PNG", "PNG", (".png",), "image/png")
WEBP = PictureFormat("WebP", "WEBP", (".webp",), "image/webp")
GIF = PictureFormat("GIF", "GIF", (".gif",), "image/gif")
TIFF = PictureFormat("TIFF", "TIFF", (".tif", ".tiff"), "image/tiff")
HEIC = PictureFormat("HEIC", "HEIF", (".heic", ".heif"), "image/heic")
AVIF = PictureFormat("AVIF", "AVIF", (".avif",), "image/avif")
BMP = PictureFormat("BMP", "BMP", (".bmp",), "image/bmp")
PICTURE_FORMATS = (JPEG, PNG, WEBP, GIF, TIFF, HEIC, AVIF, BMP)
PICTURE_SUFFIXES = tuple(suffix for own in PICTURE_FORMATS for suffix in own.suffixes)

SIGNATURES = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    # TIFF 6.0, section 2, and the 64-bit form that is called BigTIFF.
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
    (b"BM", BMP),
)
# ISO/IEC 23008-12, annex B: brands of still pictures coded with HEVC, and of any codec.
HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"})
AVIF_BRANDS = frozenset({b"avif", b"avis"})

FOREIGN = (
    (b"%PDF", Say(zh="PDF", en="a PDF")),
    (b"%!PS", Say(zh="PostScript", en="PostScript")),
    (b"PK\x03\x04", Say(zh="压缩包或 Word 文件", en="a ZIP archive or a Word file")),
    (b"8BPS", Say(zh="Photoshop 文件", en="a Photoshop file")),
    (b"\xd7\xcd\xc6\x9a", Say(zh="WMF 图元", en="a Windows metafile")),
)


def format_of(head: bytes) -> PictureFormat | None:
    """The format by the first bytes of a file (64 are enough), whatever its name says; None for any other."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp":
        return _by_brand(head)
    return next((own for signature, own in SIGNATURES if head.startswith(signature)), None)


def foreign_kind(head: bytes) -> Say | None:
    """What a file is that is no picture of ours, by its first bytes; None where that is not to be seen."""
    start = head[:HEAD_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in start:
        return Say(zh="SVG 矢量图", en="an SVG drawing")
    if start.startswith(b"<"):
        return Say(zh="网页或 XML", en="a web page or XML")
    if head[40:44] == b" EMF":  # [MS-EMF] 2.3.4.2: the header's signature
        return Say(zh="EMF 图元", en="an enhanced metafile")
    return next((kind for signature, kind in FOREIGN if head.startswith(signature)), None)


def _by_brand(head: bytes) -> PictureFormat | None:
    """By the brands of an ISO base media file (ISO/IEC 14496-12, 4.3): the major one, then the compatible ones."""
    length = min(int.from_bytes(head[:4]), HEAD_BYTES)
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, length, 4))]
    if any(brand in AVIF_BRANDS for brand in brands):
        return AVIF
    return HEIC if any(brand in HEIC_BRANDS for brand in brands) else None
