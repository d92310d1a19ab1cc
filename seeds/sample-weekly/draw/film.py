"""Colour, noise, blur and film: what every picture is made with.  Pictures are linear light, 1.0 is white paper."""

from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

Field = npt.NDArray[Any]
Colour = tuple[float, float, float]

GAMMA = 2.2
LARGEST_BYTES = 385_000
SHORT_KERNEL = 6
QUALITIES = (93, 91, 89, 87, 85, 82, 79, 76, 72, 68, 60)


def field(values: npt.ArrayLike) -> Field:
    """Anything as an array of single precision."""
    return np.asarray(values, dtype=np.float32)


def rgb(red: float, green: float, blue: float) -> Field:
    """A colour as a screen would name it (0 to 255), in linear light."""
    return field((field((red, green, blue)) / 255) ** GAMMA)


def clamp(values: npt.ArrayLike, low: float = 0.0, high: float = 1.0) -> Field:
    """Values kept between two bounds."""
    return field(np.clip(field(values), low, high))


def smooth(edge: float | Field, other: float | Field, values: npt.ArrayLike) -> Field:
    """From 0 at ``edge`` to 1 at ``other``, without a corner."""
    t = clamp((field(values) - edge) / (other - edge))
    return field(t * t * (3 - 2 * t))


def mix(one: npt.ArrayLike, other: npt.ArrayLike, share: npt.ArrayLike) -> Field:
    """``one`` where the share is 0, ``other`` where it is 1; a share for each pixel is spread over the colours."""
    one, other, share = field(one), field(other), field(share)
    if share.ndim and (max(one.ndim, other.ndim) == share.ndim + 1 or (3,) in {one.shape, other.shape}):
        share = share[..., None]
    return field(one + (other - one) * share)


def gray(picture: Field) -> Field:
    """How light each pixel is."""
    return field(picture @ field((0.21, 0.72, 0.07)))


def ramp(at: npt.ArrayLike, *stops: tuple[float, Field]) -> Field:
    """Colours between stops along ``at``."""
    places = [place for place, _ in stops]
    return field(
        np.stack([np.interp(field(at), places, [colour[k] for _, colour in stops]) for k in range(3)], axis=-1)
    )


def grid(width: int, height: int) -> tuple[Field, Field]:
    """Columns and rows of all pixels, counted from the top left."""
    rows, columns = np.mgrid[0:height, 0:width]
    return field(columns), field(rows)


def spectral(seed: int, size: int = 512, fall: float = 1.7, low: float = 1.0, stretch: float = 1.0) -> Field:
    """Noise that tiles, mean 0 and deviation 1; ``fall`` is how fast fine detail fades, ``stretch`` draws it out."""
    across = np.fft.fftfreq(size)[None, :] * size * stretch
    down = np.fft.fftfreq(size)[:, None] * size
    radius = np.hypot(across, down)
    weight = np.where(radius < low, 0, np.maximum(radius, 1) ** -fall)
    random = np.random.default_rng(seed).standard_normal((size, size))
    made = np.real(np.fft.ifft2(np.fft.fft2(random) * weight))
    return field((made - made.mean()) / made.std())


def look_up(texture: Field, x: Field, y: Field) -> Field:
    """The texture at places counted in its own widths, endless in both directions."""
    size = texture.shape[0]
    x, y = x * size, y * size
    left, top = np.floor(x), np.floor(y)
    right, below = field(x - left), field(y - top)
    a, b = left.astype(np.int64) % size, top.astype(np.int64) % size
    c, d = (a + 1) % size, (b + 1) % size
    upper = texture[b, a] * (1 - right) + texture[b, c] * right
    lower = texture[d, a] * (1 - right) + texture[d, c] * right
    return field(upper * (1 - below) + lower * below)


def blurred(picture: Field, radius: float) -> Field:
    """Gaussian blur, of a mask or of a picture."""
    pad = int(radius * 3) + 1
    weights = np.exp(-0.5 * (np.arange(-pad, pad + 1) / radius) ** 2)
    weights = field(weights / weights.sum())
    made = picture
    for axis in (0, 1):
        made = _along(made, weights, axis) if pad <= SHORT_KERNEL else _fourier_along(made, weights, axis)
    return made


def _along(picture: Field, weights: Field, axis: int) -> Field:
    pad = len(weights) // 2
    wide = _padded(picture, pad, axis)
    length = picture.shape[axis]
    parts = (np.take(wide, range(k, k + length), axis) * w for k, w in enumerate(weights))
    return field(sum(parts))


def _fourier_along(picture: Field, weights: Field, axis: int) -> Field:
    pad = len(weights) // 2
    wide = _padded(picture, pad, axis)
    count = wide.shape[axis]
    kernel = np.zeros(count, np.float32)
    kernel[: pad + 1] = weights[pad:]
    kernel[-pad:] = weights[:pad]
    shape = [1] * picture.ndim
    shape[axis] = -1
    spectrum = np.fft.rfft(wide, axis=axis) * np.fft.rfft(kernel).reshape(shape)
    made = np.fft.irfft(spectrum, count, axis=axis)
    return field(np.take(made, range(pad, pad + picture.shape[axis]), axis))


