"""Stories of several files side by side: an id and a rank each, pictures with names of their own."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.copy_file import FiledStory, Filing, IncomingPicture
from pipeline.model import Story

__all__ = ["numbered", "refuse_one_id_twice", "with_own_pictures"]

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
MOST_OF_AN_ID = 56


def numbered(filed: Sequence[FiledStory], whole: Sequence[Story]) -> list[FiledStory]:
    """Stories with an id and a rank each, by the order they came in where they have none.

    An id that cannot be a file's name is made one; a rank that is given shares its number with no other of the page.

    Args:
        filed: stories that came one by one.
        whole: those of pages that came whole; they have both.
    """
    ids = {story.id for story in whole} | {item.story.id for item in filed if ID.fullmatch(item.story.id)}
    ranks: dict[int | None, set[int]] = {}
    for item in filed:
        ranks.setdefault(item.page, set()).add(item.story.rank)
    given = []
    for order, item in enumerate(filed, start=1):
        story_id, rank = item.story.id, item.story.rank
        if not ID.fullmatch(story_id):
            fit = UNFIT.sub("-", story_id).strip("-._")[-MOST_OF_AN_ID:].strip("-._")
            story_id = _free(fit or f"s{order:02}", ids)
            ids.add(story_id)
        if not rank:
            rank = order
            while rank in ranks[item.page]:
                rank += 1
            ranks[item.page].add(rank)
        given.append(replace(item, story=replace(item.story, id=story_id, rank=rank)))
    return given


def _free(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    return name


def refuse_one_id_twice(stories: Sequence[Story]) -> None:
    """Refuse an issue in which an id names two stories.

    Raises:
        SourceError: it does, with the files of both.
    """
    first: dict[str, Story] = {}
    for story in stories:
        other = first.setdefault(story.id, story)
        if other is not story:
            raise SourceError(
                Say(
                    zh=f"有两篇稿件的 id 都是 {story.id}：{other.source_file} 和 {story.source_file}。",
                    en=f"Two stories have the id {story.id}: {other.source_file} and {story.source_file}.",
                ),
                where=Where(story.source_file),
                remedy=Say(zh="删掉其中一篇，或给它另一个 id。", en="Take one away, or give it another id."),
            )


def with_own_pictures(filings: Sequence[Filing], root: Path) -> list[Filing]:
    """Filings whose pictures have names that no other picture of the issue has.

    Args:
        filings: in order; of two pictures under one name the later gets another.
        root: the issue folder; a picture that lies there keeps its name.
    """
    taken: dict[str, str] = {}
    return [_with_own_pictures(filing, root, taken) for filing in filings]


def _with_own_pictures(filing: Filing, root: Path, taken: dict[str, str]) -> Filing:
    renamed: dict[str, str] = {}
    pictures: list[IncomingPicture] = []
    for picture in filing.pictures:
        digest = hashlib.sha256(picture.data).hexdigest()
        name, number = picture.file, 2
        while _digest(name, root, taken) not in (None, digest):
            path = PurePosixPath(picture.file)
            name, number = str(path.with_name(f"{path.stem}-{number}{path.suffix}")), number + 1
        taken[name] = digest
        renamed[picture.file] = name
        pictures.append(replace(picture, file=name))
    if all(old == new for old, new in renamed.items()):
        return filing
    return replace(
        filing,
        pages=tuple(
            replace(page, stories=tuple(_renamed(story, renamed) for story in page.stories)) for page in filing.pages
        ),
        stories=tuple(replace(item, story=_renamed(item.story, renamed)) for item in filing.stories),
        pictures=tuple(pictures),
    )


def _digest(name: str, root: Path, taken: Mapping[str, str]) -> str | None:
    """What stands under a name, None where nothing does."""
    if name in taken:
        return taken[name]
    path = root / name
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _renamed(story: Story, names: Mapping[str, str]) -> Story:
    pictures = tuple(replace(own, file=names.get(own.file, own.file)) if own.file else own for own in story.pictures)
    return replace(story, pictures=pictures)
