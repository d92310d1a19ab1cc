"""Water seen at a low angle: it mirrors the picture above it, ripple by ripple."""

import numpy as np

from draw.film import Field, field, grid, look_up, mix, spectral


def water(
    picture: Field,
    horizon: float,
    shore: Field | float,
    seed: int,
    body: Field,
    *,
    height: float = 2.0,
    lens: float = 1.4,
    waves: float = 0.05,
    size: float = 3.0,
    clear: float = 0.85,
    samples: int = 8,
) -> Field:
    """Everything below ``shore`` (a row, or one for each column) becomes water.

    Args:
        picture: what stands above the water; rows below the shore are painted over.
        horizon: the row where the water would end.
        shore: where it begins.
        seed: of the ripples.
        body: colour of the water itself.
        height: of the eye above the water, in metres.
        lens: focal length in picture widths.
        waves: how steep they are.
        size: how long they are, in metres.
        clear: the share of the mirrored light that comes back.
        samples: looks at each pixel.
    """
    rows, width = picture.shape[:2]
    columns, lines = grid(width, rows)
    focal = lens * width
    swell, chop = spectral(seed, 512, 2.4, 4, 0.6), spectral(seed + 1, 512, 2.3, 4, 0.7)
    random = np.random.default_rng(seed)
    total = np.zeros_like(picture)
    for _ in range(samples):
        down = np.maximum(lines + field(random.random((rows, width))) - horizon, 0.4)
        away = height * focal / down
        x = (columns + field(random.random((rows, width))) - width / 2) * away / focal
        u, v = x / (size * 9), away / (size * 9)
        near = np.exp(-away / (height * 160))
        long = look_up(swell, u, v) * (0.5 + 0.5 * near) + 0.6 * look_up(chop, u * 4.1 + 0.3, v * 4.1)
        side = look_up(swell, u + 0.37, v + 0.71) + 0.6 * look_up(chop, u * 4.1 + 0.7, v * 4.1)
        rise = down / focal + 2 * waves * long
        source = horizon - np.maximum(rise, 0.12 * down / focal) * focal
        across = columns + side * waves * focal * 0.5 * down / (down + 60)
        mirrored = _at(picture, across, source)
        facing = np.clip(down / focal + waves * long, 0.004, 1)
        total += mix(mirrored * clear, body, (1 - (0.04 + 0.96 * (1 - facing) ** 4)))
    under = np.clip(lines - field(shore), 0, 1)
    return mix(picture, total / samples, under)


def _at(picture: Field, columns: Field, lines: Field) -> Field:
    rows, width = picture.shape[:2]
    return picture[
        np.clip(lines, 0, rows - 1).astype(np.int64), np.clip(columns, 0, width - 1).astype(np.int64)
    ]  # fmt: skip
