"""Body type as painted: how full lines are tracked, what stands off the grid, what lies on something else."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from unicodedata import category

from pipeline.press.figures.matching import BodyLine, Found
from pipeline.press.figures.pieces import Piece
from pipeline.press.figures.scene import Scene
from pipeline.press.figures.standing import Standing
from pipeline.units import Rect

__all__ = ["off_grid", "overlaps", "tracks"]

OFF_GRID_PT = 0.05
LEAST_OVERLAP_PT = 1.0
# Unicode's categories of marks.
OPENING, CLOSING = ("Ps", "Pi"), ("Pe", "Pf", "Po")
# Decimals of a thousandth of an em: many lines are tracked by exactly the share that is still thought invisible.
READ_TO = 1


def tracks(found: Found) -> Iterable[float]:
    """How far each full line is tracked; a line is full when its paragraph goes on in the next one."""
    story = found.story
    last: set[int] = set()
    at = 0
    for number, paragraph in enumerate(story.paragraphs):
        last |= set(range(at + 1, at + len(paragraph))) if number in story.ragged else set()
        at += len(paragraph)
        last.add(at)
    for line in _lines(found):
        if line[-1].end not in last:
            known = [piece.piece.track for piece in line if piece.piece.track is not None]
            yield round(abs(known[0]), READ_TO) if known else 0.0


def off_grid(scene: Scene) -> int:
    """Body lines across that stand off the page's one grid of baselines: the phase of most of them."""
    leading, top = scene.grid.leading_pt, scene.grid.top_pt
    phases = sorted(
        (line.piece.baseline_pt - top) % leading
        for one in scene.stories
        for leg in one.legs
        for line in leg.lines
        if not leg.down and not _may_be_upright(line, one)
    )
    if not phases:
        return 0
    usual = phases[len(phases) // 2]
    off = [abs(phase - usual) for phase in phases]
    return sum(min(miss, leading - miss) > OFF_GRID_PT for miss in off)


def _may_be_upright(line: BodyLine, one: Standing) -> bool:
    """Whether a line is a single character of a story set upright: alone it does not say which way it runs."""
    return len(line.piece.text) == 1 and any(leg.down for leg in one.legs)


def overlaps(scene: Scene) -> int:
    """Lines of body type painted over one another, and lines of any kind that a picture lies on."""
    pieces = [line.piece for one in scene.stories for leg in one.legs for line in leg.lines]
    pieces += scene.strangers
    pieces += [piece for one in scene.stories for piece in one.found.quote]
    shown = [frame.shown for one in scene.stories for frame in one.frames]
    row_of = scene.grid.row_of
    across = sorted((row_of(p.baseline_pt), p.box.x_pt, p.box.right_pt - p.size_pt) for p in pieces if not p.down)
    over = sum(a[0] == b[0] and b[1] < a[2] for a, b in pairwise(across))
    pieces += [head.piece for one in scene.stories for head in one.heads]
    pieces += [piece for one in scene.stories for piece in one.found.captions]
    for box in map(_ink, pieces):
        for rect in shown:
            width = min(box.right_pt, rect.right_pt) - max(box.x_pt, rect.x_pt)
            depth = min(box.bottom_pt, rect.bottom_pt) - max(box.y_pt, rect.y_pt)
            over += width > LEAST_OVERLAP_PT and depth > LEAST_OVERLAP_PT
    return over


def _ink(piece: Piece) -> Rect:
    """Where a piece leaves ink: a full-width mark at its edge leaves half of its square white."""
    box, half = piece.box, piece.size_pt / 2
    if piece.down:
        return box
    left = half if category(piece.text[0]) in OPENING else 0.0
    right = half if category(piece.text[-1]) in CLOSING else 0.0
    return Rect(box.x_pt + left, box.y_pt, box.width_pt - left - right, box.height_pt)


def _lines(found: Found) -> Iterator[list[BodyLine]]:
    """Pieces on one baseline next to each other in the copy: a line, or the row of a table."""
    line: list[BodyLine] = []
    for own in sorted(found.body, key=lambda one: one.start):
        if line and not _same_line(line[-1], own):
            yield line
            line = []
        line.append(own)
    if line:
        yield line


def _same_line(before: BodyLine, after: BodyLine) -> bool:
    one, other = before.piece, after.piece
    if one.down != other.down or abs(one.baseline_pt - other.baseline_pt) > OFF_GRID_PT:
        return False
    return other.box.y_pt >= one.box.bottom_pt if one.down else other.box.x_pt >= one.box.right_pt - one.size_pt
