"""Pictures for e-readers: whatever the desk sends → upright sRGB JPEG, or PNG for drawings.

Every reading system shows JPEG and PNG (EPUB 3.3, core media types) and need not manage CMYK, TIFF or a profile.  Each
picture is decoded and written anew, so nothing but its pixels leaves the house: no place, no camera, no
name.  Its longest side is at most ``LONGEST_PX``.  What Pillow cannot read (SVG among it) is refused.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.ebook.package import BookFile
from pipeline.errors import Say, SourceError, Where
from pipeline.model import Issue

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["PictureFile", "picture_files"]

LONGEST_PX = 1600
QUALITY = 86


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture of the issue and its file in the book."""

    name: str
    file: BookFile


def picture_files(issue: Issue, pictures: Mapping[str, bytes]) -> tuple[PictureFile, ...]:
    """The pictures this issue shows, in the order they are shown, each once.

    Args:
        issue: the edition's issue; pictures it runs without are not in it.
        pictures: file names as the issue has them, to data.

    Raises:
        SourceError: a picture is missing or cannot be read, with its file.
    """
    shown = [p.file for page in issue.pages for story in page.stories for p in story.pictures if p.file]
    return tuple(_picture(number, name, pictures) for number, name in enumerate(dict.fromkeys(shown), start=1))


def _picture(number: int, name: str, pictures: Mapping[str, bytes]) -> PictureFile:
    from PIL.Image import DecompressionBombError

    try:
        data, kind = _redraw(pictures[name])
    # Pillow answers a broken file with any of these.
    except (KeyError, OSError, SyntaxError, ValueError, DecompressionBombError) as error:
        raise SourceError(
            Say(zh=f"读不了图片 {name}。", en=f"The picture {name} cannot be read."),
            where=Where(name),
            remedy=Say(zh="请存为 JPEG 或 PNG。", en="Save it as JPEG or PNG."),
        ) from error
    return PictureFile(name, BookFile(f"pictures/{number:03}.{kind}", f"image/{kind}", data))


def _redraw(data: bytes) -> tuple[bytes, str]:
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as opened:
        opened.draft(None, (LONGEST_PX, LONGEST_PX))
        kind = "jpeg" if opened.format != "PNG" and opened.mode in ("L", "RGB", "CMYK", "YCbCr") else "png"
        image = _screen_colours(ImageOps.exif_transpose(opened))
    image.thumbnail((LONGEST_PX, LONGEST_PX), Image.Resampling.LANCZOS)
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    out = io.BytesIO()
    if kind == "jpeg":
        bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    else:
        bare.save(out, "PNG")
    return out.getvalue(), kind


def _screen_colours(image: "Image") -> "Image":
    """Grey stays grey, everything else becomes sRGB, by the picture's own profile where it has one."""
    from PIL import ImageCms

    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    mode = "RGBA" if clear else "L" if image.mode in ("1", "L", "I", "I;16") else "RGB"
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK"):
        return image.convert(mode)
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except ImageCms.PyCMSError:  # a profile that does not fit its picture says nothing
        return image.convert(mode)
    return turned if turned is not None else image.convert(mode)
