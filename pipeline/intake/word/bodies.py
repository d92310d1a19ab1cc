"""The body of a story: each paragraph with its form, by its style where that says so, else by look with a finding."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.errors import Say
from pipeline.intake.line_shapes import FULL_STOP, JUMP, LONGEST_DISPLAY
from pipeline.intake.word.byline_lines import people_of
from pipeline.intake.word.flow import Paragraph
from pipeline.intake.word.lines import Line
from pipeline.intake.word.noticed import Noticed
from pipeline.intake.word.openings import is_byline_paragraph, is_text_in_a_heading
from pipeline.intake.word.styles import Role
from pipeline.model import Form, Style

__all__ = ["BodyParagraph", "body_paragraphs", "closing"]

LONGEST_VERSE = 24
LEAST_VERSES = 4
LONGEST_SALUTATION = 24
LONGEST_SIGNED = 30
DISPLAY = frozenset({Role.HEADING, Role.TITLE, Role.DECK, Role.KICKER, Role.COLUMN})
MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class BodyParagraph:
    """A paragraph of the body with its form and place."""

    line: Line
    form: Form
    place: str


def closing(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], Paragraph | None, Paragraph | None]:
    """A body without its closing byline and its jump line, and those two."""
    kept = list(paragraphs)
    jump = kept.pop() if kept and JUMP.match(kept[-1].text) else None
    signature = kept.pop() if kept and _is_signature(kept) else None
    return kept, signature, jump


def _is_signature(paragraphs: Sequence[Paragraph]) -> bool:
    """A byline by style or words, or names set right by themselves at the very end."""
    last = paragraphs[-1]
    alone = len(paragraphs) == 1 or paragraphs[-2].align != "right"
    names = last.align == "right" and alone and bool(people_of(last.text))
    return is_byline_paragraph(last) or names


def body_paragraphs(paragraphs: Sequence[Paragraph], story: str, noticed: Noticed) -> list[BodyParagraph]:
    """A story's body.

    Args:
        paragraphs: those below the head, without pictures and closing lines.
        story: the story's id, for findings.
        noticed: where every decision that is not from a style is said.
    """
    read: list[BodyParagraph] = []
    verse = _verse_runs(paragraphs)
    right = len(paragraphs)
    while right and paragraphs[right - 1].align == "right":
        right -= 1
    for number, paragraph in enumerate(paragraphs):
        if number in verse:
            form = Form.STANZA if number - 1 in verse and paragraph.gap else Form.VERSE
            if number - 1 not in verse:
                _say(paragraph, story, noticed, Say(zh="诗行", en="verse"), ("prose",), 0.7)
            read += [BodyParagraph(line, form, paragraph.place) for line in paragraph.lines]
            continue
        read += _one(paragraph, story, noticed, first=number == 0, last=number >= right)
    return read


def _one(paragraph: Paragraph, story: str, noticed: Noticed, *, first: bool, last: bool) -> list[BodyParagraph]:
    lines = _labelled(paragraph)
    form = _said_form(paragraph) if lines else None
    if form is None and lines:
        form = _seen_form(paragraph, story, noticed, first=first, last=last)
    if form is not None:
        bare = [_not_bold(line) for line in lines] if form is Form.SUBHEAD else lines
        # What follows a line break inside an item is text below it.
        rest = Form.PROSE if form is Form.ITEM else form
        return [BodyParagraph(line, rest if number else form, paragraph.place) for number, line in enumerate(bare)]
    if len(lines) > 1:
        return _broken(paragraph, lines, story, noticed)
    return [_tabbed(line, paragraph, story, noticed) for line in lines]


def _said_form(paragraph: Paragraph) -> Form | None:
    """The form that a paragraph has by its style, its list or its table."""
    if paragraph.row:
        return Form.ROW
    if paragraph.style.role in DISPLAY and not is_text_in_a_heading(paragraph):
        return Form.SUBHEAD
    if paragraph.style.role is Role.VERSE:
        return Form.VERSE
    numbered_head = paragraph.bold and paragraph.label[:1].isalnum() and _is_subhead(paragraph)
    return Form.ITEM if paragraph.label and not numbered_head else None


def _seen_form(paragraph: Paragraph, story: str, noticed: Noticed, *, first: bool, last: bool) -> Form | None:
    """The form that a paragraph has by its look; None for text as any other."""
    text = paragraph.text
    if paragraph.style.role in DISPLAY:
        said = Say(zh="正文（标题样式里的长段）", en="text, for its length")
        _say(paragraph, story, noticed, said, ("subhead",), 0.8)
        return Form.PROSE
    if _is_subhead(paragraph):
        _say(paragraph, story, noticed, Say(zh="小标题", en="a subhead"), ("prose",), 0.8 if paragraph.bold else 0.7)
        return Form.SUBHEAD
    if last and len(text) <= LONGEST_SIGNED:
        _say(paragraph, story, noticed, Say(zh="落款", en="a line set right"), ("signature", "prose"), 0.8)
        return Form.SIGNED
    if first and len(text) <= LONGEST_SALUTATION and text.endswith(("：", ":")):
        _say(paragraph, story, noticed, Say(zh="称呼", en="a salutation"), ("prose",), 0.75)
        return Form.FLUSH
    return None


def _tabbed(line: Line, paragraph: Paragraph, story: str, noticed: Noticed) -> BodyParagraph:
    """Text with tabs inside is a row of a table somebody typed."""
    if "\t" not in line.text:
        return BodyParagraph(line, Form.PROSE, paragraph.place)
    _say(
        paragraph,
        story,
        noticed,
        Say(zh="表格的一行（有制表符）", en="a row of a table, for its tabs"),
        ("prose",),
        0.7,
    )
    return BodyParagraph(line, Form.ROW, paragraph.place)


def _broken(paragraph: Paragraph, lines: Sequence[Line], story: str, noticed: Noticed) -> list[BodyParagraph]:
    """Lines broken by hand: verse where all are short, else paragraphs of their own."""
    short = all(len(line.text) <= LONGEST_VERSE for line in lines)
    form = Form.VERSE if short and len(lines) > 1 else Form.PROSE
    verse, prose = Say(zh="诗行", en="verse"), Say(zh="几段（手动换行）", en="several paragraphs, for its line breaks")
    said = verse if form is Form.VERSE else prose
    _say(paragraph, story, noticed, said, ("prose",), 0.7)
    return [BodyParagraph(line, form, paragraph.place) for line in lines]


def _is_subhead(paragraph: Paragraph) -> bool:
    text = paragraph.text
    plain = paragraph.style.role is Role.BODY and len(text) <= LONGEST_DISPLAY and len(paragraph.lines) == 1
    sentence = "。" in text or FULL_STOP.search(text) or "\t" in text
    return plain and not sentence and (paragraph.bold or paragraph.align == "center")


def _verse_runs(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The numbers of paragraphs that are lines of a poem: four or more short ones, centred or of one length."""
    found: set[int] = set()
    start = 0
    while start < len(paragraphs):
        end = start
        while end < len(paragraphs) and _may_be_verse(paragraphs[end], paragraphs[start]):
            end += 1
        if end - start >= LEAST_VERSES:
            found |= set(range(start, end))
        start = max(end, start + 1)
    return found


