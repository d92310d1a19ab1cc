"""The issue as parsed: pages, stories, furniture.  Frozen, ordered, plain text only.

The text of a field is what the copy says, with clause spaces kept and nothing ever read as markup.
A lead byline and dateline stay in the first paragraph's text as well: the paragraph is the copy, the
fields are what was understood of it.  The JSON form is ``banmian/issue/1``.
"""

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.finding import Finding
from pipeline.model.origin import Origin

__all__ = [
    "SCHEMA",
    "Advertisement",
    "Box",
    "Byline",
    "Credit",
    "Dateline",
    "Form",
    "Furniture",
    "Issue",
    "Page",
    "Paper",
    "Picture",
    "Span",
    "Story",
    "Style",
]

SCHEMA = "banmian/issue/1"
# A text shorter than so many times its quote says little else.
LEAST_TEXT_A_QUOTE = 12


@dataclass(frozen=True, slots=True)
class Byline:
    """署名: who wrote it; ``role`` carries over a list of names in the copy."""

    role: str | None
    name: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """电头: ``text`` as the copy has it (本报讯), ``place`` and ``date`` where it names them."""

    text: str
    place: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """Who made the picture."""

    role: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a story.  ``file`` is relative to the issue folder, None while it has not come in.

    ``caption`` and ``credit_text`` are the words of the copy; ``credit`` is what was understood of them.
    ``size_px`` is width and height as it is to be seen, None while the file has not come in; ``focus`` what must not be
    cut off, as shares of width and depth from the top left.
    """

    file: str | None
    caption: str
    credit: Credit | None = None
    credit_text: str = ""
    size_px: tuple[int, int] | None = None
    focus: tuple[float, float] | None = None


class Form(StrEnum):
    """What kind of paragraph a paragraph is; a line of verse and a row of a table are paragraphs of their own."""

    PROSE = "prose"
    """An ordinary paragraph: first line two em in."""
    VERSE = "verse"
    """A line of a poem, which stays a line."""
    STANZA = "stanza"
    """The first line of a further stanza: a line of white goes before it."""
    ITEM = "item"
    """An item of a list, its number or bullet being the first characters of its text."""
    SUBHEAD = "subhead"
    """小标题: a heading inside the story."""
    ROW = "row"
    """A row of a table, its cells apart by tabs; rows that follow each other are one table."""
    TABLE = "table"
    """The first row of a further table, right after the rows of another."""
    FLUSH = "flush"
    """A line that starts at the left edge: a letter's salutation."""
    SIGNED = "signed"
    """A line set right: a letter's name or date."""
    BRIEF = "brief"
    """The headline of one of several briefs that print sets under one head."""


class Box(StrEnum):
    """What stands around a story that is set apart from the page."""

    RULE = "rule"
    """A plain rule."""
    TINT = "tint"
    """浅底: a pale ground without a rule."""
    FANCY = "fancy"
    """花边: an ornamental rule."""


