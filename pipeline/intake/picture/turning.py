"""Which way up a picture is (EXIF 2.32, 4.6.4 A, Orientation), and the picture and its points turned upright."""

import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

__all__ = ["UPRIGHT", "is_on_its_side", "orientation_of", "turned", "turned_point"]

ORIENTATION = 0x0112
UPRIGHT = 1
ON_THEIR_SIDE = frozenset({5, 6, 7, 8})
MIRRORED, HALF_TURN, FLIPPED, TRANSPOSED, QUARTER, TRANSVERSED, THREE_QUARTERS = range(2, 9)


def orientation_of(image: "Picture") -> int | None:
    """1 to 8, as the picture now stands in memory; None where the EXIF block is damaged.

    XMP's ``tiff:Orientation`` counts where EXIF says nothing.  Pillow turns a TIFF itself as it decodes it.
    """
    from PIL import Image

    from pipeline.intake.picture.opening import BROKEN

    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            said = image.getexif().get(ORIENTATION, UPRIGHT)
            # Pillow keeps what it made of the block when it opened the file, and does not complain twice.
            Image.Exif().load(image.info.get("exif") or b"")
        except BROKEN:
            return None
    if warned:  # what Pillow has to say of an EXIF block is that it is corrupt
        return None
    return said if isinstance(said, int) and UPRIGHT <= said <= THREE_QUARTERS else UPRIGHT


def is_on_its_side(orientation: int | None) -> bool:
    """Whether width and height change places."""
    return orientation in ON_THEIR_SIDE


def turned(image: "Picture", orientation: int | None) -> "Picture":
    """The picture as it is to be seen."""
    from PIL.Image import Transpose

    methods = {
        MIRRORED: Transpose.FLIP_LEFT_RIGHT,
        HALF_TURN: Transpose.ROTATE_180,
        FLIPPED: Transpose.FLIP_TOP_BOTTOM,
        TRANSPOSED: Transpose.TRANSPOSE,
        QUARTER: Transpose.ROTATE_270,
        TRANSVERSED: Transpose.TRANSVERSE,
        THREE_QUARTERS: Transpose.ROTATE_90,
    }
    method = methods.get(orientation or UPRIGHT)
    return image if method is None else image.transpose(method)


def turned_point(point: tuple[float, float], orientation: int | None) -> tuple[float, float]:
    """A point of the stored picture in the upright one."""
    x, y = point
    return {
        MIRRORED: (1 - x, y),
        HALF_TURN: (1 - x, 1 - y),
        FLIPPED: (x, 1 - y),
        TRANSPOSED: (y, x),
        QUARTER: (1 - y, x),
        TRANSVERSED: (1 - y, 1 - x),
        THREE_QUARTERS: (y, 1 - x),
    }.get(orientation or UPRIGHT, point)
