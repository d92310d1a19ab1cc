"""The rectangles a page's content paints, and the one that painting is clipped to (ISO 32000-1, 8.5).

Only what newspapers' rules, boxes and frames are made of: a path that is one axis-parallel rectangle, or a ring: a
border of two rectangles, one in the other, or of a bar on each side.  Lines and curves are passed over; a clip of any
other form than one rectangle leaves the clip as it was.
"""

from dataclasses import dataclass, field

from pipeline.units import Rect

__all__ = ["Matrix", "Paths", "placed", "within"]

# A border is filled as two rectangles, or as a bar on each of four sides.
RINGS = (2, 4)
Matrix = tuple[float, float, float, float, float, float]


@dataclass(slots=True)
class Paths:
    """The path under construction; ``left_pt`` and ``top_pt`` are the page's corner in user space."""

    left_pt: float
    top_pt: float
    _rectangles: list[Rect] = field(default_factory=list)
    _bent: bool = False
    _clips: bool = False

    def add(self, operands: list[bytes], ctm: Matrix) -> None:
        """``re``."""
        x, y, width, height = (float(operand) for operand in operands[-4:])
        self._rectangles.append(placed(ctm, (x, y, x + width, y + height), self.left_pt, self.top_pt))

    def bend(self) -> None:
        """Any other segment: the path is no rectangle."""
        self._bent = True

    def clip(self) -> None:
        """``W``: the path will clip as soon as it is painted or dropped."""
        self._clips = True

    def filled(self, clip: Rect | None) -> Rect | None:
        """The rectangle a fill would paint; None where the path is anything else."""
        if self._bent or len(self._rectangles) != 1:
            return None
        return within(self._rectangles[0], clip)

    def ring(self, clip: Rect | None) -> Rect | None:
        """What a fill of several rectangles would put a border around; None where the path is anything else."""
        own = self._rectangles
        if self._bent or len(own) not in RINGS:
            return None
        left, top = min(rect.x_pt for rect in own), min(rect.y_pt for rect in own)
        width, height = max(rect.right_pt for rect in own) - left, max(rect.bottom_pt for rect in own) - top
        return within(Rect(left, top, width, height), clip)

    def end(self, clip: Rect | None) -> Rect | None:
        """The path is done with; what painting is clipped to from now on."""
        own = self.filled(clip) if self._clips else clip
        kept = clip if own is None else own
        self._rectangles, self._bent, self._clips = [], False, False
        return kept


def placed(ctm: Matrix, corners: tuple[float, float, float, float], left_pt: float, top_pt: float) -> Rect:
    """A rectangle of user space (left, bottom, right, top) on the page, y downwards."""
    a, b, c, d, e, f = ctm
    x0, y0, x1, y1 = corners
    xs = [a * x + c * y + e - left_pt for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]
    ys = [top_pt - (b * x + d * y + f) for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def within(rect: Rect, clip: Rect | None) -> Rect | None:
    """What a clip leaves of a rectangle; None where that is nothing."""
    if clip is None:
        return rect
    left, top = max(rect.x_pt, clip.x_pt), max(rect.y_pt, clip.y_pt)
    width, height = min(rect.right_pt, clip.right_pt) - left, min(rect.bottom_pt, clip.bottom_pt) - top
    return Rect(left, top, width, height) if width > 0 and height > 0 else None
