"""The pictures of streets, stalls and workshops: solid bodies, walked to by rays."""

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
from draw.people import Light, place
from draw.sky import sheet
from draw.solid import Camera, Distance, Point, blend, box, capsule, nook, normals, shade, walk

ROUGH = spectral(201, 512, 1.5, 4)
FINE = spectral(202, 512, 1.1, 8)


def grit(at: Field, facing: Field, texture: Field, size: float) -> Field:
    """A texture laid on a body from its three sides."""
    weight = np.abs(facing) ** 3
    weight = weight / np.maximum(weight.sum(axis=1, keepdims=True), 1e-6)
    x, y, z = (at / size).T
    return field(
        look_up(texture, y, z) * weight[:, 0]
        + look_up(texture, x, z) * weight[:, 1]
        + look_up(texture, x, y) * weight[:, 2]
    )


class Shot:
    """One look at a body: where the rays meet it and which way it faces there."""

    def __init__(self, camera: Camera, body: Distance, far: float, steps: int = 120) -> None:
        self.camera, self.body, self.far = camera, body, far
        self.rays = camera.rays()
        self.reach = walk(body, field(camera.eye), self.rays, far, steps)
        self.hit = self.reach < far
        self.at = field(field(camera.eye) + self.rays[self.hit] * self.reach[self.hit, None])
        self.facing = normals(body, self.at)

    def lamp(self, place_at: Point, colour: Field, power: float, hard: float = 8.0) -> Field:
        """Light of a lamp at a place, with its shadows."""
        way = field(place_at) - self.at
        away = np.linalg.norm(way, axis=1, keepdims=True)
        way = field(way / away)
        share = clamp((way * self.facing).sum(axis=1)) * shade(
            self.body, field(self.at + self.facing * 0.004), way, 40.0, hard
        )
        return field((share[:, None] * power / (0.3 + away**2)) * colour)

    def sun(self, way: Point, colour: Field, hard: float = 12.0, far: float = 30.0) -> Field:
        """Light from a direction, with its shadows."""
        light = field(way) / np.linalg.norm(way)
        share = clamp(self.facing @ field(light)) * shade(
            self.body, field(self.at + self.facing * 0.004), field(light), far, hard
        )
        return field(share[:, None] * colour)

    def air(self, above: Field, below: Field, size: float) -> Field:
        """Light from all around, less of it in corners."""
        open_share = nook(self.body, self.at, self.facing, size)
        return field(mix(below, above, clamp(0.5 + 0.5 * self.facing[:, 1])) * open_share[:, None])

    def shine(self, way: Field, sharp: float) -> Field:
        """The gleam of a light in a direction for each point."""
        half = way - self.rays[self.hit]
        half = half / np.maximum(np.linalg.norm(half, axis=1, keepdims=True), 1e-6)
        return field(clamp((half * self.facing).sum(axis=1)) ** sharp)

    def toward(self, place_at: Point) -> Field:
        """The direction of a lamp from each point."""
        way = field(place_at) - self.at
        return field(way / np.linalg.norm(way, axis=1, keepdims=True))

    def picture(self, colours: Field, behind: Field) -> Field:
        """The picture: colours where the body is, ``behind`` elsewhere."""
        out = (
            np.broadcast_to(behind, (len(self.rays), 3)).astype(np.float32)
            if behind.ndim < 3
            else behind.reshape(-1, 3).copy()
        )
        out[self.hit] = colours
        return out.reshape(self.camera.height, self.camera.width, 3)

    def depth(self, missed: float) -> Field:
        """How far away each pixel is."""
        return np.where(self.hit, self.reach, missed).astype(np.float32).reshape(self.camera.height, self.camera.width)


# The kiln: jars drying by its mouth.

JARS = (
    (-1.1, 2.6, 0.62, 0.52, 0),
    (-0.1, 2.35, 0.5, 0.44, 1),
    (0.78, 2.7, 0.68, 0.5, 0),
    (1.62, 2.2, 0.46, 0.4, 2),
    (0.34, 1.72, 0.3, 0.27, 1),
    (-0.72, 1.8, 0.34, 0.3, 2),
    (1.1, 1.62, 0.26, 0.22, 0),
    (-1.75, 3.5, 0.72, 0.5, 1),
    (0.2, 3.5, 0.74, 0.56, 2),
    (2.4, 3.1, 0.66, 0.5, 1),
)


def _jar(x: Field, y: Field, z: Field, tall: float, wide: float, kind: int) -> Field:
    """A jar turned on a wheel, standing at the origin."""
    r = np.hypot(x, z)
    h = clamp(y / tall)
    belly = (0.62, 0.5, 0.7)[kind]
    line = 0.5 + 0.5 * np.sin(np.pi * (0.12 + 0.8 * h ** (0.8 if belly > 0.55 else 1.1)))
    neck = smooth(0.8, 0.9, h)
    profile = wide * (line * (1 - neck) * 0.98 + neck * (0.55 + 0.22 * smooth(0.9, 1.0, h)))
    profile = profile + 0.0011 * np.sin(y * 120) * (1 - neck)
    wall = np.maximum(r - profile, np.maximum(-y, y - tall))
    hollow = np.maximum(r - profile + 0.045, tall * 0.25 - y)
    return field(np.maximum(wall, -hollow) * 0.7)


def _kiln_body(x: Field, y: Field, z: Field) -> Field:
    ground = y + 0.01 * np.sin(x * 7 + np.sin(z * 5)) + 0.02 * look_up(ROUGH, x / 3, z / 3)
    bricks_y = y / 0.16
    row = np.floor(bricks_y)
    across = (x + 0.19 * (row % 2)) / 0.38
    joint = np.minimum(
        np.abs(bricks_y - row - 0.5) - 0.5 + 0.12, (np.abs(across - np.floor(across) - 0.5) - 0.5 + 0.05) * 2
    )
    wall = 4.7 - z - 0.03 * smooth(0.06, -0.02, joint) - 0.02 * look_up(ROUGH, x / 2, y / 2)
    mouth = np.maximum(np.hypot(x + 2.1, (y - 0.55) * 0.85) - 0.9, 4.0 - z)
    wall = np.maximum(wall, -mouth)
    near = np.minimum(ground, wall * 0.8)
    for px, pz, tall, wide, kind in JARS:
        close = np.hypot(x - px, z - pz) - wide
        near = np.minimum(near, np.where(close > 0.25, close, _jar(x - px, y, z - pz, tall * 1.55, wide, kind)))
    return field(near)


