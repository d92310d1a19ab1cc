"""What came of fitting a page, and the ladder of what is given up for it.

The ladder when nothing fits exactly: a row of slack in a story, two rows, headlines an eighth under their rung; then
the page is given up with the number of lines over or short.  Body size never changes.
"""

from dataclasses import dataclass

from pipeline.makeup.drawing import StoryTables, Studio
from pipeline.makeup.fixed import Room
from pipeline.makeup.search import Tiling
from pipeline.model import Page, Story

__all__ = ["LADDER", "Fitting", "Rung"]

BODY_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder: rows of slack a story may have, the scale of the smallest headlines, its name."""

    slack: int
    headlines: float
    name: str


LADDER = (Rung(0, 1.0, ""), Rung(1, 1.0, "slack-1"), Rung(2, 1.0, "slack-2"), Rung(2, 0.88, "headlines-88"))


@dataclass(frozen=True, slots=True)
class Fitting:
    """A page, the first row below masthead or folio, the furniture used (``ear``: in the masthead's); what was found.

    ``room`` is what advertisements leave of it, ``columns`` wide.  ``studio`` is None where nothing fits; ``tiling``
    then says which depths the copy could fill, if any.
    """

    page: Page
    first_row: int
    ear: int | None
    foot: tuple[int, ...]
    room: Room
    columns: int
    rung: Rung
    tiling: Tiling | None
    studio: Studio | None
    tables: tuple[StoryTables, ...] = ()
    body_lines: int = 0
    too_many: bool = False
    """More blocks than the search can take in."""

    @property
    def fits(self) -> bool:
        """Whether the page can be made up."""
        return self.studio is not None

    def cannot_set(self, story: Story) -> bool:
        """Whether a story has no shape at all on the page."""
        k = self.page.stories.index(story)
        return bool(self.tables) and not any(self.tables[k].by_width)

    @property
    def lines_over(self) -> int:
        """About how many lines the copy is over (or, negative, short); 0 where that is not known."""
        if self.fits:
            return 0
        columns, rows = self.columns, self.room.rows
        near = [depth - rows for depth in self.tiling.attainable_rows()] if self.tiling is not None else []
        if near:
            return min(near, key=abs) * columns
        # Nothing fits anywhere: body type takes about four fifths of a page.
        over = self.body_lines - round(BODY_SHARE * columns * rows)
        return over if abs(over) > rows else 0
