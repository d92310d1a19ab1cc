"""HTML and painted legs in, PDF out: the one place that calls WeasyPrint.

The renderer sees the typefaces of the layout alone (its own fontconfig) and opens nothing: pictures come
from a map in memory, any other address is refused and ends the run.
"""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from xml.sax.saxutils import escape

from pipeline.paint.view_models import PaintedLeg

if TYPE_CHECKING:
    from pipeline.paint.flow_pages import FlowedPage

__all__ = ["Renderer"]

FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


class Renderer:
    """Renders documents with the typefaces of one folder; a context manager.

    Fontconfig is pointed at a folder of our own as long as the renderer is open, so any machine gives the
    same page and the fonts are looked through once.
    """

    def __init__(self, fonts_folder: Path) -> None:
        self._fonts_folder = fonts_folder
        self._known: dict[str, str | None] = {}
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="banmian-fonts-")
        config = Path(self._folder.name) / "fonts.conf"
        text = FONTCONFIG.format(fonts=escape(str(self._fonts_folder.resolve())), cache=escape(self._folder.name))
        config.write_text(text, encoding="utf-8")
        self._known = {name: os.environ.get(name) for name in ("FONTCONFIG_FILE", "FONTCONFIG_PATH")}
        os.environ["FONTCONFIG_FILE"] = str(config)
        os.environ.pop("FONTCONFIG_PATH", None)
        return self

    def __exit__(self, *_: object) -> None:
        for name, value in self._known.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        if self._folder is not None:
            self._folder.cleanup()

    def render(self, html: str, painted: Mapping[str, PaintedLeg], pictures: Mapping[str, bytes]) -> bytes:
        """Render a document.

        Args:
            html: the whole document, its styles within.
            painted: image addresses to the lines painted there.
            pictures: image addresses to picture files.
        """
        pdf: bytes = _laid_out(html, painted, pictures).write_pdf(pdf_identifier=b"banmian")
        return pdf

    def render_flowing(
        self, html: str, painted: Mapping[str, PaintedLeg], pictures: Mapping[str, bytes]
    ) -> tuple[bytes, tuple["FlowedPage", ...]]:
        """The same for a document whose pages break where they will: with what each page came to hold."""
        from pipeline.paint.flow_pages import flowed_page

        document = _laid_out(html, painted, pictures)
        pages = tuple(flowed_page(page) for page in document.pages)
        pdf: bytes = document.write_pdf(pdf_identifier=b"banmian")
        return pdf, pages


def _laid_out(html: str, painted: Mapping[str, PaintedLeg], pictures: Mapping[str, bytes]) -> Any:  # noqa: ANN401
    # Imported here: WeasyPrint takes most of a second to load.
    from weasyprint import HTML

    from pipeline.paint.addresses import OwnPictures
    from pipeline.paint.glyphs import GlyphPainter, LegElement
    from pipeline.paint.ornament import ORNAMENT_KEY, OrnamentElement

    painter = GlyphPainter()
    cache: dict[str, Any] = {key: LegElement(leg, painter) for key, leg in painted.items()}
    cache[ORNAMENT_KEY] = OrnamentElement()
    return HTML(string=html, base_url="", url_fetcher=OwnPictures(pictures)).render(cache=cache)
