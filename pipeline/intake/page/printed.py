"""Text that keeps the lines of print (a machine's reading of a scan): lines put together into paragraphs.

Such a page is known by its lines: most are of one width.  A line that is not full ends its paragraph; one that begins
with white, or is two em short where white was lost, begins one.
"""

import re
from collections.abc import Sequence

from pipeline.intake.bylines import LEAD, is_byline
from pipeline.intake.page.lines import Line
from pipeline.intake.page.look import Look, look_of
from pipeline.intake.page.shapes import CAPTION, SENTENCE_END, plain_of

__all__ = ["unwrapped", "width_em"]

LEAST_LINES = 16
NARROWEST, WIDEST = 8, 40
FULL_SHARE = 0.4
WIDE_SHARE = 0.15
# How far from the measure a full line may be: a mark hung out, a figure or a mark moved to the next line.
HANGING, SHORT_BY = 1.1, 2.1
INDENT = 2.0
HALF_EM = 0.5
CLOSING_MARKS = "，。、；：？！”’）》」』】…—·,.;:?!)"
DASHED = re.compile(r"(?:——|—|－－)")
ENDING_MARKS = CLOSING_MARKS + "（(《“"
MARKS = re.compile(r"[，。、；：？！“”…,;:?!]")
BLANK_SHARE = 0.03


def width_em(text: str) -> float:
    """Width of a line: half an em a half-width character."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """The paragraphs of a page of printed lines; every other page as it is."""
    widths = [width_em(line.text[: 3 * WIDEST]) for line in lines]
    measure = _measure(widths)
    if measure is None:
        return list(lines)
    indents = _indents(lines, widths, measure)
    blank = _paragraphs_apart(lines, widths, measure)
    groups: list[list[int]] = []
    for k in range(len(lines)):
        if groups and _goes_on(lines, widths, groups[-1], k, measure, indents=indents, blank=blank):
            groups[-1].append(k)
        else:
            groups.append([k])
    return [_one(lines, widths, group, measure) for group in groups]


def _measure(widths: Sequence[float]) -> float | None:
    if len(widths) < LEAST_LINES:
        return None
    best = max(
        range(NARROWEST, WIDEST + 1), key=lambda m: (sum(m - 1 <= width <= m + HANGING - 0.6 for width in widths), -m)
    )
    full = sum(best - SHORT_BY <= width <= best + HANGING for width in widths)
    wide = sum(width > best + HANGING for width in widths)
    return float(best) if full >= FULL_SHARE * len(widths) and wide <= WIDE_SHARE * len(widths) else None


def _indents(lines: Sequence[Line], widths: Sequence[float], measure: float) -> bool:
    """Whether first lines keep their white."""
    full = [line for line, width in zip(lines, widths, strict=True) if width >= measure - INDENT - SHORT_BY]
    return sum(line.indented for line in full) > 0.05 * len(full)


def _paragraphs_apart(lines: Sequence[Line], widths: Sequence[float], measure: float) -> bool:
    """Whether an empty line stands between paragraphs: then no short line is followed by one without."""
    close = [k for k in range(1, len(lines)) if lines[k].gap == 0]
    ended = [k for k in close if widths[k - 1] < measure - INDENT - SHORT_BY and SENTENCE_END.search(lines[k - 1].text)]
    return bool(close) and len(ended) <= BLANK_SHARE * len(close)


def _goes_on(  # noqa: PLR0911 - one answer a reason
    lines: Sequence[Line],
    widths: Sequence[float],
    group: Sequence[int],
    k: int,
    measure: float,
    *,
    indents: bool,
    blank: bool,
) -> bool:
    line, last = lines[k], lines[group[-1]]
    width = widths[group[-1]]
    if line.gap or any(_too_wide(lines[at].text, widths[at], measure) for at in (group[-1], k)):
        return False
    if line.set_right or last.set_right or (indents and line.indented) or _begins(last, line, len(group)):
        return False
    first_line = len(group) == 1 and (last.indented or not indents)
    full = width + (INDENT if first_line and last.indented else 0.0) >= measure - SHORT_BY
    nearly = first_line and width >= measure - INDENT - SHORT_BY
    ended = SENTENCE_END.search(last.text) is not None
    if not (full or nearly):
        return False
    if len(group) == 1 and LEAD.match(last.plain) is None and _special(look_of(last)):
        return False
    if len(group) == 1 and not indents and not last.indented and _no_first_line(lines, group[0], width, measure):
        return False
    if ended and _stops_nowhere(lines, widths, k, measure):
        return False
    if blank or not ended:
        return True
    if indents:
        return full
    # A full stop at the end of a full line: the next is a first line where it is two em short and not the last.
    begins = (
        measure - INDENT - SHORT_BY <= widths[k] <= measure - INDENT + 0.5
        and k + 1 < len(lines)
        and lines[k + 1].gap == 0
    )
    return width >= measure - 1 and not begins


def _too_wide(text: str, width: float, measure: float) -> bool:
    """Whether a line is wider than the measure by more than the marks at its end that print hangs out."""
    hung = width_em(text) - width_em(text.rstrip(CLOSING_MARKS))
    return width > measure + HANGING or width - hung > measure + HALF_EM


def _no_first_line(lines: Sequence[Line], at: int, width: float, measure: float) -> bool:
    """Whether a line below the end of a paragraph is too wide for a first line, set two em in: display type."""
    above = lines[at - 1].text if at else ""
    begun = at == 0 or SENTENCE_END.search(above) is not None
    return begun and width > measure - INDENT + HALF_EM and MARKS.search(lines[at].text) is None


def _begins(last: Line, line: Line, lines: int) -> bool:
    """Whether the words of a line, or of the one above, say that it does not go on: a lead, a caption, a byline."""
    if LEAD.match(line.plain) or CAPTION.match(line.plain):
        return True
    alone = lines == 1 and LEAD.match(last.plain) is None
    return alone and (DASHED.match(last.text) is not None or is_byline(line.plain))


def _stops_nowhere(lines: Sequence[Line], widths: Sequence[float], k: int, measure: float) -> bool:
    """Whether a line is short as the last of a paragraph is, and has no mark at its end as that has: display type."""
    return widths[k] < measure - SHORT_BY - HALF_EM and lines[k].text[-1:] not in ENDING_MARKS


def _special(look: Look) -> bool:
    return any(getattr(look, name) for name in ("byline", "credit", "closing", "dated", "salutation", "names", "cells"))


def _one(lines: Sequence[Line], widths: Sequence[float], group: Sequence[int], measure: float) -> Line:
    first = lines[group[0]]
    text = "".join(lines[k].text for k in group)
    room: float | None = max(0.0, measure - widths[group[-1]] - (INDENT if len(group) == 1 and first.indented else 0.0))
    if len(group) == 1 and widths[group[0]] > measure + HANGING:
        room = None
    numbers = tuple(n for k in group for n in lines[k].numbers)
    pieces = tuple(len(lines[k].text) for k in group) if len(group) > 1 else ()
    return Line(text, numbers, first.gap, first.indented, plain_of(text), first.set_right, pieces, room)
