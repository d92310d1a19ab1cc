"""At the water's edge: the landing's steps and the dragon boats, solid bodies mirrored in the river."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
from PIL import Image

from draw.film import (
    Field,
    blurred,
    clamp,
    developed,
    disc_blurred,
    field,
    gray,
    grid,
    haze,
    look_up,
    mix,
    rgb,
    smooth,
    spectral,
)
from draw.sky import ridges, sheet, sky
from draw.solid import Camera, Distance, Point, blend, box, capsule
from draw.town import FINE, ROUGH, Shot, grit

SWELL = spectral(501, 512, 2.3, 4)
CHOP = spectral(502, 512, 2.0, 6)
LOOKS = (0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3)


def hashed(one: Field, other: Field | float = 0.0) -> Field:
    """A number from 0 to 1 that belongs to a pair of whole numbers."""
    made = np.sin(np.asarray(one, np.float64) * 12.9898 + np.asarray(other, np.float64) * 78.233) * 43758.5453
    return field(made - np.floor(made))


def turned(x: Field, z: Field, angle: float) -> tuple[Field, Field]:
    """Places seen from a body turned about the upright."""
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    return field(x * cos - z * sin), field(x * sin + z * cos)


def nearby(part: Distance, centre: Point, radius: float, x: Field, y: Field, z: Field) -> Field:
    """The body's distance, reckoned only for places close to it; farther out, that to a ball around it."""
    ball = np.sqrt((x - centre[0]) ** 2 + (y - centre[1]) ** 2 + (z - centre[2]) ** 2) - radius
    made = field(np.maximum(ball, 0.1))
    near = ball < 0.12
    if near.any():
        made[near] = part(x[near], y[near], z[near])
    return made


def mirror(camera: Camera, level: float, share: float) -> Camera:
    """The camera below the water that sees what the water shows, upside down; ``share`` of its pixels are enough."""
    eye = (camera.eye[0], 2 * level - camera.eye[1], camera.eye[2])
    look = (camera.look[0], 2 * level - camera.look[1], camera.look[2])
    return replace(camera, width=round(camera.width * share), height=round(camera.height * share), eye=eye, look=look)


def above_water(body: Distance, level: float) -> Distance:
    """The body without what is under water."""
    return lambda x, y, z: field(np.maximum(body(x, y, z), level - y))


def enlarged(picture: Field, width: int, height: int) -> Field:
    """A picture with its pixels spread to another size."""
    columns, rows = grid(width, height)
    tall, wide = picture.shape[:2]
    return picture[
        np.clip(rows * tall / height, 0, tall - 1).astype(np.int64),
        np.clip(columns * wide / width, 0, wide - 1).astype(np.int64),
    ]  # fmt: skip


class Pool:
    """The level surface of the water as the camera sees it: where, how far, and how it ripples."""

    def __init__(self, camera: Camera, level: float, size: float, waves: float) -> None:
        self.camera = camera
        rays = camera.rays().reshape(camera.height, camera.width, 3)
        self.down = np.maximum(-rays[..., 1], 1e-4)
        self.reach = np.where(rays[..., 1] < -1e-4, (camera.eye[1] - level) / self.down, 1e5).astype(np.float32)
        self.x = field(camera.eye[0] + rays[..., 0] * self.reach)
        self.z = field(camera.eye[2] + rays[..., 2] * self.reach)
        self.size, self.waves = size, waves
        fade = waves * (0.25 + 0.75 * np.exp(-self.reach / 60))
        self.long = field(self._ripple(0.0) * fade)
        self.side = field(self._ripple(0.43) * fade)

    def _ripple(self, shift: float) -> Field:
        u, v = self.x / self.size, self.z / self.size
        return look_up(SWELL, u / 9 + shift, v / 9) + 0.55 * look_up(CHOP, u / 2.6 + shift, v / 2.6)

    def shown(self, mirrored: Field, deep: Field) -> Field:
        """The water's colours: the mirrored picture broken by ripples, over the colour of its depth."""
        height, width = mirrored.shape[:2]
        columns, rows = grid(width, height)
        focal = self.camera.lens * width
        seen = np.zeros_like(mirrored)
        for part in LOOKS:
            up = np.clip(rows + 2 * part * self.long * focal * clamp(self.down * 4 + 0.1), 0, height - 1)
            across = np.clip(columns + part * self.side * focal * 0.7 * clamp(self.down * 3), 0, width - 1)
            seen += mirrored[up.astype(np.int64), across.astype(np.int64)] / len(LOOKS)
        skim = 0.03 + 0.97 * (1 - np.clip(self.down + self.long, 0.01, 1)) ** 4
        return mix(deep, seen, clamp(skim))


# The landing: granite steps into the river, a basin of washing, a boat's bow.

TREAD, RISE, LAST = 0.42, 0.17, 13
BASIN: Point = (0.25, 4 * RISE, 3 * TREAD + 0.3)
BOAT: Point = (2.9, 0.0, -1.15)
BOAT_TURN = 0.5


def _steps(x: Field, y: Field, z: Field) -> Field:
    """The flight of steps, each of long stones, hollowed in the middle where people walk."""
    slant = float(np.hypot(TREAD, RISE))
    plane = ((y - RISE) * TREAD - z * RISE) / slant - 0.04
    cheek = np.maximum(np.abs(x - 9.4) - 0.24, np.maximum(plane - 0.16, y - (LAST + 1) * RISE - 0.2))
    stairs = plane.copy()
    close = plane < 0.25
    if close.any():
        stairs[close] = _treads(x[close], y[close], z[close])
    stairs = np.maximum(stairs, x - 9.6)
    quay = np.maximum(np.maximum(9.6 - x, 1.7 - z), y - (LAST + 1) * RISE)
    rail = np.maximum(np.maximum(y - (LAST + 1) * RISE - 0.62, np.abs(z - (LAST + 1) * TREAD - 2.2) - 0.16), x - 9.1)
    return field(np.minimum(np.minimum(stairs, cheek), np.minimum(quay, rail)))


