"""PDF as other people's systems write it: fonts without Unicode, notes, odd boxes, pictures in every colour space."""

import io
import zlib
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageChops, ImageCms

from pipeline.build import Request, parse
from pipeline.editions import Checked
from pipeline.errors import SourceError
from pipeline.intake.pdf.extraction import sheets_of
from pipeline.intake.picture.profile import Profile, profile_of
from pipeline.settings.picture_formats import JPEG
from pipeline.settings.values import Limits
from tests.intake.picture_samples import drawn, encoded, srgb
from tests.intake.typed_pdf import Box, Type, typed_pdf

TEXT = ["　　查县志和老票据，一", "共调过五次。去年又涨", "了一回。"]


def page(*more: Type | Box) -> list[Type | Box]:
    return [Type(60, 60, 24, "渡口票价"), *(Type(40, 100 + 14 * k, 10, text) for k, text in enumerate(TEXT)), *more]


def read(tmp_path: Path, data: bytes) -> Checked:
    path = tmp_path / "page.pdf"
    path.write_bytes(data)
    return parse(Request((path,)))


def told(checked: Checked, code: str) -> str:
    return " ".join(finding.message.en for finding in checked.findings if finding.code == code)


HELVETICA = b"/Subtype /Type1 /BaseFont /Helvetica"
NAMELESS = (
    b"/Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 65 /LastChar 68"
    b" /Widths [600 600 600 600] /CharProcs << >> /Encoding << /Differences [65 /q1 /q2 /q3 /q4] >>"
)


def test_codes_of_a_font_without_unicode_are_not_taken_for_text(tmp_path: Path) -> None:
    data = typed_pdf([page(Type(40, 156, 10, "ABCD", latin=True))]).replace(HELVETICA, NAMELESS)
    checked = read(tmp_path, data)
    words = "".join("".join(story.paragraphs) for story in checked.issue.pages[0].stories)
    words += "".join(line for piece in checked.issue.pages[0].furniture for line in piece.text)
    assert "A" not in words
    assert words.count("\ufffd") == 4
    assert "4 characters" in told(checked, "intake-pdf-unmapped")


def test_a_page_of_nothing_else_is_refused_with_true_figures(tmp_path: Path) -> None:
    data = typed_pdf([[Type(40, 60, 10, "ABCD", latin=True)]]).replace(HELVETICA, NAMELESS)
    with pytest.raises(SourceError, match="4 of 4 characters"):
        read(tmp_path, data)


def test_spaces_that_hide_under_the_next_character_are_none(tmp_path: Path) -> None:
    """A font that knows no Han gives each of them a second code, which comes out as a space in the same place."""
    text = "渡船如今早晚开。"
    checked = read(tmp_path, typed_pdf([page(Type(40, 142, 10, text), Type(40, 142, 10, " " * len(text)))]))
    assert text in "".join(checked.issue.pages[0].stories[0].paragraphs)


def test_type_of_a_size_below_zero_stands_on_its_head(tmp_path: Path) -> None:
    checked = read(tmp_path, typed_pdf([page(Type(300, 400, -10, "倒排的字"))]))
    assert "倒排的字" in told(checked, "intake-pdf-aslant")
    assert checked.issue.pages[0].stories[0].headline == ("渡口票价",)


def test_words_where_two_boxes_of_the_head_overlap_are_read_once(tmp_path: Path) -> None:
    ears: list[Type | Box] = [Box(250, 10, 60, 40), Box(270, 20, 60, 40), Type(274, 36, 9, "办好报纸")]
    folio: list[Type | Box] = [Type(40, 30, 9, "2024年6月14日"), Box(30, 64, 340, 1)]
    checked = read(tmp_path, typed_pdf([[*folio, *ears, Type(60, 100, 24, "渡口票价"), Type(40, 130, 10, TEXT[0])]]))
    assert [piece.text for piece in checked.issue.pages[0].furniture] == [("办好报纸",)]


