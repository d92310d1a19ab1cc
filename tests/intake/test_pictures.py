"""Pictures at the door: every format, every way up, every kind of colour; what they say of themselves is offered."""

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from pipeline.build import Request, build, parse
from pipeline.ebook.pictures import picture_files as book_pictures
from pipeline.editions import Checked
from pipeline.intake.picture_files import picture_files
from pipeline.paint.colour import press_pictures
from pipeline.press.profiles import output_profile
from pipeline.settings.picture_formats import PICTURE_SUFFIXES
from tests.intake.picture_samples import (
    RED,
    SIZE,
    drawn,
    encoded,
    regions,
    srgb,
    turned_by_exif,
    with_iim,
    xmp,
)
from tests.makeup.copy_for_pages import write_issue

FORMATS = [
    ("a.jpg", "JPEG", "RGB"),
    ("a.png", "PNG", "RGB"),
    ("a.tif", "TIFF", "RGB"),
    ("a.webp", "WEBP", "RGB"),
    ("a.gif", "GIF", "P"),
    ("a.heic", "HEIF", "RGB"),
    ("a.avif", "AVIF", "RGB"),
    ("a.bmp", "BMP", "RGB"),
]


def issue_with(folder: Path, name: str, data: bytes, front: str = "", paper: str = "") -> Checked:
    """An issue of one story with one picture, read."""
    (folder / "stories").mkdir(exist_ok=True)
    (folder / "pictures").mkdir(exist_ok=True)
    (folder / "pictures" / name).write_bytes(data)
    (folder / "stories" / "a.md").write_text(
        f"---\nheadline: 标题\npage: 1\npictures:\n- file: pictures/{name}\n{front}---\n\n正文一句。\n",
        encoding="utf-8",
    )
    if paper:
        (folder / "paper.toml").write_text(paper, encoding="utf-8")
    return parse(Request((folder,)))


def at_the_door(checked: Checked) -> bytes:
    settings = checked.settings
    (data,) = picture_files(checked.issue, settings.root, checked.incoming, settings.paper.intake).values()
    return data


def codes(checked: Checked) -> set[str]:
    return {finding.code for finding in checked.findings}


def near(pixel: object, colour: tuple[int, ...]) -> bool:
    return isinstance(pixel, tuple) and all(abs(a - b) < 34 for a, b in zip(pixel, colour, strict=True))


@pytest.mark.parametrize(("name", "kind", "mode"), FORMATS)
def test_every_format_reaches_press_and_book(tmp_path: Path, name: str, kind: str, mode: str) -> None:
    checked = issue_with(tmp_path, name, encoded(drawn(mode), kind))
    assert checked.issue.pages[0].stories[0].pictures[0].size_px == SIZE
    data = at_the_door(checked)
    assert Image.open(BytesIO(data)).format in ("JPEG", "PNG")
    pictures = {f"pictures/{name}": data}
    with Image.open(BytesIO(press_pictures(pictures, output_profile())[f"pictures/{name}"])) as separated:
        assert (separated.mode, separated.size) == ("CMYK", SIZE)
    (booked,) = book_pictures(checked.issue, pictures)
    with Image.open(BytesIO(booked.file.data)) as shown:
        assert near(shown.convert("RGB").getpixel((5, 5)), RED)


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_what_every_product_takes_keeps_its_bytes(tmp_path: Path, name: str) -> None:
    data = encoded(drawn(), "JPEG" if name.endswith("jpg") else "PNG", icc_profile=srgb())
    assert at_the_door(issue_with(tmp_path, name, data)) == data


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_all_eight_ways_up(tmp_path: Path, orientation: int, kind: str) -> None:
    # The corner in which the red quarter is seen (EXIF 2.32, 4.6.4 A): rows 1 and 2 of the table are 0th row at the
    # top and 0th column left or right, and so on.
    left = orientation in (1, 4, 5, 8)
    top = orientation in (1, 2, 5, 6)
    wide = orientation < 5
    checked = issue_with(tmp_path, f"a.{kind.lower()}", turned_by_exif(orientation, kind))
    width, height = SIZE if wide else SIZE[::-1]
    assert checked.issue.pages[0].stories[0].pictures[0].size_px == (width, height)
    with Image.open(BytesIO(at_the_door(checked))) as upright:
        assert upright.size == (width, height)
        assert upright.getexif().get(0x0112, 1) == 1
        corner = (4 if left else width - 5, 4 if top else height - 5)
        assert near(upright.convert("RGB").getpixel(corner), RED)


