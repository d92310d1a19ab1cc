"""Pictures of a story, as painted: what shows of each, and the rows it takes with its caption.

A caption below its picture takes half an em, 1.28 times its size a line and six tenths of a row, in whole rows; of
pictures side by side, that of most lines counts for all.  One beside its picture ends level with it, a gutter away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from pipeline.press.figures.declared import DeclaredGrid
from pipeline.press.figures.matching import Found
from pipeline.press.figures.order import turn_at
from pipeline.press.figures.pieces import Piece
from pipeline.press.figures.place import Area, area_of
from pipeline.units import Rect

__all__ = ["Frame", "Shown", "frames_of", "owned_by"]

CAPTION_AIR_EM, CAPTION_PITCH, CAPTION_AIR_ROWS = 0.5, 1.28, 0.6
SAME_PLACE_PT = 0.5


@dataclass(frozen=True, slots=True)
class Shown:
    """What shows of a picture, or the frame of one that has not come in; ``run``: the run of text painted next."""

    rect: Rect
    run: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture: the part that shows, its area with the rows of a caption below, and that of a caption beside it."""

    shown: Rect
    area: Area
    beside: Area | None = None


def owned_by(found: Sequence[Found], shown: Iterable[Shown]) -> dict[int, list[Rect]]:
    """The pictures of each story: those painted in its turn, no more than its copy has."""
    owned: dict[int, list[Rect]] = {}
    for own in shown:
        k = turn_at(found, own.run)
        if k is not None and len(owned.get(k, ())) < len(found[k].story.captions):
            owned.setdefault(k, []).append(own.rect)
    return owned


def frames_of(grid: DeclaredGrid, rects: Sequence[Rect], captions: Sequence[Piece]) -> tuple[Frame, ...]:
    """The pictures of one story with the rows their captions take."""
    alone = rects[0] if len(rects) == 1 and captions else None
    if alone is not None and all(piece.box.right_pt < alone.x_pt for piece in captions):
        return (_captioned_beside(grid, alone, captions),)
    below = [_caption_rows(grid, _below(rect, rects, captions)) for rect in rects]
    frames = []
    for rect in rects:
        rows = max(own for own, other in zip(below, rects, strict=True) if _level(rect, other))
        area = area_of(grid, rect)
        frames.append(Frame(rect, Area(area.columns, area.first, area.last + rows)))
    return tuple(frames)


def _captioned_beside(grid: DeclaredGrid, rect: Rect, captions: Sequence[Piece]) -> Frame:
    area = area_of(grid, rect)
    columns = grid.columns_of(min(piece.box.x_pt for piece in captions), rect.x_pt - grid.gutter_pt)
    return Frame(rect, area, Area(columns, area.last - _caption_rows(grid, captions) + 1, area.last))


def _below(rect: Rect, rects: Iterable[Rect], captions: Iterable[Piece]) -> list[Piece]:
    """The caption under a picture; what is below the next picture under it is that one's."""
    under = [other.y_pt for other in rects if other.y_pt >= rect.bottom_pt and _share(rect, other)]
    foot = min(under, default=float("inf"))
    return [piece for piece in captions if _share(rect, piece.box) and rect.y_pt < piece.box.y_pt < foot]


def _share(one: Rect, other: Rect) -> bool:
    """Whether one stands above, below or on the other."""
    return one.x_pt < other.right_pt and other.x_pt < one.right_pt


def _level(one: Rect, other: Rect) -> bool:
    apart = abs(one.y_pt - other.y_pt), abs(one.bottom_pt - other.bottom_pt)
    return max(apart) < SAME_PLACE_PT


def _caption_rows(grid: DeclaredGrid, own: Sequence[Piece]) -> int:
    lines = len({round(piece.baseline_pt, 1) for piece in own})
    if not lines:
        return 1
    size = max(piece.size_pt for piece in own)
    return ceil((CAPTION_AIR_EM + lines * CAPTION_PITCH) * size / grid.leading_pt + CAPTION_AIR_ROWS)
