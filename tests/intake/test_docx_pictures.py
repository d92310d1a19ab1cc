"""Pictures of a Word file: names of our own, captions by style and by look, and nothing opened that is outside."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from pipeline.build import Request, parse
from pipeline.errors import ExitCode, SourceError
from pipeline.intake.copy_file import Filing
from pipeline.intake.folder import write_folder
from pipeline.model import Credit
from tests.intake.hostile_pictures import VAST, png_of, tiff_of
from tests.intake.picture_samples import drawn, encoded
from tests.intake.word_packages import found, package, paragraph, read_bytes, read_document, run, story_of

# Cut in its pixels, as a transfer that broke off leaves it.
HALF = encoded(drawn(), "PNG")[: len(encoded(drawn(), "PNG")) // 2]
CENTRE = '<w:jc w:val="center"/>'


def png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(made, "PNG")
    return made.getvalue()


def drawing(reference: str = 'r:embed="rP"', crop: str = "") -> str:
    return (
        "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill>"
        f"<a:blip {reference}/>{crop}</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        "</w:r>"
    )


def read_with(body: str, data: bytes | None = None, target: str = "media/image1.png") -> Filing:
    parts = {"word/media/image1.png": png() if data is None else data}
    return read_document(body + paragraph("正文在此。"), parts=parts, related={"rP": ("image", target)})


def test_a_picture_gets_a_name_of_ours_and_keeps_its_bytes() -> None:
    filing = read_with(paragraph(drawing()) + paragraph("新桥通车 孙大田 摄", "c"))
    (one,) = story_of(filing).pictures
    assert one.file == "pictures/01-1.png"
    assert (one.caption, one.credit, one.credit_text) == ("新桥通车", Credit(None, "孙大田"), "孙大田 摄")
    assert [(incoming.file, incoming.data) for incoming in filing.pictures] == [("pictures/01-1.png", png())]
    assert filing.findings == ()
    assert {(origin.field, origin.place) for origin in story_of(filing).origins} >= {
        ("pictures.0.file", "w:p 2"), ("pictures.0.caption", "w:p 3"),
    }  # fmt: skip


def test_one_picture_twice_comes_in_once() -> None:
    filing = read_with(paragraph(drawing()) + paragraph("图为甲。") + paragraph(drawing()) + paragraph("图为乙。"))
    assert [(one.file, one.caption) for one in story_of(filing).pictures] == [
        ("pictures/01-1.png", "图为甲。"), ("pictures/01-1.png", "图为乙。"),
    ]  # fmt: skip
    assert len(filing.pictures) == 1


def test_an_old_picture_of_vml_is_read() -> None:
    old = '<w:r><w:pict><v:shape><v:imagedata r:id="rP"/></v:shape></w:pict></w:r>'
    assert story_of(read_with(paragraph(old))).pictures[0].file == "pictures/01-1.png"


def test_a_centred_line_below_a_picture_is_a_guess() -> None:
    filing = read_with(paragraph(drawing()) + paragraph("桥头集市", properties=CENTRE))
    assert story_of(filing).pictures[0].caption == "桥头集市"
    assert found(filing, "intake-word-caption").confidence == 0.75


def test_a_headline_below_a_picture_is_no_caption() -> None:
    filing = read_with(paragraph(drawing()) + paragraph(run("桥头集市", '<w:b/><w:sz w:val="44"/>'), properties=CENTRE))
    assert story_of(filing).pictures[0].caption == ""


def test_several_pictures_over_one_caption() -> None:
    filing = read_with(paragraph(drawing() + drawing()) + paragraph("图为桥的两头。"))
    assert [one.caption for one in story_of(filing).pictures] == ["", "图为桥的两头。"]
    assert found(filing, "intake-word-caption-of-several").confidence == 0.6


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(60), "EMF"),
        (b"\xd7\xcd\xc6\x9a" + bytes(60), "WMF"),
        (b"\x01\x00\x09\x00" + bytes(60), "WMF"),
        (b"\x1f\x8b\x08" + bytes(60), "EMZ"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- --><SVG xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"no picture at all", "unknown"),
    ],
)
def test_what_cannot_be_printed_keeps_its_caption(data: bytes, word: str) -> None:
    filing = read_with(paragraph(drawing()) + paragraph("图为现场。"), data)
    (one,) = story_of(filing).pictures
    assert (one.file, one.caption) == (None, "图为现场。")
    assert word in found(filing, "intake-word-picture-format").message.en
    assert filing.pictures == ()


@pytest.mark.parametrize(
    "data",
    [
        HALF,
        png()[:20],
        encoded(drawn(), "JPEG")[:-400],
        b"\xff\xd8\xff\xe0" + bytes(400),
        encoded(drawn(), "TIFF")[:200],
        b"\x00\x00\x00\x18ftypheic" + bytes(80),
        b"GIF89a",
    ],
    ids=["png", "png-head", "jpeg", "jpeg-zeros", "tiff", "heic", "gif"],
)
def test_a_damaged_picture_is_left_out_and_the_text_is_read(data: bytes) -> None:
    filing = read_with(paragraph(drawing()) + paragraph("图为现场。孙大田 摄"), data)
    story = story_of(filing)
    (one,) = story.pictures
    assert (one.file, one.caption, one.credit_text) == (None, "图为现场。", "孙大田 摄")
    assert story.paragraphs == ("正文在此。",)
    told = found(filing, "intake-word-picture-damaged")
    assert (told.where.file, told.where.box) == ("稿.docx", "w:p 2")
    assert "damaged" in told.message.en
    assert "JPEG" in told.remedy.zh
    assert filing.pictures == ()


def test_a_picture_that_the_archive_holds_damaged_is_left_out() -> None:
    whole = png()
    made = package(
        paragraph("河口新桥通车", "1") + paragraph(drawing()) + paragraph("图为现场。") + paragraph("正文在此。"),
        related={"rP": ("image", "media/image1.png")},
    )
    into = io.BytesIO(made)
    with zipfile.ZipFile(into, "a") as archive:
        archive.writestr("word/media/image1.png", whole, zipfile.ZIP_STORED)
    data = into.getvalue().replace(whole, whole[:-30] + bytes(10) + whole[-20:])
    filing = read_bytes(data)
    assert [(one.file, one.caption) for one in story_of(filing).pictures] == [(None, "图为现场。")]
    assert "archive" in found(filing, "intake-word-picture-damaged").message.en


def test_one_damaged_picture_leaves_the_others() -> None:
    parts = {"word/media/image1.png": HALF, "word/media/image2.png": png()}
    related = {"rP": ("image", "media/image1.png"), "rQ": ("image", "media/image2.png")}
    body = paragraph(drawing()) + paragraph("图为甲。") + paragraph(drawing('r:embed="rQ"')) + paragraph("图为乙。")
    filing = read_document(body + paragraph("正文在此。"), parts=parts, related=related)
    assert [(one.file, one.caption) for one in story_of(filing).pictures] == [
        (None, "图为甲。"), ("pictures/01-1.png", "图为乙。"),
    ]  # fmt: skip
    assert [one.file for one in filing.pictures] == ["pictures/01-1.png"]


@pytest.mark.parametrize("data", [png_of(VAST, VAST, 1), tiff_of(VAST, VAST)], ids=["png", "tiff"])
def test_a_picture_beyond_a_limit_refuses_the_file(data: bytes) -> None:
    with pytest.raises(SourceError) as refused:
        read_with(paragraph(drawing()), data)
    assert refused.value.exit_code is ExitCode.SOURCE
    assert "the limit is" in refused.value.message.en
    assert refused.value.where.file == "稿.docx"


def test_a_folder_is_written_and_read_again_without_the_damaged_picture(tmp_path: Path) -> None:
    source = tmp_path / "稿.docx"
    body = paragraph(drawing()) + paragraph("图为现场。") + paragraph("正文在此。")
    source.write_bytes(
        package(
            paragraph("河口新桥通车", "1") + body,
            parts={"word/media/image1.png": HALF},
            related={"rP": ("image", "media/image1.png")},
        )
    )
    read = parse(Request((source,)))
    write_folder(read.issue, read.settings, [source], tmp_path / "out", read.incoming)
    again = parse(Request((tmp_path / "out",)))
    (story,) = again.issue.pages[0].stories
    assert [(one.file, one.caption) for one in story.pictures] == [(None, "图为现场。")]
    assert "intake-word-picture-damaged" in {own.code for own in again.findings}
    assert not (tmp_path / "out" / "pictures").exists() or not list((tmp_path / "out" / "pictures").iterdir())


@pytest.mark.parametrize("address", ["https://example.invalid/a.png", "file:///etc/passwd"])
def test_a_linked_picture_is_not_opened(address: str) -> None:
    filing = read_with(paragraph(drawing('r:link="rP"')), target=address)
    assert story_of(filing).pictures[0].file is None
    assert address in found(filing, "intake-word-picture-linked").message.zh


@pytest.mark.parametrize("target", ["../../../etc/passwd", "/etc/passwd", "NULL", "media/image9.png"])
def test_a_picture_that_is_not_in_the_file(target: str) -> None:
    filing = read_with(paragraph(drawing()), target=target)
    assert story_of(filing).pictures[0].file is None
    assert found(filing, "intake-word-picture-missing").where.box == "w:p 2"


def test_a_cropped_picture_is_named() -> None:
    filing = read_with(paragraph(drawing(crop='<a:srcRect l="10000" r="0"/>')))
    assert found(filing, "intake-word-picture-cropped").where.box == "w:p 2"


def test_more_pictures_than_copy_has_are_refused() -> None:
    with pytest.raises(SourceError) as refused:
        read_with(paragraph(drawing() * 2001))
    assert "more than 2000 pictures" in refused.value.message.en


def test_the_caption_of_a_table_is_text() -> None:
    rows = "".join(f"<w:tr><w:tc>{paragraph(one)}</w:tc><w:tc>{paragraph('一')}</w:tc></w:tr>" for one in "甲乙")
    story = story_of(read_document(paragraph("表1 桥长", "c") + f"<w:tbl>{rows}</w:tbl>" + paragraph("正文。")))
    assert story.paragraphs == ("表1 桥长", "甲	一", "乙	一", "正文。")
    assert story.pictures == ()


def test_a_caption_alone_waits_for_its_picture() -> None:
    filing = read_document(paragraph("正文在此。") + paragraph("图为现场。"))
    assert [(one.file, one.caption) for one in story_of(filing).pictures] == [(None, "图为现场。")]
    assert found(filing, "intake-word-caption-without-picture").alternatives == ("paragraph",)
