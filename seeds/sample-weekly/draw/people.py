"""People (and birds) as they stand in a picture: limbs that grow together, lit from a side, never close to the lens."""

from dataclasses import dataclass

import numpy as np

from draw.film import Field, blurred, clamp, field, mix

Limb = tuple[float, float, float, float, float, float, str]
"""Start, its radius, end, its radius (in heights of the body, y up from the feet) and what covers it."""


@dataclass(frozen=True)
class Pose:
    """A figure facing right."""

    limbs: tuple[Limb, ...]
    soft: float = 0.03

    def turned(self) -> "Pose":
        """The same, facing left."""
        return Pose(tuple((-a, b, r, -c, d, s, of) for a, b, r, c, d, s, of in self.limbs), self.soft)


HEAD: tuple[Limb, ...] = (
    (0.0, 0.935, 0.055, 0.012, 0.915, 0.05, "skin"),
    (-0.012, 0.95, 0.054, -0.02, 0.93, 0.05, "hair"),
    (0.0, 0.9, 0.032, 0.0, 0.84, 0.034, "skin"),
)
STANDING = Pose(
    (
        *HEAD,
        (-0.07, 0.79, 0.055, -0.055, 0.55, 0.06, "top"), (0.07, 0.79, 0.055, 0.055, 0.55, 0.06, "top"),
        (0.0, 0.79, 0.06, 0.0, 0.52, 0.07, "top"),
        (-0.12, 0.79, 0.04, -0.15, 0.6, 0.033, "top"), (-0.15, 0.6, 0.03, -0.135, 0.45, 0.024, "skin"),
        (0.12, 0.79, 0.04, 0.15, 0.6, 0.033, "top"), (0.15, 0.6, 0.03, 0.12, 0.47, 0.024, "skin"),
        (-0.055, 0.5, 0.07, -0.06, 0.27, 0.048, "legs"), (-0.06, 0.27, 0.046, -0.06, 0.05, 0.036, "legs"),
        (0.055, 0.5, 0.07, 0.06, 0.27, 0.048, "legs"), (0.06, 0.27, 0.046, 0.065, 0.05, 0.036, "legs"),
        (-0.065, 0.025, 0.03, -0.08, 0.018, 0.022, "shoes"), (0.07, 0.025, 0.03, 0.085, 0.018, 0.022, "shoes"),
    )
)  # fmt: skip
WALKING = Pose(
    (
        *HEAD,
        (0.0, 0.8, 0.065, -0.005, 0.54, 0.07, "top"), (0.01, 0.76, 0.07, 0.0, 0.6, 0.07, "top"),
        (-0.005, 0.8, 0.04, -0.06, 0.63, 0.034, "top"), (-0.06, 0.63, 0.03, -0.05, 0.47, 0.024, "skin"),
        (0.01, 0.8, 0.04, 0.06, 0.63, 0.034, "top"), (0.06, 0.63, 0.03, 0.12, 0.5, 0.024, "skin"),
        (0.0, 0.52, 0.075, 0.07, 0.29, 0.05, "legs"), (0.07, 0.29, 0.046, 0.1, 0.05, 0.034, "legs"),
        (0.0, 0.52, 0.072, -0.04, 0.28, 0.05, "legs"), (-0.04, 0.28, 0.046, -0.14, 0.1, 0.034, "legs"),
        (0.1, 0.03, 0.028, 0.16, 0.02, 0.018, "shoes"), (-0.15, 0.08, 0.028, -0.11, 0.03, 0.018, "shoes"),
    )
)  # fmt: skip
PADDLING = Pose(
    (
        (0.2, 0.83, 0.056, 0.215, 0.81, 0.05, "skin"), (0.19, 0.85, 0.054, 0.18, 0.83, 0.05, "hair"),
        (0.17, 0.79, 0.034, 0.14, 0.74, 0.036, "skin"),
        (0.12, 0.71, 0.068, 0.0, 0.47, 0.074, "top"), (0.14, 0.68, 0.06, 0.05, 0.55, 0.07, "top"),
        (0.13, 0.72, 0.042, 0.26, 0.66, 0.033, "top"), (0.26, 0.66, 0.03, 0.36, 0.77, 0.024, "skin"),
        (0.12, 0.7, 0.042, 0.2, 0.53, 0.034, "top"), (0.2, 0.53, 0.03, 0.36, 0.5, 0.025, "skin"),
        (0.0, 0.44, 0.08, 0.2, 0.42, 0.06, "legs"),
        (0.345, 0.83, 0.013, 0.375, 0.3, 0.011, "wood"), (0.375, 0.3, 0.016, 0.385, 0.12, 0.034, "wood"),
    ),
    0.02,
)  # fmt: skip


