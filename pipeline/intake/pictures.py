"""Where the pictures of an issue lie, and how large they are as they are to be seen: turned as the file says."""

from dataclasses import replace
from pathlib import Path

from pipeline.model import Page, Picture, Story

__all__ = ["with_sizes"]

FOLDER = "pictures"
TURNED = frozenset({5, 6, 7, 8})
ORIENTATION = 0x0112  # EXIF 2.3, 4.6.4 A: Orientation


def with_sizes(page: Page, root: Path) -> Page:
    """The page with the size of every picture whose file lies in the issue folder and can be read."""
    return replace(page, stories=tuple(_sized(story, root.resolve()) for story in page.stories))


def _sized(story: Story, root: Path) -> Story:
    if not story.pictures:
        return story
    return replace(story, pictures=tuple(_measured(picture, root) for picture in story.pictures))


def _found(picture: Picture, root: Path) -> Picture:
    """The picture with its file named from the issue folder: a bare name may stand for one in ``pictures/``."""
    if not picture.file or (root / picture.file).is_file():
        return picture
    inside = f"{FOLDER}/{picture.file}"
    return replace(picture, file=inside) if (root / inside).is_file() else picture


def _measured(picture: Picture, root: Path) -> Picture:
    from PIL import Image, UnidentifiedImageError

    picture = _found(picture, root)
    path = (root / picture.file).resolve() if picture.file else None
    if path is None or not path.is_relative_to(root) or not path.is_file():
        return picture
    try:
        with Image.open(path) as image:
            width, height = image.size
            turned = image.getexif().get(ORIENTATION) in TURNED
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        # What cannot be read is said where the picture is wanted, with its file.
        return picture
    return replace(picture, size_px=(height, width) if turned else (width, height))
