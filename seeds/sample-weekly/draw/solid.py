"""Solid bodies by their distance: a camera sends a ray for every pixel, which walks until it meets one."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from draw.film import Field, clamp, field

Distance = Callable[[Field, Field, Field], Field]
Point = tuple[float, float, float]
CHUNK = 120_000


@dataclass(frozen=True)
class Camera:
    """Where the lens is and what it looks at; ``lens`` is its focal length in picture widths."""

    width: int
    height: int
    eye: Point
    look: Point
    lens: float

    def axes(self) -> tuple[Field, Field, Field]:
        """Right, up and forward."""
        forward = field(self.look) - field(self.eye)
        forward /= np.linalg.norm(forward)
        right = np.cross(field((0, 1, 0)), forward)
        right /= np.linalg.norm(right)
        return field(right), field(np.cross(forward, right)), field(forward)

    def rays(self) -> Field:
        """A direction for every pixel."""
        right, up, forward = self.axes()
        rows, columns = np.mgrid[0 : self.height, 0 : self.width]
        x = (columns + 0.5 - self.width / 2) / (self.lens * self.width)
        y = (self.height / 2 - rows - 0.5) / (self.lens * self.width)
        made = forward + x[..., None] * right + y[..., None] * up
        return field(made / np.linalg.norm(made, axis=-1, keepdims=True)).reshape(-1, 3)

    def project(self, points: Field) -> tuple[Field, Field, Field]:
        """Column, row and depth of points."""
        right, up, forward = self.axes()
        away = points - field(self.eye)
        depth = np.maximum(away @ forward, 1e-3)
        size = self.lens * self.width / depth
        return (
            field(self.width / 2 + away @ right * size), field(self.height / 2 - away @ up * size), field(depth),
        )  # fmt: skip


def box(x: Field, y: Field, z: Field, half: Point, round_by: float = 0.0) -> Field:
    """Distance to a box around the origin."""
    a, b, c = (np.abs(v) - h + round_by for v, h in zip((x, y, z), half, strict=True))
    outside = np.sqrt(np.maximum(a, 0) ** 2 + np.maximum(b, 0) ** 2 + np.maximum(c, 0) ** 2)
    return field(outside + np.minimum(np.maximum(a, np.maximum(b, c)), 0) - round_by)


def capsule(x: Field, y: Field, z: Field, start: Point, end: Point, radius: float) -> Field:
    """Distance to a rod with round ends."""
    ax, ay, az = (e - s for s, e in zip(start, end, strict=True))
    px, py, pz = x - start[0], y - start[1], z - start[2]
    t = clamp((px * ax + py * ay + pz * az) / (ax * ax + ay * ay + az * az))
    return field(np.sqrt((px - ax * t) ** 2 + (py - ay * t) ** 2 + (pz - az * t) ** 2) - radius)


def blend(one: Field, other: Field, soft: float) -> Field:
    """The nearer of two bodies, the seam between them filled."""
    h = np.maximum(soft - np.abs(one - other), 0) / soft
    return field(np.minimum(one, other) - h * h * soft * 0.25)


def walk(body: Distance, starts: Field, rays: Field, far: float, steps: int = 120, pace: float = 0.9) -> Field:
    """How far along each ray the body is; ``far`` and more where it is missed."""
    reach = np.empty(len(rays), np.float32)
    for first in range(0, len(rays), CHUNK):
        part = slice(first, first + CHUNK)
        reach[part] = _walk(body, np.broadcast_to(starts, rays.shape)[part], rays[part], far, steps, pace)
    return reach


def _walk(body: Distance, starts: Field, rays: Field, far: float, steps: int, pace: float) -> Field:
    reach = np.full(len(rays), 0.02, np.float32)
    left = np.arange(len(rays))
    for _ in range(steps):
        at = starts[left] + rays[left] * reach[left, None]
        away = body(at[:, 0], at[:, 1], at[:, 2])
        reach[left] += away * pace
        left = left[(np.abs(away) > 0.0005 * (1 + reach[left])) & (reach[left] < far)]
        if not len(left):
            break
    return reach


def by_chunks(body: Distance, at: Field) -> Field:
    """The distance at many points."""
    return field(np.concatenate([body(*at[k : k + CHUNK].T) for k in range(0, len(at), CHUNK)]))


def normals(body: Distance, at: Field, step: float = 0.002) -> Field:
    """Which way the surface faces."""
    made = np.zeros_like(at)
    for corner in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
        made += field(corner) * by_chunks(body, field(at + field(corner) * step))[:, None]
    return field(made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-9))


def shade(body: Distance, at: Field, light: Field, far: float, soft: float = 9.0, steps: int = 28) -> Field:
    """How much of the light at ``light`` (a direction for each point or for all) comes through, 0 to 1."""
    out = np.empty(len(at), np.float32)
    for first in range(0, len(at), CHUNK):
        points = at[first : first + CHUNK]
        rays = np.broadcast_to(light, at.shape)[first : first + CHUNK]
        seen, reach = np.ones(len(points), np.float32), np.full(len(points), 0.03, np.float32)
        left = np.arange(len(points))
        for _ in range(steps):
            ahead = points[left] + rays[left] * reach[left, None]
            away = body(*ahead.T)
            seen[left] = np.minimum(seen[left], clamp(soft * away / reach[left]))
            reach[left] += np.clip(away, 0.02, far / 6)
            left = left[(seen[left] > 0.01) & (reach[left] < far)]
            if not len(left):
                break
        out[first : first + CHUNK] = seen
    return out


def nook(body: Distance, at: Field, facing: Field, size: float) -> Field:
    """How open a point is to the air around it: 1 in the open, less in corners."""
    shut = np.zeros(len(at), np.float32)
    for k in range(1, 5):
        step = size * k / 4
        shut += (step - by_chunks(body, field(at + facing * step))) / step * 0.5**k
    return clamp(1 - 0.95 * shut)
