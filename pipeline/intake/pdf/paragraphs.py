"""The rows of a story's legs → paragraphs: joined over line ends and legs, parted at indents and short lines."""

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from pipeline.intake.bylines import LEAD, is_byline
from pipeline.intake.line_shapes import FULL_STOP, JUMP
from pipeline.intake.pdf.legs import Leg, Row
from pipeline.model import Form, Span, Style

__all__ = ["Body", "body_of"]

INDENT_EM = (0.8, 3.6)
SHORT_EM = 2.2
FULL_EM = 1.6
CENTRED_EM = 1.2
BULLET = re.compile(r"^[•·●■◆▲◇□★☆▶]\s*")
NUMBERED = re.compile(r"^(?:\d{1,2}[.．、](?!\d)|[（(]?[一二三四五六七八九十\d]{1,2}[)）])")
HANG_EM = 0.5
SPACE_EM = 0.3
VERSE_ROWS = 3
# Lines of verse are short, in Han.
VERSE_EM = 14.0
# Text that is not justified keeps marks and figures together.
RAGGED_EM = 3.2
GOES_ON = (Form.PROSE, Form.ITEM)
ENDS = re.compile(r"[。！？!?…；：”’」』）)]$")
DAY = re.compile(r"日$")
# Marks of Latin text: before a word, and behind one.
OPENS, CLOSES = "([\"'$", ".,;:!?)]%\"'"
# What a line of verse ends with; text that a measure breaks seldom does.
PAUSES = tuple("，、。；：！？,.;:!?…—”’」』）)")
NEAR_CHARACTERS, MOSTLY = 40, 0.8
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
    promoted: tuple[float, float] | None = None

    def drop_first(self) -> str:
        """Take the first paragraph out: it was the headline."""
        self.forms.pop(0)
        self.promoted = self.places.pop(0)[0]
        self.spans = [replace(span, paragraph=span.paragraph - 1) for span in self.spans if span.paragraph]
        return self.paragraphs.pop(0)


def body_of(legs: Sequence[Leg]) -> Body:
    """The paragraphs of legs in reading order."""
    body = Body()
    main = _main_font(legs)
    before: tuple[Leg, Row] | None = None
    for leg in legs:
        verse = _is_verse(leg)
        for number, row in enumerate(leg.rows):
            form = _own_form(leg, number, main)
            if form is Form.PROSE and verse:
                form = Form.VERSE
            _take(body, leg, row, before, main, form, first=number == 0)
            before = (leg, row)
    _end(body)
    return body


def _main_font(legs: Sequence[Leg]) -> str:
    fonts = Counter(glyph.face.font for leg in legs for row in leg.rows for part in row.parts for glyph in part.glyphs)
    return max(fonts, key=lambda font: (fonts[font], font)) if fonts else ""


def _take(
    body: Body, leg: Leg, row: Row, before: tuple[Leg, Row] | None, main: str, form: Form, *, first: bool
) -> None:
    text = row.text
    fresh = before is None or form is not Form.PROSE or body.forms[-1] not in GOES_ON
    if before is not None and not fresh:
        fresh, doubtful = _starts(body, leg, row, before, first=first)
        body.doubts += doubtful
    if fresh:
        if BULLET.match(text):
            text = BULLET.sub(lambda mark: f"{mark.group().strip()} ", text)
        body.paragraphs.append(text)
        body.forms.append(form)
        body.places.append([])
        shift = len(text) - len(row.text)
    else:
        shift = _join(body, text)
        body.joins += first
    if first or not body.places[-1]:
        area = row.parts[0].area
        body.places[-1].append((area.x0, area.y0))
    _style(body, row, main, shift)


def _starts(body: Body, leg: Leg, row: Row, before: tuple[Leg, Row], *, first: bool) -> tuple[bool, bool]:
    """Whether a row of running text starts a paragraph, and whether that is open."""
    last, size = body.paragraphs[-1], leg.size
    if body.forms[-1] is Form.ITEM:
        back = before[1].start - row.start > HANG_EM * size and not _is_first(body, before[1])
        return back or (before[0].high - before[1].end > SHORT_EM * size and ENDS.search(last) is not None), False
    indented = INDENT_EM[0] * size < row.start - leg.low <= INDENT_EM[1] * size
    short = before[0].high - before[1].end > SHORT_EM * size
    ended = short and ENDS.search(last) is not None
    fresh = ended or indented
    doubtful = first and ((not fresh and short) or (indented and not ENDS.search(last)))
    return fresh, doubtful


def _is_first(body: Body, row: Row) -> bool:
    """Whether a row is the first of the paragraph."""
    return body.paragraphs[-1].replace(" ", "") == row.text.replace(" ", "")


def _join(body: Body, text: str) -> int:
    """Put a line to the paragraph: Han joins without a space, Latin with one, a divided word without its hyphen."""
    last = body.paragraphs[-1]
    divided = (
        last.endswith(HYPHENS) and len(last) > 1 and last[-2].isascii() and last[-2].isalpha() and text[0].islower()
    )
    if divided:
        body.hyphens.append(re.split(r"[^A-Za-z-]", last)[-1] + re.split(r"[^A-Za-z]", text)[0])
        body.paragraphs[-1] = last[:-1]
    elif _is_word_end(last) and text[0].isascii() and (text[0].isalnum() or text[0] in OPENS):
        body.paragraphs[-1] += " "
    start = len(body.paragraphs[-1])
    body.paragraphs[-1] += text
    return start


