"""Skies, far hills, and shapes laid flat into a picture."""

from collections.abc import Iterable, Sequence

import numpy as np
from PIL import Image, ImageDraw

from draw.film import Field, blurred, clamp, field, grid, look_up, mix, ramp, rgb, smooth, spectral

Dot = tuple[float, float]


def sky(
    size: tuple[int, int], horizon: float, stops: Sequence[tuple[float, Field]], seed: int,
    cover: float = 0.4, lit: Field | None = None, dark: Field | None = None, scale: float = 0.35,
) -> Field:  # fmt: skip
    """A sky: stops go from the top (0) to the horizon (1); clouds drift on a plane overhead, lit from below."""
    width, height = size
    columns, rows = grid(width, height)
    picture = ramp(rows / horizon, *stops)
    rise = np.maximum(horizon - rows, 0) / height
    away = 1 / (rise + 0.06)
    u, v = (columns / width - 0.5) * away * scale, away * scale * 0.9
    form = spectral(seed, 1024, 1.75, 2, 0.7)
    billow = look_up(form, u * 0.2, v * 0.2) + 0.35 * look_up(form, u * 0.9 + 0.4, v * 0.9)
    body = smooth(0.9 - 2 * cover, 2.4 - 2 * cover, billow) * smooth(0.0, 0.05, rise)
    under = clamp(0.5 + 0.5 * (billow - look_up(form, u * 0.2, v * 0.2 - 0.012)) / 0.3)
    lit = rgb(250, 240, 230) if lit is None else lit
    dark = rgb(150, 155, 165) if dark is None else dark
    return mix(picture, mix(lit, dark, under), body * 0.9)


def ridges(
    picture: Field, seed: int, foot: float, tops: Sequence[float], far: Field, near: Field, rough: float = 0.012,
) -> Field:  # fmt: skip
    """Chains of hills, the far ones first and paler; ``tops`` are their mean heights above the foot, in rows."""
    height, width = picture.shape[:2]
    columns, rows = grid(width, height)
    for k, top in enumerate(tops):
        share = k / max(1, len(tops) - 1)
        form = spectral(seed + k, 1024, 2.0, 1)[0]
        trees = spectral(seed + 40 + k, 1024, 0.9, 30)[1]
        place = np.arange(width) / width * (0.55 + 0.1 * k) * 1024
        line = np.interp(place, np.arange(1024), form) * top * 0.32 + top
        line = line + np.interp(place * 1.7 % 1024, np.arange(1024), trees) * rough * height * 0.25 * (0.3 + share)
        mask = clamp(rows - (foot - line)[None, :])
        texture = 1 + 0.14 * share * look_up(spectral(seed + 80 + k, 512, 1.0, 8), columns / 900, rows / 500)
        fade = clamp((rows - (foot - line)[None, :]) / (top + 1))
        colour = mix(far, near, np.float32(share)) * texture[..., None]
        picture = mix(picture, mix(colour, field(colour * 0.6 + far * 0.5), fade * 0.5 * (1 - share)), mask)
    return picture


def sheet(
    size: tuple[int, int],
    areas: Iterable[Sequence[Dot]] = (),
    lines: Iterable[tuple[Sequence[Dot], float]] = (),
    discs: Iterable[tuple[float, float, float]] = (),
    blur: float = 0.0,
) -> Field:
    """A mask of areas, lines of a width and discs, smooth at its edges."""
    twice = 3
    made = Image.new("L", (size[0] * twice, size[1] * twice))
    pen = ImageDraw.Draw(made)
    for area in areas:
        pen.polygon([(x * twice, y * twice) for x, y in area], fill=255)
    for dots, width in lines:
        pen.line([(x * twice, y * twice) for x, y in dots], fill=255, width=max(1, round(width * twice)), joint="curve")
    for x, y, r in discs:
        pen.ellipse([(x - r) * twice, (y - r) * twice, (x + r) * twice, (y + r) * twice], fill=255)
    mask = np.asarray(made.resize(size, Image.Resampling.BOX), dtype=np.float32) / 255
    return blurred(mask, blur) if blur else field(mask)