class Style(StrEnum):
    """How some characters of a paragraph are set apart."""

    BOLD = "bold"
    KAI = "kai"
    HEI = "hei"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    RUBY = "ruby"
    """With a reading beside them (注音)."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of paragraph ``paragraph`` (from 0) set apart.

    The text itself never holds markup.  ``reading`` is the ruby text, None for every other style.
    """

    paragraph: int
    start: int
    end: int
    style: Style
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """稿件.  ``rank`` 1 is the lead (头条); unique on a page unless an editor says otherwise.

    ``signature`` is the closing byline as the copy has it, empty when the bylines stand in the lead.
    ``source_lines`` are the line numbers (from 1) of the source file the story was read from;
    ``source_file`` names that file.  ``joins`` counts paragraphs cut by columns and joined again.
    An empty tuple is an absent display line.  ``forms`` has one entry a paragraph, or none at all where every
    paragraph is prose; ``spans`` are in order of paragraph and start.
    """

    id: str
    rank: int
    headline: tuple[str, ...]
    paragraphs: tuple[str, ...]
    column_head: tuple[str, ...] = ()
    kicker: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()
    dateline: Dateline | None = None
    bylines: tuple[Byline, ...] = ()
    signature: str = ""
    pictures: tuple[Picture, ...] = ()
    jump: str | None = None
    source_file: str = ""
    source_lines: tuple[int, ...] = ()
    joins: int = 0
    forms: tuple[Form, ...] = ()
    spans: tuple[Span, ...] = ()
    upright: bool = False
    brief: bool = False
    """Print sets it with the page's other briefs under one head (简讯)."""
    box: Box | None = None
    quote: str = ""
    """Words of the body that print sets a second time, large, in a leg (摘句)."""
    section: str = ""
    """What it belongs to (体育), empty where nobody said."""
    floating: bool = False
    """Make-up chose its page and may choose another; ``rank`` then counts over the whole issue."""
    origins: tuple[Origin, ...] = ()
    """The place of each field in ``source_file``, in order of the source; empty where the file itself is the story."""

    def form(self, paragraph: int) -> Form:
        """The form of a paragraph, counted from 0."""
        return self.forms[paragraph] if self.forms else Form.PROSE

    @property
    def pull_quote(self) -> str:
        """The quote where print has room for it: not in upright text, nor where the text is hardly longer."""
        long_enough = sum(map(len, self.paragraphs)) >= LEAST_TEXT_A_QUOTE * len(self.quote)
        return self.quote if long_enough and not self.upright else ""


@dataclass(frozen=True, slots=True)
class Furniture:
    """报花、口号、公益广告: ``kind`` is ``slogan``, ``notice`` or ``advertisement``; ``text`` its lines.

    A ``filler`` is printed only on a page that cannot be filled exactly without it.
    """

    kind: str
    text: tuple[str, ...]
    source_file: str = ""
    source_lines: tuple[int, ...] = ()
    filler: bool = False


@dataclass(frozen=True, slots=True)
class Advertisement:
    """广告: a picture, or a hole where ``file`` is None, at a place on the page (``bottom-right``, …, or ``ear``).

    ``rows`` deep, or ``height_mm`` where that is 0; one in the ear is as large as the ear.  ``size_px`` is that of its
    picture, None while the file has not come in.
    """

    place: str
    columns: int = 0
    rows: int = 0
    height_mm: float = 0.0
    file: str | None = None
    size_px: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """版: number from 1, name (要闻) where known, editors as printed in the folio, sections whose stories it takes."""

    number: int
    stories: tuple[Story, ...]
    furniture: tuple[Furniture, ...] = ()
    name: str | None = None
    editors: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    advertisements: tuple[Advertisement, ...] = ()
    margin: tuple[Furniture, ...] = ()
    """Masthead, folio and editors' names as the copy has them: kept, never printed, for print sets its own."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The newspaper as its masthead names it.  What is None is not known and not printed."""

    id: str
    title: str | None = None
    publisher: str | None = None
    cn_number: str | None = None
    language: str = "zh-CN"


# 总第1208期, or less than that around the number itself.
NUMBERED = re.compile(r"[总總]?\s*第?\s*(?P<number>[^总總第期]*?)\s*期?")


@dataclass(frozen=True, slots=True)
class Issue:
    """期: everything one edition prints.  ``date`` and ``issue_number`` are asked for, never guessed.

    ``unplaced`` stories came without a page; ``makeup.assignment`` gives them one before anything else is done.
    """

    paper: Paper
    pages: tuple[Page, ...]
    date: datetime.date | None = None
    issue_number: str | None = None
    findings: tuple[Finding, ...] = ()
    unplaced: tuple[Story, ...] = ()

    @property
    def issue_number_alone(self) -> str:
        """The issue's number without the words a person may have put around it; empty where it is not so simple."""
        found = NUMBERED.fullmatch((self.issue_number or "").strip())
        return found["number"] if found is not None else ""
