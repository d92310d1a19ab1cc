"""A picture as every product takes it: upright JPEG or PNG of eight bits in grey, RGB or CMYK, nothing see-through.

One that is so already keeps its bytes.  Any other is drawn anew from its first frame with its own profile and no other
metadata: turned as its EXIF block says, what is see-through laid on white paper, a larger one than print can show made
smaller by whole steps.  No colour is converted here but L*a*b*.
"""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.intake.picture.named import NamedPicture
from pipeline.intake.picture.opening import is_jpeg, opened
from pipeline.intake.picture.profile import Profile, profile_of
from pipeline.intake.picture.turning import UPRIGHT, orientation_of, turned
from pipeline.settings.picture_formats import BMP, JPEG, PNG, TIFF, PictureFormat
from pipeline.settings.values import Limits

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

__all__ = ["MOST_PIXELS_USED", "is_see_through", "refuse_odd_numbers", "upright_bytes"]

# A broadsheet page of 390 × 545 mm at 350 pixels an inch: 5374 × 7510.
MOST_PIXELS_USED = 40_400_000
QUALITY = 95
KEPT_MODES = {JPEG: ("L", "RGB", "CMYK"), PNG: ("1", "L", "RGB", "P", "RGBA", "LA")}
WITH_ALPHA = ("RGBA", "LA", "PA", "RGBa", "La")
SIXTEEN_BITS = ("I;16", "I;16L", "I;16B", "I")
BITS_PER_SAMPLE = 258
OPAQUE = 255


def upright_bytes(named: NamedPicture, limits: Limits) -> bytes:
    """The bytes of a picture as every product takes it.

    Raises:
        SourceError: it cannot be decoded, or is larger than ``limits`` allow.
    """
    with opened(named, limits) as (image, kind):
        orientation = orientation_of(image)
        profile = profile_of(image, kind)
        kept = (
            orientation == UPRIGHT
            and profile is not Profile.UNFIT
            and image.mode in KEPT_MODES.get(kind, ())
            and image.width * image.height <= MOST_PIXELS_USED
            and not (kind is PNG and getattr(image, "is_animated", False))
            and not is_see_through(image)
        )
        if kept:
            return named.source.read_bytes() if isinstance(named.source, Path) else named.source
        step = _step(image.width * image.height)
        if is_jpeg(kind):
            image.draft(None, (image.width // step, image.height // step))
        image.load()
        own = image.info.get("icc_profile") if profile is Profile.FITS and image.mode != "LAB" else None
        refuse_odd_numbers(named, image, kind)
        bits = _bits(image)
        smaller = image.reduce(step) if image.width * image.height > MOST_PIXELS_USED else image
        drawn = _on_paper(_eight_bits(smaller, bits))
        return _encoded(turned(drawn, orientation_of(image)), kind, own)


def is_see_through(image: "Image") -> bool:
    """Whether any of it is not opaque; decodes a picture that may be."""
    if "transparency" in image.info:
        return True
    if image.mode not in WITH_ALPHA:
        return False
    lowest = image.getchannel("A" if "A" in image.getbands() else "a").getextrema()[0]
    return isinstance(lowest, int) and lowest < OPAQUE


def refuse_odd_numbers(named: NamedPicture, image: "Image", kind: PictureFormat) -> None:
    """Measurements kept as a picture have no white and no black.

    Raises:
        SourceError: its pixels are fractions or whole numbers of 32 bits.
    """
    if image.mode == "F" or (image.mode == "I" and kind is TIFF):
        raise named.refused("像素是 32 位的数，不是颜色", "its pixels are numbers of 32 bits, not colours")


def _step(pixels: int) -> int:
    """By how much a picture is made smaller each way."""
    return next(step for step in (1, 2, 4, 8, 16, 32) if pixels <= MOST_PIXELS_USED * step * step)


def _bits(image: "ImageFile") -> int:
    """How many bits of sixteen its grey takes: scanners write TIFF of twelve (TIFF 6.0, BitsPerSample)."""
    tags = getattr(image, "tag_v2", {})
    return 12 if tags.get(BITS_PER_SAMPLE) == (12,) else 16


def _eight_bits(image: "Image", bits: int) -> "Image":
    from PIL import Image, ImageCms

    if image.mode in SIXTEEN_BITS:
        import numpy as np

        return Image.fromarray((np.asarray(image).astype(np.uint32) >> (bits - 8)).clip(0, OPAQUE).astype(np.uint8))
    if image.mode == "LAB":
        srgb = ImageCms.createProfile("sRGB")
        shown = ImageCms.profileToProfile(image, ImageCms.createProfile("LAB"), srgb, outputMode="RGB")
        return shown if shown is not None else image.convert("RGB")
    return image


def _on_paper(image: "Image") -> "Image":
    """Grey, palette, RGB or CMYK, what is see-through laid on white."""
    from PIL import Image

    if is_see_through(image):
        clear = image if image.mode == "RGBA" else image.convert("RGBA")
        paper = Image.new("RGB", image.size, "white")
        paper.paste(clear, mask=clear.getchannel("A"))
        return paper.convert("L") if image.mode == "LA" else paper
    if image.mode in ("1", "L", "P", "RGB", "CMYK"):
        return image
    return image.convert("L" if image.mode in ("LA", "La") else "RGB")


def _encoded(image: "Image", kind: PictureFormat, profile: bytes | None) -> bytes:
    out = BytesIO()
    drawing = image.mode in ("1", "P") or kind in (PNG, TIFF, BMP)
    # Nothing goes along but what is said here: Pillow would write what it finds in ``info``.
    image.info = {}
    if drawing and image.mode != "CMYK":
        image.save(out, "PNG", icc_profile=profile, compress_level=3)
    else:
        image.save(out, "JPEG", icc_profile=profile, quality=QUALITY, subsampling=0)
    return out.getvalue()