def _treads(x: Field, y: Field, z: Field) -> Field:
    """The steps close by, stone by stone."""
    near = np.full_like(y, 9.0)
    home = np.floor(z / TREAD)
    for k in range(-1, 3):
        step = np.clip(home + k, -9, LAST)
        own = hashed(step, 3.0)
        place = (x + own * 1.9) / 1.55
        stone = np.floor(place)
        odd = hashed(stone, step)
        joint = 1 - smooth(0.0, 0.014, 0.5 - np.abs(place - stone - 0.5))
        worn = 0.045 * np.exp(-(((x - 2.9 - 0.4 * own) / 1.0) ** 2))
        chips = 0.012 * look_up(ROUGH, x / 2.3, step * 0.37 + y * 0.2)
        top = (step + 1) * RISE + 0.016 * (odd - 0.5) - worn - 0.018 * joint
        front = step * TREAD + 0.02 * (hashed(stone, step + 40) - 0.5) + 0.018 * joint + chips + worn * 0.5
        a, b = front - z + 0.022, y - top + 0.022
        corner = np.hypot(np.maximum(a, 0), np.maximum(b, 0)) + np.minimum(np.maximum(a, b), 0) - 0.022
        near = np.minimum(near, corner)
    return field(
        near + 0.0006 * look_up(FINE, x / 1.6 + y, z / 1.6 + y) + 0.0022 * look_up(ROUGH, x / 3 + y, z / 3 - y)
    )


def _basin(x: Field, y: Field, z: Field) -> Field:
    """An enamel basin with a flat rim, washing heaped in it, and a wooden bat beside."""
    x, y, z = x - BASIN[0], y - BASIN[1], z - BASIN[2]
    away = np.hypot(x, z)
    wall = away - 0.18 - 0.16 * np.clip(y / 0.16, 0, 1) ** 0.7
    bowl = np.maximum(np.maximum(wall, -(wall + 0.014)) * 0.7, np.abs(y - 0.08) - 0.08)
    bowl = np.minimum(bowl, np.maximum(away - 0.19, np.abs(y - 0.01) - 0.012))
    rim = np.hypot(away - 0.352, y - 0.162) - 0.014
    cloth = np.sqrt((x / 0.32) ** 2 + ((y - 0.1) / 0.22) ** 2 + (z / 0.3) ** 2) - 1
    fold = 0.012 * np.sin(21 * x + 7 * np.sin(9 * z)) + 0.014 * look_up(SWELL, x / 1.4, z / 1.4)
    cloth = np.maximum(np.maximum(cloth * 0.16 + fold, away - 0.32), 0.12 - y)
    return field(np.minimum(np.minimum(bowl, rim), cloth * 0.6))


def _bat(x: Field, y: Field, z: Field) -> Field:
    x, y, z = x - BASIN[0] + 0.75, y - BASIN[1], z - BASIN[2] + 0.02
    x, z = turned(x, z, 0.35)
    return field(
        np.minimum(
            box(x, y - 0.03, z, (0.17, 0.025, 0.05), 0.02), capsule(x, y, z, (0.1, 0.03, 0), (0.36, 0.03, 0), 0.019)
        )
    )


def _boat_place(x: Field, z: Field) -> tuple[Field, Field]:
    return turned(x - BOAT[0], z - BOAT[2], BOAT_TURN)


def _boat(x: Field, y: Field, z: Field) -> Field:
    """A wooden river boat, its bow toward the steps; along its own u, bow at u = -2.6."""
    u, w = _boat_place(x, z)
    share = np.clip((u + 2.6) / 2.6, 0, 1)
    half = 0.3 + 0.42 * np.sqrt(np.maximum(1 - (1 - share) ** 2, 0))
    top = 0.42 + 0.34 * (1 - share) ** 2.2
    keel = -0.3 + 0.62 * (1 - share) ** 2
    flare = half - 0.22 * clamp((top - y) / 0.8) ** 1.5
    side = np.abs(w) - flare
    strake = 0.008 * smooth(0.42, 0.5, np.abs((y - top) / 0.15 - np.floor((y - top) / 0.15) - 0.5))
    hull = np.maximum(np.maximum(side + strake, keel - y), np.maximum(y - top, np.maximum(-2.6 - u, u - 6)))
    inner = np.maximum(np.maximum(side + 0.05, np.maximum(keel + 0.14, 0.14) - y), np.maximum(-2.1 - u, u - 5.9))
    shell = np.maximum(hull, -inner)
    wale = np.maximum(np.abs(side - 0.012) - 0.03, np.abs(y - top + 0.02) - 0.035)
    wale = np.maximum(wale, np.maximum(-2.62 - u, u - 6))
    beam = np.maximum(np.maximum(np.abs(u + 0.75) - 0.13, side + 0.02), np.abs(y - top + 0.07) - 0.025)
    other = np.maximum(np.maximum(np.abs(u - 1.1) - 0.13, side + 0.02), np.abs(y - top + 0.07) - 0.025)
    post = capsule(u, y, w, (-2.3, 0.6, 0.0), (-2.3, 0.98, 0.0), 0.045)
    made = np.minimum(np.minimum(shell, wale), np.minimum(np.minimum(beam, other), post))
    return field(made * 0.6)


def _rope(x: Field, y: Field, z: Field) -> Field:
    """From the bow's post to a stone bollard on the steps, sagging."""
    bow = (BOAT[0] - 2.3 * np.cos(BOAT_TURN), 0.86, BOAT[2] + 2.3 * np.sin(BOAT_TURN))
    stone = (1.9, 0.98, 1.75)
    dots = [
        tuple(
            float(a + (b - a) * t - (0.3 * np.sin(np.pi * t) if k == 1 else 0))
            for k, (a, b) in enumerate(zip(bow, stone, strict=True))
        )
        for t in np.linspace(0, 1, 7)
    ]
    made = np.full_like(x, 9.0)
    for a, b in pairwise(dots):
        made = np.minimum(made, capsule(x, y, z, (a[0], a[1], a[2]), (b[0], b[1], b[2]), 0.016))
    return made