def _may_be_verse(paragraph: Paragraph, first: Paragraph) -> bool:
    plain = paragraph.style.role is Role.BODY and not (paragraph.row or paragraph.label or paragraph.bold)
    short = len(paragraph.lines) == 1 and len(paragraph.text) <= LONGEST_VERSE and "\t" not in paragraph.text
    centred = paragraph.align == first.align == "center"
    alike = len(MARKS.sub("", paragraph.text)) == len(MARKS.sub("", first.text)) > 1
    return plain and short and paragraph.align != "right" and (centred or alike)


def _labelled(paragraph: Paragraph) -> list[Line]:
    lines = list(paragraph.lines)
    if paragraph.label and lines:
        first, shift = lines[0], len(paragraph.label)
        marks = tuple(replace(mark, start=mark.start + shift, end=mark.end + shift) for mark in first.marks)
        notes = tuple((offset + shift, key) for offset, key in first.notes)
        lines[0] = Line(paragraph.label + first.text, marks, notes)
    return lines


def _not_bold(line: Line) -> Line:
    """A subhead is set bold as it is."""
    return replace(line, marks=tuple(mark for mark in line.marks if mark.style is not Style.BOLD))


def _say(paragraph: Paragraph, story: str, noticed: Noticed, form: Say, others: tuple[str, ...], sure: float) -> None:
    noticed.say(
        "intake-word-form",
        paragraph.place,
        Say(
            zh=f"“{_opening(paragraph.text)}”不靠样式读作{form.zh}。",
            en=f"“{_opening(paragraph.text)}” was read as {form.en}; no style says so.",
        ),
        story=story,
        alternatives=others,
        confidence=sure,
    )


def _opening(text: str) -> str:
    return text if len(text) <= LONGEST_DISPLAY else f"{text[:LONGEST_DISPLAY]}…"