def kiln() -> Image.Image:
    """Jars drying at the mouth of the dragon kiln, lit by its fire."""
    camera = Camera(1400, 933, (0.35, 1.35, -1.6), (0.1, 0.62, 2.6), 1.05)
    shot = Shot(camera, _kiln_body, 9.0)
    clay = mix(rgb(150, 104, 74), rgb(104, 66, 46), clamp(0.5 + 0.4 * grit(shot.at, shot.facing, ROUGH, 1.3)))
    for k, (px, pz, _, wide, kind) in enumerate(JARS):
        near = np.hypot(shot.at[:, 0] - px, shot.at[:, 2] - pz) < wide * 1.05
        tint = (rgb(168, 104, 66), rgb(132, 92, 66), rgb(96, 62, 48), rgb(176, 128, 88))[(k + kind) % 4]
        clay[near & (shot.at[:, 1] > 0.03)] = mix(clay[near & (shot.at[:, 1] > 0.03)], tint, np.float32(0.7))
    floor = shot.at[:, 1] < 0.06
    clay[floor] = rgb(92, 78, 66) * (1 + 0.25 * grit(shot.at, shot.facing, FINE, 0.8))[floor, None]
    wall = shot.at[:, 2] > 4.5
    clay[wall] = clay[wall] * 0.55
    clay = clay * (1 + 0.1 * grit(shot.at, shot.facing, FINE, 0.5))[:, None]
    fire: Point = (-2.0, 0.75, 4.05)
    light = shot.lamp(fire, rgb(255, 138, 52), 11.0, 5) + shot.lamp((1.8, 3.6, -1.2), rgb(190, 208, 240), 5.0, 6)
    light += shot.air(rgb(70, 76, 92) * 0.5, rgb(70, 44, 30) * 0.4, 0.5)
    gloss = (
        shot.shine(shot.toward(fire), 26)[:, None] * rgb(255, 170, 90) * 0.35
        + shot.shine(shot.toward((1.8, 3.6, -1.2)), 40)[:, None] * rgb(200, 216, 245) * 0.14
    )
    inside = (np.hypot(shot.at[:, 0] + 2.1, (shot.at[:, 1] - 0.55) * 0.85) < 0.92) & (shot.at[:, 2] > 4.1)
    colours = field(clay * light + gloss * ~wall[:, None] * ~floor[:, None])
    embers = 0.6 + 0.4 * grit(shot.at, shot.facing, ROUGH, 0.9)[inside, None]
    colours[inside] = (
        mix(
            rgb(255, 214, 120) * 2.6,
            rgb(255, 96, 24) * 0.7,
            smooth(0.2, 0.95, np.hypot(shot.at[inside, 0] + 2.1, shot.at[inside, 1] - 0.4)),
        )
        * embers
    )
    picture = shot.picture(colours, rgb(255, 150, 60) * 2)
    picture = focused(picture, shot.depth(9), 3.9, 42)
    x, y, _ = camera.project(field([[-2.1, 0.6, 4.6]]))
    picture = glow(picture, float(x[0]), float(y[0]), 300, rgb(255, 120, 40) * 0.16)
    return developed(picture, 11, 2.3, 0.018, 0.2)


# The pavement: tiles for the blind that end under a parked bicycle.


def _paving(x: Field, y: Field, z: Field) -> Field:
    """Bars that say go, domes that say stop; between plain slabs."""
    tile = 0.3
    u, v = x / tile - np.floor(x / tile) - 0.5, z / tile - np.floor(z / tile) - 0.5
    seam = smooth(0.5, 0.485, np.maximum(np.abs(u), np.abs(v)))
    strip = np.abs(x) < tile
    stop = (z > 3.6) & (z < 4.2)
    bar_u = (u * 4) - np.floor(u * 4) - 0.5
    bars = smooth(0.34, 0.2, np.abs(bar_u)) * smooth(0.47, 0.42, np.abs(v))
    dome = np.hypot(u * 6 - np.floor(u * 6) - 0.5, v * 6 - np.floor(v * 6) - 0.5)
    domes = smooth(0.36, 0.12, dome) * (np.maximum(np.abs(u), np.abs(v)) < 0.5)
    worn = 0.75 + 0.2 * look_up(ROUGH, x / 1.7, z / 1.7)
    relief = np.where(strip, np.where(stop, domes, bars) * 0.011 * worn, 0.0)
    plain = 0.0016 * look_up(FINE, x / 0.8, z / 0.8)
    return field((y - relief - plain + 0.009 * (1 - seam)) * 0.75)