def test_a_turned_heic_is_turned_once(tmp_path: Path) -> None:
    checked = issue_with(tmp_path, "a.heic", turned_by_exif(6, "HEIF"))
    assert checked.issue.pages[0].stories[0].pictures[0].size_px == (40, 60)
    with Image.open(BytesIO(at_the_door(checked))) as upright:
        assert upright.size == (40, 60)
        assert near(upright.getpixel((35, 5)), RED)


@pytest.mark.parametrize(
    ("name", "image", "kind"),
    [
        ("grey.tif", Image.new("I;16", SIZE, 0x8000), "TIFF"),
        ("grey.png", Image.new("I;16", SIZE, 0x8000), "PNG"),
    ],
)
def test_sixteen_bits_become_eight(tmp_path: Path, name: str, image: Image.Image, kind: str) -> None:
    with Image.open(BytesIO(at_the_door(issue_with(tmp_path, name, encoded(image, kind))))) as shown:
        assert (shown.mode, shown.getpixel((1, 1))) == ("L", 0x80)


def twelve_bits(value: int, size: tuple[int, int]) -> bytes:
    """A grey TIFF of twelve bits (TIFF 6.0, section 2 and 8), as scanners and X-ray machines write it."""
    width, height = size
    pixels = bytes([value >> 4, (value & 15) << 4 | value >> 8, value & 0xFF]) * (width * height // 2)
    fields = [(256, width), (257, height), (258, 12), (259, 1), (262, 1), (273, 8), (277, 1), (278, height)]
    fields.append((279, len(pixels)))
    directory = b"".join(struct.pack("<HHII", tag, 4, 1, held) for tag, held in fields)
    head = struct.pack("<2sHI", b"II", 42, 8 + len(pixels))
    return head + pixels + struct.pack("<H", len(fields)) + directory + bytes(4)


def test_twelve_bits_become_eight(tmp_path: Path) -> None:
    with Image.open(BytesIO(at_the_door(issue_with(tmp_path, "a.tif", twelve_bits(0x800, SIZE))))) as shown:
        assert (shown.mode, shown.getpixel((1, 1))) == ("L", 0x80)


def test_what_is_see_through_lies_on_white(tmp_path: Path) -> None:
    clear = Image.new("RGBA", SIZE, (0, 0, 0, 0))
    clear.paste((*RED, 255), (0, 0, 30, 20))
    checked = issue_with(tmp_path, "a.png", encoded(clear, "PNG"))
    assert "intake-picture-see-through" in codes(checked)
    with Image.open(BytesIO(at_the_door(checked))) as shown:
        assert shown.mode == "RGB"
        assert shown.getpixel((50, 30)) == (255, 255, 255)
        assert shown.getpixel((5, 5)) == RED


def test_alpha_that_hides_nothing_changes_nothing(tmp_path: Path) -> None:
    data = encoded(drawn("RGBA"), "PNG")
    checked = issue_with(tmp_path, "a.png", data)
    assert "intake-picture-see-through" not in codes(checked)
    assert at_the_door(checked) == data


def test_a_cmyk_tiff_keeps_its_inks(tmp_path: Path) -> None:
    inks = Image.new("CMYK", SIZE, (10, 200, 30, 40))
    data = at_the_door(issue_with(tmp_path, "a.tif", encoded(inks, "TIFF")))
    separated = press_pictures({"a": data}, output_profile())["a"]
    for picture in (data, separated):
        with Image.open(BytesIO(picture)) as shown:
            assert shown.mode == "CMYK"
            assert near(shown.getpixel((30, 20)), (10, 200, 30, 40))


def test_a_cmyk_picture_made_for_this_press_is_not_separated_twice(tmp_path: Path) -> None:
    inks = Image.new("CMYK", SIZE, (10, 200, 30, 40))
    data = encoded(inks, "TIFF", icc_profile=output_profile())
    checked = issue_with(tmp_path, "a.tif", data)
    assert "intake-picture-no-profile" not in codes(checked)
    with Image.open(BytesIO(press_pictures({"a": at_the_door(checked)}, output_profile())["a"])) as shown:
        assert near(shown.getpixel((30, 20)), (10, 200, 30, 40))


def test_a_profile_goes_along_when_a_picture_is_drawn_anew(tmp_path: Path) -> None:
    # Made once: its header holds the second it was made in.
    profile = srgb()
    data = encoded(drawn(), "TIFF", icc_profile=profile)
    with Image.open(BytesIO(at_the_door(issue_with(tmp_path, "a.tif", data)))) as shown:
        assert shown.info["icc_profile"] == profile


@pytest.mark.parametrize("profile", [b"no profile at all", output_profile()], ids=["broken", "of-other-colours"])
def test_a_profile_that_does_not_fit_is_told_and_left_out(tmp_path: Path, profile: bytes) -> None:
    checked = issue_with(tmp_path, "a.jpg", encoded(drawn(), "JPEG", icc_profile=profile))
    assert "intake-picture-profile-unfit" in codes(checked)
    data = at_the_door(checked)
    assert "icc_profile" not in Image.open(BytesIO(data)).info
    assert press_pictures({"a": data}, output_profile())


def test_a_grey_picture_with_a_grey_profile_goes_to_press() -> None:
    data = encoded(drawn("L"), "JPEG", icc_profile=gray_gamma())
    with Image.open(BytesIO(press_pictures({"a": data}, output_profile())["a"])) as separated:
        assert separated.mode == "CMYK"
        assert near(separated.getpixel((50, 30)), (0, 0, 0, 0))  # white paper


def gray_gamma() -> bytes:
    """A grey profile of gamma 2.2 (ICC.1:2022, 8.4): header, white point, one curve."""
    tags = {
        b"wtpt": b"XYZ \0\0\0\0" + bytes.fromhex("0000f6d6000100000000d32d"),
        b"kTRC": b"curv\0\0\0\0\0\0\0\1\x02\x33\0\0",
    }
    table, body = len(tags).to_bytes(4), b""
    offset = 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        table += name + (offset + len(body)).to_bytes(4) + len(data).to_bytes(4)
        body += data
    size = offset + len(body)
    header = size.to_bytes(4) + b"\0" * 4 + bytes.fromhex("02400000") + b"mntrGRAYXYZ " + b"\0" * 12 + b"acsp"
    header = header.ljust(68, b"\0") + bytes.fromhex("0000f6d6000100000000d32d")
    return header.ljust(128, b"\0") + table + body


def test_colour_without_a_profile_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "b.jpg").write_bytes(encoded(drawn(), "JPEG"))
    checked = issue_with(tmp_path, "a.jpg", encoded(drawn(), "JPEG"), "- file: b.jpg\n")
    told = [finding for finding in checked.findings if finding.code == "intake-picture-no-profile"]
    assert len(told) == 1
    assert "pictures/a.jpg, pictures/b.jpg (2 in all)" in told[0].message.en


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_of_a_moving_picture_the_first_is_used(tmp_path: Path, kind: str) -> None:
    first, second = Image.new("RGB", SIZE, RED), Image.new("RGB", SIZE, (0, 0, 255))
    data = encoded(first, kind, save_all=True, append_images=[second], duration=100)
    checked = issue_with(tmp_path, f"a.{kind.lower()}", data)
    assert "intake-picture-frames" in codes(checked)
    with Image.open(BytesIO(at_the_door(checked))) as shown:
        assert near(shown.convert("RGB").getpixel((30, 20)), RED)
        assert not getattr(shown, "is_animated", False)


