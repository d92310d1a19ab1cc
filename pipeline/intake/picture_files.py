"""The bytes of an issue's pictures: those that came with its copy, and those of its own folder; no others."""

from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import Say, SourceError, Where
from pipeline.model import Issue

__all__ = ["picture_files"]


def picture_files(issue: Issue, folder: Path, incoming: Mapping[str, bytes]) -> dict[str, bytes]:
    """Every picture that the issue names, by its name.

    Args:
        issue: the issue as read.
        folder: its own folder; nothing outside it is opened.
        incoming: the pictures that came inside the copy.

    Raises:
        SourceError: a picture is not there, with the file that names it.
    """
    root = folder.resolve()
    pictures = {}
    for name, where in _wanted(issue).items():
        if name in incoming:
            pictures[name] = incoming[name]
            continue
        path = (root / name).resolve()
        if not path.is_relative_to(root) or not path.is_file():
            raise SourceError(
                Say(zh=f"找不到图片 {name}。", en=f"The picture {name} is not there."),
                where=where,
                remedy=Say(zh="把图片放进 pictures/。", en="Put the picture into pictures/."),
            )
        pictures[name] = path.read_bytes()
    return pictures


def _wanted(issue: Issue) -> dict[str, Where]:
    wanted: dict[str, Where] = {}
    for page in issue.pages:
        for story in page.stories:
            for picture in story.pictures:
                if picture.file is not None:
                    wanted.setdefault(picture.file, Where(story.source_file, page=page.number))
        for own in page.advertisements:
            if own.file is not None:
                wanted.setdefault(own.file, Where("issue.toml", page=page.number))
    return wanted
