"""The bytes of an issue's pictures as every product takes them: those of its copy and its own folder; no others."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.names import printable
from pipeline.intake.picture.named import named_picture
from pipeline.intake.picture.upright import upright_bytes
from pipeline.model import Issue
from pipeline.settings.values import Limits

__all__ = ["picture_files", "refuse_outside"]


def picture_files(issue: Issue, folder: Path, incoming: Mapping[str, bytes], limits: Limits) -> dict[str, bytes]:
    """Every picture that the issue names, by its name: upright JPEG or PNG, its own bytes where it is that already.

    Args:
        issue: the issue as read.
        folder: its own folder; nothing outside it is opened.
        incoming: the pictures that came inside the copy.
        limits: what a picture may ask of the machine.

    Raises:
        SourceError: a picture is not there or cannot be decoded, with the file that names it.
    """
    pictures = {}
    for name, where in _wanted(issue).items():
        named = named_picture(name, where, folder, incoming)
        if named is None:
            shown = printable(name)
            raise SourceError(
                Say(zh=f"找不到图片 {shown}。", en=f"The picture {shown} is not there."),
                where=where,
                remedy=Say(zh="把图片放进 pictures/。", en="Put the picture into pictures/."),
            )
        pictures[name] = upright_bytes(named, limits)
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
