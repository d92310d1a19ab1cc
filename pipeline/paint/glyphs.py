"""Lines painted by our own hand: a WeasyPrint replaced element that writes glyphs at exact places.

WeasyPrint draws a replaced element by calling ``draw(stream, width, height, style)``.  There we take the
PDF font of a face from WeasyPrint's own stream, register the glyphs we use with their text, and write one
``TJ`` a run with the steps the composer chose.  This leans on WeasyPrint's inside (70.0, pinned):
``Stream.add_font``, ``Font.to_unicode`` and ``Font.widths``, ``Layout``; ``tests/paint`` holds the contract.
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from pydyf import Dictionary
from weasyprint.text.line_break import Layout as PangoLayout

from pipeline.errors import Say, ToolMissingError, Where
from pipeline.paint.overlay import LABEL_ROOM_EM, draw_grid_and_heat
from pipeline.paint.view_models import PaintedLeg
from pipeline.typography.faces import MILLI_EM
from pipeline.typography.set_line import GlyphRun
from pipeline.units import pt_to_px

__all__ = ["GlyphPainter", "LegElement"]

# What a face is asked for when a run has nothing that it has itself.
PROBE = "国"
LABEL_SIZE = 0.42
LABEL_GAP_PX = 1.0
LABEL_RGB = (0.0, 0.3, 0.8)


class GlyphPainter:
    """What the legs of one document share: the PDF fonts already taken, by face."""

    def __init__(self) -> None:
        self._fonts: dict[str, Any] = {}

    def font(self, stream: Any, run: GlyphRun, style: Any) -> Any:  # noqa: ANN401 - WeasyPrint's own, untyped
        """The PDF font of a run's face, taken once a document through a Pango layout of one character it has."""
        face = run.face
        font = self._fonts.get(face.key)
        if font is None:
            own_style = style.copy()
            own_style["font_family"] = (face.family,)
            layout = PangoLayout(own_style)
            layout.set_text(next((text for text in run.texts if len(text) == 1 and face.has(text)), PROBE))
            line, _ = layout.get_first_line()
            font, _ = stream.add_font(line.runs[0].data.item.analysis.font)
            if font.family != face.family:
                raise ToolMissingError(
                    Say(
                        zh=f"渲染时找不到字体“{face.family}”，得到的是“{font.family}”。",
                        en=f"The typeface {face.family!r} was not found when painting; {font.family!r} was given.",
                    ),
                    where=Where(str(face.path)),
                    remedy=Say(zh="请重新安装字体文件夹 fonts/。", en="Install the fonts folder again."),
                )
            self._fonts[face.key] = font
        return font


