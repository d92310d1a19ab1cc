"""Which files of a source are copy, and how messages call them.

A source is files of copy, or one folder: an issue folder, whose ``stories/*.md`` are the truth where they exist and
whose ``copy/`` is read where they do not; or a desk's folder of loose files, read in order of name.  Folders inside a
folder are not looked into.  What nobody reads is said.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.names import printable
from pipeline.intake.registry import suffixes
from pipeline.model import Finding, Severity
from pipeline.settings.picture_formats import PICTURE_SUFFIXES

__all__ = ["Kind", "SourceFiles", "is_junk", "source_files"]

STORIES = (".md", ".markdown")
# What systems and word processors leave lying about.
JUNK = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"})


class Kind(Enum):
    """What was given."""

    FILES = "files"
    STORIES = "stories"
    COPY = "copy"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """Files of copy in order, each with its name in messages; what was found on the way; pictures beside the copy."""

    kind: Kind
    files: tuple[tuple[Path, str], ...]
    findings: tuple[Finding, ...] = ()
    pictures: tuple[tuple[Path, str], ...] = ()


def source_files(sources: Sequence[Path]) -> SourceFiles:
    """The files to read.

    Raises:
        SourceError: a folder among other sources, or one without copy.
    """
    if len(sources) == 1 and sources[0].is_dir():
        return _of_folder(sources[0])
    for source in sources:
        if source.is_dir():
            raise SourceError(
                Say(zh="读不了：文件夹只能单独给出。", en="Cannot read this: a folder must be given alone."),
                where=Where(printable(source.name)),
            )
    return SourceFiles(Kind.FILES, tuple(zip(sources, _names(sources), strict=True)))


def is_junk(path: Path) -> bool:
    """Whether a file is no one's work: hidden, a lock of a word processor, a cache of thumbnails."""
    name = path.name.lower()
    return name.startswith((".", "~$")) or name.endswith("~") or name in JUNK


def _of_folder(folder: Path) -> SourceFiles:
    stories = _inside(folder / "stories")
    own = [path for path in stories if path.suffix.lower() in STORIES]
    if own:
        others = tuple(_unknown(f"stories/{printable(path.name)}") for path in stories if path not in own)
        return SourceFiles(Kind.STORIES, tuple((path, f"stories/{printable(path.name)}") for path in own), others)
    if (folder / "copy").is_dir():
        return _known(Kind.COPY, _inside(folder / "copy"), "copy/", folder)
    return _known(Kind.LOOSE, _inside(folder), "", folder)


def _known(kind: Kind, inside: Sequence[Path], prefix: str, folder: Path) -> SourceFiles:
    known = suffixes()
    files = tuple((path, f"{prefix}{printable(path.name)}") for path in inside if path.suffix.lower() in known)
    if not files:
        raise SourceError(
            Say(zh="文件夹里没有稿件。", en="The folder holds no copy."),
            where=Where(printable(str(folder))),
            remedy=Say(
                zh=f"把稿件放进来（{' '.join(known)}），或放进它的 copy/，或写成 stories/*.md。",
                en=f"Put copy into it ({' '.join(known)}) or into its copy/, or stories into stories/*.md.",
            ),
        )
    beside = (*known, *PICTURE_SUFFIXES, ".toml")
    others = tuple(_unknown(f"{prefix}{printable(path.name)}") for path in inside if path.suffix.lower() not in beside)
    pictures = tuple(
        (path, f"{prefix}{printable(path.name)}") for path in inside if path.suffix.lower() in PICTURE_SUFFIXES
    )
    return SourceFiles(kind, files, others, pictures)


def _inside(folder: Path) -> list[Path]:
    """The files of a folder in order, numbers in their names by their size: 2 before 10.

    What has the name of copy and is no file (a pipe, a folder, a link to nowhere) is among them, to be refused by name.
    """
    if not folder.is_dir():
        return []
    inside = (path for path in folder.iterdir() if not path.is_dir() or path.suffix.lower() in suffixes())
    return sorted((path for path in inside if not is_junk(path)), key=_order)


def _order(path: Path) -> tuple[list[str | int], str]:
    parts = re.split(r"([0-9]+)", path.name)
    return [int(part) if number % 2 else part.casefold() for number, part in enumerate(parts)], path.name


def _names(sources: Sequence[Path]) -> list[str]:
    """File names; of two that are the same, with the folder before them, and a number where that is the same too."""
    twice = Counter(source.name for source in sources)
    longer = [printable(f"{s.resolve().parent.name}/{s.name}" if twice[s.name] > 1 else s.name) for s in sources]
    seen: Counter[str] = Counter()
    names = []
    for name in longer:
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def _unknown(name: str) -> Finding:
    suffix = Path(name).suffix
    return Finding(
        "intake-unknown-file",
        Severity.WARNING,
        Where(name),
        Say(
            zh=f"没有读 {name}：这里不读 {suffix or '没有扩展名的文件'}。",
            en=f"{name} was not read: {suffix or 'a file without an ending'} is not read here.",
        ),
        Say(
            zh="是稿件就另存为可读的格式（如 .docx、.txt、.md）；不是就移走。",
            en="If it is copy, save it in a format that is read (.docx, .txt, .md); if it is none, move it away.",
        ),
    )
