"""图片说明: caption and credit set as one small paragraph under the picture, and the rows it takes."""

from math import ceil

from pipeline.model import Picture
from pipeline.settings.layout import Grid, Layout
from pipeline.typography.cells import Paragraph, Run
from pipeline.typography.composer import Composer
from pipeline.typography.faces import MILLI_EM
from pipeline.typography.set_line import SetLine

__all__ = ["CAPTION_PITCH", "caption_lines", "caption_paragraph", "caption_rows", "caption_size_pt"]

CAPTION_RATIO = 0.86
CAPTION_PITCH = 1.28
AIR_ABOVE_EM = 0.5


def caption_size_pt(grid: Grid) -> float:
    """The type size of captions on a grid."""
    return grid.body_pt * CAPTION_RATIO


def caption_paragraph(picture: Picture, layout: Layout) -> Paragraph | None:
    """Caption, then credit; None where the picture has neither."""
    text = " ".join(part for part in (picture.caption, picture.credit_text) if part)
    return Paragraph((Run(text, layout.caption_face),), indent_em=0.0) if text else None


def caption_lines(
    picture: Picture, width_em: float, layout: Layout, grid: Grid, composer: Composer
) -> tuple[SetLine, ...]:
    """The caption's lines under a picture ``width_em`` (of body type) wide, in as few as it takes."""
    paragraph = caption_paragraph(picture, layout)
    if paragraph is None:
        return ()
    measure = round(width_em * grid.body_pt / caption_size_pt(grid) * MILLI_EM)
    options = composer.line_costs(paragraph, measure)
    best = min(options, key=lambda count: (options[count], count))
    return composer.set(paragraph, measure, best)


def caption_rows(line_count: int, grid: Grid) -> int:
    """Rows for so many caption lines, and one of white below."""
    if not line_count:
        return 1
    depth = (AIR_ABOVE_EM + line_count * CAPTION_PITCH) * caption_size_pt(grid)
    return ceil(depth / grid.leading_pt) + 1
