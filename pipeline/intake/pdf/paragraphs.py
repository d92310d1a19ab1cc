"""The rows of a story's legs → paragraphs: joined over line ends and legs, parted at indents and short lines."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.intake.bylines import LEAD, is_byline
from pipeline.intake.blocks import JUMP
from pipeline.intake.pdf.legs import Leg, Row
from pipeline.model import Form, Span, Style

__all__ = ["Body", "body_of"]

INDENT_EM = (0.8, 3.6)
SHORT_EM = 2.2
FULL_EM = 1.6
CENTRED_EM = 1.2
BULLET = re.compile(r"^[•·●■◆▲◇□★☆▶]\s*")
ENDS = re.compile(r"[。！？!?…；：”’」』）)]$")
HYPHENS = ("-", "\u2010", "\u00ad", "\x02")


@dataclass(slots=True)
class Body:
    """What a story's legs say.

    ``places`` holds the page positions of each paragraph, one for each leg it stands in.  ``hyphens`` are words that
    were divided at a line end and put together; ``doubts`` counts joins from leg to leg that the text speaks against.
    """

    paragraphs: list[str] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    places: list[list[tuple[float, float]]] = field(default_factory=list)
    signature: str = ""
    jump: str | None = None
    joins: int = 0
    hyphens: list[str] = field(default_factory=list)
    doubts: int = 0


def body_of(legs: Sequence[Leg]) -> Body:
    """The paragraphs of legs in reading order."""
    body = Body()
    main = _main_font(legs)
    before: tuple[Leg, Row] | None = None
    for leg in legs:
        for number, row in enumerate(leg.rows):
            _take(body, leg, row, before, main, first=number == 0)
            before = (leg, row)
    _end(body)
    return body


def _main_font(legs: Sequence[Leg]) -> str:
    fonts = Counter(glyph.face.font for leg in legs for row in leg.rows for part in row.parts for glyph in part.glyphs)
    return max(fonts, key=lambda font: (fonts[font], font)) if fonts else ""


def _take(body: Body, leg: Leg, row: Row, before: tuple[Leg, Row] | None, main: str, *, first: bool) -> None:  # noqa: PLR0913
    text = row.text
    form = _own_form(leg, row, main)
    fresh = form is not Form.PROSE or before is None or body.forms[-1] not in (Form.PROSE, Form.ITEM)
    if not fresh and before is not None:
        indented = INDENT_EM[0] * leg.size < row.start - leg.low <= INDENT_EM[1] * leg.size
        short = before[0].high - before[1].end > SHORT_EM * leg.size
        listed = body.forms[-1] is Form.ITEM
        ended = short and ENDS.search(body.paragraphs[-1]) is not None
        fresh = BULLET.match(text) is not None or ended or (indented and not listed)
        if first and not fresh and short:
            body.doubts += 1
        if first and fresh and indented and not ended and not ENDS.search(body.paragraphs[-1]):
            body.doubts += 1
    if fresh:
        if BULLET.match(text):
            form, text = Form.ITEM, BULLET.sub("• ", text)
        body.paragraphs.append(text)
        body.forms.append(form)
        body.places.append([])
        shift = 0
        offset = len(text) - len(row.text)
    else:
        shift, offset = _join(body, text)
        body.joins += first
    if first or not body.places[-1]:
        area = row.parts[0].area
        body.places[-1].append((area.x0, area.y0))
    _style(body, row, main, shift + offset)


def _join(body: Body, text: str) -> tuple[int, int]:
    """Put a line to the paragraph: Han joins without a space, Latin with one, a divided word without its hyphen."""
    last = body.paragraphs[-1]
    divided = last.endswith(HYPHENS) and len(last) > 1 and last[-2].isascii() and last[-2].isalpha() and text[0].islower()
    if divided:
        body.hyphens.append(re.split(r"[^A-Za-z-]", last)[-1] + re.split(r"[^A-Za-z]", text)[0])
        body.paragraphs[-1] = last[:-1]
    elif last[-1].isascii() and text[0].isascii() and last[-1].isalpha() and text[0].isalnum():
        body.paragraphs[-1] += " "
    start = len(body.paragraphs[-1])
    body.paragraphs[-1] += text
    return start, 0


def _own_form(leg: Leg, row: Row, main: str) -> Form:
    """What a row is by itself: a row of a table, a subhead, or running text."""
    if len(row.cells) > 1:
        return Form.ROW
    letters = [glyph for part in row.parts for glyph in part.letters]
    other = all(glyph.face.font != main for glyph in letters) or abs(row.parts[0].size - leg.size) > 0.06 * leg.size
    if not other or ENDS.search(row.text):
        return Form.PROSE
    left, right = row.start - leg.low, leg.high - row.end
    centred = min(left, right) > CENTRED_EM * leg.size and abs(left - right) < CENTRED_EM * leg.size
    if centred:
        return Form.SUBHEAD
    return Form.BRIEF if row.bold and left < INDENT_EM[0] * leg.size and right > FULL_EM * leg.size else Form.PROSE


def _style(body: Body, row: Row, main: str, shift: int) -> None:
    """Spans for words in bold or Kai; the lead-in, which print sets so unasked, gets none."""
    if body.forms[-1] in (Form.SUBHEAD, Form.BRIEF, Form.ROW):
        return
    paragraph = len(body.paragraphs) - 1
    at = 0
    lead = LEAD.match(body.paragraphs[-1]) if paragraph == 0 or "讯" in body.paragraphs[-1][:8] else None
    first = lead.end() if lead else 0
    for part in row.parts:
        for glyph in part.letters:
            at = part_at = row.text.find(glyph.text, at)
            if part_at < 0:
                return
            style = _style_of(glyph.face.font, glyph.face.bold, glyph.face.kai, main)
            start = shift + at
            at += len(glyph.text)
            if style is None or start < first:
                continue
            last = body.spans[-1] if body.spans else None
            if last is not None and (last.paragraph, last.end, last.style) == (paragraph, start, style):
                body.spans[-1] = Span(paragraph, last.start, start + len(glyph.text), style)
            else:
                body.spans.append(Span(paragraph, start, start + len(glyph.text), style))


def _style_of(font: str, bold: bool, kai: bool, main: str) -> Style | None:  # noqa: FBT001 - what a face says of itself
    if font == main:
        return None
    return Style.BOLD if bold else Style.KAI if kai else None


def _end(body: Body) -> None:
    """The last lines: a jump, a signature."""
    if body.paragraphs and JUMP.match(body.paragraphs[-1]):
        body.jump = _pop(body)
    if len(body.paragraphs) > 1 and is_byline(body.paragraphs[-1]):
        body.signature = _pop(body)


def _pop(body: Body) -> str:
    body.forms.pop()
    body.places.pop()
    gone = len(body.paragraphs) - 1
    body.spans = [span for span in body.spans if span.paragraph != gone]
    return body.paragraphs.pop()
