"""Land by its height: the first slope each pixel's ray meets, at any distance."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from draw.film import Field, clamp, field

Height = Callable[[Field, Field], Field]


@dataclass(frozen=True)
class View:
    """A level camera: eye above the zero of the land, horizon as a row, focal length in pixels."""

    width: int
    height: int
    eye: float
    horizon: float
    focal: float

    def row(self, height: Field | float, away: Field | float) -> Field:
        """The row on which a height appears at a distance."""
        return field(self.horizon + self.focal * (self.eye - field(height)) / field(away))

    def column(self, x: Field | float, away: Field | float) -> Field:
        """The column of a place."""
        return field(self.width / 2 + self.focal * field(x) / field(away))


@dataclass(frozen=True)
class Seen:
    """What a view sees of the land: places, distances (``far`` where there is sky) and where there is land at all."""

    x: Field
    away: Field
    land: Field


def seen(view: View, height: Height, near: float, far: float, slices: int = 1500) -> Seen:
    """Cast a ray for each pixel at the land."""
    away = field(np.geomspace(near, far, slices))
    columns = field(np.arange(view.width) + 0.5 - view.width / 2)
    x = columns[None, :] * away[:, None] / view.focal
    rows = view.row(height(field(x), np.broadcast_to(away[:, None], x.shape)), away[:, None])
    skyline = np.minimum.accumulate(rows, axis=0)
    wanted = np.arange(view.height) + 0.5
    index = np.empty((view.height, view.width))
    steps = np.arange(slices)
    for column in range(view.width):
        line = skyline[:, column]
        index[:, column] = np.interp(-wanted, -line + steps * 1e-7, steps, left=0, right=slices)
    land = index < slices - 1
    depth = np.interp(index, steps, away)
    return Seen(field(columns[None, :] * depth / view.focal), field(depth), land.astype(np.float32))


def slope(height: Height, x: Field, away: Field, step: Field | float) -> Field:
    """Which way the land faces."""
    step = field(step)
    across = (height(x + step, away) - height(x - step, away)) / (2 * step)
    along = (height(x, away + step) - height(x, away - step)) / (2 * step)
    made = np.stack([-across, np.ones_like(across), -along], axis=-1)
    return field(made / np.linalg.norm(made, axis=-1, keepdims=True))


def shadow(height: Height, x: Field, away: Field, light: Field, reach: float, steps: int = 18) -> Field:
    """How much of a low light comes over the land between, 0 to 1."""
    base = height(x, away)
    seen_share = np.ones_like(base)
    for k in range(1, steps + 1):
        t = reach * (k / steps) ** 1.7
        gap = base + t * light[1] - height(x + t * light[0], away + t * light[2])
        seen_share = np.minimum(seen_share, clamp(0.5 + gap / (0.06 * t + 0.02)))
    return field(seen_share)