def _bicycle(x: Field, y: Field, z: Field) -> Field:
    """A wheel, fender and fork of a bicycle that stands across the tiles."""
    near = np.full_like(x, 9)
    for wx in (-0.2, 0.92):
        ring = np.hypot(np.hypot(x - wx, y - 0.33) - 0.3, z - 4.05) - 0.032
        fender = np.maximum(
            np.hypot(np.hypot(x - wx, y - 0.33) - 0.36, np.maximum(np.abs(z - 4.05) - 0.03, 0)) - 0.008, 0.4 - y
        )
        angle = np.arctan2(y - 0.33, x - wx)
        turn = 2 * np.pi / 18
        fold = angle - turn * np.round(angle / turn)
        radius = np.hypot(x - wx, y - 0.33)
        spokes = np.maximum(np.hypot(radius * np.sin(fold), z - 4.05) - 0.003, radius - 0.3)
        hub = np.maximum(radius - 0.05, np.abs(z - 4.05) - 0.05)
        near = np.minimum(near, np.minimum(np.minimum(ring, fender), np.minimum(spokes, hub)))
    frame = capsule(x, y, z, (-0.2, 0.33, 4.05), (0.06, 0.92, 4.05), 0.022)
    frame = np.minimum(frame, capsule(x, y, z, (0.06, 0.42, 4.05), (0.62, 0.38, 4.05), 0.05))
    frame = np.minimum(frame, capsule(x, y, z, (0.02, 0.8, 4.05), (0.1, 0.4, 4.05), 0.06))
    body = box(x - 0.78, y - 0.56, z - 4.05, (0.34, 0.13, 0.11), 0.08)
    seat = box(x - 0.7, y - 0.74, z - 4.05, (0.3, 0.05, 0.12), 0.05)
    basket = np.maximum(
        box(x + 0.16, y - 0.86, z - 4.05, (0.15, 0.11, 0.13), 0.02),
        -box(x + 0.16, y - 0.9, z - 4.05, (0.13, 0.12, 0.11), 0.02),
    )
    return field(np.minimum(blend(near, frame, 0.02), np.minimum(np.minimum(body, seat), basket)))


def _cane(x: Field, y: Field, z: Field) -> Field:
    return capsule(x, y, z, (-0.05, 0.02, 2.62), (0.52, 1.5, 1.25), 0.0085)


def _blind_way_body(x: Field, y: Field, z: Field) -> Field:
    far = np.maximum(np.abs(z - 4.05) - 0.2, y - 1.05)
    cycle = np.where(far > 0.2, far, _bicycle(x, y, z))
    kerb = box(x - 1.75, y - 0.02, z - 5, (0.12, 0.07, 12), 0.03)
    return field(np.minimum(np.minimum(_paving(x, y, z), cycle), np.minimum(_cane(x, y, z), kerb)))


def blind_way() -> Image.Image:
    """A cane on the tiles for the blind; an electric bicycle stands on them."""
    camera = Camera(1400, 1050, (-0.3, 0.62, 0.9), (0.12, 0.2, 3.2), 1.05)
    shot = Shot(camera, _blind_way_body, 16.0, 150)
    x, y, z = shot.at.T
    stains = clamp(0.5 + 0.35 * grit(shot.at, shot.facing, ROUGH, 1.9))
    slab = mix(rgb(150, 146, 138), rgb(104, 102, 98), stains)
    tiles = mix(rgb(180, 146, 84), rgb(132, 106, 66), stains)
    colours = (
        np.where((np.abs(x) < 0.3)[:, None], tiles, slab) * (1 + 0.16 * grit(shot.at, shot.facing, FINE, 0.4))[:, None]
    )
    cane = _cane(x, y, z) < 0.004
    cycle = (y > 0.03) & (np.abs(z - 4.05) < 0.4) & ~cane
    colours[cycle] = rgb(40, 42, 46)
    paint = cycle & (np.abs(y - 0.56) < 0.14) & (x > 0.4)
    colours[paint] = rgb(128, 30, 34)
    colours[cane] = np.where((y[cane] < 0.32)[:, None], rgb(170, 34, 30), rgb(226, 226, 222))
    light = shot.sun((-0.75, 0.62, 0.42), rgb(255, 226, 184) * 2.6, 22, 8) + shot.air(
        rgb(150, 176, 214) * 0.75, rgb(120, 104, 84) * 0.4, 0.12
    )
    gleam = shot.shine(field(np.broadcast_to(field((-0.71, 0.58, 0.4)), shot.at.shape)), 30) * (cycle | cane)
    colours = field(colours * light + gleam[:, None] * 0.5)
    picture = shot.picture(colours, _street_behind(camera))
    depth = shot.depth(16)
    picture = haze(picture, np.where(depth < 16, depth, 0).astype(np.float32), 40, rgb(190, 180, 150))
    return developed(focused(picture, depth, 2.35, 66), 12, 0.95, 0.014)


def _street_behind(camera: Camera) -> Field:
    """House fronts, trees and a car or two far behind, well out of focus."""
    size = (camera.width, camera.height)
    _, rows = grid(*size)
    picture = mix(rgb(206, 210, 206), rgb(150, 146, 136), smooth(0, 340, rows))
    random = np.random.default_rng(212)
    left = -40.0
    while left < camera.width:
        wide, top = 90 + 170 * random.random(), 20 + 120 * random.random()
        tint = ((150, 140, 126), (176, 168, 154), (112, 118, 122), (140, 108, 92))[int(random.integers(4))]
        picture = mix(
            picture, rgb(*tint), sheet(size, [[(left, top), (left + wide, top), (left + wide, 400), (left, 400)]])
        )
        doors = [
            [(left + wide * 0.15, 230), (left + wide * 0.85, 230), (left + wide * 0.85, 400), (left + wide * 0.15, 400)]
        ]
        picture = mix(picture, rgb(52, 54, 56), sheet(size, doors) * 0.8)
        left += wide + 6
    leaves = [
        (float(x + random.normal(0, 46)), float(110 + random.normal(0, 44)), 16.0)
        for x in (180, 640, 1130)
        for _ in range(60)
    ]
    picture = mix(picture, rgb(72, 100, 52), sheet(size, discs=leaves))
    return disc_blurred(picture, 20)


# The market: cucumbers under the lamps.


