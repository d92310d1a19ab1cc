"""The composer: paragraphs of a story at any measure, remembered, so make-up may ask for many.

Counting lines and setting them use the same breaks; what make-up planned is what is painted.
"""

from dataclasses import dataclass, field

from pipeline.typography.breaks import INDENT_MILLI_EM, Breaks, paragraph_breaks
from pipeline.typography.cells import Cells, Run, cells_of
from pipeline.typography.faces import MILLI_EM, Faces
from pipeline.typography.lines import SetLine, display_line, set_paragraph
from pipeline.typography.tokens import TokenBook

__all__ = ["Composer", "Paragraph"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph to set: its runs, its first-line indent in em; ``flush_right``: a signature, broken at spaces."""

    runs: tuple[Run, ...]
    indent_em: float = INDENT_MILLI_EM / MILLI_EM
    flush_right: bool = False

    @property
    def text(self) -> str:
        """The characters of all runs."""
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class Composer:
    """Breaks and sets paragraphs in the faces of one layout; remembers what it did."""

    faces: Faces
    _cells: dict[tuple[tuple[Run, ...], bool], Cells] = field(default_factory=dict)
    _books: dict[str, TokenBook] = field(init=False)
    _breaks: dict[tuple[Paragraph, int], dict[int, Breaks]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._books = {key: TokenBook(face) for key, face in self.faces.by_key.items()}

    def cells(self, runs: tuple[Run, ...], *, at_spaces_only: bool = False) -> Cells:
        """The cells of some runs."""
        key = (runs, at_spaces_only)
        cells = self._cells.get(key)
        if cells is None:
            cells = self._cells[key] = cells_of(runs, self._books, at_spaces_only=at_spaces_only)
        return cells

    def breaks(self, paragraph: Paragraph, measure_milli_em: int) -> dict[int, Breaks]:
        """Every number of lines the paragraph can take, fewest first, with its breaks."""
        key = (paragraph, measure_milli_em)
        found = self._breaks.get(key)
        if found is None:
            cells = self.cells(paragraph.runs, at_spaces_only=paragraph.flush_right)
            found = paragraph_breaks(cells, measure_milli_em, round(paragraph.indent_em * MILLI_EM))
            self._breaks[key] = found
        return found

    def set(self, paragraph: Paragraph, measure_milli_em: int, line_count: int) -> tuple[SetLine, ...]:
        """The paragraph in exactly ``line_count`` lines, one of the counts ``breaks`` offered."""
        cells = self.cells(paragraph.runs, at_spaces_only=paragraph.flush_right)
        breaks = self.breaks(paragraph, measure_milli_em)[line_count]
        indent = round(paragraph.indent_em * MILLI_EM)
        return set_paragraph(cells, breaks, measure_milli_em, indent, flush_right=paragraph.flush_right)

    def display(self, text: str, face: str) -> SetLine:
        """A display line (headline, kicker) at its natural width."""
        return display_line(self.cells((Run(text, face),)))
