"""What the flow templates are given: sections of modules, their heads, and groups of lines that hold together."""

from dataclasses import dataclass, field

from pipeline.model import Passage, Story
from pipeline.paint.masthead import Masthead
from pipeline.paint.view_models import PaintedLeg

__all__ = ["FlowGroup", "FlowHead", "FlowLine", "FlowModule", "FlowPicture", "FlowSection", "FlowStory", "FlowViews"]


@dataclass(frozen=True, slots=True)
class FlowLine:
    """A display line: its class, the image key, the white above it."""

    part: str
    key: str
    gap: str


@dataclass(frozen=True, slots=True)
class FlowHead:
    """Display lines in a band of whole body lines (``rows``)."""

    rows: int
    lines: tuple[FlowLine, ...]


@dataclass(frozen=True, slots=True)
class FlowPicture:
    """A picture in a frame of whole body lines, its caption with it.

    ``key`` is None where the picture has not come in: ``missing`` is then the image key of the words in its frame,
    ``missing_top`` below its edge.  ``caption`` is an image key, empty where there is none; ``position`` is which part
    of the picture shows, as CSS counts.
    """

    rows: int
    key: str | None
    height: str
    position: str
    caption: str
    missing: str
    missing_top: str


@dataclass(frozen=True, slots=True)
class FlowGroup:
    """What must not be parted: a picture, a pull quote, or some body lines; ``white``: lines of white below.

    An empty key is a line of white between lines.  ``quote`` is the image key of a pull quote, ``rows`` deep and
    ``quote_top`` below its rule; empty in other groups.
    """

    keys: tuple[str, ...] = ()
    white: int = 0
    picture: FlowPicture | None = None
    quote: str = ""
    quote_top: str = ""
    rows: int = 0


@dataclass(frozen=True, slots=True)
class FlowStory:
    """A story: its head, its groups in order; ``is_whole``: it is too short to be parted."""

    story: Story
    head: FlowHead
    groups: tuple[FlowGroup, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class FlowModule:
    """A story across all columns, or several short ones (``is_short``) one below the other in them."""

    stories: tuple[FlowStory, ...]
    is_short: bool


@dataclass(frozen=True, slots=True)
class FlowSection:
    """The stories of one page of the issue: ``running`` is its running head; ``title`` None where it has none."""

    running: str
    title: FlowHead | None
    modules: tuple[FlowModule, ...]
    furniture: tuple[FlowHead, ...]


@dataclass(slots=True)
class FlowViews:
    """The whole issue for the flow templates; ``running`` stands in the head of every page."""

    masthead: Masthead | None = None
    title_size: str = "0pt"
    running: str = ""
    sections: list[FlowSection] = field(default_factory=list)
    painted: dict[str, PaintedLeg] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)
    show: tuple[str, ...] = ()

    def paint(self, leg: PaintedLeg, kind: str) -> str:
        """Keep a painted piece; its image key."""
        key = f"{kind}:{len(self.painted)}"
        self.painted[key] = leg
        return key
