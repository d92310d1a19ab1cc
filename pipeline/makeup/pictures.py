"""Frames for a story's pictures: over which legs, how deep, and what is cut off."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.makeup.captions import caption_lines, caption_rows
from pipeline.model import Picture, PicturePlan, Story
from pipeline.settings.layout import Grid, Layout
from pipeline.typography.composer import Composer

__all__ = ["AIR_ABOVE_ROWS", "Frames", "frame_rows", "frames_over", "picture_plans", "visible_part"]

# What the frame of a picture that has not come in is like.
EXPECTED_ASPECT = 1.5
MOST_CROP = 0.12
LEAST_PICTURE_EM = 14.0
MOST_PICTURE_SHARE = 0.45
# Pictures take 15 to 40 % of a page that has them.
WANTED_SHARE = 0.15
CROP_COST, SMALL_COST = 18.0, 90.0
AIR_ABOVE_ROWS = 0.3
"""White between a frame's first row and its picture."""


@dataclass(frozen=True, slots=True)
class Frames:
    """The pictures of a story over some neighbouring legs, ``rows`` deep in all; ``first_leg`` counts from 0.

    Frame n is ``image_rows[n]`` deep and has ``caption_rows[n]`` below it; ``crop`` is the largest share cut off.
    ``share`` is what the pictures take of the whole page.
    """

    legs: int
    first_leg: int
    rows: int
    image_rows: tuple[int, ...]
    caption_rows: tuple[int, ...]
    crop: float
    share: float

    @property
    def cost(self) -> float:
        """For what is cut off, and for a picture too small to carry a page."""
        return CROP_COST * self.crop + SMALL_COST * max(0.0, WANTED_SHARE - self.share)


def aspect_of(picture: Picture) -> float:
    """Width to height."""
    return picture.size_px[0] / picture.size_px[1] if picture.size_px else EXPECTED_ASPECT


def frame_rows(picture: Picture, width_em: float, grid: Grid) -> float:
    """How many rows a picture takes at a width, nothing cut off; part of a row is white above it."""
    return width_em * grid.body_pt / aspect_of(picture) / grid.leading_pt + AIR_ABOVE_ROWS


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


def frames_over(
    story: Story, leg_count: int, measure_em: float, layout: Layout, grid: Grid, composer: Composer
) -> Iterator[Frames | None]:
    """Frames for the story's pictures, one above the other over the same legs; None where it has none."""
    if not story.pictures:
        yield None
        return
    for legs in range(1, leg_count + 1):
        width_em = legs * measure_em + (legs - 1) * grid.gutter_em
        if width_em < LEAST_PICTURE_EM:
            continue
        captions = tuple(
            caption_rows(len(caption_lines(picture, width_em, layout, grid, composer)), grid)
            for picture in story.pictures
        )
        ideal = [frame_rows(picture, width_em, grid) for picture in story.pictures]
        seen = set()
        step = 1.0 / max(ideal)
        for number in range(-round(MOST_CROP / step), round(MOST_CROP / step) + 1):
            rows = tuple(round(own * (1.0 + number * step)) for own in ideal)
            crop = max(_crop(own, wanted) for own, wanted in zip(rows, ideal, strict=True))
            if rows in seen or crop > MOST_CROP or max(rows) > MOST_PICTURE_SHARE * grid.rows:
                continue
            seen.add(rows)
            share = width_em * sum(rows) / (grid.width_em * grid.rows)
            first = _first_leg(story, leg_count, legs)
            yield Frames(legs, first, sum(rows) + sum(captions), rows, captions, crop, share)


def _crop(rows: int, ideal_rows: float) -> float:
    """The share of a picture that a frame deeper or shallower than it cuts off."""
    own, ideal = rows - AIR_ABOVE_ROWS, ideal_rows - AIR_ABOVE_ROWS
    return 1.0 - min(own / ideal, ideal / own)


def _first_leg(story: Story, leg_count: int, legs: int) -> int:
    """Pictures stand at the right, in every third story in the middle where that can be."""
    spare = leg_count - legs
    return spare // 2 if story.rank % 3 == 0 and spare and spare % 2 == 0 else spare


def picture_plans(frames: Frames, pitch_em: float, gutter_em: float, row: int) -> tuple[PicturePlan, ...]:
    """The frames' places, the first at ``row``, each below the one before."""
    left, width = frames.first_leg * pitch_em, frames.legs * pitch_em - gutter_em
    plans = []
    for number, (image, caption) in enumerate(zip(frames.image_rows, frames.caption_rows, strict=True), start=1):
        plans.append(PicturePlan(number, left, row, width, image + caption, caption))
        row += image + caption
    return tuple(plans)
