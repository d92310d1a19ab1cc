"""Small tables in a column: cells side by side where the column is wide enough, else row after row as lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.typography.cells import Paragraph, Run
from pipeline.typography.set_line import SetLine

__all__ = ["Block", "Table", "as_lines", "cell_places", "figure_columns", "side_by_side"]

CELL_GAP_MILLI_EM = 1000
LEAST_GAP_MILLI_EM = 500
WHITE = "\u3000"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each cell its runs; rows may differ in length."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]

    @property
    def text(self) -> str:
        """The characters of all cells, row by row."""
        return "".join(run.text for row in self.rows for cell in row for run in cell)


# What a story's body is made of.
Block = Paragraph | Table


# A cell of figures: a sign, a currency's mark, the number, a unit's sign.
FIGURES = re.compile(r"[-−+±¥$€]?[0-9０-９][0-9０-９,.，．]*[%％‰]?")


def figure_columns(table: Table) -> frozenset[int]:
    """The columns whose cells below the first row are figures: they stand right, unit below unit."""
    count = max(len(row) for row in table.rows)
    columns = [[_text(row[n]) for row in table.rows[1:] if n < len(row)] for n in range(count)]
    return frozenset(n for n, cells in enumerate(columns) if cells and all(map(FIGURES.fullmatch, cells)))


def _text(cell: tuple[Run, ...]) -> str:
    return "".join(run.text for run in cell).strip()


def cell_places(
    widths: list[list[int]], measure: int, flush_right: frozenset[int]
) -> tuple[tuple[int, ...], ...] | None:
    """Where each cell begins, row by row, or None where the table is wider than the measure.

    Args:
        widths: the natural width of each cell, row by row, in thousandths of an em.
        measure: the column's.
        flush_right: the numbers of the columns whose cells stand at their right edge.
    """
    count = max(len(row) for row in widths)
    columns = [max((row[n] for row in widths if n < len(row)), default=0) for n in range(count)]
    spare = measure - sum(columns)
    if spare < LEAST_GAP_MILLI_EM * (count - 1):
        return None
    # The white goes between the columns, up to where the eye would lose the row.
    gap = min(spare // (count - 1), 2 * CELL_GAP_MILLI_EM) if count > 1 else 0
    places = [0]
    for width in columns[:-1]:
        places.append(places[-1] + width + gap)
    return tuple(
        tuple(places[n] + (columns[n] - width if n in flush_right else 0) for n, width in enumerate(row))
        for row in widths
    )


def as_lines(table: Table) -> tuple[Paragraph, ...]:
    """Each row as a paragraph of its own, an em of white between cells, turned lines one em in."""
    paragraphs = []
    for row in table.rows:
        runs: list[Run] = []
        for cell in row:
            if runs and cell:
                runs.append(Run(WHITE, cell[0].face))
            runs += cell
        if runs:
            paragraphs.append(Paragraph(tuple(runs), 0.0, 1.0, ragged=True))
    return tuple(paragraphs)


def side_by_side(cells: Sequence[SetLine], places: Sequence[int]) -> SetLine:
    """One line of several: each begins at its place, in thousandths of an em from the left edge."""
    runs = tuple(
        replace(run, x_milli_em=run.x_milli_em + x) for cell, x in zip(cells, places, strict=True) for run in cell.runs
    )
    width = max((cell.width_milli_em + x for cell, x in zip(cells, places, strict=True)), default=0)
    return SetLine(runs, "".join(cell.text for cell in cells), width, full=False)
