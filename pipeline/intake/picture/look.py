"""One look at a picture: decoded once to see that it can be, and everything read from it that the issue needs."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from pipeline.intake.picture.named import NamedPicture
from pipeline.intake.picture.opening import is_jpeg, opened
from pipeline.intake.picture.profile import Profile, profile_of
from pipeline.intake.picture.regions import focus_of
from pipeline.intake.picture.turning import is_on_its_side, orientation_of
from pipeline.intake.picture.upright import MOST_PIXELS_USED, is_see_through, refuse_odd_numbers
from pipeline.intake.picture.words import PictureWords, words_of
from pipeline.intake.picture.xmp import packet
from pipeline.settings.picture_formats import PictureFormat
from pipeline.settings.values import Limits

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

__all__ = ["Look", "look_at"]

# HEIC files come turned already; libheif's plug-in leaves word of how they were.
TURNED_FROM = "original_orientation"


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen.  ``size_px`` is width and height as it is to be seen; ``focus`` in shares of those.

    ``misnamed``: its name ends as that of another format; ``frames``: it has more than one picture in it;
    ``damaged``: metadata that could not be read.
    """

    kind: PictureFormat
    size_px: tuple[int, int]
    mode: str
    profile: Profile
    words: PictureWords
    focus: tuple[float, float] | None
    misnamed: bool
    frames: bool
    see_through: bool
    damaged: tuple[str, ...]

    @property
    def oversized(self) -> bool:
        """Whether it is larger than print can show."""
        return self.size_px[0] * self.size_px[1] > MOST_PIXELS_USED


def look_at(named: NamedPicture, limits: Limits) -> Look:
    """Open and decode a picture.

    Raises:
        SourceError: it cannot be decoded, or is larger than ``limits`` allow.
    """
    with opened(named, limits) as (image, kind):
        refuse_odd_numbers(named, image, kind)
        width, height = image.size
        mode, before = image.mode, image.info.get(TURNED_FROM) or orientation_of(image)
        if is_jpeg(kind):
            image.draft(None, (max(1, width // 8), max(1, height // 8)))
        image.load()
        # After the pixels: a PNG may have its metadata behind them.
        orientation = orientation_of(image)
        seen = (height, width) if is_on_its_side(orientation) else (width, height)
        raw = _xmp_bytes(image)
        parsed = packet(raw, named.name, limits)
        damaged = (("EXIF",) if orientation is None else ()) + (("XMP",) if raw.strip() and parsed is None else ())
        return Look(
            kind,
            seen,
            mode,
            profile_of(image, kind),
            words_of(image, parsed, named.name),
            None if parsed is None else focus_of(parsed, seen[::-1] if is_on_its_side(before) else seen, before),
            PurePosixPath(named.name).suffix.lower() not in kind.suffixes,
            image.format != "MPO" and bool(getattr(image, "is_animated", False)),
            is_see_through(image),
            damaged,
        )


def _xmp_bytes(image: "ImageFile") -> bytes:
    said = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return said.encode("utf-8", "replace") if isinstance(said, str) else bytes(said)
