"""The bytes of an issue's pictures: those that came with its copy, and those of its own folder; no others."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from pipeline.errors import Say, SourceError, Where
from pipeline.model import Issue

__all__ = ["picture_files", "refuse_outside"]


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


def refuse_outside(file: str | None, name: str) -> None:
    """Refuse the name of a picture that leads out of the issue folder.

    Args:
        file: the name, None for a picture that has not come in.
        name: how messages call the file that names it.

    Raises:
        SourceError: it does.
    """
    path = PurePosixPath(file or "")
    if path.is_absolute() or ".." in path.parts or ":" in str(file) or "\\" in str(file):
        raise SourceError(
            Say(zh=f"图片 {file} 不在本期文件夹里。", en=f"The picture {file} is not inside the issue folder."),
            where=Where(name),
            remedy=Say(zh="把图片放进 pictures/。", en="Put the picture into pictures/."),
        )


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
