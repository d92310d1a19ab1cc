"""How many lines a story takes at a measure, and every other number it could take.

A paragraph can often be set a line shorter or longer without harm; over a story that is enough to make
legs end level.  What each number costs is the composer's own measure of its lines.
"""

import re
from dataclasses import dataclass, field

from pipeline.model import Story
from pipeline.settings.layout import Layout
from pipeline.typography.cells import Run
from pipeline.typography.composer import Composer, Paragraph

__all__ = ["CopyFit", "LineCount", "body_paragraphs", "choose_line_counts"]

# The best number of lines first; others may cost this much more in all before they are not offered.
WORST_EXTRA_COST = 240.0
WIDOW_COST = 30.0
LEAD_IN = re.compile(r"^[^（(，。]{0,12}[（(][^）)]{1,60}[）)]")


@dataclass(frozen=True, slots=True)
class LineCount:
    """A total of body lines and what it costs beyond the best."""

    lines: int
    cost: float


def body_paragraphs(story: Story, layout: Layout) -> tuple[Paragraph, ...]:
    """A story's paragraphs as runs: the lead-in (本报讯（记者…）) in its own face, closing lines flush right."""
    paragraphs = []
    for number, text in enumerate(story.paragraphs):
        lead = LEAD_IN.match(text) if number == 0 and story.dateline is not None else None
        runs = [Run(text, layout.body_face)]
        if lead is not None:
            runs = [Run(lead.group(), layout.lead_face), Run(text[lead.end() :], layout.body_face)]
        paragraphs.append(Paragraph(tuple(run for run in runs if run.text)))
    if story.signature:
        paragraphs.append(Paragraph((Run(story.signature, layout.lead_face),), indent_em=0.0, flush_right=True))
    if story.jump:
        paragraphs.append(Paragraph((Run(story.jump, layout.lead_face),), indent_em=0.0, flush_right=True))
    return tuple(paragraph for paragraph in paragraphs if paragraph.text)


@dataclass(slots=True)
class CopyFit:
    """Line counts of stories, remembered by story and measure."""

    layout: Layout
    composer: Composer
    _paragraphs: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    _counts: dict[tuple[str, int], tuple[LineCount, ...]] = field(default_factory=dict)

    def paragraphs(self, story: Story) -> tuple[Paragraph, ...]:
        """The story's paragraphs, ready to set."""
        found = self._paragraphs.get(story.id)
        if found is None:
            found = self._paragraphs[story.id] = body_paragraphs(story, self.layout)
        return found

    def totals(self, story: Story, measure_milli_em: int) -> tuple[LineCount, ...]:
        """Every total the story can take at the measure, cheapest first."""
        key = (story.id, measure_milli_em)
        found = self._counts.get(key)
        if found is None:
            found = self._counts[key] = self._totals(story, measure_milli_em)
        return found

    def _totals(self, story: Story, measure: int) -> tuple[LineCount, ...]:
        sums = {0: 0.0}
        for paragraph in self.paragraphs(story):
            options = self.composer.breaks(paragraph, measure)
            grown: dict[int, float] = {}
            for lines, cost in sums.items():
                for count, breaks in options.items():
                    total = cost + breaks.cost
                    if total < grown.get(lines + count, float("inf")):
                        grown[lines + count] = total
            sums = grown
        best = min(sums.values())
        counts = [LineCount(lines, cost - best) for lines, cost in sums.items() if cost - best <= WORST_EXTRA_COST]
        return tuple(sorted(counts, key=lambda count: (count.cost, count.lines)))


def choose_line_counts(
    options: list[dict[int, float]], total: int, leg_ends: tuple[int, ...]
) -> tuple[int, ...] | None:
    """The number of lines of each paragraph, so that they add up to ``total``.

    Among the ways to do so the cheapest is taken, a paragraph's single first or last line at the foot or
    head of a leg (孤行) counting against it.

    Args:
        options: for each paragraph, number of lines to cost.
        total: the lines of all paragraphs.
        leg_ends: running totals of lines at which a leg ends.

    Returns:
        One number a paragraph, or None when no choice gives the total.
    """
    ends = frozenset(leg_ends)
    states: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for paragraph in options:
        grown: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, chosen) in states.items():
            for count, own in paragraph.items():
                end = start + count
                if end > total:
                    continue
                price = cost + own
                if count > 1:
                    price += WIDOW_COST * ((start + 1 in ends) + (end - 1 in ends))
                if end not in grown or price < grown[end][0]:
                    grown[end] = (price, (*chosen, count))
        states = grown
    return states[total][1] if total in states else None