def _cucumbers(x: Field, y: Field, z: Field) -> Field:
    """A heap in a crate: three layers of rods, each a little askew."""
    near = np.full_like(x, 9.0)
    for layer, (rise, turn, pitch) in enumerate(
        ((0.0, 0.12, 0.082), (0.058, -0.22, 0.088), (0.112, 0.34, 0.094), (0.156, -0.5, 0.12))
    ):
        c, s = np.cos(turn), np.sin(turn)
        u, w = x * c + z * s, -x * s + z * c
        for shift in (0.0, 1.0):
            k = np.floor(u / pitch / 2 + shift / 2) * 2 + 1 - shift
            own = np.sin(k * 12.9898 + layer * 78.233) * 43758.5453
            own = own - np.floor(own)
            mu = u - k * pitch + 0.02 * (own - 0.5)
            bend = 0.05 * (own - 0.5)
            row = np.floor(w / 0.44 + own)
            mw = w - (row + 0.5 - own) * 0.44
            mu = mu - bend * (mw * 6) ** 2 * 0.6
            t = np.clip(mw, -0.165, 0.165)
            thick = 0.034 * (1 - 0.35 * (t / 0.165) ** 2) + 0.004 * (own - 0.5)
            lift = rise + 0.02 * (own - 0.5) + 0.03 * np.clip(1 - np.abs(x) / 0.8, 0, 1)
            near = np.minimum(near, np.sqrt(mu * mu + (y - lift) ** 2 + (mw - t) ** 2) - thick)
    bumps = 0.0005 * look_up(ROUGH, x / 0.5, z / 0.5)
    heap = np.maximum(near - bumps, np.maximum(np.abs(x) - 0.62, np.abs(z - 0.1) - 0.4))
    return field(heap * 0.75)


def _crate(x: Field, y: Field, z: Field) -> Field:
    slats = np.maximum(
        box(x, y - 0.02, z - 0.1, (0.7, 0.2, 0.47), 0.01), -box(x, y - 0.1, z - 0.1, (0.665, 0.4, 0.435), 0.01)
    )
    gaps = np.abs((y + 0.3) / 0.105 - np.floor((y + 0.3) / 0.105) - 0.5) - 0.41
    return field(np.maximum(slats, gaps * 0.08))


def _market_body(x: Field, y: Field, z: Field) -> Field:
    table = y + 0.17
    second = box(x - 1.3, y - 0.06, z - 1.0, (0.5, 0.2, 0.4), 0.02)
    return field(np.minimum(np.minimum(_cucumbers(x, y, z), _crate(x, y, z)), np.minimum(table, second)))


def nightmarket() -> Image.Image:
    """Half past three at the wholesale market: the first crate of cucumbers."""
    camera = Camera(1600, 1067, (-0.25, 0.62, -1.15), (0.06, 0.2, 0.3), 1.12)
    width, height = camera.width, camera.height
    behind = _market_behind(width, height)
    shot = Shot(camera, _market_body, 3.2, 130)
    x, y, z = shot.at.T
    near = _cucumbers(x, y, z) < 0.004
    skin = mix(
        rgb(74, 118, 40),
        rgb(28, 66, 22),
        clamp(0.5 + 0.5 * grit(shot.at, shot.facing, spectral(203, 512, 2.0, 3, 0.2), 0.9)),
    )
    wood = mix(
        rgb(168, 128, 84),
        rgb(108, 78, 50),
        clamp(0.5 + 0.4 * look_up(spectral(204, 512, 1.5, 3, 0.1), x / 0.9, y / 0.3)),
    )
    colours = np.where(near[:, None], skin, wood)
    colours[(y < -0.15)] = rgb(70, 66, 62)
    colours[(x > 0.78)] = rgb(150, 152, 148)
    lamp: Point = (0.5, 1.9, 0.5)
    light = (
        shot.lamp(lamp, rgb(255, 226, 176), 7.5, 9)
        + shot.lamp((-2.4, 1.5, 0.6), rgb(255, 214, 160), 2.6, 9)
        + shot.air(rgb(90, 80, 70) * 0.5, rgb(40, 34, 28) * 0.3, 0.1)
    )
    wet = shot.shine(shot.toward(lamp), 60) * near
    colours = field(colours * light + wet[:, None] * rgb(255, 236, 200) * 0.45)
    picture = shot.picture(colours, behind)
    return developed(focused(picture, shot.depth(6.0), 1.42, 30, 20), 13, 1.15, 0.022, 0.25)


def _market_behind(width: int, height: int) -> Field:
    """The hall behind the crate, out of focus: lamps, people, heaps."""
    columns, rows = grid(width, height)
    picture = mix(rgb(14, 16, 24), rgb(66, 50, 38), smooth(0, 560, rows))
    picture = picture * clamp(0.9 + 0.25 * look_up(ROUGH, columns / 1500, rows / 1100))[..., None]
    random = np.random.default_rng(205)
    for k, tint in enumerate(((120, 60, 40), (84, 110, 50), (150, 120, 70), (70, 70, 84))):
        heaps = [
            (float(random.random() * width), float(400 + 180 * random.random()), float(22 + 30 * random.random()))
            for _ in range(24)
        ]
        picture = mix(picture, rgb(*tint) * 0.8, sheet((width, height), discs=heaps) * (0.9 - 0.1 * k))
    tops = ((46, 54, 84), (120, 52, 44), (86, 84, 80), (44, 70, 60), (150, 140, 120))
    skin = {"skin": rgb(190, 140, 104), "hair": rgb(20, 18, 18), "legs": rgb(36, 38, 48), "shoes": rgb(20, 20, 20)}
    for k, x in enumerate((90, 236, 470, 640, 846, 1010, 1236, 1420, 1540)):
        tall = 380 + 90 * float(random.random())
        pose = (people.STANDING, people.WALKING, people.WALKING.turned())[k % 3]
        picture = place(
            picture,
            pose,
            (x, 640),
            tall,
            {**skin, "top": rgb(*tops[k % 5])},
            Light(0.2, 0.9, 0.7, 0.35, 0, (1, 0.86, 0.66)),
            2,
        )
    lamps = [(x, 70 + 250 * (1 - abs(x - 760) / 900) ** 2) for x in range(60, 1600, 118)]
    spots = sheet((width, height), discs=[(x + random.normal(0, 16), y, 9 + 7 * abs(x - 760) / 800) for x, y in lamps])
    picture = field(picture + spots[..., None] * rgb(255, 222, 160) * 16)
    return disc_blurred(picture, 21)


# The car park, from a window on the ninth floor.


