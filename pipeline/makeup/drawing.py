"""The best of many drawn layouts: drawn at random among the exact ones, then changed box by box while that helps.

The draw is seeded by the copy, so it is the same every time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from pipeline.errors import CopyDoesNotFitError, Say, Where
from pipeline.makeup.choose import Candidate, block_of, choose
from pipeline.makeup.drafts import Drafts
from pipeline.makeup.frames import frames_of
from pipeline.makeup.last import MOVED_COST, LastPage, moved_modules, standings
from pipeline.makeup.orders import Refusal, refusals
from pipeline.makeup.places import WIDEST_GUTTER, Frame, Placed
from pipeline.makeup.score import INNER_PAGE, CollisionCosts, Score, score_page
from pipeline.makeup.search import Drawing, Tiling
from pipeline.makeup.shape import Shape, legs_of
from pipeline.makeup.wrap import WrapTable
from pipeline.model import Story
from pipeline.settings.layout import Grid
from pipeline.settings.values import Order

__all__ = ["Drawn", "StoryTables", "Studio"]

SAMPLES = 120
FRAME_SHARE = 0.8
FRAMES_A_ROUND = 60
FINALISTS = 8
CHANGES = 50
DISOBEYED_COST = 1000.0
# What has no rank is read last; what a wrap costs before its shape is known.
LAST = 99
WRAP_GUESS = 8.0
PARTED_HEAD_COST = 40.0
FURNITURE_COST = 2.5
# Pictures take at most so much of a page; by what share they take more.
MOST_PICTURE_SHARE, LOUD_PICTURES_COST = 0.42, 400.0
FURNITURE_IDEAL_ROWS = 5


@dataclass(frozen=True, slots=True)
class StoryTables:
    """The shapes of one story: ``by_width[w]`` from rows to shapes, and its wraps where it has any."""

    by_width: tuple[dict[int, tuple[Shape, ...]], ...]
    wraps: WrapTable | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A layout: where everything stands, stories first, with the shape of each story, and its score."""

    placed: tuple[Placed, ...]
    shapes: tuple[Shape, ...]
    score: Score
    points: float


