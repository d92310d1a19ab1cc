"""Doubts of an issue folder settled: the entry taken out of its file, and another reading put in force if it is wanted.

Files are rewritten one by one, each whole; the one that held the doubt last, so that a doubt is never settled by half.
A story file whose words stay as they are loses the entry and nothing else.
"""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import CannotWriteError, Say, UsageError, Where
from pipeline.intake import doubts_file
from pipeline.intake.alternatives import with_alternative
from pipeline.intake.decode import text_of
from pipeline.intake.doubt_lines import without_entry
from pipeline.intake.markdown import read_filed, story_markdown
from pipeline.intake.reader import take_in
from pipeline.intake.settings_text import issue_text
from pipeline.intake.sources import Kind, source_files
from pipeline.model import Finding, Issue, Story
from pipeline.settings.values import Settings

__all__ = ["Doubt", "headlines", "open_doubts", "settle"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """An open doubt: the file it is written in, its place among the file's open ones from 0, and what it says."""

    file: str
    place: int
    finding: Finding


def open_doubts(folder: Path) -> tuple[Doubt, ...]:
    """The open doubts of an issue folder, in order of its files.

    Raises:
        UsageError: it is no folder of stories.
        SourceError: a file of it cannot be read.
    """
    doubts = []
    for path, name in _stories(folder):
        _, findings = read_filed(text_of(path.read_bytes(), name).text, name, 1)
        doubts += [Doubt(name, place, finding) for place, finding in enumerate(findings)]
    path = folder / doubts_file.FILE
    if path.is_file():
        findings = doubts_file.doubts_of(path.read_text(encoding="utf-8-sig"))
        doubts += [Doubt(doubts_file.FILE, place, finding) for place, finding in enumerate(findings)]
    return tuple(doubts)


def headlines(folder: Path) -> dict[str, str]:
    """The headline of each story of an issue folder, by its id: a reading that names a story names it by this as well.

    Raises:
        UsageError: it is no folder of stories.
        SourceError: a file of it cannot be read.
    """
    filed = (read_filed(text_of(path.read_bytes(), name).text, name, 1)[0].story for path, name in _stories(folder))
    return {story.id: " ".join(story.headline) for story in filed}


def settle(folder: Path, settings: Settings, number: int, alternative: int) -> tuple[str, ...]:
    """Settle a doubt.

    Args:
        folder: the issue folder.
        settings: its own.
        number: of the doubt as ``open_doubts`` counts them, from 1.
        alternative: of the doubt, from 1; 0 leaves everything as it was read.

    Returns:
        The files that were written, the one with the doubt last.

    Raises:
        UsageError: there is no such doubt or alternative, or it is more than moving words.
        CannotWriteError: a file cannot be written.
    """
    doubt = _chosen(open_doubts(folder), number, alternative)
    written: dict[str, str] = {}
    if alternative:
        written = _read_otherwise(folder, settings, doubt, doubt.finding.alternatives[alternative - 1])
    text = written.pop(doubt.file, None)
    before = text if text is not None else (folder / doubt.file).read_bytes().decode("utf-8-sig")
    written[doubt.file] = without_entry(before, doubt.file, doubt.place)
    for name, data in written.items():
        _put(folder / name, data)
    return tuple(written)


def _stories(folder: Path) -> Sequence[tuple[Path, str]]:
    source = source_files([folder])
    if source.kind is not Kind.STORIES:
        # A page of furniture alone has doubts and no story.
        if (folder / doubts_file.FILE).is_file():
            return ()
        raise UsageError(
            Say(
                zh="这里没有 stories/，没有写下来的疑问。", en="There is no stories/ here, so no doubt is written down."
            ),
            where=Where(str(folder)),
            remedy=Say(zh="先用 banmian parse 写出文件夹。", en="Write the folder with banmian parse first."),
        )
    return source.files


def _chosen(doubts: Sequence[Doubt], number: int, alternative: int) -> Doubt:
    if not 0 < number <= len(doubts):
        raise UsageError(
            Say(zh=f"没有第 {number} 条疑问，共 {len(doubts)} 条。", en=f"There is no doubt {number} of {len(doubts)}.")
        )
    doubt = doubts[number - 1]
    count = len(doubt.finding.alternatives)
    if not 0 <= alternative <= count:
        raise UsageError(
            Say(
                zh=f"第 {number} 条没有第 {alternative} 种读法：0 是照现在，另有 {count} 种。",
                en=f"Doubt {number} has no reading {alternative}: 0 is as it was read, and there are {count} others.",
            )
        )
    return doubt


def _read_otherwise(folder: Path, settings: Settings, doubt: Doubt, alternative: str) -> dict[str, str]:
    """The new text of every file that changes, the doubt still in it."""
    issue = take_in([folder], settings).issue

    def copy(name: str) -> Sequence[str]:
        path = (folder / name).resolve()
        inside = path.is_relative_to(folder.resolve()) and path.is_file()
        return text_of(path.read_bytes(), name).text.split("\n") if inside else ()

    other = with_alternative(issue, doubt.finding, alternative, copy)
    if other is None:
        raise UsageError(
            Say(
                zh=f"“{alternative}”不是挪几个字的事，要手改。",
                en=f"“{alternative}” is more than moving words: edit the file.",
            ),
            where=Where(doubt.file),
            remedy=Say(
                zh=f"改好 {doubt.file} 后，用 0 了结这条疑问。",
                en=f"Change {doubt.file}, then settle the doubt with 0.",
            ),
        )
    written = _changed_stories(folder, issue, other)
    if [page.furniture for page in issue.pages] != [page.furniture for page in other.pages]:
        toml = folder / "issue.toml"
        given = toml.read_bytes().decode("utf-8-sig") if toml.is_file() else ""
        written[toml.name] = issue_text(given, settings, other)
    return written


def _changed_stories(folder: Path, issue: Issue, other: Issue) -> dict[str, str]:
    before, after = _by_id(issue), _by_id(other)
    written = {}
    for order, (path, name) in enumerate(_stories(folder), start=1):
        filed, doubts = read_filed(text_of(path.read_bytes(), name).text, name, order)
        story = after[filed.story.id]
        if story != before[filed.story.id]:
            floating = replace(story, floating=filed.page is None)
            written[name] = story_markdown(floating, filed.page or 0, doubts)
    return written


def _by_id(issue: Issue) -> dict[str, Story]:
    return {
        story.id: story for stories in (*(page.stories for page in issue.pages), issue.unplaced) for story in stories
    }


def _put(path: Path, text: str) -> None:
    """Put one file in its place, whole; a file of nothing is taken away."""
    try:
        if not text:
            path.unlink()
            return
        with tempfile.NamedTemporaryFile("wb", prefix=".work-", dir=path.parent, delete=False) as work:
            work.write(text.encode("utf-8"))
            work.flush()
            os.fsync(work.fileno())
        try:
            Path(work.name).chmod(0o644)
            Path(work.name).replace(path)
        except OSError:
            Path(work.name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CannotWriteError(
            Say(zh=f"写不进去：{error.strerror}。", en=f"It cannot be written: {error.strerror}."),
            where=Where(str(path)),
            remedy=Say(zh="检查权限和磁盘空间。", en="Check rights and disk space."),
        ) from error
