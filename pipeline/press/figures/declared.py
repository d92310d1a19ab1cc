"""What the reader is told of a page: its grid and its copy.  A person with the layout and the manuscript knows both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.model import Advertised, Form, Issue, Page, Story
from pipeline.settings.layout import Grid, Layout
from pipeline.units import Rect, mm_to_pt

__all__ = ["DeclaredGrid", "DeclaredPage", "DeclaredStory", "declared_pages", "ink"]

RAGGED = frozenset({Form.SIGNED, Form.SUBHEAD})
APART = frozenset({Form.STANZA, Form.BRIEF})


@dataclass(frozen=True, slots=True)
class DeclaredGrid:
    """The character grid in points; ``left_pt`` and ``top_pt`` are its corner on the trimmed page.

    Rows count from 0; stories may stand from ``first_row``, below masthead or folio, to the last of ``rows``.
    """

    columns: int
    measure_pt: float
    gutter_pt: float
    body_pt: float
    leading_pt: float
    rows: int
    first_row: int
    left_pt: float
    top_pt: float

    @property
    def width_pt(self) -> float:
        """The width of all columns with their gutters."""
        return self.columns * self.measure_pt + (self.columns - 1) * self.gutter_pt

    def columns_of(self, left_pt: float, right_pt: float) -> range:
        """The columns that ink from ``left_pt`` to ``right_pt`` stands in; a quarter em does not count."""
        touch = 0.25 * self.body_pt
        pitch = self.measure_pt + self.gutter_pt
        own = [
            column
            for column in range(self.columns)
            if left_pt < self.left_pt + column * pitch + self.measure_pt - touch
            and right_pt > self.left_pt + column * pitch + touch
        ]
        return range(own[0], own[-1] + 1) if own else range(0)

    def column_left_pt(self, column: int) -> float:
        """The left edge of a column on the page."""
        return self.left_pt + column * (self.measure_pt + self.gutter_pt)

    def row_of(self, y_pt: float) -> int:
        """The row that holds a height on the page; an edge within a hundredth of a row is on the row below."""
        return int((y_pt - self.top_pt) / self.leading_pt + 100.01) - 100


@dataclass(frozen=True, slots=True)
class DeclaredStory:
    """A story's copy without white space.

    ``paragraphs`` have the signature and the line that says where it goes on at their end; those whose numbers (from 0)
    are ``ragged`` stand right or in the middle, their lines not drawn out; before those that are ``apart`` is a line of
    white.  ``captions`` have one text a picture; ``quote`` is what of the body stands large in a leg as well.
    ``rank`` counts from 1, the most important; so does ``rung``, of the headline ladder: its last holds all the weaker.
    """

    rank: int
    rung: int
    paragraphs: tuple[str, ...]
    headline: str
    kicker: tuple[str, ...]
    deck: tuple[str, ...]
    column_head: tuple[str, ...]
    captions: tuple[str, ...]
    ragged: frozenset[int] = frozenset()
    apart: frozenset[int] = frozenset()
    quote: str = ""

    @property
    def body(self) -> str:
        """All paragraphs as one text."""
        return "".join(self.paragraphs)

    @property
    def white_at(self) -> frozenset[int]:
        """The places in the body (characters from its start) before which there is a line of white."""
        return frozenset(self._ends[number - 1] for number in self.apart if number)

    @property
    def starts(self) -> frozenset[int]:
        """The places in the body where a paragraph or a line of verse begins."""
        return frozenset((0, *self._ends))

    @property
    def ragged_ranges(self) -> tuple[range, ...]:
        """Where in the body its ragged paragraphs are."""
        return tuple(range(self._ends[n] - len(self.paragraphs[n]), self._ends[n]) for n in sorted(self.ragged))

    @property
    def _ends(self) -> list[int]:
        return list(accumulate(map(len, self.paragraphs)))


@dataclass(frozen=True, slots=True)
class DeclaredPage:
    """A page: number, grid, stories, what its furniture says, and where its advertisements stand on the trimmed page.

    A hole for an advertisement leaves no ink to read: where those on the page stand is told.
    """

    number: int
    grid: DeclaredGrid
    stories: tuple[DeclaredStory, ...]
    furniture: tuple[str, ...] = ()
    advertisements: tuple[Rect, ...] = ()


def ink(text: str) -> str:
    """The characters of a text that leave ink."""
    return "".join(text.split()).replace("\u00ad", "")


def declared_pages(
    issue: Issue, layout: Layout, grid: Grid, advertised: Mapping[int, Sequence[Advertised]] | None = None
) -> tuple[DeclaredPage, ...]:
    """Every page of an issue as print has it, on one grid of its layout; ``advertised`` by the number of the page."""
    pages = []
    for n, page in enumerate(issue.pages):
        first_row = grid.masthead_rows if n == 0 and issue.paper.title is not None else grid.folio_rows
        own = _grid(layout, grid, first_row)
        places = tuple(_rect(own, place) for place in (advertised or {}).get(page.number, ()) if not place.in_ear)
        stories = tuple(_story(story, len(layout.ladder)) for story in page.stories)
        pages.append(DeclaredPage(page.number, own, stories, _furniture(page), places))
    return tuple(pages)


def _rect(grid: DeclaredGrid, place: Advertised) -> Rect:
    width = place.columns * (grid.measure_pt + grid.gutter_pt) - grid.gutter_pt
    top = grid.top_pt + place.row * grid.leading_pt
    return Rect(grid.column_left_pt(place.column), top, width, place.rows * grid.leading_pt)


def _grid(layout: Layout, grid: Grid, first_row: int) -> DeclaredGrid:
    em = grid.body_pt
    return DeclaredGrid(
        grid.columns,
        grid.measure_em * em,
        grid.gutter_em * em,
        em,
        grid.leading_pt,
        grid.rows,
        first_row,
        layout.side_margin_pt(grid),
        mm_to_pt(layout.top_margin_mm),
    )


def _story(story: Story, rungs: int) -> DeclaredStory:
    own = range(len(story.paragraphs))
    texts = [(_with_readings(story, n), story.form(n) in RAGGED, story.form(n) in APART) for n in own]
    closing = ((story.signature, True, False), (story.jump or "", True, False))
    said = [(ink(text), ragged, apart) for text, ragged, apart in (*texts, *closing)]
    said = [own for own in said if own[0]]
    return DeclaredStory(
        story.rank,
        min(story.rank, rungs),
        tuple(text for text, _, _ in said),
        ink("".join(story.headline)),
        tuple(map(ink, story.kicker)),
        tuple(map(ink, story.deck)),
        tuple(map(ink, story.column_head)),
        tuple(ink(picture.caption + picture.credit_text) for picture in story.pictures),
        frozenset(number for number, (_, ragged, _) in enumerate(said) if ragged),
        frozenset(number for number, (_, _, apart) in enumerate(said) if apart),
        ink(story.pull_quote),
    )


def _with_readings(story: Story, number: int) -> str:
    """A paragraph with its readings after the characters they belong to, as they are printed."""
    text = story.paragraphs[number]
    readings = [(s.end, s.reading) for s in story.spans if s.paragraph == number and s.reading]
    for end, reading in sorted(readings, reverse=True):
        text = f"{text[:end]}{reading}{text[end:]}"
    return text


def _furniture(page: Page) -> tuple[str, ...]:
    return tuple(ink("".join(piece.text)) for piece in page.furniture)
