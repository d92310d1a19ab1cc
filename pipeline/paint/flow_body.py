"""What a story has below its head in a flow layout: pictures, body lines and its quote, in groups that hold together.

The first two and the last two lines of a paragraph hold together, so no line stands alone at a column's head or foot; a
subhead or a salutation keeps the lines below it, a signature those above; a table and a stanza stay whole.
"""

from dataclasses import replace
from itertools import takewhile
from math import floor

from pipeline.errors import Where
from pipeline.makeup.body import body_blocks
from pipeline.makeup.captions import CAPTION_PITCH, caption_lines, caption_paragraph, caption_size_pt
from pipeline.makeup.composed import flow_lines
from pipeline.makeup.pictures import visible_part
from pipeline.makeup.quotes import QUOTE_AIR_ROWS, QUOTE_PITCH, quote_lines, quote_rows, quote_size_pt
from pipeline.model import Form, Passage, Picture, Story
from pipeline.paint.addresses import picture_address
from pipeline.paint.flow_models import FlowGroup, FlowPicture, FlowViews
from pipeline.paint.inserts import MISSING_PICTURE
from pipeline.paint.overlay import label_room_em, line_labels
from pipeline.paint.painting import LINE_BASELINE
from pipeline.paint.tokens import points
from pipeline.paint.view_models import PaintedLeg
from pipeline.settings.layout import Grid, Layout
from pipeline.typography.cells import Paragraph
from pipeline.typography.composer import Composer
from pipeline.typography.faces import MILLI_EM
from pipeline.typography.set_line import SetLine
from pipeline.typography.table import Block, Table

__all__ = ["BodySetter"]

TOGETHER = 2
MOST_TOGETHER = 24
"""Lines of a table or a stanza that stay in one column."""
MISSING_ASPECT = 1.5
MISSING_PT = 14.0
LEAST_ROWS = 3
DEEPEST_SHARE = 0.6
"""Of a page, for a picture with its caption: it stands below the masthead and a deep head."""
CAPTION_GAP_EM = 0.5
AIR_BELOW_ROWS = 0.45
QUOTE_AFTER = 0.42
QUOTE_RULE_PT = 1.8  # as flow.css has it
Groups = list[FlowGroup]


