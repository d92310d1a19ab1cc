"""Where stories begin in a Word file, and what stands in their heads: by styles, else by look, else by words alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.errors import Say
from pipeline.intake.bylines import dateline_of
from pipeline.intake.line_shapes import FULL_STOP, JUMP, LONGEST_DISPLAY
from pipeline.intake.word.byline_lines import is_byline_line
from pipeline.intake.word.captions import Figure, Item
from pipeline.intake.word.flow import Paragraph
from pipeline.intake.word.noticed import Noticed
from pipeline.intake.word.styles import Role

__all__ = ["Section", "is_byline_paragraph", "is_column", "is_text_in_a_heading", "parted"]

HEADS = frozenset({Role.TITLE, Role.HEADING, Role.KICKER, Role.DECK, Role.COLUMN})
COLUMN = (("【", "】"), ("［", "］"), ("〖", "〗"))
LEAST_LARGER = 2  # half-points
LEAST_OPENINGS = 2


@dataclass(slots=True)
class Section:
    """A story's paragraphs: its head, and what comes below; ``top`` is what a headline is here by its style, if any."""

    head: list[Paragraph] = field(default_factory=list)
    body: list[Item] = field(default_factory=list)
    top: Role | None = None
    level: int = 0
    plain: bool = False
    confidence: float | None = None


@dataclass(slots=True)
class _Group:
    """Display paragraphs one after another, ``start`` to ``end`` of the items; figures may stand among them."""

    start: int
    end: int
    paragraphs: list[Paragraph]

    @property
    def size(self) -> int:
        return max(paragraph.half_points for paragraph in self.paragraphs if not is_byline_paragraph(paragraph))

    def has(self, role: Role, level: int = 0) -> bool:
        return any(one.style.role is role and one.style.level == level for one in self.paragraphs)


def parted(items: Sequence[Item], body: int, noticed: Noticed) -> list[Section]:
    """The stories of the file.

    Args:
        items: paragraphs and figures, in order.
        body: the size of body text in half-points.
        noticed: where it is said what was open.
    """
    groups = _groups(items, body, plain=False)
    plain = not groups
    if plain:
        groups = _groups(items, body, plain=True)
    top, level = _headline_style(groups, items, noticed)
    opening = {}
    for number, group in enumerate(groups):
        sure = _opens(number, groups, items, body, top=top, level=level, plain=plain)
        if sure:
            opening[group.start] = (group, sure)
    return _sections(items, opening, top, level, plain=plain)


