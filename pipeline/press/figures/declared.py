"""What the reader is told of a page: its grid and its copy.  A person with the layout and the manuscript knows both."""

from dataclasses import dataclass
from itertools import accumulate

from pipeline.model import Form, Issue, Page, Story
from pipeline.settings.layout import Grid, Layout
from pipeline.units import mm_to_pt

__all__ = ["DeclaredGrid", "DeclaredPage", "DeclaredStory", "declared_pages", "ink"]

RAGGED = frozenset({Form.SIGNED, Form.SUBHEAD})


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
    are ``ragged`` stand right or in the middle, their lines not drawn out.  ``captions`` have one text a picture.
    ``rank`` counts from 1, the most important; ``quote`` is what of its body stands large in a leg as well.
    """

    rank: int
    paragraphs: tuple[str, ...]
    headline: str
    kicker: tuple[str, ...]
    deck: tuple[str, ...]
    column_head: tuple[str, ...]
    captions: tuple[str, ...]
    ragged: frozenset[int] = frozenset()
    quote: str = ""

    @property
    def body(self) -> str:
        """All paragraphs as one text."""
        return "".join(self.paragraphs)

    @property
    def ragged_ranges(self) -> tuple[range, ...]:
        """Where in the body its ragged paragraphs are."""
        ends = list(accumulate(map(len, self.paragraphs)))
        return tuple(range(ends[n] - len(self.paragraphs[n]), ends[n]) for n in sorted(self.ragged))


@dataclass(frozen=True, slots=True)
class DeclaredPage:
    """A page: number, grid, stories, and what its slogans, notices and advertisements say."""

    number: int
    grid: DeclaredGrid
    stories: tuple[DeclaredStory, ...]
    furniture: tuple[str, ...] = ()


def ink(text: str) -> str:
    """The characters of a text that leave ink."""
    return "".join(text.split()).replace("\u00ad", "")


def declared_pages(issue: Issue, layout: Layout, grid: Grid) -> tuple[DeclaredPage, ...]:
    """Every page of an issue as print has it, on one grid of its layout."""
    return tuple(
        DeclaredPage(
            page.number,
            _grid(layout, grid, grid.masthead_rows if n == 0 and issue.paper.title is not None else grid.folio_rows),
            tuple(_story(story) for story in page.stories),
            _furniture(page),
        )
        for n, page in enumerate(issue.pages)
    )


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


def _story(story: Story) -> DeclaredStory:
    own = range(len(story.paragraphs))
    texts = [(_with_readings(story, number), story.form(number) in RAGGED) for number in own]
    said = [(ink(text), ragged) for text, ragged in (*texts, (story.signature, True), (story.jump or "", True))]
    said = [(text, ragged) for text, ragged in said if text]
    return DeclaredStory(
        story.rank,
        tuple(text for text, _ in said),
        ink("".join(story.headline)),
        tuple(map(ink, story.kicker)),
        tuple(map(ink, story.deck)),
        tuple(map(ink, story.column_head)),
        tuple(ink(picture.caption + picture.credit_text) for picture in story.pictures),
        frozenset(number for number, (_, ragged) in enumerate(said) if ragged),
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
