"""What matters in a picture by its own account: focus and faces in XMP (Metadata Working Group 2.0, 5.9).

Areas are shares of the stored picture, before any turning, their ``x`` and ``y`` being the middle.  Some programs write
them for the upright one; ``AppliedToDimensions`` gives those away.
"""

from typing import TYPE_CHECKING

from pipeline.intake.picture import xmp
from pipeline.intake.picture.turning import is_on_its_side, turned_point

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["focus_of"]

MWG = "{http://www.metadataworkinggroup.com/schemas/regions/}"
AREA = "{http://ns.adobe.com/xmp/sType/Area#}"
DIMENSIONS = "{http://ns.adobe.com/xap/1.0/sType/Dimensions#}"
Area = tuple[float, float, float, float]


def focus_of(packet: "_Element", size: tuple[int, int], orientation: int | None) -> tuple[float, float] | None:
    """The point that must not be cut off, in shares of the upright picture, to a thousandth; None where none is told.

    It is the middle of what is marked as focus, else of all faces together.

    Args:
        packet: the picture's XMP.
        size: its width and height as stored.
        orientation: 1 to 8.
    """
    marked: dict[str, list[Area]] = {"focus": [], "face": []}
    for region in packet.iter(f"{MWG}RegionList"):
        for item in region.iter(f"{xmp.RDF}li"):
            kind = xmp.value_of(item, f"{MWG}Type").strip().lower()
            area = _area(item)
            if kind in marked and area is not None:
                marked[kind].append(area)
    areas = marked["focus"] or marked["face"]
    if not areas:
        return None
    left, right = min(x - w / 2 for x, _, w, _ in areas), max(x + w / 2 for x, _, w, _ in areas)
    top, bottom = min(y - h / 2 for _, y, _, h in areas), max(y + h / 2 for _, y, _, h in areas)
    middle = ((left + right) / 2, (top + bottom) / 2)
    x, y = middle if _is_of_the_upright(packet, size, orientation) else turned_point(middle, orientation)
    return round(min(1.0, max(0.0, x)), 3), round(min(1.0, max(0.0, y)), 3)


def _area(item: "_Element") -> Area | None:
    area = next(item.iter(f"{MWG}Area"), None)
    if area is None:
        return None
    try:
        x, y = (float(xmp.value_of(area, f"{AREA}{key}")) for key in "xy")
        w, h = (float(xmp.value_of(area, f"{AREA}{key}") or 0) for key in "wh")
    except ValueError:
        return None
    return (x, y, w, h) if all(0 <= share <= 1 for share in (x, y, w, h)) else None


def _is_of_the_upright(packet: "_Element", size: tuple[int, int], orientation: int | None) -> bool:
    applied = next(packet.iter(f"{MWG}AppliedToDimensions"), None)
    if applied is None or not is_on_its_side(orientation):
        return False
    try:
        width, height = (float(xmp.value_of(applied, f"{DIMENSIONS}{key}")) for key in "wh")
    except ValueError:
        return False
    return (width > height) != (size[0] > size[1])
