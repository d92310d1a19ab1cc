"""What the streams of a PDF unpack to, before PDFium is let at them.

Streams stand in the file as such (ISO 32000-2, 7.3.8), never inside others, so that they can be found without reading
its structure.  Those packed by Flate are unpacked and counted, and nothing of them is kept; packing twice, which no
producer does and which would hide the size, is refused.
"""

import re
import zlib

from pipeline.errors import Say, SourceError, Where

__all__ = ["refuse_bombs"]

STREAM = re.compile(rb"stream\r?\n")
DICTIONARY = 2048
PACKED = (b"/FlateDecode", b"/Fl ", b"/Fl/", b"/Fl]", b"/Fl>")
TWICE = re.compile(rb"/Filter\s*\[\s*(?:/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b\s*){2}")
PIECE = 65_536
EXPORT_ANEW = Say(zh="请重新导出，或拆成几份。", en="Export it again, or part it.")
RAISE_LIMIT = Say(
    zh="请重新导出，或拆成几份；真有需要就在 paper.toml 的 [intake] 里调高 most_unpacked_bytes。",
    en="Export it again, or part it; if it must be, raise most_unpacked_bytes under [intake] in paper.toml.",
)
MOST_STREAMS = 200_000


def refuse_bombs(data: bytes, name: str, most_bytes: int) -> None:
    """Refuse a file that unpacks to too much.

    Args:
        data: the file.
        name: how messages call it.
        most_bytes: how many bytes its streams may have in all when they are unpacked.

    Raises:
        SourceError: it has more, packs a stream twice, or has more than ``MOST_STREAMS`` streams.
    """
    if TWICE.search(data):
        raise _refusal(name, "有流压缩了两遍", "a stream is packed twice")
    left = most_bytes
    for number, found in enumerate(STREAM.finditer(data)):
        if number >= MOST_STREAMS:
            raise _refusal(name, f"流超过 {MOST_STREAMS} 个", f"more than {MOST_STREAMS} streams")
        before = data[max(0, found.start() - DICTIONARY) : found.start()]
        own = before[before.rfind(b"obj") :]
        if any(filter_ in own for filter_ in PACKED):
            left -= _length(data, found.end(), left)
        if left < 0:
            raise _refusal(
                name, f"展开超过 {most_bytes} 字节", f"it unpacks to more than {most_bytes} bytes", RAISE_LIMIT
            )


def _length(data: bytes, start: int, left: int) -> int:
    """The unpacked length of a Flate stream, counted no further than one piece beyond what is ``left``."""
    unpacker = zlib.decompressobj()
    length = 0
    try:
        while length <= left and not unpacker.eof and start < len(data):
            length += len(unpacker.decompress(data[start : start + PIECE], PIECE))
            while unpacker.unconsumed_tail and length <= left and not unpacker.eof:
                length += len(unpacker.decompress(unpacker.unconsumed_tail, PIECE))
            start += PIECE
    except zlib.error:
        # A damaged stream is PDFium's to judge; what came of it so far counts.
        return length
    return length


def _refusal(name: str, zh: str, en: str, remedy: Say = EXPORT_ANEW) -> SourceError:
    return SourceError(
        Say(zh=f"这份 PDF 不读：{zh}。", en=f"This PDF is not read: {en}."),
        where=Where(name),
        remedy=remedy,
    )
