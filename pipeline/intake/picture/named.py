"""A picture that a story or an advertisement names: where its bytes are, and who is told when they are no good."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.names import printable

__all__ = ["NamedPicture", "PictureLimitError", "RefusedPictureError", "named_picture"]

FOLDER = "pictures"
SAVE_ANEW = Say(zh="请另存为 JPEG 或 PNG，再放进 pictures/。", en="Save it as JPEG or PNG and put it into pictures/.")


class RefusedPictureError(SourceError):
    """A picture that is not taken; ``why`` without its name."""

    def __init__(self, named: "NamedPicture", why: Say, remedy: Say) -> None:
        name = printable(named.name)
        message = Say(zh=f"图片 {name}：{why.zh}。", en=f"The picture {name}: {why.en}.")
        super().__init__(message, where=named.where, remedy=remedy)
        self.why = why


class PictureLimitError(RefusedPictureError):
    """It asks more of the machine than a picture may: what a hostile one does."""


@dataclass(frozen=True, slots=True)
class NamedPicture:
    """``name`` is what the issue calls it, relative to its folder; ``where`` what names it.

    ``source`` is the file, or the bytes of one that came inside the copy.
    """

    name: str
    where: Where
    source: Path | bytes

    def refused(self, zh: str, en: str, remedy: Say = SAVE_ANEW) -> RefusedPictureError:
        """The error that says why it is not taken, with its name and the file that names it."""
        return RefusedPictureError(self, Say(zh=zh, en=en), remedy)

    def beyond(self, zh: str, en: str, remedy: Say) -> PictureLimitError:
        """The error that says which limit it breaks."""
        return PictureLimitError(self, Say(zh=zh, en=en), remedy)


def named_picture(name: str, where: Where, root: Path, incoming: Mapping[str, bytes]) -> NamedPicture | None:
    """The picture of a name: come inside the copy, or in the issue folder, where a bare name may be in ``pictures/``.

    None where there is no such file.

    Args:
        name: as the story has it.
        where: what names it.
        root: the issue folder; nothing outside it is opened, wherever a link may lead.
        incoming: the pictures that came inside the copy.

    Raises:
        SourceError: it lies outside the folder, or is no ordinary file.
    """
    if name in incoming:
        return NamedPicture(name, where, incoming[name])
    for candidate in (name, f"{FOLDER}/{name}"):
        path = _path(NamedPicture(candidate, where, b""), root)
        if path is not None:
            return NamedPicture(candidate, where, path)
    return None


def _path(named: NamedPicture, root: Path) -> Path | None:
    """Raises SourceError for what is there and must not be opened."""
    try:
        whole = root.resolve()
        path = (whole / named.name).resolve()
        there = path.exists()
    except (OSError, ValueError, RuntimeError):  # too long, a null character, a loop of links
        return None
    if not there:
        return None
    if not path.is_relative_to(whole):
        raise named.refused(
            "不在本期文件夹里",
            "it is not inside the issue folder",
            Say(
                zh="把图片本身放进 pictures/，不要用链接。",
                en="Put the picture itself into pictures/, not a link to it.",
            ),
        )
    if path.is_dir():
        return None
    if not path.is_file():
        raise named.refused("不是普通文件", "it is not an ordinary file")
    return path
