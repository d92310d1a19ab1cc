"""Legs of body type: the lines of a story in the order of the copy, parted where they begin anew elsewhere."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.press.figures.declared import DeclaredGrid, DeclaredStory
from pipeline.press.figures.matching import BodyLine
from pipeline.press.figures.place import Area

__all__ = ["Leg", "legs_of"]

# Lines of verse and the like begin so far in.
DEEPEST_INDENT_EM = 3.0
# No leg is narrower, so that the next one begins at least so far to the right.
NARROWEST_LEG_EM = 8.0


@dataclass(frozen=True, slots=True)
class Leg:
    """A leg of body type: its area, its lines in the order of the copy, whether they run down."""

    area: Area
    lines: tuple[BodyLine, ...]
    down: bool


def legs_of(grid: DeclaredGrid, story: DeclaredStory, body: Sequence[BodyLine]) -> tuple[Leg, ...]:
    """The legs of a story: a new one begins where lines go up again, or, running down, to the right again.

    Beside a picture or a corner that is another's, a leg may also begin below the end of the one before.
    """
    groups: list[list[BodyLine]] = []
    for line in sorted(body, key=lambda own: own.start):
        if not groups or _starts_leg(groups[-1], line) or _stands_beside(grid, story, groups[-1], line):
            groups.append([])
        groups[-1].append(line)
    rows = [_rows(grid, own) for own in groups]
    lefts = [min(line.piece.box.x_pt for line in own) for own in groups]
    rights = [max(line.piece.box.right_pt for line in own) for own in groups]
    steps = [b - a for a, b in pairwise(lefts) if b > a]
    # Legs of a story are of one measure: what short lines do not show, the step from leg to leg does.
    if steps and not groups[0][0].piece.down:
        measure = min(steps) - grid.gutter_pt - DEEPEST_INDENT_EM * grid.body_pt
        rights = [max(right, left + measure) for left, right in zip(lefts, rights, strict=True)]
    return tuple(
        Leg(Area(grid.columns_of(left, right), first, last), tuple(own), own[0].piece.down)
        for own, left, right, (first, last) in zip(groups, lefts, rights, rows, strict=True)
    )


def _starts_leg(leg: Sequence[BodyLine], line: BodyLine) -> bool:
    before, piece = leg[-1].piece, line.piece
    if piece.down != before.down:
        return True
    if not piece.down:
        return piece.baseline_pt < before.baseline_pt - piece.size_pt / 2
    return piece.baseline_pt > before.baseline_pt + piece.size_pt / 2


def _stands_beside(grid: DeclaredGrid, story: DeclaredStory, leg: Sequence[BodyLine], line: BodyLine) -> bool:
    """Whether a line lower down stands at the right of a whole leg, and not because it is set right."""
    piece = line.piece
    if piece.down or piece.baseline_pt < leg[-1].piece.baseline_pt + piece.size_pt / 2:
        return False
    left = min(own.piece.box.x_pt for own in leg)
    right = max(own.piece.box.right_pt for own in leg)
    apart = piece.box.x_pt > max(right + grid.gutter_pt / 4, left + NARROWEST_LEG_EM * grid.body_pt)
    return apart and not any(line.start in own for own in story.ragged_ranges)


def _rows(grid: DeclaredGrid, lines: Sequence[BodyLine]) -> tuple[int, int]:
    boxes = [line.piece.box for line in lines]
    edge = 0.02 * grid.leading_pt
    tops, bottoms = [box.y_pt for box in boxes], [box.bottom_pt for box in boxes]
    if not lines[0].piece.down:
        return grid.row_of(min(tops) + edge), grid.row_of(max(bottoms) - edge)
    # A mark that opens or closes a line that runs down stands out by the half of it that is blank; verse stands in.
    tops_of_type = [line.piece.box.y_pt for line in lines if not _is_mark(line.piece.text[0])]
    bottoms_of_type = [line.piece.box.bottom_pt for line in lines if not _is_mark(line.piece.text[-1])]
    first, last = min([-_usual(-top for top in tops), *tops_of_type]), max([_usual(bottoms), *bottoms_of_type])
    return grid.row_of(first + edge), grid.row_of(last - edge)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("P")


def _usual(places: Iterable[float]) -> float:
    """Where most lines begin or end; among equals the largest."""
    count = Counter(round(place, 1) for place in places)
    return max(count, key=lambda place: (count[place], place))
