"""A folder put in its place whole or not at all: made beside it, flushed to the disk, renamed."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import CannotWriteError, Say, SourceError, Where

__all__ = ["put_in_place"]


def put_in_place(contents: Mapping[str, bytes | Path], target: Path, folders: Sequence[str] = ()) -> None:
    """Make a folder.

    Args:
        contents: by name inside it, each file's bytes, or the file that is copied.
        target: the folder; it must not exist or be empty.
        folders: those inside it that are made even if nothing is in them.

    Raises:
        CannotWriteError: the target holds something, cannot be written, or the disk is full.
        SourceError: a file to copy cannot be read.
    """
    try:
        if target.is_symlink() or (target.exists() and (not target.is_dir() or any(target.iterdir()))):
            raise CannotWriteError(
                Say(zh="目标文件夹不是空的。", en="The target folder is not empty."),
                where=Where(str(target)),
                remedy=Say(
                    zh="换一个文件夹，免得盖掉改过的稿件。", en="Choose another, so that no edited copy is lost."
                ),
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        try:
            _fill(work, contents, folders)
            if target.exists():
                target.rmdir()
            work.rename(target)
        finally:
            shutil.rmtree(work, ignore_errors=True)
        _flush(target.parent)
    except OSError as error:
        raise CannotWriteError(
            Say(zh=f"写不进去：{error.strerror}。", en=f"It cannot be written: {error.strerror}."),
            where=Where(str(target)),
            remedy=Say(
                zh="检查权限和磁盘空间，或换一个地方。",
                en="Check rights and disk space, or choose another place.",
            ),
        ) from error


def _fill(work: Path, contents: Mapping[str, bytes | Path], folders: Sequence[str]) -> None:
    made = {work, *(work / folder for folder in folders)}
    for folder in folders:
        (work / folder).mkdir(parents=True)
    for name, data in sorted(contents.items()):
        path = work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        made |= {parent for parent in path.parents if parent.is_relative_to(work)}
        with path.open("xb") as file:
            if isinstance(data, bytes):
                file.write(data)
            else:
                with _opened(data) as source:
                    shutil.copyfileobj(source, file)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(0o644)
    for own in made:
        own.chmod(0o755)
        _flush(own)


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        source = path.open("rb")
    except OSError as error:
        raise SourceError(
            Say(zh=f"打不开：{error.strerror}。", en=f"It cannot be opened: {error.strerror}."), where=Where(str(path))
        ) from error
    with source:
        yield source


def _flush(folder: Path) -> None:
    """Where the system lets a folder be opened, what it holds is on the disk from here on."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
