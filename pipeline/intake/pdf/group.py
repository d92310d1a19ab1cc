"""What belongs together on a page: a head, its legs, its pictures."""

from dataclasses import dataclass, field

from pipeline.intake.pdf.heads import Head
from pipeline.intake.pdf.legs import Leg
from pipeline.intake.pdf.shapes import Area, hull

__all__ = ["LIKELY", "OPEN", "SURE", "Group", "Shown"]

SURE, LIKELY, OPEN = 0.95, 0.8, 0.55


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture with the legs that are its caption, and its bytes where they are had."""

    area: Area
    captions: tuple[Leg, ...]
    data: bytes

    @property
    def whole(self) -> Area:
        """Picture and caption."""
        return hull([self.area, *(leg.area for leg in self.captions)])


@dataclass(slots=True)
class Group:
    """A head (None: no head was found), what belongs to it in reading order, and the least sure of the decisions."""

    head: Head | None
    legs: list[Leg] = field(default_factory=list)
    pictures: list[Shown] = field(default_factory=list)
    confidence: float = SURE
