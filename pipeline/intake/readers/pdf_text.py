"""Newspaper pages in PDF (``.pdf``) with a text layer: see ``pipeline.intake.pdf``."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.cleaning import Cleaning
from pipeline.intake.copy_file import CopyFile, Filing
from pipeline.model import Finding, Page
from pipeline.settings.values import Limits, PageSettings

if TYPE_CHECKING:
    from pipeline.intake.pdf.glyphs import Sheet

__all__ = ["NAME", "SUFFIXES", "read", "recognises"]

NAME = Say(zh="PDF", en="PDF")
SUFFIXES = (".pdf",)
# Acrobat looks for the header in the first 1,024 bytes; so do other readers (ISO 32000-2, 7.5.2).
HEADER_WITHIN = 1024
UNREADABLE = 0.2
LONGEST_TOLD = 20


def recognises(copy: CopyFile) -> bool:
    """Whether the file has a PDF header."""
    return b"%PDF-" in copy.data[:HEADER_WITHIN]


def read(copy: CopyFile, limits: Limits) -> Filing:
    """Every page of the file as a page of the issue, numbered from the next page on.

    Raises:
        SourceError: damaged, encrypted, too large, without text (a scan), with fonts that give no Unicode, or more
            work than ``limits`` allow.
    """
    from pipeline.intake.pdf.extraction import sheets_of
    from pipeline.intake.pdf.page import read_sheet
    from pipeline.intake.pdf.telling import told
    from pipeline.intake.pdf.unpacked import refuse_bombs

    refuse_bombs(copy.data, copy.name, limits.most_unpacked_bytes)
    sheets = sheets_of(copy.data, copy.name, limits)
    letters = sum(not glyph.text.isspace() for sheet in sheets for glyph in sheet.glyphs)
    if not letters:
        raise _without_text(sheets, copy.name)
    unmapped = sum(sheet.unmapped for sheet in sheets)
    if unmapped > UNREADABLE * letters:
        raise SourceError(
            Say(
                zh=f"PDF 的字体没有给出 Unicode，{letters} 字里有 {unmapped} 字认不出。",
                en=f"The fonts of the PDF give no Unicode: {unmapped} of {letters} characters are unknown.",
            ),
            where=Where(copy.name),
            remedy=Say(zh="请换一种方式导出，或提供文字稿。", en="Export it in another way, or send the text."),
        )
    cleaning = Cleaning(copy.name)
    first = copy.page.number
    read_sheets = [
        read_sheet(sheet, copy.name, first + at, f"{copy.number:02}-{sheet.number}", cleaning, limits)
        for at, sheet in enumerate(sheets)
    ]
    pages = [sheet.page for sheet in read_sheets]
    pages[0] = _known(pages[0], copy.page)
    findings = [told("intake-pdf-page", Where(copy.name), confidence=0.8)]
    findings += [finding for sheet in read_sheets for finding in sheet.findings]
    findings += _going_on(pages, copy.name)
    days = {sheet.date for sheet in read_sheets if sheet.date is not None}
    return Filing(
        tuple(pages),
        pictures=tuple(picture for sheet in read_sheets for picture in sheet.pictures),
        findings=(*findings, *cleaning.findings()),
        date=days.pop() if len(days) == 1 else None,
    )


def _without_text(sheets: Sequence["Sheet"], name: str) -> SourceError:
    """Why there is nothing to read: words in annotations alone, beyond the trimmed page alone, or none at all."""
    if any(sheet.notes for sheet in sheets):
        return SourceError(
            Say(zh="PDF 的字全在批注、表单里。", en="All words of the PDF stand in annotations and form fields."),
            where=Where(name),
            remedy=Say(
                zh="请把批注、表单拼合进版面（flatten）再导出，或提供文字稿。",
                en="Flatten them into the page and export it again, or send the text.",
            ),
        )
    if any(sheet.outside.strip() for sheet in sheets):
        return SourceError(
            Say(zh="PDF 的字全在裁切线外。", en="All type of the PDF lies outside the trimmed page."),
            where=Where(name),
            remedy=Say(zh="请改正 TrimBox、CropBox 再导出。", en="Put TrimBox and CropBox right, and export it again."),
        )
    return SourceError(
        Say(zh="PDF 里没有文字层，像是扫描件。", en="The PDF has no text; it looks like a scan."),
        where=Where(name),
        remedy=Say(zh="请先做文字识别（OCR），或提供文字稿。", en="Have its text recognised first, or send the text."),
    )


def _going_on(pages: list[Page], name: str) -> list[Finding]:
    """A page that begins with text under no headline, after one that ends in the middle of a sentence."""
    from pipeline.intake.page.lines import is_open_ended
    from pipeline.intake.pdf.telling import told

    findings = []
    for before, page in pairwise(pages):
        open_ends = tuple(s.id for s in before.stories if s.paragraphs and is_open_ended(s.paragraphs[-1]))
        headless = next((story for story in page.stories if not story.headline), None)
        if headless is not None and open_ends:
            where = Where(name, page=page.number)
            about = headless.paragraphs[0][:LONGEST_TOLD] if headless.paragraphs else ""
            findings.append(
                told("intake-pdf-goes-on", where, about, story=headless.id, alternatives=open_ends, confidence=0.5)
            )
    return findings


def _known(page: Page, known: PageSettings) -> Page:
    """The first page with what ``issue.toml`` says of it."""
    return replace(
        page,
        name=known.name or page.name,
        editors=known.editors,
        sections=known.sections,
        furniture=(*page.furniture, *known.furniture),
        advertisements=known.advertisements,
        margin=(*page.margin, *known.margin),
    )
