"""A wall of the post office: a hundred medals on nails, and the bag that earned them.  Lengths are in decimetres."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from draw.film import Field, clamp, developed, field, focused, look_up, mix, rgb, smooth, spectral
from draw.shore import hashed, nearby
from draw.solid import Camera, Point, box, capsule
from draw.town import FINE, ROUGH, Shot, grit

FONTS = Path(__file__).resolve().parents[3] / "fonts"
PLASTER = spectral(601, 512, 1.9, 3)
WEAVE = spectral(602, 512, 0.9, 30)
FOLDS = spectral(603, 512, 2.9, 2)
CELL_WIDE, CELL_TALL = 1.16, 2.5
COLUMNS, ROWS, FOOT = 25, 4, 0.6
BAG: Point = (-2.35, 3.5, -0.72)
SHELF = -0.55
PARCELS: tuple[tuple[Point, Point], ...] = (
    ((-3.2, 0.35, -1.0), (0.85, 0.62, 0.6)),
    ((-1.5, 0.1, -1.1), (0.7, 0.36, 0.55)),
    ((-1.55, 0.7, -1.0), (0.5, 0.22, 0.4)),
    ((1.1, 0.02, -0.95), (0.62, 0.28, 0.5)),
)
PLACES = [
    "平湖",
    "青山",
    "石门",
    "东山",
    "临江",
    "南屏",
    "白沙",
    "清河",
    "云岭",
    "西塘",
    "梅岭",
    "双溪",
    "长桥",
    "龙泉",
    "金滩",
    "松林",
    "北湾",
    "望海",
    "红岩",
    "沙洲",
]


def _cells(x: Field, y: Field) -> tuple[Field, Field, Field, Field]:
    """The medal a place belongs to: place beside its nail (it hangs a little askew), its column and row."""
    column = np.clip(np.floor(x / CELL_WIDE), 0, COLUMNS - 1)
    row = np.clip(np.floor((y - FOOT) / CELL_TALL), 0, ROWS - 1)
    u = x - (column + 0.5) * CELL_WIDE - 0.1 * (hashed(column, row) - 0.5)
    v = y - FOOT - (row + 0.94) * CELL_TALL + 0.1 * (hashed(column, row + 9) - 0.5)
    lean = 0.1 * (hashed(column, row + 5) - 0.5)
    return field(u - v * lean), field(v + u * lean), field(column), field(row)


def _size(column: Field, row: Field) -> Field:
    return field(0.34 + 0.1 * hashed(column, row + 2))


def _relief(u: Field, v: Field, size: Field, kind: Field) -> Field:
    """What is struck on a medal, in shares of its height: a rim, and rays, hills or a ring of beads."""
    away, angle = np.hypot(u, v) / size, np.arctan2(v, u)
    rim = smooth(0.84, 0.88, away)
    rays = 0.5 + 0.5 * np.sign(np.sin(angle * 12))
    star = smooth(0.03, -0.03, away - 0.36 - 0.16 * np.abs(((angle / 1.2566 + 0.25) % 1) - 0.5))
    hills = smooth(0.03, -0.03, v / size + 0.12 + 0.22 * np.abs(np.sin(u / size * 4.2)) - 0.2)
    beads = smooth(0.3, 0.7, np.sin(angle * 26) * 0.5 + 0.5) * smooth(0.09, 0.05, np.abs(away - 0.7))
    made = np.where(kind < 0.34, np.maximum(star, 0.4 * rays * (away > 0.58)), np.where(kind < 0.67, hills, star * 0.8))
    return field(np.maximum(rim, np.maximum(made * 0.8, beads)))


def _medals(x: Field, y: Field, z: Field) -> Field:
    u, v, column, row = _cells(x, y)
    size, long = _size(column, row), 0.95 + 0.3 * hashed(column, row + 3)
    kind = hashed(column, row + 4)
    down = v + long + size
    away = np.hypot(u, down) + np.where(kind > 0.85, 0.03 * np.cos(8 * np.arctan2(down, u)), 0)
    disc = np.maximum(away - size, np.abs(z + 0.14) - 0.035 - 0.022 * _relief(u, down, size, kind))
    ring = np.hypot(np.hypot(u, v + long - 0.03) - 0.06, z + 0.14) - 0.018
    return field(np.minimum(disc * 0.8, ring))


def _ribbons(x: Field, y: Field, z: Field) -> Field:
    u, v, column, row = _cells(x, y)
    long = 0.95 + 0.3 * hashed(column, row + 3)
    share = np.clip(-v / long, 0, 1)
    made = np.full_like(x, 9.0)
    for side in (-1, 1):
        middle = side * (0.2 - 0.19 * share)
        plane = -0.07 - 0.05 * share - side * 0.012 - 0.02 * np.sin(share * 3.14)
        band = np.maximum(np.abs(u - middle) - 0.12, np.abs(z - plane) - 0.012)
        made = np.minimum(made, np.maximum(band, np.maximum(v - 0.04, -long - v + 0.02)))
    nail = np.maximum(np.hypot(u, v - 0.03) - 0.045, np.abs(z + 0.08) - 0.08)
    bar = np.maximum(np.maximum(np.abs(u) - 0.33, np.abs(v - 0.01) - 0.035), np.abs(z + 0.08) - 0.03)
    return field(np.minimum(made * 0.8, np.minimum(nail, bar)))


def _labels(x: Field, y: Field, z: Field) -> Field:
    u, v, _, _ = _cells(x, y)
    return box(u, v + 2.12, z + 0.012, (0.4, 0.14, 0.012), 0.004)


def _wall(x: Field, y: Field, z: Field) -> Field:
    return field(-z + 0.014 * look_up(FOLDS, x / 9, y / 9) + 0.0025 * look_up(PLASTER, x / 7, y / 7))


def _bag_front(x: Field, y: Field) -> Field:
    """How far the bag bulges toward us."""
    return field(0.1 * np.cos(np.clip(x / 1.7, -1, 1) * 1.5) * np.cos(np.clip((y + 0.3) / 1.3, -1, 1) * 1.5))


def _bag(x: Field, y: Field, z: Field) -> Field:
    x, y, z = x - BAG[0], y - BAG[1], z - BAG[2]
    wide = x * (1 + 0.07 * y)
    crease = 0.035 * look_up(FOLDS, x / 4.4 + 0.3, y / 5.2) + 0.0012 * look_up(WEAVE, x / 6, y / 6)
    body = box(wide, y, z, (1.62, 1.22, 0.46), 0.26) - _bag_front(x, y) - crease
    low = -0.28 - 0.12 * np.sqrt(np.maximum(1 - (x / 1.7) ** 2, 0))
    flap = np.maximum(box(wide, y, z, (1.68, 1.27, 0.52), 0.26) - _bag_front(x, y) - crease, low - y)
    made = np.minimum(body, flap)
    for side in (-0.85, 0.85):
        belt = np.maximum(
            box(x - side, y + 0.2, z + 0.62 + _bag_front(x, y), (0.12, 0.62, 0.035), 0.02), np.abs(x - side) - 0.12
        )
        made = np.minimum(made, belt)
    return field(made * 0.75)


def _strap(x: Field, y: Field, z: Field) -> Field:
    x, y, z = x - BAG[0], y - BAG[1], z - BAG[2]
    made = np.full_like(x, 9.0)
    for side in (-1, 1):
        share = np.clip((y - 1.0) / 3.1, 0, 1)
        middle = side * (1.38 - 1.3 * share**1.15)
        band = np.maximum(np.abs(x - middle) - 0.17, np.abs(z - 0.1 - 0.4 * share) - 0.035)
        made = np.minimum(made, np.maximum(band, np.maximum(y - 4.12, 0.7 - y)))
    return field(made * 0.7)


def _metal(x: Field, y: Field, z: Field) -> Field:
    x, y, z = x - BAG[0], y - BAG[1], z - BAG[2]
    front = z + 0.66 + _bag_front(x, y)
    made = np.full_like(x, 9.0)
    for side in (-0.85, 0.85):
        frame = np.maximum(
            box(x - side, y + 0.5, front, (0.2, 0.17, 0.03), 0.02), -box(x - side, y + 0.5, front, (0.13, 0.1, 0.2))
        )
        made = np.minimum(made, frame)
    hook = capsule(x, y, z, (0, 4.08, 0.75), (0, 4.06, 0.36), 0.07)
    return field(np.minimum(made, np.minimum(hook, capsule(x, y, z, (0, 4.06, 0.36), (0, 4.3, 0.3), 0.07))))


def _shelf(x: Field, y: Field, z: Field) -> Field:
    return box(x, y - SHELF + 0.12, z + 1.0, (30, 0.12, 1.0), 0.02)


def _parcels(x: Field, y: Field, z: Field) -> Field:
    made = np.full_like(x, 9.0)
    for k, (at, half) in enumerate(PARCELS):
        turn = 0.12 * (k - 1)
        u, w = (
            (x - at[0]) * np.cos(turn) - (z - at[2]) * np.sin(turn),
            (x - at[0]) * np.sin(turn) + (z - at[2]) * np.cos(turn),
        )
        made = np.minimum(made, box(u, y - at[1], w, half, 0.03))
    for k in range(14):
        made = np.minimum(
            made,
            box(
                x - 3.1 - 0.06 * np.sin(k * 5.1),
                y - SHELF - 0.05 - 0.075 * k,
                z + 0.9 + 0.07 * np.sin(k * 3.3),
                (1.1, 0.03, 0.6),
                0.02,
            ),
        )
    return made


PARTS = (_wall, _medals, _ribbons, _labels, _bag, _strap, _metal, _shelf, _parcels)


def _office_body(x: Field, y: Field, z: Field) -> Field:
    made = np.minimum(_wall(x, y, z), _shelf(x, y, z))
    hung = field(np.maximum(np.abs(z + 0.12) - 0.16, 0.0))
    close = (hung < 0.1) & (x > -0.3) & (y > FOOT - 0.3)
    far = np.maximum(hung, 0.06)
    if close.any():
        a, b, c = x[close], y[close], z[close]
        edge = 0.62 - np.abs(a / CELL_WIDE - np.floor(a / CELL_WIDE) - 0.5) * CELL_WIDE
        within = np.minimum(_medals(a, b, c), np.minimum(_ribbons(a, b, c), _labels(a, b, c)))
        far[close] = np.minimum(within, np.maximum(edge, 0.05))
    made = np.minimum(made, np.maximum(far, 0.1 - x))
    for part in (_bag, _metal):
        made = np.minimum(made, nearby(part, (BAG[0], BAG[1] + 1.2, BAG[2]), 3.6, x, y, z))
    made = np.minimum(made, nearby(_strap, (BAG[0], BAG[1] + 2.5, BAG[2]), 2.6, x, y, z))
    return field(np.minimum(made, nearby(_parcels, (0.4, 0.3, -1), 4.8, x, y, z)))


def _written(words: list[str], columns: int, size: tuple[int, int], font: str, points: int) -> Field:
    """Words in a sheet of cells, 0 to 1."""
    rows = -(-len(words) // columns)
    made = Image.new("L", (size[0] * columns, size[1] * rows))
    pen = ImageDraw.Draw(made)
    face = ImageFont.truetype(str(FONTS / font), points)
    for k, word in enumerate(words):
        middle = (size[0] * (k % columns + 0.5), size[1] * (k // columns + 0.5))
        pen.text(middle, word, fill=255, font=face, anchor="mm")
    return field(np.asarray(made, np.float32) / 255)


def _read(sheet: Field, across: Field, down: Field) -> Field:
    """The sheet at shares of its width and height, empty outside."""
    tall, wide = sheet.shape
    inside = (across > 0) & (across < 1) & (down > 0) & (down < 1)
    return field(
        sheet[np.clip(down * tall, 0, tall - 1).astype(np.int64), np.clip(across * wide, 0, wide - 1).astype(np.int64)]
        * inside
    )


def _metals(x: Field, y: Field) -> tuple[Field, Field]:
    """Colours of medals, and of their ribbons."""
    u, v, column, row = _cells(x, y)
    which = (hashed(column, row + 6) * 6).astype(np.int64)
    tints = np.stack(
        [
            rgb(*c)
            for c in ((216, 174, 96), (206, 206, 208), (190, 116, 66), (222, 184, 112), (168, 150, 120), (204, 158, 84))
        ]
    )
    size, long = _size(column, row), 0.95 + 0.3 * hashed(column, row + 3)
    away = np.hypot(u, v + long + size) / size
    metal = tints[which]
    enamels = np.stack([rgb(*c) for c in ((178, 32, 30), (24, 74, 142), (22, 112, 74))])
    enamel = enamels[(hashed(column, row + 8) * 3).astype(np.int64)]
    metal = mix(
        metal, enamel, (smooth(0.56, 0.58, away) * smooth(0.84, 0.82, away) * (hashed(column, row + 7) > 0.5)) * 0.85
    )
    bands = np.stack(
        [
            rgb(*c)
            for c in (
                (196, 34, 32),
                (28, 82, 160),
                (226, 178, 40),
                (24, 124, 82),
                (230, 112, 36),
                (90, 60, 140),
                (40, 150, 190),
            )
        ]
    )
    first = bands[(hashed(column, row + 11) * 7).astype(np.int64)]
    other = np.where(
        (hashed(column, row + 12) > 0.5)[:, None],
        rgb(238, 236, 228),
        bands[(hashed(column, row + 13) * 7).astype(np.int64)],
    )
    share = np.clip(-v / long, 0, 1)
    strand = np.minimum(np.abs(u - 0.2 + 0.19 * share), np.abs(u + 0.2 - 0.19 * share))
    return metal, mix(first, other, smooth(0.055, 0.045, strand))


def _office_colours(shot: Shot) -> Field:
    x, y, z = shot.at.T
    parts = np.argmin(np.stack([part(x, y, z) for part in PARTS]), axis=0)
    stain = 1 + 0.05 * look_up(PLASTER, x / 16, y / 12) + 0.03 * look_up(ROUGH, x / 5, y / 5)
    wall = mix(rgb(228, 222, 208), rgb(130, 168, 148), smooth(0.36, 0.33, y + 0.02 * look_up(PLASTER, x / 5, y / 5)))
    wall = wall * stain[:, None]
    metal, ribbon = _metals(x, y)
    u, v, column, row = _cells(x, y)
    words = [PLACES[(k * 7 + k // 20) % 20] for k in range(COLUMNS * ROWS)]
    names = _written(words, COLUMNS, (96, 34), "BanmianKai-Regular.ttf", 30)
    across = (column + np.clip(u / 0.8 + 0.5, 0, 1)) / COLUMNS
    down = (row + np.clip(-(v + 2.12) / 0.28 + 0.5, 0, 1)) / ROWS
    label = mix(rgb(240, 234, 214), rgb(40, 38, 44), _read(names, across, down) * 0.85)
    bx, by = x - BAG[0], y - BAG[1]
    letters = _written(["邮政"], 1, (256, 128), "BanmianHei-Bold.otf", 112)
    print_at = _read(letters, bx / 1.5 + 0.5, 0.5 - (by - 0.46) / 0.75) * (z < BAG[2])
    canvas = (
        rgb(48, 98, 66) * (1 + 0.09 * look_up(WEAVE, x / 6, y / 6) + 0.07 * look_up(PLASTER, x / 7, y / 7))[:, None]
    )
    worn = smooth(0.8, 1.6, look_up(ROUGH, x / 3, y / 3) + 2.0 * smooth(1.3, 1.7, np.abs(bx)) + smooth(-0.8, -1.2, by))
    canvas = mix(canvas, rgb(120, 150, 116), worn * 0.25)
    bag = mix(canvas, rgb(240, 206, 84), print_at * clamp(0.85 - 0.25 * look_up(ROUGH, x / 2, y / 2)))
    belt = (np.minimum(np.abs(bx - 0.85), np.abs(bx + 0.85)) < 0.125) & (by < 0.43) & (by > -0.84) & (z < BAG[2] - 0.5)
    bag = np.where(belt[:, None], rgb(120, 78, 44), bag)
    strap = rgb(64, 106, 76) * (1 + 0.12 * look_up(WEAVE, x / 6, y / 6))[:, None]
    wood = mix(rgb(150, 104, 66), rgb(110, 72, 44), clamp(0.5 + 0.4 * look_up(FINE, x / 14, (z + y) / 1.2)))
    kraft = mix(rgb(196, 154, 104), rgb(170, 130, 86), clamp(0.5 + 0.4 * grit(shot.at, shot.facing, ROUGH, 4)))
    kraft = np.where(
        (x > 1.9)[:, None],
        mix(rgb(236, 228, 206), rgb(206, 170, 120), (hashed(np.floor((y - SHELF - 0.01) / 0.075)) > 0.6)),
        kraft,
    )
    steel = np.broadcast_to(rgb(190, 184, 168), wall.shape)
    choices = [wall, metal, ribbon, label, bag, strap, steel, wood, kraft]
    colours = np.choose(parts[:, None], [field(c) for c in choices])
    way = field((-0.62, 0.5, -0.6)) / np.linalg.norm((-0.62, 0.5, -0.6))
    slide_x, slide_y = x - z * way[0] / way[2], y - z * way[1] / way[2]
    slant = slide_x * 0.18 + slide_y
    frame = smooth(0.1, 0.3, np.abs((slide_x + 0.9) / 4.6 - np.round((slide_x + 0.9) / 4.6)) * 4.6)
    frame = frame * smooth(0.1, 0.3, np.abs((slant + 0.7) / 5.2 - np.round((slant + 0.7) / 5.2)) * 5.2)
    frame = frame * smooth(13.2, 12.8, slide_x) * smooth(-1.2, -0.9, slant)
    sunny = shot.sun((float(way[0]), float(way[1]), float(way[2])), rgb(255, 230, 196) * 1.9, 26, 8) * frame[:, None]
    light = sunny + shot.air(rgb(206, 216, 230) * 0.62, rgb(214, 200, 180) * 0.42, 0.5)
    facing = field(np.broadcast_to(way, shot.at.shape).astype(np.float32))
    shining = (parts == 1) | (parts == 6)
    away = shot.rays[shot.hit] - 2 * (shot.rays[shot.hit] * shot.facing).sum(axis=1, keepdims=True) * shot.facing
    room = smooth(-0.5, 0.8, -away[:, 0] + 0.5 * away[:, 1] + 0.3 * look_up(PLASTER, away[:, 0] / 3, away[:, 1] / 3))
    light = light + (shining * (0.15 + 1.3 * room))[:, None] * rgb(255, 246, 230)
    gleam = shot.shine(facing, 40) * (shining * 2.0 + (parts == 6) * 1.0 + (parts == 2) * 0.15) * frame
    return field(colours * light + gleam[:, None] * mix(colours, rgb(255, 250, 236), 0.5))


def medals(width: int = 1560) -> Image.Image:
    """The postman's medals on the wall of the post office, his bag on its hook."""
    height = width * 2 // 3
    camera = Camera(width, height, (-3.6, 4.5, -12.7), (1.9, 3.9, 0.0), 0.98)
    shot = Shot(camera, _office_body, 60.0, 150)
    picture = shot.picture(_office_colours(shot), rgb(200, 196, 186))
    picture = focused(picture, shot.depth(40), 13.2, width * 0.32, 14)
    return developed(picture, 616, 0.78, 0.012, 0.1)
