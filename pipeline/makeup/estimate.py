"""How much of a page a story takes, told from its characters alone, before any line is broken.

Good enough to deal stories out over pages; what then fits is for make-up to find.
"""

from math import ceil

from pipeline.model import Story
from pipeline.settings.layout import Grid

__all__ = ["estimated_lines", "page_lines"]

INDENT_EM = 2
# Of the cells of a page that is well made up, body type takes so many; heads and white take the others.
BODY_SHARE = 0.77
# What a picture takes of them, in body lines: it can be larger and smaller.
PICTURE_LINES = 60


def estimated_lines(story: Story, grid: Grid) -> int:
    """Body lines of a story in columns of the grid, its pictures counted as such."""
    lines = sum(ceil((len(text) + INDENT_EM) / grid.measure_em) for text in story.paragraphs)
    return lines + PICTURE_LINES * len(story.pictures)


def page_lines(grid: Grid, first_row: int) -> float:
    """Body lines of a page that is well filled.

    Args:
        grid: the page's.
        first_row: the first row below masthead or folio.
    """
    return BODY_SHARE * grid.columns * (grid.rows - first_row)
