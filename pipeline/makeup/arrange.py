"""组图: a story's pictures as one block: one above the other, in rows of one height, a large one beside small ones.

A row's widths follow the shapes of its pictures, so that all are equally deep, whole gutters between them.  The first
picture of the copy is the large one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from pipeline.makeup.captions import caption_line_count, caption_rows
from pipeline.model import Picture
from pipeline.settings.layout import Grid, Layout
from pipeline.typography.composer import Composer

__all__ = [
    "AIR_ABOVE_ROWS",
    "CROP_COST",
    "LEAST_ALONE_EM",
    "MOST_CROP",
    "Arrangement",
    "Darkroom",
    "Tile",
    "aspect_of",
    "crop_of",
]

# What the frame of a picture that has not come in is like.
EXPECTED_ASPECT = 1.5
MOST_CROP = 0.12
AIR_ABOVE_ROWS = 0.3
"""White between a frame's first row and its picture."""
LEAST_ALONE_EM, LEAST_IN_GROUP_EM = 14.0, 9.5
# A large picture is so much wider than the small ones beside it, at the least.
LEAST_CONTRAST = 1.35
MOST_IN_ROW, MOST_BESIDE = 4, 4
MOST_PARTED = 6
CROP_COST, EQUAL_COST, STAMP_COST, ROW_COST = 18.0, 1.6, 0.4, 0.4
# Two pictures whose areas differ by less look like twins.
TWINS = 1.3
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Tile:
    """A picture in its block: ``picture`` counts from 1, rows from the block's top, em from its left edge."""

    picture: int
    x_em: float
    row: int
    width_em: float
    image_rows: int
    caption_rows: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """All pictures of a story in a block of ``rows``; ``crop`` is the largest share cut off."""

    tiles: tuple[Tile, ...]
    rows: int
    crop: float
    cost: float

    def picture_rows_em(self) -> float:
        """What the pictures take, in rows times em."""
        return sum(tile.width_em * tile.image_rows for tile in self.tiles)


@dataclass(frozen=True, slots=True)
class _Band:
    """Pictures side by side: (picture, left edge, width) of each, their depth in rows, and the rows of captions."""

    places: tuple[tuple[int, float, float], ...]
    ideal_rows: float
    caption_rows: int


def aspect_of(picture: Picture) -> float:
    """Width to height."""
    return picture.size_px[0] / picture.size_px[1] if picture.size_px else EXPECTED_ASPECT


def crop_of(rows: int, ideal_rows: float) -> float:
    """The share of a picture that a frame deeper or shallower than it cuts off."""
    own, ideal = rows - AIR_ABOVE_ROWS, ideal_rows - AIR_ABOVE_ROWS
    return 1.0 - min(own / ideal, ideal / own) if own > 0 else 1.0


