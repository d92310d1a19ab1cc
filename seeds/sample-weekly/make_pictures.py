"""Draws the pictures of the sample issue: skies, water, hills and lamps with the tones of a photograph.

Run it from anywhere; it writes ``pictures/*.jpg`` beside itself.  Everything is seeded, nothing is taken from outside.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1800, 1200
TWICE = 2
Colour = tuple[float, float, float]


def noise(seed: int, octaves: int = 6, first: int = 3, stretch: float = 1.0) -> np.ndarray:
    """Fractal noise from 0 to 1; ``stretch`` above 1 draws it out sideways."""
    random = np.random.default_rng(seed)
    total, weight = np.zeros((HEIGHT, WIDTH)), 0.0
    for octave in range(octaves):
        cells = first * 2**octave
        grid = random.random((cells + 1, max(2, round(cells * 1.5 / stretch) + 1)))
        layer = Image.fromarray((grid * 65535).astype(np.int32), "I").convert("F")
        own = 0.5**octave
        total += np.asarray(layer.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)) / 65535 * own
        weight += own
    total /= weight
    low, high = np.percentile(total, (0.5, 99.5))
    return np.clip((total - low) / (high - low), 0, 1)


def rows() -> np.ndarray:
    return np.linspace(0, 1, HEIGHT)[:, None] * np.ones((1, WIDTH))


def columns() -> np.ndarray:
    return np.linspace(0, 1, WIDTH)[None, :] * np.ones((HEIGHT, 1))


def gradient(stops: list[tuple[float, Colour]], at: np.ndarray | None = None) -> np.ndarray:
    """Colours (0 to 255) between stops, from top to bottom unless told where."""
    at = rows() if at is None else at
    places = [place for place, _ in stops]
    return np.stack([np.interp(at, places, [colour[k] for _, colour in stops]) for k in range(3)], axis=-1)


def over(picture: np.ndarray, mask: np.ndarray, paint: np.ndarray | Colour) -> np.ndarray:
    mask = np.clip(mask, 0, 1)[..., None]
    return picture * (1 - mask) + np.asarray(paint, dtype=float) * mask


def drawn(draw: Callable[[ImageDraw.ImageDraw], None], blur: float = 0.0) -> np.ndarray:
    """A mask of what ``draw`` fills with white, smooth at its edges; drawn in the picture's own pixels times two."""
    sheet = Image.new("L", (WIDTH * TWICE, HEIGHT * TWICE))
    draw(ImageDraw.Draw(sheet))
    sheet = sheet.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    if blur:
        sheet = sheet.filter(ImageFilter.GaussianBlur(blur))
    return np.asarray(sheet, dtype=float) / 255


def box(*shares: float) -> list[float]:
    """Left, top, right, bottom as shares of the picture, in the pixels of ``drawn``."""
    return [share * (WIDTH, HEIGHT)[k % 2] * TWICE for k, share in enumerate(shares)]


def points(*pairs: tuple[float, float]) -> list[tuple[float, float]]:
    return [(x * WIDTH * TWICE, y * HEIGHT * TWICE) for x, y in pairs]


def clouds(picture: np.ndarray, seed: int, colour: Colour, share: float, foot: float) -> np.ndarray:
    billow = np.clip((noise(seed, 7, 2, 2.2) - (1 - share)) / share, 0, 1) ** 1.3
    return over(picture, billow * np.clip((foot - rows()) / foot * 1.6, 0, 1), colour)