def is_byline_paragraph(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a byline by its style or its words."""
    return paragraph.style.role is Role.BYLINE or (paragraph.style.role is Role.BODY and is_byline_line(paragraph.text))


def is_column(text: str) -> bool:
    """Whether a line is a column head by its brackets: 【乡镇连线】."""
    return any(text.startswith(first) and text.endswith(last) for first, last in COLUMN)


def is_text_in_a_heading(paragraph: Paragraph) -> bool:
    """Sentences longer than display type in a heading's style: somebody forgot to change it back."""
    return "。" in paragraph.text and len(paragraph.text) > LONGEST_DISPLAY * 2


def _sections(
    items: Sequence[Item], opening: dict[int, tuple[_Group, float]], top: Role | None, level: int, *, plain: bool
) -> list[Section]:
    sections = [Section(plain=plain)]
    at = 0
    while at < len(items):
        if at not in opening:
            sections[-1].body.append(items[at])
            at += 1
            continue
        group, sure = opening[at]
        # What stands above the first head and is no text of a story belongs to that head.
        above = sections[-1]
        loose = not above.head and all(isinstance(one, Figure) or _is_short(one) for one in above.body)
        before = sections.pop().body if loose else []
        lines = [one for one in before if isinstance(one, Paragraph)]
        figures = [one for one in (*before, *items[group.start : group.end]) if isinstance(one, Figure)]
        sections.append(Section([*lines, *group.paragraphs], list[Item](figures), top, level, plain, sure))
        at = group.end
    return [section for section in sections if section.head or section.body]


def _groups(items: Sequence[Item], body: int, *, plain: bool) -> list[_Group]:
    groups = []
    at = 0
    while at < len(items):
        start, settled = at, False
        found: list[Paragraph] = []
        while at < len(items):
            item = items[at]
            if isinstance(item, Figure):
                if not found:
                    break
                settled = True
            elif found and item.new_page:
                break
            elif _is_display(item, body, plain=plain):
                if settled:
                    break
                found.append(item)
            elif found and is_byline_paragraph(item):
                found.append(item)
                settled = True
            else:
                break
            at += 1
        if found:
            groups.append(_without_loose_end(_Group(start, at, found), items))
        at = max(at, start + 1)
    return groups


def _without_loose_end(group: _Group, items: Sequence[Item]) -> _Group:
    """A line that clings to the text above, with white below it, is that text's last and not the next head's first."""
    first = group.paragraphs[0]
    clings = group.start > 0 and not first.gap and not first.new_page and first.style.role is Role.BODY
    if (
        clings
        and isinstance(items[group.start - 1], Paragraph)
        and len(group.paragraphs) > 1
        and group.paragraphs[1].gap
    ):
        return _Group(group.start + 1, group.end, group.paragraphs[1:])
    return group


def _is_display(paragraph: Paragraph, body: int, *, plain: bool) -> bool:
    if paragraph.style.role in HEADS:
        return not is_text_in_a_heading(paragraph)
    if paragraph.row or paragraph.style.role is not Role.BODY or not _is_short(paragraph):
        return False
    if is_column(paragraph.text):
        return True
    stands_out = paragraph.bold or paragraph.align == "center" or paragraph.half_points >= body + LEAST_LARGER
    return plain or stands_out


def _is_short(paragraph: Paragraph) -> bool:
    """A line that could be display type: short, and no sentence; nor is it a byline, a dateline or a jump."""
    text = paragraph.text
    sentence = "。" in text or FULL_STOP.search(text) or text.endswith(("，", "、", "."))
    other = is_byline_line(text) or dateline_of(text) is not None or JUMP.match(text) or paragraph.label
    long = max((len(line.text) for line in paragraph.lines), default=0) > LONGEST_DISPLAY
    return bool(text) and not sentence and not other and not long and "\t" not in text


def _headline_style(groups: list[_Group], items: Sequence[Item], noticed: Noticed) -> tuple[Role | None, int]:
    """What style headlines have here: titles, or headings of one level; None where they have none."""
    titles = [group for group in groups if group.has(Role.TITLE)]
    firsts = [group for group in groups if group.has(Role.HEADING, 1)]
    if titles:
        begun = sum(_begins_like_a_story(group, items) for group in firsts)
        if len(titles) == 1 and titles[0] is groups[0] and begun >= LEAST_OPENINGS:
            text = next(one.text for one in titles[0].paragraphs if one.style.role is Role.TITLE)
            noticed.say(
                "intake-word-title-of-several",
                titles[0].paragraphs[0].place,
                Say(
                    zh=f"“{text}”读作栏题：下面的各篇各有标题。",
                    en=f"“{text}” was read as a column head: each of the stories below has a headline.",
                ),
                confidence=0.6,
                alternatives=("headline",),
            )
            return Role.HEADING, 1
        return Role.TITLE, 0
    levels = sorted({one.style.level for group in groups for one in group.paragraphs if one.style.role is Role.HEADING})
    if not levels:
        return None, 0
    # A larger line before the first heading, with text below it, is the headline; headings then part the story.
    heading = next(group for group in groups if group.has(Role.HEADING, levels[0]))
    before = groups[0]
    if (
        before is not heading
        and before.start == 0
        and before.size >= heading.size
        and _text_between(before, heading, items)
    ):
        return None, 0
    return Role.HEADING, levels[0]


def _text_between(first: _Group, second: _Group, items: Sequence[Item]) -> bool:
    return any(isinstance(one, Paragraph) for one in items[first.end : second.start])


def _begins_like_a_story(group: _Group, items: Sequence[Item]) -> bool:
    """A byline in the head, or a dateline in the first paragraph below."""
    at = group.end
    while at < len(items) and isinstance(items[at], Figure):
        at += 1
    below = items[at] if at < len(items) else None
    lead = isinstance(below, Paragraph) and dateline_of(below.text) is not None
    return lead or any(is_byline_paragraph(one) for one in group.paragraphs)


def _opens(  # noqa: PLR0911 - one answer a ground
    number: int, groups: list[_Group], items: Sequence[Item], body: int, *, top: Role | None, level: int, plain: bool
) -> float:
    """How sure it is that a group begins a story: 0 where it does not, 1 by its style."""
    group, first = groups[number], groups[0]
    if top is not None:
        return 1.0 if group.has(top, level) else 0.0
    if any(one.style.role in (Role.KICKER, Role.COLUMN) for one in group.paragraphs):
        return 1.0
    new_page = group.paragraphs[0].new_page
    begins = _begins_like_a_story(group, items)
    above = items[group.start - 1] if group.start else None
    signed = isinstance(above, Paragraph) and (is_byline_paragraph(above) or above.align == "right")
    if plain:
        return 0.6 if group.start == 0 or new_page or begins or (signed and group.paragraphs[0].gap) else 0.0
    if number == 0:
        return 0.8 if group.start == 0 or group.size > body or begins or not _texts_before(group, items) else 0.0
    alike = group.size >= first.size - 1 and _centred(group) == _centred(first)
    if first.size > body and alike:
        return 0.85
    if new_page and (alike or group.size > body):
        return 0.8
    return 0.7 if (begins or signed) and (alike or group.size > body or _centred(group)) else 0.0


def _texts_before(group: _Group, items: Sequence[Item]) -> bool:
    return any(isinstance(one, Paragraph) for one in items[: group.start])


def _centred(group: _Group) -> bool:
    largest = max(group.paragraphs, key=lambda one: one.half_points)
    return largest.align == "center"
