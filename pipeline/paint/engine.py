"""HTML and painted legs in, PDF out: the one place that calls WeasyPrint.

The renderer sees the typefaces of the layout alone (its own fontconfig) and opens nothing: pictures come
from a map in memory, any other address is refused and ends the run.
"""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline.errors import DefectError, Say
from pipeline.paint.views import PaintedLeg

__all__ = ["render_pdf"]

FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


def render_pdf(html: str, painted: Mapping[str, PaintedLeg], pictures: Mapping[str, bytes], fonts_folder: Path) -> bytes:
    """Render a document.

    Args:
        html: the whole document, its styles within.
        painted: image addresses to the lines painted there.
        pictures: image addresses to picture files.
        fonts_folder: the only typefaces the renderer may see.
    """
    with _own_fonts(fonts_folder):
        # Imported here: WeasyPrint takes most of a second to load and reads fontconfig's settings once.
        from weasyprint import HTML

        from pipeline.paint.glyphs import GlyphPainter, LegElement

        painter = GlyphPainter()
        cache: dict[str, Any] = {key: LegElement(leg, painter) for key, leg in painted.items()}
        document = HTML(string=html, base_url="", url_fetcher=_fetcher(pictures)).render(cache=cache)
        pdf: bytes = document.write_pdf(pdf_identifier=b"banmian")
        return pdf


def _fetcher(pictures: Mapping[str, bytes]) -> Any:  # noqa: ANN401 - WeasyPrint's response type is untyped
    def fetch(url: str, *_args: object, **_kwargs: object) -> dict[str, object]:
        if url in pictures:
            return {"string": pictures[url], "mime_type": None}
        raise DefectError(
            Say(zh=f"渲染时要打开未登记的地址：{url}", en=f"Rendering asked for an address not of this issue: {url}")
        )

    return fetch


@contextmanager
def _own_fonts(fonts_folder: Path) -> Iterator[None]:
    """A fontconfig of our own while rendering, so that any machine gives the same page."""
    known = {name: os.environ.get(name) for name in ("FONTCONFIG_FILE", "FONTCONFIG_PATH")}
    with tempfile.TemporaryDirectory(prefix="banmian-fonts-") as folder:
        config = Path(folder) / "fonts.conf"
        config.write_text(FONTCONFIG.format(fonts=fonts_folder.resolve(), cache=folder), encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(config)
        os.environ.pop("FONTCONFIG_PATH", None)
        try:
            yield
        finally:
            for name, value in known.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value