def _car(x: Field, y: Field, z: Field, long: Field) -> Field:
    """A car along z, standing at the origin; ``long`` stretches the cabin."""
    body = box(x, y - 0.52, z, (0.88, 0.33, 2.2), 0.26)
    nose = (y - 0.84 + 0.05 * np.clip(np.abs(z) - 0.9, 0, 2)) * 0.9
    body = np.maximum(body, nose)
    cabin = box(x * (1 + 0.25 * np.clip(y - 0.8, 0, 1)), y - 1.0, z + 0.25, (0.74, 0.45, 1.15), 0.3)
    cabin = np.maximum(cabin, (y - 1.02) * 0.6 + (np.abs(z + 0.25) - 0.95 - 0.3 * long) * 0.55)
    made = blend(body, cabin, 0.12)
    wheels = np.maximum(np.hypot(y - 0.32, np.abs(z) - 1.36) - 0.33, np.abs(np.abs(x) - 0.78) - 0.12)
    return field(np.minimum(made, wheels))


def _bays(x: Field, z: Field) -> tuple[Field, Field, Field, Field, Field]:
    """The bay a point is in: place inside it, its numbers, and whether it is taken."""
    bay, row = np.floor(x / 2.7), np.floor(z / 8.6)
    own = np.sin(bay * 12.9898 + row * 78.233) * 43758.5453
    own = own - np.floor(own)
    u = x - (bay + 0.5) * 2.7
    w = z - (row + 0.5) * 8.6 - 1.2
    return field(u - 0.18 * (own - 0.5)), field(w - 0.5 * (own - 0.5)), field(own), bay, row


def _parking_body(x: Field, y: Field, z: Field) -> Field:
    u, w, own, _, row = _bays(x, z)
    flip = np.where(np.floor(own * 10) % 2 == 0, 1, -1)
    edge = np.minimum(1.5 - np.abs(x / 2.7 - np.floor(x / 2.7) - 0.5) * 2.7, 4.45 - np.abs(z / 8.6 - row - 0.5) * 8.6)
    car = np.where((own > 0.16) & (row < 7) & (row >= 0), _car(u, y, w * flip, own) * 0.9, 9.0)
    return field(np.minimum(y, np.minimum(car, np.maximum(edge, 0.1))))


def parking() -> Image.Image:
    """The county hall's car park at dusk, open to its neighbours."""
    camera = Camera(1600, 1067, (9, 15, -9), (1.5, 0, 15), 1.0)
    shot = Shot(camera, _parking_body, 90.0, 200)
    x, y, z = shot.at.T
    u, w, own, _, row = _bays(x, z)
    asphalt = (
        rgb(96, 98, 98)
        * (1 + 0.1 * clamp(grit(shot.at, shot.facing, ROUGH, 7), -1.5, 1.5))[:, None]
        * (1 + 0.12 * grit(shot.at, shot.facing, FINE, 2))[:, None]
    )
    plain_u = x - (np.floor(x / 2.7) + 0.5) * 2.7
    plain_w = z - (np.floor(z / 8.6) + 0.5) * 8.6 - 1.2
    line = (np.abs(np.abs(plain_u) - 1.35) < 0.06) & (np.abs(plain_w) < 2.6) & (row >= 0) & (row < 7)
    asphalt[line] = rgb(236, 236, 228) * (0.7 + 0.3 * clamp(look_up(FINE, x / 3, z / 3)))[line, None]
    paints = np.stack(
        [
            rgb(*c)
            for c in (
                (206, 208, 208),
                (34, 36, 40),
                (120, 124, 130),
                (206, 208, 208),
                (96, 26, 26),
                (44, 62, 104),
                (168, 160, 144),
                (30, 32, 36),
            )
        ]
    )
    car = y > 0.06
    colours = np.where(car[:, None], paints[np.clip((own * 53).astype(np.int64) % 8, 0, 7)], asphalt)
    cabin = car & (y > 0.9) & (y < 1.33) & (shot.facing[:, 1] < 0.86)
    colours[cabin] = rgb(30, 36, 46)
    colours[car & (y < 0.62) & (np.hypot(y - 0.32, np.abs(w) - 1.36) < 0.36) & (np.abs(u) > 0.6)] = rgb(16, 16, 16)
    lamps: tuple[Point, ...] = ((-6, 8.5, 12), (8, 8.5, 26), (-9, 8.5, 44), (15, 8.5, 6))
    light = shot.air(rgb(182, 194, 214) * 0.9, rgb(120, 112, 116) * 0.4, 1.2)
    light = light + shot.sun((-0.75, 0.3, 0.6), rgb(255, 186, 140) * 0.5, 4, 20)
    gleam = np.zeros(len(x), np.float32)
    for lamp in lamps:
        light = light + shot.lamp(lamp, rgb(255, 200, 128), 90.0, 7)
        gleam = gleam + shot.shine(shot.toward(lamp), 70) * car
    mirrored = shot.rays[shot.hit] - 2 * (shot.rays[shot.hit] * shot.facing).sum(axis=1, keepdims=True) * shot.facing
    skim = 0.04 + 0.5 * (1 - clamp(-(shot.rays[shot.hit] * shot.facing).sum(axis=1))) ** 3
    dusk = mix(rgb(236, 210, 196) * 0.8, rgb(150, 170, 206) * 0.8, smooth(0.0, 0.7, mirrored[:, 1]))
    colours = field(colours * light + gleam[:, None] * rgb(255, 220, 170) * 0.25)
    colours = mix(colours, dusk, skim * car * (mirrored[:, 1] > 0))
    picture = shot.picture(colours, rgb(150, 140, 150))
    depth = shot.depth(95)
    picture = haze(picture, depth, 480, rgb(196, 180, 176))
    posts = []
    for lamp in lamps:
        px, py, _ = camera.project(field([lamp, (lamp[0], 0, lamp[2])]))
        posts.append(
            ([(float(px[0]), float(py[0])), (float(px[1]), float(py[1]))], 90 / float(np.hypot(lamp[2] + 9, 15)))
        )
    picture = mix(picture, rgb(64, 62, 66), sheet((camera.width, camera.height), lines=posts))
    for lamp in lamps:
        px, py, far = camera.project(field([lamp]))
        picture = glow(picture, float(px[0]), float(py[0]), 520 / float(far[0]), rgb(255, 224, 170) * 4)
    return developed(blurred(picture, 0.6), 14, 1.25, 0.014, 0.12)


