"""The plan as a picture: every page with its modules, heads, legs and pictures, and its figures beside it."""

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model import Advertised, Furnished, Module, Plan, PlannedPage
from pipeline.settings.layout import Grid, Layout

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

__all__ = ["plan_picture"]

PX_A_PT = 0.55
MARGIN_PX = 28
FIGURES_PX = 250
TEXT_PX = 15
LINE_PX = 19
PAGES_A_ROW = 4
PAPER, INK, LINE, LEG, HEAD, PICTURE, BOX, FURNITURE = (
    "#ffffff",
    "#222222",
    "#9a9a9a",
    "#d9d9d9",
    "#b4483c",
    "#7fa6c9",
    "#fdf3e1",
    "#f4d9d6",
)
# A leg's grey stops short of its last row, so that neighbours can be told apart.
LEG_FOOT_ROWS = 0.3


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page on the picture: where its text area begins, and how rows and em become pixels."""

    draw: "ImageDraw"
    font: "FreeTypeFont"
    grid: Grid
    left: float
    top: float

    def box(self, x_em: float, row: float, width_em: float, rows: float) -> tuple[float, float, float, float]:
        """A rectangle of the text area in pixels."""
        em, leading = self.grid.body_pt * PX_A_PT, self.grid.leading_pt * PX_A_PT
        x, y = self.left + x_em * em, self.top + row * leading
        return x, y, x + width_em * em, y + rows * leading


def plan_picture(plan: Plan, layout: Layout) -> bytes:
    """All pages of a plan on one PNG, four in a row."""
    from PIL import Image, ImageDraw, ImageFont

    grid = next(grid for grid in layout.grids if grid.name == plan.grid)
    width = round(grid.width_em * grid.body_pt * PX_A_PT) + FIGURES_PX + 2 * MARGIN_PX
    depth = round(grid.rows * grid.leading_pt * PX_A_PT) + 2 * MARGIN_PX + LINE_PX
    across = min(PAGES_A_ROW, max(1, len(plan.pages)))
    down = -(-len(plan.pages) // across)
    image = Image.new("RGB", (width * across, depth * max(1, down)), "#eeeeee")
    face = next(face for face in layout.faces if face.role == layout.hei_face)
    font = ImageFont.truetype(str(layout.fonts_folder / face.file), TEXT_PX)
    draw = ImageDraw.Draw(image)
    for number, page in enumerate(plan.pages):
        left = number % across * width + MARGIN_PX
        top = number // across * depth + MARGIN_PX + LINE_PX
        _page(_Sheet(draw, font, grid, left, top), page, plan)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _page(sheet: _Sheet, page: PlannedPage, plan: Plan) -> None:
    draw, grid = sheet.draw, sheet.grid
    name = f"p{page.number}  {plan.layout} {plan.grid}  {' '.join(page.ladder)}"
    draw.text((sheet.left, sheet.top - LINE_PX - 2), name, fill=INK, font=sheet.font)
    draw.rectangle(sheet.box(0, 0, grid.width_em, grid.rows), fill=PAPER, outline=LINE)
    draw.rectangle(sheet.box(0, 0, grid.width_em, page.first_row - 1), fill="#f3f3f3", outline=LINE)
    pieces: tuple[Furnished | Advertised, ...] = (*page.furniture, *page.advertisements)
    for piece in pieces:
        if not piece.in_ear:
            place = sheet.box(grid.column_x_em(piece.column), piece.row, grid.span_em(piece.columns), piece.rows)
            draw.rectangle(place, fill=FURNITURE, outline=LINE)
    for module in page.modules:
        _module(sheet, module)
    x, y = sheet.left + grid.width_em * grid.body_pt * PX_A_PT + 12, sheet.top
    for figure, value in page.metrics:
        draw.text((x, y), f"{figure.replace('_', ' ')}  {value:g}", fill=INK, font=sheet.font)
        y += LINE_PX


def _module(sheet: _Sheet, module: Module) -> None:
    draw, grid = sheet.draw, sheet.grid
    x = grid.column_x_em(module.column)
    if module.boxed or module.box:
        draw.rectangle(sheet.box(x, module.row, grid.span_em(module.columns), module.rows), fill=BOX, outline=INK)
    for leg in module.legs:
        rows = leg.last_line - leg.first_line
        width = module.measure_em
        if module.pitch_pt is not None:
            width, rows = (
                rows * module.pitch_pt / grid.body_pt,
                round(module.measure_em * grid.body_pt / grid.leading_pt),
            )
        draw.rectangle(sheet.box(x + leg.x_em, leg.row, width, rows - LEG_FOOT_ROWS), fill=LEG)
    for picture in module.pictures:
        rows = picture.rows - picture.caption_rows
        draw.rectangle(sheet.box(x + picture.x_em, picture.row, picture.width_em, rows), fill=PICTURE)
    if module.quote is not None:
        quote = module.quote
        draw.rectangle(sheet.box(x + quote.x_em, quote.row, quote.width_em, quote.rows), outline=HEAD)
    for line in module.head.lines:
        _head_line(sheet, module, x, line.size_pt, line.baseline_pt, line.width_pt, line.left_pt)
    _, foot, _, _ = sheet.box(0, module.row + module.rows, 0, 0)
    corner = sheet.box(x, module.row, 0, 0)
    draw.text((corner[0] + 2, foot - LINE_PX), module.story, fill=INK, font=sheet.font)


def _head_line(
    sheet: _Sheet, module: Module, x_em: float, size: float, start: float, length: float, left: float | None
) -> None:
    """A display line as a bar: across in the middle of its band, or upright."""
    grid, head = sheet.grid, module.head
    em, leading = grid.body_pt, grid.leading_pt
    if left is None:
        width = (head.width_em or grid.span_em(module.columns)) * em
        x, y, wide, deep = (width - length) / 2, start - 0.8 * size, length, 0.85 * size
    else:
        x, y, wide, deep = left, start, size, length
    x += head.x_em * em
    y += head.row * leading
    sheet.draw.rectangle(sheet.box(x_em + x / em, module.row + y / leading, wide / em, deep / leading), fill=HEAD)
