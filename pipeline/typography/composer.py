"""The composer: paragraphs of a story at any measure, remembered, so make-up may ask for many.

Counting lines and setting them use the same breaks; what make-up planned is what is painted.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.typography.breaks import Breaker, Breaks, Measures
from pipeline.typography.cells import Galley, Paragraph, Run, galley_of
from pipeline.typography.faces import MILLI_EM, Faces
from pipeline.typography.lines import display_line, set_paragraphs
from pipeline.typography.rules import LineRules, line_rules
from pipeline.typography.set_line import SetLine, blank_line
from pipeline.typography.table import Block, Table, as_lines, cell_places, figure_columns, side_by_side
from pipeline.typography.tokens import TokenTable

__all__ = ["Composer"]

# Below these measures an indent of two em would leave no line to speak of.
NARROW_EM, NARROWEST_EM = 6.0, 4.0


class Composer:
    """Breaks and sets paragraphs in the faces of one layout; remembers what it did."""

    def __init__(
        self,
        faces: Faces,
        rules: LineRules | None = None,
        fallbacks: tuple[str, ...] = (),
        *,
        hanging: bool = False,
        upright: bool = False,
    ) -> None:
        """Begin with an empty memory.

        Args:
            faces: the layout's.
            rules: the language's; strict Simplified Chinese where none are given.
            fallbacks: roles tried in turn for a character the wanted face lacks.
            hanging: a lone mark may stand out of the measure at a line's end.
            upright: lines run from top to bottom; a measure is then a depth.
        """
        self.faces = faces
        self.rules = rules or line_rules()
        self.hanging = hanging
        self.table = TokenTable(faces, self.rules, fallbacks, upright=upright)
        self._upright: Composer | None = self if upright else None
        self._places: dict[Paragraph, tuple[Galley, int]] = {}
        self._galleys: dict[int, _Cut] = {}
        self._broken: dict[tuple[int, int], Breaks] = {}
        self._by_letter: dict[tuple[Paragraph, int], Galley] = {}
        self._display: dict[tuple[str, str], SetLine] = {}
        self._set: dict[tuple[Paragraph, int, int], tuple[SetLine, ...]] = {}
        self._tables: dict[tuple[Table, int], tuple[SetLine, ...]] = {}

    @property
    def upright(self) -> "Composer":
        """The same faces and rules for lines that run from top to bottom (竖排)."""
        if self._upright is None:
            self._upright = Composer(self.faces, self.rules, self.table.fallbacks, hanging=self.hanging, upright=True)
        return self._upright

    def prepare(self, blocks: Iterable[Block]) -> None:
        """Cut paragraphs that will be wanted at the same measures; they are then broken in one go."""
        fresh = tuple(dict.fromkeys(b for b in blocks if isinstance(b, Paragraph) and b not in self._places and b.text))
        if fresh:
            self._register(galley_of(fresh, self.table), fresh)

    def line_costs(self, block: Block, measure_milli_em: int) -> Mapping[int, float]:
        """Every number of lines a paragraph or table can take, fewest first, and what it costs."""
        if isinstance(block, Table):
            return {len(self._table(block, measure_milli_em)): 0.0}
        paragraph = block
        _, number, breaks = self._breaks(paragraph, measure_milli_em)
        above = paragraph.space_before
        if not above:
            return breaks.costs[number]
        return {lines + above: cost for lines, cost in breaks.costs[number].items()}

    def set(self, block: Block, measure_milli_em: int, line_count: int) -> tuple[SetLine, ...]:
        """A paragraph or table in exactly ``line_count`` lines, one of the counts ``line_costs`` offered."""
        return self.set_all(((block, line_count),), measure_milli_em)[0]

    def set_all(self, chosen: Sequence[tuple[Block, int]], measure_milli_em: int) -> tuple[tuple[SetLine, ...], ...]:
        """Paragraphs and tables, each in its number of lines, at one measure."""
        wanting: dict[int, list[tuple[Paragraph, int]]] = {}
        galleys: dict[int, Galley] = {}
        for block, count in dict.fromkeys(chosen):
            if isinstance(block, Paragraph) and (block, measure_milli_em, count) not in self._set:
                galley = self._breaks(block, measure_milli_em)[0]
                galleys[id(galley)] = galley
                wanting.setdefault(id(galley), []).append((block, count))
        for key, wanted in wanting.items():
            self._set_in(galleys[key], wanted, measure_milli_em)
        return tuple(
            self._table(block, measure_milli_em)
            if isinstance(block, Table)
            else self._set[block, measure_milli_em, count]
            for block, count in chosen
        )

    def _table(self, table: Table, measure: int) -> tuple[SetLine, ...]:
        """A table's lines: a row a line where its columns fit side by side."""
        lines = self._tables.get((table, measure))
        if lines is None:
            rows = [[self._cell(cell) for cell in row] for row in table.rows]
            widths = [[cell.width_milli_em for cell in row] for row in rows]
            places = cell_places(widths, measure, figure_columns(table))
            if places is None:
                paragraphs = as_lines(table)
                self.prepare(paragraphs)
                costs = [self.line_costs(paragraph, measure) for paragraph in paragraphs]
                fewest = [(p, min(own, key=own.__getitem__)) for p, own in zip(paragraphs, costs, strict=True)]
                lines = tuple(line for own in self.set_all(fewest, measure) for line in own)
            else:
                lines = tuple(side_by_side(row, own) for row, own in zip(rows, places, strict=True))
            self._tables[table, measure] = lines
        return lines

    def _cell(self, runs: tuple[Run, ...]) -> SetLine:
        return display_line(galley_of((Paragraph(runs),), self.table)) if runs else blank_line()

    def _set_in(self, galley: Galley, wanted: Sequence[tuple[Paragraph, int]], measure: int) -> None:
        numbers, ends = [], []
        for paragraph, count in wanted:
            _, number, breaks = self._breaks(paragraph, measure)
            numbers.append(number)
            ends.append(breaks.ends(number, count - paragraph.space_before))
        fitted = [_fitted(paragraph, measure) for paragraph, _ in wanted]
        made = set_paragraphs(galley, numbers, fitted, ends, measure, self.rules, hanging=self.hanging)
        for (paragraph, count), lines in zip(wanted, made, strict=True):
            self._set[paragraph, measure, count] = (blank_line(),) * paragraph.space_before + lines

    def display(self, text: str, face: str) -> SetLine:
        """A display line (headline, kicker) at its natural width."""
        line = self._display.get((text, face))
        if line is None:
            galley = galley_of((Paragraph((Run(text, face),)),), self.table)
            line = self._display[text, face] = display_line(galley)
        return line

    def _register(self, galley: Galley, paragraphs: tuple[Paragraph, ...]) -> None:
        self._galleys[id(galley)] = _Cut(paragraphs, Breaker(galley, self.rules, hanging=self.hanging))
        for number, paragraph in enumerate(paragraphs):
            self._places[paragraph] = (galley, number)

    def _breaks(self, paragraph: Paragraph, measure: int) -> tuple[Galley, int, Breaks]:
        """The galley a paragraph lies in, its number there, and the breaks of the whole galley."""
        if paragraph not in self._places:
            self.prepare((paragraph,))
        galley, number = self._places[paragraph]
        breaks = self._break(galley, measure)
        if breaks.costs[number]:
            return galley, number, breaks
        # A word wider than the measure: let it part between letters.
        own = self._by_letter.get((paragraph, measure))
        if own is None:
            fitted = _fitted(paragraph, measure)
            room = measure - round(max(fitted.indent_em, fitted.hanging_em) * MILLI_EM)
            own = self._by_letter[paragraph, measure] = galley_of((paragraph,), self.table, word_room=room)
            self._galleys[id(own)] = _Cut((paragraph,), Breaker(own, self.rules, hanging=self.hanging))
        return own, 0, self._break(own, measure, lawless=True)

    def _break(self, galley: Galley, measure: int, *, lawless: bool = False) -> Breaks:
        key = (id(galley), measure)
        breaks = self._broken.get(key)
        if breaks is None:
            cut = self._galleys[id(galley)]
            fitted = [_fitted(paragraph, measure) for paragraph in cut.paragraphs]
            measures = Measures(
                np.array([measure - round(p.indent_em * MILLI_EM) for p in fitted]),
                np.array([measure - round(p.hanging_em * MILLI_EM) for p in fitted]),
            )
            breaks = self._broken[key] = cut.breaker.break_at(measures, lawless=lawless)
        return breaks


@dataclass(frozen=True, slots=True)
class _Cut:
    """What lies in a galley, in order, and what breaks it."""

    paragraphs: tuple[Paragraph, ...]
    breaker: Breaker


def _fitted(paragraph: Paragraph, measure: int) -> Paragraph:
    """The paragraph with indents a narrow measure can bear: one em below six, none below four."""
    most = 0.0 if measure < NARROWEST_EM * MILLI_EM else 1.0 if measure < NARROW_EM * MILLI_EM else None
    if most is None or (paragraph.indent_em <= most and paragraph.hanging_em <= most):
        return paragraph
    return Paragraph(
        paragraph.runs,
        min(paragraph.indent_em, most),
        min(paragraph.hanging_em, most),
        paragraph.flush_right,
        paragraph.centred,
        paragraph.ragged,
    )
