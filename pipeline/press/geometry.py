"""The sheet a page is printed on: trim, bleed, and the slug that carries the marks."""

import datetime
from dataclasses import dataclass

from pipeline.units import mm_to_pt

__all__ = ["Identity", "Sheet"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """``slug_mm`` of white lies outside the bleed on every side."""

    trim_width_mm: float
    trim_height_mm: float
    bleed_mm: float
    slug_mm: float

    @property
    def offset_pt(self) -> float:
        """From the media's corner to the bleed's."""
        return mm_to_pt(self.slug_mm)

    def media_box_pt(self) -> tuple[float, float, float, float]:
        """MediaBox: the bleed with the slug around it, its corner at the origin."""
        width, height = self._bleed_size_pt()
        return (0.0, 0.0, width + 2 * self.offset_pt, height + 2 * self.offset_pt)

    def bleed_box_pt(self) -> tuple[float, float, float, float]:
        """BleedBox."""
        width, height = self._bleed_size_pt()
        return (self.offset_pt, self.offset_pt, self.offset_pt + width, self.offset_pt + height)

    def trim_box_pt(self) -> tuple[float, float, float, float]:
        """TrimBox."""
        left, bottom, right, top = self.bleed_box_pt()
        bleed = mm_to_pt(self.bleed_mm)
        return (left + bleed, bottom + bleed, right - bleed, top - bleed)

    def _bleed_size_pt(self) -> tuple[float, float]:
        return (
            mm_to_pt(self.trim_width_mm + 2 * self.bleed_mm),
            mm_to_pt(self.trim_height_mm + 2 * self.bleed_mm),
        )


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file says of itself.  ``digest`` is of the content; times come from the issue's date alone."""

    title: str
    date: datetime.date | None
    digest: str
    version: str
