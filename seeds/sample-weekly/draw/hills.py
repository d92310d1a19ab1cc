"""The pictures of the hills and the dike: land by its height."""

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
    focused,
    glow,
    grid,
    haze,
    look_up,
    mix,
    rgb,
    smooth,
    spectral,
)
from draw.land import Height, Seen, View, seen, shadow, slope
from draw.people import Light, place
from draw.river import DARK
from draw.sky import ridges, sheet, sky

ROLLING = spectral(301, 1024, 2.4, 1)
BROKEN = spectral(302, 512, 1.7, 3)
LEAVES = spectral(303, 512, 1.0, 10)


def _bowl(x: Field, z: Field) -> Field:
    """A valley's side that climbs away and to both sides, before any terraces are cut."""
    rise = 0.1 * (z - 30) + 0.0005 * (x - 18) ** 2
    return field(rise + 8 * look_up(ROLLING, x / 560 + 0.1, z / 560) + 1.3 * look_up(ROLLING, x / 150, z / 150 + 0.3))


STEP = 1.15


def _terraced(x: Field, z: Field) -> Field:
    base = _bowl(x, z) / STEP
    level = np.floor(base)
    within = base - level
    lip = 0.16 * np.exp(-(((within - 0.0) / 0.035) ** 2)) + 0.1 * np.exp(-(((within - 0.8) / 0.03) ** 2))
    return field((level + smooth(0.82, 1.0, within)) * STEP + lip * STEP * 0.6)


def _shaded(height: Height, shown: Seen, sun: Field, reach: float, step: float) -> tuple[Field, Field]:
    facing = slope(height, shown.x, shown.away, field(step + 0.0008 * shown.away))
    lit = clamp(facing @ sun) * shadow(height, shown.x, shown.away, sun, reach)
    return lit, field(0.5 + 0.5 * facing[..., 1])


def terraces() -> Image.Image:
    """Flooded terraces at dawn, a panorama."""
    width, height = 1800, 780
    view = View(width, height, 62.0, 230.0, 1900.0)
    stops = ((0, rgb(146, 168, 196)), (0.6, rgb(226, 206, 190)), (1, rgb(250, 220, 186)))
    picture = sky((width, height), 250.0, stops, 311, 0.4, rgb(255, 216, 180), rgb(170, 172, 186), 0.5)
    picture = glow(picture, 1330, 128, 200, rgb(255, 200, 130) * 0.9)
    picture = ridges(picture, 312, 360, (230, 190, 130), rgb(206, 190, 184), rgb(132, 138, 146))
    shown = seen(view, _terraced, 60, 460, 1900)
    x, z = shown.x, shown.away
    sun = field((0.55, 0.34, 0.76))
    lit, open_sky = _shaded(_terraced, shown, sun, 30, 0.15)
    base = _bowl(x, z) / STEP
    level, within = np.floor(base), base - np.floor(base)
    own = np.sin(level * 12.9898 + np.floor(x / 46 + 3 * np.sin(level * 3.3))) * 43758.5453
    own = own - np.floor(own)
    grass = mix(rgb(104, 128, 48), rgb(58, 80, 32), clamp(0.5 + 0.5 * look_up(BROKEN, x / 40, z / 40)))
    grass = grass * clamp(1 + 0.3 * look_up(LEAVES, x / 12, z / 12), 0.3, 2)[..., None]
    soil = mix(grass, rgb(98, 82, 60), clamp(0.4 + 0.5 * look_up(BROKEN, x / 15 + 0.3, z / 15)))
    ground = mix(grass, soil, smooth(0.82, 0.9, within))
    land = ground * (lit[..., None] * rgb(255, 206, 150) * 2.3 + open_sky[..., None] * rgb(160, 180, 214) * 0.55)
    pool = _pools(picture, view, shown, lit)
    rice = clamp(look_up(LEAVES, x / 7, z / 3) * 0.7 + 0.1) * (own > 0.42) * smooth(30, 60, z)
    pool = mix(pool, rgb(120, 150, 70) * 0.9, rice * 0.55)
    wet = smooth(0.06, 0.09, within) * smooth(0.76, 0.74, within)
    land = mix(land, pool, wet * (own > 0.1))
    land = haze(land, z, 1500, rgb(226, 206, 190) * 0.95)
    picture = mix(picture, land, blurred(shown.land, 0.6))
    mist = (
        np.exp(-(((grid(width, height)[1] - 330) / 40) ** 2))
        * 0.7
        * clamp(0.4 + 0.3 * look_up(ROLLING, *[v / 2600 for v in grid(width, height)]))
    )
    picture = mix(picture, rgb(246, 226, 206), mist)
    picture = _terrace_people(picture, view)
    return developed(picture, 31, 0.86, 0.013, 0.12)


