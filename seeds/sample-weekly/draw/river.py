"""The pictures on and beside the river."""

from functools import partial

import numpy as np
from PIL import Image

from draw import people
from draw.film import (
    Field,
    blurred,
    clamp,
    developed,
    disc_blurred,
    field,
    glow,
    grid,
    look_up,
    mix,
    rgb,
    smooth,
    spectral,
)
from draw.people import Light, Pose, place
from draw.sky import Dot, ridges, sheet, sky
from draw.solid import Camera
from draw.water import water

DARK = {k: rgb(*c) for k, c in {
    "skin": (70, 52, 44), "hair": (18, 16, 18), "top": (40, 42, 52), "legs": (28, 30, 38), "shoes": (16, 16, 18),
    "wood": (60, 42, 28),
}.items()}  # fmt: skip


def _span(camera: Camera, start: tuple[float, float], end: tuple[float, float], at: float, up: float) -> Dot:
    """A place on the bridge's line, so high up, as a dot of the picture."""
    x, z = start[0] + (end[0] - start[0]) * at, start[1] + (end[1] - start[1]) * at
    column, row, _ = camera.project(field([[x, up, z]]))
    return float(column[0]), float(row[0])


def _bridge_masks(
    camera: Camera, start: tuple[float, float], end: tuple[float, float]
) -> tuple[Field, Field, Field, list[Dot]]:
    """Pylons, deck, cables and the places of the lamps of a bridge that runs from one point to another."""
    spot = partial(_span, camera, start, end)
    size = (camera.width, camera.height)
    length = float(np.hypot(end[0] - start[0], end[1] - start[1]))
    pylons, cables = [], []
    for at in (0.27, 0.73):
        leg, half = 3.2 / length, 13 / length
        for side in (-1, 1):
            foot, waist, neck = at + side * half * 0.55, at + side * half * 0.8, at + side * leg * 0.8
            pylons += [
                [spot(foot - leg, 0), spot(foot + leg, 0), spot(waist + leg * 0.8, 20), spot(waist - leg * 0.8, 20)],
                [
                    spot(waist - leg * 0.8, 20),
                    spot(waist + leg * 0.8, 20),
                    spot(neck + leg * 0.6, 72),
                    spot(neck - leg * 0.6, 72),
                ],
            ]
        pylons.append(
            [spot(at - leg * 1.5, 70), spot(at + leg * 1.5, 70), spot(at + leg * 0.9, 100), spot(at - leg * 0.9, 100)]
        )
        pylons.append(
            [spot(at - 4.4 * leg, 0), spot(at + 4.4 * leg, 0), spot(at + 4.4 * leg, 3.5), spot(at - 4.4 * leg, 3.5)]
        )
        thick = 0.55 + 0.25 * (at < 0.5)
        cables += [
            ([spot(at, 98 - n * 1.6), spot(at + side * n * 0.0152, 22)], thick)
            for n in range(1, 15)
            for side in (-1, 1)
        ]
    deck = [[spot(-0.2, 18.6), spot(1.2, 18.6), spot(1.2, 22.2), spot(-0.2, 22.2)]]
    deck += [
        [spot(p - 2 / length, 0), spot(p + 2 / length, 0), spot(p + 2 / length, 19), spot(p - 2 / length, 19)]
        for p in (0.03, 0.97, 1.06)
    ]
    lamps = [spot(n / 60, 27.5) for n in range(-6, 68)]
    return sheet(size, pylons), sheet(size, deck), sheet(size, lines=cables) * 0.8, lamps


def _shown(dots: list[Dot], width: int) -> list[Dot]:
    return [dot for dot in dots if -30 < dot[0] < width + 30]


