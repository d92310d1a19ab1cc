"""Each rule with a good file and a bad one."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from pipeline.errors import SourceError
from pipeline.press.preflight import inspect, rule_names
from tests.press import body_lines


def spoil(data: bytes, change: Callable[[Pdf], None]) -> bytes:
    with Pdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def content(pdf: Pdf, data: bytes) -> None:
    page = pdf.pages[0]
    page.obj.Contents = Array([*page.obj.Contents, pdf.make_stream(data)])


def no_trim(pdf: Pdf) -> None:
    del pdf.pages[0].obj["/TrimBox"]


def no_intent(pdf: Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def no_fonts(pdf: Pdf) -> None:
    fonts = pdf.pages[0].obj.Resources.Font
    descriptor = fonts[min(fonts.keys())].DescendantFonts[0].FontDescriptor
    del descriptor["/FontFile3" if "/FontFile3" in descriptor else "/FontFile2"]


def link(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link))])


def no_identity(pdf: Pdf) -> None:
    del pdf.Root["/Metadata"]


def coarse(pdf: Pdf) -> None:
    image = pdf.make_stream(bytes(4 * 10 * 10))
    image.Type, image.Subtype, image.Width, image.Height = Name.XObject, Name.Image, 10, 10
    image.ColorSpace, image.BitsPerComponent = Name.DeviceCMYK, 8
    pdf.pages[0].obj.Resources["/XObject"] = Dictionary(Coarse=image)
    content(pdf, b"q 200 0 0 200 50 50 cm /Coarse Do Q")


def first_font(pdf: Pdf) -> bytes:
    return str(min(pdf.pages[0].obj.Resources.Font.keys())).encode()


def rich_black(pdf: Pdf) -> None:
    content(pdf, b"BT 0.6 0.5 0.5 1 k " + first_font(pdf) + b" 9 Tf 60 60 Td <0001> Tj ET")


def missing_glyph(pdf: Pdf) -> None:
    content(pdf, b"BT 0 0 0 1 k " + first_font(pdf) + b" 9 Tf 60 60 Td <0000> Tj ET")


BAD: dict[str, tuple[str, Callable[[Pdf], None]]] = {
    "banned_line_end": ("preflight-banned-line-end", body_lines.mark_at_end),
    "banned_line_start": ("preflight-banned-line-start", body_lines.mark_at_start),
    "baseline_grid": ("preflight-baseline-grid", body_lines.off_the_grid),
    "glyph_fallback": ("preflight-glyph-fallback", body_lines.other_face),
    "lone_last_character": ("preflight-lone-last-character", body_lines.lone_character),
    "loose_line": ("preflight-loose-line", body_lines.spread),
    "ragged_line": ("preflight-ragged-line", body_lines.off_the_edge),
    "annotations": ("preflight-annotations", link),
    "boxes": ("preflight-boxes", no_trim),
    "device_rgb": ("preflight-rgb", lambda pdf: content(pdf, b"q 1 0 0 rg 50 50 9 9 re f Q")),
    "fonts": ("preflight-font-not-embedded", no_fonts),
    "identification": ("preflight-identification", no_identity),
    "output_intent": ("preflight-output-intent", no_intent),
    "resolution": ("preflight-resolution", coarse),
    "rich_black": ("preflight-rich-black", rich_black),
    "unreadable_text": ("preflight-unreadable-text", missing_glyph),
}


def test_every_rule_has_a_bad_file() -> None:
    assert set(rule_names()) == set(BAD)


def test_our_press_pdf_is_good(seed) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    assert inspect(Path("press.pdf"), seed.data("press.pdf")) == ()


@pytest.mark.parametrize("rule", sorted(BAD))
def test_a_bad_file_is_found(seed, rule: str) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    code, change = BAD[rule]
    spoilt = spoil(seed.data("press.pdf"), change)
    codes = {finding.code for finding in inspect(Path("bad.pdf"), spoilt)}
    if rule == "identification":
        assert codes <= {code}
    else:
        assert codes == {code}


@pytest.mark.parametrize("data", [b"", b"not a pdf", b"%PDF-1.6\n" + bytes(200)])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        inspect(Path("x.pdf"), data)


def test_an_encrypted_pdf_is_refused(seed) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    with Pdf.open(io.BytesIO(seed.data("press.pdf"))) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(SourceError, match="encrypted"):
        inspect(Path("x.pdf"), out.getvalue())