def _pools(above: Field, view: View, shown: Seen, lit: Field) -> Field:
    """What still water on a terrace mirrors: the sky above the hills, by how low one looks at it."""
    columns, rows = grid(view.width, view.height)
    up = np.clip(250 - (rows - 250) * 0.42, 0, 240).astype(np.int64)
    tremble = 6 * look_up(BROKEN, shown.x / 9, shown.away / 5)
    side = np.clip(columns + tremble, 0, view.width - 1).astype(np.int64)
    mirrored = above[up, side]
    ripple = 1 + 0.06 * look_up(LEAVES, shown.x / 20, shown.away / 5)
    return field(mirrored * ripple[..., None] * (0.72 + 0.2 * clamp(lit))[..., None])


def _terrace_people(picture: Field, view: View) -> Field:
    clothes = {**DARK, "top": rgb(70, 60, 70), "hair": rgb(190, 166, 120)}
    for x, z, pose in ((-21, 152, people.WALKING), (14, 140, people.STANDING), (30, 190, people.WALKING.turned())):
        xs, zs = field([[x]]), field([[z]])
        foot = (float(view.column(x, z)), float(view.row(_terraced(xs, zs), z)[0, 0]))
        tall = view.focal * 1.68 / z
        picture = place(picture, pose, foot, tall, clothes, Light(0.7, 0.5, 0.6, 0.3), 0.5)
        hat = sheet(
            (view.width, view.height),
            [
                [
                    (foot[0] - tall * 0.16, foot[1] - tall * 0.92),
                    (foot[0], foot[1] - tall * 1.06),
                    (foot[0] + tall * 0.16, foot[1] - tall * 0.92),
                ]
            ],
            blur=0.5,
        )
        picture = mix(picture, rgb(196, 170, 120), hat)
    return picture


def _tea_slope(x: Field, z: Field) -> Field:
    """Slopes that roll into each other, before the rows are planted."""
    return field(
        0.11 * z + 6.5 * look_up(ROLLING, x / 330 + 0.21, z / 330 + 0.4) + 0.0022 * (x + 10) ** 2 * smooth(20, 120, z)
    )


def _tea_height(x: Field, z: Field) -> Field:
    row = _tea_slope(x, z) / 0.24 + 0.03 * x
    within = row - np.floor(row)
    hedge = smooth(0.12, 0.34, within) * smooth(0.98, 0.78, within)
    tufts = 0.09 * look_up(LEAVES, x / 7, z / 7) + 0.05 * look_up(BROKEN, x / 9, z / 9)
    return field(_tea_slope(x, z) + hedge * (0.78 + tufts))


def tea() -> Image.Image:
    """The tea slopes of Dawu, three people at work between the rows."""
    width, height = 1600, 1067
    view = View(width, height, float(_tea_slope(field([[0.0]]), field([[14.0]]))[0, 0]) + 8.5, 330.0, 1750.0)
    stops = ((0, rgb(188, 202, 212)), (1, rgb(230, 230, 222)))
    picture = sky((width, height), 380.0, stops, 321, 0.5, rgb(240, 240, 236), rgb(196, 202, 206), 0.4)
    picture = ridges(picture, 322, 420, (330, 240, 150), rgb(196, 208, 212), rgb(104, 130, 122))
    mist = clamp(0.55 + 0.35 * look_up(ROLLING, *[v / 2000 for v in grid(width, height)])) * np.exp(
        -(((grid(width, height)[1] - 330) / 90) ** 2)
    )
    picture = mix(picture, rgb(232, 234, 228), mist)
    shown = seen(view, _tea_height, 13, 420, 1900)
    x, z = shown.x, shown.away
    sun = field((-0.62, 0.5, 0.6))
    lit, open_sky = _shaded(_tea_height, shown, sun, 6, 0.05)
    row = _tea_slope(x, z) / 0.24 + 0.03 * x
    within = row - np.floor(row)
    crown = smooth(0.1, 0.5, within) * smooth(1.0, 0.8, within)
    leaf = mix(
        rgb(34, 62, 26),
        rgb(118, 150, 58),
        clamp(crown * (0.62 + 0.32 * look_up(LEAVES, x / 4, z / 4) + 0.2 * look_up(BROKEN, x / 30, z / 30))),
    )
    bare = rgb(92, 74, 52)
    colours = mix(bare, leaf, smooth(0.08, 0.24, within))
    land = colours * (
        lit[..., None] * rgb(255, 240, 206) * 2.2
        + (open_sky * (0.35 + 0.65 * crown))[..., None] * rgb(190, 206, 222) * 0.75
    )
    glint = clamp(look_up(LEAVES, x / 2.3, z / 2.3) - 1.2) * crown * lit
    land = field(land + glint[..., None] * rgb(220, 236, 190) * 0.5)
    land = haze(land, z, 300, rgb(220, 228, 222))
    picture = mix(picture, land, blurred(shown.land, 0.7))
    picture = _pickers(picture, view)
    depth = np.where(shown.land > 0.5, z, 500)
    return developed(focused(picture, field(depth), 36, 120), 32, 0.82, 0.013, 0.08)


