"""Raw text of newspaper pages (``.txt``): see ``pipeline.intake.page.reading``.

A form feed (U+000C), as programs put it between pages that they take out of a PDF, parts a text into pages.
"""

import datetime
from dataclasses import dataclass, replace

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.cleaning import Cleaning
from pipeline.intake.copy_file import CopyFile, Filing
from pipeline.intake.decode import decoded
from pipeline.intake.page.day import day_of
from pipeline.intake.page.reading import MOST_LINES, read_page
from pipeline.model import Finding, Page, Severity
from pipeline.settings.values import Limits, PageSettings

__all__ = ["NAME", "SUFFIXES", "read", "recognises"]

NAME = Say(zh="版面文字", en="page text")
SUFFIXES = (".txt", "")
PAGE_BREAK = "\f"
MOST_PAGES = 200


@dataclass(frozen=True, slots=True)
class _Part:
    """The text of a page: its place among the pages of the file, from 0, and how many lines stand before it."""

    text: str
    place: int
    lines_before: int


def recognises(_copy: CopyFile) -> bool:
    """Any text may be a page's; what is none is refused in reading."""
    return True


def read(copy: CopyFile, _limits: Limits) -> Filing:
    """One page, or as many as form feeds part, numbered from the next page on.

    Raises:
        SourceError: it is not text, holds no story, or a page of it has more lines than any page.
    """
    text = decoded(copy.data, copy.name)
    cleaning = Cleaning(copy.name)
    parts = _parts(text.text, cleaning)
    if len(parts) > MOST_PAGES:
        raise _refused(
            Where(copy.name),
            Say(
                zh=f"换页符把它分成 {len(parts)} 版，最多读 {MOST_PAGES} 版。",
                en=f"Form feeds part it into {len(parts)} pages; the limit is {MOST_PAGES}.",
            ),
            Say(zh="拆成几个文件。", en="Make several files of it."),
        )
    findings = [*text.findings, *cleaning.findings()]
    pages: list[Page] = []
    days: dict[datetime.date, int] = {}
    for part in parts:
        number = copy.page.number + part.place
        _refuse_excess(part, copy.name, number)
        # Empty lines for those of the pages before keep the numbers of lines as they are in the file.
        page, found = read_page(
            "\n" * part.lines_before + part.text, copy.name, number, None if pages else copy.page.name
        )
        day = day_of(page.margin)
        if day is not None:
            days.setdefault(*day)
        pages.append(page if pages else _known(page, copy.page))
        findings += found
    if not any(page.stories for page in pages):
        raise _refused(
            Where(copy.name),
            Say(zh="读不了：没有读出稿件。", en="Cannot read this: no story was found in it."),
            Say(zh="请看看是不是稿件。", en="See whether it is copy."),
        )
    if len(pages) > 1:
        findings.append(_parted(copy.name, len(pages)))
    date, line = next(iter(days.items())) if len(days) == 1 else (None, None)
    return Filing(tuple(pages), findings=tuple(findings), date=date, date_line=line)


def _parts(text: str, cleaning: Cleaning) -> list[_Part]:
    """The pages, cleaned, empty ones left out but counted, so that a page of pictures keeps its number."""
    pieces = text.replace("\r\n", "\n").replace("\r", "\n").strip(PAGE_BREAK).split(PAGE_BREAK)
    parts, lines = [], 0
    for place, piece in enumerate(pieces):
        own = cleaning.text(piece, lines + 1)
        if own.strip() or len(pieces) == 1:
            parts.append(_Part(own, place, lines))
        lines += own.count("\n")
    return parts


def _refuse_excess(part: _Part, name: str, number: int) -> None:
    lines = sum(bool(line.strip()) for line in part.text.split("\n"))
    if lines > MOST_LINES:
        raise _refused(
            Where(name, part.lines_before + 1, number),
            Say(
                zh=f"第 {number} 版有 {lines} 行字，一版最多读 {MOST_LINES} 行。",
                en=f"Page {number} has {lines} lines of text; a page may have {MOST_LINES}.",
            ),
            Say(
                zh="按版拆成几个文件，或在一个文件里每两版之间放一个换页符（U+000C）。",
                en="Make it a file a page, or put a form feed (U+000C) between pages in one file.",
            ),
        )


def _refused(where: Where, message: Say, remedy: Say) -> SourceError:
    return SourceError(message, where=where, remedy=remedy)


def _parted(name: str, count: int) -> Finding:
    return Finding(
        "intake-page-breaks",
        Severity.NOTE,
        Where(name),
        Say(zh=f"按换页符读作 {count} 版。", en=f"Form feeds part it; it was read as {count} pages."),
        Say(zh="如果是一版，去掉换页符再读。", en="If it is one page, take them out and read it again."),
        confidence=0.9,
    )


def _known(page: Page, known: PageSettings) -> Page:
    """The first page with what ``issue.toml`` says of it."""
    return replace(
        page,
        editors=known.editors,
        sections=known.sections,
        furniture=(*page.furniture, *known.furniture),
        advertisements=known.advertisements,
        margin=(*page.margin, *known.margin),
    )
