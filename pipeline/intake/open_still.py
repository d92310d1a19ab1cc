"""What becomes of the other doubts of an issue when one of them has been settled by moving words.

A doubt goes where its line went; one that speaks of a reading that is no more is void, and whoever settles is told so.
Pure: the issue before and after, and the doubts, say it all.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from pipeline.errors import Say, Where
from pipeline.intake.alternatives import stories_of
from pipeline.intake.headless import no_headline
from pipeline.intake.line_moves import located
from pipeline.intake.reading_names import COLUMN_HEAD_OF, GOES_ON_WITH, LINE_ABOVE
from pipeline.intake.story_pieces import Piece, pieces_of
from pipeline.model import Finding, Issue, Story

__all__ = ["Change"]

# Doubts about what a line is: a person who looked at it and moved it has answered them all.
OF_A_LINE = frozenset({
    "intake-line-kind", "intake-column-head", "intake-late-column-head", "intake-furniture", "intake-caption-place",
    "intake-word-head", "intake-word-form", "intake-word-signature",
})  # fmt: skip


@dataclass(slots=True)
class Change:
    """An issue before and after, by its stories."""

    before: Issue
    after: Issue
    old: dict[str, Story] = field(init=False)
    new: dict[str, Story] = field(init=False)

    def __post_init__(self) -> None:
        """Look the stories up once."""
        self.old, self.new = stories_of(self.before), stories_of(self.after)

    def still_open(self, doubt: Finding) -> Finding | None:
        """A doubt as it is from now on, None where it is void."""
        home = self._home(doubt)
        if self._is_void(doubt, home):
            return None
        if doubt.code == "intake-no-headline":
            return self._headless_still(doubt, home)
        others = tuple(self._renamed(other, doubt) for other in doubt.alternatives)
        kept = tuple(other for other in others if home is None or other not in (home.id, GOES_ON_WITH + home.id))
        if doubt.alternatives and not kept:
            return None
        if home is None or home.id == doubt.story:
            return replace(doubt, alternatives=kept)
        message = Say(zh=_with_id(doubt.message.zh, doubt, home), en=_with_id(doubt.message.en, doubt, home))
        return replace(doubt, story=home.id, alternatives=kept, message=message)

    def newly_headless(self) -> list[Finding]:
        """The stories that have no headline now, and had one or were none before."""
        bare = [s for s in self.new.values() if not s.headline and (s.id not in self.old or self.old[s.id].headline)]
        return [no_headline(Where(own.source_file, next(iter(own.source_lines), None)), own.id) for own in bare]

    def _home(self, doubt: Finding) -> Story | None:
        """The story a doubt stands in from now on: that which has its line; of one that went, that which took it."""
        before = self.old.get(doubt.story or "")
        if before is None:
            return None
        lines = [doubt.where.line] if doubt.where.line is not None else []
        lines += list(before.source_lines[:1]) if before.id not in self.new else []
        near = [self.new[before.id]] if before.id in self.new else []
        near += [own for own in self.new.values() if own.source_file == before.source_file and own not in near]
        holding = (own for line in lines for own in near if line in own.source_lines)
        return next(holding, self.new.get(before.id))

    def _is_void(self, doubt: Finding, home: Story | None) -> bool:
        if home is None and doubt.story in self.old:
            # What was all of a story stands among the page's furniture now.
            return True
        if home is not None and self.old.get(home.id) == home and home.id == doubt.story:
            return False
        if doubt.code in OF_A_LINE:
            return self._reading(self.before, doubt.where) != self._reading(self.after, doubt.where)
        if doubt.code == "intake-parted-story":
            return self._owner(self.old, doubt.where) != self._owner(self.new, doubt.where)
        return home is not None and self._is_answered(doubt, home)

    def _is_answered(self, doubt: Finding, home: Story) -> bool:
        """Whether a doubt about where a story or a paragraph begins or ends can be asked no more of its story."""
        if doubt.code == "intake-story-start":
            begun = (own for key, own in self.new.items() if key not in self.old)
            begins = any(own.source_lines[:1] == (doubt.where.line,) for own in begun)
            return begins or doubt.story not in self.new or self._owner(self.new, doubt.where) is None
        if doubt.code == "intake-join":
            return not _can_be(home, doubt)
        if doubt.code == "intake-breaks-off":
            text = [own for own in pieces_of(home) if own.field == "paragraphs"]
            return not text or doubt.where.line not in text[-1].lines
        return False

    def _headless_still(self, doubt: Finding, home: Story | None) -> Finding | None:
        """The stories of a doubt that have no headline still: those that follow each other are one question."""
        page = next((own for own in self.before.pages if any(s.id == doubt.story for s in own.stories)), None)
        if page is None or home is None:
            return doubt if home is not None and not home.headline else None
        ids = [own.id for own in page.stories]
        asked = list(takewhile(lambda own: not own.headline, page.stories[ids.index(doubt.story or "") :]))
        run = [self.new[own.id] for own in asked if own.id in self.new and not self.new[own.id].headline]
        if not run:
            return None
        # The line that stood first may have gone to another story.
        if len(run) == len(asked) and doubt.where.line in (None, *run[0].source_lines):
            return doubt
        return no_headline(Where(doubt.where.file, next(iter(run[0].source_lines), None)), run[0].id, len(run))

    def _renamed(self, alternative: str, doubt: Finding) -> str:
        """An alternative that names a story, with the story that has its words now."""
        for opening in (COLUMN_HEAD_OF, GOES_ON_WITH, ""):
            name = alternative.removeprefix(opening)
            if alternative != LINE_ABOVE and alternative.startswith(opening) and name in self.old:
                old = self.old[name]
                own = self.new.get(name) or next(
                    (s for s in self.new.values() if set(old.source_lines[:1]) <= set(s.source_lines)), None
                )
                if own is not None and opening == GOES_ON_WITH:
                    own = self._last_part(own, doubt)
                return opening + own.id if own is not None else alternative
        return alternative

    def _last_part(self, story: Story, doubt: Finding) -> Story:
        """Of a story that was parted, the part that the doubt's story follows."""
        parts = [own for key, own in self.new.items() if key not in self.old and own.id != doubt.story]
        old = self.old.get(story.id)
        lines = set(old.source_lines) if old is not None else set()
        return next((own for own in parts if own.source_lines and set(own.source_lines) <= lines), story)

    @staticmethod
    def _reading(issue: Issue, where: Where) -> tuple[object, ...]:
        """What a line is read as, whichever story has it."""
        for story in stories_of(issue).values():
            pieces: Sequence[Piece] = pieces_of(story) if story.source_file == where.file else ()
            for k in located(pieces, where)[:1]:
                return pieces[k].field, pieces[k].form
        found = (p.kind for page in issue.pages for p in page.furniture if _has(p.source_file, p.source_lines, where))
        return (next(found, None),)

    @staticmethod
    def _owner(stories: dict[str, Story], where: Where) -> str | None:
        return next((own.id for own in stories.values() if _has(own.source_file, own.source_lines, where)), None)


def _has(file: str, lines: Sequence[int], where: Where) -> bool:
    return file == where.file and where.line in lines


def _can_be(story: Story, doubt: Finding) -> bool:
    """Whether two paragraphs that may be one still meet at a line, or one that may be two still goes across it."""
    pieces = pieces_of(story)
    text = [own for own in pieces if own.field == "paragraphs"]
    at = next((k for k, own in enumerate(text) if doubt.where.line in own.lines), None)
    if at is None:
        return False
    begins = text[at].first == doubt.where.line
    return begins and at > 0 if "joined" in doubt.alternatives else not begins


def _with_id(text: str, doubt: Finding, home: Story) -> str:
    """A message that names its story by the id it has from now on."""
    return re.sub(rf"(?<![\w-]){re.escape(doubt.story or '')}(?![\w-])", home.id, text)
