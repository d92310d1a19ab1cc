"""A made story and what kind it is; how one is taken from the sample weekly."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from bench.raw_pages.town import Town
from pipeline.model import Picture, Story

__all__ = ["Made", "pick", "plain"]


@dataclass(frozen=True, slots=True)
class Made:
    """A story and what kind it is; ``byline_first``: its signature stands between headline and body."""

    kind: str
    story: Story
    byline_first: bool = False

    @property
    def opens_with_byline(self) -> bool:
        """Names in brackets close a story, never open it."""
        return self.byline_first and not self.story.signature.startswith(("（", "("))


def plain(story: Story) -> Story:
    """Only what a page of text can show of a story of the sample weekly."""
    pictures = tuple(Picture(None, own.caption, own.credit) for own in story.pictures)
    return replace(
        story, pictures=pictures, spans=(), upright=False, box=None, quote="", section="", source_file="",
        source_lines=(), origins=(), dateline=None,
    )  # fmt: skip


def pick(town: Town, chance: Random, fits: Callable[[Story], bool]) -> Story:
    return plain(chance.choice([story for story in town.stories if fits(story)]))
