"""The make-up of an issue: where every module stands and how its text is set.  Frozen; pure numbers.

Rows count body lines from 0 at the top of the text area; columns count basic columns from 0.  A module's
``rows`` are its own: the row of white below it belongs to nobody.
"""

from dataclasses import dataclass

__all__ = [
    "Advertised",
    "Furnished",
    "HeadLine",
    "HeadPlan",
    "Hole",
    "Jump",
    "Leg",
    "Module",
    "PicturePlan",
    "Plan",
    "PlannedPage",
    "QuotePlan",
]


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One display line: what part of the head it is (``kicker``, ``headline``, …), its text, its size.

    ``baseline_pt`` is counted from the top of the band, ``width_pt`` is the width it takes.  An upright line (竖题)
    has its left edge ``left_pt`` from that of the band; it begins at ``baseline_pt`` and is ``width_pt`` deep.
    """

    part: str
    text: str
    size_pt: float
    baseline_pt: float
    width_pt: float
    left_pt: float | None = None


@dataclass(frozen=True, slots=True)
class HeadPlan:
    """标题组: all display lines of a story and the rows its band takes.

    ``padding`` is the share of the band's height that neither type nor its due air fills.  The band begins ``row`` rows
    below the module's top, ``x_em`` from its left edge, and is ``width_em`` wide; 0 is the module's whole width.
    """

    lines: tuple[HeadLine, ...]
    rows: int
    padding: float
    row: int = 0
    x_em: float = 0.0
    width_em: float = 0.0

    @property
    def headline_pt(self) -> float:
        """The size of the headline; 0 without one."""
        return max((line.size_pt for line in self.lines if line.part == "headline"), default=0.0)


@dataclass(frozen=True, slots=True)
class Leg:
    """栏的一段: lines ``first_line`` to ``last_line`` (exclusive, from 0) of the story's body.

    ``x_em`` is from the left edge of the module, ``row`` from the top of the text area.
    """

    x_em: float
    row: int
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class PicturePlan:
    """A picture's frame with the rows below it that carry caption and credit.

    Where ``beside_em`` is not 0 they stand beside it instead: so wide, ending a gutter before the picture's left edge,
    level with its foot.  ``ppi`` is how many of its pixels come to an inch, None while the file has not come in.
    """

    picture: int
    x_em: float
    row: int
    width_em: float
    rows: int
    caption_rows: int
    beside_em: float = 0.0
    ppi: float | None = None


@dataclass(frozen=True, slots=True)
class QuotePlan:
    """摘句: the rows of a leg that a pull quote takes, its white above and below included."""

    x_em: float
    row: int
    width_em: float
    rows: int


@dataclass(frozen=True, slots=True)
class Hole:
    """The corner at a module's foot that other modules fill (咬合): at the right, or at the left.

    ``rows`` count the white row above it.
    """

    columns: int
    rows: int
    left: bool = False


@dataclass(frozen=True, slots=True)
class Module:
    """版块: a story on its rectangle of the grid, less the ``hole`` that is not its own.

    ``paragraph_lines`` says in how many lines each paragraph is set (the signature, if any, last);
    ``boxed``: tinted to answer a collision; ``box`` is the box its editor asked for (``rule``, ``tint``, ``fancy``),
    for which its legs are narrower.  ``slack_rows`` are rows of its legs that no line fills.  ``pitch_pt``: the
    distance of lines that run from top to bottom (竖排), None where lines run across; ``measure_em`` is then their
    depth.
    """

    story: str
    column: int
    row: int
    columns: int
    rows: int
    measure_em: float
    head: HeadPlan
    legs: tuple[Leg, ...]
    pictures: tuple[PicturePlan, ...]
    paragraph_lines: tuple[int, ...]
    slack_rows: int
    boxed: bool = False
    pitch_pt: float | None = None
    hole: Hole | None = None
    kind: str = "across"
    box: str = ""
    quote: QuotePlan | None = None


@dataclass(frozen=True, slots=True)
class Furnished:
    """Furniture on its rectangle: the index of the piece on its page, from 0."""

    furniture: int
    column: int
    row: int
    columns: int
    rows: int
    in_ear: bool = False


@dataclass(frozen=True, slots=True)
class Advertised:
    """An advertisement on its rectangle: its index on the page, from 0."""

    advertisement: int
    column: int
    row: int
    columns: int
    rows: int
    in_ear: bool = False


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """One page made up.  ``first_row`` is where stories may begin, below masthead or folio.

    ``ladder`` names what was given up, and ``filler`` where optional furniture stands on the page.
    """

    number: int
    first_row: int
    modules: tuple[Module, ...]
    furniture: tuple[Furnished, ...]
    metrics: tuple[tuple[str, float], ...]
    ladder: tuple[str, ...]
    advertisements: tuple[Advertised, ...] = ()


@dataclass(frozen=True, slots=True)
class Jump:
    """转版: a story that goes on on another page; ``kept`` characters of its body stay."""

    story: str
    from_page: int
    to_page: int
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole issue made up on one grid (by name) of one layout; ``leading_pt`` may be scaled for the issue."""

    layout: str
    grid: str
    rows: int
    columns: int
    leading_pt: float
    pages: tuple[PlannedPage, ...]
    jumps: tuple[Jump, ...] = ()
