"""Where the pictures of an issue lie, and how large they are as they are to be seen: turned as the file says."""

import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pipeline.model import Advertisement, Page, Picture, Story

__all__ = ["with_sizes"]

Shown = TypeVar("Shown", Picture, Advertisement)
FOLDER = "pictures"
TURNED = frozenset({5, 6, 7, 8})
ORIENTATION = 0x0112  # EXIF 2.3, 4.6.4 A: Orientation


def with_sizes(page: Page, root: Path, incoming: Mapping[str, bytes]) -> Page:
    """The page with the size of every picture that can be read: in the issue folder, or come inside the copy."""
    whole = root.resolve()
    advertisements = (_seen(own, whole, incoming) for own in page.advertisements)
    stories = tuple(_sized(story, whole, incoming) for story in page.stories)
    return replace(page, stories=stories, advertisements=tuple(advertisements))


def _sized(story: Story, root: Path, incoming: Mapping[str, bytes]) -> Story:
    if not story.pictures:
        return story
    return replace(story, pictures=tuple(_seen(own, root, incoming) for own in story.pictures))


def _seen(picture: Shown, root: Path, incoming: Mapping[str, bytes]) -> Shown:
    if picture.file is not None and picture.file in incoming:
        return replace(picture, size_px=_size(io.BytesIO(incoming[picture.file])))
    file = _found(picture.file, root)
    path = (root / file).resolve() if file else None
    inside = path is not None and path.is_relative_to(root) and path.is_file()
    return replace(picture, file=file, size_px=_size(path) if inside and path is not None else None)


def _found(file: str | None, root: Path) -> str | None:
    """The file named from the issue folder: a bare name may stand for one in ``pictures/``."""
    if not file or (root / file).is_file():
        return file
    inside = f"{FOLDER}/{file}"
    return inside if (root / inside).is_file() else file


def _size(file: Path | io.BytesIO) -> tuple[int, int] | None:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(file) as image:
            width, height = image.size
            turned = image.getexif().get(ORIENTATION) in TURNED
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        # What cannot be read is said where the picture is wanted, with its file.
        return None
    return (height, width) if turned else (width, height)
