"""What a paper decided about the checks of its copy: how much each finding weighs, and what it writes its own way."""

import datetime
from dataclasses import dataclass

__all__ = ["Checking", "Phrase", "Waiver"]


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding a person has answered for: ``code`` (and ``story``, if given), why, and until when."""

    code: str
    reason: str
    story: str | None = None
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A form the paper does not print: ``right`` is what it writes instead, empty where the words are banned."""

    wrong: str
    right: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Checking:
    """``[checks]`` of ``paper.toml``, without ``fail_on``.

    ``severity`` are pairs of a rule's code and ``off``, ``note``, ``warning`` or ``error``; ``waivers`` stand for every
    issue of the paper; ``required`` names fields every story must have; a headline has ``headline_most`` characters at
    most, spaces not counted; a dateline is ``dateline_days`` days old at most.
    """

    severity: tuple[tuple[str, str], ...] = ()
    waivers: tuple[Waiver, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    required: tuple[str, ...] = ("headline", "body")
    headline_most: int = 40
    dateline_days: int = 14
