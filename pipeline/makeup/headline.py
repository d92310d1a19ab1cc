"""标题组: how kicker, headline, deck and column head stand in a band of whole rows.

Headline lines are parted by sense, at the clause spaces of the copy; a size is the largest that its rung
of the ladder, the width and the band allow, so that the band is filled.  Proportions are the trade's:
kicker and deck two to three sizes smaller than the headline, air above not less than below.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise
from math import ceil, floor

from pipeline.model import HeadLine, HeadPlan, Story
from pipeline.settings.layout import Grid, HeadlineRank, Layout
from pipeline.typography.composer import Composer
from pipeline.typography.faces import MILLI_EM
from pipeline.typography.segment import words

__all__ = ["HeadOption", "Split", "column_head_rows", "head_options", "splits"]

LINE_HEIGHT = 1.2
BASELINE = 0.88
KICKER_RATIO = 0.42
KICKER_SMALLEST_PT = 13.0
KICKER_LARGEST_PT = 24.0
KICKER_LINE_HEIGHT = 1.35
COLUMN_HEAD_RATIO = 1.5
AIR_ABOVE_ROWS = 0.30
AIR_BELOW_ROWS = 0.55
MOST_PADDING = 0.2
WIDEST_SHARE = 0.985
GOOD_FILL = 0.80
INNER_SPLIT_COST = 1.5
# Words no list knows (老丁) come out as single characters.
NAME_CUT_COST, ODD_CUT_COST = 8.0, 1.5
HAN_FIGURES = frozenset("〇一二三四五六七八九十百千万亿")
PARTING_PARTICLES = frozenset("的了着过")
# House guides: a line not longer than another by more than a third; beyond this it shows.
WIDEST_RATIO = 1.6
LEAST_FILL = 0.42
NARROW_COLUMNS, NARROW_LENGTH = 2, 9
LONG_HEADLINE = 30
# A headline of a few characters (简讯) stands in any width, in one line.
SHORT_HEADLINE_EM = 6.5
# House guides: these may not stand at a headline line's start, and those not at its end.
NEVER_FIRST = frozenset("的地得了着们吗吧呢啊，。、；：？！”’）》」』】〉")
NEVER_LAST = frozenset("和与及在对为将把被从向以于（《“‘「『【〈")


@dataclass(frozen=True, slots=True)
class HeadOption:
    """A head plan and what it costs against the ideal of its rung."""

    plan: HeadPlan
    cost: float


@dataclass(frozen=True, slots=True)
class Split:
    """A headline parted into lines, and what that costs."""

    lines: tuple[str, ...]
    cost: float


def head_options(
    story: Story,
    columns: int,
    layout: Layout,
    grid: Grid,
    composer: Composer,
    *,
    width_em: float | None = None,
    scale: float = 1.0,
) -> tuple[HeadOption, ...]:
    """Every sensible head of a story over ``columns`` columns, one a number of rows and line split.

    ``width_em`` is what of them the head has, None for all; ``scale`` below 1 lets headlines go under their rung, a
    step of make-up's ladder.
    """
    width_pt = (grid.span_em(columns) if width_em is None else width_em) * grid.body_pt
    rung = layout.rung(story.rank)
    options = []
    for split in splits(story.headline, _most_lines(story.headline, rung.most_lines, columns)):
        group = _Group(story, split, width_pt, layout, grid, composer)
        options += list(group.options(rung, scale))
    if not story.headline:
        options.append(HeadOption(_Group(story, Split((), 0.0), width_pt, layout, grid, composer).bare(), 0.0))
    return tuple(sorted(options, key=lambda option: (option.plan.rows, option.cost)))


def column_head_rows(lines: int) -> int:
    """Rows at the top of a head that its column head takes, by how many lines that has."""
    return ceil(lines * 1.6 + 0.2) if lines else 0


def _most_lines(headline: tuple[str, ...], most_lines: int, columns: int) -> int:
    """A line more in narrow columns, and more for a headline that is long beyond reason."""
    length = sum(map(len, headline))
    return most_lines + (columns <= NARROW_COLUMNS and length > NARROW_LENGTH) + length // LONG_HEADLINE


def splits(headline: tuple[str, ...], most_lines: int) -> tuple[Split, ...]:
    """Ways to part the headline: its own lines, clauses joined, or between two words of a single clause."""
    if not headline:
        return ()
    if len(headline) > 1:
        return (Split(headline, 0.0),)
    text = headline[0]
    clauses = text.split()
    found = [Split((" ".join(clauses),), 0.0)]
    for count in range(2, most_lines + 1):
        for cuts in combinations(range(1, len(clauses)), count - 1):
            edges = (0, *cuts, len(clauses))
            lines = tuple(" ".join(clauses[a:b]) for a, b in pairwise(edges))
            found.append(Split(lines, 0.4 * (count - 1) + _imbalance(lines)))
    if len(clauses) == 1:
        for count in range(2, most_lines + 1):
            found += _inner_splits(text, count)
    return tuple(found)


def _inner_splits(text: str, count: int) -> list[Split]:
    """The best parting between words of a headline that is one clause, into so many lines; none where there is none."""
    own = words(text)
    starts = list(accumulate(map(len, own)))
    cuts = {
        cut: _sense_cost(left, right)
        for cut, (left, right) in zip(starts, pairwise(own), strict=False)
        if right[0] not in NEVER_FIRST and left[-1] not in NEVER_LAST and not _in_number(left[-1], right[0])
    }
    found = []
    for chosen in combinations(cuts, count - 1):
        lines = tuple(text[a:b] for a, b in pairwise((0, *chosen, len(text))))
        sense = sum(cuts[cut] for cut in chosen)
        found.append(Split(lines, INNER_SPLIT_COST * (count - 1) + sense + _imbalance(lines)))
    return [min(found, key=lambda split: split.cost)] if found else []


def _in_number(last: str, first: str) -> bool:
    """Whether a number would be parted, or figures from what they count (120 天, 四十七级)."""
    return (last.isascii() and last.isdigit()) or (last in HAN_FIGURES and first in HAN_FIGURES)


def _sense_cost(left: str, right: str) -> float:
    """What it costs to part a headline between two words: nothing after a particle, much inside what may be a name."""
    if left[-1] in PARTING_PARTICLES:
        return 0.0
    if len(left) == len(right) == 1:
        return NAME_CUT_COST
    return ODD_CUT_COST if len(left) == 1 or len(right) == 1 else 0.5


def _imbalance(lines: tuple[str, ...]) -> float:
    lengths = [len(line) for line in lines]
    ratio = max(lengths) / max(1, min(lengths))
    return 4.0 * (ratio - 1.0) + 6.0 * max(0.0, ratio - WIDEST_RATIO)


class _Group:
    """One split of one headline over one width; makes a plan for each number of rows that suits."""

    def __init__(
        self, story: Story, split: Split, width_pt: float, layout: Layout, grid: Grid, composer: Composer
    ) -> None:
        self.story = story
        self.split = split
        self.width_pt = width_pt
        self.layout = layout
        self.grid = grid
        self.composer = composer
        self.headline_em = max((self._em(line, layout.headline_face) for line in split.lines), default=0.0)
        self.kicker_em = max((self._em(line, layout.kicker_face) for line in story.kicker), default=0.0)
        self.deck_em = max((self._em(line, layout.deck_face) for line in story.deck), default=0.0)

    def options(self, rung: HeadlineRank, scale: float) -> Iterator[HeadOption]:
        fit_pt = self.width_pt * WIDEST_SHARE / self.headline_em
        largest = min(rung.largest_pt, fit_pt)
        smallest = rung.smallest_pt * scale
        if largest < smallest:
            return
        band = self._band_rows()
        lowest = ceil(self._height_pt(smallest) / self.grid.leading_pt)
        highest = ceil(self._height_pt(largest) / self.grid.leading_pt)
        for rows in range(lowest, highest + 1):
            size = self._size_for(rows, smallest, largest)
            if size is None:
                continue
            padding = 1.0 - self._height_pt(size) / (rows * self.grid.leading_pt)
            if padding > MOST_PADDING:
                continue
            fill = size * self.headline_em / self.width_pt
            short = len(self.split.lines) == 1 and self.headline_em <= SHORT_HEADLINE_EM
            if fill < LEAST_FILL and not short:
                continue
            cost = 10.0 * (1.0 - size / rung.largest_pt) + 14.0 * max(0.0, GOOD_FILL - fill)
            cost += 8.0 * padding + self.split.cost
            yield HeadOption(self._plan(size, rows, band, padding), cost)

    def bare(self) -> HeadPlan:
        """A head without a headline: kicker, deck and column head alone, or nothing at all."""
        band = self._band_rows()
        if not (self.story.kicker or self.story.deck):
            return self._plan(0.0, 0, band, 0.0)
        rows = ceil(self._height_pt(0.0) / self.grid.leading_pt)
        return self._plan(0.0, rows, band, 0.0)

    def _em(self, text: str, face: str) -> float:
        return self.composer.display(text, face).width_milli_em / MILLI_EM

    def _small_pt(self, headline_pt: float, em: float) -> float:
        """The size of kicker or deck beside a headline of that size, within the width."""
        wanted = min(KICKER_LARGEST_PT, max(KICKER_SMALLEST_PT, headline_pt * KICKER_RATIO))
        if headline_pt:
            wanted = min(wanted, headline_pt * 0.7)
        return floor(min(wanted, self.width_pt * WIDEST_SHARE / em) * 2) / 2 if em else 0.0

    def _height_pt(self, size: float) -> float:
        air = (AIR_ABOVE_ROWS + AIR_BELOW_ROWS) * self.grid.leading_pt
        lines = len(self.split.lines)
        height = air + (size * (LINE_HEIGHT * (lines - 1) + 1.0) if lines else 0.0)
        height += KICKER_LINE_HEIGHT * len(self.story.kicker) * self._small_pt(size, self.kicker_em)
        return height + KICKER_LINE_HEIGHT * len(self.story.deck) * self._small_pt(size, self.deck_em)

    def _size_for(self, rows: int, smallest: float, largest: float) -> float | None:
        """The largest size, in half points, whose group stands in the rows."""
        size = floor(largest * 2) / 2
        while size >= smallest:
            if self._height_pt(size) <= rows * self.grid.leading_pt:
                return size
            size -= 0.5
        return None

    def _column_head_lines(self) -> tuple[str, ...]:
        lines = self.story.column_head
        joined = " ".join(lines)
        size = self.grid.body_pt * COLUMN_HEAD_RATIO
        room_em = self.width_pt / size - 2.0
        return (joined,) if lines and self._em(joined, self.layout.column_head_face) <= room_em else lines

    def _band_rows(self) -> int:
        return column_head_rows(len(self._column_head_lines()))

    def _plan(self, size: float, rows: int, band: int, padding: float) -> HeadPlan:
        leading = self.grid.leading_pt
        placed = self._place_column_head(band)
        spare = rows * leading - self._height_pt(size) if rows else 0.0
        y = band * leading + AIR_ABOVE_ROWS * leading + spare * 0.5
        layout = self.layout
        y = self._place(
            placed, "kicker", self.story.kicker, layout.kicker_face, self._small_pt(size, self.kicker_em), y
        )
        for number, line in enumerate(self.split.lines):
            top = y + number * size * LINE_HEIGHT
            width = self._em(line, layout.headline_face) * size
            placed.append(HeadLine("headline", line, size, top + size * BASELINE, width))
        if self.split.lines:
            y += size * (LINE_HEIGHT * (len(self.split.lines) - 1) + 1.0)
        self._place(placed, "deck", self.story.deck, layout.deck_face, self._small_pt(size, self.deck_em), y)
        return HeadPlan(tuple(placed), band + rows, padding)

    def _place(
        self, placed: list[HeadLine], part: str, lines: tuple[str, ...], face: str, size: float, y: float
    ) -> float:
        lead = size * (KICKER_LINE_HEIGHT - 1.0)
        for line in lines:
            if part == "deck":
                y += lead
            placed.append(HeadLine(part, line, size, y + size * BASELINE, self._em(line, face) * size))
            y += size if part == "deck" else size + lead
        return y

    def _place_column_head(self, band: int) -> list[HeadLine]:
        lines = self._column_head_lines()
        size = self.grid.body_pt * COLUMN_HEAD_RATIO
        face = self.layout.column_head_face
        widest = max((self._em(line, face) for line in lines), default=0.0)
        size = min(size, self.width_pt / (widest + 2.0)) if lines else size
        placed = []
        for number, line in enumerate(lines):
            pitch = band * self.grid.leading_pt / len(lines)
            baseline = pitch * number + (pitch + size * 0.76) / 2 - self.grid.leading_pt * 0.1
            placed.append(HeadLine("column_head", line, size, baseline, self._em(line, face) * size))
        return placed
