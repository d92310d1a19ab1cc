"""Frames for a story's pictures: over which legs, how deep, where the captions stand, and what is cut off."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.makeup.arrange import (
    AIR_ABOVE_ROWS,
    CROP_COST,
    LEAST_ALONE_EM,
    MOST_CROP,
    Arrangement,
    Darkroom,
    Tile,
    aspect_of,
    crop_of,
)
from pipeline.makeup.captions import caption_line_count, caption_rows
from pipeline.makeup.resolution import effective_ppi
from pipeline.model import Picture, PicturePlan, Story

__all__ = [
    "AIR_ABOVE_ROWS",
    "Frames",
    "feet_beside",
    "frames_over",
    "is_pictorial",
    "picture_plans",
    "picture_share_cost",
    "visible_part",
]

MOST_PICTURE_SHARE = 0.45
"""Of the page's rows, for an ordinary story."""
MOST_PICTORIAL_SHARE = 0.66
"""The same where there is hardly any text."""
# Pictures take 15 to 40 % of a page that has them; those of the lead are the largest.
WANTED_SHARE, WANTED_SHARE_OF_LEAD = 0.15, 0.24
EASY_SHARES = (0.36, 0.22, 0.16)
"""Of the page, by rank: more makes a story louder than its rank."""
SMALL_COST, LOUD_COST = 90.0, 900.0
# For a picture so large that its pixels show, by how far it falls short of the layout's least resolution.
COARSE_COST = 150.0
# 图片新闻: so many characters for each picture make a story of pictures, not one with pictures.
PICTORIAL_CHARACTERS = 260
LONG_CHARACTERS = 1200
# Rows as deep as most are: frames are not offered at more depths than these of one width.
MOST_DEPTHS = 40
FOOT_COST = 0.8
LEAST_CAPTION_EM = 10.0


@dataclass(frozen=True, slots=True)
class Frames:
    """The pictures of a story over some neighbouring legs, ``rows`` deep in all; ``first_leg`` counts from 0.

    ``foot_rows`` is 0 where the block stands at the head of its legs.  Else it stands at their foot, its caption
    beside it at the foot of the leg before, which it takes ``foot_rows`` of.
    """

    legs: int
    first_leg: int
    rows: int
    tiles: tuple[Tile, ...]
    cost: float
    foot_rows: int = 0


def is_pictorial(story: Story) -> bool:
    """Whether a story's text is short beside its pictures."""
    return bool(story.pictures) and _characters(story) <= PICTORIAL_CHARACTERS * len(story.pictures)


def _characters(story: Story) -> int:
    return sum(map(len, story.paragraphs))


def most_picture_share(story: Story) -> float:
    """Of the page's rows, what the pictures of a story may take: the more, the shorter its text."""
    short = max(0.0, 1.0 - _characters(story) / LONG_CHARACTERS)
    return MOST_PICTURE_SHARE + (MOST_PICTORIAL_SHARE - MOST_PICTURE_SHARE) * short


def picture_share_cost(story: Story, arrangement: Arrangement, darkroom: Darkroom) -> float:
    """For pictures too small to carry a page, or larger than the rank of their story bears."""
    grid = darkroom.grid
    share = arrangement.picture_rows_em() / (grid.width_em * grid.rows)
    wanted = WANTED_SHARE_OF_LEAD if story.rank == 1 else WANTED_SHARE
    easy = EASY_SHARES[min(story.rank, len(EASY_SHARES)) - 1]
    small, loud = max(0.0, wanted - share), max(0.0, share - easy) ** 2
    return SMALL_COST * small + LOUD_COST * loud + COARSE_COST * _coarseness(story, arrangement, darkroom)


def _coarseness(story: Story, arrangement: Arrangement, darkroom: Darkroom) -> float:
    """By what share the pictures fall short of the least resolution, all together."""
    grid, least = darkroom.grid, darkroom.layout.least_ppi
    fine = (
        effective_ppi(story.pictures[own.picture - 1], own.width_em * grid.body_pt, own.image_rows * grid.leading_pt)
        for own in arrangement.tiles
    )
    return sum(max(0.0, 1.0 - ppi / least) for ppi in fine if ppi is not None)


