"""Where the pictures of an issue lie, and how large they are as they are to be seen: turned as the file says."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pipeline.model import Advertisement, Page, Picture, Story

__all__ = ["with_sizes"]

Shown = TypeVar("Shown", Picture, Advertisement)
FOLDER = "pictures"
TURNED = frozenset({5, 6, 7, 8})
ORIENTATION = 0x0112  # EXIF 2.3, 4.6.4 A: Orientation


def with_sizes(page: Page, root: Path) -> Page:
    """The page with the size of every picture whose file lies in the issue folder and can be read."""
    whole = root.resolve()
    advertisements = (_seen(own, whole) for own in page.advertisements)
    stories = tuple(_sized(story, whole) for story in page.stories)
    return replace(page, stories=stories, advertisements=tuple(advertisements))


def _sized(story: Story, root: Path) -> Story:
    if not story.pictures:
        return story
    return replace(story, pictures=tuple(_seen(own, root) for own in story.pictures))


def _seen(picture: Shown, root: Path) -> Shown:
    file = _found(picture.file, root)
    return replace(picture, file=file, size_px=_size(file, root))


def _found(file: str | None, root: Path) -> str | None:
    """The file named from the issue folder: a bare name may stand for one in ``pictures/``."""
    if not file or (root / file).is_file():
        return file
    inside = f"{FOLDER}/{file}"
    return inside if (root / inside).is_file() else file


def _size(file: str | None, root: Path) -> tuple[int, int] | None:
    from PIL import Image, UnidentifiedImageError

    path = (root / file).resolve() if file else None
    if path is None or not path.is_relative_to(root) or not path.is_file():
        return None
    try:
        with Image.open(path) as image:
            width, height = image.size
            turned = image.getexif().get(ORIENTATION) in TURNED
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        # What cannot be read is said where the picture is wanted, with its file.
        return None
    return (height, width) if turned else (width, height)
