"""Picture files that are not what they seem: enormous by their headers, damaged, of another kind."""

import struct
import zlib
from io import BytesIO

from PIL import Image

from tests.intake.picture_samples import drawn, encoded

# 30,000 × 30,000 pixels are 900 million.
VAST = 30_000


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(width: int, height: int, rows: int | None = None) -> bytes:
    """An RGB PNG of one colour whose data packs a thousandfold; ``rows`` fewer than its header says cut it short."""
    pack = zlib.compressobj(9)
    row = bytes(1 + 3 * width)
    data = b"".join(pack.compress(row) for _ in range(height if rows is None else rows)) + pack.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def jpeg_of(width: int, height: int, *, progressive: bool = False) -> bytes:
    """A small JPEG whose frame header (ITU-T T.81, B.2.2) claims another size."""
    data = encoded(drawn(), "JPEG", progressive=progressive)
    at = data.index(b"\xff\xc2" if progressive else b"\xff\xc0")
    return data[: at + 5] + struct.pack(">HH", height, width) + data[at + 9 :]


def tiff_of(width: int, height: int) -> bytes:
    """A small TIFF whose first two tags claim another size."""
    data = bytearray(encoded(drawn(), "TIFF", compression="tiff_lzw"))
    directory = struct.unpack_from("<I", data, 4)[0]
    for number in range(struct.unpack_from("<H", data, directory)[0]):
        entry = directory + 2 + 12 * number
        tag = struct.unpack_from("<H", data, entry)[0]
        if tag in (256, 257):  # ImageWidth, ImageLength
            struct.pack_into("<HHII", data, entry, tag, 4, 1, width if tag == 256 else height)
    return bytes(data)


def webp_of(width: int, height: int) -> bytes:
    """An extended WebP whose canvas claims another size."""
    data = bytearray(encoded(drawn(), "WEBP", exif=b"Exif\x00\x00II*\x00"))
    assert data[12:16] == b"VP8X"
    data[24:27], data[27:30] = (width - 1).to_bytes(3, "little"), (height - 1).to_bytes(3, "little")
    return bytes(data)


def gif_of(width: int, height: int) -> bytes:
    """A GIF whose screen and frame claim another size."""
    data = bytearray(encoded(drawn("P"), "GIF"))
    struct.pack_into("<HH", data, 6, width, height)
    frame = data.index(b"\x2c")
    struct.pack_into("<HH", data, frame + 5, width, height)
    return bytes(data)


def heif_of(width: int, height: int, kind: str = "HEIF") -> bytes:
    """A HEIC or AVIF whose ``ispe`` property (ISO/IEC 23008-12, 6.5.3) claims another size."""
    data = bytearray(encoded(drawn(), kind))
    at = data.index(b"ispe")
    struct.pack_into(">II", data, at + 8, width, height)
    return bytes(data)


def one_colour(width: int, height: int, mode: str, kind: str, **more: object) -> bytes:
    """A real picture, fully there."""
    out = BytesIO()
    Image.new(mode, (width, height)).save(out, kind, **more)
    return out.getvalue()


SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>fetch("http://example.invalid/")</script>'
    b'<image href="file:///etc/passwd"/></svg>'
)