def ridge(seed: int, level: float, height: float, roughness: int = 5) -> np.ndarray:
    """A mask of everything below a line of hills."""
    line = noise(seed, roughness, 2)[HEIGHT // 2]
    return np.clip((rows() - (level - height * line)[None, :]) * HEIGHT / 1.5, 0, 1)


def hills(picture: np.ndarray, seed: int, far: Colour, near: Colour, top: float, foot: float, count: int) -> np.ndarray:
    for n in range(count):
        t = n / max(1, count - 1)
        colour = np.array(far) * (1 - t) + np.array(near) * t
        level = top + (foot - top) * t
        shade = 0.86 + 0.28 * noise(seed + 50 + n, 6, 10)
        picture = over(picture, ridge(seed + n, level, 0.16 - 0.06 * t), colour * shade[..., None])
    return picture


def water(picture: np.ndarray, seed: int, shore: float, tint: Colour, strength: float = 0.45) -> np.ndarray:
    """Everything below ``shore`` becomes water that mirrors what stands above."""
    first = round(shore * HEIGHT)
    depth = HEIGHT - first
    y = np.arange(depth)
    ripple = noise(seed, 7, 8, 9.0)[first:] - 0.5
    away = 1 + 0.5 * (y / depth)[:, None]
    up = np.clip(first - y[:, None] * 0.8 / away + ripple * 90 * (y / depth)[:, None], 0, first - 1).astype(int)
    side = np.clip(np.arange(WIDTH)[None, :] + ripple * 26, 0, WIDTH - 1).astype(int)
    mirror = picture[up, side]
    glitter = np.clip(noise(seed + 1, 7, 14, 12.0)[first:] - 0.62, 0, 1)[..., None] * 160
    dark = (0.92 - 0.3 * (y / depth))[:, None, None]
    out = picture.copy()
    out[first:] = (mirror * (1 - strength) + np.array(tint) * strength) * dark + glitter * mirror.mean() / 140
    return out


def glow(picture: np.ndarray, x: float, y: float, radius: float, colour: Colour, strength: float) -> np.ndarray:
    away = np.hypot((columns() - x) * WIDTH / HEIGHT, rows() - y) / radius
    light = np.exp(-(away**2) * 2.2)[..., None] * strength
    return 255 - (255 - picture) * (1 - light * np.array(colour) / 255)


def finish(picture: np.ndarray, seed: int, grain: float = 3.2) -> Image.Image:
    """Lens and film: darker corners, a little grain, a soft curve."""
    corner = 1 - 0.26 * np.clip(np.hypot(columns() - 0.5, rows() - 0.5) - 0.28, 0, 1)[..., None] * 1.6
    film = np.random.default_rng(seed).normal(0, grain, (HEIGHT, WIDTH, 1))
    level = np.clip((picture * corner + film) / 255, 0, 1)
    level = level * 0.7 + (3 * level**2 - 2 * level**3) * 0.3
    return Image.fromarray((level * 255).round().astype(np.uint8))


def person(d: ImageDraw.ImageDraw, x: float, y: float, tall: float, lean: float = 0.0, arm: float = 0.0) -> None:
    """A figure that stands at (x, y), so tall as a share of the height; ``arm`` reaches out to a side."""
    k = HEIGHT / WIDTH
    top = y - tall
    head = tall * 0.075
    cx = x + lean * tall * k
    d.ellipse(box(cx - head * k, top, cx + head * k, top + 2.1 * head), fill=255)
    shoulder, hip = top + tall * 0.19, top + tall * 0.54
    d.polygon(
        points(
            (cx - tall * 0.13 * k, shoulder), (cx + tall * 0.13 * k, shoulder),
            (x + tall * 0.1 * k, hip), (x - tall * 0.1 * k, hip),
        ),
        fill=255,
    )  # fmt: skip
    for side in (-1, 1):
        d.line(
            points((x + side * tall * 0.05 * k, hip), (x + side * tall * (0.06 + abs(lean) * 0.5) * k, y)),
            fill=255,
            width=max(2, round(tall * HEIGHT * TWICE * 0.075)),
        )
        reach = arm if side > 0 else -arm * 0.4
        d.line(
            points(
                (cx + side * tall * 0.12 * k, shoulder + tall * 0.02),
                (cx + side * tall * 0.16 * k + reach * tall * k, hip - abs(reach) * tall * 0.5),
            ),
            fill=255,
            width=max(2, round(tall * HEIGHT * TWICE * 0.05)),
        )


def cable_bridge(d: ImageDraw.ImageDraw, deck: float, pylons: tuple[float, ...], top: float) -> None:
    d.polygon(points((0, deck - 0.006), (1, deck - 0.03), (1, deck - 0.012), (0, deck + 0.012)), fill=255)
    for x in pylons:
        d.polygon(
            points((x - 0.016, 0.79), (x - 0.005, top), (x + 0.005, top), (x + 0.016, 0.79), (x + 0.009, 0.79), (x, top + 0.06), (x - 0.009, 0.79)),
            fill=255,
        )  # fmt: skip
        for n in range(1, 15):
            for side in (-1, 1):
                d.line(
                    points((x, top + 0.008 * n), (x + side * 0.0155 * n, deck - 0.01 - 0.018 * (x - 0.5))),
                    fill=190,
                    width=3,
                )


def bridge() -> Image.Image:
    picture = gradient([(0, (38, 58, 108)), (0.3, (118, 118, 158)), (0.52, (236, 168, 120)), (0.62, (252, 208, 150))])
    picture = clouds(picture, 11, (250, 176, 140), 0.55, 0.6)
    picture = glow(picture, 0.7, 0.58, 0.5, (255, 190, 120), 0.55)
    picture = hills(picture, 12, (120, 110, 140), (58, 62, 88), 0.62, 0.66, 3)
    shape = drawn(lambda d: cable_bridge(d, 0.6, (0.3, 0.68), 0.16))
    picture = over(picture, shape, gradient([(0, (236, 226, 214)), (0.6, (150, 140, 150)), (0.8, (70, 66, 84))]))
    lamps = [(0.02 + 0.04 * n, 0.585 - 0.0175 * (0.02 + 0.04 * n)) for n in range(25)]
    for x, y in lamps:
        picture = glow(picture, x, y, 0.014, (255, 224, 160), 0.95)
    picture = water(picture, 13, 0.7, (40, 56, 84), 0.35)
    for n, x in enumerate((0.16, 0.5, 0.83)):
        hull = drawn(lambda d, x=x, n=n: d.polygon(points((x - 0.04, 0.83 + 0.03 * n), (x + 0.04, 0.83 + 0.03 * n), (x + 0.03, 0.845 + 0.03 * n), (x - 0.03, 0.845 + 0.03 * n)), fill=255))  # fmt: skip
        picture = over(picture, hull, (34, 30, 40))
    return finish(picture, 1)


def oldstreet() -> Image.Image:
    picture = gradient([(0, (206, 216, 226)), (0.6, (240, 234, 220))])
    wood = noise(21, 7, 6, 0.12)
    for side in (0, 1):
        x = columns() if side == 0 else 1 - columns()
        wall = np.clip((0.47 - 0.36 * 0 - x) * 400, 0, 1) * np.clip((rows() - (0.1 + 0.95 * x)) * 300, 0, 1)
        planks = 0.75 + 0.25 * np.sin((1 / np.clip(0.5 - x, 0.02, 1)) * 9.0) ** 8
        light = (0.55 if side == 0 else 0.95) * (0.62 + 0.6 * wood) * planks
        picture = over(picture, wall, np.array((150, 98, 58))[None, None] * light[..., None])
        eaves = np.clip(1 - np.abs(rows() - (0.12 + 0.93 * x)) * 46, 0, 1) * (x < 0.46)
        picture = over(picture, eaves * 1.4, np.array((64, 60, 62)) * (0.7 + 0.6 * noise(22 + side, 6, 40))[..., None])
        shade = np.clip(1 - np.abs(rows() - (0.62 + 0.02 * x)) * 22, 0, 1) * (x < 0.44)
        picture = over(picture, shade * 0.5, (240, 190, 110))
    ground = np.clip((rows() - (0.56 + 0.9 * np.abs(columns() - 0.5) * 0)) * 300, 0, 1)
    ground *= np.clip((rows() - 0.56 - 1.05 * np.clip(np.abs(columns() - 0.5) - 0.06, 0, 1)) * 200, 0, 1)
    depth = np.clip(rows() - 0.54, 0.01, 1)
    slabs = (np.abs(np.sin(2.4 / depth)) > 0.12) * (np.abs(np.sin((columns() - 0.5) / depth * 7)) > 0.06)
    stone = (0.6 + 0.5 * noise(24, 7, 20)) * (0.72 + 0.28 * slabs)
    picture = over(picture, ground, np.array((176, 168, 156)) * stone[..., None])
    picture = glow(picture, 0.5, 0.5, 0.3, (255, 236, 200), 0.55)
    for k, (x, y, tall) in enumerate(((0.45, 0.68, 0.16), (0.53, 0.66, 0.13), (0.57, 0.83, 0.3), (0.41, 0.79, 0.25))):
        figure = drawn(lambda d, x=x, y=y, tall=tall: person(d, x, y, tall, 0.02, 0.05), 0.8)
        picture = over(picture, figure, ((52, 58, 74), (128, 44, 40), (44, 62, 58), (70, 56, 84))[k])
    for side in (0.2, 0.8, 0.28, 0.72, 0.34, 0.66):
        y = 0.36 + 0.55 * (0.5 - abs(side - 0.5)) * 0.4
        size = 0.035 * (abs(side - 0.5) * 2.6)
        lantern = drawn(lambda d, s=side, y=y, r=size: d.ellipse(box(s - r * 0.6, y - r, s + r * 0.6, y + r), fill=255), 1)
        picture = over(picture, lantern, (196, 42, 34))
        picture = glow(picture, side, y, size * 1.6, (255, 120, 60), 0.4)
    return finish(picture, 2)


def tea() -> Image.Image:
    picture = gradient([(0, (186, 206, 220)), (0.4, (236, 238, 226))])
    picture = clouds(picture, 31, (250, 250, 248), 0.7, 0.5)
    picture = hills(picture, 32, (164, 186, 190), (84, 122, 96), 0.34, 0.48, 4)
    field = np.clip((rows() - 0.46 - 0.06 * np.sin(columns() * 5)) * 200, 0, 1)
    depth = np.clip(rows() - 0.4, 0.03, 1)
    wave = np.sin(11 / depth + 9 * np.sin(columns() * 3.2 + 1.2 / depth * 0.1) + 3 * noise(36, 4, 3))
    leaf = 0.5 + 0.5 * noise(37, 8, 24)
    light = (0.52 + 0.42 * np.clip(wave, -0.7, 1)) * leaf
    green = gradient([(0.4, (150, 190, 110)), (1, (64, 128, 48))])
    picture = over(picture, field, green * np.clip(light * 1.5, 0.14, 1.35)[..., None])
    for k, (x, y, tall) in enumerate(((0.3, 0.72, 0.15), (0.38, 0.73, 0.14), (0.68, 0.84, 0.24), (0.56, 0.6, 0.08))):
        figure = drawn(lambda d, x=x, y=y, tall=tall: person(d, x, y, tall, 0.1, 0.14), 0.8)
        picture = over(picture, figure, ((150, 52, 60), (60, 74, 120), (72, 66, 92), (160, 120, 60))[k])
        hat = drawn(lambda d, x=x, y=y, t=tall: d.polygon(points((x - 0.1 * t, y - t * 0.93), (x + 0.08 * t, y - t * 1.08), (x + 0.24 * t, y - t * 0.93)), fill=255), 0.8)  # fmt: skip
        picture = over(picture, hat, (226, 204, 150))
    bushes = np.clip((rows() - 0.86 - 0.05 * noise(38, 6, 4)) * 60, 0, 1)
    picture = over(picture, bushes, np.array((46, 96, 34)) * (0.4 + 1.0 * noise(39, 8, 30))[..., None])
    return finish(picture, 3)


def nightmarket() -> Image.Image:
    picture = gradient([(0, (10, 14, 30)), (0.4, (26, 30, 50)), (0.55, (60, 50, 44)), (1, (40, 34, 32))])
    picture *= (0.8 + 0.4 * noise(41, 6, 8))[..., None]
    roof = drawn(lambda d: d.polygon(points((0, 0.1), (0.5, 0.3), (1, 0.1), (1, 0.22), (0.5, 0.36), (0, 0.24)), fill=255))
    picture = over(picture, roof, (48, 56, 70))
    random = np.random.default_rng(42)
    for n in range(9):
        for side in (-1, 1):
            x = 0.5 + side * 0.5 * (0.86 ** (9 - n) + 0.02)
            y = 0.36 - 0.13 * (0.86 ** (9 - n))
            picture = glow(picture, x, y, 0.02 + 0.05 * 0.8 ** (9 - n), (255, 232, 180), 1.0)
    for n in range(16):
        t = n / 15
        y = 0.5 + 0.42 * t**1.4
        size = 0.02 + 0.09 * t**1.4
        for side in (-1, 1):
            for step in range(3):
                x = 0.5 + side * (0.1 + 0.5 * t**1.2 + step * size * 0.9)
                crate = drawn(lambda d, x=x, y=y, s=size: d.rectangle(box(x - s * 0.42, y - s * 0.35, x + s * 0.42, y + s * 0.45), fill=255), 0.6)  # fmt: skip
                colour = ((70, 128, 46), (176, 60, 40), (206, 168, 66), (110, 150, 60), (150, 84, 110))[int(random.integers(5))]
                speck = 0.45 + 0.85 * noise(int(43 + n * 6 + step * 2 + (side > 0)), 4, 40)
                picture = over(picture, crate, np.array(colour) * speck[..., None] * (0.7 + 0.3 * t))
    for k in range(16):
        t = float(random.random())
        x, y, tall = 0.5 + (random.random() - 0.5) * (0.2 + 0.5 * t), 0.56 + 0.4 * t, 0.12 + 0.3 * t
        figure = drawn(lambda d, x=x, y=y, tall=tall: person(d, x, y, tall, 0.03, 0.1), 1.0)
        colour = ((36, 40, 58), (80, 44, 40), (50, 62, 54), (98, 90, 84))[k % 4]
        picture = over(picture, figure, np.array(colour) * (0.8 + 0.7 * (1 - rows()))[..., None])
    picture = glow(picture, 0.5, 0.42, 0.5, (255, 206, 130), 0.4)
    return finish(picture, 4, 4.5)


def parking() -> Image.Image:
    picture = gradient([(0, (16, 22, 46)), (0.36, (64, 72, 104)), (0.5, (140, 110, 96))])
    random = np.random.default_rng(52)
    for n in range(9):
        left, top = 0.115 * n - 0.02, 0.1 + 0.2 * float(random.random())
        block = drawn(lambda d, left=left, top=top: d.rectangle(box(left, top, left + 0.105, 0.56), fill=255))
        picture = over(picture, block, np.array((58, 62, 82)) * (0.8 + 0.3 * noise(60 + n, 5, 10))[..., None])

        def windows(d: ImageDraw.ImageDraw, left: float = left, top: float = top) -> None:
            for row in range(11):
                for column in range(5):
                    if random.random() < 0.45 and top + 0.03 + row * 0.036 < 0.53:
                        x, y = left + 0.012 + column * 0.019, top + 0.03 + row * 0.036
                        d.rectangle(box(x, y, x + 0.011, y + 0.02), fill=255)

        picture = over(picture, drawn(windows, 0.6) * 0.9, (255, 220, 150))
    ground = np.clip((rows() - 0.55) * 300, 0, 1)
    picture = over(picture, ground, gradient([(0.5, (90, 88, 92)), (1, (52, 54, 62))]) * (0.8 + 0.4 * noise(53, 7, 30))[..., None])
    colours = ((196, 198, 202), (60, 66, 78), (150, 40, 36), (230, 230, 226), (70, 100, 140), (34, 36, 40))
    for row, (y, size, count) in enumerate(((0.6, 0.062, 14), (0.72, 0.1, 9), (0.9, 0.17, 6))):
        for n in range(count):
            x = (n + 0.5) / count + 0.01 * row
            colour = np.array(colours[(n * 5 + row * 3) % 6], dtype=float)
            body = drawn(lambda d, x=x, y=y, s=size: d.rounded_rectangle(box(x - s * 0.46, y - s * 0.34, x + s * 0.46, y + s * 0.28), s * 600, fill=255))  # fmt: skip
            cabin = drawn(lambda d, x=x, y=y, s=size: d.polygon(points((x - s * 0.36, y - s * 0.3), (x - s * 0.26, y - s * 0.74), (x + s * 0.26, y - s * 0.74), (x + s * 0.36, y - s * 0.3)), fill=255))  # fmt: skip
            tyre = drawn(lambda d, x=x, y=y, s=size: [d.rectangle(box(x + k * s * 0.34 - s * 0.08, y + s * 0.1, x + k * s * 0.34 + s * 0.08, y + s * 0.42), fill=255) for k in (-1, 1)])  # fmt: skip
            picture = over(picture, tyre, (14, 14, 16))
            picture = over(picture, cabin, colour * 0.8)
            glass = drawn(lambda d, x=x, y=y, s=size: d.polygon(points((x - s * 0.29, y - s * 0.36), (x - s * 0.22, y - s * 0.66), (x + s * 0.22, y - s * 0.66), (x + s * 0.29, y - s * 0.36)), fill=255))  # fmt: skip
            picture = over(picture, glass, (40, 50, 66))
            picture = over(picture, body, colour * np.clip(1.15 - 1.2 * np.clip(rows() - (y - size * 0.3), 0, 1) / size * 0.6, 0.5, 1.2)[..., None])  # fmt: skip
            for side in (-1, 1):
                picture = glow(picture, x + side * size * 0.34, y - size * 0.08, size * 0.12, (255, 240, 210), 0.5)
    for x in (0.08, 0.36, 0.64, 0.92):
        pole = drawn(lambda d, x=x: d.line(points((x, 0.62), (x, 0.2)), fill=255, width=10))
        picture = over(picture, pole, (40, 42, 50))
        picture = glow(picture, x, 0.19, 0.14, (255, 220, 150), 0.9)
    return finish(picture, 5, 4)


def dragonboat() -> Image.Image:
    picture = gradient([(0, (150, 190, 224)), (0.3, (226, 236, 240))])
    picture = clouds(picture, 61, (255, 255, 255), 0.6, 0.4)
    picture = hills(picture, 62, (150, 174, 186), (70, 110, 84), 0.3, 0.38, 3)
    crowd = np.clip(1 - np.abs(rows() - 0.4) * 34, 0, 1)
    dots = noise(65, 3, 90)
    hue = np.stack([noise(66 + k, 3, 80) * 235 for k in range(3)], axis=-1)
    picture = over(picture, crowd * (dots > 0.42), hue)
    picture = water(picture, 69, 0.44, (70, 116, 124), 0.5)

    def boat(y: float, size: float, colour: Colour, shift: float, picture: np.ndarray) -> np.ndarray:
        left, right = shift, shift + size
        hull = drawn(lambda d: d.polygon(points((left, y - 0.012), (left + 0.04, y), (right - 0.05, y), (right + 0.03, y - 0.06), (right + 0.05, y - 0.05), (right - 0.02, y + 0.03), (left + 0.03, y + 0.03)), fill=255))  # fmt: skip
        spray = np.clip(1 - np.abs(rows() - y - 0.04) * 26, 0, 1) * (columns() > left) * (columns() < right)
        picture = over(picture, spray * np.clip(noise(round(70 + y * 100), 7, 24, 3) - 0.45, 0, 1) * 2.6, (244, 250, 250))
        for n in range(11):
            x = left + 0.06 + (size - 0.14) * n / 10
            figure = drawn(lambda d, x=x: person(d, x, y + 0.05, 0.17 * size / 0.62, 0.22, 0.5), 0.6)
            picture = over(picture, figure * (rows() < y + 0.01), colour if n % 2 else np.array(colour) * 0.8)
            skin = drawn(lambda d, x=x: d.ellipse(box(x + 0.016, y + 0.05 - 0.17 * size / 0.62, x + 0.03, y + 0.075 - 0.17 * size / 0.62), fill=255), 0.6)  # fmt: skip
            picture = over(picture, skin, (206, 158, 122))
            oar = drawn(lambda d, x=x: d.line(points((x + 0.03, y - 0.05), (x - 0.012, y + 0.06)), fill=255, width=9), 0.5)
            picture = over(picture, oar, (120, 82, 44))
        picture = over(picture, hull, gradient([(y - 0.07, (226, 176, 60)), (y, (180, 40, 32)), (y + 0.04, (90, 20, 22))]))
        head = drawn(lambda d: [d.ellipse(box(right + 0.01, y - 0.1, right + 0.055, y - 0.045), fill=255), d.polygon(points((right + 0.04, y - 0.09), (right + 0.085, y - 0.075), (right + 0.045, y - 0.05)), fill=255)], 0.8)  # fmt: skip
        return over(picture, head, (214, 158, 40))

    picture = boat(0.56, 0.46, (70, 92, 160), 0.34, picture)
    picture = boat(0.76, 0.74, (196, 66, 44), 0.08, picture)
    return finish(picture, 6)


def runner() -> Image.Image:
    picture = gradient([(0, (170, 194, 222)), (0.4, (250, 222, 178)), (0.5, (255, 232, 196))])
    picture = glow(picture, 0.76, 0.4, 0.4, (255, 224, 160), 0.8)
    picture = hills(picture, 82, (188, 180, 190), (96, 110, 112), 0.48, 0.55, 3)
    picture = water(picture, 84, 0.56, (150, 150, 150), 0.3)
    dike = np.clip((rows() - 0.66 - 0.22 * (columns() - 0.5) * 0.4) * 200, 0, 1)
    grass = gradient([(0.6, (150, 156, 84)), (1, (58, 82, 40))]) * (0.5 + 0.8 * noise(85, 8, 40, 0.4))[..., None]
    picture = over(picture, dike, grass)
    road = np.clip((0.05 + (rows() - 0.66) * 0.75 - np.abs(columns() - 0.45 + (rows() - 0.66) * 0.2)) * 120, 0, 1) * dike
    picture = over(picture, road, np.array((196, 184, 166)) * (0.8 + 0.3 * noise(86, 7, 30))[..., None])
    for n in range(7):
        x = 0.62 + 0.055 * n
        trunk = drawn(lambda d, x=x, n=n: d.rectangle(box(x, 0.48 - 0.008 * n, x + 0.004, 0.68), fill=255))
        crown = np.exp(-(((columns() - x - 0.002) * 26) ** 2) - ((rows() - 0.42 + 0.008 * n) * 7) ** 2) * (0.4 + noise(88 + n, 7, 30))
        picture = over(picture, trunk, (70, 58, 46))
        picture = over(picture, np.clip((crown - 0.42) * 6, 0, 1), (74, 96, 54))

    def body(d: ImageDraw.ImageDraw) -> None:
        thick = round(HEIGHT * TWICE * 0.034)
        d.ellipse(box(0.428, 0.27, 0.468, 0.338), fill=255)
        d.line(points((0.446, 0.35), (0.432, 0.56)), fill=255, width=round(thick * 2.1))
        d.line(points((0.436, 0.56), (0.472, 0.67), (0.462, 0.8)), fill=255, width=round(thick * 1.25), joint="curve")
        d.line(points((0.43, 0.56), (0.4, 0.68), (0.352, 0.7)), fill=255, width=round(thick * 1.2), joint="curve")
        d.line(points((0.452, 0.38), (0.49, 0.47), (0.52, 0.41)), fill=255, width=round(thick * 0.8), joint="curve")
        d.line(points((0.44, 0.38), (0.396, 0.45), (0.42, 0.53)), fill=255, width=round(thick * 0.8), joint="curve")

    figure = drawn(body, 0.8)
    paint = gradient([(0.34, (190, 140, 104)), (0.35, (52, 120, 84)), (0.55, (44, 100, 72)), (0.57, (38, 42, 56)), (0.66, (176, 130, 96)), (0.8, (150, 108, 80))])  # fmt: skip
    picture = over(picture, figure, paint * (0.8 + 0.35 * columns())[..., None])
    return finish(picture, 7)


def kiln() -> Image.Image:
    picture = gradient([(0, (30, 24, 24)), (0.5, (74, 52, 40)), (1, (44, 32, 28))]) * (0.7 + 0.6 * noise(91, 7, 10))[..., None]
    bricks = (np.sin(rows() * 150) ** 2 > 0.05) * (np.sin(columns() * 90 + np.floor(rows() * 47.7) * 1.57) ** 2 > 0.03)
    arch = np.hypot((columns() - 0.36) * 1.5, rows() - 0.62) - 0.4
    wall = np.clip(-arch * 200, 0, 1)
    picture = over(picture, wall, np.array((150, 84, 56)) * (0.45 + 0.35 * bricks + 0.35 * noise(92, 7, 16))[..., None])
    mouth = np.hypot((columns() - 0.36) * 1.7, (rows() - 0.6) * 1.05)
    fire = gradient([(0, (255, 250, 214)), (0.07, (255, 206, 96)), (0.14, (240, 112, 30)), (0.2, (120, 30, 10))], mouth)
    picture = over(picture, np.clip((0.2 - mouth) * 120, 0, 1), fire * (0.75 + 0.4 * noise(93, 7, 6))[..., None])
    picture = glow(picture, 0.36, 0.6, 0.6, (255, 140, 50), 0.6)
    for k, (x, y, size) in enumerate(((0.7, 0.78, 0.11), (0.8, 0.82, 0.14), (0.92, 0.76, 0.1), (0.63, 0.9, 0.1), (0.75, 0.96, 0.13), (0.9, 0.98, 0.15))):  # fmt: skip
        jar = drawn(lambda d, x=x, y=y, s=size: [d.ellipse(box(x - s * 0.5, y - s, x + s * 0.5, y + s * 0.5), fill=255), d.rectangle(box(x - s * 0.22, y - s * 1.16, x + s * 0.22, y - s * 0.8), fill=255)], 0.8)  # fmt: skip
        light = np.clip(1.3 - (columns() - x + size * 0.5) / size * 1.15, 0.16, 1.3)
        colour = ((150, 98, 60), (128, 72, 48), (168, 118, 76), (110, 82, 62), (140, 84, 50), (92, 64, 50))[k]
        picture = over(picture, jar, np.array(colour) * (light * (0.8 + 0.4 * noise(94 + k, 6, 24)))[..., None])
    figure = drawn(lambda d: person(d, 0.52, 0.95, 0.52, -0.06, -0.24), 1)
    picture = over(picture, figure, np.array((48, 38, 40)) * (1.9 - 1.6 * columns())[..., None])
    return finish(picture, 8, 4.5)


def terraces() -> Image.Image:
    picture = gradient([(0, (150, 176, 206)), (0.25, (244, 214, 190)), (0.36, (252, 232, 206))])
    picture = clouds(picture, 101, (255, 236, 220), 0.6, 0.36)
    picture = hills(picture, 102, (174, 180, 194), (104, 128, 124), 0.32, 0.42, 4)
    land = rows() - 0.38 - 0.05 * noise(106, 4, 2)
    height = (np.clip(land, 0, 1) ** 0.72) * 15 + 2.6 * noise(107, 4, 2) + 1.1 * np.sin(columns() * 5.2)
    step = height - np.floor(height)
    level = np.floor(height)
    pool = gradient([(0.3, (250, 224, 196)), (0.6, (176, 196, 214)), (1, (120, 150, 180))])
    pool = pool * (0.82 + 0.22 * np.sin(level * 12.9)[..., None] ** 2) * (0.9 + 0.2 * noise(108, 6, 12, 6))[..., None]
    bank = np.clip((step - 0.72) * 30, 0, 1)
    rice = np.clip(np.sin(level * 78.233) * 3 - 0.6, 0, 1)
    field = over(pool, rice * 0.75, np.array((128, 168, 84)) * (0.6 + 0.7 * noise(109, 8, 40))[..., None])
    green = np.array((78, 104, 50)) * (0.5 + 0.9 * noise(110, 8, 40))[..., None]
    field = over(field, bank, green)
    field = over(field, np.clip(1 - np.abs(step - 0.73) * 40, 0, 1), (46, 58, 34))
    picture = over(picture, np.clip(land * 200, 0, 1), field)
    picture = glow(picture, 0.24, 0.34, 0.5, (255, 220, 170), 0.5)
    figure = drawn(lambda d: [person(d, 0.62, 0.8, 0.12, 0.08, 0.2), d.line(points((0.585, 0.705), (0.655, 0.7)), fill=255, width=8), d.ellipse(box(0.575, 0.73, 0.598, 0.76), fill=255), d.ellipse(box(0.643, 0.73, 0.666, 0.76), fill=255)], 0.6)  # fmt: skip
    return finish(over(picture, figure, (40, 38, 44)), 9)


def ferry() -> Image.Image:
    picture = gradient([(0, (132, 152, 178)), (0.35, (222, 214, 206)), (0.46, (248, 226, 196))])
    picture = clouds(picture, 121, (250, 236, 226), 0.5, 0.46)
    picture = hills(picture, 122, (176, 178, 188), (110, 118, 130), 0.44, 0.5, 3)
    mist = np.exp(-(((rows() - 0.5) * 16) ** 2)) * (0.5 + 0.5 * noise(125, 5, 3, 5))
    picture = over(picture, mist * 0.9, (240, 232, 224))
    picture = water(picture, 126, 0.52, (150, 152, 156), 0.4)
    hull = drawn(lambda d: d.polygon(points((0.2, 0.68), (0.82, 0.68), (0.78, 0.78), (0.25, 0.78)), fill=255))
    picture = over(picture, hull, gradient([(0.66, (70, 96, 116)), (0.74, (50, 66, 82)), (0.76, (140, 52, 44)), (0.79, (90, 36, 34))]))
    cabin = drawn(lambda d: d.rectangle(box(0.3, 0.44, 0.7, 0.58), fill=255) or d.rectangle(box(0.29, 0.43, 0.71, 0.45), fill=255))
    posts = drawn(lambda d: [d.rectangle(box(0.3 + 0.05 * n, 0.45, 0.305 + 0.05 * n, 0.68), fill=255) for n in range(9)])
    picture = over(picture, cabin * (rows() < 0.475), (226, 228, 226))
    picture = over(picture, posts, (210, 212, 210))
    random = np.random.default_rng(127)
    for n in range(22):
        x, tall = 0.26 + 0.024 * n + 0.01 * float(random.random()), 0.14 + 0.05 * float(random.random())
        figure = drawn(lambda d, x=x, tall=tall: person(d, x, 0.69, tall, 0.02, 0.04), 0.7)
        colour = ((62, 66, 84), (140, 54, 48), (70, 90, 74), (178, 150, 96), (90, 80, 100), (206, 204, 198))[int(random.integers(6))]
        picture = over(picture, figure * (rows() < 0.69), np.array(colour) * (0.9 + 0.2 * float(random.random())))
    picture = over(picture, drawn(lambda d: d.rectangle(box(0.6, 0.32, 0.655, 0.43), fill=255)), (200, 196, 190))
    wake = np.clip(1 - np.abs(rows() - 0.8) * 22, 0, 1) * (columns() > 0.16) * (columns() < 0.86) * np.clip(noise(128, 7, 20, 4) - 0.5, 0, 1)
    picture = over(picture, wake * 2.2, (244, 240, 234))
    return finish(picture, 10)


def lotus() -> Image.Image:
    picture = gradient([(0, (70, 110, 84)), (1, (24, 60, 50))]) * (0.6 + 0.7 * noise(131, 7, 6))[..., None]
    random = np.random.default_rng(132)
    for n in range(46):
        t = n / 45
        x, y, r = float(random.random()) * 1.1 - 0.05, 0.1 + 0.95 * t, 0.05 + 0.13 * t
        slant = 0.34 + 0.12 * float(random.random())
        away = np.hypot((columns() - x) * 1.5, (rows() - y) / slant)
        angle = np.arctan2((rows() - y) / slant, (columns() - x) * 1.5)
        leaf = np.clip((r * (1 + 0.05 * np.sin(angle * 7 + n)) - away) * 400, 0, 1)
        veins = 0.86 + 0.14 * np.abs(np.sin(angle * 9))
        light = (0.62 + 0.5 * (1 - away / r)) * veins * (0.55 + 0.55 * t) * (0.85 + 0.3 * noise(133 + n, 5, 14))
        picture = over(picture, np.clip((r * 1.08 - np.hypot((columns() - x - 0.006) * 1.5, (rows() - y - 0.014) / slant)) * 120, 0, 1) * 0.5, (10, 26, 22))  # fmt: skip
        picture = over(picture, leaf, np.array((106, 168, 92)) * np.clip(light, 0, 1.4)[..., None])
    for x, y, size in ((0.36, 0.42, 0.17), (0.7, 0.62, 0.24), (0.16, 0.66, 0.12), (0.86, 0.3, 0.1)):
        stem = drawn(lambda d, x=x, y=y: d.line(points((x, y), (x + 0.012, min(1, y + 0.4))), fill=255, width=14), 1)
        picture = over(picture, stem, (78, 124, 66))
        for layer, (count, reach, tone) in enumerate(((9, 1.0, 0.84), (7, 0.8, 0.94), (5, 0.56, 1.04))):
            for n in range(count):
                angle = np.pi * (1.08 + 0.84 * (n / (count - 1) - 0.5) * (1.3 - 0.2 * layer)) - np.pi * 0.58
                cx, cy = x + np.cos(angle - np.pi * 0) * size * reach * 0.3 * HEIGHT / WIDTH, y - np.sin(angle) * size * reach * 0.3
                u = ((columns() - cx) * WIDTH / HEIGHT * np.cos(angle) - (rows() - cy) * np.sin(angle)) / (size * reach * 0.4)
                v = ((columns() - cx) * WIDTH / HEIGHT * np.sin(angle) + (rows() - cy) * np.cos(angle)) / (size * reach * 0.16)
                petal = np.clip((1 - np.hypot(u, v * (1 + 0.35 * u))) * 14, 0, 1)
                blush = np.clip(0.5 + 0.5 * u, 0, 1)[..., None]
                paint = np.array((252, 226, 228)) * (1 - blush) + np.array((224, 108, 142)) * blush
                picture = over(picture, petal, paint * tone * (0.94 + 0.1 * v)[..., None].clip(0.8, 1.08))
        picture = over(picture, np.exp(-(np.hypot((columns() - x) * 1.5, rows() - y + size * 0.12) / (size * 0.1)) ** 4), (226, 190, 70))
    return finish(picture, 11)


def night() -> Image.Image:
    picture = gradient([(0, (8, 12, 34)), (0.4, (26, 34, 72)), (0.56, (74, 62, 84))])
    picture *= (0.85 + 0.3 * noise(141, 6, 3, 3))[..., None]
    picture = hills(picture, 142, (32, 36, 62), (16, 18, 34), 0.54, 0.58, 2)
    random = np.random.default_rng(143)
    shape = drawn(lambda d: cable_bridge(d, 0.5, (0.2, 0.78), 0.08))
    picture = over(picture, shape, gradient([(0, (250, 214, 140)), (0.5, (190, 140, 90)), (0.62, (80, 60, 60))]))
    for n in range(60):
        x, y = float(random.random()), 0.55 + 0.04 * float(random.random())
        warm = ((255, 214, 140), (255, 240, 220), (255, 160, 90), (160, 200, 255))[int(random.integers(4))]
        picture = glow(picture, x, y, 0.006 + 0.01 * float(random.random()), warm, 1.0)
    for n in range(26):
        x = n / 25
        picture = glow(picture, x, 0.487 - 0.02 * x, 0.016, (255, 220, 150), 1.0)
    picture = water(picture, 144, 0.6, (14, 18, 40), 0.15)
    for n in range(26):
        x = n / 25 + 0.004
        streak = np.exp(-(((columns() - x + 0.004 * np.sin(rows() * 160 + n)) * 190) ** 2)) * np.clip((rows() - 0.6) * 6, 0, 1)
        streak *= np.clip(1.2 - (rows() - 0.6) * 3.2, 0, 1) * (0.4 + noise(145, 6, 30, 8))
        picture = over(picture, streak * 0.75, (255, 206, 130))
    crowd = drawn(lambda d: [person(d, x, 1.04, 0.2 + 0.03 * ((k * 7) % 5), 0.0, 0.1) for k, x in enumerate(np.linspace(0.03, 0.5, 11))], 1)
    return finish(over(picture, crowd, (8, 9, 16)), 12, 4)


def main() -> None:
    folder = Path(__file__).resolve().parent / "pictures"
    folder.mkdir(exist_ok=True)
    for draw in (bridge, oldstreet, tea, nightmarket, parking, dragonboat, runner, kiln, terraces, ferry, lotus, night):
        draw().save(folder / f"{draw.__name__}.jpg", quality=84, optimize=True)


if __name__ == "__main__":
    main()
