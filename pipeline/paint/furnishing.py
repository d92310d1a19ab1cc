"""Furniture and advertisements on their rectangles.

Lines of furniture are as large as the frame lets them be, in its middle; an advertisement is its picture, or a hole.
"""

from pipeline.model import Advertised, Advertisement, Furnished, Furniture
from pipeline.paint.addresses import picture_address
from pipeline.paint.painting import Painting
from pipeline.paint.tokens import points
from pipeline.paint.view_models import AdvertisementView, FurnitureView, LineView
from pipeline.settings.layout import Grid
from pipeline.typography.faces import MILLI_EM

__all__ = ["advertisement_view", "ear_columns", "ear_rows", "furniture_view"]

WIDTH_SHARE = 0.86
DEPTH_SHARE = 0.56
LINE_HEIGHT = 1.3
LARGEST_PT = 60.0
ROWS_BELOW_EAR = 4
HOLE_LABEL = "广告位　{columns} 栏 × {rows} 行"


def ear_columns(columns: int) -> int:
    """How many columns the masthead's ear takes: about a third."""
    return max(2, round(columns / 3))


def ear_rows(grid: Grid) -> int:
    """How deep the ear is: down to the masthead's ruled line."""
    return grid.masthead_rows - ROWS_BELOW_EAR


def furniture_view(painting: Painting, piece: Furnished, furniture: Furniture) -> FurnitureView:
    """A piece in the ear or on the page."""
    grid = painting.grid
    column, row, columns, rows = _place(piece, grid)
    width = grid.span_em(columns) * grid.body_pt
    lines = _lines(painting, furniture, width, rows * grid.leading_pt)
    return FurnitureView(furniture.kind, piece.in_ear, column, row, columns, rows, lines)


def advertisement_view(painting: Painting, own: Advertised, said: Advertisement, *, proof: bool) -> AdvertisementView:
    """An advertisement in the ear or on the page; a hole is white in press and says its size in a proof."""
    column, row, columns, rows = _place(own, painting.grid)
    label = HOLE_LABEL.format(columns=columns, rows=rows) if proof and said.file is None else ""
    if label:
        painting.owe("advertisement", label, "issue.toml")
    return AdvertisementView(picture_address(said.file) if said.file else None, column, row, columns, rows, label)


def _place(piece: Furnished | Advertised, grid: Grid) -> tuple[int, int, int, int]:
    """Column, row, columns, rows; those of the ear where it stands there."""
    if not piece.in_ear:
        return piece.column, piece.row, piece.columns, piece.rows
    columns = ear_columns(grid.columns)
    return grid.columns - columns, 0, columns, ear_rows(grid)


def _lines(painting: Painting, furniture: Furniture, width_pt: float, depth_pt: float) -> tuple[LineView, ...]:
    face = painting.layout.furniture_face
    widest = max(painting.composer.display(text, face).width_milli_em for text in furniture.text) / MILLI_EM
    count = len(furniture.text)
    size = min(
        LARGEST_PT,
        width_pt * WIDTH_SHARE / widest,
        depth_pt * DEPTH_SHARE / (1.0 + LINE_HEIGHT * (count - 1)),
    )
    block = size * (1.0 + LINE_HEIGHT * (count - 1))
    views = []
    for number, text in enumerate(furniture.text):
        top = (depth_pt - block) / 2 + number * size * LINE_HEIGHT
        painting.owe(furniture.kind, text, furniture.source_file, next(iter(furniture.source_lines), None))
        views.append(LineView("slogan", painting.line(text, face, size), points(top)))
    return tuple(views)
