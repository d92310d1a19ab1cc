"""A PDF file → its pages as placed characters and drawn shapes, by PDFium; nothing of it is executed or fetched.

PDFium cannot be told how much it may take: ``pipeline.intake.pdf.extraction`` runs this in a process of its own.
"""

from collections.abc import Iterator
from typing import Any

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.pdf.engine import document_of
from pipeline.intake.pdf.glyphs import Sheet, sheet_of
from pipeline.intake.pdf.shapes import View

__all__ = ["read_sheets"]

MOST_PAGES = 200
# Some sixty broadsheet pages; more is no newspaper, and takes more than a few seconds.
MOST_CHARACTERS = 400_000
# What a slow machine reads in a second, a quick one four times as many.
CHARACTERS_A_SECOND = 10_000
# 14,400 units are the most a page may have (ISO 32000-2, Annex C.2).
LARGEST_PT = 14_400.0
LEAST_PT = 20.0
PASSWORD_ERROR = 4
EXPORT_ANEW = Say(zh="请重新导出。", en="Export it again.")


def read_sheets(data: bytes, name: str) -> Iterator[tuple[Sheet | None, float]]:
    """The pages of a PDF file, in order, after a None that says it could be opened.

    With each comes how many seconds it may take to read as many characters as it has.

    Args:
        data: its bytes.
        name: how messages call it.

    Raises:
        SourceError: it needs a password, is damaged, has more than ``MOST_PAGES`` pages or ``MOST_CHARACTERS``
            characters, or a page of no sensible size.
    """
    document = _open(data, name)
    try:
        count = len(document)
        if count == 0:
            raise _refusal(name, Say(zh="PDF 里没有一页。", en="The PDF has no page."))
        if count > MOST_PAGES:
            raise _refusal(
                name,
                Say(zh=f"PDF 有 {count} 页，超过 {MOST_PAGES} 页。", en=f"{count} pages; the limit is {MOST_PAGES}."),
                Say(zh="请拆成几份。", en="Part it."),
            )
        yield None, 0.0
        left = MOST_CHARACTERS
        for number in range(1, count + 1):
            sheet, read = _sheet(document, number, name, left)
            left -= read
            yield sheet, read / CHARACTERS_A_SECOND
    finally:
        document.close()


def _open(data: bytes, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - PDFium is loaded late
    import pypdfium2

    try:
        return document_of(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD_ERROR:
            raise _refusal(
                name,
                Say(zh="PDF 有密码。", en="The PDF needs a password."),
                Say(zh="请另存一份不加密的。", en="Save it without one."),
            ) from error
        damaged = Say(zh="PDF 已损坏，打不开。", en="The PDF is damaged and cannot be opened.")
        raise _refusal(name, damaged) from error


def _refusal(name: str, message: Say, remedy: Say = EXPORT_ANEW, page: int | None = None) -> SourceError:
    return SourceError(message, where=Where(name, page=page), remedy=remedy)


def _sheet(document: Any, number: int, name: str, left: int) -> tuple[Sheet, int]:  # noqa: ANN401 - PDFium
    import pypdfium2

    try:
        page = document[number - 1]
        try:
            return _read(page, number, name, left)
        finally:
            page.close()
    except pypdfium2.PdfiumError as error:
        damaged = Say(zh=f"第 {number} 页已损坏。", en=f"Page {number} is damaged.")
        raise _refusal(name, damaged, page=number) from error


def _read(page: Any, number: int, name: str, left: int) -> tuple[Sheet, int]:  # noqa: ANN401 - PDFium
    view = _view(page)
    if not LEAST_PT <= min(view.width, view.height) <= max(view.width, view.height) <= LARGEST_PT:
        size = f"{view.width:.0f} × {view.height:.0f} pt"
        raise _refusal(name, Say(zh=f"页面大小是 {size}。", en=f"The page measures {size}."), page=number)
    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count > left:
            raise _refusal(
                name,
                Say(zh=f"文字超过 {MOST_CHARACTERS} 字。", en=f"More than {MOST_CHARACTERS} characters."),
                Say(zh="请拆成几份。", en="Part it."),
                number,
            )
        return sheet_of(text, page, view, number), count
    finally:
        text.close()


def _view(page: Any) -> View:  # noqa: ANN401 - PDFium
    """How a page is shown: its crop box within its media box, which the page tree may hold for it (7.7.3.4)."""
    from pypdfium2 import raw

    # PDFium's calls for either box know those of the page itself alone.
    shown = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, shown)
    trim = page.get_trimbox(fallback_ok=False) or (shown.left, shown.bottom, shown.right, shown.top)
    width, height = shown.right - shown.left, shown.top - shown.bottom
    return View(shown.left, shown.top, width, height, page.get_rotation() // 90 % 4, trim)
