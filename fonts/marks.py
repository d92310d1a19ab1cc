"""Two repairs of marks, after GB/T 15834-2011 (标点符号用法), 5.1, which gives each mark its place.

A dash takes the places of two characters and does not come apart: the sources draw U+2014 and U+2015 with
air at both ends, so that —— shows a gap; here it is a bar of a whole em, across and upright.  A quotation
mark takes the place of one character; the source of the Kai draws “ ” ‘ ’ as Latin marks of a third.
Fonts are changed in place; nothing but these glyphs, their metrics and the cmap entry of U+2014.
"""

from fontTools.misc.transform import Offset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

__all__ = ["join_dashes", "widen_quotes"]

EM, EM_FLOOR = 1000, -120  # units; the em box of all five sources stands from -120 to 880
DASH, BAR = 0x2014, 0x2015
OPENING_QUOTES, CLOSING_QUOTES = (0x2018, 0x201C), (0x2019, 0x201D)
QUOTE_BEARING = 70  # between a quotation mark and the edge it hangs on, as in the Song


def join_dashes(font: TTFont) -> None:
    """Draw — from edge to edge of its em, as heavy as the source draws it; — and ― share the glyph."""
    dash, bar = font.getBestCmap()[DASH], font.getBestCmap()[BAR]
    _, foot, _, head = _ink(font, dash)
    weight = head - foot
    for table in font["cmap"].tables:
        if table.isUnicode() and DASH in table.cmap:
            table.cmap[DASH] = bar
    _, floor, _, ceiling = _ink(font, bar)
    floor = (floor + ceiling - weight) // 2
    _draw(font, bar, _rectangle(0, floor, EM, floor + weight))
    upright, left = _upright_form(font, bar), (EM - weight) // 2
    _draw(font, upright, _rectangle(left, EM_FLOOR, left + weight, EM_FLOOR + EM))
    font["vmtx"][upright] = (EM, 0)


def widen_quotes(font: TTFont) -> None:
    """Give quotation marks narrower than an em a whole one, the ink at the side of what they enclose."""
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    for code_point in (*OPENING_QUOTES, *CLOSING_QUOTES):
        name = cmap[code_point]
        if glyphs[name].width == EM:
            continue
        left, _, right, _ = _ink(font, name)
        shift = EM - QUOTE_BEARING - right if code_point in OPENING_QUOTES else QUOTE_BEARING - left
        moved = RecordingPen()
        glyphs[name].draw(TransformPen(moved, Offset(shift, 0)))
        _draw(font, name, moved)


def _ink(font: TTFont, name: str) -> tuple[int, int, int, int]:
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    left, floor, right, ceiling = pen.bounds
    return round(left), round(floor), round(right), round(ceiling)


def _rectangle(left: int, floor: int, right: int, ceiling: int) -> RecordingPen:
    pen = RecordingPen()
    pen.moveTo((left, floor))
    for point in ((right, floor), (right, ceiling), (left, ceiling)):
        pen.lineTo(point)
    pen.closePath()
    return pen


def _upright_form(font: TTFont, name: str) -> str:
    gsub = font["GSUB"].table
    for record in gsub.FeatureList.FeatureRecord:
        for lookup in record.Feature.LookupListIndex if record.FeatureTag == "vert" else ():
            for table in gsub.LookupList.Lookup[lookup].SubTable:
                mapping = getattr(getattr(table, "ExtSubTable", table), "mapping", {})
                if name in mapping:
                    return str(mapping[name])
    raise LookupError(name)


def _draw(font: TTFont, name: str, drawing: RecordingPen) -> None:
    """Put another drawing, one em wide, in a glyph's place."""
    if "glyf" in font:
        pen = TTGlyphPen(None)
        drawing.replay(pen)
        glyph = font["glyf"][name] = pen.glyph()
        glyph.recalcBounds(font["glyf"])
    else:
        strings = font["CFF "].cff.topDictIndex[0].CharStrings
        old, _ = strings.getItemAndSelector(name)
        width = None if old.private.defaultWidthX == EM else EM - old.private.nominalWidthX
        pen = T2CharStringPen(width, None)
        drawing.replay(pen)
        strings[name] = pen.getCharString(private=old.private, globalSubrs=old.globalSubrs)
    bounds = BoundsPen(None)
    drawing.replay(bounds)
    font["hmtx"][name] = (EM, round(bounds.bounds[0]))
