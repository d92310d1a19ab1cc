"""How many lines a story takes at a measure, and every other number it could take.

A paragraph can often be set a line shorter or longer without harm; over a story that is enough to make
legs end level.  What each number costs is the composer's own measure of its lines.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.makeup.body import body_blocks
from pipeline.model import Page, Story
from pipeline.settings.layout import Layout
from pipeline.typography.cells import Paragraph
from pipeline.typography.composer import Composer
from pipeline.typography.faces import MILLI_EM
from pipeline.typography.table import Block, Table

__all__ = ["CopyFit", "LineCount", "choose_line_counts"]

# The best number of lines first; others may cost this much more in all before they are not offered.
WORST_EXTRA_COST = 240.0
WIDOW_COST = 30.0
PARTED_HEAD_COST = 400.0
WHITE_AT_TOP_COST = 120.0


@dataclass(frozen=True, slots=True)
class LineCount:
    """A total of body lines and what it costs beyond the best."""

    lines: int
    cost: float


@dataclass(slots=True)
class CopyFit:
    """Line counts of stories, remembered by story (a half of one that jumps is another) and measure."""

    layout: Layout
    composer: Composer
    _blocks: dict[Story, tuple[Block, ...]] = field(default_factory=dict)
    _counts: dict[tuple[Story, int], tuple[LineCount, ...]] = field(default_factory=dict)

    def prepare(self, page: Page) -> None:
        """Cut the copy of a whole page at once: its stories are broken together at every measure asked for."""
        self.composer.prepare(block for story in page.stories for block in self.blocks(story))

    def blocks(self, story: Story) -> tuple[Block, ...]:
        """The story's paragraphs and tables, ready to set."""
        found = self._blocks.get(story)
        if found is None:
            found = self._blocks[story] = body_blocks(story, self.layout)
        return found

    def totals(self, story: Story, measure_milli_em: int) -> tuple[LineCount, ...]:
        """Every total the story can take at the measure, cheapest first; for upright type a depth."""
        key = (story, measure_milli_em)
        found = self._counts.get(key)
        if found is None:
            found = self._counts[key] = self._totals(story, measure_milli_em)
        return found

    def _totals(self, story: Story, measure: int) -> tuple[LineCount, ...]:
        sums = {0: 0.0}
        composer = self.composer.upright if story.upright else self.composer
        for block in self.blocks(story):
            options = composer.line_costs(block, measure)
            grown: dict[int, float] = {}
            for lines, cost in sums.items():
                for count, price in options.items():
                    total = cost + price
                    if total < grown.get(lines + count, float("inf")):
                        grown[lines + count] = total
            sums = grown
        best = min(sums.values())
        counts = [LineCount(lines, cost - best) for lines, cost in sums.items() if cost - best <= WORST_EXTRA_COST]
        return tuple(sorted(counts, key=lambda count: (count.cost, count.lines)))

    def line_counts(self, story: Story, measure_em: float, total: int, leg_ends: tuple[int, ...]) -> tuple[int, ...]:
        """The number of lines of each paragraph in legs that end after so many lines; none where none add up."""
        composer = self.composer.upright if story.upright else self.composer
        blocks = self.blocks(story)
        options = [composer.line_costs(block, round(measure_em * MILLI_EM)) for block in blocks]
        counts = choose_line_counts(options, total, leg_ends, _keeping(blocks), _opening(blocks))
        return () if counts is None else counts

    def parted_heads(self, story: Story, measure_em: float, total: int, leg_ends: tuple[int, ...]) -> int:
        """How many subheads would end a leg, lines of white begin one and tables be parted, in such legs.

        A table whose head is parted from its rows counts three times, one whose rows are wider than the legs twice.
        """
        blocks = self.blocks(story)
        keeping, opening = _keeping(blocks), _opening(blocks)
        tables = frozenset(k for k, block in enumerate(blocks) if isinstance(block, Table))
        if not keeping | opening | tables:
            return 0
        ends, start, found = frozenset(leg_ends[:-1]), 0, 0
        for number, count in enumerate(self.line_counts(story, measure_em, total, leg_ends)):
            end = start + count
            found += (number in keeping and end in ends) + (number in opening and start in ends)
            if number in tables and any(start < at < end for at in ends):
                found += 3 if start + 1 in ends else 1
            block = blocks[number] if number in tables else None
            found += 2 * (isinstance(block, Table) and count > len(block.rows))
            start = end
        return found


def _keeping(blocks: Sequence[Block]) -> frozenset[int]:
    """The paragraphs that stay with the next one."""
    return frozenset(k for k, block in enumerate(blocks) if isinstance(block, Paragraph) and block.keeps_next)


def _opening(blocks: Sequence[Block]) -> frozenset[int]:
    """The paragraphs that begin with white."""
    return frozenset(k for k, block in enumerate(blocks) if isinstance(block, Paragraph) and block.space_before)


def choose_line_counts(
    options: Sequence[Mapping[int, float]],
    total: int,
    leg_ends: tuple[int, ...],
    keeping: frozenset[int] = frozenset(),
    opening: frozenset[int] = frozenset(),
) -> tuple[int, ...] | None:
    """The number of lines of each paragraph, so that they add up to ``total``.

    Among the ways to do so the cheapest is taken, a paragraph's single first or last line at the foot or
    head of a leg (孤行) counting against it.

    Args:
        options: for each paragraph, number of lines to cost.
        total: the lines of all paragraphs.
        leg_ends: running totals of lines at which a leg ends.
        keeping: paragraphs that do not end a leg, being heads of those that follow.
        opening: paragraphs that begin with a line of white, which should neither head nor end a leg.

    Returns:
        One number a paragraph, or None when no choice gives the total.
    """
    ends = frozenset(leg_ends)
    states: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for number, paragraph in enumerate(options):
        grown: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, chosen) in states.items():
            for count, own in paragraph.items():
                end = start + count
                if end > total:
                    continue
                price = cost + own
                if count > 1:
                    price += WIDOW_COST * ((start + 1 in ends) + (end - 1 in ends))
                if number in opening and (start in ends or start + 1 in ends):
                    price += WHITE_AT_TOP_COST
                if number in keeping and end in ends:
                    price += PARTED_HEAD_COST
                if end not in grown or price < grown[end][0]:
                    grown[end] = (price, (*chosen, count))
        states = grown
    return states[total][1] if total in states else None
