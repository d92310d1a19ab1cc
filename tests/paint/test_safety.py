"""Copy is text; the renderer opens nothing; a moved inside of WeasyPrint is noticed."""

from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from PIL import Image
from weasyprint.urls import FatalURLFetchingError

from pipeline.build import Request, build
from pipeline.paint.engine import Renderer
from pipeline.press.reading import read_pages
from pipeline.settings.assets import fonts_root
from tests.makeup.copy_for_pages import write_issue

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {% raw %} &amp; </style><img src=file:///etc/passwd> ]]>"


def test_markup_in_the_copy_is_text(issue_copy: Path, tmp_path: Path) -> None:
    page = issue_copy / "copy" / "01.txt"
    text = page.read_text(encoding="utf-8").replace("会上，市委有关工委", f"会上，{HOSTILE}市委有关工委", 1)
    page.write_text(text, encoding="utf-8")
    built = build(Request((issue_copy,), tmp_path / "dist"))
    printed = "".join(page.text for page in read_pages((built.folder / "press.pdf").read_bytes()))
    assert "".join(HOSTILE.split()) in "".join(printed.split())


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "http://127.0.0.1:9/x.png", "picture:other.jpg", "relative.png"]
)
def test_the_renderer_opens_no_address_of_its_own(address: str) -> None:
    with Renderer(fonts_root()) as renderer, pytest.raises(FatalURLFetchingError):
        renderer.render(f"<img src='{address}'>", {}, {})


def test_only_our_typefaces_are_seen() -> None:
    """A family nobody ships falls back to one of ours, never to the machine's."""
    page = "<style>p { font: 20pt 'DejaVu Sans' }</style><p>国 Latin"
    with Renderer(fonts_root()) as renderer:
        runs = [run for page in read_pages(renderer.render(page, {}, {})) for run in page.runs]
    assert runs
    assert all("Banmian" in run.font for run in runs)


@pytest.mark.parametrize("name", ["学校.png", "IMG 01.png", "100%20 a.png", "a?b#c.png"])
@pytest.mark.parametrize("layout", ["broadsheet", "bulletin"])
def test_a_picture_may_be_called_anything(tmp_path: Path, name: str, layout: str) -> None:
    picture = f'pictures:\n- file: "pictures/{name}"\n  caption: 早班渡船。'
    folder = write_issue(tmp_path / "issue", {1: [1400, 1000, 800, 700, 600]}, p01_s01=picture)
    (folder / "pictures").mkdir()
    Image.new("RGB", (1500, 1000), (90, 120, 60)).save(folder / "pictures" / name)
    built = build(Request((folder,), tmp_path / "dist", layout, formats=("press",)))
    pdf = pdfium.PdfDocument(built.folder / "press.pdf")
    assert any(one.type == pdfium_c.FPDF_PAGEOBJ_IMAGE for page in pdf for one in page.get_objects())