def bridge() -> Image.Image:
    """The new bridge at dusk, its lamps just lit."""
    width, height = 1600, 1067
    horizon = 742.0
    stops = (
        (0, rgb(44, 66, 118)),
        (0.45, rgb(112, 122, 164)),
        (0.75, rgb(226, 160, 130)),
        (0.93, rgb(255, 190, 120)),
        (1, rgb(250, 176, 112)),
    )
    picture = sky((width, height), horizon, stops, 7, 0.34, rgb(252, 150, 110), rgb(96, 88, 120), 0.5)
    picture = glow(picture, 1180, 735, 330, rgb(255, 170, 90) * 0.75)
    picture = ridges(picture, 12, horizon, (120, 84, 44), rgb(146, 122, 140), rgb(46, 48, 66))
    random = np.random.default_rng(3)
    for _ in range(90):
        x, y = random.random() * width, horizon - 4 - 26 * random.random() ** 2
        picture = glow(picture, x, y, 2.2 + random.random() * 1.6, rgb(255, 190, 110) * (0.4 + random.random()))
    camera = Camera(width, height, (0, 7, 0), (40, 45, 300), 1.02)
    pylons, deck, cables, lamps = _bridge_masks(camera, (-210, 250), (330, 420))
    columns, rows = grid(width, height)
    stone = mix(rgb(150, 130, 138), rgb(74, 72, 94), smooth(200, 740, rows))
    grime = 1 + 0.08 * look_up(spectral(5, 512, 1.2, 4, 0.2), columns / 700, rows / 900)
    picture = mix(picture, rgb(255, 226, 206), cables * 0.75)
    picture = mix(picture, stone * grime[..., None], pylons)
    picture = mix(
        picture, mix(rgb(58, 58, 78), rgb(96, 88, 104), clamp(look_up(spectral(6), columns / 900, rows / 900))), deck
    )
    for x, y in _shown(lamps, width):
        picture = glow(picture, x, y, 6.5, rgb(255, 224, 170) * 2.6)
    picture = water(picture, horizon - 1, horizon + 3, 21, rgb(38, 48, 70), height=4, lens=1.0, waves=0.035, size=2.4)
    boats = sheet(
        (width, height),
        [
            [(300 - 58, 862), (300 + 66, 858), (300 + 48, 874), (300 - 44, 876)],
            [(292, 862), (326, 861), (322, 846), (296, 846)],
            [(700, 800), (748, 798), (742, 805), (706, 806)],
        ],
        [([(306, 846), (306, 820)], 2)],
        blur=0.8,
    )
    picture = mix(picture, rgb(22, 22, 30), boats)
    return developed(picture, 1, 0.8, 0.014)