# The old street after rain.


def _street_body(x: Field, y: Field, z: Field) -> Field:
    """Two rows of wooden fronts with tiled roofs; every house a little different."""
    side = np.abs(x)
    house = np.floor((z + np.where(x > 0, 2.3, 0)) / 4.6)
    own = np.sin(house * 91.7 + np.where(x > 0, 3.1, 7.7)) * 4375.85
    own = own - np.floor(own)
    w = (z + np.where(x > 0, 2.3, 0)) / 4.6 - house
    plank = np.abs(w * 18 - np.floor(w * 18) - 0.5)
    sill = smooth(0.55, 0.5, np.abs(y - 1.5) - 0.9)
    front = (
        2.35 + 0.25 * own - side + 0.03 * smooth(0.44, 0.5, plank) * sill + 0.05 * smooth(0.47, 0.49, np.abs(w - 0.5))
    )
    front = np.maximum(front, y - 5.0 - 0.5 * own)
    front = front + 0.3 * smooth(0.22, 0.2, np.abs(w - 0.3)) * smooth(2.5, 2.45, y) * (own > 0.35)
    upper = np.maximum(
        1.95
        + 0.2 * own
        - side
        + 0.1 * smooth(0.3, 0.28, np.abs(w * 3 - np.floor(w * 3) - 0.5)) * smooth(0.5, 0.45, np.abs(y - 4.0)),
        3.0 - y,
    )
    upper = np.maximum(upper, y - 5.3)

    def eave(height: float, reach: float) -> Field:
        slant = y - height - 0.5 * (side - reach)
        tiles = 0.05 * np.abs(np.sin(z * 9.5)) + 0.02 * np.sin(side * 24)
        return field(np.maximum(np.abs(slant - tiles) - 0.06, reach - side) * 0.6)

    roofs = np.minimum(eave(2.95, 1.35), eave(5.25 + 0.0, 1.15))
    seam_z, seam_x = (
        np.abs(z / 0.9 - np.floor(z / 0.9) - 0.5),
        np.abs((x + 0.28 * np.floor(z / 0.9)) / 0.62 - np.floor((x + 0.28 * np.floor(z / 0.9)) / 0.62) - 0.5),
    )
    stones = y - 0.02 * smooth(0.5, 0.46, np.maximum(seam_z, seam_x)) - 0.012 * look_up(ROUGH, x / 4, z / 4)
    return field(np.minimum(np.minimum(np.minimum(front, upper) * 0.8, roofs), stones * 0.9))


def _street_colours(shot: Shot) -> Field:
    x, y, z = shot.at.T
    wood = mix(
        rgb(126, 80, 50), rgb(70, 42, 28), clamp(0.5 + 0.4 * look_up(spectral(207, 512, 1.5, 3, 0.12), z / 2.2, y / 3))
    )
    wood = _fronts(x, y, z, wood)
    tiles = rgb(66, 68, 74) * (1 + 0.3 * grit(shot.at, shot.facing, FINE, 1.4))[:, None]
    stone = rgb(108, 106, 104) * (1 + 0.22 * grit(shot.at, shot.facing, ROUGH, 2.5))[:, None]
    side = np.abs(x)
    roof = ((np.abs(y - 2.95 - 0.5 * (side - 1.35)) < 0.16) | (np.abs(y - 5.25 - 0.5 * (side - 1.15)) < 0.16)) & (
        side > 1.12
    )
    colours = np.where(roof[:, None], tiles, wood)
    plaster = (y > 4.35) & ~roof
    colours[plaster] = rgb(190, 184, 172) * (1 + 0.15 * grit(shot.at, shot.facing, ROUGH, 3))[plaster, None]
    colours[y < 0.06] = stone[y < 0.06]
    return field(colours)


def _fronts(x: Field, y: Field, z: Field, grain: Field) -> Field:
    """Each house's own boards: their tint, the gaps between them, rails, and doorways that stand open."""
    shifted = (z + np.where(x > 0, 2.3, 0)) / 4.6
    house, within = np.floor(shifted), shifted - np.floor(shifted)
    own = np.sin(house * 91.7 + np.where(x > 0, 3.1, 7.7)) * 4375.85
    own = own - np.floor(own)
    tints = np.stack([rgb(*c) for c in ((150, 92, 54), (112, 70, 46), (134, 104, 76), (96, 58, 40))])
    wood = tints[np.clip((own * 4).astype(np.int64), 0, 3)] * (0.5 + 3.0 * grain[:, :1])
    board = within * 18
    wood = wood * (1 - 0.6 * smooth(0.44, 0.5, np.abs(board - np.floor(board) - 0.5)))[:, None]
    wood = wood * (0.86 + 0.28 * (np.floor(board) * 0.618 % 1))[:, None]
    rail = np.exp(-(((y - 2.5) / 0.06) ** 2)) + np.exp(-(((y - 0.28) / 0.05) ** 2))
    wood = mix(wood, rgb(52, 32, 22), clamp(rail * 0.8))
    doorway = (np.abs(within - 0.3) < 0.2) & (y < 2.45) & (own > 0.35)
    warm = clamp(0.7 - 0.3 * np.abs(y - 1.5)) * (own > 0.65)
    wood[doorway] = mix(rgb(30, 20, 14), rgb(220, 150, 76) * 0.8, warm[doorway])
    return field(wood)


