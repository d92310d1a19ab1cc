"""The words of a page's annotations (ISO 32000-2, 12.5) and form fields (12.7): notes, filled-in forms.

They are no copy, so they are told and not read.
"""

from typing import Any

__all__ = ["words_of_annotations"]

MOST = 500
LONGEST = 1_000
# The words of an annotation; the value of a field.
KEYS = (b"Contents", b"V")


def words_of_annotations(page: Any) -> tuple[str, ...]:  # noqa: ANN401 - PDFium
    """What each annotation of a page says, in order, those that say nothing left out; of a very long one the start."""
    from pypdfium2 import raw

    words = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        if raw.FPDFAnnot_GetSubtype(annotation) != raw.FPDF_ANNOT_POPUP:
            words += [_said(annotation, key) for key in KEYS]
        raw.FPDFPage_CloseAnnot(annotation)
    return tuple(text for text in words if text)


def _said(annotation: Any, key: bytes) -> str:  # noqa: ANN401 - PDFium
    import ctypes

    from pypdfium2 import raw

    # In bytes of UTF-16, the null character at the end among them.
    length = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if length <= 2:  # noqa: PLR2004
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    said = buffer.raw[: length - 2].decode("utf-16-le", "replace")
    return " ".join(said.split())[:LONGEST]
