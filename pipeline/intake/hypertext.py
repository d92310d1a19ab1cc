"""Blocks of HTML, XHTML or NITF to the paragraphs of a story.

Elements are told by their names without namespace: HTML (Living Standard, 4.3 to 4.9) and NITF 3.6 ``body.content``
share most of them.  A block is a paragraph; ``h1`` to ``h6`` and ``hl2`` are subheads, ``li`` items with their bullet
or number, ``tr`` rows, lines of ``pre`` verse, and a ``br`` ends a paragraph.  Bold is bold, italics are Kai.  The
address of a link is told in a finding, its words stay.  What no reader of a page sees (scripts, styles, forms, frames)
is no text; it is named where it held words.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.errors import Say, Where
from pipeline.intake.cleaning import Cleaning
from pipeline.intake.found_pictures import FoundPicture
from pipeline.intake.hypertext_builder import Builder
from pipeline.intake.metadata_names import chinese_element
from pipeline.intake.quoting import quoted
from pipeline.intake.wire_findings import links_dropped
from pipeline.intake.xml_tree import Addresses
from pipeline.model import Finding, Form, Origin, Severity, Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["FoundPicture", "Hypertext", "Source", "read_blocks"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where blocks stand.

    ``name`` is how messages call the file.  ``addresses`` and the lines of elements say where a paragraph is, unless
    the blocks are a text inside another format: then ``place`` (a JSON pointer, an XPath) and ``line`` are given.
    ``cleaning`` is the file's, so that what was taken out is told once.
    """

    name: str
    cleaning: Cleaning
    addresses: Addresses
    place: str = ""
    line: int | None = None

    def origin(self, field: str, element: "Element") -> Origin:
        """The place of a field."""
        if not self.place:
            return self.addresses.origin(field, element)
        return Origin(field, () if self.line is None else (self.line,), self.place)


@dataclass(frozen=True, slots=True)
class Hypertext:
    """What the blocks hold.

    ``forms`` has one entry a paragraph, or none where all are prose; ``spans`` are in order; ``origins`` has one entry
    a paragraph, ``paragraphs.0`` and so on.  ``findings`` do not hold those of the cleaning.
    """

    paragraphs: tuple[str, ...]
    forms: tuple[Form, ...]
    spans: tuple[Span, ...]
    origins: tuple[Origin, ...]
    pictures: tuple[FoundPicture, ...]
    findings: tuple[Finding, ...]


def read_blocks(element: "Element", source: Source, leave_out: Collection["Element"] = ()) -> Hypertext:
    """The blocks inside an element.

    Args:
        element: what holds them; it is not taken for a block itself.
        source: where it stands.
        leave_out: elements inside it that were read as something else, as a headline.

    Raises:
        SourceError: there are more paragraphs than copy could have.
    """
    builder = Builder(source.name, source.cleaning, source.origin, frozenset(leave_out), source.line)
    builder.walk(element)
    where = Where(source.name, source.line or element.sourceline)
    findings = []
    if builder.links:
        findings.append(links_dropped(where, tuple(dict.fromkeys(builder.links))))
    if builder.dropped:
        findings.append(_dropped(where, builder.dropped))
    if builder.spanned is not None:
        findings.append(_spanned(Where(source.name, source.line or builder.spanned)))
    forms = tuple(builder.forms)
    plain = all(form is Form.PROSE for form in forms)
    return Hypertext(
        tuple(builder.paragraphs),
        () if plain else forms,
        tuple(builder.spans),
        tuple(builder.origins),
        tuple(builder.pictures),
        tuple(findings),
    )


def _dropped(where: Where, dropped: list[tuple[str, str]]) -> Finding:
    said_zh = quoted("；".join(f"{chinese_element(name)}“{text}”" for name, text in dropped))
    said_en = quoted("; ".join(f"{name} “{text}”" for name, text in dropped))
    return Finding(
        "intake-left-out",
        Severity.WARNING,
        where,
        Say(zh=f"不作正文的部分未收：{said_zh}", en=f"Left out as no text of the story: {said_en}"),
        Say(zh="如是正文，请补进稿件。", en="Put it into the story if it belongs there."),
    )


def _spanned(where: Where) -> Finding:
    return Finding(
        "intake-table-spans",
        Severity.WARNING,
        where,
        Say(zh="表格有合并的格子，合并没有保留。", en="Cells of a table span rows or columns; they no longer do."),
        Say(zh="请核对表格的列。", en="See whether the columns of the table are right."),
    )
