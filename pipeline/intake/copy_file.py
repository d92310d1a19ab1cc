"""One file of copy as it came in, and what one reader makes of it: the two values between which readers stand."""

import datetime
import stat
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import Say, SourceError, Where
from pipeline.model import Finding, Page, Story
from pipeline.settings.values import PageSettings

__all__ = ["CopyFile", "FiledStory", "Filing", "IncomingPicture", "load_copy", "story_id"]

MOST_STORIES = 2000


@dataclass(frozen=True, slots=True)
class CopyFile:
    """A file of copy.

    ``name`` is how messages call it (``copy/01.txt``).  ``number`` counts the files of the issue from 1; ``page`` is
    the page that comes next, should the file be a page, with what ``issue.toml`` says of it.  ``folder`` is where it
    lies: a reader may open files that the copy names only inside it.
    """

    name: str
    data: bytes
    number: int
    page: PageSettings
    folder: Path

    @property
    def suffix(self) -> str:
        """``.docx``; in lower case."""
        return Path(self.name).suffix.lower()


@dataclass(frozen=True, slots=True)
class IncomingPicture:
    """A picture that came inside the copy or beside it: ``file`` is its name from now on, ``pictures/02-1.jpg``."""

    file: str
    data: bytes


@dataclass(frozen=True, slots=True)
class FiledStory:
    """A story with the page its file puts it on; None leaves that to make-up.

    An empty ``id`` and a ``rank`` of 0 are given by the order in which stories came.  ``urgency`` is that of a wire,
    from 1, the most urgent, to 9, and 0 where there is none: stories that have one change places among themselves.
    """

    page: int | None
    story: Story
    urgency: int = 0


@dataclass(frozen=True, slots=True)
class Filing:
    """What a reader makes of one file.

    ``pages`` are whole pages (of raw page text), ``stories`` those that came one by one.  ``date`` is what the copy
    says of its own day of issue, on line ``date_line``: it is offered in a finding where the issue has none, and never
    printed unasked.
    """

    pages: tuple[Page, ...] = ()
    stories: tuple[FiledStory, ...] = ()
    pictures: tuple[IncomingPicture, ...] = ()
    findings: tuple[Finding, ...] = ()
    date: datetime.date | None = None
    date_line: int | None = None


def load_copy(path: Path, name: str, number: int, page: PageSettings, most_bytes: int) -> CopyFile:
    """A file of copy in memory.

    Raises:
        SourceError: it cannot be opened, is no ordinary file, holds nothing, is larger than ``most_bytes``, or changed
            while it was read.
    """
    where = Where(name)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe or a device has no end
            raise SourceError(Say(zh="这不是普通文件。", en="This is not an ordinary file."), where=where)
        size = status.st_size
        if size > most_bytes:
            raise SourceError(
                Say(zh=f"文件有 {size} 字节，超过上限 {most_bytes}。", en=f"{size} bytes; the limit is {most_bytes}."),
                where=where,
                remedy=Say(
                    zh="拆成几份，或在 paper.toml 的 [intake] 里调高 most_bytes。",
                    en="Part it, or raise most_bytes under [intake] in paper.toml.",
                ),
            )
        with path.open("rb") as file:
            data = file.read(most_bytes + 1)
    except OSError as error:
        raise SourceError(
            Say(zh=f"打不开：{error.strerror}。", en=f"It cannot be opened: {error.strerror}."), where=where
        ) from error
    if len(data) != size:
        raise SourceError(
            Say(
                zh=f"文件正在改动：原有 {size} 字节，读到 {len(data)}。",
                en=f"It changed from {size} to {len(data)} bytes.",
            ),
            where=where,
            remedy=Say(zh="等它存好再来。", en="Wait until it has been saved."),
        )
    if not data.strip():
        raise SourceError(Say(zh="文件是空的。", en="The file is empty."), where=where)
    return CopyFile(name, data, number, page, path.parent)


def story_id(copy: CopyFile, number: int) -> str:
    """The id of the story of a file that comes ``number``-th, from 1: ``f03-1``, which no other reader gives.

    Raises:
        SourceError: there are more stories than a file could have.
    """
    if number > MOST_STORIES:
        raise SourceError(
            Say(zh=f"一个文件里有超过 {MOST_STORIES} 篇。", en=f"The file holds more than {MOST_STORIES} stories."),
            where=Where(copy.name),
            remedy=Say(zh="这不像稿件；拆成几份。", en="This is not like copy; part it."),
        )
    return f"f{copy.number:02}-{number}"