def test_a_picture_larger_than_print_can_show_is_made_smaller(tmp_path: Path) -> None:
    data = encoded(Image.new("L", (8000, 6000), 99), "JPEG")
    checked = issue_with(tmp_path, "a.jpg", data)
    assert checked.issue.pages[0].stories[0].pictures[0].size_px == (8000, 6000)
    assert "intake-picture-reduced" in codes(checked)
    with Image.open(BytesIO(at_the_door(checked))) as shown:
        assert shown.size == (4000, 3000)


def test_a_name_that_ends_as_another_format_is_told(tmp_path: Path) -> None:
    checked = issue_with(tmp_path, "a.jpg", encoded(drawn(), "HEIF"))
    assert "intake-picture-suffix" in codes(checked)
    assert Image.open(BytesIO(at_the_door(checked))).format == "JPEG"


def test_an_advertisement_may_be_of_any_format(tmp_path: Path) -> None:
    issue = (
        '[[page]]\nnumber = 1\n[[page.advertisement]]\nfile = "pictures/a{}"\nplace = "bottom"\ncolumns = 2\nrows = 9\n'
    )
    for suffix in PICTURE_SUFFIXES:
        (tmp_path / "issue.toml").write_text(issue.format(suffix), encoding="utf-8")
        checked = issue_with(tmp_path, f"a{suffix}", encoded(drawn(), "PNG"))
        assert checked.issue.pages[0].advertisements[0].size_px == SIZE


