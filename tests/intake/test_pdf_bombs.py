"""PDF files of a few kilobytes that ask for gigabytes or minutes: an error with file and page, and nothing written."""

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from pipeline.build import Request, parse
from pipeline.errors import SourceError
from tests.intake.bounded import MOST_KIB, parse_bounded
from tests.intake.nested_pdf import nested_pdf
from tests.intake.typed_pdf import Box, Type, typed_pdf

SQUARE = "10 10 5 5 re f"
WORD = "BT /H 12 Tf 40 400 Td (again) Tj ET"


def repeated(operators: bytes, times: int) -> bytes:
    """A page that says the same thing many times over, packed."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(400, 600))
        pdf.pages[0].Contents = pdf.make_stream(operators * times)
        pdf.save(out, compress_streams=True)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "page"),
    [
        (nested_pdf(20, SQUARE), 1),
        (nested_pdf(20, WORD), 1),
        (nested_pdf(24, ""), 1),
        (nested_pdf(60, SQUARE, before=2), 3),
        (nested_pdf(400, WORD, before=1), 2),
        (repeated(b"1 1 m ", 30_000_000), 1),
        (repeated(b"1 1 9 9 re f ", 1_000_000), 1),
    ],
    ids=["boxes", "words", "nothing", "later", "deep", "path", "paths"],
)
def test_small_files_that_ask_for_too_much_are_refused_with_their_page(tmp_path: Path, data: bytes, page: int) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(data)
    with pytest.raises(SourceError) as refused:
        parse(Request((path,)))
    assert refused.value.where.file == "bomb.pdf"
    assert refused.value.where.page == page
    assert refused.value.remedy is not None
    assert "most_unpacked_bytes under [intake]" in refused.value.remedy.en


def test_the_command_ends_with_code_3_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(nested_pdf(40, WORD, before=1))
    ran = parse_bounded(path, tmp_path / "out")
    assert ran.code == 3, ran.said
    assert "bomb.pdf p2" in ran.said
    assert ran.most_kib < MOST_KIB
    assert sorted(own.name for own in tmp_path.iterdir()) == ["bomb.pdf"]


def test_a_page_that_takes_too_long_is_refused_and_the_setting_lets_it_in(tmp_path: Path) -> None:
    line = "".join(chr(0x4E00 + at) for at in range(360))
    dense = typed_pdf([[Type(5, 10 + at, 1, line[at:] + line[:at]) for at in range(120)]])
    for seconds, fits in (("0.3", False), ("600", True)):
        folder = tmp_path / seconds
        (folder / "copy").mkdir(parents=True)
        (folder / "copy" / "01.pdf").write_bytes(dense)
        (folder / "paper.toml").write_text(f'title = "澄川周报"\n[intake]\nmost_seconds = {seconds}\n')
        if fits:
            assert parse(Request((folder,))).issue.pages
            continue
        with pytest.raises(SourceError, match=r"more than 0\.3 seconds") as refused:
            parse(Request((folder,)))
        assert refused.value.where.page == 1
        assert refused.value.remedy is not None
        assert "most_seconds" in refused.value.remedy.en


def test_forms_inside_forms_that_stay_small_are_read(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(nested_pdf(3, "BT /H 12 Tf 40 400 Td (Ferry fares went up again this year.) Tj ET"))
    (piece,) = parse(Request((path,))).issue.pages[0].furniture
    assert piece.text == ("Ferry fares went up again this year.",)


@pytest.mark.parametrize(
    ("setting", "taken"), [("most_pixels = 3600", ["pictures/01-1-1-1.jpg"]), ("most_pixels = 3599", [])]
)
def test_a_picture_in_a_page_is_taken_out_within_the_limits_of_any_other(
    tmp_path: Path, setting: str, taken: list[str]
) -> None:
    jpeg = io.BytesIO()
    Image.new("RGB", (60, 60), "green").save(jpeg, "JPEG")
    lines: list[Type | Box] = [Type(60, 60, 24, "渡口票价涨了")]
    lines += [Type(40, 250 + 14 * at, 10, "　　查县志和老票据，一共调过五次。") for at in range(6)]
    (tmp_path / "copy").mkdir()
    with pikepdf.open(io.BytesIO(typed_pdf([lines]))) as pdf:
        (page,) = pdf.pages
        stream = pikepdf.Stream(pdf, jpeg.getvalue())
        stream.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": 60, "/Height": 60})
        stream.update(
            {"/ColorSpace": pikepdf.Name.DeviceRGB, "/BitsPerComponent": 8, "/Filter": pikepdf.Name.DCTDecode}
        )
        page.Resources.XObject = pikepdf.Dictionary(J=stream)
        page.contents_add(b"q 150 0 0 100 40 400 cm /J Do Q")
        pdf.save(tmp_path / "copy" / "01.pdf")
    (tmp_path / "paper.toml").write_text(f"[intake]\n{setting}\n")
    checked = parse(Request((tmp_path,)))
    assert list(checked.incoming) == taken
    told = [finding for finding in checked.issue.findings if finding.code == "intake-pdf-picture"]
    assert len(told) == 1 - len(taken)