def oldstreet() -> Image.Image:
    """East Gate Street after the rain, its fronts in wood again."""
    camera = Camera(1320, 880, (0.35, 1.62, 0), (-0.12, 1.85, 8), 0.84)
    shot = Shot(camera, _street_body, 70.0, 150)
    colours = _street_colours(shot)
    light = shot.air(rgb(206, 214, 226) * 1.5, rgb(150, 120, 96) * 0.7, 0.9)
    light = light + shot.sun((0.45, 0.9, 0.75), rgb(255, 222, 170) * 2.2, 7, 14)
    for at in ((1.2, 2.2, 6.6), (-1.25, 2.2, 5.6), (-1.25, 2.2, 11.2)):
        near = ((field(at) - shot.at) ** 2).sum(axis=1)
        turned = clamp((shot.toward(at) * shot.facing).sum(axis=1))
        light = light + (np.exp(-near / 1.4) * turned)[:, None] * rgb(255, 140, 60)
    lit = field(colours * light)
    wet = (shot.at[:, 1] < 0.06) & (shot.facing[:, 1] > 0.7)
    ripples = field(shot.facing[wet] * 0.2 + field((0, 0.8, 0)))
    ripples[:, 1] = np.maximum(ripples[:, 1], 0.9)
    ripples = field(ripples / np.linalg.norm(ripples, axis=1, keepdims=True))
    rays = shot.rays[shot.hit][wet]
    bounced = field(rays - 2 * (rays * ripples).sum(axis=1, keepdims=True) * ripples)
    start = field(shot.at[wet] + (0, 0.03, 0))
    reach = walk(_street_body, start, bounced, 60.0, 90)
    met = field(start + bounced * np.minimum(reach, 60)[:, None])
    seen = mix(rgb(96, 70, 50) * 0.55, rgb(228, 230, 232) * 1.4, smooth(30, 60, reach))
    seen = mix(seen, rgb(196, 190, 180) * 0.7, smooth(4.2, 4.6, met[:, 1]) * (reach < 50))
    skim = 0.05 + 0.95 * (1 - np.abs((rays * ripples).sum(axis=1))) ** 4
    puddle = clamp(0.55 + 0.5 * look_up(ROUGH, shot.at[wet, 0] / 5, shot.at[wet, 2] / 5))
    lit[wet] = mix(lit[wet] * 0.55, seen, clamp(skim * (0.5 + 0.7 * puddle)))
    picture = shot.picture(lit, rgb(232, 234, 236) * 1.5)
    depth = shot.depth(70)
    picture = haze(picture, depth, 120, rgb(226, 226, 224) * 1.1)
    for at in ((1.28, 2.25, 7.0), (-1.3, 2.25, 11.6), (1.28, 2.25, 16.2), (-1.3, 2.25, 6.0), (1.28, 2.25, 25)):
        picture = _lantern(picture, camera, at)
    for at, tall, tint in (
        ((0.5, 0, 13.0), 1.62, (120, 40, 40)),
        ((-0.35, 0, 18), 1.7, (50, 70, 96)),
        ((0.05, 0, 18.4), 1.6, (150, 140, 110)),
        ((0.8, 0, 27), 1.7, (60, 60, 64)),
    ):
        picture = _under_umbrella(picture, camera, at, tall, rgb(*tint))
    return developed(picture, 15, 0.8, 0.016, 0.14)


def _lantern(picture: Field, camera: Camera, at: Point) -> Field:
    px, py, far = camera.project(field([at]))
    x, y, r = float(px[0]), float(py[0]), 0.17 * camera.lens * camera.width / float(far[0])
    size = (camera.width, camera.height)
    picture = mix(
        picture,
        rgb(60, 44, 30),
        sheet(
            size,
            [
                [
                    (x - r * 0.5, y - r * 1.2),
                    (x + r * 0.5, y - r * 1.2),
                    (x + r * 0.5, y + r * 1.2),
                    (x - r * 0.5, y + r * 1.2),
                ]
            ],
            [([(x, y - r * 2.6), (x, y - r)], max(1, r * 0.06)), ([(x, y + r), (x, y + r * 1.9)], r * 0.12)],
        ),
    )
    columns, rows = grid(*size)
    away = np.hypot((columns - x) / (r * 1.1), (rows - y) / r)
    ribs = 0.82 + 0.18 * np.cos((columns - x) / r * 9)
    return mix(
        picture,
        mix(rgb(255, 120, 60) * 1.3, rgb(140, 18, 12), clamp(away**2)) * ribs[..., None],
        smooth(1.02, 0.96, away),
    )


def _under_umbrella(picture: Field, camera: Camera, at: Point, tall: float, tint: Field) -> Field:
    """Someone walking away under an umbrella, with a smear of reflection."""
    px, py, far = camera.project(field([at]))
    x, y, unit = float(px[0]), float(py[0]), camera.lens * camera.width / float(far[0])
    clothes = {
        "top": rgb(60, 62, 70),
        "legs": rgb(34, 36, 44),
        "skin": rgb(120, 90, 74),
        "hair": rgb(22, 20, 22),
        "shoes": rgb(20, 20, 22),
    }
    air = np.float32(1 - np.exp(-float(far[0]) / 120))
    clothes = {k: mix(v, rgb(226, 226, 224), air * 0.5) for k, v in clothes.items()}
    size = (camera.width, camera.height)
    smear = sheet(
        size,
        [
            [
                (x - unit * 0.22, y),
                (x + unit * 0.22, y),
                (x + unit * 0.26, y + unit * 0.9),
                (x - unit * 0.26, y + unit * 0.9),
            ]
        ],
        blur=max(1.0, unit * 0.1),
    )
    picture = mix(picture, rgb(44, 42, 44), smear * 0.45)
    picture = place(
        picture,
        people.WALKING if at[0] > 0 else people.STANDING,
        (x, y),
        tall * unit,
        clothes,
        Light(-0.3, 0.8, 0.5, 0.4),
        0.8,
    )
    top, half = y - tall * unit * 1.12, unit * 0.52
    columns, rows = grid(*size)
    dome = np.hypot((columns - x) / half, (rows - top - unit * 0.2) / (unit * 0.34))
    lobes = unit * 0.035 * np.abs(np.sin((columns - x) / half * 4.7))
    mask = smooth(1.02, 0.98, dome) * smooth(top + unit * 0.2 - lobes + 1, top + unit * 0.2 - lobes - 1, rows)
    tone = 1.1 - 0.6 * clamp(np.abs((columns - x) / half + 0.3)) - 0.12 * np.abs(np.sin((columns - x) / half * 4.7))
    return mix(picture, mix(tint, rgb(226, 226, 224), air * 0.4) * tone[..., None], mask)


