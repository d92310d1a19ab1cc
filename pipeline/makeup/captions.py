"""图片说明: caption and credit set as one small paragraph under the picture, and the rows it takes."""

from dataclasses import replace
from math import ceil, floor

from pipeline.model import Picture
from pipeline.settings.layout import Grid, Layout
from pipeline.typography.cells import Paragraph, Run
from pipeline.typography.composer import Composer
from pipeline.typography.faces import MILLI_EM
from pipeline.typography.set_line import SetLine

__all__ = [
    "CAPTION_PITCH",
    "caption_line_count",
    "caption_lines",
    "caption_paragraph",
    "caption_rows",
    "caption_size_pt",
]

CAPTION_RATIO = 0.86
CAPTION_PITCH = 1.28
AIR_ABOVE_EM = 0.5
AIR_BELOW_ROWS = 0.6
TOLERANCE = 1e-6


def caption_size_pt(grid: Grid) -> float:
    """The type size of captions on a grid."""
    return grid.body_pt * CAPTION_RATIO


def caption_paragraph(picture: Picture, layout: Layout) -> Paragraph | None:
    """Caption, then credit; None where the picture has neither."""
    text = " ".join(part for part in (picture.caption, picture.credit_text) if part)
    return Paragraph((Run(text, layout.caption_face),), indent_em=0.0) if text else None


def caption_line_count(picture: Picture, width_em: float, layout: Layout, grid: Grid, composer: Composer) -> int:
    """How many lines the caption takes under a picture ``width_em`` (of body type) wide: as few as look well."""
    return sum(count for _, count in _parts(picture, _measure(width_em, grid), layout, composer))


def caption_lines(
    picture: Picture, width_em: float, layout: Layout, grid: Grid, composer: Composer
) -> tuple[SetLine, ...]:
    """The caption's lines themselves."""
    measure = _measure(width_em, grid)
    parts = _parts(picture, measure, layout, composer)
    return tuple(line for part, count in parts for line in composer.set(part, measure, count))


def _parts(picture: Picture, measure: int, layout: Layout, composer: Composer) -> tuple[tuple[Paragraph, int], ...]:
    """Caption and credit as one paragraph, or as two where the credit would be broken; each with its lines.

    Whoever made the picture is named on one line.
    """
    whole = caption_paragraph(picture, layout)
    if whole is None:
        return ()
    count = _count(whole, measure, layout, composer)
    if count == 1 or not (picture.caption and picture.credit_text):
        return ((whole, count),)
    last = composer.set(whole, measure, count)[-1].text.rstrip()
    if last.endswith(picture.credit_text):
        return ((whole, count),)
    apart = (replace(picture, credit_text=""), replace(picture, caption=""))
    parts = (part for own in apart if (part := caption_paragraph(own, layout)) is not None)
    return tuple((part, _count(part, measure, layout, composer)) for part in parts)


def _count(paragraph: Paragraph, measure: int, layout: Layout, composer: Composer) -> int:
    if composer.display(paragraph.text, layout.caption_face).width_milli_em <= measure:
        return 1
    options = composer.line_costs(paragraph, measure)
    return min(options, key=lambda count: (options[count], count))


def _measure(width_em: float, grid: Grid) -> int:
    """The width in thousandths of an em of the caption's own type, down to a half em: few measures are broken."""
    own_em = width_em * grid.body_pt / caption_size_pt(grid)
    return floor(own_em * 2 + TOLERANCE) * MILLI_EM // 2


def caption_rows(line_count: int, grid: Grid) -> int:
    """Rows for so many caption lines, with the white below them."""
    if not line_count:
        return 1
    depth = (AIR_ABOVE_EM + line_count * CAPTION_PITCH) * caption_size_pt(grid)
    return ceil(depth / grid.leading_pt + AIR_BELOW_ROWS)