def night() -> Image.Image:
    """The bridge's lamps and their long reflections, people along the rail of the embankment."""
    width, height = 1067, 1500
    horizon = 690.0
    stops = ((0, rgb(10, 14, 36)), (0.6, rgb(26, 32, 66)), (0.9, rgb(70, 62, 84)), (1, rgb(104, 82, 84)))
    picture = sky((width, height), horizon, stops, 17, 0.3, rgb(70, 60, 74), rgb(16, 18, 38), 0.5)
    picture = ridges(picture, 42, horizon, (70, 40), rgb(30, 30, 48), rgb(14, 14, 24))
    random = np.random.default_rng(4)
    for _ in range(110):
        x, y = random.random() * width, horizon - 3 - 40 * random.random() ** 2
        tint = (rgb(255, 190, 110), rgb(255, 225, 180), rgb(255, 150, 80), rgb(170, 210, 255))[int(random.integers(4))]
        picture = glow(picture, x, y, 2.4 + random.random() * 2, tint * (0.5 + 1.6 * random.random()))
    camera = Camera(width, height, (0, 7, 0), (0, -4, 300), 1.5)
    pylons, deck, cables, lamps = _bridge_masks(camera, (-190, 250), (350, 420))
    _, rows = grid(width, height)
    lit = mix(rgb(255, 206, 130) * 1.3, rgb(150, 84, 50), smooth(120, 640, rows))
    picture = mix(picture, rgb(240, 190, 120), cables * 0.75)
    picture = mix(picture, lit, pylons)
    picture = mix(picture, rgb(96, 64, 44), deck)
    for x, y in _shown(lamps, width):
        picture = glow(picture, x, y, 9, rgb(255, 214, 140) * 4)
    picture = water(
        picture, horizon - 1, horizon + 2, 31, rgb(8, 12, 26), height=6, lens=1.5, waves=0.05, size=1.6, samples=14
    )
    random = np.random.default_rng(9)
    for k in range(26):
        deep = (k // 9) / 2
        x = -20 + (k % 9) * 134 + 60 * (k // 9) + random.normal(0, 18)
        tall = 560 + 130 * deep + random.normal(0, 34) - (210 if k in {4, 21} else 0)
        foot = height + tall * (0.68 - 0.1 * deep)
        picture = place(
            picture,
            people.STANDING if k % 2 else people.STANDING.turned(),
            (x, foot),
            tall,
            DARK,
            Light(0.3, -0.6, 0.02, 0.06),
            1.8 + deep,
        )
        if k in {2, 7, 12, 23}:
            picture = _phone(picture, x + 70, foot - tall * 1.06)
    return developed(picture, 2, 1.2, 0.02, 0.2)


def _phone(picture: Field, x: float, y: float) -> Field:
    """A telephone held up, the bridge small on its screen, and the arm below it."""
    height, width = picture.shape[:2]
    size = (width, height)
    arm = sheet(size, lines=[([(x + 14, y + 60), (x - 4, y + 190), (x - 44, y + 260)], 30)], blur=2.4)
    picture = mix(picture, rgb(14, 13, 18), arm)
    picture = mix(
        picture,
        rgb(16, 16, 22),
        sheet(size, [[(x - 26, y - 6), (x + 34, y - 2), (x + 28, y + 92), (x - 32, y + 88)]], blur=1.6),
    )
    screen = sheet(size, [[(x - 20, y + 2), (x + 28, y + 5), (x + 23, y + 82), (x - 25, y + 79)]], blur=1.6)
    picture = mix(picture, rgb(30, 34, 62) * 1.1, screen)
    lamps = sheet(
        size,
        discs=[(x - 18 + 5 * n, y + 52 + 0.3 * n, 1.6) for n in range(9)],
        lines=[([(x - 3, y + 22), (x - 6, y + 52)], 3)],
        blur=0.9,
    )
    return field(picture + lamps[..., None] * rgb(255, 200, 120) * 1.4)


def _mirrored(
    picture: Field, layer: Field, mask: Field, line: int, strength: float, seed: int, wave: float = 7
) -> Field:
    """What stands on the water at ``line`` once more below it, rippled and darker."""
    rows, width = mask.shape
    columns, lines = grid(width, rows)
    down = np.maximum(lines - line, 0)
    ripple = look_up(spectral(seed, 512, 1.4, 6, 0.25), columns / 900, lines / 260 / (0.3 + down / 160))
    up = np.clip(line - down * 0.92 + ripple * wave * np.sqrt(down / 40), 0, rows - 1).astype(np.int64)
    side = np.clip(columns + ripple * wave * 0.8, 0, width - 1).astype(np.int64)
    seen = mask[up, side] * (lines > line) * np.exp(-down / 240) * strength
    return mix(picture, layer[up, side] * 0.8, clamp(blurred(field(seen), 1.2)))


def ferry() -> Image.Image:
    """The first ferry in the morning mist."""
    width, height = 1600, 1067
    horizon, line = 560.0, 728
    stops = ((0, rgb(150, 160, 170)), (0.6, rgb(206, 204, 196)), (1, rgb(232, 220, 200)))
    picture = sky((width, height), horizon, stops, 27, 0.3, rgb(226, 222, 214), rgb(190, 192, 192), 0.3)
    picture = glow(picture, 1160, 330, 62, rgb(255, 236, 200) * 0.75)
    picture = ridges(picture, 52, horizon + 4, (190, 120), rgb(190, 192, 188), rgb(160, 164, 164))
    mist = look_up(spectral(58, 512, 2, 1, 0.5), *[v / 1600 for v in grid(width, height)])
    _, rows = grid(width, height)
    picture = mix(picture, rgb(222, 214, 202), np.exp(-(((rows - horizon) / 90) ** 2)) * clamp(0.65 + 0.25 * mist))
    picture = water(
        picture, horizon, horizon, 53, rgb(120, 128, 130), height=3, lens=1.6, waves=0.02, size=1.8, clear=0.92
    )
    picture = mix(picture, rgb(220, 212, 200), np.exp(-np.maximum(rows - horizon, 0) / 60) * (rows >= horizon) * 0.8)
    layer, mask = _ferry_layer(width, height, line)
    picture = _mirrored(picture, layer, mask, line, 0.85, 54, 9)
    picture = mix(picture, layer, mask)
    foam = sheet(
        (width, height),
        [[(300, line - 4), (1330, line - 3), (1480, line + 8), (1200, line + 9), (300, line + 7)]],
        blur=5,
    )
    columns, _ = grid(width, height)
    foam = foam * clamp(0.2 + 0.7 * look_up(spectral(55, 512, 1.1, 6, 0.3), columns / 500, rows / 300))
    picture = mix(picture, rgb(226, 222, 214), foam * 0.7)
    veil = np.exp(-(((rows - line + 40) / 130) ** 2)) * clamp(0.16 + 0.1 * mist)
    return developed(mix(picture, rgb(214, 208, 198), veil), 3, 0.72, 0.014, 0.06)


def grime(width: int, height: int) -> Field:
    """Streaks of rust and dirt, about 1."""
    columns, rows = grid(width, height)
    return clamp(1 + 0.16 * look_up(spectral(57, 512, 1.3, 4, 0.3), columns / 300, rows / 420), 0.5, 1.3)


def _ferry_layer(width: int, height: int, line: int) -> tuple[Field, Field]:
    """Boat and passengers alone, with their mask."""
    size = (width, height)
    hull = [
        (318, line - 66),
        (380, line - 70),
        (1150, line - 72),
        (1262, line - 106),
        (1284, line - 102),
        (1210, line + 2),
        (356, line + 2),
    ]
    cabin = [
        [(500, line - 64), (500, line - 236), (566, line - 236), (566, line - 64)],
        [(486, line - 236), (1052, line - 236), (1062, line - 250), (478, line - 250)],
        [(520, line - 250), (690, line - 250), (676, line - 330), (536, line - 330)],
        [(512, line - 330), (700, line - 330), (700, line - 340), (512, line - 340)],
        [(842, line - 250), (880, line - 250), (876, line - 318), (848, line - 318)],
    ]
    posts = [([(x, line - 64), (x, line - 238)], 5) for x in (640, 722, 804, 886, 968, 1046)]
    ropes = [
        ([(340, line - 92), (500, line - 94)], 3),
        ([(1046, line - 94), (1236, line - 124)], 3),
        ([(566, line - 94), (1046, line - 94)], 3),
    ]
    mast = [([(610, line - 340), (612, line - 470)], 4), ([(584, line - 420), (640, line - 424)], 3)]
    windows = [
        [(x, line - 262), (x + 32, line - 262), (x + 30, line - 312), (x + 2, line - 312)] for x in (548, 594, 640)
    ]
    layer = np.broadcast_to(rgb(84, 94, 102), (height, width, 3)).astype(np.float32)
    _, rows = grid(width, height)
    mask = sheet(size, cabin, [*posts, *mast])
    layer = mix(layer, rgb(128, 134, 134) * grime(width, height)[..., None], sheet(size, cabin))
    layer = mix(layer, rgb(66, 78, 86), sheet(size, windows))
    crowd = np.random.default_rng(56)
    tints = [(58, 62, 70), (96, 66, 60), (76, 80, 72), (116, 106, 90), (70, 68, 76), (140, 140, 136), (82, 90, 100)]
    for k in range(27):
        x = 376 + 32.4 * k + crowd.normal(0, 6)
        tall = 138 + crowd.normal(0, 9) - (22 if k % 9 == 4 else 0)
        pose = (people.STANDING, people.WALKING, people.STANDING.turned(), people.WALKING.turned())[
            int(crowd.integers(4))
        ]
        clothes = {
            **{n: mix(c, rgb(90, 94, 98), np.float32(0.35)) for n, c in DARK.items()},
            "top": rgb(*tints[int(crowd.integers(7))]),
        }
        rise = max(0, x - 1046) * 0.1
        layer = place(layer, pose, (x, line - 12 - rise), tall, clothes, Light(0.6, 0.4, 0.45, 0.5), 0.7)
        away, _, _ = people.shape(pose, round(tall))
        flat = np.zeros((height, width, 3), np.float32)
        flat = people.pasted(
            flat,
            np.ones((*away.shape, 3), np.float32),
            clamp(0.5 - away * tall),
            round(x - away.shape[1] / 2),
            round(line - 12 - rise - round(tall) * 1.08),
            0.6,
        )
        mask = np.maximum(mask, flat[..., 0])
    layer = mix(layer, rgb(112, 120, 124), sheet(size, lines=ropes))
    body = sheet(size, [hull])
    paint = mix(rgb(70, 92, 106), rgb(104, 66, 58), smooth(line - 26, line - 22, rows))
    paint = mix(paint, rgb(190, 190, 182), np.exp(-(((rows - line + 58) / 4) ** 2)))
    paint = field(paint * grime(width, height)[..., None])
    tyres = sheet(size, discs=[(x, line - 34, 17) for x in range(420, 1180, 108)]) - sheet(
        size, discs=[(x, line - 34, 8) for x in range(420, 1180, 108)]
    )
    layer = mix(mix(layer, paint, body), rgb(44, 48, 52), tyres)
    mask = np.maximum(np.maximum(mask, body), sheet(size, lines=ropes))
    return mix(layer, rgb(206, 204, 196), np.float32(0.1)), mask


EGRET = Pose(
    (
        (-0.2, 0.42, 0.06, 0.06, 0.5, 0.1, "top"), (-0.05, 0.47, 0.1, 0.08, 0.53, 0.075, "top"),
        (-0.2, 0.42, 0.05, -0.38, 0.33, 0.012, "top"),
        (0.1, 0.55, 0.055, 0.17, 0.68, 0.03, "top"), (0.17, 0.68, 0.029, 0.1, 0.8, 0.024, "top"),
        (0.1, 0.8, 0.024, 0.13, 0.9, 0.024, "top"), (0.13, 0.9, 0.024, 0.18, 0.935, 0.03, "top"),
        (0.2, 0.935, 0.016, 0.33, 0.9, 0.004, "beak"),
        (-0.02, 0.4, 0.026, 0.0, 0.24, 0.008, "shoes"), (0.0, 0.24, 0.008, -0.01, 0.0, 0.006, "shoes"),
        (0.05, 0.42, 0.026, 0.07, 0.24, 0.008, "shoes"), (0.07, 0.24, 0.008, 0.09, 0.0, 0.006, "shoes"),
    ),
    0.03,
)  # fmt: skip
FISHING = Pose(
    (
        *EGRET.limbs[:3],
        (0.1, 0.53, 0.055, 0.22, 0.6, 0.032, "top"), (0.22, 0.6, 0.03, 0.33, 0.56, 0.024, "top"),
        (0.33, 0.56, 0.024, 0.38, 0.42, 0.023, "top"), (0.38, 0.42, 0.023, 0.4, 0.37, 0.028, "top"),
        (0.405, 0.35, 0.015, 0.44, 0.22, 0.004, "beak"),
        *EGRET.limbs[8:],
    ),
    0.03,
)  # fmt: skip


def egrets() -> Image.Image:
    """Egrets in the shallows at the edge of the reeds."""
    width, height = 1400, 1120
    columns, rows = grid(width, height)
    picture = mix(rgb(150, 146, 116), rgb(96, 104, 72), smooth(0, 420, rows))
    reeds = np.random.default_rng(71)
    stalks = []
    for _ in range(1100):
        x, foot = reeds.random() * (width + 200) - 100, 455 + 14 * reeds.random()
        tall, lean = 190 + 320 * reeds.random(), reeds.normal(10, 34)
        stalks.append(
            ([(x, foot), (x + lean * 0.35, foot - tall * 0.6), (x + lean, foot - tall)], 1.5 + 3 * reeds.random())
        )
    for k, tint in enumerate(((66, 78, 40), (104, 108, 58), (40, 54, 32), (140, 132, 80))):
        picture = mix(picture, rgb(*tint), sheet((width, height), lines=stalks[k::4]))
    picture = disc_blurred(picture, 11)
    picture = water(
        picture, 452, 456, 72, rgb(70, 82, 70), height=1.6, lens=3.0, waves=0.012, size=0.8, clear=0.95, samples=10
    )
    white = {"top": rgb(250, 246, 236) * 1.35, "beak": rgb(60, 50, 30), "shoes": rgb(34, 34, 30)}
    light = Light(-0.8, 0.5, 0.75, 0.42, 0.35, (1.0, 0.94, 0.82))
    flock = (
        (1120, 560, 150, EGRET.turned(), 2.6),
        (262, 584, 170, EGRET, 2.2),
        (938, 800, 384, FISHING.turned(), 0.8),
        (470, 860, 470, EGRET, 0.7),
    )
    for x, line, tall, pose, blur in flock:
        layer = np.zeros((height, width, 3), np.float32) + rgb(200, 196, 180)
        layer = place(layer, pose, (x, line), tall, white, light, 0.5)
        away, _, _ = people.shape(pose, tall)
        ones = people.pasted(
            np.zeros_like(layer),
            np.ones((*away.shape, 3), np.float32),
            clamp(0.5 - away * tall),
            round(x - away.shape[1] / 2),
            round(line - tall * 1.08),
            0.5,
        )
        picture = _mirrored(picture, layer * 0.85, ones[..., 0], line, 0.6, 73 + tall, 3)
        picture = mix(picture, blurred(layer, blur), blurred(field(ones[..., 0]), blur))
        rings = np.hypot(columns - x, (rows - line) * 4.5)
        ring = np.sin(rings / 7) * np.exp(-rings / 70) * smooth(4, 16, rings)
        picture = field(picture * (1 + 0.3 * ring[..., None]))
    veil = np.exp(-(((rows - 470) / 70) ** 2)) * 0.4
    return developed(mix(picture, rgb(196, 184, 156), veil * 0.8), 5, 0.85, 0.013, 0.08)
