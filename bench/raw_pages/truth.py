"""What is true of a generated page: the stories it was made of, and where each line of its text belongs."""

from dataclasses import dataclass

from pipeline.model import Furniture, Story

__all__ = ["FURNITURE", "Owner", "RawPage"]

FURNITURE = -1


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a line is: index of the story (from 0), or ``FURNITURE``; its field as ``Origin.field`` names it.

    The field of furniture is its kind: ``slogan``, ``notice``, ``advertisement``, ``index``, ``folio``, ``imprint``,
    ``masthead``, each with a number.
    """

    story: int
    field: str

    @property
    def kind(self) -> str:
        """The field without its number: ``paragraphs``, ``pictures.caption``."""
        return ".".join(part for part in self.field.split(".") if not part.isdigit())


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page of copy and its truth.

    ``stories`` are in the order of their first lines, texts as printed (after damage to characters, before cuts),
    with ``source_lines``, ``joins`` and ``origins`` filled in.  ``owners`` has one entry a line of ``text``: the
    fields on it, none for an empty line, two where a credit is glued to its caption.  ``joins`` are pairs of line
    numbers (from 1): the second goes on with the paragraph that the first broke off.  ``unscored`` names what damage
    to characters has made unreadable: ``(story, "bylines")``.
    """

    seed: int
    profile: str
    number: int
    name: str
    text: str
    stories: tuple[Story, ...]
    furniture: tuple[Furniture, ...]
    owners: tuple[tuple[Owner, ...], ...]
    joins: tuple[tuple[int, int], ...]
    kinds: tuple[str, ...]
    silent: frozenset[tuple[int, int]] = frozenset()
    """Pairs of lines that nothing in the text tells to be one paragraph or two; no score counts them."""
    unscored: frozenset[tuple[int, str]] = frozenset()

    @property
    def starts(self) -> tuple[int, ...]:
        """The first line of each story."""
        return tuple(min(story.source_lines) for story in self.stories)
