"""Frames for a story's pictures: over which legs, how deep, and what is cut off."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from pipeline.makeup.captions import caption_lines, caption_rows
from pipeline.model import PicturePlan, Story
from pipeline.settings.layout import Grid, Layout
from pipeline.typography.composer import Composer

__all__ = ["PICTURE_ASPECT", "Frames", "frames_over", "picture_plans"]

PICTURE_ASPECT = 1.5
MOST_CROP = 0.12
LEAST_PICTURE_EM = 14.0
MOST_PICTURE_SHARE = 0.45


@dataclass(frozen=True, slots=True)
class Frames:
    """The pictures of a story over the last ``legs`` legs, ``rows`` deep in all.

    Each frame is ``image_rows`` deep and has ``caption_rows[n]`` below it; ``crop`` is the share cut off.
    """

    legs: int
    rows: int
    image_rows: int
    caption_rows: tuple[int, ...]
    crop: float


def frames_over(
    story: Story, leg_count: int, measure_em: float, layout: Layout, grid: Grid, composer: Composer
) -> Iterator[Frames | None]:
    """Frames for the story's pictures, one above the other over the same legs; None where it has none."""
    if not story.pictures:
        yield None
        return
    count = len(story.pictures)
    for legs in range(1, leg_count + 1):
        width_em = legs * measure_em + (legs - 1) * grid.gutter_em
        if width_em < LEAST_PICTURE_EM:
            continue
        captions = tuple(
            caption_rows(len(caption_lines(picture, width_em, layout, grid, composer)), grid)
            for picture in story.pictures
        )
        ideal_rows = width_em * grid.body_pt / PICTURE_ASPECT / grid.leading_pt
        for rows in range(ceil(ideal_rows * (1 - MOST_CROP)), int(ideal_rows * (1 + MOST_CROP)) + 1):
            if rows * count <= MOST_PICTURE_SHARE * grid.rows:
                total = rows * count + sum(captions)
                yield Frames(legs, total, rows, captions, abs(rows - ideal_rows) / ideal_rows)


def picture_plans(
    frames: Frames, leg_count: int, pitch_em: float, gutter_em: float, row: int
) -> tuple[PicturePlan, ...]:
    """Frames at the right, the first at ``row``, each below the one before."""
    left, width = (leg_count - frames.legs) * pitch_em, frames.legs * pitch_em - gutter_em
    plans = []
    for number, caption in enumerate(frames.caption_rows, start=1):
        rows = frames.image_rows + caption
        plans.append(PicturePlan(number, left, row, width, rows, caption))
        row += rows
    return tuple(plans)
