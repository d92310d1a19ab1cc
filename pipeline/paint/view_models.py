"""What the print templates are given: ready CSS values, image keys, and nothing to reckon."""

from dataclasses import dataclass

from pipeline.model import Story
from pipeline.paint.masthead import Folio, Masthead
from pipeline.typography.set_line import SetLine

__all__ = [
    "AdvertisementView",
    "FurnitureView",
    "HeadView",
    "LegView",
    "LineView",
    "ModuleView",
    "PageView",
    "PaintedLeg",
    "PictureView",
    "QuoteView",
    "RuleView",
]


@dataclass(frozen=True, slots=True)
class PaintedLeg:
    """Lines to paint in one box: type size, distance of lines, first baseline from the box's top.

    ``show`` is what a proof draws over them (``overlay.SHOWN``); ``labels`` are then the labels of each line.
    ``upright``: lines run down, the first at the right, and ``baseline_pt`` is from the box's right edge to the left
    edge of the first.
    """

    lines: tuple[SetLine, ...]
    size_pt: float
    pitch_pt: float
    baseline_pt: float
    width_pt: float
    height_pt: float
    show: tuple[str, ...] = ()
    labels: tuple[SetLine | None, ...] = ()
    upright: bool = False


@dataclass(frozen=True, slots=True)
class LineView:
    """A display line: its class, the image key, the top of its box; its left edge, or None where it is centred."""

    part: str
    key: str
    top: str
    left: str | None = None


@dataclass(frozen=True, slots=True)
class LegView:
    """A leg of body type: the image key and its place in the module."""

    key: str
    left: str
    top: str


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture's frame: image key, or None where the picture has not come in; its caption lines.

    ``position`` is which part of it shows, as CSS counts; ``beside`` the width of a caption at its left, empty for one
    below.
    """

    key: str | None
    left: str
    top: str
    width: str
    height: str
    position: str
    captions: tuple[str, ...]
    missing: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A pull quote: the place of its two rules, and of its lines between them."""

    key: str
    left: str
    top: str
    width: str
    height: str
    text_top: str


@dataclass(frozen=True, slots=True)
class HeadView:
    """The band of a module's head: its top and left edge in the module, its width."""

    top: str
    left: str
    width: str


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A story on the page: grid place as numbers, then its pieces.

    ``briefs``: a group of them under one head.  ``box`` is ``rule``, ``tint``, ``fancy``, ``answer`` where it answers
    a collision, or empty; ``ornament`` is the image key of a fancy one.
    """

    story: Story
    column: int
    row: int
    columns: int
    rows: int
    briefs: bool
    box: str
    ornament: str
    head: HeadView
    lines: tuple[LineView, ...]
    pictures: tuple[PictureView, ...]
    legs: tuple[LegView, ...]
    quote: QuoteView | None = None


@dataclass(frozen=True, slots=True)
class FurnitureView:
    """A piece of furniture on its rectangle."""

    kind: str
    in_ear: bool
    column: int
    row: int
    columns: int
    rows: int
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class AdvertisementView:
    """An advertisement: its image key, or None for a hole, which a proof frames with its size (``label``)."""

    key: str | None
    column: int
    row: int
    columns: int
    rows: int
    label: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """A hairline."""

    direction: str
    left: str
    top: str
    length: str


@dataclass(frozen=True, slots=True)
class PageView:
    """One page for the templates."""

    number: int
    masthead: Masthead | None
    title_size: str
    folio: Folio | None
    rules: tuple[RuleView, ...]
    modules: tuple[ModuleView, ...]
    furniture: tuple[FurnitureView, ...]
    advertisements: tuple[AdvertisementView, ...]
