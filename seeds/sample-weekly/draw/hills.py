"""The pictures of the hills and the dike: land by its height."""

import numpy as np
from PIL import Image

from draw import people
from draw.film import (
    Field,
    blurred,
    clamp,
    developed,
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
