"""What stands among the legs of a story: its pictures with their captions, and its pull quote."""

from pipeline.makeup.captions import CAPTION_PITCH, caption_lines, caption_size_pt
from pipeline.makeup.pictures import AIR_ABOVE_ROWS, visible_part
from pipeline.makeup.quotes import QUOTE_AIR_ROWS, QUOTE_PITCH, quote_lines, quote_size_pt
from pipeline.model import Module, Picture, PicturePlan, Story
from pipeline.paint.addresses import picture_address
from pipeline.paint.painting import LINE_BASELINE, Painting
from pipeline.paint.tokens import points
from pipeline.paint.view_models import PaintedLeg, PictureView, QuoteView

__all__ = ["MISSING_PICTURE", "picture_view", "quote_view"]

MISSING_PICTURE = "图片未到"


def picture_view(painting: Painting, story: Story, module: Module, plan: PicturePlan) -> PictureView:
    """The frame of a picture, what of it shows, and its caption."""
    picture, grid = story.pictures[plan.picture - 1], painting.grid
    if picture.file is None:
        painting.owe_of(story, MISSING_PICTURE)
    width = plan.width_em * grid.body_pt
    captions = _caption(painting, story, picture, plan.beside_em or plan.width_em)
    top = (plan.row - module.row + AIR_ABOVE_ROWS) * grid.leading_pt
    depth = (plan.rows - plan.caption_rows - AIR_ABOVE_ROWS) * grid.leading_pt
    across, down = visible_part(picture, width, depth)
    return PictureView(
        picture_address(picture.file) if picture.file else None,
        points(plan.x_em * grid.body_pt),
        points(top),
        points(width),
        points(depth),
        f"{round(100 * across, 2):g}% {round(100 * down, 2):g}%",
        captions,
        MISSING_PICTURE,
        points(plan.beside_em * grid.body_pt) if plan.beside_em else "",
    )


def _caption(painting: Painting, story: Story, picture: Picture, width_em: float) -> tuple[str, ...]:
    grid = painting.grid
    lines = caption_lines(picture, width_em, painting.layout, grid, painting.composer)
    if not lines:
        return ()
    painting.owe_of(story, "".join(line.text for line in lines))
    size = caption_size_pt(grid)
    pitch, width = size * CAPTION_PITCH, width_em * grid.body_pt
    return (painting.piece(PaintedLeg(lines, size, pitch, LINE_BASELINE * size, width, pitch * len(lines))),)


def quote_view(painting: Painting, story: Story, module: Module) -> QuoteView | None:
    """The quote between its rules; None where the module has none."""
    plan, grid = module.quote, painting.grid
    if plan is None:
        return None
    lines = quote_lines(story, plan.width_em, painting.layout, grid, painting.composer)
    painting.owe_of(story, story.pull_quote)
    size, width = quote_size_pt(grid), plan.width_em * grid.body_pt
    pitch = size * QUOTE_PITCH
    # Half the pitch's lead stands above the first line and below the last.
    baseline = (pitch - size) / 2 + LINE_BASELINE * size
    top = (plan.row - module.row + QUOTE_AIR_ROWS / 2) * grid.leading_pt
    height = (plan.rows - QUOTE_AIR_ROWS) * grid.leading_pt
    return QuoteView(
        painting.piece(PaintedLeg(lines, size, pitch, baseline, width, pitch * len(lines))),
        points(plan.x_em * grid.body_pt),
        points(top),
        points(width),
        points(height),
        points((height - pitch * len(lines)) / 2),
    )