# Bamboo at the source of the river.


def _bamboo_body(x: Field, y: Field, z: Field) -> Field:
    """A grove: one stem in each square of ground, but for a path."""
    pitch = 1.15
    near = np.full_like(x, 9.0)
    for dx, dz in ((-0.5, -0.5), (0.5, 0.5)):
        gx, gz = np.floor(x / pitch + dx), np.floor(z / pitch + dz)
        own = np.sin(gx * 127.1 + gz * 311.7 + dx) * 43758.5453
        own = own - np.floor(own)
        other = own * 57.31 - np.floor(own * 57.31)
        cx, cz = (gx + 0.5 - dx + 0.34 * (own - 0.5)) * pitch, (gz + 0.5 - dz + 0.34 * (other - 0.5)) * pitch
        lean = 0.05 * (own - 0.5) * y
        thick = 0.035 + 0.04 * other
        knot = y / (0.34 + 0.1 * own) + own
        knot = np.abs(knot - np.floor(knot) - 0.5)
        ring = 0.006 * smooth(0.47, 0.5, knot) - 0.002 * smooth(0.4, 0.47, knot)
        stem = np.hypot(x - cx - lean, z - cz) - thick - ring
        path = np.abs(cx - 0.5 * np.sin(cz * 0.3)) < 0.85
        near = np.minimum(near, np.where(path | (own < 0.2), 0.3, stem))
    ground = y - 0.1 * look_up(ROUGH, x / 6, z / 6) - 0.06 * smooth(0.4, 1.6, np.abs(x - 0.5 * np.sin(z * 0.3))) * 4
    steps = y - 0.14 * np.floor(z / 1.0) * 0.55 - 0.03 * look_up(ROUGH, x / 1.5, z / 1.5)
    return field(np.minimum(near * 0.85, np.minimum(ground - 0.077 * z, steps) * 0.7))


def bamboo() -> Image.Image:
    """The bamboo of Yunling at the river's first spring."""
    camera = Camera(1040, 1480, (0.1, 1.75, -1.5), (0.25, 2.9, 6), 0.92)
    shot = Shot(camera, _bamboo_body, 34.0, 170)
    x, y, z = shot.at.T
    stem = np.abs(shot.facing[:, 1]) < 0.35
    green = mix(rgb(96, 128, 58), rgb(150, 158, 90), clamp(0.5 + 0.5 * look_up(ROUGH, x / 5, z / 5)))
    green = mix(green, rgb(206, 212, 190), clamp(0.3 * grit(shot.at, shot.facing, FINE, 1.2)))
    litter = mix(rgb(120, 98, 66), rgb(70, 60, 40), clamp(0.5 + 0.4 * grit(shot.at, shot.facing, FINE, 0.9)))
    litter = mix(litter, rgb(84, 96, 48), clamp(0.6 * look_up(ROUGH, x / 3, z / 3)))
    colours = np.where(stem[:, None], green, litter)
    dapple = clamp(0.4 + 1.1 * look_up(spectral(209, 512, 1.6, 6), x / 5 + y / 9, z / 5 - y / 12), 0, 2.2) ** 1.6
    light = (
        shot.air(rgb(190, 214, 170) * 0.8, rgb(70, 76, 44) * 0.5, 0.8)
        + shot.sun((-0.5, 0.72, 0.62), rgb(255, 238, 190) * 2.4, 8, 9) * dapple[:, None]
    )
    picture = shot.picture(field(colours * light), rgb(206, 224, 186) * 1.3)
    depth = shot.depth(36)
    picture = haze(picture, depth, 26, rgb(196, 214, 168))
    picture = _shafts(picture)
    picture = focused(picture, depth, 5.5, 26)
    return developed(_leaves(picture), 17, 0.78, 0.016, 0.2)


def _shafts(picture: Field) -> Field:
    """Sunbeams through the leaves, slanting from the upper right."""
    height, width = picture.shape[:2]
    columns, rows = grid(width, height)
    along = (columns + rows * 0.62) / 1500
    beams = clamp(look_up(spectral(210, 512, 2.1, 3), field(along), field(rows * 0 + 0.2)) - 0.4) * smooth(
        1300, 100, rows
    )
    return field(picture + beams[..., None] * rgb(255, 244, 200) * 0.22)


def _leaves(picture: Field) -> Field:
    """Sprays of leaves near the lens at the top, out of focus."""
    height, width = picture.shape[:2]
    random = np.random.default_rng(211)
    for tint, blur, count, low in (
        ((150, 190, 90), 5.0, 520, 420),
        ((84, 130, 50), 8.0, 300, 300),
        ((40, 70, 30), 13.0, 130, 230),
    ):
        blades = []
        for _ in range(count):
            x, y = random.random() * width, low * random.random() ** 1.5 - 10
            angle, tall = random.normal(1.2, 0.6), 40 + 70 * random.random()
            tip = (x + np.cos(angle) * tall, y + np.sin(angle) * tall)
            wide = tall * 0.09
            mid = ((x * 0.6 + tip[0] * 0.4), (y * 0.6 + tip[1] * 0.4))
            blades.append([(x, y), (mid[0] + wide, mid[1] - wide * 0.5), tip, (mid[0] - wide, mid[1] + wide * 0.5)])
        mask = disc_blurred(sheet((width, height), blades), blur)
        picture = mix(picture, rgb(*tint) * 1.1, clamp(mask * 0.92))
    return picture
