"""Pages of a PDF as PNG, by PDFium."""

import io

import pypdfium2

from pipeline.units import PT_PER_INCH

__all__ = ["page_pictures"]


def page_pictures(
    pdf: bytes, resolution_ppi: float, *, trimmed: bool = False, most: int | None = None
) -> tuple[bytes, ...]:
    """PNG data of pages in order.

    Args:
        pdf: the document.
        resolution_ppi: pixels an inch.
        trimmed: cut each picture to the page's TrimBox.
        most: stop after so many pages.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        count = len(document) if most is None else min(most, len(document))
        return tuple(_picture(document[index], resolution_ppi / PT_PER_INCH, trimmed=trimmed) for index in range(count))
    finally:
        document.close()


def _picture(page: "pypdfium2.PdfPage", scale: float, *, trimmed: bool) -> bytes:
    crop = (0.0, 0.0, 0.0, 0.0)
    if trimmed:
        left, bottom, right, top = page.get_trimbox()
        width, height = page.get_size()
        crop = (left, bottom, width - right, height - top)
    image = page.render(scale=scale, crop=crop).to_pil()
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=6)
    return out.getvalue()
