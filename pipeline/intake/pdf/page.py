"""One page of a PDF → a ``Page``: its stories with their places, its furniture, a finding for each doubt.

Every character of the page is in a field or in the words of a finding; ``read_sheet`` proves it before it answers.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.errors import DefectError, Say, SourceError, Where
from pipeline.intake.cleaning import Cleaning
from pipeline.intake.copy_file import IncomingPicture
from pipeline.intake.pdf.belonging import groups_of
from pipeline.intake.pdf.captions import with_captions
from pipeline.intake.pdf.crossheads import adjoined, mended
from pipeline.intake.pdf.glyphs import Glyph, Sheet
from pipeline.intake.pdf.group import Group
from pipeline.intake.pdf.heads import heads_of
from pipeline.intake.pdf.legs import legs_of, sizes_of
from pipeline.intake.pdf.line import Line
from pipeline.intake.pdf.lines import lines_of
from pipeline.intake.pdf.page_head import Surround, surround_of
from pipeline.intake.pdf.plain import plain
from pipeline.intake.pdf.story import Made, story_of
from pipeline.intake.pdf.telling import told
from pipeline.model import Finding, Furniture, Page
from pipeline.settings.values import Limits

__all__ = ["ReadSheet", "read_sheet"]

FEW_LETTERS = 40
# A page has some dozens of legs and heads; a drawing full of labels has thousands.
MOST_PIECES = 1200
MOST_RUNS = 4000


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """What one page gives."""

    page: Page
    findings: tuple[Finding, ...]
    pictures: tuple[IncomingPicture, ...]
    date: datetime.date | None


def read_sheet(sheet: Sheet, name: str, number: int, stem: str, cleaning: Cleaning, limits: Limits) -> ReadSheet:
    """Read one page.

    Args:
        sheet: the page.
        name: how findings call the file.
        number: the number the page has in the issue.
        stem: what the names of its pictures start with, ``02-1``.
        cleaning: that of the file.
        limits: how large a picture may be that is taken out.
    """
    where = Where(name, page=number)
    if _pieces(sheet.glyphs) > MOST_RUNS:
        raise _scattered(where)
    glyphs, changed = _plain(sheet.glyphs, cleaning)
    lines = lines_of(glyphs, sheet.shapes.rules)
    around = surround_of(lines.lines, sheet.shapes, sheet.height)
    aside = {id(line) for line in _around(around)}
    groups = _groups(sheet, [line for line in lines.lines if id(line) not in aside], where)
    made, loose = _stories(groups, name, number, sheet.number, stem, limits)
    furniture = [Furniture("slogan", tuple(line.text for line in box), name) for box in around.boxed]
    furniture += [Furniture("slogan", texts, name) for texts in loose]
    findings = [*_about_sheet(sheet, where, changed, lines.doubled, lines.aslant), *_about_head(around, where)]
    findings += [told("intake-pdf-furniture", where, " ".join(piece.text), confidence=0.6) for piece in furniture]
    findings += [finding for one in made for finding in one.findings]
    page = Page(number, tuple(one.story for one in made), tuple(furniture), around.name)
    _prove(lines.lines, around, made, page, where)
    pictures = tuple(picture for one in made for picture in one.pictures)
    return ReadSheet(page, tuple(findings), pictures, around.date)


def _pieces(glyphs: Sequence[Glyph]) -> int:
    """How often a character does not stand beside or under the one before it in the file."""
    count = 0
    for before, after in pairwise(glyphs):
        size = 1.5 * max(before.face.size, after.face.size)
        count += abs(after.x0 - before.x1) > size or abs(after.y - before.y) > size
    return count


def _scattered(where: Where) -> SourceError:
    return SourceError(
        Say(zh="文字散在上千处，不像报纸版面。", en="The text is scattered in over a thousand places."),
        where=where,
        remedy=Say(zh="请提供文字稿。", en="Send the text instead."),
    )


def _plain(glyphs: Sequence[Glyph], cleaning: Cleaning) -> tuple[list[Glyph], str]:
    kept, changed = [], []
    for glyph in glyphs:
        text = plain(glyph.text)
        if text != glyph.text:
            changed.append(glyph.text)
        if not text.isprintable():
            text = " " if text.isspace() else cleaning.text(text, None)
        if text:
            kept.append(glyph if text == glyph.text else replace(glyph, text=text))
    return kept, "".join(dict.fromkeys(changed))


def _around(around: Surround) -> list[Line]:
    return [*around.head, *around.foot, *(line for box in around.boxed for line in box)]


def _groups(sheet: Sheet, lines: list[Line], where: Where) -> list[Group]:
    rules = sheet.shapes.rules
    sizes = sizes_of(lines)
    text = [line for line in lines if not sizes.is_display(line.size)]
    legs = [
        *legs_of([line for line in text if not line.upright], rules, upright=False),
        *legs_of([line for line in text if line.upright], rules, upright=True),
    ]
    display = [line for line in lines if sizes.is_display(line.size)]
    if len(legs) + len(display) > MOST_PIECES:
        raise _scattered(where)
    legs, display = mended(legs, display, rules, sizes)
    legs, display = adjoined(legs, display, rules, sizes)
    shown, legs = with_captions(sheet.shapes.pictures, legs, sizes)
    heads = heads_of(display, legs, rules, [picture.whole for picture in shown])
    return groups_of(heads, legs, shown, rules, sizes)


def _stories(
    groups: Sequence[Group], name: str, number: int, sheet: int, stem: str, limits: Limits
) -> tuple[list[Made], list[tuple[str, ...]]]:
    made: list[Made] = []
    loose: list[tuple[str, ...]] = []
    for group in groups:
        letters = sum(leg.letters for leg in group.legs)
        if group.head is not None and not group.legs and not group.pictures:
            loose.append(tuple(" ".join(line.text for line in row) for row in group.head.rows))
        elif group.head is None and not group.pictures and letters < FEW_LETTERS:
            loose.append(tuple(row.text for leg in group.legs for row in leg.rows))
        else:
            made.append(story_of(group, groups, name, number, sheet, len(made) + 1, stem, limits))
    return made, loose


def _about_sheet(sheet: Sheet, where: Where, changed: str, doubled: str, aslant: str) -> list[Finding]:
    letters = sum(not glyph.text.isspace() for glyph in sheet.glyphs)
    unseen = sum(glyph.face.invisible for glyph in sheet.glyphs)
    findings = []
    if not letters:
        findings.append(told("intake-pdf-empty", where))
    if sheet.unmapped:
        findings.append(told("intake-pdf-unmapped", where, str(sheet.unmapped)))
    if sheet.unread:
        findings.append(told("intake-pdf-unread", where, str(sheet.unread)))
    if 2 * unseen > letters:
        findings.append(told("intake-pdf-recognised", where, confidence=0.7))
    for code, words in (
        ("intake-pdf-outside", sheet.outside),
        ("intake-pdf-notes", " / ".join(sheet.notes)),
        ("intake-pdf-normalised", changed),
        ("intake-pdf-doubled", doubled),
        ("intake-pdf-aslant", aslant),
    ):
        if words.strip():
            findings.append(told(code, where, words.strip()))
    return findings


def _about_head(around: Surround, where: Where) -> list[Finding]:
    findings = []
    words = " ".join(line.text for line in (*around.head, *around.foot))
    if words:
        findings.append(told("intake-pdf-head", where, words, confidence=0.85))
    if around.name is not None:
        findings.append(told("intake-pdf-page-name", where, around.name, confidence=0.85))
    return findings


def _prove(lines: Sequence[Line], around: Surround, made: Sequence[Made], page: Page, where: Where) -> None:
    """Nothing lost and nothing invented on the way from lines to fields."""
    source = _count(line.text for line in lines)
    fields = _count(line.text for line in (*around.head, *around.foot))
    fields += _count(line for piece in page.furniture for line in piece.text)
    for one in made:
        story = one.story
        texts = [*story.column_head, *story.kicker, *story.headline, *story.deck, *story.paragraphs]
        texts += [story.signature, story.jump or "", "-" * one.hyphens]
        texts += [text for picture in story.pictures for text in (picture.caption, picture.credit_text)]
        fields += _count(texts)
    if source != fields:
        some = "".join(sorted((source - fields) + (fields - source)))[:20]
        raise DefectError(
            Say(zh=f"读 PDF 时字符对不上：{some}", en=f"Characters went missing while reading the PDF: {some}"),
            where=where,
        )


def _count(texts: Iterable[str]) -> Counter[str]:
    return Counter(character for text in texts for character in text if not character.isspace())