class BodySetter:
    """Sets bodies in the order they are painted, noting each text it takes."""

    def __init__(self, layout: Layout, grid: Grid, composer: Composer, views: FlowViews) -> None:
        self.layout = layout
        self.grid = grid
        self.composer = composer
        self.views = views

    def line_count(self, story: Story) -> int:
        """How many body lines a story takes."""
        return sum(map(len, flow_lines(story, self.grid.measure_em, self.layout, self.composer)))

    def groups(self, story: Story, where: Where) -> tuple[FlowGroup, ...]:
        """All that stands in the columns, in order."""
        pictures = [FlowGroup(picture=self._picture(picture, story, where)) for picture in story.pictures]
        return (*pictures, *self._text(story, where))

    def _text(self, story: Story, where: Where) -> Groups:
        groups: Groups = []
        kept: FlowGroup | None = None
        white_kept, in_stanza = 0, False
        blocks = body_blocks(story, self.layout)
        salutations = {story.paragraphs[n] for n, form in enumerate(story.forms) if form is Form.FLUSH}
        lines = flow_lines(story, self.grid.measure_em, self.layout, self.composer)
        quote_from = sum(map(len, lines)) * QUOTE_AFTER if story.pull_quote else None
        for block, own_lines in zip(blocks, lines, strict=True):
            if quote_from is not None and kept is None and sum(len(group.keys) for group in groups) >= quote_from:
                groups.append(self._quote(story, where))
                quote_from = None
            self.views.passages.append(Passage(story.id, block.text, where))
            # Lines of white are left to the stylesheet: at a column's head there is none.
            white = len(list(takewhile(lambda line: not line.runs, own_lines)))
            keys = tuple(self._body_line(line) for line in own_lines[white:])
            if _keeps_next(block) or (len(keys) < TOGETHER and block.text in salutations):
                white_kept = white_kept if kept is not None else white
                kept = _joined(kept, FlowGroup(keys), white) if kept is not None else FlowGroup(keys)
                continue
            continues = _is_signature(block) or (in_stanza and _is_verse(block) and not white)
            own = _parted(keys, whole=isinstance(block, Table) and len(keys) <= MOST_TOGETHER)
            if kept is not None:
                own[0], kept, white = _joined(kept, own[0], white), None, white_kept
            elif continues and groups and 0 < len(groups[-1].keys) <= MOST_TOGETHER - len(own[0].keys):
                groups[-1], white = _joined(groups[-1], own.pop(0), white), 0
            if white and groups:
                groups[-1] = replace(groups[-1], white=white)
            groups += own
            in_stanza = _is_verse(block)
        return [*groups, kept] if kept is not None else groups

    def _body_line(self, line: SetLine) -> str:
        grid, show = self.grid, self.views.show
        baseline = (grid.leading_pt - grid.body_pt) / 2 + grid.body_pt * LINE_BASELINE
        width = (grid.measure_em + label_room_em(show)) * grid.body_pt
        marks = line_labels((line,), show, self.layout, self.composer)
        leg = PaintedLeg((line,), grid.body_pt, grid.leading_pt, baseline, width, grid.leading_pt, show, marks)
        return self.views.paint(leg, "leg")

    def _quote(self, story: Story, where: Where) -> FlowGroup:
        grid = self.grid
        lines = quote_lines(story, grid.measure_em, self.layout, grid, self.composer)
        self.views.passages.append(Passage(story.id, story.pull_quote, where))
        size, width = quote_size_pt(grid), grid.measure_em * grid.body_pt
        pitch = size * QUOTE_PITCH
        # Half the pitch's lead stands above the first line and below the last.
        baseline = (pitch - size) / 2 + LINE_BASELINE * size
        key = self.views.paint(PaintedLeg(lines, size, pitch, baseline, width, pitch * len(lines)), "line")
        rows = quote_rows(story, grid.measure_em, self.layout, grid, self.composer)
        above = ((rows - QUOTE_AIR_ROWS) * grid.leading_pt - pitch * len(lines)) / 2 - QUOTE_RULE_PT
        return FlowGroup(quote=key, quote_top=points(above), rows=rows)

    def _picture(self, picture: Picture, story: Story, where: Where) -> FlowPicture:
        """A picture as wide as a column; what is cut off makes the frame whole lines with its caption."""
        grid = self.grid
        width = grid.measure_em * grid.body_pt
        missing = self._missing(story, where) if picture.file is None else ""
        caption, caption_pt = self._caption(picture, story, where)
        # As far below the line's top as type is, and white below.
        others = (grid.leading_pt - grid.body_pt) / 2 + caption_pt + AIR_BELOW_ROWS * grid.leading_pt
        aspect = picture.size_px[0] / picture.size_px[1] if picture.size_px else MISSING_ASPECT
        rows = round((width / aspect + others) / grid.leading_pt)
        rows = min(max(rows, floor(others / grid.leading_pt) + LEAST_ROWS), floor(grid.rows * DEEPEST_SHARE))
        height = rows * grid.leading_pt - others
        across, down = visible_part(picture, width, height)
        return FlowPicture(
            rows,
            picture_address(picture.file) if picture.file else None,
            points(height),
            f"{round(100 * across, 2):g}% {round(100 * down, 2):g}%",
            caption,
            missing,
            points((height - MISSING_PT) / 2),
        )

    def _missing(self, story: Story, where: Where) -> str:
        self.views.passages.append(Passage("proof", MISSING_PICTURE, Where(story.source_file, where.line, where.page)))
        line = self.composer.display(MISSING_PICTURE, self.layout.caption_face)
        width = line.width_milli_em / MILLI_EM * MISSING_PT
        leg = PaintedLeg((line,), MISSING_PT, MISSING_PT, LINE_BASELINE * MISSING_PT, width, MISSING_PT)
        return self.views.paint(leg, "line")

    def _caption(self, picture: Picture, story: Story, where: Where) -> tuple[str, float]:
        """Caption and credit as one small paragraph of the picture's width: its image key and depth in points."""
        grid = self.grid
        paragraph = caption_paragraph(picture, self.layout)
        if paragraph is None:
            return "", 0.0
        self.views.passages.append(Passage(story.id, paragraph.text, where))
        lines = caption_lines(picture, grid.measure_em, self.layout, grid, self.composer)
        size = caption_size_pt(grid)
        pitch, width = size * CAPTION_PITCH, grid.measure_em * grid.body_pt
        depth = pitch * len(lines)
        key = self.views.paint(PaintedLeg(lines, size, pitch, LINE_BASELINE * size, width, depth), "line")
        return key, CAPTION_GAP_EM * size + depth


def _joined(first: FlowGroup, second: FlowGroup, white: int) -> FlowGroup:
    """Two groups as one; white between them becomes keys that are empty."""
    return replace(first, keys=(*first.keys, *("",) * white, *second.keys))


def _parted(keys: tuple[str, ...], *, whole: bool) -> Groups:
    """The lines of a block in groups, which may stand in columns of their own."""
    if whole or len(keys) < 2 * TOGETHER:
        return [FlowGroup(keys)]
    middle = [FlowGroup((key,)) for key in keys[TOGETHER:-TOGETHER]]
    return [FlowGroup(keys[:TOGETHER]), *middle, FlowGroup(keys[-TOGETHER:])]


def _keeps_next(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.keeps_next


def _is_signature(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.flush_right


def _is_verse(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.label and block.hanging_em > block.indent_em > 0
