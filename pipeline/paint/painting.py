"""What the builders of one page share: pieces painted so far, and the text the page owes, in the order of painting."""

from dataclasses import dataclass, field

from pipeline.errors import Where
from pipeline.model import Passage, Story
from pipeline.paint.view_models import PaintedLeg
from pipeline.settings.layout import Grid, Layout
from pipeline.typography.composer import Composer
from pipeline.typography.faces import MILLI_EM

__all__ = ["LINE_BASELINE", "Painting"]

LINE_BASELINE = 0.88


@dataclass(slots=True)
class Painting:
    """One page while it is painted; ``painted`` is the whole document's."""

    page: int
    layout: Layout
    grid: Grid
    composer: Composer
    painted: dict[str, PaintedLeg]
    passages: list[Passage] = field(default_factory=list)

    def piece(self, leg: PaintedLeg, kind: str = "leg") -> str:
        """Keep a piece; its image key."""
        key = f"{kind}:{len(self.painted)}"
        self.painted[key] = leg
        return key

    def line(self, text: str, face: str, size_pt: float) -> str:
        """A display line at its natural width."""
        line = self.composer.display(text, face)
        width = line.width_milli_em / MILLI_EM * size_pt
        return self.piece(PaintedLeg((line,), size_pt, size_pt, LINE_BASELINE * size_pt, width, size_pt), "line")

    def upright_line(self, text: str, face: str, size_pt: float) -> str:
        """A display line that runs from top to bottom."""
        line = self.composer.upright.display(text, face)
        depth = line.width_milli_em / MILLI_EM * size_pt
        return self.piece(PaintedLeg((line,), size_pt, size_pt, size_pt, size_pt, depth, upright=True), "line")

    def owe(self, owner: str, text: str, file: str = "", line: int | None = None) -> None:
        """Note text that the page must hold, once painted."""
        self.passages.append(Passage(owner, text, Where(file, line, self.page)))

    def owe_of(self, story: Story, text: str) -> None:
        """The same for text of a story."""
        self.owe(story.id, text, story.source_file, next(iter(story.source_lines), None))