@dataclass(slots=True)
class Darkroom:
    """Arranges the pictures of stories on one grid; remembers each block it was asked for."""

    layout: Layout
    grid: Grid
    composer: Composer
    _known: dict[tuple[tuple[Picture, ...], float], tuple[Arrangement, ...]] = field(default_factory=dict)

    def arranged(self, pictures: tuple[Picture, ...], width_em: float) -> tuple[Arrangement, ...]:
        """The best arrangement of each depth over a width, shallowest first."""
        key = (pictures, round(width_em, 3))
        found = self._known.get(key)
        if found is None:
            best: dict[int, Arrangement] = {}
            for arrangement in self._all(pictures, width_em):
                known = best.get(arrangement.rows)
                if known is None or arrangement.cost < known.cost:
                    best[arrangement.rows] = arrangement
            found = self._known[key] = tuple(best[rows] for rows in sorted(best))
        return found

    def frame_rows(self, picture: Picture, width_em: float) -> float:
        """How many rows a picture takes at a width, nothing cut off; part of a row is white above it."""
        return width_em * self.grid.body_pt / aspect_of(picture) / self.grid.leading_pt + AIR_ABOVE_ROWS

    def _all(self, pictures: tuple[Picture, ...], width_em: float) -> Iterator[Arrangement]:
        least = LEAST_ALONE_EM if len(pictures) == 1 else LEAST_IN_GROUP_EM
        for parts in _partings(len(pictures)):
            bands = [self._band(pictures, part, width_em) for part in parts]
            if all(width >= least for band in bands for _, _, width in band.places):
                yield from self._stacked(bands)
        if 1 < len(pictures) <= MOST_BESIDE:
            yield from self._large_and_small(pictures, width_em)

    def _band(self, pictures: Sequence[Picture], part: range, width_em: float) -> _Band:
        """Some neighbouring pictures side by side over the whole width."""
        room = width_em - (len(part) - 1) * self.grid.gutter_em
        whole = sum(aspect_of(pictures[n]) for n in part)
        places, x = [], 0.0
        for n in part:
            own = room * aspect_of(pictures[n]) / whole
            places.append((n + 1, x, own))
            x += own + self.grid.gutter_em
        captions = max(self._captions(pictures[n - 1], own) for n, _, own in places)
        return _Band(tuple(places), self.frame_rows(pictures[part.start], places[0][2]), captions)

    def _captions(self, picture: Picture, width_em: float) -> int:
        lines = caption_line_count(picture, width_em, self.layout, self.grid, self.composer)
        return caption_rows(lines, self.grid)

    def _stacked(self, bands: Sequence[_Band]) -> Iterator[Arrangement]:
        """Bands one above the other, all a little deeper or shallower than the pictures are by themselves."""
        step = 1.0 / sum(band.ideal_rows for band in bands)
        seen = set()
        for number in range(-round(MOST_CROP / step), round(MOST_CROP / step) + 1):
            rows = _shared([band.ideal_rows for band in bands], number)
            crop = max(crop_of(own, band.ideal_rows) for own, band in zip(rows, bands, strict=True))
            if rows in seen or crop > MOST_CROP:
                continue
            seen.add(rows)
            tiles, row = [], 0
            for own, band in zip(rows, bands, strict=True):
                tiles += [Tile(n, x, row, width, own, band.caption_rows) for n, x, width in band.places]
                row += own + band.caption_rows
            several = sum(len(band.places) > 1 for band in bands)
            yield _arranged(tiles, row, crop, ROW_COST * several)

    def _large_and_small(self, pictures: Sequence[Picture], width_em: float) -> Iterator[Arrangement]:
        """The first picture beside the others, which stand one above the other, at the right or at the left."""
        grid, (large, *small) = self.grid, pictures
        a_row = grid.body_pt / grid.leading_pt
        narrow = width_em / 3
        for _ in range(ROUNDS):
            # Both sides equally deep: the widths solve one equation, once the rows of the captions are known.
            white = sum(AIR_ABOVE_ROWS + self._captions(picture, narrow) for picture in small)
            white -= AIR_ABOVE_ROWS + self._captions(large, width_em - grid.gutter_em - narrow)
            of_small, of_large = sum(a_row / aspect_of(p) for p in small), a_row / aspect_of(large)
            narrow = ((width_em - grid.gutter_em) * of_large - white) / (of_small + of_large)
            if narrow < LEAST_IN_GROUP_EM:
                return
        wide = width_em - grid.gutter_em - narrow
        if wide < LEAST_CONTRAST * narrow:
            return
        below = [self._captions(picture, narrow) for picture in small]
        below_large = self._captions(large, wide)
        ideal = [self.frame_rows(picture, narrow) for picture in small]
        ideal_large = self.frame_rows(large, wide)
        reach = round(MOST_CROP * ideal_large) + 1
        for rows in range(round(ideal_large) - reach, round(ideal_large) + reach + 1):
            all_rows = rows + below_large
            own = _shared(ideal, all_rows - sum(below) - round(sum(ideal)))
            if min(own) < 1 or sum(own) + sum(below) != all_rows:
                continue
            crop = max(crop_of(rows, ideal_large), *(crop_of(a, b) for a, b in zip(own, ideal, strict=True)))
            if crop > MOST_CROP:
                continue
            for at_left in (True, False):
                yield self._beside((wide, narrow), rows, below_large, own, below, crop, at_left=at_left)

    def _beside(
        self,
        widths: tuple[float, float],
        rows: int,
        below_large: int,
        own: tuple[int, ...],
        below: Sequence[int],
        crop: float,
        *,
        at_left: bool,
    ) -> Arrangement:
        wide, narrow = widths
        gutter = self.grid.gutter_em
        tiles = [Tile(1, 0.0 if at_left else narrow + gutter, 0, wide, rows, below_large)]
        x, row = wide + gutter if at_left else 0.0, 0
        for number, (image, caption) in enumerate(zip(own, below, strict=True), start=2):
            tiles.append(Tile(number, x, row, narrow, image, caption))
            row += image + caption
        return _arranged(tiles, row, crop, 0.0 if at_left else 0.2)


def _partings(count: int) -> Iterator[tuple[range, ...]]:
    """Ways to part pictures, in their order, into rows of up to four; of many pictures, rows as even as can be."""
    for rows in range(1, count + 1):
        if count > MOST_PARTED:
            edges = [round(k * count / rows) for k in range(rows + 1)]
            choices = [tuple(edges[1:-1])]
        else:
            choices = list(combinations(range(1, count), rows - 1))
        for cuts in choices:
            parts = tuple(range(a, b) for a, b in pairwise((0, *cuts, count)))
            if max(map(len, parts)) <= MOST_IN_ROW:
                yield parts


def _shared(ideal: Sequence[float], more: int) -> tuple[int, ...]:
    """Whole rows for frames of some ideal depths, ``more`` than their rounded sum in all, shared out by depth."""
    total = round(sum(ideal)) + more
    rows, given, wanted = [], 0, 0.0
    for own in ideal:
        wanted += own * total / sum(ideal)
        rows.append(round(wanted) - given)
        given += rows[-1]
    return tuple(rows)


def _arranged(tiles: Sequence[Tile], rows: int, crop: float, cost: float) -> Arrangement:
    """With what is to be said against it: cut edges, stamps, twins, a large picture that is not the first."""
    areas = [tile.width_em * tile.image_rows for tile in tiles]
    cost += CROP_COST * crop
    cost += sum(STAMP_COST * max(0.0, LEAST_ALONE_EM - tile.width_em) for tile in tiles)
    if len(tiles) == 2:  # noqa: PLR2004 - of two, one leads; three alike are a series
        cost += EQUAL_COST * (max(areas) < TWINS * min(areas))
    cost += EQUAL_COST * (areas[0] < max(areas) / TWINS)
    return Arrangement(tuple(tiles), rows, crop, cost)
