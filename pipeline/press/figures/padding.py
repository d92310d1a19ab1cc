"""How much of a head's band is neither type nor its due air."""

from collections import Counter
from collections.abc import Sequence

from pipeline.press.figures.bands import AIR_ABOVE_ROWS, AIR_BELOW_ROWS, under_column_head_pt
from pipeline.press.figures.declared import DeclaredGrid
from pipeline.press.figures.outline import Outline
from pipeline.units import Rect

__all__ = ["padding_of"]

# Due air on either side of an upright head, in em of the body.
AIR_EM = 0.9


def padding_of(grid: DeclaredGrid, outline: Outline) -> float:
    """As a share of the band's depth, or of its width for a head that stands upright; the column head's rows aside."""
    return _across(grid, outline) if outline.band is not None else _upright(grid, outline)


def _across(grid: DeclaredGrid, outline: Outline) -> float:
    band, heads = outline.band, outline.standing.across
    own = [head.piece.box for head in heads if head.part != "column_head"]
    if band is None or not own:
        return 0.0
    top = under_column_head_pt(grid, outline.standing, band.first)
    depth = grid.top_pt + (band.last + 1) * grid.leading_pt - top
    type_pt = max(box.bottom_pt for box in own) - min(box.y_pt for box in own)
    air_pt = (AIR_ABOVE_ROWS + AIR_BELOW_ROWS) * grid.leading_pt
    return 1.0 - (type_pt + air_pt) / depth if depth > 0 else 0.0


def _upright(grid: DeclaredGrid, outline: Outline) -> float:
    """The head stands between the story's edge and its legs."""
    standing = outline.standing
    boxes = [head.piece.box for head in standing.down]
    lines = [line.piece.box for leg in standing.legs[:1] for line in leg.lines]
    if not boxes or not lines:
        return 0.0
    left, right = min(box.x_pt for box in boxes), max(box.right_pt for box in boxes)
    if any(leg.down for leg in standing.legs):
        edge = grid.column_left_pt(standing.columns[-1]) + grid.measure_pt
        if standing.box is not None:
            # A box holds its type off either side alike.
            edge -= min(box.x_pt for box in lines) - grid.column_left_pt(standing.columns[0])
        width, air = edge - max(box.right_pt for box in lines), AIR_EM
    else:
        start = grid.column_left_pt(standing.columns[0])
        # Lines that all stand in (a list) do not show their leg's edge; the head in the middle of its band does.
        width, air = min(_left_edge(lines) - start, left + right - 2 * start), 2 * AIR_EM
    return 1.0 - (right - left + air * grid.body_pt) / width if width > 0 else 0.0


def _left_edge(lines: Sequence[Rect]) -> float:
    """Where most lines begin; one that opens with a mark stands out by the half of it that is blank."""
    starts: dict[float, float] = {}
    for box in lines:
        starts[box.y_pt] = min(box.x_pt, starts.get(box.y_pt, box.x_pt))
    edges = Counter(round(x, 1) for x in starts.values())
    return max(edges, key=lambda x: (edges[x], -x))
