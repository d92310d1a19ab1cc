"""Close looks: a lotus and an old map; surfaces are strewn with points and seen through a camera."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw

from draw.film import (
    Field,
    blurred,
    clamp,
    developed,
    disc_blurred,
    field,
    focused,
    grid,
    look_up,
    mix,
    rgb,
    smooth,
    spectral,
)
from draw.sky import sheet
from draw.solid import Camera
from draw.town import Shot

VEINS = spectral(401, 512, 1.2, 3, 6.0)
SPECKS = spectral(402, 512, 1.3, 4)
SOFT = spectral(406, 512, 2.9, 2)


@dataclass
class Strewn:
    """Points on their way into a picture."""

    places: list[Field]
    colours: list[Field]

    def add(self, places: Field, colours: Field) -> None:
        """Take more points."""
        self.places.append(places.reshape(-1, 3))
        self.colours.append(colours.reshape(-1, 3))

    def seen(self, camera: Camera) -> tuple[Field, Field, Field]:
        """Picture, cover and depth: the nearest point of each pixel."""
        places, colours = np.concatenate(self.places), np.concatenate(self.colours)
        x, y, depth = camera.project(places)
        inside = (x >= 0) & (x < camera.width) & (y >= 0) & (y < camera.height)
        order = np.argsort(-depth[inside], kind="stable")
        at = (y[inside].astype(np.int64) * camera.width + x[inside].astype(np.int64))[order]
        picture = np.zeros((camera.height * camera.width, 3), np.float32)
        far = np.full(camera.height * camera.width, 99, np.float32)
        picture[at], far[at] = colours[inside][order], depth[inside][order]
        shape = (camera.height, camera.width)
        return picture.reshape(*shape, 3), (far < 98).astype(np.float32).reshape(shape), far.reshape(shape)


def _surface(points: Callable[[Field, Field], Field], count: tuple[int, int]) -> tuple[Field, Field, Field, Field]:
    """Places and directions of a surface given by two parameters from 0 to 1."""
    u, v = np.meshgrid(np.linspace(0, 1, count[0], dtype=np.float32), np.linspace(0, 1, count[1], dtype=np.float32))
    places = points(u, v)
    facing = np.cross(np.gradient(places, axis=1), np.gradient(places, axis=0))
    facing = facing / np.maximum(np.linalg.norm(facing, axis=-1, keepdims=True), 1e-12)
    return u, v, places, field(facing)


def _petal(tall: float, wide: float, open_by: float, turn: float, seed: float) -> Callable[[Field, Field], Field]:
    """A petal that springs from the middle: ``open_by`` is 0 upright, 1 flat."""

    def points(u: Field, v: Field) -> Field:
        across = 2 * u - 1
        half = (
            wide
            * (np.maximum(np.sin(np.pi * np.clip(v, 0, 1) ** 0.8), 0) ** 0.8 * (1 - 0.25 * v) + 0.1 * (1 - v))
            * np.where(v > 0.97, (1 - v) / 0.03, 1)
        )
        lean = open_by * (0.5 + 0.7 * v) * np.pi / 2
        out = tall * (v * np.sin(lean) * 0.95 + 0.06)
        up = tall * v * np.cos(lean * 0.92)
        cup = 0.42 * half * across**2
        side = half * across * (1 - 0.12 * across**2)
        wave = 0.012 * np.sin(9 * v + seed) * across**2
        r, h = out - cup * np.cos(lean) + wave, up + cup * np.sin(lean) * 0.9 + wave
        return field(
            np.stack([r * np.cos(turn) - side * np.sin(turn), h, r * np.sin(turn) + side * np.cos(turn)], axis=-1)
        )

    return points


def _flower(strewn: Strewn, centre: tuple[float, float, float], size: float, opened: float, seed: int) -> None:
    """A lotus: three rings of petals round a yellow heart."""
    random = np.random.default_rng(seed)
    sun = field((-0.5, 0.62, -0.2)) / np.linalg.norm((-0.5, 0.62, -0.2))
    rings = ((7, 1.0, 0.36, 0.78), (8, 0.98, 0.34, 0.52), (7, 0.86, 0.3, 0.28), (4, 0.7, 0.26, 0.12))
    for count, tall, wide, flat in rings:
        start = random.random() * 6
        for n in range(count):
            turn = start + 2 * np.pi * n / count + random.normal(0, 0.09)
            bent = _petal(
                size * tall * (1 + random.normal(0, 0.05)),
                size * wide,
                (flat + random.normal(0, 0.05)) * opened,
                turn,
                random.random() * 6,
            )
            u, v, places, facing = _surface(bent, (420, 620))
            blush = smooth(0.35, 1.02, v + 0.1 * np.abs(2 * u - 1)) * 0.9
            colour = mix(rgb(250, 232, 226), rgb(214, 92, 132), blush)
            vein = (
                1
                - 0.07 * clamp(look_up(VEINS, u * 0.9, v * 0.12))
                - 0.05 * np.abs(np.sin((u - 0.5) * 60 * (1 - 0.5 * v)))
            )
            inward = (facing * field((np.cos(turn), 0.3, np.sin(turn)))).sum(axis=-1)
            light = facing @ sun
            front, through = clamp(np.abs(light)) * 0.75, clamp(-light * np.sign(inward)) * 0.2
            tone = 0.34 + front + through + 0.16 * (v - 0.4)
            tone = tone * (0.62 + 0.38 * smooth(0.0, 0.45, v))
            strewn.add(field(places + field(centre)), field(colour * (vein * tone)[..., None]))
    _heart(strewn, centre, size, random)


def _heart(strewn: Strewn, centre: tuple[float, float, float], size: float, random: np.random.Generator) -> None:
    """The seed pod and the threads around it."""
    angle, reach = random.random(26000) * 2 * np.pi, np.sqrt(random.random(26000))
    pod = np.stack(
        [0.14 * size * reach * np.cos(angle), np.full(26000, 0.24 * size), 0.14 * size * reach * np.sin(angle)], axis=-1
    )
    strewn.add(field(pod + field(centre)), field(rgb(206, 196, 84) * (0.6 + 0.3 * random.random((26000, 1)))))
    for _ in range(150):
        turn, tall = random.random() * 2 * np.pi, size * (0.2 + 0.14 * random.random())
        t = np.linspace(0, 1, 260)
        r = size * (0.1 + 0.12 * t**0.7)
        thread = np.stack([r * np.cos(turn), tall * t + 0.04, r * np.sin(turn)], axis=-1)[:, None, :] + random.normal(
            0, 0.0035 * size, (1, 8, 3)
        )
        strewn.add(
            field(thread + field(centre)),
            field(np.broadcast_to(rgb(240, 196, 84) * (0.5 + 0.5 * t)[:, None, None], thread.shape)),
        )


def _leaf(
    strewn: Strewn, centre: tuple[float, float, float], size: float, tilt: tuple[float, float], seed: int
) -> None:
    """A round leaf with rays from its middle and a waved edge."""
    shift = seed * 1.7

    def points(u: Field, v: Field) -> Field:
        angle, r = 2 * np.pi * u, size * v
        h = (
            0.2 * size * v**2.2 * (0.6 + 0.5 * np.sin(3 * angle + shift))
            + 0.03 * size * np.sin(11 * angle + shift) * v**4
        )
        x, z = r * np.cos(angle), r * np.sin(angle)
        return field(np.stack([x, h + tilt[0] * x + tilt[1] * z, z], axis=-1))

    u, v, places, facing = _surface(points, (2000, 700))
    facing = facing * np.sign(facing[..., 1:2] + 1e-9)
    rays = np.abs(u * 21 - np.floor(u * 21) - 0.5)
    vein = np.exp(-(((0.5 - rays) * v * 10 / 0.16) ** 2)) * 0.7
    fine = look_up(VEINS, u * 8, v * 0.4)
    green = mix(rgb(58, 112, 62), rgb(112, 158, 84), clamp(0.45 + 0.3 * look_up(SPECKS, u * 2, v) + 0.12 * fine))
    green = mix(green, rgb(176, 200, 136), clamp(vein))
    light = clamp(facing @ (field((-0.5, 0.62, -0.2)) / 0.82))
    shine = clamp(facing @ field((-0.3, 0.9, 0.3))) ** 18 * 0.22
    tone = 0.2 + 0.75 * light
    dew = smooth(2.1, 2.4, look_up(SPECKS, u * 9, v * 3)) * 0.4
    colour = green * tone[..., None] + (shine + dew)[..., None] * rgb(210, 230, 240)
    strewn.add(field(places + field(centre)), field(colour))


def lotus() -> Image.Image:
    """The first lotus of Liuwan, a bud behind it."""
    camera = Camera(1240, 1240, (0.0, 1.55, -3.3), (0.02, 0.72, 0.2), 1.25)
    size = (camera.width, camera.height)
    columns, rows = grid(*size)
    back = (
        mix(rgb(96, 128, 84), rgb(24, 48, 38), smooth(0, 1000, rows))
        * clamp(0.9 + 0.4 * look_up(SPECKS, columns / 2600, rows / 2600), 0.3, 2)[..., None]
    )
    random = np.random.default_rng(403)
    spots = sheet(
        size,
        discs=[
            (float(random.random() * 1240), float(random.random() * 520), float(3 + 8 * random.random()))
            for _ in range(60)
        ],
    )
    back = disc_blurred(field(back + spots[..., None] * rgb(200, 226, 170) * 1.6), 24)
    leaves = Strewn([], [])
    for k, (x, y, z, wide) in enumerate(
        (
            (-1.6, 0.1, 1.9, 1.0),
            (1.5, 0.3, 2.3, 1.1),
            (0.2, -0.15, 2.6, 1.0),
            (-0.5, -0.5, 0.4, 1.0),
            (1.25, -0.35, 0.5, 0.9),
            (-1.7, -0.3, -0.1, 0.7),
            (2.6, 0.5, 3.4, 1.1),
            (-2.8, 0.5, 3.6, 1.2),
        )
    ):
        _leaf(leaves, (x, y, z), wide, (0.12 * (-1) ** k, -0.16), k)
    _flower(leaves, (-0.98, 1.0, 1.5), 0.5, 0.3, 404)
    picture, cover, depth = leaves.seen(camera)
    picture, cover = _filled(picture, cover)
    picture = mix(back, picture, cover)
    shadow = np.exp(-(((columns - 590) / 260) ** 2) - ((rows - 900) / 130) ** 2)
    picture = picture * (1 - 0.5 * shadow[..., None])
    depth = field(np.where(depth < 98, depth, 8.0))
    picture = focused(picture, _calm(depth), 3.5, 90, 26)
    picture = _stems(picture, size)
    flower = Strewn([], [])
    _flower(flower, (0.05, 0.42, 0.1), 0.86, 0.86, 405)
    bloom, cover, _ = flower.seen(camera)
    bloom, cover = _filled(bloom, cover)
    return developed(mix(picture, blurred(bloom, 0.5), blurred(cover, 0.8)), 41, 1.05, 0.014, 0.1)


def _stems(picture: Field, size: tuple[int, int]) -> Field:
    bud = sheet(size, lines=[([(298, 436), (306, 700), (298, 980)], 9)], blur=3.5)
    picture = mix(picture, rgb(84, 122, 66), bud * 0.9)
    stem = sheet(size, lines=[([(640, 730), (652, 1010), (640, 1250)], 22)], blur=1.2)
    columns, _ = grid(*size)
    return mix(picture, mix(rgb(120, 158, 88), rgb(40, 70, 40), smooth(632, 656, columns)), stem)


def _calm(depth: Field) -> Field:
    return blurred(depth, 3)


def _filled(picture: Field, cover: Field) -> tuple[Field, Field]:
    """Pin holes between points closed from their neighbours."""
    near = np.maximum(blurred(cover, 0.8), 1e-4)
    spread = blurred(field(picture * cover[..., None]), 0.8) / near[..., None]
    closed = (near > 0.45).astype(np.float32)
    return field(np.where(cover[..., None] > 0, picture, spread)), np.maximum(cover, closed)


# The old map under the lamp.


def _river_line(t: Field) -> Field:
    return field(0.62 + 0.06 * np.sin(5 * t) + 0.03 * np.sin(13 * t))


def _map_sheet() -> Field:
    """The map of 1936: walls, streets, wells, bridges and the river, printed from stone on yellowed paper."""
    width, height = 2200, 1700
    sheet_image = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(sheet_image)
    random = np.random.default_rng(411)
    pen.rectangle((70, 70, width - 70, height - 70), outline=40, width=9)
    pen.rectangle((96, 96, width - 96, height - 96), outline=60, width=3)
    _map_river(pen, width, height)
    _map_walls(pen, random)
    for k in range(7):
        for n in range(3):
            pen.line(
                (1700 + 60 * n, 190 + 58 * k, 1700 + 60 * n + int(random.integers(18, 40)), 190 + 58 * k),
                fill=50,
                width=7,
            )
            pen.line((1712 + 60 * n, 176 + 58 * k, 1712 + 60 * n, 212 + 58 * k), fill=50, width=6)
            pen.line((1698 + 60 * n, 206 + 58 * k, 1734 + 60 * n, 214 + 58 * k), fill=60, width=4)
    pen.rectangle((1670, 150, 1880, 620), outline=50, width=5)
    return field(np.asarray(sheet_image)) / 255


def _map_river(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
    t = np.linspace(0, 1, 90)
    middle = _river_line(field(t)) * height + 120
    for k in range(-9, 10):
        offset = np.sign(k) * abs(k) ** 1.35 * 6
        dots = [(float(100 + p * (width - 200)), float(m + offset)) for p, m in zip(t, middle, strict=True)]
        pen.line(dots, fill=60 + 60 * (9 - abs(k)) // 9 if abs(k) == 9 else 130, width=6 if abs(k) == 9 else 2)
    for k in range(50):
        x, y = 900 + 8.0 * k, float(np.interp((800 + 8.0 * k) / 2000, t, middle)) + 12 * np.sin(k)
        pen.point([(x, y), (x + 3, y + 5), (x - 4, y - 6)], fill=60)


def _map_walls(pen: ImageDraw.ImageDraw, random: np.random.Generator) -> None:
    wall = [
        (420, 330),
        (820, 250),
        (1290, 290),
        (1500, 470),
        (1460, 830),
        (1180, 980),
        (640, 1000),
        (400, 820),
        (420, 330),
    ]
    pen.line(wall, fill=40, width=13, joint="curve")
    for (ax, ay), (bx, by) in pairwise(wall):
        steps = int(np.hypot(bx - ax, by - ay) / 26)
        for n in range(steps):
            x, y = ax + (bx - ax) * n / steps, ay + (by - ay) * n / steps
            pen.rectangle((x - 6, y - 14, x + 6, y - 2), fill=40)
    for k in range(6):
        y = 380 + 96 * k
        pen.line([(450, y + 20), (800, y - 14), (1200, y + 8), (1450, y - 10)], fill=80, width=4 + 3 * (k == 3))
        x = 520 + 150 * k
        pen.line([(x, 320), (x + 24, 640), (x - 12, 960)], fill=80, width=4 + 4 * (k == 2))
    for _ in range(520):
        x, y = float(random.integers(450, 1430)), float(random.integers(350, 940))
        w, h = float(random.integers(10, 34)), float(random.integers(8, 22))
        pen.rectangle((x, y, x + w, y + h), outline=110, width=2)
        if random.random() < 0.25:
            pen.line((x, y + h, x + w, y), fill=130, width=1)
    for _ in range(110):
        x, y = float(random.integers(120, 2060)), float(random.integers(1300, 1600))
        pen.arc((x, y, x + 60, y + 40), 180, 340, fill=110, width=3)
        pen.line((x + 10, y + 22, x + 4, y + 44), fill=130, width=2)


def _fold(x: Field, z: Field) -> Field:
    """How a sheet once folded in six lies on a table."""
    ridge = (
        0.016 * np.exp(-np.abs(x - 0.02) / 0.05)
        - 0.02 * np.exp(-np.abs(z - 0.12) / 0.06)
        + 0.014 * np.exp(-np.abs(x + 0.72) / 0.05)
        + 0.014 * np.exp(-np.abs(x - 0.76) / 0.05)
    )
    return field(ridge + 0.016 * look_up(SOFT, x / 5, z / 5) + 0.02 * np.clip(np.abs(x) - 0.8, 0, 1))


def _desk(x: Field, y: Field, z: Field) -> Field:
    """Table, sheet, two brass weights and a lens lying on the map."""
    paper = np.maximum((y - _fold(x, z)) * 0.7, np.maximum(np.abs(x) - 1.1, np.abs(z) - 0.85))
    table = y + 0.07
    c, s = np.cos(0.3), np.sin(0.3)
    wx, wz = (x + 0.75) * c + (z - 0.45) * s, -(x + 0.75) * s + (z - 0.45) * c
    bar = np.maximum(np.abs(wx) - 0.3, np.hypot(y - 0.045, wz) - 0.035)
    r = np.hypot(x - 0.36, z + 0.06)
    rim = np.hypot(r - 0.23, y - 0.07) - 0.019
    handle_x, handle_z = (x - 0.36) * 0.8 + (z + 0.06) * -0.6, (x - 0.36) * 0.6 + (z + 0.06) * 0.8
    handle = np.maximum(
        np.hypot(handle_z, y - 0.055) - 0.028 - 0.006 * np.sin(handle_x * 30), np.abs(handle_x - 0.46) - 0.21
    )
    return field(np.minimum(np.minimum(paper, table), np.minimum(bar - 0.004, np.minimum(rim, handle) * 0.9)))


def oldmap() -> Image.Image:
    """The map of 1936 on the reading table, a lens lying on it."""
    camera = Camera(1500, 1000, (0.5, 1.15, -1.5), (0.08, 0.0, -0.06), 1.12)
    shot = Shot(camera, _desk, 6.0, 150)
    x, y, z = shot.at.T
    printed = _map_sheet()
    on_lens = np.hypot(x - 0.36, z + 0.06) < 0.22
    mx, mz = np.where(on_lens, 0.36 + (x - 0.36) * 0.62, x), np.where(on_lens, -0.06 + (z + 0.06) * 0.62, z)
    column, row = (mx + 1.1) / 2.2 * 2199, (0.85 - mz) / 1.7 * 1699
    ink = printed[np.clip(row, 0, 1699).astype(np.int64), np.clip(column, 0, 2199).astype(np.int64)]
    stain = clamp(0.5 + 0.4 * look_up(SPECKS, x / 2.4, z / 2.4))
    paper = mix(rgb(228, 214, 184), rgb(202, 180, 142), stain) * (1 + 0.04 * look_up(SPECKS, x / 0.4, z / 0.4))[:, None]
    creased = (
        np.exp(-np.abs(x - 0.02) / 0.006)
        + np.exp(-np.abs(z - 0.12) / 0.006)
        + np.exp(-np.abs(x + 0.72) / 0.006)
        + np.exp(-np.abs(x - 0.76) / 0.006)
    )
    paper = mix(paper, rgb(140, 110, 76), clamp(creased * 0.5))
    paper = mix(rgb(54, 40, 30), paper, ink)
    flat = (y < _fold(x, z) + 0.006) & (np.abs(x) < 1.1) & (np.abs(z) < 0.85) & (y > -0.02)
    wood = mix(
        rgb(96, 60, 38), rgb(58, 34, 22), clamp(0.5 + 0.5 * look_up(spectral(412, 512, 1.5, 3, 0.12), x / 3, z / 1.0))
    )
    brass = y > _fold(x, z) + 0.012
    colours = np.where(flat[:, None], paper, wood)
    colours[brass] = rgb(150, 112, 52)
    handle = brass & (x > 0.58) & (np.hypot(x - 0.36, z + 0.06) > 0.255)
    colours[handle] = rgb(40, 26, 20)
    lamp = (-1.5, 1.9, 1.0)
    light = shot.lamp(lamp, rgb(255, 224, 172), 7.5, 10) + shot.air(
        rgb(150, 170, 200) * 0.32, rgb(70, 56, 44) * 0.2, 0.2
    )
    gleam = shot.shine(shot.toward(lamp), 40) * brass + 0.25 * shot.shine(shot.toward(lamp), 12) * (~flat & ~brass)
    glass = on_lens & ~brass
    colours = field(colours * light + gleam[:, None] * rgb(255, 236, 190) * 1.3)
    colours[glass] = colours[glass] * 1.12 + rgb(200, 220, 240) * 0.05
    picture = shot.picture(colours, rgb(20, 16, 14))
    return developed(focused(picture, shot.depth(6), 1.82, 46), 42, 1.0, 0.016, 0.12)
