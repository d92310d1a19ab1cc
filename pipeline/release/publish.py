"""All or nothing: files are written to a work folder beside the target, flushed, then renamed in whole.

Where the kernel can exchange two folders in one step (Linux ``renameat2``, RENAME_EXCHANGE) a release that
replaces another does so atomically; elsewhere the old one is moved aside first, and for that moment the
target does not exist.  A folder that is not a release of ours is never replaced.
"""

import contextlib
import ctypes
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.errors import CannotWriteError, Say, Where
from pipeline.release.manifest import MANIFEST, manifest_bytes

__all__ = ["publish", "write_file"]

AT_FDCWD = -100
RENAME_EXCHANGE = 2
WORK_PREFIX = ".work-"


def publish(files: Mapping[str, bytes], target: Path) -> None:
    """Put ``files`` (names relative, with their data) and their manifest at ``target``, or change nothing.

    Raises:
        CannotWriteError: the folder cannot be written, the disk is full, another run is writing there, or
            the target holds something that is not a release.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _lock(target):
            _refuse_foreign(target)
            _remove_stale(target)
            work = Path(tempfile.mkdtemp(prefix=f"{WORK_PREFIX}{target.name}-", dir=target.parent))
            try:
                work.chmod(0o755)
                _write_all(files, work)
                _swap(work, target)
            finally:
                shutil.rmtree(work, ignore_errors=True)
            _flush_folder(target.parent)
    except OSError as error:
        raise _cannot_write(target, error) from error


def write_file(data: bytes, target: Path) -> None:
    """Put one file in its place, whole, or change nothing.

    Raises:
        CannotWriteError: the folder cannot be written, or the disk is full.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(prefix=WORK_PREFIX, dir=target.parent, delete=False) as work:
            work.write(data)
            work.flush()
            os.fsync(work.fileno())
        try:
            Path(work.name).chmod(0o644)
            Path(work.name).replace(target)
        except OSError:
            Path(work.name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _cannot_write(target, error) from error


def _cannot_write(target: Path, error: OSError) -> CannotWriteError:
    return CannotWriteError(
        Say(zh=f"写不进去：{error.strerror}。", en=f"It cannot be written: {error.strerror}."),
        where=Where(str(target)),
        remedy=Say(
            zh="检查权限和磁盘空间，或换一个地方。",
            en="Check rights and disk space, or choose another place.",
        ),
    )


@contextlib.contextmanager
def _lock(target: Path) -> Iterator[None]:
    path = target.parent / f".{target.name}.lock"
    with path.open("wb") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CannotWriteError(
                Say(zh="另一个进程正在写这一期。", en="Another run is writing this issue."), where=Where(str(target))
            ) from error
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _refuse_foreign(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    if target.is_dir() and any(target.iterdir()) and not (target / MANIFEST).is_file():
        raise CannotWriteError(
            Say(
                zh="目标文件夹里有别的东西，不敢覆盖。",
                en="The target folder holds something else and is not replaced.",
            ),
            where=Where(str(target)),
            remedy=Say(zh="用 -o 换一个地方。", en="Choose another place with -o."),
        )


def _remove_stale(target: Path) -> None:
    """Work folders of runs that died; the lock is ours, so nobody is in them."""
    for stale in sorted(target.parent.glob(f"{WORK_PREFIX}{target.name}-*")):
        shutil.rmtree(stale, ignore_errors=True)


def _write_all(files: Mapping[str, bytes], work: Path) -> None:
    folders = {work}
    for name, data in {**files, MANIFEST: manifest_bytes(files)}.items():
        path = work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        folders.add(path.parent)
        with path.open("wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
    for folder in sorted(folders):
        _flush_folder(folder)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _swap(work: Path, target: Path) -> None:
    if not target.exists():
        work.rename(target)
        return
    if _exchange(work, target):
        return
    aside = Path(tempfile.mkdtemp(prefix=f"{WORK_PREFIX}{target.name}-old-", dir=target.parent))
    target.rename(aside / "old")
    work.rename(target)
    shutil.rmtree(aside, ignore_errors=True)


def _exchange(work: Path, target: Path) -> bool:
    """Swap two folders in one step; False where the system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    answer: int = renameat2(AT_FDCWD, os.fsencode(work), AT_FDCWD, os.fsencode(target), RENAME_EXCHANGE)
    return answer == 0