def _is_word_end(text: str) -> bool:
    """Whether a word of a language with spaces ends a line; a figure in Han goes on in the next one."""
    latin = sum(character.isascii() for character in text[-NEAR_CHARACTERS:]) > MOSTLY * len(text[-NEAR_CHARACTERS:])
    return text[-1].isascii() and (text[-1].isalpha() or (latin and (text[-1].isalnum() or text[-1] in CLOSES)))


def _own_form(leg: Leg, number: int, main: str) -> Form:  # noqa: PLR0911 - one answer a form
    """What a row is by itself: running text unless it looks otherwise."""
    row = leg.rows[number]
    size, text = leg.size, row.text
    if len(row.cells) > 1:
        return Form.ROW
    left, right = row.start - leg.low, leg.high - row.end
    if BULLET.match(text) or (NUMBERED.match(text) and _is_hanging(leg, number)):
        return Form.ITEM
    if left > INDENT_EM[1] * size and right < size:
        return Form.SIGNED
    letters = [glyph for part in row.parts for glyph in part.letters]
    other = all(glyph.face.font != main for glyph in letters) or abs(row.parts[0].size - size) > 0.06 * size
    flush_right = right < HANG_EM * size and left > CENTRED_EM * size and number + 1 == len(leg.rows)
    if other and (is_byline(text) or (flush_right and not ENDS.search(text))):
        return Form.SIGNED
    if other and not ENDS.search(text):
        if min(left, right) > CENTRED_EM * size and abs(left - right) < CENTRED_EM * size:
            return Form.SUBHEAD
        return Form.BRIEF if row.bold and left < INDENT_EM[0] * size and right > FULL_EM * size else Form.PROSE
    salutes = number == 0 and text.endswith(("：", ":")) and left < INDENT_EM[0] * size < _next_indent(leg, number)
    return Form.FLUSH if salutes else Form.PROSE


def _next_indent(leg: Leg, number: int) -> float:
    return leg.rows[number + 1].start - leg.low if number + 1 < len(leg.rows) else 0.0


def _is_hanging(leg: Leg, number: int) -> bool:
    """Whether a numbered row is an item: the next one hangs, or is numbered as well."""
    if number + 1 == len(leg.rows):
        return any(NUMBERED.match(row.text) for row in leg.rows[:number])
    after = leg.rows[number + 1]
    own = leg.rows[number].start
    return (
        NUMBERED.match(after.text) is not None
        or after.start - own > HANG_EM * leg.size
        or own - leg.low > INDENT_EM[0] * leg.size
    )


def _is_verse(leg: Leg) -> bool:
    """Whether most lines end where they please, and not with their sentence."""
    inner = [
        (row, after)
        for row, after in pairwise(leg.rows)
        if abs(after.start - row.start) < INDENT_EM[0] * leg.size and len(row.cells) == 1
    ]
    ragged = [
        row
        for row, after in inner
        if leg.high - row.end > _room(row, after, leg.size) and not FULL_STOP.search(row.text)
    ]
    return len(ragged) >= VERSE_ROWS and 2 * len(ragged) > len(inner) and not _is_measured(ragged, leg.size)


def _is_measured(rows: Sequence[Row], size: float) -> bool:
    """Whether most rows break off inside a sentence at one place: text of a narrower measure, and no poem."""
    middle = statistics.median(row.end for row in rows)
    broken = [row for row in rows if row.end - row.start > VERSE_EM * size and not row.text.endswith(PAUSES)]
    return 2 * sum(abs(row.end - middle) < size for row in broken) > len(rows)


def _room(row: Row, after: Row, size: float) -> float:
    """How much white a line may have at its end that is broken by its measure alone."""
    long = row.end - row.start > VERSE_EM * size
    return max((RAGGED_EM if long else FULL_EM) * size, _first_word(after))


def _first_word(row: Row) -> float:
    """How long the first word of a row is, with the space before it; 0 for Han, which need no room for more than one.

    Latin text that is not justified ends its lines where the next word finds no room.
    """
    first, *others = row.parts[0].glyphs
    if not first.text.isascii():
        return 0.0
    word = list(takewhile(lambda glyph: glyph.text.isascii() and not glyph.text.isspace(), others))
    return (word[-1] if word else first).x1 - first.x0 + SPACE_EM * row.parts[0].size


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
    signed = body.forms[-1:] == [Form.SIGNED] and not DAY.search(body.paragraphs[-1])
    if len(body.paragraphs) > 1 and (signed or is_byline(body.paragraphs[-1])):
        body.signature = _pop(body)
        while len(body.paragraphs) > 1 and body.forms[-1] is Form.SIGNED and is_byline(body.paragraphs[-1]):
            body.signature = f"{_pop(body)} {body.signature}"


def _pop(body: Body) -> str:
    body.forms.pop()
    body.places.pop()
    gone = len(body.paragraphs) - 1
    body.spans = [span for span in body.spans if span.paragraph != gone]
    return body.paragraphs.pop()
