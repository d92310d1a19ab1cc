"""The form of every paragraph of a story: verse, row, salutation, signature, subhead, item, prose."""

import re
from collections.abc import Sequence

from pipeline.intake.page.joins import Paragraph
from pipeline.intake.page.shapes import ITEM, LETTER_OPENING
from pipeline.intake.page.states import State
from pipeline.model import Form

__all__ = ["CELLS", "forms_of"]

CELLS = re.compile(r"\t+| {1,}|\u3000+")
ROW = re.compile(r"^\S+(?:(?:\t| |\u3000)+\S+)+$")
LEAST_ROWS = 2
LEAST_VERSE = 2
BULLET = re.compile(r"^[●■▲◆★○□◇△☆※]")


def forms_of(paragraphs: Sequence[Paragraph], signed: int) -> list[Form]:
    """One form a paragraph; the last ``signed`` are lines set right."""
    count = len(paragraphs) - signed
    forms = [Form.PROSE] * count + [Form.SIGNED] * signed
    cells = [_cells(paragraph.text) if paragraph.state is State.SHORT else 0 for paragraph in paragraphs]
    for k in range(count):
        own = paragraphs[k]
        if own.state is State.SUBHEAD:
            forms[k] = Form.SUBHEAD
        elif own.state is State.SHORT and not own.joins:
            forms[k] = _short_form(paragraphs, cells, k, count)
    _bullets(paragraphs, forms, count)
    return forms


def _short_form(paragraphs: Sequence[Paragraph], cells: Sequence[int], k: int, count: int) -> Form:
    own = paragraphs[k]
    if LETTER_OPENING.match(own.text):
        return Form.FLUSH
    beside = [j for j in (k - 1, k + 1) if 0 <= j < count and paragraphs[j].state is State.SHORT]
    if cells[k] > 1 and any(cells[j] == cells[k] for j in beside) and (cells[k] > 2 or "\t" in own.text):  # noqa: PLR2004
        return Form.ROW
    if ITEM.match(own.text):
        return Form.ITEM
    if not beside:
        return Form.PROSE
    verse_above = k > 0 and paragraphs[k - 1].state is State.SHORT and not LETTER_OPENING.match(paragraphs[k - 1].text)
    usual = min((paragraphs[j].gap for j in range(1, count) if paragraphs[j].state is State.SHORT), default=0)
    return Form.STANZA if verse_above and own.gap > usual else Form.VERSE


def _cells(text: str) -> int:
    return len([cell for cell in CELLS.split(text) if cell]) if ROW.match(text) else 0


def _bullets(paragraphs: Sequence[Paragraph], forms: list[Form], count: int) -> None:
    """Paragraphs that begin with the same bullet, two or more, are items of a list."""
    marked = [k for k in range(count) if BULLET.match(paragraphs[k].text) and forms[k] in (Form.PROSE, Form.VERSE)]
    if len(marked) > 1:
        for k in marked:
            forms[k] = Form.ITEM
