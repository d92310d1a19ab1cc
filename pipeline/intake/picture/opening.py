"""A picture opened with its header checked before anything is decoded: Pillow, with libheif for HEIC.

What a picture may ask of the machine is judged by its header: pixels, and the bytes they take once decoded.
"""

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from pipeline.errors import Say
from pipeline.intake.picture.declared import DECLARED_WITHIN, declared_size
from pipeline.intake.picture.named import NamedPicture
from pipeline.settings.picture_formats import HEIC, JPEG, PictureFormat, foreign_kind, format_of
from pipeline.settings.values import Limits

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

__all__ = ["BROKEN", "HEAD_BYTES", "head_of", "is_jpeg", "opened"]

HEAD_BYTES = 512
# What the decoders answer broken files with; they parse by hand and promise nothing.
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    RuntimeError,
    EOFError,
    MemoryError,
    struct.error,
)
# Bytes a pixel takes as Pillow holds it (Concepts, Modes); every other mode takes 4.
BYTES_A_PIXEL = {"1": 1, "L": 1, "P": 1, "LA": 4, "I;16": 2, "I;16B": 2, "I;16L": 2}
# libjpeg holds every coefficient of a progressive picture, two bytes each; a baseline one is decoded at an eighth.
BYTES_A_COEFFICIENT = 2
EIGHTH = 8 * 8


@contextmanager
def opened(named: NamedPicture, limits: Limits) -> Iterator[tuple["ImageFile", PictureFormat]]:
    """The picture and its format by its bytes, its first frame not yet decoded.

    Raises:
        SourceError: it is no picture, is broken (also where that shows only inside the ``with``), or larger than
            ``limits`` allow.
    """
    kind = _kind(named, limits)
    with warnings.catch_warnings(), _pillow_as_we_want_it():
        # Pillow warns of odd metadata and of sizes; the former is told in findings, the latter is judged here.
        warnings.simplefilter("ignore")
        try:
            with _raw(named, kind) as image:
                _refuse_excess(named, image, kind, limits)
                yield image, kind
        except BROKEN as error:
            raise named.refused(
                f"打不开，这个 {kind.name} 文件不完整、已损坏、过大或编码少见",
                f"this {kind.name} file is truncated, damaged, too large or of a rare kind",
            ) from error


def head_of(named: NamedPicture, count: int = HEAD_BYTES) -> bytes:
    """The first bytes of the file."""
    if isinstance(named.source, bytes):
        return named.source[:count]
    try:
        with named.source.open("rb") as file:
            return file.read(count)
    except OSError as error:
        raise named.refused(f"打不开：{error.strerror}", f"it cannot be opened: {error.strerror}") from error


def is_jpeg(kind: PictureFormat) -> bool:
    """Whether a decoder can give the picture at a half, a quarter or an eighth straight away."""
    return kind is JPEG


@contextmanager
def _pillow_as_we_want_it() -> Iterator[None]:
    """Pillow's two settings for the whole process: sizes are judged here, and half a picture is none.

    WeasyPrint tells Pillow to make do with truncated files as soon as it is imported.
    """
    from PIL import Image, ImageFile

    before = Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES
    Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES = None, False
    try:
        yield
    finally:
        Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES = before


def _kind(named: NamedPicture, limits: Limits) -> PictureFormat:
    size = len(named.source) if isinstance(named.source, bytes) else named.source.stat().st_size
    if size == 0:
        raise named.refused("文件是空的", "the file is empty")
    if size > limits.most_unpacked_bytes:
        raise named.beyond(
            f"文件有 {size} 字节，超过上限 {limits.most_unpacked_bytes}",
            f"{size} bytes; the limit is {limits.most_unpacked_bytes}",
            _raise_limit("most_unpacked_bytes"),
        )
    head = head_of(named)
    kind = format_of(head)
    if kind is None:
        other = foreign_kind(head)
        zh = f"这是{other.zh}，不是图片" if other else "不是认得的图片格式"
        en = f"this is {other.en}, not a picture" if other else "not in a format known here"
        raise named.refused(zh, en)
    # The decoders of these set aside the whole picture when they open a file, or merely call a vast one damaged.
    declared = declared_size(kind, head_of(named, DECLARED_WITHIN))
    if declared is not None:
        _refuse_pixels(named, *declared, limits)
    return kind


def _raw(named: NamedPicture, kind: PictureFormat) -> "ImageFile":
    from PIL import Image

    if kind is HEIC:
        import pillow_heif

        pillow_heif.register_heif_opener()
    source = BytesIO(named.source) if isinstance(named.source, bytes) else named.source
    return Image.open(source, formats=(kind.decoder,))


def _refuse_excess(named: NamedPicture, image: "Image", kind: PictureFormat, limits: Limits) -> None:
    width, height = image.size
    _refuse_pixels(named, width, height, limits)
    if kind is not JPEG:
        held = width * height * BYTES_A_PIXEL.get(image.mode, 4)
    elif image.info.get("progressive"):
        held = width * height * len(image.getbands()) * BYTES_A_COEFFICIENT
    else:
        held = width * height * 4 // EIGHTH
    if held > limits.most_unpacked_bytes:
        raise named.beyond(
            f"{width} × {height} 像素，解开要 {held} 字节，超过上限 {limits.most_unpacked_bytes}",
            f"{width} × {height} pixels take {held} bytes decoded; the limit is {limits.most_unpacked_bytes}",
            _raise_limit("most_unpacked_bytes"),
        )


def _refuse_pixels(named: NamedPicture, width: int, height: int, limits: Limits) -> None:
    if width < 1 or height < 1:
        raise named.refused(f"大小是 {width} × {height} 像素", f"its size is {width} × {height} pixels")
    if width * height > limits.most_pixels:
        raise named.beyond(
            f"{width} × {height} 像素，超过上限 {limits.most_pixels}",
            f"{width} × {height} pixels; the limit is {limits.most_pixels}",
            _raise_limit("most_pixels"),
        )


def _raise_limit(key: str) -> Say:
    return Say(
        zh=f"缩小图片，或存为普通 JPEG，或在 paper.toml 的 [intake] 里调高 {key}。",
        en=f"Make it smaller, or save it as an ordinary JPEG, or raise {key} under [intake] in paper.toml.",
    )
