"""Where each story stands on the grid, by what is painted: legs, head lines, pictures, its box."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.press.figures.boxes import Box
from pipeline.press.figures.declared import DeclaredGrid
from pipeline.press.figures.legs import Leg, legs_of
from pipeline.press.figures.matching import Found, HeadLine
from pipeline.press.figures.pictures import Frame, Shown, frames_of, owned_by
from pipeline.press.figures.place import Area, holds

__all__ = ["Standing", "standings"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A story on the page; ``box`` is what is painted around or under it."""

    found: Found
    columns: range
    legs: tuple[Leg, ...]
    frames: tuple[Frame, ...]
    heads: tuple[HeadLine, ...]
    box: Box | None

    @property
    def across(self) -> tuple[HeadLine, ...]:
        """Its head lines that run across."""
        return tuple(head for head in self.heads if not head.piece.down)

    @property
    def down(self) -> tuple[HeadLine, ...]:
        """Its head lines that stand upright."""
        return tuple(head for head in self.heads if head.piece.down)

    @property
    def pictures(self) -> tuple[Area, ...]:
        """The areas of its pictures, and of captions beside them."""
        beside = (frame.beside for frame in self.frames if frame.beside is not None)
        return (*(frame.area for frame in self.frames), *beside)

    @property
    def marks(self) -> tuple[Area, ...]:
        """The areas of legs and pictures: what stands on whole rows."""
        return (*(leg.area for leg in self.legs), *self.pictures)


def standings(
    grid: DeclaredGrid, found: Sequence[Found], shown: Iterable[Shown], boxes: Sequence[Box]
) -> tuple[Standing, ...]:
    """Every story with its legs, pictures and box.

    Args:
        grid: the page's.
        found: what was found of each story.
        shown: pictures, and frames of pictures that have not come in.
        boxes: what is painted around or under body type.
    """
    owned = owned_by(found, shown)
    stories = []
    for n, one in enumerate(found):
        frames = frames_of(grid, owned.get(n, []), one.captions)
        legs = legs_of(grid, one.story, one.body)
        box = next((box for box in boxes if any(holds(box.rect, line.piece.box) for line in one.body)), None)
        areas = [*(leg.area for leg in legs), *(frame.area for frame in frames), *([box.area] if box else [])]
        columns = _columns(grid, one, areas)
        legs = _widened(legs, frames, columns)
        stories.append(Standing(one, columns, legs, frames, tuple(one.heads), box))
    return tuple(stories)


def _columns(grid: DeclaredGrid, found: Found, areas: Iterable[Area]) -> range:
    """From the leftmost to the rightmost column with anything of the story; a head across stands in their middle."""
    own = [area.columns for area in areas] + [grid.columns_of(*head.edges) for head in found.heads]
    own = [columns for columns in own if columns]
    if not own:
        return range(0)
    first, stop = min(columns.start for columns in own), max(columns.stop for columns in own)
    for head in found.heads:
        if not head.piece.down:
            right = sum(head.edges) - grid.column_left_pt(first)
            # Its middle is not known to the point: half a column is not counted.
            stop = max(stop, grid.columns_of(right - grid.measure_pt, right - grid.measure_pt / 2).stop)
    return range(first, min(stop, grid.columns))


def _widened(legs: tuple[Leg, ...], frames: Sequence[Frame], columns: range) -> tuple[Leg, ...]:
    """A single leg is as wide as its story, even where its lines are short."""
    if len(legs) != 1 or legs[0].down or frames or not legs[0].area.columns:
        return legs
    own = legs[0].area
    area = Area(range(own.columns.start, columns.stop), own.first, own.last)
    return (Leg(area, legs[0].lines, legs[0].down),)
