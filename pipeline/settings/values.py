"""What a person decided, resolved once and frozen: paper, issue, layout."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Advertisement, Furniture, Paper
from pipeline.settings.checking import Checking, Waiver
from pipeline.settings.layout import Layout
from pipeline.settings.people import People

__all__ = [
    "Composition",
    "Decision",
    "IssueSettings",
    "Limits",
    "Makeup",
    "Order",
    "PageSettings",
    "PaperSettings",
    "Settings",
    "Waiver",
]


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
    """What ``issue.toml`` says of one page.

    ``sections`` are those whose stories it takes where a story names no page.
    """

    number: int
    name: str | None = None
    editors: tuple[str, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    sections: tuple[str, ...] = ()
    advertisements: tuple[Advertisement, ...] = ()
    margin: tuple[Furniture, ...] = ()


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
class Limits:
    """What copy may ask of the machine that reads it, and how it is read where a format leaves that open.

    ``most_bytes`` a file, ``most_unpacked_bytes`` what a packed one may unpack to in all, or a picture decoded;
    ``most_pixels`` a picture; ``most_seconds`` of processor time a PDF, beyond what its characters and bytes take;
    ``deepest`` how far elements may stand inside each other.  ``tracked_changes`` ``refuse`` sends a Word file with
    open changes back; ``accept`` and ``reject`` settle them all.  ``picture_words``: caption and credit that a
    picture's file gives where the story gives none are offered in findings (``offer``) or taken.
    """

    most_bytes: int = 20_000_000
    most_unpacked_bytes: int = 200_000_000
    most_pixels: int = 200_000_000
    most_seconds: float = 3.0
    deepest: int = 200
    tracked_changes: str = "refuse"
    picture_words: str = "offer"


@dataclass(frozen=True, slots=True)
class Makeup:
    """How pages are made up.

    ``briefs`` is the head over briefs set together, None for the language's own word; ``jumps``: whether a story may go
    on on another page; ``effort`` multiplies the layouts looked at, 1 being about a second a page.  Make-up may take
    ``seconds`` for each page of the issue in all: when they are over the run ends, it never settles for less.
    """

    briefs: str | None = None
    jumps: bool = True
    effort: float = 1.0
    seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class Order:
    """An editor's order for one story: what is None is left to make-up.

    ``pin`` is a place on the page (``top-left``, ``top``, …), ``never`` one it may not have; ``after`` names a story of
    the same page that is read before it.
    """

    story: str
    page: int | None = None
    rank: int | None = None
    columns: int | None = None
    pin: str | None = None
    never: str | None = None
    after: str | None = None


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
    makeup: Makeup = Makeup()
    intake: Limits = Limits()
    checks: Checking = Checking()  # noqa: RUF009 - frozen


@dataclass(frozen=True, slots=True)
class IssueSettings:
    """``issue.toml``."""

    date: datetime.date | None = None
    issue_number: str | None = None
    pages: tuple[PageSettings, ...] = ()
    decisions: tuple[Decision, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    orders: tuple[Order, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """All of it.  ``root`` is the issue folder, or the folder of the first raw page."""

    paper: PaperSettings
    issue: IssueSettings
    layout: Layout
    root: Path
    people: People = People()  # noqa: RUF009 - frozen
