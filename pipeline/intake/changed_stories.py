"""The files of stories that a settled doubt changes: rewritten, new, taken away, or of another rank alone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.intake.decode import text_of
from pipeline.intake.markdown import FRONT, read_filed, story_markdown
from pipeline.intake.open_still import Change
from pipeline.model import Finding

__all__ = ["changed_stories", "with_rank"]

RANK = re.compile(r"^(rank[ \t]*:[ \t]*)[0-9]+", re.MULTILINE)


def changed_stories(
    files: Sequence[tuple[Path, str]], change: Change, doubts: Mapping[str, Sequence[Finding]]
) -> tuple[dict[str, str], dict[str, int]]:
    """What becomes of the story files of an issue.

    Args:
        files: the story files, each with its name.
        change: the stories before and after.
        doubts: what is open in each story from now on, by its id.

    Returns:
        The new text of every file whose story changes, empty for one that goes, those that take words in first; and the
        new rank of those of which nothing else changes.
    """
    ranks: dict[str, int] = {}
    written: dict[str, str] = {}
    pages = {own.id: page.number for page in change.after.pages for own in page.stories}
    gone: list[str] = []
    for order, (path, name) in enumerate(files, start=1):
        filed, _ = read_filed(text_of(path.read_bytes(), name).text, name, order)
        before, story = change.old[filed.story.id], change.new.get(filed.story.id)
        if story is None:
            gone.append(name)
        elif replace(story, rank=before.rank) != before:
            own = doubts.get(story.id, ())
            written[name] = story_markdown(replace(story, floating=filed.page is None), filed.page or 0, own)
        elif story.rank != before.rank:
            ranks[name] = story.rank
    taken = {name.casefold() for _, name in files}
    for key, story in change.new.items():
        if key not in change.old:
            page = pages.get(key, 0)
            name = _free(f"{page:02}-{story.rank:02}-{key}", taken)
            written[name] = story_markdown(replace(story, floating=not page), page, doubts.get(key, ()))
    return written | dict.fromkeys(gone, ""), ranks


def with_rank(text: str, rank: int) -> str:
    """A story file with another rank and everything else as a person has it."""
    found = FRONT.match(text.replace("\r\n", "\n"))
    end = text.index("---", 3) if found is not None else 0
    return RANK.sub(rf"\g<1>{rank}", text[:end], count=1) + text[end:]


def _free(stem: str, taken: set[str]) -> str:
    name, number = f"stories/{stem}.md", 2
    while name.casefold() in taken:
        name, number = f"stories/{stem}-{number}.md", number + 1
    taken.add(name.casefold())
    return name