def test_a_page_has_the_size_that_the_page_tree_gives_it(tmp_path: Path) -> None:
    """A broadsheet whose pages name no size of their own; its foot is not outside the page."""
    data = typed_pdf(
        [[*page(), Type(700, 1500, 10, "　　社址在渡口街一号。"), Type(600, 1400, 24, "启事")]], 1100, 1560
    )
    box = b"/MediaBox [0 0 1100 1560]"
    tree = data.replace(box, b" " * len(box)).replace(b"/Type /Pages", b"/Type /Pages " + box)
    checked = read(tmp_path, tree)
    assert not told(checked, "intake-pdf-outside")
    assert "社址在渡口街一号。" in "".join(
        "".join(story.paragraphs) for story in checked.issue.pages[0].stories
    ) + "".join(line for piece in checked.issue.pages[0].furniture for line in piece.text)


NOTE = "/Annots [<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (Cut this story) >>]"


def test_notes_are_told_and_not_read(tmp_path: Path) -> None:
    checked = read(tmp_path, typed_pdf([page()], extra=NOTE))
    assert "Cut this story" in told(checked, "intake-pdf-notes")


@pytest.mark.parametrize(
    ("item", "extra", "word"),
    [(Box(10, 10, 90, 90), NOTE, "annotations"), (Type(40, 60, 10, TEXT[0]), "/TrimBox [300 20 390 90]", "outside")],
    ids=["notes", "outside"],
)
def test_where_the_words_are_instead_is_said(tmp_path: Path, item: Type | Box, extra: str, word: str) -> None:
    with pytest.raises(SourceError, match=word) as refused:
        read(tmp_path, typed_pdf([[item]], extra=extra))
    assert refused.value.remedy is not None


def paragraphs(tmp_path: Path, lines: list[str], *, latin: bool = False) -> tuple[str, ...]:
    body = [Type(40, 100 + 14 * k, 10, line, latin=latin) for k, line in enumerate(lines)]
    return read(tmp_path, typed_pdf([[Type(60, 60, 24, "渡口票价"), *body]])).issue.pages[0].stories[0].paragraphs


def test_text_that_is_not_justified_is_no_verse(tmp_path: Path) -> None:
    lines = [
        "县里的渡口从去年春天起一共调过五次票价",
        "每一次都贴在码头的木牌上让来往的人看清楚了",
        "老票据如今收在县志馆二楼靠窗的玻璃柜子",
        "里，想看的人每逢星期三下午都可以去看一看",
        "渡船早晚各开八班。",
    ]
    assert paragraphs(tmp_path, lines) == ("".join(lines),)


def test_latin_lines_are_joined_with_their_spaces(tmp_path: Path) -> None:
    lines = [
        "The old ferry at the eastern gate has run for sixty-six years.",
        "Fares went up five times, and each time the board at the",
        "landing said so. Children rode for free until last year, when",
        "the council voted to charge them half. It still runs.",
    ]
    assert paragraphs(tmp_path, lines, latin=True) == (" ".join(lines),)


# -- pictures -------------------------------------------------------------------------------------------------------

SIZE = (120, 80)
INKS = Image.merge("CMYK", [Image.linear_gradient("L").resize(SIZE), *(Image.new("L", SIZE, k) for k in (200, 30, 60))])


