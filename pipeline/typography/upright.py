"""Upright setting (竖排): how a token stands in a line that runs from top to bottom.

Han characters and marks stand upright in the glyphs the font has for it (OpenType ``vert``; the blank of a mark by
``vhal``).  One or two letters or figures share a cell (纵中横), longer words are turned a quarter to the right
(clreq, Western Text Composition in Vertical Writing Mode).  Quotation marks become corner brackets (GB/T 15834-2011
5.2); the text a glyph stands for stays that of the copy.
"""

from dataclasses import dataclass
from itertools import accumulate

from pipeline.typography.faces import MILLI_EM, Blank, Face
from pipeline.typography.scripts import is_western

__all__ = ["StoodToken", "stand", "upright_blank"]

# A Han glyph's origin below the top of its cell where the font has no vertical metrics: the ideographic em-box.
ORIGIN = 880
HIGHEST_ORIGIN, LOWEST_ORIGIN = 950, 700
# The baseline of turned type, from the left edge of the line: half of a capital's height off its middle.
TURNED_BASELINE = 135
MOST_IN_CELL = 2
# What a mark of the copy is set as where lines run down.
STANDS_AS = str.maketrans(
    {"“": "『", "”": "』", "‘": "「", "’": "」"} | dict(zip("()[]{},:;!?", "（）［］｛｝，：；！？", strict=True))
)  # fmt: skip
# Marks that lie along the line: turned where they have no upright form.
LYING = frozenset("-–‐~/\\|=<>_+")


@dataclass(frozen=True, slots=True)
class StoodToken:
    """A token's glyphs in an upright line, in thousandths of an em of the body.

    ``alongs[n]``: the origin of glyph n below the token's top; ``crosses[n]``: the same from the left edge of the
    line, an em wide.  ``size``: that of the type, less than 1000 where two figures would not fit their cell.
    ``turned``: its baseline runs down the line.  ``in_cell``: letters or figures that stand side by side.
    """

    glyph_ids: tuple[int, ...]
    texts: tuple[str, ...]
    alongs: tuple[int, ...]
    crosses: tuple[int, ...]
    advance: int
    size: int = MILLI_EM
    turned: bool = False
    in_cell: bool = False


def stand(face: Face, text: str) -> StoodToken:
    """How a token of the copy (never white space) stands in the face."""
    if is_western(text) and len(text) <= MOST_IN_CELL and text.isascii():
        return _in_cell(face, text)
    if is_western(text) or text[0] in LYING:
        return _turned(face, text)
    return _upright(face, text)


def upright_blank(face: Face, mark: str) -> Blank:
    """How much of a mark's cell may be taken away above and below it."""
    wanted = mark.translate(STANDS_AS)
    before, after = _shape(face, wanted, squeezed=False), _shape(face, wanted, squeezed=True)
    taken = before.advance - after.advance
    if taken <= 0 or len(before.glyph_ids) != 1:
        return Blank(0, 0)
    top = min(taken, max(0, before.alongs[0] - after.alongs[0]))
    return Blank(top, taken - top)


def _in_cell(face: Face, text: str) -> StoodToken:
    shaped = face.shape(text)
    width = shaped.width_milli_em
    size = MILLI_EM if width <= MILLI_EM else MILLI_EM * MILLI_EM // width
    left = (MILLI_EM - width * size // MILLI_EM) // 2
    origins = accumulate(shaped.advances_milli_em[:-1], initial=0)
    crosses = tuple(
        left + (origin + shift) * size // MILLI_EM
        for origin, shift in zip(origins, shaped.shifts_milli_em, strict=True)
    )
    # A smaller pair stands in the middle of its cell.
    along = ORIGIN - (MILLI_EM - size) // 2
    return StoodToken(shaped.glyph_ids, shaped.texts, (along,) * len(crosses), crosses, MILLI_EM, size, in_cell=True)


def _turned(face: Face, text: str) -> StoodToken:
    shaped = face.shape(text) if is_western(text) else face.cluster(text)
    origins = accumulate(shaped.advances_milli_em[:-1], initial=0)
    alongs = tuple(origin + shift for origin, shift in zip(origins, shaped.shifts_milli_em, strict=True))
    crosses = (TURNED_BASELINE,) * len(alongs)
    return StoodToken(shaped.glyph_ids, shaped.texts, alongs, crosses, shaped.width_milli_em, turned=True)


def _upright(face: Face, text: str) -> StoodToken:
    stood = _shape(face, text.translate(STANDS_AS), squeezed=False)
    return StoodToken(stood.glyph_ids, _copied(text, stood.texts), stood.alongs, stood.crosses, stood.advance)


def _copied(text: str, shaped: tuple[str, ...]) -> tuple[str, ...]:
    """The copy's own characters for those that were shaped in their stead: every one is one character."""
    copied, at = [], 0
    for piece in shaped:
        copied.append(text[at : at + len(piece)])
        at += len(piece)
    return tuple(copied)


def _shape(face: Face, text: str, *, squeezed: bool) -> StoodToken:
    features = {"vert": True, "locl": False, "liga": False, "clig": False, "vhal": squeezed}
    glyphs = face.shape_down(text, features)
    alongs, crosses, pen = [], [], 0
    for glyph_id, (advance, x_offset, y_offset) in zip(glyphs.glyph_ids, glyphs.positions, strict=True):
        origin = -y_offset
        if not squeezed and not LOWEST_ORIGIN <= origin <= HIGHEST_ORIGIN:
            origin = ORIGIN
        alongs.append(pen + origin)
        own = face.advance_milli_em(glyph_id)
        crosses.append(MILLI_EM // 2 + (x_offset if own == MILLI_EM else -own // 2))
        pen += advance
    return StoodToken(glyphs.glyph_ids, glyphs.texts, tuple(alongs), tuple(crosses), pen)
