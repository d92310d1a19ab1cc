"""The size that a picture file declares, read from its first bytes without a decoder."""

import re

from pipeline.settings.picture_formats import AVIF, HEIC, WEBP, PictureFormat

__all__ = ["DECLARED_WITHIN", "declared_size"]

# The properties of a HEIC stand before its pixels; a telephone's, of some fifty tiles, are a few thousand bytes.
DECLARED_WITHIN = 65_536
# ISO/IEC 23008-12, 6.5.3: the image spatial extents property, version 0.
EXTENTS = re.compile(rb"ispe\0{4}(.{4})(.{4})", re.DOTALL)
# ISO/IEC 14496-12, 4.2: a length of 1 means that the real one, of 8 bytes, follows the name of the box.
BOX_HEAD, LONG_BOX, LONG_BOX_HEAD = 8, 1, 16


def declared_size(kind: PictureFormat, start: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, those of a broken file perhaps 0; None where the format or the file does not say.

    Args:
        kind: the format.
        start: the first ``DECLARED_WITHIN`` bytes.
    """
    if kind is WEBP:
        return _canvas(start)
    return _extents(start) if kind in (HEIC, AVIF) else None


def _canvas(start: bytes) -> tuple[int, int]:
    """By the first chunk (RFC 9649, 2.7, 3.4; RFC 6386, 9.1)."""
    chunk, body = start[12:16], start[20:30]
    if chunk == b"VP8X":
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if chunk == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF


def _extents(start: bytes) -> tuple[int, int] | None:
    """The largest of the pictures in a HEIF file, of which a whole one is larger than its tiles and thumbnails."""
    sizes = [(int.from_bytes(found[1]), int.from_bytes(found[2])) for found in EXTENTS.finditer(_meta(start))]
    return max(sizes, key=lambda size: size[0] * size[1], default=None)


def _meta(start: bytes) -> bytes:
    """What is there of the box that holds the properties; nothing where another reaches beyond the start."""
    at = 0
    while at + BOX_HEAD <= len(start):
        length = int.from_bytes(start[at : at + 4])
        if start[at + 4 : at + BOX_HEAD] == b"meta":
            return start[at : at + length]
        if length == LONG_BOX:
            length = int.from_bytes(start[at + BOX_HEAD : at + LONG_BOX_HEAD])
        if length < BOX_HEAD:
            return b""
        at += length
    return b""
