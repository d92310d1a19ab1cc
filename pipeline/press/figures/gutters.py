"""断版: the longest straight gutters of a page, told from the outlines of its stories alone."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.press.figures.declared import DeclaredGrid
from pipeline.press.figures.outline import Outline

__all__ = ["gutter_across", "gutter_down"]

# Between these shares of the page's depth a gutter across parts it to the eye.
MIDDLE = (0.22, 0.80)


def gutter_across(outlines: Sequence[Outline], grid: DeclaredGrid) -> float:
    """As a share of the page's columns: those next to each other that no story crosses at a row where one begins."""
    low, high = (share * grid.rows for share in MIDDLE)
    rows = sorted({outline.top for outline in outlines if low < outline.top < high})
    longest = max(
        (_longest(not _crosses_row(outlines, c, row) for c in range(grid.columns)) for row in rows), default=0
    )
    return longest / grid.columns


def gutter_down(outlines: Sequence[Outline], grid: DeclaredGrid) -> float:
    """As a share of the page's rows, at the left edge of a story, or of its part beside a corner that is another's."""
    columns = sorted({column for outline in outlines for column in _left_edges(outline)} - {0})
    rows = range(grid.first_row, grid.rows)
    longest = max((_longest(not _crosses_edge(outlines, c, row) for row in rows) for c in columns), default=0)
    return longest / grid.rows


def _left_edges(outline: Outline) -> Iterator[int]:
    """Its first column, and those that go on deeper than the one at their left."""
    feet = outline.feet
    return (column for column, foot in feet.items() if column - 1 not in feet or feet[column - 1] < foot)


def _crosses_row(outlines: Iterable[Outline], column: int, row: int) -> bool:
    return any(outline.owns(column, row - 1) and outline.owns(column, row) for outline in outlines)


def _crosses_edge(outlines: Iterable[Outline], column: int, row: int) -> bool:
    return any(outline.owns(column - 1, row) and outline.owns(column, row) for outline in outlines)


def _longest(free: Iterable[bool]) -> int:
    longest = run = 0
    for one in free:
        run = run + 1 if one else 0
        longest = max(longest, run)
    return longest