def _bollard(x: Field, y: Field, z: Field) -> Field:
    away = np.hypot(x - 1.9, z - 1.75)
    neck = 0.02 * np.exp(-(((y - 0.98) / 0.06) ** 2))
    return field((np.maximum(away - 0.11 + neck, np.abs(y - 0.85) - 0.25) - 0.02) * 0.9)


LANDING = (_steps, _basin, _bat, _boat, _rope, _bollard)
LANDING_BALLS: tuple[tuple[Point, float], ...] = (
    ((BASIN[0], BASIN[1] + 0.1, BASIN[2]), 0.45),
    ((BASIN[0] - 0.65, BASIN[1], BASIN[2]), 0.5),
    ((BOAT[0] + 1.7 * 0.878, 0.3, BOAT[2] - 1.7 * 0.479), 4.6),
    ((1.4, 0.8, 0.8), 1.4),
    ((1.9, 0.9, 1.75), 0.5),
)


def _landing_body(x: Field, y: Field, z: Field) -> Field:
    made = _steps(x, y, z)
    for part, (centre, radius) in zip(LANDING[1:], LANDING_BALLS, strict=True):
        made = np.minimum(made, nearby(part, centre, radius, x, y, z))
    return made


def _landing_colours(shot: Shot) -> Field:
    x, y, z = shot.at.T
    parts = np.argmin(np.stack([part(x, y, z) for part in LANDING]), axis=0)
    wide, close = grit(shot.at, shot.facing, ROUGH, 2.6), grit(shot.at, shot.facing, FINE, 0.7)
    step = np.floor(z / TREAD + 0.02)
    stone = np.floor((x + hashed(step, 3.0) * 1.9) / 1.55)
    tone = 0.86 + 0.28 * hashed(stone, step + 7)
    later = hashed(stone, step + 90) > 0.8
    granite = mix(rgb(176, 170, 160), rgb(138, 134, 128), clamp(0.5 + 0.4 * wide)) * tone[:, None]
    granite[later] = granite[later] * field((1.12, 1.08, 1.0))
    granite = granite * (1 + 0.16 * clamp(close, -2, 2))[:, None]
    wet = smooth(0.46, 0.2, y + 0.05 * look_up(ROUGH, x / 3, z / 3))
    moss = (
        smooth(0.1, 1.0, wide) * smooth(0.75, 0.1, y) * smooth(0.3, 1.4, np.abs(x - 2.9)) + smooth(0.05, -0.2, y) * 0.7
    )
    granite = mix(granite, rgb(84, 96, 52), clamp(moss) * 0.75) * (1 - 0.52 * wet)[:, None]
    u, w = _boat_place(x, z)
    grain = look_up(FINE, u / 5, (w + y) / 0.5)
    wood = mix(rgb(132, 106, 78), rgb(86, 68, 50), clamp(0.5 + 0.4 * grain))
    wet_wood = smooth(0.2, 0.1, y) * (shot.facing[:, 1] < 0.5)
    wood = (
        mix(wood, rgb(58, 66, 60), wet_wood * 0.7)
        * (1 - 0.4 * smooth(0.47, 0.5, np.abs(w / 0.16 - np.round(w / 0.16))) * (y < 0.3))[:, None]
    )
    bx, by, bz = x - BASIN[0], y - BASIN[1], z - BASIN[2]
    away = np.hypot(bx, bz)
    rim = (away > 0.33) & (by > 0.145)
    enamel = np.where(rim[:, None], rgb(36, 66, 140), rgb(236, 236, 230))
    heap = (away < 0.315) & (by > 0.1) & (shot.facing[:, 1] > 0.1)
    side = np.arctan2(bz, bx) + 0.6 * look_up(SWELL, bx / 2, bz / 2)
    cloths = np.where(
        (side > 0.4)[:, None], rgb(196, 58, 52), np.where((side < -1.4)[:, None], rgb(70, 112, 168), rgb(232, 226, 214))
    )
    basin = np.where(heap[:, None], cloths, enamel)
    plain = [rgb(168, 122, 76), rgb(186, 160, 116), rgb(150, 144, 134)]
    choices = [
        granite,
        basin,
        np.broadcast_to(plain[0], granite.shape),
        wood,
        np.broadcast_to(plain[1], granite.shape),
        granite,
    ]
    colours = np.choose(parts[:, None], [field(c) for c in choices])
    sun = (0.62, 0.62, 0.48)
    light = shot.sun(sun, rgb(255, 226, 186) * 2.5, 14, 9) + shot.air(
        rgb(176, 198, 226) * 0.75, rgb(120, 116, 108) * 0.3, 0.35
    )
    way = field(np.broadcast_to(field(sun) / np.linalg.norm(sun), shot.at.shape).astype(np.float32))
    lit = clamp(shot.facing @ field(way[0]) * 4)
    gleam = shot.shine(way, 24) * (wet * (parts == 0) + 0.35 * (parts == 1) + 0.2 * (parts == 3)) * lit
    sheen = (
        clamp(1 - np.abs((shot.rays[shot.hit] * shot.facing).sum(axis=1))) ** 3
        * wet
        * (parts == 0)
        * (shot.facing[:, 1] > 0.5)
    )
    return field(
        colours * light + gleam[:, None] * rgb(255, 236, 206) * 1.3 + sheen[:, None] * rgb(226, 226, 216) * 0.6
    )