def visible_part(picture: Picture, width_pt: float, height_pt: float) -> tuple[float, float]:
    """Where a picture stands in a frame that is not of its shape, as CSS ``object-position`` counts, 0 to 1 each.

    The focus comes as near to the frame's middle as the picture's edges allow.
    """
    own, frame = aspect_of(picture), width_pt / height_pt
    focus_x, focus_y = picture.focus or (0.5, 0.5)
    return _position(focus_x, min(1.0, frame / own)), _position(focus_y, min(1.0, own / frame))


def _position(focus: float, visible: float) -> float:
    hidden = 1.0 - visible
    return 0.5 if hidden <= 0 else min(1.0, max(0.0, (focus - visible / 2) / hidden))


def frames_over(story: Story, leg_count: int, measure_em: float, darkroom: Darkroom) -> Iterator[Frames | None]:
    """Frames for the story's pictures over some of its legs; None where it has no pictures."""
    if not story.pictures:
        yield None
        return
    grid = darkroom.grid
    deepest = most_picture_share(story) * grid.rows
    for legs in range(1, leg_count + 1):
        width_em = legs * measure_em + (legs - 1) * grid.gutter_em
        first = _first_leg(story, leg_count, legs)
        fitting = [own for own in darkroom.arranged(story.pictures, width_em) if own.rows <= deepest]
        for own in fitting[-MOST_DEPTHS:]:
            yield Frames(legs, first, own.rows, own.tiles, own.cost + picture_share_cost(story, own, darkroom))


def feet_beside(story: Story, leg_count: int, measure_em: float, darkroom: Darkroom) -> Iterator[Frames]:
    """A single picture at the foot of all legs but the first, its caption beside it at the foot of that."""
    if len(story.pictures) != 1 or leg_count < 2 or measure_em < LEAST_CAPTION_EM:  # noqa: PLR2004 - text, picture
        return
    grid, picture, legs = darkroom.grid, story.pictures[0], leg_count - 1
    lines = caption_line_count(picture, measure_em, darkroom.layout, grid, darkroom.composer)
    if not lines:
        return
    width_em = legs * measure_em + (legs - 1) * grid.gutter_em
    if width_em < LEAST_ALONE_EM:
        return
    ideal = darkroom.frame_rows(picture, width_em)
    beside = caption_rows(lines, grid)
    for rows in range(round(ideal * (1 - MOST_CROP)), round(ideal / (1 - MOST_CROP)) + 1):
        crop = crop_of(rows, ideal)
        if crop <= MOST_CROP and beside < rows <= most_picture_share(story) * grid.rows:
            alone = Arrangement((Tile(1, 0.0, 0, width_em, rows, 0),), rows, crop, 0.0)
            cost = FOOT_COST + CROP_COST * crop + picture_share_cost(story, alone, darkroom)
            yield Frames(legs, 1, rows, alone.tiles, cost, beside)


def _first_leg(story: Story, leg_count: int, legs: int) -> int:
    """Pictures stand at the right, in every third story at the left, in every third in the middle where that can be."""
    spare = leg_count - legs
    if story.rank % 3 == 0 and spare and spare % 2 == 0:
        return spare // 2
    return 0 if story.rank % 3 == 2 else spare  # noqa: PLR2004 - ranks in turn


def picture_plans(tiles: tuple[Tile, ...], left_em: float, row: int, beside_em: float = 0.0) -> tuple[PicturePlan, ...]:
    """The places of frames whose block begins at ``left_em`` and ``row``.

    ``beside_em``: the width of a caption beside its picture, which ends a gutter before it; 0 for captions below.
    """
    return tuple(
        PicturePlan(
            tile.picture,
            left_em + tile.x_em,
            row + tile.row,
            tile.width_em,
            tile.image_rows + tile.caption_rows,
            tile.caption_rows,
            beside_em,
        )
        for tile in tiles
    )
