"""The best few of some ways to fill a part of a page, judged by what is seen in that part alone.

Parts come again in many frames; what was found for one is kept.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import combinations
from random import Random

from pipeline.makeup.places import Frame, Part, Placed, reading_place
from pipeline.makeup.search import Drawing, Tiling

__all__ = ["Drafts"]

WAYS, KEPT = 12, 2
ALONGSIDE_COST = 40.0
WRONG_ORDER_COST = 11.0


@dataclass(slots=True)
class Drafts:
    """Ways to fill parts of the pages of one tiling.

    ``cost`` of a place is that of the cheapest shape there; ``weight`` that of an item by its number.
    """

    tiling: Tiling
    cost: Callable[[Placed], float]
    weight: Callable[[int], int]
    _known: dict[tuple[int, int, int], tuple[Drawing, ...]] = field(default_factory=dict)

    def drawn(self, frame: Frame, chance: Random) -> Drawing:
        """A page that is parted so, each part in one of its good ways."""
        drawing = Drawing()
        for part in frame.parts:
            if part.hole is None:
                self._add(part, drawing, chance)
            else:
                item = self.tiling.items[part.subset.bit_length() - 1]
                drawing.placed.append(Placed(item.number, *part.rect, part.hole))
        return drawing

    def _add(self, part: Part, drawing: Drawing, chance: Random) -> None:
        column, row, width, height = part.rect
        key = (part.subset, width, height)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._found(part.subset, width, height, row, chance)
        drawn = found[0] if len(found) == 1 or chance.random() < 1.0 / KEPT else chance.choice(found)
        first = len(drawing.placed)
        drawing.placed += [replace(p, column=p.column + column, row=p.row + row) for p in drawn.placed]
        for box in drawn.boxes:
            x, y, own_width, own_height = box.rect
            rect = (x + column, y + row, own_width, own_height)
            drawing.boxes.append(replace(box, rect=rect, first=box.first + first))

    def _found(self, subset: int, width: int, height: int, row: int, chance: Random) -> tuple[Drawing, ...]:
        drawn = []
        for _ in range(WAYS if subset & (subset - 1) else 1):
            drawing = Drawing()
            self.tiling.draw(subset, (0, 0, width, height), drawing, chance, row_of_page=row)
            drawn.append(drawing)
        distinct = {tuple(drawing.placed): drawing for drawing in drawn}
        judged = sorted((self._price(drawing.placed), n) for n, drawing in enumerate(distinct.values()))
        ways = list(distinct.values())
        return tuple(ways[n] for _, n in judged[:KEPT])

    def _price(self, placed: list[Placed]) -> float:
        total = sum(self.cost(place) for place in placed)
        for one, other in combinations(placed, 2):
            total += WRONG_ORDER_COST * (self._met(one, other) != (self.weight(one.item) < self.weight(other.item)))
            beside = one.column + one.columns == other.column or other.column + other.columns == one.column
            total += ALONGSIDE_COST * (beside and one.row == other.row)
        return total

    def _met(self, one: Placed, other: Placed) -> bool:
        """Whether a reader meets ``one`` first."""
        columns, rows = self.tiling.columns, self.tiling.rows
        place = reading_place(one.column / columns, one.row / rows)
        return place <= reading_place(other.column / columns, other.row / rows)