def _far_bank(width: int, height: int, horizon: float) -> Field:
    stops = ((0, rgb(150, 178, 208)), (0.6, rgb(208, 216, 220)), (1, rgb(244, 234, 214)))
    picture = sky((width, height), horizon, stops, 511, 0.36, rgb(252, 246, 236), rgb(206, 208, 212), 0.4)
    picture = ridges(picture, 512, horizon + 2, (0.075 * height, 0.04 * height), rgb(178, 192, 200), rgb(112, 130, 122))
    _, rows = grid(width, height)
    veil = np.exp(-(((rows - horizon) / (0.03 * height)) ** 2)) * 0.55
    return mix(picture, rgb(240, 232, 216), veil)


def landing(width: int = 1560) -> Image.Image:
    """The worn steps of the East Gate landing in the morning, from a boat: basin, bow, and the light on the treads."""
    height = width * 2 // 3
    level = 0.05
    camera = Camera(width, height, (-3.2, 2.15, -1.75), (2.3, 0.62, 0.7), 0.92)
    way = field(camera.look) - field(camera.eye)
    horizon = height / 2 + float(way[1] / np.hypot(way[0], way[2])) * camera.lens * width
    behind = _far_bank(width, height, horizon)
    shot = Shot(camera, _landing_body, 60.0, 150)
    picture = shot.picture(_landing_colours(shot), behind)
    depth = shot.depth(400)
    rows = np.clip(2 * horizon - np.arange(height), 0, height - 1).astype(np.int64)
    low = mirror(camera, level, 0.5)
    below = Shot(low, above_water(_landing_body, level), 60.0, 110)
    flipped = enlarged(behind[rows][::-1], low.width, low.height)
    seen = enlarged(below.picture(_landing_colours(below), flipped)[::-1], width, height)
    pool = Pool(camera, level, 0.75, 0.035)
    under = smooth(-0.002, 0.012, depth - pool.reach)
    deep = clamp((depth - pool.reach) * pool.down / 0.55)
    bed = mix(picture * field((0.75, 0.85, 0.72)), rgb(66, 84, 74) * 0.8, deep**0.6)
    surface = pool.shown(seen, bed)
    picture = mix(picture, surface, under)
    edge = np.exp(-(((depth - pool.reach) * pool.down / 0.012 - 0.5) ** 2)) * under * (depth < 60)
    picture = mix(picture, rgb(240, 238, 230), edge * clamp(0.25 + 0.25 * look_up(CHOP, pool.x / 2, pool.z / 2)))
    picture = haze(
        picture, np.where(under > 0.5, np.minimum(pool.reach, 400), depth) * (depth < 399), 160, rgb(232, 228, 216)
    )
    return developed(picture, 516, 0.88, 0.012, 0.1)


# The dragon boats: two crews in the last hundred metres.

PITCH, BENCHES = 1.12, 10
LANE, BEHIND = 5.2, 1.7
BLADE = (0.84, 0.76)


def _lanes(x: Field, z: Field) -> tuple[Field, Field, Field]:
    """Places seen from the nearer of the two boats: along (bow in front), across, and which boat."""
    other = (z > LANE / 2).astype(np.float32)
    return field(x + other * BEHIND), field(z - other * LANE), other


def _half(s: Field) -> Field:
    return field(0.1 + 0.5 * np.maximum(1 - (np.abs(s) / 8.2) ** 2.6, 0))


def _sheer(s: Field) -> Field:
    return field(0.44 + 0.5 * np.clip((np.abs(s) - 4.5) / 3.7, 0, 1.2) ** 2)


