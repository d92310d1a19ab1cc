"""How large the pictures of an issue are, as they are to be seen: the file's own turning (EXIF) carried out."""

from dataclasses import replace
from pathlib import Path

from pipeline.model import Page, Story

__all__ = ["with_sizes"]

TURNED = frozenset({5, 6, 7, 8})
ORIENTATION = 0x0112  # EXIF 2.3, 4.6.4 A: Orientation


def with_sizes(page: Page, root: Path) -> Page:
    """The page with the size of every picture whose file lies in the issue folder and can be read."""
    whole = root.resolve()
    advertisements = (replace(own, size_px=_size(own.file, whole)) for own in page.advertisements)
    stories = tuple(_sized(story, whole) for story in page.stories)
    return replace(page, stories=stories, advertisements=tuple(advertisements))


def _sized(story: Story, root: Path) -> Story:
    if not story.pictures:
        return story
    return replace(story, pictures=tuple(replace(own, size_px=_size(own.file, root)) for own in story.pictures))


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