class LegElement:
    """A box of set lines as WeasyPrint's replaced element."""

    def __init__(self, leg: PaintedLeg, painter: GlyphPainter) -> None:
        self.leg = leg
        self.painter = painter

    def get_intrinsic_size(self, _image_resolution: object, _font_size: object) -> tuple[float, float, float]:
        """Width and height in CSS pixels, and their ratio."""
        width, height = pt_to_px(self.leg.width_pt), pt_to_px(self.leg.height_pt)
        return width, height, width / height

    def draw(self, stream: Any, _width: float, _height: float, style: Any) -> None:  # noqa: ANN401
        """Write the lines; the origin is the box's top-left corner, y downwards, in CSS pixels."""
        leg = self.leg
        size = pt_to_px(leg.size_pt)
        if leg.show and not leg.upright:
            draw_grid_and_heat(stream, leg)
        stream.set_color(style["color"])
        stream.begin_text()
        if leg.upright:
            self._draw_upright(stream, style)
            stream.end_text()
            return
        baseline = pt_to_px(leg.baseline_pt)
        for line in leg.lines:
            for run in line.runs:
                font = self.painter.font(stream, run, style)
                stream.set_font_size(font.hash, size * run.size_milli_em / MILLI_EM)
                rise = run.rise_milli_em / MILLI_EM * size
                stream.set_text_matrix(1, 0, 0, -1, run.x_milli_em / MILLI_EM * size, baseline - rise)
                _show(stream, run, font)
            baseline += pt_to_px(leg.pitch_pt)
        stream.end_text()
        if leg.labels:
            self._draw_labels(stream, style)

    def _draw_upright(self, stream: Any, style: Any) -> None:  # noqa: ANN401
        """Lines from right to left, each from top to bottom."""
        leg = self.leg
        size, pitch = pt_to_px(leg.size_pt), pt_to_px(leg.pitch_pt)
        left = pt_to_px(leg.width_pt - leg.baseline_pt)
        for line in leg.lines:
            for run in line.runs:
                font = self.painter.font(stream, run, style)
                stream.set_font_size(font.hash, size * run.size_milli_em / MILLI_EM)
                shift = left + run.rise_milli_em / MILLI_EM * size
                if run.turned:
                    x, y = (part / MILLI_EM * size for part in (run.crosses_milli_em[0], run.x_milli_em))
                    stream.set_text_matrix(0, 1, 1, 0, shift + x, y)
                    _show(stream, run, font)
                    continue
                for glyph, along, cross in _stood_glyphs(run):
                    stream.set_text_matrix(1, 0, 0, -1, shift + cross / MILLI_EM * size, along / MILLI_EM * size)
                    _show(stream, glyph, font)
            left -= pitch

    def _draw_labels(self, stream: Any, style: Any) -> None:  # noqa: ANN401
        """How each line came to its measure, small and blue in the gutter."""
        leg = self.leg
        size = pt_to_px(leg.size_pt) * LABEL_SIZE
        stream.push_state()
        stream.set_color_rgb(*LABEL_RGB)
        # They stand for no text of the page.
        stream.begin_marked_content("Span", Dictionary({"ActualText": b"<feff>"}))
        stream.begin_text()
        baseline = pt_to_px(leg.baseline_pt)
        left = pt_to_px(leg.width_pt - LABEL_ROOM_EM * leg.size_pt) + LABEL_GAP_PX
        for label in leg.labels:
            for run in label.runs if label is not None else ():
                font = self.painter.font(stream, run, style)
                stream.set_font_size(font.hash, size)
                stream.set_text_matrix(1, 0, 0, -1, left + run.x_milli_em / MILLI_EM * size, baseline)
                _show(stream, run, font)
            baseline += pt_to_px(leg.pitch_pt)
        stream.end_text()
        stream.end_marked_content()
        stream.pop_state()


def _stood_glyphs(run: GlyphRun) -> Iterator[tuple[GlyphRun, int, int]]:
    """Each glyph of an upright run by itself, with its origin down the line and from the line's left edge."""
    alongs = accumulate(run.steps_milli_em, initial=run.x_milli_em)
    for glyph_id, text, along, cross in zip(run.glyph_ids, run.texts, alongs, run.crosses_milli_em, strict=True):
        yield GlyphRun(run.face, along, (glyph_id,), (text,), (), run.size_milli_em), along, cross


def _show(stream: Any, run: GlyphRun, font: Any) -> None:  # noqa: ANN401
    """Show a run; where a glyph already stands for other text, say the run's text outright."""
    to_unicode, widths = font.to_unicode, font.widths
    pieces: list[str] = ["<"]
    clash = False
    steps = run.steps_milli_em
    for n, glyph_id in enumerate(run.glyph_ids):
        known = to_unicode.get(glyph_id)
        if known is None:
            to_unicode[glyph_id] = run.texts[n]
            widths[glyph_id] = run.face.advance_milli_em(glyph_id)
            # A glyph that shares its text with the one before stands for nothing, which ToUnicode cannot say.
            clash = clash or not run.texts[n]
        elif known != run.texts[n]:
            clash = True
        pieces.append(f"{glyph_id:04x}")
        if n < len(steps):
            # TJ counts in thousandths of the type's own size, steps in those of the body's.
            step = steps[n] if run.size_milli_em == MILLI_EM else round(steps[n] * MILLI_EM / run.size_milli_em)
            kern = widths[glyph_id] - step
            if kern:
                pieces.append(f">{kern}<")
    pieces.append(">")
    if clash:
        # Two characters share a glyph (a compatibility form): ActualText, ISO 32000-2, 14.9.4.
        actual = b"<" + b"\xfe\xff".hex().encode() + "".join(run.texts).encode("utf-16-be").hex().encode() + b">"
        stream.begin_marked_content("Span", Dictionary({"ActualText": actual}))
    stream.show_text("".join(pieces))
    if clash:
        stream.end_marked_content()
