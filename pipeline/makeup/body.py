"""A story's paragraphs as the composer sets them: forms to indents, spans to faces.

The lead-in (本报讯（记者…）) has a face of its own; verse keeps its lines and turns them one em in; an item of a
list hangs; a subhead stands in the middle; a letter's name and date stand right.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model import Form, Span, Story, Style
from pipeline.settings.layout import Layout
from pipeline.typography.cells import Paragraph, Run
from pipeline.typography.table import Block, Table
from pipeline.typography.tokens import Script

__all__ = ["body_blocks"]

LEAD_IN = re.compile(r"^[^（(，。]{0,12}[（(][^）)]{1,60}[）)]")
# What an item begins with: its hanging indent is as wide.
BULLET = re.compile(
    r"^(?:[•·●○■□▪◆◇▲△★☆※]|[0-9０-９]{1,3}[.．、)）]|[（(][0-9０-９一二三四五六七八九十]{1,3}[)）]|[①-⑳])\s?"
)
VERSE_INDENT_EM, VERSE_TURN_EM = 2.0, 3.0
ITEM_INDENT_EM = 1.0
SCRIPTS: dict[Style, Script] = {Style.SUPERSCRIPT: "superscript", Style.SUBSCRIPT: "subscript"}


def body_blocks(story: Story, layout: Layout) -> tuple[Block, ...]:
    """All that stands below a story's head, in order: paragraphs, tables, signature, jump line."""
    blocks: list[Block] = []
    rows: list[tuple[tuple[Run, ...], ...]] = []
    for number, text in enumerate(story.paragraphs):
        form = story.form(number)
        runs = _runs(story, number, form, layout)
        if rows and form is not Form.ROW:
            blocks.append(Table(tuple(rows)))
            rows = []
        if form in (Form.ROW, Form.TABLE):
            rows.append(_cells(runs))
        elif text:
            blocks.append(_paragraph(runs, form, text, is_first=not blocks))
    if rows:
        blocks.append(Table(tuple(rows)))
    closing = [line for line in (story.signature, story.jump) if line]
    return (*blocks, *(_closing(line, layout) for line in closing))


def _closing(line: str, layout: Layout) -> Paragraph:
    return Paragraph((Run(line, layout.lead_face),), indent_em=0.0, flush_right=True, at_spaces_only=True)


def _paragraph(runs: tuple[Run, ...], form: Form, text: str, *, is_first: bool) -> Paragraph:
    if form in (Form.VERSE, Form.STANZA):
        white = 1 if form is Form.STANZA and not is_first else 0
        return Paragraph(runs, VERSE_INDENT_EM, VERSE_TURN_EM, space_before=white)
    if form is Form.ITEM:
        bullet = BULLET.match(text)
        label = bullet.group() if bullet else ""
        return Paragraph(runs, ITEM_INDENT_EM, ITEM_INDENT_EM + _width_em(label), label=len(label))
    if form is Form.PROSE:
        return Paragraph(runs)
    if form is Form.BRIEF:
        return Paragraph(runs, 0.0, space_before=0 if is_first else 1, keeps_next=True)
    is_subhead = form is Form.SUBHEAD
    # A salutation, or who answers a letter, is not parted from what follows.
    keeps_next = is_subhead or (form is Form.FLUSH and text.rstrip().endswith(("：", ":")))
    return Paragraph(runs, 0.0, centred=is_subhead, flush_right=form is Form.SIGNED, keeps_next=keeps_next)


def _width_em(bullet: str) -> float:
    """About how wide a bullet is: a half em a Latin character, a whole one a full-width one, a quarter a space."""
    return sum(0.25 if character == " " else 0.5 if character.isascii() else 1.0 for character in bullet)


def _runs(story: Story, number: int, form: Form, layout: Layout) -> tuple[Run, ...]:
    """The text cut where face or script changes."""
    text = story.paragraphs[number]
    faces = {Form.SUBHEAD: layout.hei_face, Form.BRIEF: layout.bold_face}
    face = faces.get(form, layout.body_face)
    lead = LEAD_IN.match(text) if number == 0 and story.dateline is not None else None
    spans = [span for span in story.spans if span.paragraph == number]
    edges = {0, len(text), lead.end() if lead else 0}
    for span in spans:
        edges |= {span.start, span.end}
    ordered = sorted(edge for edge in edges if 0 <= edge <= len(text))
    runs = []
    for start, end in pairwise(ordered):
        own = layout.lead_face if lead and end <= lead.end() else face
        runs.append(_run(text[start:end], [span for span in spans if span.start <= start < span.end], own, layout))
        # A reading follows its characters, small and raised: a newspaper's leading has no room above the line.
        runs += [Run(span.reading, own, "superscript") for span in spans if span.reading and span.end == end]
    return tuple(runs)


def _run(text: str, spans: Sequence[Span], face: str, layout: Layout) -> Run:
    script: Script = ""
    faces = {Style.BOLD: layout.bold_face, Style.KAI: layout.kai_face, Style.HEI: layout.hei_face}
    for span in spans:
        face = faces.get(span.style, face)
        script = SCRIPTS.get(span.style, script)
    return Run(text, face, script)


def _cells(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], ...]:
    """The runs of a row, cut at its tabs."""
    cells: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\t")
        cells[-1].append(Run(first, run.face, run.script))
        cells += [[Run(part, run.face, run.script)] for part in others]
    return tuple(tuple(run for run in cell if run.text) for cell in cells)
