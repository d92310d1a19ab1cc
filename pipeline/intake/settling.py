"""Doubts of an issue folder settled: the entry taken out of its file, and another reading put in force if it is wanted.

Files are rewritten one by one, each whole; the one that held the doubt last, so that a doubt is never settled by half
and no word is out of both files at any moment.  A story file whose words stay as they are loses the entry and nothing
else; one whose rank alone changes has that number changed.
"""

import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import CannotWriteError, Say, SourceError, UsageError, Where
from pipeline.intake import doubts_file, origins_file
from pipeline.intake.alternatives import with_alternative
from pipeline.intake.changed_stories import changed_stories, with_rank
from pipeline.intake.decode import text_of
from pipeline.intake.doubt_lines import with_entry, without_entry
from pipeline.intake.markdown import read_filed
from pipeline.intake.open_still import Change
from pipeline.intake.reader import take_in
from pipeline.intake.reading_names import named
from pipeline.intake.settings_text import issue_text
from pipeline.intake.sources import Kind, source_files
from pipeline.model import Finding
from pipeline.settings.values import Settings

__all__ = ["Doubt", "Settled", "headlines", "open_doubts", "settle"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """An open doubt: the file it is written in, its place among the file's open ones from 0, and what it says."""

    file: str
    place: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Settled:
    """The files that were written or taken away, the one that held the doubt last, and the doubts that became void."""

    files: tuple[str, ...]
    void: tuple[Finding, ...] = ()


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


def settle(folder: Path, settings: Settings, number: int, alternative: int) -> Settled:
    """Settle a doubt.

    Args:
        folder: the issue folder.
        settings: its own.
        number: of the doubt as ``open_doubts`` counts them, from 1.
        alternative: of the doubt, from 1; 0 leaves everything as it was read.

    Raises:
        UsageError: there is no such doubt or alternative, it is more than moving words, or a story would go that
            ``issue.toml`` names.
        CannotWriteError: a file cannot be written.
    """
    doubts = open_doubts(folder)
    doubt = _chosen(doubts, number, alternative)
    if not alternative:
        _put(folder / doubt.file, without_entry(_text(folder, doubt.file), doubt.file, doubt.place))
        return Settled((doubt.file,))
    written, void = _read_otherwise(folder, settings, doubts, doubt, doubt.finding.alternatives[alternative - 1])
    last = written.pop(doubt.file)
    for name, data in (*written.items(), (doubt.file, last)):
        _put(folder / name, data)
    return Settled((*written, doubt.file), void)


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


def _read_otherwise(
    folder: Path, settings: Settings, doubts: Sequence[Doubt], doubt: Doubt, alternative: str
) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The new text of every file that changes, nothing for one that goes, and the doubts that are void."""
    issue = take_in([folder], settings).issue

    other = with_alternative(issue, doubt.finding, alternative, lambda name: _lines_of(folder, name))
    if other is None:
        raise _by_hand(doubt, alternative)
    change = Change(issue, other)
    _refuse_orders_without_story(settings, change)
    after = {own: change.still_open(own.finding) for own in doubts if own != doubt}
    void = tuple(own.finding for own, now in after.items() if now is None)
    kept: dict[str, list[Finding]] = {}
    for own, now in after.items():
        if now is not None:
            kept.setdefault(now.story if now.story in change.new else own.file, []).append(now)
    for finding in change.newly_headless():
        kept.setdefault(finding.story or "", []).append(finding)
    written, ranks = changed_stories(_stories(folder), change, kept)
    if [page.furniture for page in issue.pages] != [page.furniture for page in other.pages]:
        toml = folder / "issue.toml"
        given = _text(folder, toml.name) if toml.is_file() else ""
        written[toml.name] = issue_text(given, settings, other)
    entries = _other_entries(folder, doubts, after, written)
    for name, rank in ranks.items():
        entries[name] = with_rank(entries.get(name) or _text(folder, name), rank)
    written |= entries
    thread = folder / origins_file.FILE
    if thread.is_file():
        written[thread.name] = origins_file.with_stories(thread.read_text(encoding="utf-8"), change.old, change.new)
    return written, void


def _text(folder: Path, name: str) -> str:
    """A file of the folder that was read before."""
    return (folder / name).read_bytes().decode("utf-8-sig")


def _lines_of(folder: Path, name: str) -> Sequence[str]:
    """The lines of a file of copy inside the folder; none of one that has no lines."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        return ()
    try:
        return text_of(path.read_bytes(), name).text.split("\n")
    except SourceError:
        return ()


def _by_hand(doubt: Doubt, alternative: str) -> UsageError:
    said = named(alternative)
    return UsageError(
        Say(
            zh=f"“{said.zh}”不是挪几个字的事，要手改。",
            en=f"“{said.en}” is more than moving words: edit the file.",
        ),
        where=Where(doubt.file),
        remedy=Say(
            zh=f"改好 {doubt.file} 后，用 0 了结这条疑问。",
            en=f"Change {doubt.file}, then settle the doubt with 0.",
        ),
    )


def _refuse_orders_without_story(settings: Settings, change: Change) -> None:
    named_there = [own.story for own in settings.issue.decisions]
    named_there += [name for own in settings.issue.orders for name in (own.story, own.after) if name]
    gone = next((name for name in named_there if name in change.old and name not in change.new), None)
    if gone is not None:
        raise UsageError(
            Say(zh=f"{gone} 会并掉，issue.toml 却还点着它。", en=f"{gone} would go, and issue.toml names it."),
            where=Where("issue.toml"),
            remedy=Say(zh=f"先改 issue.toml 里的 {gone}。", en=f"Change what issue.toml says of {gone} first."),
        )


def _other_entries(
    folder: Path,
    doubts: Sequence[Doubt],
    after: Mapping[Doubt, Finding | None],
    written: Mapping[str, str],
) -> dict[str, str]:
    """The files whose words stay and whose doubts change: entries are taken out, or rewritten, and nothing else."""
    texts: dict[str, str] = {}
    for name in dict.fromkeys(own.file for own in doubts if own.file not in written):
        own = [one for one in doubts if one.file == name]
        now = [after.get(one) for one in own]
        if now == [one.finding for one in own]:
            continue
        text = _text(folder, name)
        # From the last on: taking one out moves those after it.
        for one, old in sorted(zip(now, own, strict=True), key=lambda pair: -pair[1].place):
            if one is None:
                text = without_entry(text, name, old.place)
            elif one != old.finding:
                text = with_entry(text, name, old.place, one)
        texts[name] = text
    return texts


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
