"""A story's body for the e-reader: paragraphs by form, words set apart, readings beside rare characters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from pipeline.ebook.rare import no_reading
from pipeline.model import Form, Span, Story, Style

__all__ = ["BlockView", "Reading", "blocks_of", "set_apart"]

# The reading of one character, or None where it has no sure one or needs none.
Reading = Callable[[str], str | None]

ELEMENTS = {
    Style.BOLD: ("<b>", "</b>"),
    Style.KAI: ('<span class="kai">', "</span>"),
    Style.HEI: ('<span class="hei">', "</span>"),
    Style.SUPERSCRIPT: ("<sup>", "</sup>"),
    Style.SUBSCRIPT: ("<sub>", "</sub>"),
}


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block: ``kind`` is ``prose``, ``stanza``, ``item``, ``subhead``, ``table``, ``flush`` or ``signed``.

    ``lines`` are its paragraphs, the lines of a stanza, or rows; ``cells`` the rows of a table.
    """

    kind: str
    lines: tuple[Markup, ...] = ()
    cells: tuple[tuple[Markup, ...], ...] = ()


def blocks_of(story: Story, reading: Reading) -> tuple[BlockView, ...]:
    """All blocks of a story's body, in order."""
    blocks: list[BlockView] = []
    numbered = [(number, story.form(number)) for number in range(len(story.paragraphs))]
    for kind, group in groupby(numbered, key=lambda pair: _kind(pair[1])):
        members = list(group)
        if kind == "table":
            rows: list[tuple[Markup, ...]] = []
            for number, form in members:
                if form is Form.TABLE and rows:
                    blocks.append(BlockView(kind, cells=tuple(rows)))
                    rows = []
                rows.append(_cells(story, number, reading))
            blocks.append(BlockView(kind, cells=tuple(rows)))
        elif kind == "stanza":
            lines: list[Markup] = []
            for number, form in members:
                if form is Form.STANZA and lines:
                    blocks.append(BlockView(kind, tuple(lines)))
                    lines = []
                lines.append(_paragraph(story, number, reading))
            blocks.append(BlockView(kind, tuple(lines)))
        else:
            blocks += [BlockView(kind, (_paragraph(story, number, reading),)) for number, _ in members]
    return tuple(blocks)


def set_apart(story: Story) -> dict[str, str]:
    """What the story sets in bold, Kai and Hei, by the stylesheet's name of the family."""
    texts = {"bold": "", "kai": "", "hei": ""}
    for span in story.spans:
        if span.style.value in texts:
            texts[span.style.value] += story.paragraphs[span.paragraph][span.start : span.end]
    for number, text in enumerate(story.paragraphs):
        if story.form(number) is Form.SUBHEAD:
            texts["hei"] += text
    return texts


def _kind(form: Form) -> str:
    if form in (Form.VERSE, Form.STANZA):
        return "stanza"
    return "table" if form in (Form.ROW, Form.TABLE) else form.value


def _paragraph(story: Story, number: int, reading: Reading) -> Markup:
    text = story.paragraphs[number]
    spans = [span for span in story.spans if span.paragraph == number]
    return _inline(text, 0, len(text), spans, reading)


def _cells(story: Story, number: int, reading: Reading) -> tuple[Markup, ...]:
    text = story.paragraphs[number]
    spans = [span for span in story.spans if span.paragraph == number]
    cells, start = [], 0
    for part in text.split("\t"):
        end = start + len(part)
        cells.append(_inline(text, start, end, [s for s in spans if start <= s.start and s.end <= end], reading))
        start = end + 1
    return tuple(cells)


def _inline(text: str, start: int, end: int, spans: Sequence[Span], reading: Reading) -> Markup:
    """Characters ``start`` to ``end``, spans nested as the copy nested them."""
    parts, at, left = [], start, list(spans)
    while left:
        span, *rest = left
        inner = [other for other in rest if other.end <= span.end]
        left = [other for other in rest if other.start >= span.end]
        parts.append(_plain(text[at : span.start], reading))
        if span.style is Style.RUBY:
            words = _inline(text, span.start, span.end, inner, no_reading)
            parts.append(Markup("<ruby>{}<rt>{}</rt></ruby>").format(words, span.reading or ""))
        else:
            opening, closing = ELEMENTS[span.style]
            parts.append(Markup(opening) + _inline(text, span.start, span.end, inner, reading) + Markup(closing))  # noqa: S704
        at = span.end
    parts.append(_plain(text[at:end], reading))
    return Markup().join(parts)


def _plain(text: str, reading: Reading) -> Markup:
    """Text with a reading beside each character that asks for one and has a sure one."""
    parted = Markup()
    for character in text:
        said = reading(character)
        if said is None:
            parted += character
        else:
            # Not of the copy: who reads the book back to prove it knows it by the class.
            parted += Markup('<ruby>{}<rt class="added">{}</rt></ruby>').format(character, said)
    return parted