def _padded(picture: Field, pad: int, axis: int) -> Field:
    edges = [(0, 0)] * picture.ndim
    edges[axis] = (pad, pad)
    return field(np.pad(picture, edges, mode="edge"))


def disc_blurred(picture: Field, radius: float) -> Field:
    """The blur of an open lens: every point becomes a disc."""
    if radius < 0.7:
        return picture
    pad = int(radius) + 2
    edges = ((pad, pad), (pad, pad)) + (((0, 0),) if picture.ndim == 3 else ())
    wide = np.pad(picture, edges, mode="edge")
    height, width = wide.shape[:2]
    away = np.hypot(np.fft.fftfreq(width) * width, (np.fft.fftfreq(height) * height)[:, None])
    kernel = np.clip(radius + 0.5 - away, 0, 1)
    spectrum = np.fft.rfft2(kernel / kernel.sum())
    planes = wide[..., None] if wide.ndim == 2 else wide
    made = np.stack(
        [np.fft.irfft2(np.fft.rfft2(p) * spectrum, (height, width)) for p in np.moveaxis(planes, -1, 0)], -1
    )
    made = np.maximum(made[pad:-pad, pad:-pad], 0)
    return field(made[..., 0] if picture.ndim == 2 else made)


def focused(picture: Field, depth: Field, focus: float, aperture: float, most: float = 26, layers: int = 11) -> Field:
    """Depth of field: what is not at ``focus`` is blurred, far layers first, near ones over them."""
    circle = clamp(aperture * np.abs(1 / np.maximum(depth, 0.01) - 1 / focus), 0, most) * np.sign(depth - focus)
    bounds = np.linspace(-float(np.max(-circle)), float(np.max(circle)), layers + 1)
    out = np.zeros_like(picture)
    filled = np.zeros_like(depth)
    for k in range(layers - 1, -1, -1):
        low, high = bounds[k], bounds[k + 1]
        part = ((circle >= low) & (circle <= high + 1e-6)).astype(np.float32)
        radius = float(np.abs(circle[part > 0]).mean()) if part.any() else 0.0
        cover = disc_blurred(part, radius)
        light = disc_blurred(field(picture * part[..., None]), radius)
        out = field(out * (1 - cover[..., None]) + light)
        filled = field(filled * (1 - cover) + cover)
    return field(out / np.maximum(filled, 1e-3)[..., None])


def haze(picture: Field, depth: Field, reach: float, colour: npt.ArrayLike, most: float = 1.0) -> Field:
    """Air between the lens and what it sees."""
    return mix(picture, field(colour), most * (1 - np.exp(-depth / reach)))


def glow(picture: Field, x: float, y: float, radius: float, colour: npt.ArrayLike) -> Field:
    """Light added around a point: a core and a wide skirt."""
    columns, rows = grid(picture.shape[1], picture.shape[0])
    away = np.hypot(columns - x, rows - y) / radius
    return field(picture + (np.exp(-away * away * 3) + 0.12 * np.exp(-away * 0.9))[..., None] * field(colour))


def developed(picture: Field, seed: int, exposure: float = 1.0, grain: float = 0.02, bloom: float = 0.1) -> Image.Image:
    """Light to film: bloom, darker corners, a film's curve, grain."""
    height, width = picture.shape[:2]
    picture = field(np.nan_to_num(picture) * exposure)
    picture = field(picture + bloom * blurred(clamp(picture - 0.9, 0, 6), width / 90))
    columns, rows = grid(width, height)
    corner = np.hypot((columns - width / 2) / width, (rows - height / 2) / height)
    picture = field(picture * (1 - 0.75 * np.clip(corner - 0.22, 0, 1)[..., None] ** 1.4))
    curve = np.clip(picture * (2.51 * picture + 0.03) / (picture * (2.43 * picture + 0.59) + 0.14), 0, 1)
    shown = curve ** (1 / GAMMA)
    random = np.random.default_rng(seed)
    film = blurred(field(random.standard_normal((height, width))), 0.7)
    tinted = blurred(field(random.standard_normal((height, width, 3))), 0.9)
    dark = 1.25 - 0.7 * shown.mean(axis=-1, keepdims=True)
    shown = shown + (film[..., None] * 1.2 + tinted * 0.3) * grain * dark
    return Image.fromarray((np.clip(shown, 0, 1) * 255).round().astype(np.uint8))


def save(picture: Image.Image, path: Path) -> None:
    """A JPEG as good as a limited number of bytes allows."""
    for quality in QUALITIES:
        sheet = BytesIO()
        picture.save(sheet, "JPEG", quality=quality, optimize=True, subsampling=1 if quality > 80 else 2)
        if sheet.tell() <= LARGEST_BYTES:
            break
    path.write_bytes(sheet.getvalue())