def shape(pose: Pose, height: int) -> tuple[Field, Field, list[str]]:
    """Distance inside and out (in heights), and which limb is nearest, on a sheet 1.4 heights wide, 1.15 high."""
    width, tall = round(height * 1.4), round(height * 1.15)
    rows, columns = np.mgrid[0:tall, 0:width]
    x, y = (columns - width / 2) / height, 1.08 - rows / height
    total = np.full((tall, width), 9.0)
    nearest, index = np.full((tall, width), 9.0), np.zeros((tall, width), np.int64)
    for k, (ax, ay, ra, bx, by, rb, _) in enumerate(pose.limbs):
        dx, dy = bx - ax, by - ay
        t = np.clip(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy), 0, 1)
        away = np.hypot(x - ax - dx * t, y - ay - dy * t) - (ra + (rb - ra) * t)
        fill = np.maximum(pose.soft - np.abs(total - away), 0) / pose.soft
        total = np.minimum(total, away) - fill * fill * pose.soft * 0.25
        index = np.where(away < nearest, k, index)
        nearest = np.minimum(nearest, away)
    return field(total), field(index), [limb[6] for limb in pose.limbs]


@dataclass(frozen=True)
class Light:
    """How figures are lit: from a side (-1 left to 1 right), its strength, the air's share, a rim against it."""

    side: float = -0.6
    up: float = 0.5
    strength: float = 0.9
    air: float = 0.35
    rim: float = 0.0
    colour: tuple[float, float, float] = (1.0, 1.0, 1.0)


def place(
    picture: Field, pose: Pose, foot: tuple[float, float], height: float, clothes: dict[str, Field], light: Light,
    blur: float = 0.6,
) -> Field:  # fmt: skip
    """Put a figure into the picture: its feet at ``foot``, so many pixels high."""
    size = max(12, round(height))
    away, index, covers = shape(pose, size)
    palette = np.stack([clothes.get(cover, clothes["top"]) for cover in covers])
    colours = palette[index.astype(np.int64)]
    depth = np.sqrt(clamp(-away / 0.07))
    bulge = blurred(field(depth), max(0.8, size / 60))
    right, down = np.gradient(bulge, axis=1), np.gradient(bulge, axis=0)
    slant = np.clip(0.5 + size * 0.06 * (-right * light.side * -1 + down * light.up), 0, 1.4)
    folds = blurred(field(np.random.default_rng(size * 7 + round(foot[0])).standard_normal(away.shape)), size / 40)
    tone = light.air + light.strength * slant + 0.6 * folds * (size / 40)
    lit = colours * (tone[..., None] * field(light.colour))
    edge = np.exp(-(((away + 0.006) / 0.005) ** 2)) * (away < 0) * np.clip(-right * light.side * size * 0.12, 0, 1)
    lit = lit + light.rim * edge[..., None] * field(light.colour)
    mask = clamp(0.5 - away * size)
    return pasted(picture, field(lit), mask, round(foot[0] - mask.shape[1] / 2), round(foot[1] - size * 1.08), blur)


def pasted(picture: Field, colours: Field, mask: Field, left: int, top: int, blur: float = 0.0) -> Field:
    """A small sheet laid over the picture at a place, cut at its edges."""
    if blur:
        mask, colours = blurred(mask, blur), blurred(colours, blur / 2)
    rows, width = picture.shape[:2]
    a, b = max(0, left), min(width, left + mask.shape[1])
    c, d = max(0, top), min(rows, top + mask.shape[0])
    if a >= b or c >= d:
        return picture
    out = picture.copy()
    inside = (slice(c - top, d - top), slice(a - left, b - left))
    out[c:d, a:b] = mix(out[c:d, a:b], colours[inside], mask[inside])
    return out