# -- words ----------------------------------------------------------------------------------------------------------

SAID = {
    120: "渡口清晨，船工解缆。".encode(),
    80: "顾青禾".encode(),
    110: "云溪日报".encode(),
    116: "云溪日报社".encode(),
}
SAID_XMP = xmp(
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Ferry</rdf:li><rdf:li xml:lang="zh-CN">渡口清晨，'
    "船工解缆。</rdf:li></rdf:Alt></dc:description><dc:creator><rdf:Seq><rdf:li>顾青禾</rdf:li></rdf:Seq></dc:creator>"
    "<photoshop:Credit>云溪日报</photoshop:Credit>"
)
JPEG = encoded(drawn(), "JPEG")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("iim.jpg", with_iim(SAID, JPEG)),
        ("gb.jpg", with_iim({key: said.decode().encode("gb18030") for key, said in SAID.items()}, JPEG)),
        ("xmp.jpg", encoded(drawn(), "JPEG", xmp=SAID_XMP)),
        ("xmp.webp", encoded(drawn(), "WEBP", xmp=SAID_XMP)),
        ("xmp.heic", encoded(drawn(), "HEIF", xmp=SAID_XMP)),
        ("xmp.avif", encoded(drawn(), "AVIF", xmp=SAID_XMP)),
    ],
)
def test_caption_and_credit_of_the_file_are_offered_not_used(tmp_path: Path, name: str, data: bytes) -> None:
    checked = issue_with(tmp_path, name, data)
    picture = checked.issue.pages[0].stories[0].pictures[0]
    assert (picture.caption, picture.credit, picture.credit_text) == ("", None, "")
    offered = {finding.code: finding for finding in checked.findings}
    assert offered["intake-picture-caption"].alternatives == ("渡口清晨，船工解缆。",)
    assert offered["intake-picture-credit"].alternatives[:2] == ("顾青禾", "云溪日报")
    assert offered["intake-picture-credit"].where.file == "stories/a.md"


@pytest.mark.parametrize(
    ("said", "encoding"),
    [("渡口清晨，船工解纜。", "big5"), ("Foto: José Muñoz, Köln", "cp1252")],
    ids=["big5", "latin"],
)
def test_words_in_other_encodings_are_offered_as_they_were_written(tmp_path: Path, said: str, encoding: str) -> None:
    checked = issue_with(tmp_path, "a.jpg", with_iim({120: said.encode(encoding)}, JPEG))
    offered = {finding.code: finding for finding in checked.findings}
    assert offered["intake-picture-caption"].alternatives == (said,)


def test_they_are_used_where_the_paper_says_so(tmp_path: Path) -> None:
    checked = issue_with(tmp_path, "a.jpg", with_iim(SAID, JPEG), paper='[intake]\npicture_words = "use"\n')
    picture = checked.issue.pages[0].stories[0].pictures[0]
    assert picture.caption == "渡口清晨，船工解缆。"
    assert picture.credit_text == "顾青禾"
    assert picture.credit is not None
    assert picture.credit.name == "顾青禾"
    assert {"intake-picture-caption", "intake-picture-credit"} <= codes(checked)


def test_the_words_of_the_story_come_first(tmp_path: Path) -> None:
    front = "  caption: 早班渡船。\n  credit_text: （郑船 摄）\n"
    paper = '[intake]\npicture_words = "use"\n'
    checked = issue_with(tmp_path, "a.jpg", with_iim(SAID, JPEG), front, paper)
    picture = checked.issue.pages[0].stories[0].pictures[0]
    assert (picture.caption, picture.credit_text) == ("早班渡船。", "（郑船 摄）")
    assert not {"intake-picture-caption", "intake-picture-credit"} & codes(checked)


