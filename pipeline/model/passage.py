"""What a product must hold, in the order it is painted: the measure of "nothing lost"."""

from dataclasses import dataclass

from pipeline.errors import Where

__all__ = ["Passage"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text: whose it is (a story's id, ``masthead``, …), its characters, where they came from."""

    owner: str
    text: str
    where: Where
