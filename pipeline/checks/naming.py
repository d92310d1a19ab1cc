"""The people of ``people.toml`` in the copy: where each is named, and with which titles before the name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.checks.lines import Line, lines_of
from pipeline.model import Issue
from pipeline.settings.people import People

__all__ = ["Mention", "lists_of", "mentions_of"]

FORMER = ("原", "前", "时任", "曾任", "前任", "原任", "兼任过")
BETWEEN_TITLES = "、兼"
AND = ("、", "和", "与", "及")
# Between two names of a list may stand some that people.toml does not know.
LONGEST_GAP = 40


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a line: where it begins, the titles that stand right before it, and whether they are former ones.

    ``group``: a word for the titles of a whole list (市领导) stands before it.
    """

    line: Line
    at: int
    name: str
    titles: tuple[str, ...]
    former: bool
    group: bool

    @property
    def end(self) -> int:
        """Where the name ends."""
        return self.at + len(self.name)


@lru_cache(maxsize=1)
def mentions_of(issue: Issue, people: People) -> tuple[Mention, ...]:
    """Every mention of a listed name, in order of the issue's lines."""
    names = people.names()
    if not names:
        return ()
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))))
    titles = sorted(people.titles(), key=lambda title: (-len(title), title))
    return tuple(
        _mention(line, found.start(), found.group(), titles, people.group_titles)
        for line in lines_of(issue)
        for found in pattern.finditer(line.text)
    )


def lists_of(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, ...]]:
    """Mentions that follow each other in one list of names (甲、乙和市长丙), two at least."""
    run: list[Mention] = []
    for mention in mentions:
        if run and not _follows(run[-1], mention):
            if len(run) > 1:
                yield tuple(run)
            run = []
        run.append(mention)
    if len(run) > 1:
        yield tuple(run)


def _follows(before: Mention, after: Mention) -> bool:
    if before.line is not after.line:
        return False
    gap = before.line.text[before.end : after.at].removesuffix("、".join(after.titles))
    if len(gap) > LONGEST_GAP or re.search("[^\u3400-\u9fff、]", gap):
        return False
    # Names that are not listed may stand between; 和 alone may begin another clause.
    return gap in AND if gap[:1] != "、" else gap[-1] in AND


def _mention(line: Line, at: int, name: str, known: Sequence[str], groups: Sequence[str]) -> Mention:
    """The mention with the titles read backwards from the name: 县委副书记、县长|甲."""
    titles: list[str] = []
    before = line.text[:at].rstrip()
    while True:
        title = next((title for title in known if before.endswith(title)), None)
        if title is None:
            break
        titles.insert(0, title)
        rest = before[: -len(title)]
        before = rest
        if not rest.endswith(tuple(BETWEEN_TITLES)):
            break
        before = rest[:-1]
    group = not titles and before.endswith(tuple(groups)) if groups else False
    return Mention(line, at, name, tuple(titles), before.endswith(FORMER), group)
