"""Which reader reads a file: by the ending of its name, and by its bytes where several answer to one ending."""

import importlib
import pkgutil
from pathlib import Path
from typing import Protocol

from pipeline.errors import Say, SourceError, Where
from pipeline.intake import readers
from pipeline.intake.copy_file import CopyFile, Filing
from pipeline.settings.values import Limits

__all__ = ["Reader", "reader_of", "suffixes"]


class Reader(Protocol):
    """A module of ``pipeline.intake.readers``."""

    NAME: Say
    SUFFIXES: tuple[str, ...]

    def recognises(self, copy: CopyFile) -> bool:
        """Whether the bytes are of this format."""
        ...

    def read(self, copy: CopyFile, limits: Limits) -> Filing:
        """The stories of the file."""
        ...


# What word processors save in, and .docx as well.
WORD_PROCESSORS = (".doc", ".dot", ".odt", ".rtf", ".uof", ".wps")
OTHER_WORD = Say(zh="用 Word 或 WPS 另存为 .docx。", en="Save it as .docx from Word or WPS.")


def suffixes() -> tuple[str, ...]:
    """Every ending of a name that some reader answers to, in order."""
    return tuple(sorted({suffix for reader in _readers() for suffix in reader.SUFFIXES if suffix}))


def reader_of(copy: CopyFile) -> Reader:
    """The reader of a file.

    Raises:
        SourceError: no reader answers to its name, or none of those that do recognises its bytes.
    """
    named = [reader for reader in _readers() if copy.suffix in reader.SUFFIXES]
    if not named:
        raise SourceError(
            Say(
                zh=f"读不了：不认识的稿件格式 {copy.suffix}。",
                en=f"Cannot read this: unknown copy format {copy.suffix}.",
            ),
            where=Where(copy.name),
            remedy=OTHER_WORD if copy.suffix in WORD_PROCESSORS else _known(),
        )
    for reader in named:
        if reader.recognises(copy):
            return reader
    zh = "、".join(reader.NAME.zh for reader in named)
    en = ", ".join(reader.NAME.en for reader in named)
    raise SourceError(
        Say(zh=f"名为 {copy.suffix}，内容却不是：{zh}。", en=f"It is called {copy.suffix}, and is not {en}."),
        where=Where(copy.name),
        remedy=_remedy(copy),
    )


def _known() -> Say:
    return Say(zh=f"可读：{' '.join(suffixes())}。", en=f"It can be one of {' '.join(suffixes())}.")


def _remedy(copy: CopyFile) -> Say:
    """What the bytes are by their own account, where another reader knows them for its own."""
    plain = {".txt", "", ".md", ".markdown"}
    other = next((r for r in _readers() if not plain & set(r.SUFFIXES) and r.recognises(copy)), None)
    if other is None:
        return Say(zh="请核对文件是否完整。", en="See whether the file is whole.")
    suffix = other.SUFFIXES[0]
    return Say(
        zh=f"看上去是 {other.NAME.zh}：改名为 {Path(copy.name).stem}{suffix}。",
        en=f"It looks like {other.NAME.en}: rename it {Path(copy.name).stem}{suffix}.",
    )


def _readers() -> list[Reader]:
    names = sorted(info.name for info in pkgutil.iter_modules(readers.__path__))
    return [importlib.import_module(f"{readers.__name__}.{name}") for name in names]