def _pickers(picture: Field, view: View) -> Field:
    """Three people behind their hedges: hats, shoulders, baskets."""
    clothes = {**DARK, "skin": rgb(176, 128, 96)}
    for x, z, tint, pose in (
        (-3.6, 33, (120, 46, 50), people.PADDLING),
        (-1.2, 36, (60, 76, 110), people.PADDLING),
        (5.8, 48, (150, 120, 90), people.PADDLING.turned()),
    ):
        ground = float(_tea_slope(field([[x]]), field([[z]]))[0, 0])
        tall = view.focal * 1.62 / z
        foot = (float(view.column(x, z)), float(view.row(ground, z)) + tall * 0.1)
        clothes["wood"] = clothes["legs"] = rgb(38, 60, 28)
        before = picture
        picture = place(picture, pose, foot, tall, {**clothes, "top": rgb(*tint)}, Light(-0.7, 0.5, 0.7, 0.4), 0.7)
        side = -1 if pose is not people.PADDLING else 1
        hx, hy = foot[0] + side * 0.2 * tall, foot[1] - tall * 0.86
        hat = sheet(
            (view.width, view.height),
            [
                [
                    (hx - tall * 0.18, hy),
                    (hx - tall * 0.02, hy - tall * 0.14),
                    (hx + tall * 0.02, hy - tall * 0.14),
                    (hx + tall * 0.18, hy),
                    (hx, hy + tall * 0.035),
                ]
            ],
            blur=0.8,
        )
        basket = sheet(
            (view.width, view.height),
            [
                [
                    (foot[0] - side * tall * 0.04, foot[1] - tall * 0.66),
                    (foot[0] - side * tall * 0.22, foot[1] - tall * 0.6),
                    (foot[0] - side * tall * 0.18, foot[1] - tall * 0.38),
                    (foot[0] - side * tall * 0.02, foot[1] - tall * 0.42),
                ]
            ],
            blur=0.9,
        )
        columns, _ = grid(view.width, view.height)
        shade = 1 - 0.45 * smooth(hx - tall * 0.1, hx + tall * 0.18, columns)
        picture = mix(picture, rgb(222, 200, 148) * shade[..., None], hat)
        picture = mix(picture, rgb(150, 118, 70), basket)
        keep = smooth(
            foot[1] - tall * 0.44,
            foot[1] - tall * 0.38,
            grid(view.width, view.height)[1] + 5 * look_up(LEAVES, columns / 300, columns * 0),
        )
        picture = mix(picture, before, keep)
    return picture


