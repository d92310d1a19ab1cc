"""Display lines of a flow layout: parted so that none is wider than its room, in bands of whole body lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from pipeline.errors import Where
from pipeline.makeup.headline import splits
from pipeline.model import Passage, Story
from pipeline.paint.flow_models import FlowHead, FlowLine, FlowViews
from pipeline.paint.painting import LINE_BASELINE
from pipeline.paint.tokens import points
from pipeline.paint.view_models import PaintedLeg
from pipeline.settings.layout import Grid, Layout
from pipeline.typography.cells import Paragraph, Run
from pipeline.typography.composer import Composer
from pipeline.typography.faces import MILLI_EM
from pipeline.typography.set_line import SetLine

__all__ = ["Display", "HeadSetter"]

WIDEST_SHARE = 0.97
KICKER_RATIO = 0.55
SHORT_LARGEST_PT, SHORT_SMALLEST_PT, SHORT_KICKER_PT = 14.0, 11.5, 10.5
"""In one column; a headline there may be no larger, however its story ranks."""
SMALLER_COST = 12.0
SHRINK = 0.8
"""A kicker or deck gives so much before it is parted."""
LARGER_THAN_BODY_PT = 0.5
GAP_RATIO = 0.22
AIR_ABOVE_SHARE = 0.52
LEAST_AIR_ROWS = 1.05
SHORT_LEAST_AIR_ROWS = 0.4


@dataclass(frozen=True, slots=True)
class Display:
    """A set display line and its size."""

    part: str
    line: SetLine
    size_pt: float


class HeadSetter:
    """Sets heads and slogans, noting each text it takes."""

    def __init__(self, layout: Layout, grid: Grid, composer: Composer, views: FlowViews) -> None:
        self.layout = layout
        self.grid = grid
        self.composer = composer
        self.views = views

    def across(self, story: Story, where: Where) -> FlowHead:
        """The head of a story over all columns."""
        rung = self.layout.rung(story.rank)
        width = self.grid.width_em * self.grid.body_pt * WIDEST_SHARE
        largest, smallest = rung.largest_pt, rung.smallest_pt
        headline = self._headline(story, largest, smallest, width)
        size = max((own.size_pt for own in headline), default=largest)
        lines = self._all(story, headline, max(self.grid.body_pt, size * KICKER_RATIO), width, where)
        return self.band(lines, LEAST_AIR_ROWS)

    def in_column(self, story: Story, where: Where) -> FlowHead:
        """The head of a short story in one column."""
        width = self.grid.measure_em * self.grid.body_pt
        headline = self._headline(story, SHORT_LARGEST_PT, SHORT_SMALLEST_PT, width)
        return self.band(self._all(story, headline, SHORT_KICKER_PT, width, where), SHORT_LEAST_AIR_ROWS)

    def single(self, part: str, text: str, face: str, size_pt: float, passage: Passage) -> tuple[Display, ...]:
        """A text of one part, on as many lines as it needs."""
        self.views.passages.append(passage)
        width = self.grid.width_em * self.grid.body_pt * WIDEST_SHARE
        return tuple(self._part(part, text, face, size_pt, width))

    def band(self, lines: Sequence[Display], least_air_rows: float) -> FlowHead:
        """Lines in a band of whole body lines, a little below its middle."""
        leading = self.grid.leading_pt
        gaps = [0.0, *(own.size_pt * GAP_RATIO for own in lines[1:])]
        depth = sum(own.size_pt + gap for own, gap in zip(lines, gaps, strict=False))
        rows = ceil(depth / leading + least_air_rows) if lines else 1
        above = (rows * leading - depth) * AIR_ABOVE_SHARE
        gaps = [above, *gaps[1:]]
        painted = (FlowLine(own.part, self._paint(own), points(gap)) for own, gap in zip(lines, gaps, strict=False))
        return FlowHead(rows, tuple(painted))

    def _all(
        self, story: Story, headline: Sequence[Display], small: float, width: float, where: Where
    ) -> tuple[Display, ...]:
        layout = self.layout
        texts = (*story.column_head, *story.kicker, *story.headline, *story.deck)
        self.views.passages += [Passage(story.id, text, where) for text in texts]
        lines: list[Display] = []
        for text in story.column_head:
            lines += self._part("column-head", text, layout.column_head_face, small, width)
        for text in story.kicker:
            lines += self._part("kicker", text, layout.kicker_face, small, width)
        lines += headline
        for text in story.deck:
            lines += self._part("deck", text, layout.deck_face, small, width)
        return tuple(lines)

    def _headline(self, story: Story, largest: float, smallest: float, width: float) -> tuple[Display, ...]:
        """The parting and size that look best; below the smallest size, lines broken like those of a paragraph."""
        face = self.layout.headline_face
        best: tuple[float, float, tuple[str, ...]] | None = None
        for split in splits(story.headline, self.layout.rung(story.rank).most_lines):
            size = min(largest, floor(width / max(self._em(text, face) for text in split.lines) * 2) / 2)
            cost = split.cost + SMALLER_COST * (1 - size / largest)
            if size >= smallest and (best is None or cost < best[0]):
                best = cost, size, split.lines
        if best is not None:
            _, size, texts = best
            return tuple(Display("headline", self.composer.display(text, face), size) for text in texts)
        return tuple(own for text in story.headline for own in self._part("headline", text, face, smallest, width))

    def _part(self, part: str, text: str, face: str, size: float, width: float) -> Iterator[Display]:
        """One line, a little smaller where that is enough, else a paragraph of ragged lines."""
        fitting = min(size, width / self._em(text, face)) if text else size
        if fitting >= min(size, max(size * SHRINK, self.grid.body_pt + LARGER_THAN_BODY_PT)):
            yield Display(part, self.composer.display(text, face), fitting)
            return
        paragraph = Paragraph((Run(text, face),), indent_em=0.0, ragged=True)
        measure = floor(width / size * MILLI_EM)
        options = self.composer.line_costs(paragraph, measure)
        for line in self.composer.set(paragraph, measure, min(options, key=lambda count: (options[count], count))):
            yield Display(part, line, size)

    def _em(self, text: str, face: str) -> float:
        return self.composer.display(text, face).width_milli_em / MILLI_EM

    def _paint(self, own: Display) -> str:
        size, width = own.size_pt, own.line.width_milli_em / MILLI_EM * own.size_pt
        return self.views.paint(PaintedLeg((own.line,), size, size, LINE_BASELINE * size, width, size), "line")
