"""Places on the grid: rows from 0 at the top of the text area, columns from 0 at its left edge."""

from dataclasses import dataclass

from pipeline.press.figures.declared import DeclaredGrid
from pipeline.units import Rect

__all__ = ["Area", "area_of", "holds"]


@dataclass(frozen=True, slots=True)
class Area:
    """Columns, and the first and last row."""

    columns: range
    first: int
    last: int

    def beside(self, columns: range) -> bool:
        """Whether it shares a column with some others."""
        return self.columns.start < columns.stop and columns.start < self.columns.stop


def area_of(grid: DeclaredGrid, rect: Rect) -> Area:
    """The cells a rectangle touches."""
    edge = 0.02 * grid.leading_pt
    last = grid.row_of(rect.bottom_pt - edge)
    return Area(grid.columns_of(rect.x_pt, rect.right_pt), grid.row_of(rect.y_pt + edge), last)


def holds(rect: Rect, other: Rect) -> bool:
    """Whether the middle of a rectangle lies in another."""
    x, y = other.x_pt + other.width_pt / 2, other.y_pt + other.height_pt / 2
    return rect.x_pt < x < rect.right_pt and rect.y_pt < y < rect.bottom_pt
