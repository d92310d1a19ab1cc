"""What of a page is no story: masthead, folio and imprint, told by place and by the words they use."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.intake.pdf.line import Line
from pipeline.intake.pdf.shapes import Area, Rule, Shapes

__all__ = ["Surround", "surround_of"]

RULE_SHARE = 0.7
FOLIO_SHARE = 0.1
MASTHEAD_SHARE = 0.3
IMPRINT_SHARE = 0.06
LONG_LINE = 14
DATE = re.compile(r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日")
DATED = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月|第\s*\d+\s*期|国内统一|CN\s*\d|邮发代号|今日\s*\d+\s*版")
FOLIO = re.compile(
    r"\d{4}\s*年\s*\d{1,2}\s*月|星期[一二三四五六日天]|第?\s*[A-Z]?\d{1,3}\s*版|^[A-Z]?\d{1,3}$|责任?编辑?"
)
IMPRINT = re.compile(
    r"责编|责任编辑|编辑[：:]|校对|版式|美编|组版|邮编|邮政编码|地址[：:]|印刷|零售|定价|广告|电话[：:]|热线"
)
SECTION = re.compile(r"^[\u4e00-\u9fff·]{2,6}$")


@dataclass(frozen=True, slots=True)
class Surround:
    """The lines around the stories: ``head`` and ``foot``; ``boxed`` are words in boxes of the head (报眼).

    ``name`` is the section named in the head (要闻), ``date`` the day it gives, None where it is not so plain.
    """

    head: tuple[Line, ...]
    foot: tuple[Line, ...]
    boxed: tuple[tuple[Line, ...], ...]
    name: str | None
    date: datetime.date | None


def surround_of(lines: Sequence[Line], shapes: Shapes, height: float) -> Surround:
    """Masthead or folio, and imprint, of a page ``height`` points high."""
    head = _head(lines, shapes.rules, height)
    groups, left = [], head
    for box in _outermost(shapes.boxes):
        # A line where two boxes overlap stands in one.
        groups.append(tuple(_inside(left, box)))
        left = [line for line in left if line not in groups[-1]]
    boxed = tuple(group for group in groups if group and not any(FOLIO.search(line.text) for line in group))
    in_boxes = {id(line) for group in boxed for line in group}
    alone = tuple(line for line in head if id(line) not in in_boxes)
    foot = tuple(
        line
        for line in lines
        if line.y0 > (1 - IMPRINT_SHARE) * height and IMPRINT.search(line.text) and line not in head
    )
    return Surround(alone, foot, boxed, _name(alone), _date(alone))


def _head(lines: Sequence[Line], rules: Sequence[Rule], height: float) -> list[Line]:
    if not lines:
        return []
    wide = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    below: list[float] = [rule.at for rule in rules if rule.level and rule.end - rule.start >= RULE_SHARE * wide]
    for at in sorted(below, reverse=True):
        above = [line for line in lines if line.y1 <= at + 1]
        words = " ".join(line.text for line in above)
        running = sum(len(line.text) >= LONG_LINE for line in above)
        if at <= MASTHEAD_SHARE * height and above and DATED.search(words) and running <= 2:  # noqa: PLR2004
            return above
        if at <= FOLIO_SHARE * height and above and running <= 1:
            return above
    top = min(line.y0 for line in lines)
    edge = [line for line in lines if line.y0 <= top + line.size and line.y1 <= FOLIO_SHARE * height]
    return (
        edge
        if any(FOLIO.search(line.text) for line in edge) and all(len(line.text) < 2 * LONG_LINE for line in edge)
        else []
    )


def _outermost(boxes: Sequence[Area]) -> list[Area]:
    kept: list[Area] = []
    for box in sorted(boxes, key=lambda own: -own.width * own.height):
        if not any(other.around(box.x0, box.y0) and other.around(box.x1, box.y1) for other in kept):
            kept.append(box)
    return sorted(kept, key=lambda own: (own.y0, own.x0))


def _inside(lines: Sequence[Line], box: Area) -> list[Line]:
    return [line for line in lines if box.around((line.x0 + line.x1) / 2, (line.y0 + line.y1) / 2)]


def _name(head: Sequence[Line]) -> str | None:
    """The one short Han word of a folio that has a page number beside it."""
    if not any(re.fullmatch(r"第?\s*[A-Z]?\d{1,3}\s*版?", line.text) for line in head):
        return None
    words = [line for line in head if SECTION.match(line.text) and not FOLIO.search(line.text)]
    if not words:
        return None
    largest = max(words, key=lambda line: line.size)
    return largest.text if sum(line.size >= largest.size for line in words) == 1 else None


def _date(head: Sequence[Line]) -> datetime.date | None:
    found = {match.groups() for line in head for match in DATE.finditer(line.text)}
    if len(found) != 1:
        return None
    year, month, day = (int(part) for part in next(iter(found)))
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