def test_damaged_metadata_is_told_and_the_picture_used(tmp_path: Path) -> None:
    exif = b"Exif\x00\x00II*\x00\xff\xff\xff\xff" + b"\xff" * 40
    broken = encoded(drawn(), "JPEG", exif=exif, xmp=b"<x:xmpmeta><rdf:RDF")
    checked = issue_with(tmp_path, "a.jpg", with_iim({120: b"\xff\xfe\xfd" * 9}, broken))
    assert "intake-picture-metadata" in codes(checked)
    assert "intake-picture-caption" not in codes(checked)
    assert press_pictures({"a": at_the_door(checked)}, output_profile())


# -- focus ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("orientation", "focus"),
    # The point 0.25, 0.4 of the stored picture, turned.
    [
        (1, (0.25, 0.4)),
        (2, (0.75, 0.4)),
        (3, (0.75, 0.6)),
        (4, (0.25, 0.6)),
        (5, (0.4, 0.25)),
        (6, (0.6, 0.25)),
        (7, (0.6, 0.75)),
        (8, (0.4, 0.75)),
    ],
)
def test_faces_give_the_focus_as_it_is_seen(tmp_path: Path, orientation: int, focus: tuple[float, float]) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    # Two faces from 0.1 to 0.4 across and 0.3 to 0.5 down: their middle is 0.25, 0.4.
    faces = regions(("Face", 0.15, 0.35, 0.1, 0.1), ("Face", 0.35, 0.45, 0.1, 0.1))
    checked = issue_with(tmp_path, "a.jpg", encoded(drawn(), "JPEG", exif=exif, xmp=faces))
    assert checked.issue.pages[0].stories[0].pictures[0].focus == pytest.approx(focus)
    assert "intake-picture-focus" in codes(checked)


def test_regions_written_for_the_upright_picture_are_not_turned(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    faces = regions(("Face", 0.25, 0.4, 0.1, 0.1), applied=(40, 60))
    checked = issue_with(tmp_path, "a.jpg", encoded(drawn(), "JPEG", exif=exif, xmp=faces))
    assert checked.issue.pages[0].stories[0].pictures[0].focus == (0.25, 0.4)


def test_a_marked_focus_goes_before_faces_and_the_story_before_both(tmp_path: Path) -> None:
    data = encoded(drawn(), "JPEG", xmp=regions(("Face", 0.2, 0.2, 0.1, 0.1), ("Focus", 0.7, 0.8, 0.0, 0.0)))
    assert issue_with(tmp_path, "a.jpg", data).issue.pages[0].stories[0].pictures[0].focus == (0.7, 0.8)
    told = issue_with(tmp_path, "a.jpg", data, "  focus: [0.5, 0.1]\n")
    assert told.issue.pages[0].stories[0].pictures[0].focus == (0.5, 0.1)
    assert "intake-picture-focus" not in codes(told)


# -- the whole way --------------------------------------------------------------------------------------------------


def test_a_whole_build_takes_what_desks_send(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    size = (1200, 800)
    sent = {
        "a.heic": encoded(drawn(size=size), "HEIF"),
        "b.tif": encoded(drawn("CMYK", size), "TIFF", compression="tiff_lzw"),
        "c.jpg": encoded(drawn(size=size), "JPEG", exif=exif),
    }
    front = {f"p01_s0{n}": f"pictures:\n- file: {name}\n  caption: 早班渡船。" for n, name in enumerate(sent, start=1)}
    folder = write_issue(tmp_path / "issue", {1: [1300, 900, 700, 600, 500]}, **front)
    (folder / "pictures").mkdir()
    for name, data in sent.items():
        (folder / "pictures" / name).write_bytes(data)
    built = build(Request((folder,), tmp_path / "dist"))
    assert built.held is None
    with pikepdf.open(built.folder / "press.pdf") as pdf:
        images = [image for page in pdf.pages for image in page.get_images().values()]
        assert sorted((int(image.Width), int(image.Height)) for image in images) == [(800, 1200), size, size]
        assert {str(image.ColorSpace) for image in images} == {"/DeviceCMYK"}
    with zipfile.ZipFile(built.folder / "issue.epub") as book:
        shown = [name for name in book.namelist() if "/pictures/" in name]
        sizes = [Image.open(BytesIO(book.read(name))).size for name in shown]
    assert sorted(sizes) == [(800, 1200), size, size]
