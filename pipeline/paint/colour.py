"""Pictures into the inks of the press: sRGB or whatever their profile says → CMYK by the output profile.

Relative colorimetric with black point compensation, by LittleCMS through Pillow.  Nothing RGB goes to press.  A CMYK
picture made for another press is separated anew by its profile; one without a profile is in the inks of this press.
"""

import io
from collections.abc import Mapping

__all__ = ["press_pictures"]

QUALITY = 92
# The pixels that a profile speaks of, by its colour space (ICC.1:2022, 7.2.6).
MODES = {"CMYK": "CMYK", "GRAY": "L"}


def press_pictures(pictures: Mapping[str, bytes], profile: bytes) -> dict[str, bytes]:
    """Picture files as CMYK (or grey) JPEG.

    Args:
        pictures: names to JPEG and PNG files, their profiles fitting them.
        profile: the ICC profile of the press.
    """
    return {name: _separate(data, profile) for name, data in sorted(pictures.items())}


def _separate(data: bytes, profile: bytes) -> bytes:
    from PIL import Image, ImageCms, ImageOps

    with Image.open(io.BytesIO(data)) as opened:
        own = opened.info.get("icc_profile")
        image = ImageOps.exif_transpose(opened)
        if image.mode != "CMYK" or (own and own != profile):
            source = ImageCms.ImageCmsProfile(io.BytesIO(own) if own else ImageCms.createProfile("sRGB"))
            target = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            separated = ImageCms.profileToProfile(
                image.convert(MODES.get(source.profile.xcolor_space, "RGB")),
                source,
                target,
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode="CMYK",
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        else:
            separated = image.copy()
        out = io.BytesIO()
        if separated is None:
            return data
        separated.save(out, "JPEG", quality=QUALITY)
        return out.getvalue()
