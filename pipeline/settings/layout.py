"""``layout.toml``: the paper, its grids, its type, its headline ladder, its inks; checked, then frozen.

A layout is a folder of ``layout.toml``, Jinja2 templates and CSS.  ``base`` holds the parts all share.
A folder named in ``paper.toml`` and lying beside it wins over one that comes with the program.
"""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from pipeline.errors import Say, SourceError, UsageError, Where
from pipeline.settings.assets import fonts_root, layouts_root
from pipeline.units import mm_to_pt

__all__ = ["LEAST_PPI", "FaceFile", "Grid", "HeadlineRank", "Ink", "Layout", "load_layout"]

LEAST_PPI = 150.0
"""Of pictures, below which newsprint shows their pixels (WAN-IFRA Newspaper Production Handbook)."""


@dataclass(frozen=True, slots=True)
class Grid:
    """栏式: the character grid of a page.

    ``columns`` columns of ``measure_em`` em, ``gutter_em`` em between; ``rows`` body lines deep.
    """

    name: str
    columns: int
    measure_em: float
    gutter_em: float
    body_pt: float
    leading_pt: float
    rows: int
    masthead_rows: int
    folio_rows: int

    @property
    def width_em(self) -> float:
        """The width of all columns with their gutters."""
        return self.span_em(self.columns)

    def span_em(self, columns: int) -> float:
        """The width of some neighbouring columns with the gutters between them."""
        return columns * self.measure_em + (columns - 1) * self.gutter_em

    def column_x_em(self, column: int) -> float:
        """The left edge of a column, counted from 0."""
        return column * (self.measure_em + self.gutter_em)


@dataclass(frozen=True, slots=True)
class HeadlineRank:
    """One rung of the headline ladder: sizes a story of this rank may have, in points, and its lines."""

    largest_pt: float
    smallest_pt: float
    most_lines: int


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour by its share of cyan, magenta, yellow and black, each 0..1."""

    name: str
    cmyk: tuple[float, float, float, float]

    @property
    def rgb(self) -> tuple[int, int, int]:
        """A screen's likeness for proofs, 0..255."""
        cyan, magenta, yellow, black = self.cmyk
        return (
            round(255 * (1 - cyan) * (1 - black)),
            round(255 * (1 - magenta) * (1 - black)),
            round(255 * (1 - yellow) * (1 - black)),
        )


@dataclass(frozen=True, slots=True)
class FaceFile:
    """A role's font: its file below the fonts folder and its CSS family."""

    role: str
    file: str
    family: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything ``layout.toml`` says.  ``folders``: its own first, then ``base``; ``grids``: widest first.

    ``bold_face``, ``kai_face`` and ``hei_face`` set words apart inside a paragraph; ``fallback_faces`` are roles tried
    in turn for a character that a face lacks; ``traditional_faces`` take the place of the faces of the same role in a
    paper set in Traditional Chinese.  ``least_ppi``: how coarse a picture may be at the size it is placed.
    """

    name: str
    kind: Literal["made-up", "flow"]
    trim_width_mm: float
    trim_height_mm: float
    bleed_mm: float
    slug_mm: float
    top_margin_mm: float
    grids: tuple[Grid, ...]
    faces: tuple[FaceFile, ...]
    body_face: str
    lead_face: str
    headline_face: str
    kicker_face: str
    deck_face: str
    column_head_face: str
    caption_face: str
    furniture_face: str
    bold_face: str
    kai_face: str
    hei_face: str
    quote_face: str
    fallback_faces: tuple[str, ...]
    traditional_faces: tuple[FaceFile, ...]
    ladder: tuple[HeadlineRank, ...]
    inks: tuple[Ink, ...]
    folders: tuple[Path, ...]
    fonts_folder: Path
    least_ppi: float = LEAST_PPI

    def in_traditional(self) -> "Layout":
        """The layout with its Traditional faces in place."""
        own = {face.role: face for face in self.traditional_faces}
        return replace(self, faces=tuple(own.get(face.role, face) for face in self.faces))

    def side_margin_pt(self, grid: Grid) -> float:
        """White left and right of the grid, which stands in the middle of the sheet."""
        return (mm_to_pt(self.trim_width_mm) - grid.width_em * grid.body_pt) / 2

    def rung(self, rank: int) -> HeadlineRank:
        """The rung for a rank from 1; ranks past the last rung share it."""
        return self.ladder[min(rank, len(self.ladder)) - 1]


def load_layout(name: str, root: Path) -> Layout:
    """Read a layout by name.

    Args:
        name: a folder in ``root/layouts`` or among the layouts that come with the program.
        root: the issue folder, whose own layouts win.

    Raises:
        UsageError: there is no such layout.
        SourceError: its ``layout.toml`` cannot be read, lacks something or says something unknown.
    """
    shipped = layouts_root()
    known = sorted(p.parent.name for p in shipped.glob("*/layout.toml"))
    if not name or Path(name).name != name:
        raise _no_such_layout(name, known)
    for folder in (root / "layouts" / name, shipped / name):
        if (folder / "layout.toml").is_file():
            return _read(folder, shipped / "base")
    raise _no_such_layout(name, known)


def _no_such_layout(name: str, known: list[str]) -> UsageError:
    names = ", ".join(known)
    return UsageError(
        Say(zh=f"没有名为“{name}”的版式。", en=f"There is no layout named {name!r}."),
        remedy=Say(zh=f"可用的版式：{names}。", en=f"Layouts at hand: {names}."),
    )


def _read(folder: Path, base: Path) -> Layout:
    # Pydantic costs a tenth of a second to load; only a command that reads settings pays for it.
    from pydantic import ValidationError

    from pipeline.settings.layout_file import LayoutFile

    path = folder / "layout.toml"
    try:
        said = LayoutFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise SourceError(
            Say(zh=f"版式文件的 {place} 有误：{first['msg']}", en=f"{place} in the layout file: {first['msg']}"),
            where=Where(str(path)),
        ) from error
    except (OSError, ValueError, RecursionError) as error:  # TOML and UTF-8 answer with children of ValueError
        raise SourceError(
            Say(zh=f"读不了版式文件：{error}", en=f"Cannot read the layout file: {error}"), where=Where(str(path))
        ) from error
    return said.to_layout(folder.name, (folder, base), fonts_root())
