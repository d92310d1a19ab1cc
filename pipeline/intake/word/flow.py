"""The body of a Word file as paragraphs one after another: tables in rows, text boxes behind what they hang on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.errors import Say
from pipeline.intake.word import kinds
from pipeline.intake.word.inline import Inline
from pipeline.intake.word.lines import Line, joined
from pipeline.intake.word.media import WordPicture
from pipeline.intake.word.names import MC, W, attribute, is_on, taken_branch, value, whole_number
from pipeline.intake.word.numbering import Numbering
from pipeline.intake.word.styles import ParagraphStyle, Role

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Flow", "Paragraph"]

AROUND = frozenset(W + name for name in ("customXml", "smartTag", "sdtContent", "ins", "moveTo"))
GALLERIES = frozenset({"Table of Contents", "目录"})
# A cell of so many characters is a piece of a page laid out in a table, not an entry of one.
LONGEST_ENTRY = 120
MOST_COLUMNS = 63  # Word's own limit


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is shown.

    ``place`` is ``w:p 12``.  ``half_points`` is the size of most of its characters, ``bold`` says that all of them
    are; ``align`` is ``w:jc`` as ``left``, ``center``, ``right`` or ``both``.  ``label`` is its number in a
    list.  ``gap`` says that an empty paragraph stands above it; ``row`` that it is a row of a table, its cells apart by
    tabs.
    """

    place: str
    lines: tuple[Line, ...]
    style: ParagraphStyle
    half_points: int
    bold: bool = False
    label: str = ""
    new_page: bool = False
    gap: bool = False
    pictures: tuple[WordPicture, ...] = ()
    row: bool = False
    boxed: bool = False

    @property
    def text(self) -> str:
        """Its lines as one, with its number before them."""
        return self.label + "".join(line.text for line in self.lines)

    @property
    def align(self) -> str:
        """Where it stands between the margins."""
        said = self.style.align
        return {"start": "left", "end": "right", "distribute": "center", "": "left"}.get(said, said)


class Flow:
    """The reader of a part's paragraphs."""

    def __init__(self, inline: Inline, numbering: Numbering, numbers: "dict[Element, int]") -> None:
        self._inline = inline
        self._numbering = numbering
        self._numbers = numbers
        self._noticed = inline.noticed
        self._new_page = False
        self._gap = False

    def paragraphs(self, container: "Element") -> Iterator[Paragraph]:
        """The paragraphs of a body, a cell, a text box or a note, in order."""
        for child in container:
            tag = child.tag
            if tag == W + "p":
                yield from self._paragraph(child)
            elif tag == W + "tbl":
                yield from self._table(child)
            elif tag == W + "sdt":
                yield from self._control(child)
            elif tag in AROUND:
                yield from self.paragraphs(child)
            elif tag == MC + "AlternateContent":
                branch = taken_branch(child)
                if branch is not None:
                    yield from self.paragraphs(branch)
            elif tag == W + "altChunk":
                self._noticed.gather(kinds.EMBEDDED, "")

    def _place(self, element: "Element") -> str:
        number = self._numbers.get(element)
        return f"w:p {number}" if number else ""

    def _paragraph(self, element: "Element") -> Iterator[Paragraph]:
        properties = element.find(W + "pPr")
        style = self._inline.styles.paragraph(properties)
        place = self._place(element)
        made, starts_page, ends_page = self._inline.read(element, place, style.look)
        pictures, boxes, art = self._inline.drawings.take()
        shown = bool(made.lines)
        label = self._numbering.label(style.list_id, style.list_level) if style.list_id and shown else ""
        size = made.sizes.most_common(1)[0][0] if made.sizes else style.look.half_points or 0
        if style.role is Role.CONTENTS and shown:
            self._noticed.gather(kinds.CONTENTS, place, joined(made.lines, " ").text)
        elif shown or pictures:
            yield Paragraph(
                place, tuple(made.lines), style, size, bool(made.seen) and made.bold == made.seen, label,
                self._new_page or starts_page or style.new_page, self._gap, pictures,
            )  # fmt: skip
            self._new_page = self._gap = False
        else:
            self._gap = True
            self._new_page = self._new_page or starts_page or style.new_page
        self._new_page = self._new_page or ends_page or _ends_page(properties)
        yield from self._boxes(place, boxes, art)

    def _boxes(self, place: str, boxes: "tuple[Element, ...]", art: tuple[str, ...]) -> Iterator[Paragraph]:
        for words in art:
            text = self._inline.cleaning.text(words, None)
            self._noticed.gather(kinds.TEXT_BOX, place, text)
            style = self._inline.styles.paragraph(None)
            yield Paragraph(place, (Line(text),), style, style.look.half_points or 0, boxed=True)
        for box in boxes:
            for paragraph in list(self.paragraphs(box)):
                self._noticed.gather(kinds.TEXT_BOX, paragraph.place or place, paragraph.text)
                yield replace(paragraph, boxed=True)

    def _control(self, element: "Element") -> Iterator[Paragraph]:
        properties, content = element.find(W + "sdtPr"), element.find(W + "sdtContent")
        if content is None:
            return
        kept = self.paragraphs(content)
        if properties is not None and is_on(properties, "showingPlcHdr"):
            kind = kinds.PLACEHOLDER
        elif properties is not None and value(properties.find(W + "docPartObj"), "docPartGallery") in GALLERIES:
            kind = kinds.CONTENTS
        else:
            yield from kept
            return
        for paragraph in kept:
            self._noticed.gather(kind, paragraph.place, paragraph.text)

    def _table(self, table: "Element") -> Iterator[Paragraph]:
        """A table of entries as rows; one that lays a page out, and one of a single column, as its paragraphs."""
        rows = [[(cell, list(self.paragraphs(cell))) for cell in _cells(row)] for row in _rows(table)]
        within = [paragraph for row in rows for _, cell in row for paragraph in cell]
        single = all(len(row) <= 1 for row in rows)
        long = any(
            len("".join(paragraph.text for paragraph in cell)) > LONGEST_ENTRY for row in rows for _, cell in row
        )
        nested = any(paragraph.row or paragraph.pictures for paragraph in within)
        if not within:
            return
        if single or long or nested:
            self._noticed.say(
                "intake-word-table-of-text",
                within[0].place,
                Say(
                    zh="这里的表格读作排在表格里的文字，逐格接排。",
                    en="The table here was read as text laid out in a table, one cell after another.",
                ),
                confidence=0.8,
                alternatives=("row",),
            )
            yield from within
            return
        for row, element in zip(rows, _rows(table), strict=True):
            skipped = value(element.find(W + "trPr"), "gridBefore")
            first = next((paragraph for _, cell in row for paragraph in cell), None)
            if first is not None:
                yield replace(
                    first,
                    lines=(_row_line(row, skipped),),
                    label="",
                    row=True,
                    style=replace(first.style, role=Role.BODY),
                )


