"""The rules, boxes and pictures of a PDF page, on the page as it is shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.intake.pdf.embedded import plain_jpeg

__all__ = ["Area", "Drawn", "Rule", "Shapes", "View", "hull", "items_of", "shapes_of"]

THICKEST_RULE_PT = 6.0
LEAST_RULE_PT = 18.0
LEAST_BOX_PT = 24.0
WHOLE_PAGE = 0.8
MOST_SHAPES = 20_000
DEEPEST_FORM = 6
MOST_SEGMENTS = 12
Matrix = tuple[float, float, float, float, float, float]
PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in points, y downward."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.y1 - self.y0

    def beside(self, other: "Area") -> float:
        """How far the two overlap in y; negative is white between them."""
        return min(self.y1, other.y1) - max(self.y0, other.y0)

    def over(self, other: "Area") -> float:
        """How far the two overlap in x; negative is white between them."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)

    def around(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


def hull(areas: Iterable[Area]) -> Area:
    """The least rectangle around several."""
    every = list(areas)
    return Area(min(a.x0 for a in every), min(a.y0 for a in every), max(a.x1 for a in every), max(a.y1 for a in every))


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight rule: along x at ``at`` = y where ``level``, else along y at ``at`` = x; from ``start`` to ``end``."""

    at: float
    start: float
    end: float
    level: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture: where it stands, its place among the shapes, and its bytes as JPEG or PNG where they are had."""

    area: Area
    place: int = 0
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Shapes:
    """What is drawn on a page besides text: ``rules`` (the edges of boxes among them), ``boxes``, ``pictures``."""

    rules: tuple[Rule, ...] = ()
    boxes: tuple[Area, ...] = ()
    pictures: tuple[Drawn, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """From user space to the page as shown: left, top and size of the crop box, ``turns`` clockwise, the trim box."""

    left: float
    top: float
    width: float
    height: float
    turns: int
    trim: tuple[float, float, float, float]

    @property
    def shown(self) -> tuple[float, float]:
        """Width and height as shown."""
        return (self.height, self.width) if self.turns % 2 else (self.width, self.height)

    @property
    def trimmed(self) -> tuple[float, float, float, float]:
        """The trimmed page: left, top, right, bottom."""
        left, bottom, right, top = self.trim
        area = self.area(left, bottom, right, top)
        return area.x0, area.y0, area.x1, area.y1

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space on the page as shown."""
        right, down, width, height = x - self.left, self.top - y, self.width, self.height
        for _ in range(self.turns):
            right, down = height - down, right
            width, height = height, width
        return right, down

    def area(self, left: float, bottom: float, right: float, top: float) -> Area:
        """A rectangle of user space on the page as shown."""
        xs, ys = zip(self.point(left, bottom), self.point(right, top), strict=True)
        return Area(min(xs), min(ys), max(xs), max(ys))


def shapes_of(page: Any, view: View) -> Shapes:  # noqa: ANN401 - PDFium
    """The shapes of a page that could part stories or be a picture of one."""
    from pypdfium2 import raw

    rules: list[Rule] = []
    boxes: list[Area] = []
    pictures: list[Drawn] = []
    for number, (kind, item, matrix) in enumerate(items_of(page)):
        if number >= MOST_SHAPES:
            break
        area = _area(item, matrix, view)
        if area is None:
            continue
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            area = _clipped(item, area, matrix, view)
            if min(area.width, area.height) >= LEAST_BOX_PT:
                pictures.append(Drawn(area, number, plain_jpeg(item, page)))
        else:
            _sort_in(item, area, view, rules, boxes)
    return Shapes(tuple(_each_once(rules)), tuple(dict.fromkeys(boxes)), tuple(_on_top(pictures, view)))


def _each_once(rules: Iterable[Rule]) -> Iterable[Rule]:
    """Rules without those that stand on one another, as the edges of a table's cells do."""
    return {
        (round(rule.at), round(rule.start), round(rule.end), rule.level): rule for rule in reversed(list(rules))
    }.values()


def items_of(page: Any) -> Iterator[tuple[int, Any, Matrix]]:  # noqa: ANN401 - PDFium
    """Paths and pictures, those inside form XObjects (ISO 32000-2, 8.10) with the matrix of their form."""
    from pypdfium2 import raw

    def inside(form: Any, matrix: Matrix, depth: int) -> Iterator[tuple[int, Any, Matrix]]:  # noqa: ANN401
        for index in range(raw.FPDFFormObj_CountObjects(form)):
            yield from one(raw.FPDFFormObj_GetObject(form, index), matrix, depth)

    def one(item: Any, matrix: Matrix, depth: int) -> Iterator[tuple[int, Any, Matrix]]:  # noqa: ANN401
        kind = raw.FPDFPageObj_GetType(item)
        if kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            yield kind, item, matrix
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
            own = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(item, own)
            yield from inside(item, _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix), depth + 1)

    for index in range(raw.FPDFPage_CountObjects(page)):
        yield from one(raw.FPDFPage_GetObject(page, index), PLAIN, 0)


def _times(a: Matrix, b: Matrix) -> Matrix:
    """``a`` first, then ``b`` (8.3.4)."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _area(item: Any, matrix: Matrix, view: View) -> Area | None:  # noqa: ANN401 - PDFium
    import ctypes

    from pypdfium2 import raw

    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    corners = [_shown((x, y), matrix, view) for x in (left, right) for y in (bottom, top)]
    return hull(Area(*corner, *corner) for corner in corners)


def _clipped(item: Any, area: Area, matrix: Matrix, view: View) -> Area:  # noqa: ANN401 - PDFium
    """What of a picture its clipping paths (8.5.4) leave to be seen, each taken as a rectangle."""
    from pypdfium2 import raw

    clip = raw.FPDFPageObj_GetClipPath(item)
    count = raw.FPDFClipPath_CountPaths(clip) if clip else -1
    for number in range(max(count, 0)):
        around = _clip_area(clip, number, matrix, view)
        if around is not None:
            area = Area(
                max(area.x0, around.x0), max(area.y0, around.y0), min(area.x1, around.x1), min(area.y1, around.y1)
            )
    return area


def _clip_area(clip: Any, number: int, matrix: Matrix, view: View) -> Area | None:  # noqa: ANN401 - PDFium
    import ctypes

    from pypdfium2 import raw

    x, y = ctypes.c_float(), ctypes.c_float()
    count = min(raw.FPDFClipPath_CountPathSegments(clip, number), MOST_SEGMENTS)
    corners = [
        _shown((x.value, y.value), matrix, view)
        for at in range(count)
        if raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, number, at), x, y)
    ]
    return hull(Area(*corner, *corner) for corner in corners) if corners else None


def _shown(point: tuple[float, float], matrix: Matrix, view: View) -> tuple[float, float]:
    x, y = point
    return view.point(x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5])


def _sort_in(item: Any, area: Area, view: View, rules: list[Rule], boxes: list[Area]) -> None:  # noqa: ANN401
    """A thin path is a rule; a plain rectangle is a box, and its four edges are rules."""
    from pypdfium2 import raw

    wide, deep = area.x1 - area.x0, area.y1 - area.y0
    shown_width, shown_height = view.shown
    if deep <= THICKEST_RULE_PT and wide >= LEAST_RULE_PT:
        rules.append(Rule((area.y0 + area.y1) / 2, area.x0, area.x1, level=True))
    elif wide <= THICKEST_RULE_PT and deep >= LEAST_RULE_PT:
        rules.append(Rule((area.x0 + area.x1) / 2, area.y0, area.y1, level=False))
    elif (
        min(wide, deep) >= LEAST_BOX_PT
        and wide * deep < WHOLE_PAGE * shown_width * shown_height
        and raw.FPDFPath_CountSegments(item) <= MOST_SEGMENTS
    ):
        boxes.append(area)
        rules.extend(Rule(y, area.x0, area.x1, level=True) for y in (area.y0, area.y1))
        rules.extend(Rule(x, area.y0, area.y1, level=False) for x in (area.x0, area.x1))


def _on_top(pictures: list[Drawn], view: View) -> list[Drawn]:
    """Pictures without those that are the ground of the page, and without slices of one another."""
    whole = WHOLE_PAGE * view.shown[0] * view.shown[1]
    kept: list[Drawn] = []
    for own in pictures:
        area = own.area
        if (area.x1 - area.x0) * (area.y1 - area.y0) >= whole:
            continue
        middle = ((area.x0 + area.x1) / 2, (area.y0 + area.y1) / 2)
        if not any(other.area.around(*middle) for other in kept):
            kept.append(own)
    return kept
