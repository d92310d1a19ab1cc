"""What a picture says of its colours: an ICC profile (ICC.1:2022) that fits it, one that does not, or nothing."""

from enum import Enum
from io import BytesIO
from typing import TYPE_CHECKING

from pipeline.settings.picture_formats import BMP, JPEG, PNG, TIFF, PictureFormat

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["Profile", "profile_of"]

# EXIF 2.32, 4.6.5 B: ColorSpace, in the Exif IFD.
EXIF_IFD, COLOUR_SPACE, SRGB = 0x8769, 0xA001, 1
SPACES = {"RGB": "RGB ", "RGBA": "RGB ", "P": "RGB ", "PA": "RGB ", "YCbCr": "RGB ", "CMYK": "CMYK", "LAB": "Lab "}
GREY = "GRAY"
# The other formats are sRGB where they hold no profile (RFC 9649, 2.7.1.3; ISO/IEC 23000-22, 7.3.6.4).
SILENT = (JPEG, PNG, TIFF, BMP)


class Profile(Enum):
    """How well a picture's colours are known."""

    FITS = "fits"
    """An embedded profile, or word that it is sRGB, or nothing that needs one."""
    NONE = "none"
    """Colours without a profile: sRGB by custom, or the press's own inks."""
    UNFIT = "unfit"
    """A profile that is broken, or made for other colours than the picture's."""


def profile_of(image: "Image", kind: PictureFormat) -> Profile:
    """What a picture says of its colours."""
    space = SPACES.get(image.mode, GREY)
    data = image.info.get("icc_profile")
    if data:
        return Profile.FITS if _space_of(data) == space else Profile.UNFIT
    silent = kind in SILENT and space != GREY and not _says_srgb(image)
    return Profile.NONE if silent else Profile.FITS


def _space_of(data: bytes) -> str:
    """The colour space of a profile; empty where it cannot be used."""
    from PIL import ImageCms

    try:
        return str(ImageCms.ImageCmsProfile(BytesIO(data)).profile.xcolor_space)
    except (OSError, ImageCms.PyCMSError):
        return ""


def _says_srgb(image: "Image") -> bool:
    from pipeline.intake.picture.opening import BROKEN

    if "srgb" in image.info:  # PNG, 11.3.2.5
        return True
    try:
        return bool(image.getexif().get_ifd(EXIF_IFD).get(COLOUR_SPACE) == SRGB)
    except BROKEN:
        return False