@dataclass(slots=True)
class Studio:
    """Draws and judges layouts of one page."""

    stories: Sequence[Story]
    tables: Sequence[StoryTables]
    tiling: Tiling
    grid: Grid
    first_row: int
    parted_heads: Callable[[Story, float, int, tuple[int, ...]], int]
    """How many subheads a story would have at the foot of legs of a measure, a total and ends in lines."""
    rungs: int
    """How many the headline ladder has; all weaker stories stand on the last."""
    orders: tuple[Order, ...] = ()
    effort: float = 1.0
    last: LastPage | None = None
    costs: CollisionCosts = INNER_PAGE
    possible: bool = field(init=False)
    """Whether there is any layout at all."""
    _chance: Random = field(init=False)
    _frames: tuple[Frame, ...] = ()
    _reach: int = FRAMES_A_ROUND
    """How many of the frames, the best first, are drawn from."""
    _across: float = 1.0
    """How long a gutter across is in the frames at most, as a share of the page's width."""
    _drafts: Drafts = field(init=False)
    _known: dict[tuple[Placed, ...], Drawn] = field(default_factory=dict)
    _candidates: dict[tuple[int, Placed], tuple[Candidate, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._chance = chance = Random(self._seed())  # noqa: S311 - to draw layouts, the same ones every time
        self._frames, self._across = frames_of(self.tiling, chance)
        self._drafts = Drafts(self.tiling, self._least_cost, self._weight)
        self.possible = self.tiling.feasible or bool(self._frames)

    def best(self) -> Drawn:
        """The best layout found, where there is one.

        Raises:
            CopyDoesNotFitError: none obeys the orders.
        """
        best = self._drawn_best()
        for number in range(self.costs.more_rounds):
            if not self._is_faulty(best):
                break
            self._reach = FRAMES_A_ROUND * (number + 2)
            best = min(best, self._drawn_best(), key=lambda drawn: drawn.points)
        refused = self._refusals(best.placed)
        if refused:
            raise _not_obeyed(refused)
        return best

    def _is_faulty(self, drawn: Drawn) -> bool:
        """Whether it has what anyone would see and need not be: heads that collide, sizes against rank, 断版."""
        known = dict(drawn.score.metrics)
        heads = known["collisions"] + known["collisions_boxed"] + known["size_inversions"]
        return bool(heads) or known["gutter_across"] > self._across or known["gutter_down"] > WIDEST_GUTTER

    def _drawn_best(self) -> Drawn:
        """The best of one round of drawing."""
        chance = self._chance
        drawings = [self._sample(chance) for _ in range(round(SAMPLES * self.effort))]
        judged = sorted(((self._judge(drawing), drawing) for drawing in drawings), key=lambda pair: pair[0].points)
        finalists: dict[float, tuple[Drawn, Drawing]] = {}
        for drawn, drawing in judged:
            finalists.setdefault(drawn.points, (drawn, drawing))
            if len(finalists) == FINALISTS:
                break
        improved = [self._improved(drawn, drawing, chance) for drawn, drawing in finalists.values()]
        return min(improved, key=lambda drawn: drawn.points)

    def _sample(self, chance: Random) -> Drawing:
        if self._frames and (not self.tiling.feasible or chance.random() < FRAME_SHARE):
            return self._drafts.drawn(chance.choice(self._frames[: self._reach]), chance)
        return self.tiling.sample(chance)

    def _weight(self, item: int) -> int:
        return self.stories[item].rank if item < len(self.stories) else LAST

    def _least_cost(self, place: Placed) -> float:
        """Of the shapes an item can take at a place."""
        if place.item >= len(self.stories):
            return 0.0
        tables = self.tables[place.item]
        if place.hole is not None:
            return WRAP_GUESS
        return tables.by_width[place.columns][place.rows - 1][0].cost

    def _improved(self, drawn: Drawn, drawing: Drawing, chance: Random) -> Drawn:
        """Boxes drawn anew, small ones and large ones alike, kept where the page is the better for it."""
        for _ in range(round(CHANGES * self.effort)):
            if not drawing.boxes:
                break
            changed = self.tiling.redraw(drawing, chance.randrange(len(drawing.boxes)), chance)
            judged = self._judge(changed)
            if judged.points <= drawn.points:
                drawn, drawing = judged, changed
        return drawn

    def _seed(self) -> int:
        text = "".join("".join(story.paragraphs) + "".join(story.headline) for story in self.stories)
        return sum((k + 1) * ord(character) for k, character in enumerate(text)) & 0xFFFFFFFF

    def _judge(self, drawing: Drawing) -> Drawn:
        placed = tuple(sorted(drawing.placed, key=lambda place: place.item))
        known = self._known.get(placed)
        if known is None:
            known = self._known[placed] = self._judged(placed)
        return known

    def _judged(self, placed: tuple[Placed, ...]) -> Drawn:
        count = len(self.stories)
        own = placed[:count]
        picked = choose([self._candidates_at(place) for place in own], self.costs)
        blocks = [candidate.block for candidate in picked]
        score = score_page(blocks, self.grid.columns, self.first_row, self.grid.rows, self.costs)
        furniture = sum(FURNITURE_COST * abs(place.rows - 1 - FURNITURE_IDEAL_ROWS) for place in placed[count:])
        shapes = tuple(candidate.shape for candidate in picked)
        loud = LOUD_PICTURES_COST * max(0.0, self._picture_share(shapes) - MOST_PICTURE_SHARE)
        disobeyed = DISOBEYED_COST * len(self._refusals(placed))
        moved = MOVED_COST * self.moved(placed)
        return Drawn(placed, shapes, score, score.points + furniture + loud + disobeyed + moved)

    def _picture_share(self, shapes: Sequence[Shape]) -> float:
        """What the pictures with their captions take of the text area."""
        taken = sum(picture.width_em * picture.rows for shape in shapes for picture in shape.pictures)
        return taken / (self.grid.width_em * self.tiling.rows)

    def judged_as(self, placed: tuple[Placed, ...]) -> Drawn:
        """A layout that is given, in the order of stories and furniture, judged like one that was drawn."""
        return self._judged(placed)

    def moved(self, placed: Sequence[Placed]) -> int:
        """How many modules of a layout stand elsewhere than in the last build."""
        return moved_modules(self.last, standings(self.stories, placed, self.first_row)) if self.last else 0

    def _refusals(self, placed: tuple[Placed, ...]) -> tuple[Refusal, ...]:
        if not self.orders:
            return ()
        places = {
            story.id: (place.column, place.row, place.columns, place.rows)
            for story, place in zip(self.stories, placed, strict=False)
        }
        return refusals(places, self.orders, self.grid.columns, self.tiling.rows)

    def _candidates_at(self, place: Placed) -> tuple[Candidate, ...]:
        key = (place.item, place)
        found = self._candidates.get(key)
        if found is None:
            tables, rank = self.tables[place.item], self.stories[place.item].rank
            if place.hole is not None and tables.wraps is not None:
                shapes = tables.wraps.shapes(place.columns, place.rows - 1, place.hole)
            else:
                shapes = tables.by_width[place.columns][place.rows - 1]
            priced = sorted((self._with_parted_heads(place.item, own) for own in shapes), key=lambda own: own.cost)
            found = tuple(
                Candidate(shape, block_of(rank, min(rank, self.rungs), place, self.first_row, shape))
                for shape in priced
            )
            self._candidates[key] = found
        return found

    def _with_parted_heads(self, item: int, shape: Shape) -> Shape:
        """A shape with what subheads at the foot of its legs cost."""
        if not self.stories[item].forms:
            return shape
        ends = tuple(leg.last_line for leg in legs_of(shape, 0))
        parted = self.parted_heads(self.stories[item], shape.measure_em, shape.lines, ends)
        return replace(shape, cost=shape.cost + PARTED_HEAD_COST * parted) if parted else shape


def _not_obeyed(refused: Sequence[Refusal]) -> CopyDoesNotFitError:
    zh, en = "；".join(item.what.zh for item in refused), "; ".join(item.what.en for item in refused)
    return CopyDoesNotFitError(
        Say(zh=f"没有一种拼法能照办：{zh}。", en=f"No layout obeys the orders: {en}."),
        where=Where("issue.toml"),
        remedy=Say(
            zh="放宽 issue.toml 里的 [[order]]，或增减稿件。",
            en="Relax the [[order]] in issue.toml, or add or take away copy.",
        ),
    )
