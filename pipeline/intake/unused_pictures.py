"""Pictures that lie beside the copy and that no story took: a photograph that would stay out of the paper unseen."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.errors import Say, Where
from pipeline.model import Finding, Issue, Severity

__all__ = ["unused_pictures"]


def unused_pictures(
    beside: Sequence[tuple[Path, str]], issue: Issue, incoming: Mapping[str, bytes], root: Path
) -> tuple[Finding, ...]:
    """One finding that names them all; none where all are used.

    Args:
        beside: the pictures that lie with the copy, each with its name in messages.
        issue: the issue as read.
        incoming: the pictures that came inside the copy, or that it named and that were taken from beside it.
        root: the folder that the names of an issue's pictures are in.
    """
    stories = (*(story for page in issue.pages for story in page.stories), *issue.unplaced)
    files = {picture.file for story in stories for picture in story.pictures}
    files |= {own.file for page in issue.pages for own in page.advertisements}
    named = {(root / file).resolve() for file in files if file}
    digests = {(len(data), hashlib.sha256(data).digest()) for data in incoming.values()}
    sizes = {size for size, _ in digests}

    def is_used(path: Path) -> bool:
        size = path.stat().st_size
        return path.resolve() in named or (
            size in sizes and (size, hashlib.sha256(path.read_bytes()).digest()) in digests
        )

    unused = [name for path, name in beside if path.is_file() and not is_used(path)]
    return (_unused(unused),) if unused else ()


def _unused(names: Sequence[str]) -> Finding:
    return Finding(
        "intake-picture-unused",
        Severity.WARNING,
        Where(names[0]),
        Say(
            zh=f"没有一篇稿件用到：{'、'.join(names)}。",
            en=f"No story has these pictures: {', '.join(names)}.",
        ),
        Say(
            zh="先 banmian parse 写出文件夹，图片放进 pictures/，在稿件文件头的 pictures 里写上；不用就移走。",
            en="Write the folder (banmian parse), put them into its pictures/ and name them under pictures in the "
            "front matter of a story; or move them away.",
        ),
    )