def _racer(s: Field, y: Field, w: Field) -> Field:
    top, share = _sheer(s), np.clip(np.abs(s) / 8.2, 0, 1)
    flare = _half(s) - 0.2 * clamp((top - y) / 0.7) ** 1.4
    side = np.abs(w) - flare
    hull = np.maximum(np.maximum(side, y - top), np.maximum(-0.3 + 0.75 * share**4 - y, np.abs(s) - 8.2))
    inner = np.maximum(np.maximum(side + 0.045, 0.14 - y), np.abs(s) - 7.4)
    rail = np.maximum(np.maximum(np.abs(side) - 0.04, np.abs(y - top) - 0.035), np.abs(s) - 8.2)
    cell = s - (np.clip(np.round(s / PITCH - 0.5), -BENCHES // 2, BENCHES // 2 - 1) + 0.5) * PITCH
    seat = np.maximum(np.maximum(np.abs(cell + 0.42) - 0.1, side + 0.02), np.abs(y - 0.4) - 0.025)
    return field(np.minimum(np.minimum(np.maximum(hull, -inner), rail), seat) * 0.7)


def _rower(s: Field, y: Field, w: Field, boat: Field) -> list[Field]:
    """The rower nearest to a place: shirt, skin, head, trousers, paddle."""
    bench = np.clip(np.floor(s / PITCH), -BENCHES // 2, BENCHES // 2 - 1)
    who = bench + 20 * (w > 0) + 60 * boat
    a = s - bench * PITCH - 0.16 + 0.05 * (hashed(who, 1.0) - 0.5)
    y = y - 0.05 * (hashed(who, 2.0) - 0.5)
    b = np.abs(w) + 0.02 * (hashed(who, 3.0) - 0.5)
    lean = 0.16 * (hashed(who, 4.0) - 0.5)
    a = a - lean * (y - 0.5)
    chest = capsule(a, y, b, (0.02, 0.55, 0.27), (0.24, 0.92, 0.27), 0.15)
    chest = blend(chest, capsule(a, y, b, (0.26, 0.99, 0.15), (0.26, 0.99, 0.4), 0.085), 0.12)
    sleeves = np.minimum(
        capsule(a, y, b, (0.27, 0.99, 0.42), (0.4, 0.86, 0.5), 0.066),
        capsule(a, y, b, (0.27, 0.99, 0.12), (0.42, 1.0, 0.17), 0.066),
    )
    shirt = blend(chest, sleeves, 0.05)
    arms = np.minimum(
        np.minimum(
            capsule(a, y, b, (0.38, 0.88, 0.49), (0.52, 0.76, 0.56), 0.047),
            capsule(a, y, b, (0.52, 0.76, 0.56), (0.74, 0.6, 0.63), 0.04),
        ),
        np.minimum(
            capsule(a, y, b, (0.42, 1.0, 0.17), (0.55, 1.03, 0.26), 0.047),
            capsule(a, y, b, (0.55, 1.03, 0.26), (0.68, 1.14, 0.5), 0.04),
        ),
    )
    neck = capsule(a, y, b, (0.27, 1.02, 0.27), (0.34, 1.16, 0.27), 0.058)
    head = np.sqrt(((a - 0.385) / 0.95) ** 2 + ((y - 1.245) / 1.15) ** 2 + ((b - 0.27) / 0.85) ** 2) - 0.115
    head = np.minimum(head, capsule(a, y, b, (0.48, 1.22, 0.27), (0.495, 1.2, 0.27), 0.02))
    knees = capsule(a, y, b, (0.0, 0.5, 0.3), (0.46, 0.56, 0.28), 0.09)
    shaft = capsule(a, y, b, (0.66, 1.18, 0.5), (0.8, 0.3, 0.72), 0.018)
    p, q = a - BLADE[0], b - BLADE[1]
    blade = np.maximum(
        capsule(p, y, q, (-0.03, 0.24, -0.04), (0.06, -0.3, 0.04), 0.085), np.abs(p - 0.16 * (0.24 - y) + 0.03) - 0.016
    )
    return [shirt, np.minimum(arms, neck), head, knees, np.minimum(shaft, blade)]


def _standing(s: Field, y: Field, w: Field) -> list[Field]:
    """Drummer, facing the crew, and helmsman with his oar: shirts, skin, heads, trousers, wood, drum."""
    back = np.minimum(
        blend(
            capsule(s, y, w, (6.75, 0.75, 0), (6.6, 1.2, 0), 0.15),
            capsule(s, y, w, (6.58, 1.27, -0.16), (6.58, 1.27, 0.16), 0.08),
            0.12,
        ),
        blend(
            capsule(s, y, w, (-6.9, 1.15, 0), (-6.75, 1.6, 0), 0.15),
            capsule(s, y, w, (-6.74, 1.7, -0.16), (-6.74, 1.7, 0.16), 0.08),
            0.12,
        ),
    )
    skin = np.full_like(s, 9.0)
    for side, up in ((-1, 0.36), (1, 0.02)):
        skin = np.minimum(skin, capsule(s, y, w, (6.56, 1.27, 0.22 * side), (6.4, 1.2 + up, 0.34 * side), 0.048))
        skin = np.minimum(
            skin, capsule(s, y, w, (6.4, 1.2 + up, 0.34 * side), (6.18, 1.26 + up * 1.5, 0.24 * side), 0.04)
        )
    skin = np.minimum(skin, capsule(s, y, w, (-6.72, 1.68, -0.2), (-6.6, 1.4, -0.32), 0.048))
    skin = np.minimum(skin, capsule(s, y, w, (-6.6, 1.4, -0.32), (-6.8, 1.25, -0.42), 0.04))
    skin = np.minimum(skin, capsule(s, y, w, (-6.72, 1.68, 0.2), (-6.5, 1.45, 0.1), 0.048))
    skin = np.minimum(skin, capsule(s, y, w, (-6.5, 1.45, 0.1), (-6.62, 1.3, -0.25), 0.04))
    heads = np.minimum(
        np.sqrt((s - 6.54) ** 2 + ((y - 1.5) / 1.15) ** 2 + (w / 0.9) ** 2) - 0.115,
        np.sqrt((s + 6.68) ** 2 + ((y - 1.94) / 1.15) ** 2 + (w / 0.9) ** 2) - 0.115,
    )
    skin = np.minimum(
        skin,
        np.minimum(
            capsule(s, y, w, (6.58, 1.3, 0), (6.55, 1.42, 0), 0.06),
            capsule(s, y, w, (-6.72, 1.7, 0), (-6.69, 1.86, 0), 0.06),
        ),
    )
    legs = np.minimum(
        capsule(s, y, w, (6.75, 0.72, 0.1), (6.4, 0.72, 0.14), 0.1),
        capsule(s, y, w, (6.75, 0.72, -0.1), (6.4, 0.72, -0.14), 0.1),
    )
    legs = np.minimum(
        legs,
        np.minimum(
            capsule(s, y, w, (-6.9, 1.1, -0.09), (-7.05, 0.5, -0.14), 0.085),
            capsule(s, y, w, (-6.9, 1.1, 0.09), (-6.7, 0.5, 0.14), 0.085),
        ),
    )
    oar = np.minimum(
        capsule(s, y, w, (-6.3, 1.45, -0.18), (-8.2, 0.3, -0.8), 0.028),
        capsule(s, y, w, (-8.2, 0.3, -0.8), (-9.0, -0.2, -1.05), 0.06),
    )
    sticks = np.minimum(
        capsule(s, y, w, (6.18, 1.8, -0.24), (5.9, 1.98, -0.14), 0.016),
        capsule(s, y, w, (6.18, 1.29, 0.24), (5.9, 1.22, 0.1), 0.016),
    )
    drum = np.maximum(
        np.hypot(s - 5.95, w) - 0.27 - 0.05 * np.cos(np.clip((y - 0.85) * 4, -1.5, 1.5)), np.abs(y - 0.85) - 0.28
    )
    return [field(back), field(skin), field(heads), field(legs), field(np.minimum(oar, sticks)), field(drum)]


def _dragon_gold(s: Field, y: Field, w: Field) -> Field:
    """Neck, skull and jaws at the bow, the tail at the stern."""
    neck = capsule(s, y, w, (7.6, 0.62, 0), (8.25, 1.05, 0), 0.25)
    neck = blend(neck, capsule(s, y, w, (8.25, 1.05, 0), (8.45, 1.62, 0), 0.23), 0.25)
    skull = np.sqrt(((s - 8.6) / 1.35) ** 2 + ((y - 1.82) / 1.0) ** 2 + (w / 0.95) ** 2) - 0.27
    snout = box(s - 9.05, y - 1.86 + 0.18 * (s - 9.05), w, (0.36, 0.12, 0.17), 0.1)
    nose = np.sqrt((s - 9.36) ** 2 + (y - 1.9) ** 2 + ((np.abs(w) - 0.09) / 1.0) ** 2) - 0.095
    brow = capsule(s, y, np.abs(w), (8.62, 2.04, 0.15), (8.9, 2.03, 0.16), 0.065)
    jaw = box((s - 8.95), y - 1.46 + 0.42 * (s - 8.95), w, (0.34, 0.055, 0.14), 0.05)
    cheek = np.sqrt((s - 8.62) ** 2 + (y - 1.66) ** 2 + (np.abs(w) - 0.17) ** 2) - 0.13
    head = blend(blend(neck, skull, 0.15), blend(snout, nose, 0.1), 0.12)
    head = blend(head, blend(brow, blend(jaw, cheek, 0.1), 0.02), 0.06)
    tail = blend(
        capsule(s, y, w, (-7.7, 0.8, 0), (-8.35, 1.2, 0), 0.14),
        capsule(s, y, w, (-8.35, 1.2, 0), (-8.5, 1.85, 0), 0.08),
        0.15,
    )
    return field(np.minimum(head, tail) * 0.85)


def _dragon_red(s: Field, y: Field, w: Field) -> Field:
    """Mane, fins, beard and tongue."""
    made = capsule(s, y, w, (8.7, 1.56, 0), (9.3, 1.5, 0), 0.05)
    for k in range(5):
        t = k / 4
        root = (8.36 - 0.5 * t**1.5, 2.0 - 1.0 * t, 0.0)
        made = np.minimum(made, capsule(s, y, w, root, (root[0] - 0.34, root[1] + 0.14, 0.0), 0.075 - 0.01 * k))
        made = np.minimum(
            made,
            capsule(s, y, np.abs(w), (root[0] + 0.06, root[1] - 0.1, 0.2), (root[0] - 0.26, root[1] - 0.02, 0.3), 0.05),
        )
    for k in range(3):
        made = np.minimum(
            made, capsule(s, y, w, (8.85 + 0.14 * k, 1.4 - 0.06 * k, 0), (8.78 + 0.14 * k, 1.16 - 0.05 * k, 0), 0.035)
        )
    for k in range(3):
        made = np.minimum(
            made, capsule(s, y, w, (-8.4, 1.35 + 0.2 * k, 0), (-8.75 + 0.1 * k, 1.5 + 0.26 * k, 0), 0.055)
        )
    return field(made)


def _dragon_white(s: Field, y: Field, w: Field) -> Field:
    """Eyes, horns and teeth."""
    made = np.sqrt((s - 8.82) ** 2 + (y - 1.95) ** 2 + (np.abs(w) - 0.2) ** 2) - 0.085
    made = np.minimum(made, capsule(s, y, np.abs(w), (8.5, 2.08, 0.12), (8.2, 2.36, 0.2), 0.045))
    made = np.minimum(made, capsule(s, y, np.abs(w), (8.2, 2.36, 0.2), (8.16, 2.6, 0.26), 0.03))
    for k in range(3):
        made = np.minimum(
            made,
            capsule(
                s,
                y,
                np.abs(w),
                (9.02 + 0.14 * k, 1.77 - 0.02 * k, 0.12),
                (9.02 + 0.14 * k, 1.68 - 0.02 * k, 0.12),
                0.024,
            ),
        )
    return field(made)


def _race_parts(s: Field, y: Field, w: Field, boat: Field) -> list[Field]:
    """Hull, shirts, skin, heads, trousers, wood, drum, and the dragon's gold, red and white."""
    rower, others = _rower(s, y, w, boat), _standing(s, y, w)
    both = [field(np.minimum(a, b)) for a, b in zip(rower, others, strict=False)]
    return [_racer(s, y, w), *both, others[5], _dragon_gold(s, y, w), _dragon_red(s, y, w), _dragon_white(s, y, w)]


def _race_body(x: Field, y: Field, z: Field) -> Field:
    s, w, boat = _lanes(x, z)
    hull = box(s, y - 0.6, w, (8.6, 1.0, 1.0))
    ends = box(np.abs(s) - 8.0, y - 1.0, w, (1.6, 1.75, 1.2))
    made = field(np.maximum(np.minimum(hull, ends), 0.1))
    near = made < 0.12
    if near.any():
        made[near] = _race_close(s[near], y[near], w[near], boat[near])
    return made


def _race_close(s: Field, y: Field, w: Field, boat: Field) -> Field:
    made = _racer(s, y, w)
    middle = np.abs(s) < 6.2
    if middle.any():
        crew = np.minimum.reduce(_rower(s[middle], y[middle], w[middle], boat[middle]))
        made[middle] = np.minimum(made[middle], crew * 0.9)
    outer = np.abs(s) > 5.3
    if outer.any():
        a, b, c = s[outer], y[outer], w[outer]
        ends = np.minimum(
            np.minimum.reduce(_standing(a, b, c)),
            np.minimum(_dragon_gold(a, b, c), np.minimum(_dragon_red(a, b, c), _dragon_white(a, b, c))),
        )
        made[outer] = np.minimum(made[outer], ends * 0.9)
    return made


def _race_colours(shot: Shot) -> Field:
    x, y, z = shot.at.T
    s, w, boat = _lanes(x, z)
    parts = np.argmin(np.stack(_race_parts(s, y, w, boat)), axis=0)
    first = (boat < 0.5)[:, None]
    bench = np.floor(s / PITCH)
    who = bench + 20 * (w > 0) + 60 * boat
    scale_row = np.floor(y / 0.11)
    scales = np.hypot((s / 0.2 + 0.5 * (scale_row % 2)) % 1 - 0.5, y / 0.11 - scale_row - 0.1)
    paint = np.where(first, rgb(190, 36, 30), rgb(28, 84, 150))
    paint = mix(paint, rgb(236, 186, 70), smooth(0.46, 0.52, scales) * smooth(0.62, 0.56, scales) * 0.9)
    paint = mix(paint, rgb(228, 188, 104), smooth(0.09, 0.07, np.abs(_sheer(s) - y)))
    paint = mix(paint, rgb(238, 232, 216), smooth(0.12, 0.1, y))
    inside = (
        ((shot.facing[:, 2] * np.sign(w) < -0.1) | (shot.facing[:, 1] > 0.8))
        & (y < _sheer(s) - 0.05)
        & (np.abs(s) < 7.5)
    )
    paint = np.where(inside[:, None], rgb(150, 108, 70), paint)
    shirts = np.where(first, rgb(214, 40, 36), rgb(40, 104, 190)) * (0.9 + 0.2 * hashed(who, 7.0))[:, None]
    shirts = mix(shirts, rgb(246, 240, 226), smooth(0.035, 0.025, np.abs(y - 0.72)) * (np.abs(s) < 6) * 0.9)
    skin = mix(rgb(196, 140, 104), rgb(160, 106, 76), hashed(who, 8.0))
    face = np.where((np.abs(s) < 6)[:, None], field(s - bench * PITCH - 0.16)[:, None], 9.0)[:, 0]
    lift = y - np.where(s > 6, 1.5, np.where(s < -6, 1.94, 1.245))
    ahead = np.where(s > 6, 6.54 - s, np.where(s < -6, s + 6.68, face - 0.385))
    hair = (lift + 0.9 * -ahead > 0.02) | (lift > 0.07)
    band = np.abs(lift - 0.055) < 0.022
    heads = np.where(hair[:, None], rgb(26, 22, 22), skin)
    heads = np.where(band[:, None], np.where(first, rgb(244, 206, 70), rgb(244, 242, 236)), heads)
    wood = mix(rgb(206, 160, 100), rgb(178, 128, 78), clamp(0.5 + 0.4 * look_up(FINE, s / 2, y / 2)))
    wood = np.where((y < 0.34)[:, None], np.where(first, rgb(222, 176, 92), rgb(230, 230, 226)), wood)
    drum = np.where((np.abs(y - 0.85) > 0.25)[:, None], rgb(236, 222, 190), rgb(196, 34, 28))
    plates = np.hypot((s / 0.12 + 0.5 * (np.floor(y / 0.09) % 2)) % 1 - 0.5, y / 0.09 - np.floor(y / 0.09) - 0.1)
    gold = mix(
        rgb(230, 180, 84), rgb(34, 110, 74), (smooth(0.42, 0.5, plates) * smooth(1.75, 1.5, y - 0.2 * (s - 8.4))) * 0.85
    )
    mouth = (s > 8.75) & (np.abs(y - 1.64 + 0.25 * (s - 8.8)) < 0.1) & (np.abs(w) < 0.15)
    gold = np.where(mouth[:, None], rgb(150, 22, 24), gold)
    pupil = np.hypot(s - 8.87, y - 1.96) < 0.045
    white = np.where(
        (pupil & (np.abs(w) > 0.22))[:, None],
        rgb(16, 14, 14),
        np.where((y > 2.06)[:, None], rgb(206, 184, 140), rgb(246, 240, 222)),
    )
    trousers = np.broadcast_to(rgb(36, 40, 54), paint.shape)
    red = np.broadcast_to(rgb(208, 40, 34), paint.shape)
    colours = np.choose(
        parts[:, None], [field(c) for c in (paint, shirts, skin, heads, trousers, wood, drum, gold, red, white)]
    )
    sun = (0.72, 0.5, -0.42)
    light = shot.sun(sun, rgb(255, 220, 172) * 2.4, 14, 4) + shot.air(
        rgb(186, 204, 228) * 0.8, rgb(150, 150, 138) * 0.5, 0.3
    )
    way = field(np.broadcast_to(field(sun) / np.linalg.norm(sun), shot.at.shape).astype(np.float32))
    gleam = shot.shine(way, 30) * (0.5 * (parts == 0) + 0.16 * (parts == 2) + 0.6 * (parts >= 5))
    return field(colours * light + gleam[:, None] * rgb(255, 232, 200))


def _crowded_bank(width: int, height: int, horizon: float) -> Field:
    """The far bank out of focus: trees, flags, people in rows."""
    unit = width / 1500
    stops = ((0, rgb(186, 202, 216)), (1, rgb(240, 226, 200)))
    picture = sky((width, height), horizon, stops, 521, 0.3, rgb(252, 244, 230), rgb(206, 208, 214), 0.4)
    picture = ridges(picture, 522, horizon, (170 * unit, 120 * unit), rgb(150, 172, 150), rgb(74, 104, 62))
    _, rows = grid(width, height)
    picture = mix(picture, rgb(150, 146, 136), smooth(horizon - 44 * unit, horizon - 40 * unit, rows))
    random = np.random.default_rng(523)
    tints = [
        rgb(*c)
        for c in (
            (226, 60, 50),
            (240, 236, 226),
            (60, 104, 176),
            (240, 190, 70),
            (60, 62, 74),
            (226, 130, 150),
            (96, 160, 120),
            (210, 206, 196),
        )
    ]
    dots: list[list[tuple[float, float, float]]] = [[] for _ in tints]
    heads = []
    for _ in range(900):
        x, y = float(random.random()) * width, horizon - (12 + 62 * float(random.random())) * unit
        dots[int(random.integers(len(tints)))].append((x, y, (6 + 2 * float(random.random())) * unit))
        heads.append((x, y - 11 * unit, 4.5 * unit))
    for tint, places in zip(tints, dots, strict=True):
        picture = mix(picture, tint, sheet((width, height), discs=places))
    picture = mix(picture, rgb(90, 66, 54), sheet((width, height), discs=heads))
    for k in range(26):
        x = (20 + 60 * k + 14 * float(random.random())) * unit
        foot = horizon - 70 * unit
        flag = [
            (x, foot - 90 * unit),
            (x + 34 * unit, foot - 84 * unit),
            (x + 30 * unit, foot - 40 * unit),
            (x, foot - 36 * unit),
        ]
        picture = mix(
            picture,
            tints[(0, 3, 2, 6)[k % 4]],
            sheet((width, height), [flag], [([(x, foot), (x, foot - 94 * unit)], 3 * unit)]),
        )
    return mix(disc_blurred(picture, 7 * unit), rgb(236, 218, 190), np.float32(0.22))


def _foam(pool: Pool) -> Field:
    """White water: along the hulls, where blades strike, and the wedge from each bow."""
    s, w, _ = _lanes(pool.x, pool.z)
    rough = look_up(CHOP, pool.x / 1.7, pool.z / 1.7) + 0.6 * look_up(FINE, pool.x / 1.1, pool.z / 1.1)
    aside = np.abs(w) - _half(np.clip(s, -8.2, 8.2))
    wedge = np.exp(-(((np.abs(w) - 0.2 - 0.13 * (8.4 - s)) / 0.12) ** 2)) * (s < 8.3) * np.exp(-(8.3 - s) / 5)
    hull = np.exp(-((aside / 0.16) ** 2)) * (np.abs(s) < 8.3)
    bench = np.clip(np.floor(s / PITCH), -BENCHES // 2, BENCHES // 2 - 1)
    a = s - bench * PITCH - 0.16 - BLADE[0]
    stroke = np.exp(-(((a + 0.12) / 0.32) ** 2 + ((np.abs(w) - 0.84) / 0.2) ** 2)) * (np.abs(s) < 5.9)
    wake = np.exp(-((w / 0.5) ** 2)) * (s < -8) * np.exp((s + 8) / 4)
    return clamp((1.0 * hull + 1.5 * stroke + 1.1 * wedge + wake) * (0.55 + 0.55 * rough))


def _spray(picture: Field, shot: Shot, depth: Field) -> Field:
    """Drops thrown up by the blades and the bows, where nothing stands before them."""
    camera = shot.camera
    random = np.random.default_rng(525)
    drops = []
    for boat in (0, 1):
        for bench in range(-BENCHES // 2, BENCHES // 2):
            for side in (-1, 1):
                start = (bench * PITCH + 0.16 + BLADE[0] - 0.1 - boat * BEHIND, side * BLADE[1] + boat * LANE)
                for _ in range(70):
                    rise = float(random.gamma(1.3, 0.09))
                    drops.append(
                        (
                            start[0] + float(random.normal(-0.15, 0.2)) - rise * 0.5,
                            rise,
                            start[1] + float(random.normal(0.05, 0.1)) * side * 1.6,
                        )
                    )
        for side in (-1, 1):
            for _ in range(260):
                back = float(random.gamma(1.5, 0.4))
                drops.append(
                    (
                        8.2 - back - boat * BEHIND,
                        float(random.gamma(1.2, 0.08)),
                        side * (0.2 + 0.15 * back + float(random.gamma(1.2, 0.06))) + boat * LANE,
                    )
                )
    across, down, far = camera.project(field(drops))
    discs = []
    for x, y, z, size in zip(across, down, far, random.random(len(drops)), strict=True):
        column, row = int(np.clip(x, 0, camera.width - 1)), int(np.clip(y, 0, camera.height - 1))
        if z < depth[row, column] + 0.1:
            discs.append((float(x), float(y), float((0.004 + 0.012 * size**3) * camera.lens * camera.width / z)))
    return mix(picture, rgb(255, 248, 236) * 1.1, sheet((camera.width, camera.height), discs=discs, blur=0.6) * 0.85)


def dragonboat(width: int = 1620) -> Image.Image:
    """Two crews in the last hundred metres, the nearer dragon ahead by a nose."""
    height = round(width * 0.6)
    level = 0.0
    camera = Camera(width, height, (17.2, 3.3, -8.6), (4.15, 0.8, 1.3), 1.27)
    way = field(camera.look) - field(camera.eye)
    horizon = height / 2 + float(way[1] / np.hypot(way[0], way[2])) * camera.lens * width
    behind = _crowded_bank(width, height, horizon)
    shot = Shot(camera, _race_body, 60.0, 150)
    picture = shot.picture(_race_colours(shot), behind)
    depth = shot.depth(400)
    rows = np.clip(2 * horizon - np.arange(height), 0, height - 1).astype(np.int64)
    low = mirror(camera, level, 0.5)
    below = Shot(low, above_water(_race_body, level), 60.0, 110)
    calm = mix(blurred(behind, width / 60), rgb(150, 170, 160), np.float32(0.45))
    flipped = enlarged(calm[rows][::-1], low.width, low.height)
    seen = enlarged(below.picture(_race_colours(below), flipped)[::-1], width, height)
    pool = Pool(camera, level, 2.6, 0.02)
    surface = pool.shown(seen, field(rgb(74, 98, 88) * 0.75))
    glints = smooth(1.7, 2.6, pool.long / pool.waves + 0.5 * look_up(CHOP, pool.x / 1.3, pool.z / 1.3))
    surface = surface + (0.5 * glints)[..., None] * rgb(255, 240, 214)
    surface = mix(surface, rgb(250, 246, 236), _foam(pool) * 0.9)
    under = smooth(-0.002, 0.012, depth - pool.reach)
    picture = mix(picture, surface, under)
    picture = _spray(picture, shot, np.minimum(depth, pool.reach))
    picture = mix(picture, gray(picture)[..., None] * field((1.05, 1.0, 0.92)), np.float32(0.22))
    return developed(picture, 526, 0.82, 0.012, 0.08)
