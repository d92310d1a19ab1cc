"""PDFium with fonts of its own for those that a file names and does not hold (ISO 32000-2, 9.7.6.3).

A character in a font that is nowhere to be had has no width, and PDFium gives out no piece of text without one.  With
the fonts of this program every Han has one, and a file gives the same text on every machine.
"""

from typing import Any

__all__ = ["document_of"]

# What PDFium was given by address must live as long as it does.
_kept: list[Any] = []


def document_of(data: bytes) -> Any:  # noqa: ANN401 - PDFium
    """A PDF file opened.

    Args:
        data: its bytes.

    Raises:
        pypdfium2.PdfiumError: it cannot be.
    """
    import pypdfium2

    if not _kept:
        _with_our_fonts()
    return pypdfium2.PdfDocument(data)


def _with_our_fonts() -> None:
    """Start PDFium anew: where it looks for fonts is said once, before any file is opened."""
    import ctypes

    from pypdfium2 import raw

    from pipeline.settings.assets import fonts_root

    folder = ctypes.create_string_buffer(str(fonts_root().resolve()).encode())
    byte = ctypes.POINTER(ctypes.c_char)
    folders = (byte * 2)(ctypes.cast(folder, byte), byte())
    config = raw.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=ctypes.cast(folders, ctypes.POINTER(byte)))
    _kept.extend((folder, folders, config))
    raw.FPDF_DestroyLibrary()
    raw.FPDF_InitLibraryWithConfig(config)