def runner() -> Image.Image:
    """Sunrise on the dike: the postman runs his first stretch."""
    width, height = 1600, 1067
    columns, rows = grid(width, height)
    stops = ((0, rgb(150, 160, 176)), (0.5, rgb(232, 190, 140)), (0.85, rgb(255, 206, 130)), (1, rgb(255, 196, 120)))
    picture = sky((width, height), 800, stops, 331, 0.38, rgb(255, 200, 140), rgb(178, 150, 140), 0.4)
    picture = glow(picture, 1130, 560, 92, rgb(255, 226, 160) * 5)
    picture = glow(picture, 1130, 560, 520, rgb(255, 170, 90) * 0.5)
    picture = ridges(picture, 332, 800, (210, 140), rgb(226, 172, 128), rgb(150, 116, 98))
    picture = _poplars(picture)
    veil = np.exp(-(((rows - 760) / 90) ** 2)) * clamp(0.6 + 0.3 * look_up(ROLLING, columns / 2400, rows / 1600))
    picture = mix(picture, rgb(255, 206, 150) * 1.1, veil)
    crest = 800 + 22 * look_up(ROLLING, columns / 5200, columns * 0 + 0.3) - 0.018 * (columns - 800)
    ground = mix(rgb(92, 74, 40), rgb(30, 32, 20), smooth(0, 230, rows - crest))
    ground = (
        ground
        * clamp(
            1 + 0.35 * look_up(LEAVES, columns / 700, rows / 420) + 0.2 * look_up(BROKEN, columns / 900, rows / 300),
            0.2,
            2,
        )[..., None]
    )
    picture = mix(picture, ground, smooth(-2, 2, rows - crest))
    picture = _grass(picture, crest[0])
    clothes = {
        **DARK,
        "top": rgb(30, 66, 48),
        "skin": rgb(92, 62, 46),
        "legs": rgb(30, 32, 42),
        "shoes": rgb(120, 110, 100),
    }
    foot, tall = (600.0, float(crest[0, 600]) + 40), 480.0
    back = sheet(
        (width, height),
        [
            [
                (foot[0] - 44, foot[1] - 356),
                (foot[0] + 2, foot[1] - 380),
                (foot[0] + 4, foot[1] - 290),
                (foot[0] - 40, foot[1] - 276),
            ]
        ],
        [([(foot[0] - 20, foot[1] - 340), (foot[0] + 34, foot[1] - 300)], 5)],
        blur=3,
    )
    picture = mix(picture, rgb(22, 48, 34), back)
    picture = place(picture, people.RUNNING, foot, tall, clothes, Light(0.8, 0.3, 0.3, 0.08, 0.4, (1.0, 0.8, 0.5)), 0.9)
    picture = _dust(picture, foot)
    return developed(np.ascontiguousarray(picture[130:, 150:1555]), 33, 0.72, 0.014, 0.22)


def _poplars(picture: Field) -> Field:
    """A row of poplars in the mist along the far side."""
    height, width = picture.shape[:2]
    random = np.random.default_rng(334)
    for k, x in enumerate((60, 142, 238, 310, 420, 1290, 1372, 1470, 1548)):
        leaves = []
        tall = 300 + 70 * float(random.random())
        foot = 808 + 4 * (k % 3)
        for _ in range(2400):
            up = random.random() ** 0.8
            spread = 34 * np.sin(np.pi * min(1, 0.1 + up * 0.92)) + 4
            leaves.append(
                (
                    x + float(random.normal(0, 0.5)) * spread,
                    foot - 40 - up * tall,
                    1.2 + 2.4 * float(random.random()) ** 2,
                )
            )
        tree = sheet((width, height), discs=leaves, lines=[([(x, foot), (x + 3, foot - tall)], 6)], blur=1.6)
        picture = mix(picture, mix(rgb(120, 92, 66), rgb(186, 140, 96), np.float32((k % 4) / 5)), tree * 0.9)
    return picture


def _grass(picture: Field, crest: Field) -> Field:
    """Blades against the light along the crest, and blurred ones close to the lens."""
    height, width = picture.shape[:2]
    random = np.random.default_rng(335)
    blades = []
    for _ in range(5200):
        x = random.random() * width
        y = float(crest[int(x)]) + 90 * random.random() ** 2
        tall, lean = 8 + 26 * random.random() ** 2, random.normal(3, 7)
        blades.append(([(x, y + 2), (x + lean * 0.4, y - tall * 0.6), (x + lean, y - tall)], 1.2))
    picture = mix(picture, rgb(46, 44, 24), sheet((width, height), lines=blades[::2]))
    picture = mix(picture, rgb(206, 150, 70), sheet((width, height), lines=blades[1::4]) * 0.8)
    close = []
    for _ in range(420):
        x = random.random() * width
        tall, lean = 90 + 190 * random.random(), random.normal(20, 60)
        close.append(([(x, height + 10), (x + lean * 0.4, height - tall * 0.6), (x + lean, height - tall)], 5))
    return mix(picture, rgb(34, 34, 18), disc_blurred(sheet((width, height), lines=close), 9) * 0.9)


def _dust(picture: Field, foot: tuple[float, float]) -> Field:
    """A little dust behind the heel, lit by the sun."""
    height, width = picture.shape[:2]
    random = np.random.default_rng(336)
    puffs = [
        (
            foot[0] - 100 - float(random.gamma(1.4, 50)),
            foot[1] - 20 - float(random.gamma(1.2, 10)),
            3 + 8 * float(random.random()),
        )
        for _ in range(60)
    ]
    return mix(picture, rgb(255, 214, 150), blurred(sheet((width, height), discs=puffs), 8) * 0.45)
