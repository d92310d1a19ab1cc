"""Pieces of text that PDFium does not give out: a lone character of a font that is nowhere to be had has no width."""

from collections.abc import Iterator
from typing import Any

__all__ = ["unread_pieces"]

DEEPEST_FORM = 6


def unread_pieces(page: Any, seen: frozenset[int]) -> int:  # noqa: ANN401 - PDFium
    """How many pieces of text of a page, in fonts that are not embedded, are not among those given out.

    Args:
        page: the page.
        seen: the addresses of the pieces that characters came from.
    """
    import ctypes

    from pypdfium2 import raw

    count = 0
    for piece in _pieces(page):
        if ctypes.addressof(piece.contents) in seen:
            continue
        font = raw.FPDFTextObj_GetFont(piece)
        count += bool(font) and raw.FPDFFont_GetIsEmbedded(font) == 0
    return count


def _pieces(page: Any) -> Iterator[Any]:  # noqa: ANN401 - PDFium
    from pypdfium2 import raw

    waiting = [(raw.FPDFPage_GetObject(page, index), 0) for index in range(raw.FPDFPage_CountObjects(page))]
    while waiting:
        item, depth = waiting.pop()
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield item
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
            inside = range(raw.FPDFFormObj_CountObjects(item))
            waiting += [(raw.FPDFFormObj_GetObject(item, index), depth + 1) for index in inside]