def _row_line(row: "list[tuple[Element, list[Paragraph]]]", skipped: str) -> Line:
    """A row's cells apart by tabs; a cell over several columns, or a row that starts later, leaves others empty."""
    whole = Line("\t" * min(whole_number(skipped) or 0, MOST_COLUMNS))
    for number, (cell, paragraphs) in enumerate(row):
        lines = [
            line
            for paragraph in paragraphs
            for line in (Line(paragraph.label), *paragraph.lines)
            if line.text or line.notes
        ]
        within = joined(lines, " ")
        span = value(cell.find(W + "tcPr"), "gridSpan")
        entry = Line(within.text.replace("\t", " "), within.marks, within.notes)
        whole = _appended(whole, entry, "\t" if number else "")
        whole = replace(whole, text=whole.text + "\t" * (min(whole_number(span) or 1, MOST_COLUMNS) - 1))
    return whole


def _appended(line: Line, entry: Line, between: str) -> Line:
    at = len(line.text) + len(between)
    marks = (replace(mark, start=mark.start + at, end=mark.end + at) for mark in entry.marks)
    notes = ((offset + at, key) for offset, key in entry.notes)
    return Line(line.text + between + entry.text, (*line.marks, *marks), (*line.notes, *notes))


def _rows(table: "Element") -> "Iterator[Element]":
    yield from _inside(table, W + "tr")


def _cells(row: "Element") -> "Iterator[Element]":
    yield from _inside(row, W + "tc")


def _inside(parent: "Element", tag: str) -> "Iterator[Element]":
    """Rows or cells, through the content controls around them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == W + "sdt":
            content = child.find(W + "sdtContent")
            yield from () if content is None else _inside(content, tag)
        elif child.tag in AROUND:
            yield from _inside(child, tag)


def _ends_page(properties: "Element | None") -> bool:
    """Whether a section ends with this paragraph, and the next starts a page (17.6.22)."""
    section = None if properties is None else properties.find(W + "sectPr")
    if section is None:
        return False
    return attribute(section.find(W + "type"), "val") not in ("continuous", "nextColumn")