def with_picture(data: bytes, colours: object, **more: object) -> bytes:
    """A page with a story and a picture, whose stream holds ``data``."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(typed_pdf([page()]))) as pdf:
        stream = pdf.make_stream(
            data, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=SIZE[0], Height=SIZE[1],
            BitsPerComponent=8, ColorSpace=colours, **more,
        )  # fmt: skip
        own = pdf.pages[0]
        own.add_resource(stream, pikepdf.Name.XObject, pikepdf.Name.P)
        own.contents_add(b"q 120 0 0 80 40 300 cm /P Do Q")
        pdf.save(out)
    return out.getvalue()


def taken(tmp_path: Path, data: bytes) -> tuple[str, bytes]:
    checked = read(tmp_path, data)
    assert not told(checked, "intake-pdf-picture")
    ((name, picture),) = checked.incoming.items()
    assert checked.issue.pages[0].stories[0].pictures[0].file == name
    return name, picture


def inks_of(picture: bytes) -> Image.Image:
    with Image.open(io.BytesIO(picture)) as image:
        assert image.mode == "CMYK"
        return image.copy()


def far(one: Image.Image, other: Image.Image) -> float:
    return float(abs(np.asarray(one, dtype=float) - np.asarray(other, dtype=float)).mean())


DCT, CMYK = pikepdf.Name.DCTDecode, pikepdf.Name.DeviceCMYK


def test_a_cmyk_jpeg_of_adobes_custom_is_taken_as_it_is(tmp_path: Path) -> None:
    jpeg = encoded(INKS, "JPEG", quality=95)
    name, picture = taken(tmp_path, with_picture(jpeg, CMYK, Filter=DCT, Decode=[1, 0] * 4))
    assert (name.rpartition(".")[2], picture) == ("jpg", jpeg)


def test_a_cmyk_jpeg_of_pdfs_custom_is_turned_about(tmp_path: Path) -> None:
    jpeg = encoded(ImageChops.invert(INKS), "JPEG", quality=95)
    assert far(inks_of(taken(tmp_path, with_picture(jpeg, CMYK, Filter=DCT))[1]), INKS) < 4


def test_cmyk_that_is_no_jpeg_keeps_its_inks(tmp_path: Path) -> None:
    assert far(inks_of(taken(tmp_path, with_picture(INKS.tobytes(), CMYK))[1]), INKS) < 4


def test_a_jpeg_takes_its_profile_with_it(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb())).tobytes()
    jpeg = encoded(drawn("RGB", SIZE), "JPEG")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(with_picture(jpeg, pikepdf.Name.DeviceRGB, Filter=DCT))) as pdf:
        held = pdf.make_stream(profile, N=3)
        pdf.pages[0].Resources.XObject.P.ColorSpace = pikepdf.Array([pikepdf.Name.ICCBased, held])
        pdf.save(out)
    picture = taken(tmp_path, out.getvalue())[1]
    with Image.open(io.BytesIO(picture)) as image:
        assert profile_of(image, JPEG) is Profile.FITS
        assert image.info["icc_profile"] == profile
    assert picture.endswith(jpeg[20:])


@pytest.mark.parametrize(("mode", "colours"), [("RGB", "DeviceRGB"), ("L", "DeviceGray")])
def test_pictures_packed_without_loss_are_taken_as_png(tmp_path: Path, mode: str, colours: str) -> None:
    image = drawn(mode, SIZE)
    name, picture = taken(tmp_path, with_picture(image.tobytes(), pikepdf.Name(f"/{colours}")))
    assert name.endswith(".png")
    with Image.open(io.BytesIO(picture)) as back:
        assert back.mode == mode
        assert back.tobytes() == image.tobytes()


def test_a_picture_that_cannot_be_had_is_told_and_the_text_read(tmp_path: Path) -> None:
    checked = read(tmp_path, with_picture(b"\xff\xd8\xff\xe0 no picture", CMYK, Filter=DCT))
    assert checked.issue.pages[0].stories[0].headline == ("渡口票价",)
    assert not checked.incoming
    assert told(checked, "intake-pdf-picture")


def test_a_picture_that_asks_too_much_costs_no_other() -> None:
    """Eleven million pixels in CMYK, packed small, before a picture of the usual kind."""
    wide, deep = 4000, 2800
    packed = zlib.compress(bytes(4 * wide * deep))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(with_picture(INKS.tobytes(), CMYK))) as pdf:
        vast = pdf.make_stream(
            packed, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=wide, Height=deep,
            BitsPerComponent=8, ColorSpace=CMYK, Filter=pikepdf.Name.FlateDecode,
        )  # fmt: skip
        pdf.pages[0].add_resource(vast, pikepdf.Name.XObject, pikepdf.Name.V)
        pdf.pages[0].contents_add(b"q 120 0 0 80 200 300 cm /V Do Q", prepend=True)
        pdf.save(out)
    sheets = sheets_of(out.getvalue(), "a.pdf", Limits(most_unpacked_bytes=60_000_000))
    assert [bool(drawn.data) for drawn in sheets[0].shapes.pictures] == [False, True]
