"""The press PDF: boxes, marks, overprint, identity."""

import io

import pikepdf
import pytest

from pipeline.press.geometry import Sheet
from pipeline.press.reading import read_pages

MM = 72 / 25.4


@pytest.fixture(scope="module")
def pdf(seed):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    with pikepdf.open(io.BytesIO(seed.data("press.pdf"))) as opened:
        yield opened


def test_boxes_in_numbers() -> None:
    sheet = Sheet(390, 545, 3, 10)
    # Media: trim + 2 x 3 mm bleed + 2 x 10 mm slug.  Trim begins 13 mm from the corner.
    assert sheet.media_box_pt() == pytest.approx((0, 0, 416 * MM, 571 * MM))
    assert sheet.bleed_box_pt() == pytest.approx((10 * MM, 10 * MM, 406 * MM, 561 * MM))
    assert sheet.trim_box_pt() == pytest.approx((13 * MM, 13 * MM, 403 * MM, 558 * MM))


def test_page_boxes_of_the_file(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    assert [float(x) for x in page.trimbox] == pytest.approx([13 * MM, 13 * MM, 403 * MM, 558 * MM], abs=0.01)
    assert [float(x) for x in page.bleedbox] == pytest.approx([10 * MM, 10 * MM, 406 * MM, 561 * MM], abs=0.01)
    assert "/Annots" not in page.obj


def test_output_intent_carries_a_cmyk_profile(pdf: pikepdf.Pdf) -> None:
    intent = pdf.Root.OutputIntents[0]
    assert intent.S == "/GTS_PDFX"
    profile = intent.DestOutputProfile.read_bytes()
    assert profile[16:20] == b"CMYK"
    assert profile[12:16] == b"prtr"


def test_file_says_pdf_x_4_and_nothing_of_the_clock(pdf: pikepdf.Pdf) -> None:
    assert pdf.pdf_version == "1.6"
    said = pdf.Root.Metadata.read_bytes()
    assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4<" in said
    assert b"2023-01-05T00:00:00Z" in said
    assert str(pdf.docinfo.CreationDate) == "D:20230105000000Z"
    assert pdf.docinfo.Trapped == "/False"


def test_black_overprints_and_colour_knocks_out(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    states = page.obj.Resources.ExtGState
    over, knock = states["/BanmianOver"], states["/BanmianKnock"]
    assert bool(over.op)
    assert int(over.OPM) == 1
    assert not bool(knock.op)
    content = page.obj.Contents[0].read_bytes()
    assert b"0 0 0 1 scn\n/BanmianOver gs" in content
    assert b"0 1 0.95 0 scn\n/BanmianKnock gs" in content
    assert content.count(b" scn") == content.count(b"/BanmianOver gs") + content.count(b"/BanmianKnock gs")


def test_marks_lie_outside_the_bleed_in_the_registration_colour(pdf: pikepdf.Pdf) -> None:
    marks = pdf.pages[0].obj.Contents[1].read_bytes().decode()
    assert marks.startswith("q /BanmianAll CS 1 SCN")
    low, high_x, high_y = 10 * MM, 406 * MM, 561 * MM
    for line in marks.splitlines()[1:]:
        parts = line.split()
        points = [float(part) for part in parts if part.replace(".", "").replace("-", "").isdigit()]
        for x, y in zip(points[::2], points[1::2], strict=True):
            assert not (low < x < high_x and low < y < high_y), line


def test_reader_gives_places_from_the_trimmed_corner(seed) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    title = read_pages(seed.data("press.pdf"))[0].runs[0]
    assert title.text == "如皋日报"
    # The text area: 95 em of 10.5 pt in the middle of 390 mm.
    assert title.x_pt == pytest.approx((390 * MM - 95 * 10.5) / 2, abs=0.05)
    assert title.colour == "0 1 0.95 0 scn"
