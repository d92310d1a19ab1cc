"""What a person decided, resolved once and frozen: paper, issue, layout."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Paper
from pipeline.settings.layout import Layout

__all__ = ["Composition", "Decision", "IssueSettings", "PageSettings", "PaperSettings", "Settings", "Waiver"]


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding a person has answered for: ``code`` (and ``story``, if given), why, and until when."""

    code: str
    reason: str
    story: str | None = None
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """An editor's recorded decision.

    ``action`` is ``omit``: the ``editions`` named (``press``, ``epub``, …) run without picture number
    ``picture`` (from 1) of ``story``, and without its caption and credit.
    """

    action: str
    story: str
    picture: int
    editions: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class PageSettings:
    """What ``issue.toml`` says of one page; ``furniture`` is kind and lines of each piece."""

    number: int
    name: str | None = None
    editors: tuple[str, ...] = ()
    furniture: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Composition:
    """How lines are composed.

    ``level`` is the strictness of line starts and ends as clreq names it; ``hanging`` lets a lone mark stand out of
    the column at a line's end; ``digits`` ``half`` prints full-width figures of the copy as half-width ones.
    """

    level: str = "strict"
    hanging: bool = False
    digits: str = "copy"


@dataclass(frozen=True, slots=True)
class PaperSettings:
    """``paper.toml``.  ``grid`` None leaves the choice to make-up; ``fail_on`` is when ``check`` answers 1.

    ``ruby`` ``rare`` puts readings beside rare characters in the EPUB.
    """

    paper: Paper
    layout: str
    grid: str | None = None
    fail_on: str = "error"
    composition: Composition = Composition()
    ruby: str = "none"


@dataclass(frozen=True, slots=True)
class IssueSettings:
    """``issue.toml``."""

    date: datetime.date | None = None
    issue_number: str | None = None
    pages: tuple[PageSettings, ...] = ()
    decisions: tuple[Decision, ...] = ()
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """All of it.  ``root`` is the issue folder, or the folder of the first raw page."""

    paper: PaperSettings
    issue: IssueSettings
    layout: Layout
    root: Path
