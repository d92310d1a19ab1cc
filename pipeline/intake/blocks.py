"""The lines of a raw page, each with what it looks like: body, display, caption, credit, byline.

A form is read from the line alone: its length, its last mark, the words it opens with.  What a display line
is (kicker, headline, column head, slogan) depends on its neighbours and is settled in ``page_text``.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from pipeline.intake.bylines import LEAD, credit_of, is_byline

__all__ = ["Block", "Form", "blocks_of", "is_open_ended"]

LONGEST_DISPLAY = 40
SENTENCE_END = re.compile(r"[。！？!?…；：](?:[”’」』）)》]*)$|[”’」』]$|\.$")
FULL_STOP = re.compile(r"[。！？；](?:[”’」』）]*)$")
CAPTION = re.compile(r"^(?:[▲▼△▽◀▶←→↑↓]|(?:上|下|左|右|本)?图(?:为|①|1|：|片)|[（(]?资料图)")
JUMP = re.compile(r"^[（(]?(?:下转|上接)第?\s*[0-9一二三四五六七八九十A-Za-z]+\s*版[）)]?$")


class Form(StrEnum):
    """What a line looks like by itself."""

    BODY = "body"
    DISPLAY = "display"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    JUMP = "jump"


@dataclass(frozen=True, slots=True)
class Block:
    """One non-empty line of the source: number from 1; ``joined_above``: no empty line stands above it."""

    text: str
    line: int
    form: Form
    joined_above: bool


def blocks_of(text: str) -> tuple[Block, ...]:
    """The non-empty lines of a page with their forms."""
    blocks = []
    previous_empty = True
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip(" \t\u3000\u00a0")
        if line:
            blocks.append(Block(line, number, _form(line), not previous_empty))
        previous_empty = not line
    return tuple(blocks)


def is_open_ended(text: str) -> bool:
    """Whether a paragraph breaks off: no mark that could end one stands at its end."""
    return SENTENCE_END.search(text) is None


def _form(line: str) -> Form:  # noqa: PLR0911 - one answer a form
    if JUMP.match(line):
        return Form.JUMP
    if len(line) <= LONGEST_DISPLAY * 2 and credit_of(line) is not None:
        return Form.CREDIT
    if is_byline(line):
        return Form.BYLINE
    if CAPTION.match(line) and len(line) <= LONGEST_DISPLAY * 3:
        return Form.CAPTION
    if LEAD.match(line):
        return Form.BODY
    if len(line) > LONGEST_DISPLAY or FULL_STOP.search(line) or "。" in line:
        return Form.BODY
    return Form.DISPLAY
