"""Hostile pictures end the run with their name and their story's, before anything is written, in bounded space."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.build import Request, parse
from pipeline.errors import ExitCode, SourceError
from tests.intake import hostile_pictures as hostile
from tests.intake.bounded import MOST_KIB, parse_bounded
from tests.intake.hostile_pictures import SVG, VAST
from tests.intake.picture_samples import drawn, encoded
from tests.intake.test_pictures import issue_with


def refusal(folder: Path, name: str, data: bytes, paper: str = "") -> SourceError:
    with pytest.raises(SourceError) as refused:
        issue_with(folder, name, data, paper=paper)
    error = refused.value
    assert name in error.message.en
    assert name in error.message.zh
    assert error.where.file == "stories/a.md"
    assert error.remedy is not None
    return error


BOMBS: dict[str, Callable[[], bytes]] = {
    "vast.png": lambda: hostile.png_of(VAST, VAST, rows=40),
    "vast.jpg": lambda: hostile.jpeg_of(VAST, VAST),
    "vast.tif": lambda: hostile.tiff_of(VAST, VAST),
    "vast.webp": lambda: hostile.webp_of(VAST, VAST),
    "vast.gif": lambda: hostile.gif_of(VAST, VAST),
    "vast.heic": lambda: hostile.heif_of(VAST, VAST),
    "vast.avif": lambda: hostile.heif_of(VAST, VAST, "AVIF"),
    # Within the limit of pixels, and beyond that of bytes.
    "large.png": lambda: hostile.png_of(14_000, 14_000, rows=2_000),
    "progressive.jpg": lambda: hostile.jpeg_of(14_000, 14_000, progressive=True),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_by_its_header(tmp_path: Path, name: str) -> None:
    for folder in ("stories", "pictures"):
        (tmp_path / folder).mkdir()
    (tmp_path / "pictures" / name).write_bytes(BOMBS[name]())
    story = f"---\nheadline: 标题\npictures:\n- file: pictures/{name}\n---\n\n正文。\n"
    (tmp_path / "stories" / "a.md").write_text(story, encoding="utf-8")
    ran = parse_bounded(tmp_path, tmp_path / "out")
    assert ran.code == ExitCode.SOURCE, ran.said
    assert name in ran.said
    assert "stories/a.md" in ran.said
    assert "the limit is" in ran.said
    assert "paper.toml" in ran.said
    assert ran.most_kib < MOST_KIB
    assert not (tmp_path / "out").exists()


def test_the_largest_picture_that_is_let_in_stays_in_bounds(tmp_path: Path) -> None:
    # 7,000 × 7,000 pixels of 4 bytes are 196 million bytes of 200.
    for folder in ("stories", "pictures"):
        (tmp_path / folder).mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(hostile.png_of(7_000, 7_000))
    story = "---\nheadline: 标题\npictures:\n- file: pictures/a.png\n---\n\n正文。\n"
    (tmp_path / "stories" / "a.md").write_text(story, encoding="utf-8")
    ran = parse_bounded(tmp_path, tmp_path / "out")
    assert ran.code == ExitCode.GOOD, ran.said
    assert ran.most_kib < MOST_KIB


@pytest.mark.parametrize(
    ("setting", "name", "kind"), [("most_pixels", "a.jpg", "JPEG"), ("most_unpacked_bytes", "a.png", "PNG")]
)
def test_a_limit_can_be_set_and_is_named(tmp_path: Path, setting: str, name: str, kind: str) -> None:
    error = refusal(tmp_path, name, encoded(drawn(), kind), f"[intake]\n{setting} = 2000\n")
    assert error.remedy is not None
    assert setting in error.remedy.en
    assert setting in error.remedy.zh


KINDS = [
    ("a.jpg", "JPEG"),
    ("a.png", "PNG"),
    ("a.tif", "TIFF"),
    ("a.webp", "WEBP"),
    ("a.gif", "GIF"),
    ("a.heic", "HEIF"),
    ("a.avif", "AVIF"),
    ("a.bmp", "BMP"),
]


@pytest.mark.parametrize(("name", "kind"), KINDS)
@pytest.mark.parametrize("share", [0.06, 0.3, 0.6, 0.9])
def test_a_truncated_picture_is_refused(tmp_path: Path, name: str, kind: str, share: float) -> None:
    noise = drawn("RGB", (300, 200)).effect_spread(40)
    data = encoded(noise, kind)
    refusal(tmp_path, name, data[: int(len(data) * share)])


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.jpg", b"%PDF-1.7\n1 0 obj\n", "a PDF"),
        ("a.png", SVG, "an SVG drawing"),
        ("a.svg", SVG, "an SVG drawing"),
        ("a.svg", b"\xef\xbb\xbf<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "an SVG drawing"),
        ("a.jpg", b"<html><script>alert(1)</script></html>", "a web page"),
        ("a.jpg", b"PK\x03\x04" + bytes(99), "a ZIP archive"),
        ("a.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n(%pipe%id) (w) file\n", "PostScript"),
        ("a.jpg", b"8BPS\x00\x01" + bytes(99), "a Photoshop file"),
        ("a.jpg", b"not a picture at all", "not in a format"),
        ("a.jpg", b"", "empty"),
        ("a.png", hostile.png_of(0, 10), "damaged"),
        ("a.jpg", hostile.jpeg_of(0, 10), "damaged"),
        ("a.tif", hostile.tiff_of(0, 10), ""),
        ("a.gif", hostile.gif_of(0, 0), ""),
        ("a.tif", hostile.one_colour(9, 9, "F", "TIFF"), "32 bits"),
    ],
)
def test_what_is_no_picture_is_refused_for_what_it_is(tmp_path: Path, name: str, data: bytes, word: str) -> None:
    assert word in refusal(tmp_path, name, data).message.en


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.jpg"
    outside.write_bytes(encoded(drawn(), "JPEG"))
    folder = tmp_path / "issue"
    (folder / "pictures").mkdir(parents=True)
    (folder / "stories").mkdir()
    (folder / "pictures" / "a.jpg").symlink_to(outside)
    (folder / "stories" / "a.md").write_text(
        "---\nheadline: 标题\npictures:\n- file: a.jpg\n---\n\n正文。\n", encoding="utf-8"
    )
    with pytest.raises(SourceError, match="not inside the issue folder"):
        parse(Request((folder,)))


def test_a_pipe_or_a_device_is_no_picture(tmp_path: Path) -> None:
    for folder in ("stories", "pictures"):
        (tmp_path / folder).mkdir()
    os.mkfifo(tmp_path / "pictures" / "a.jpg")
    (tmp_path / "stories" / "a.md").write_text(
        "---\nheadline: 标题\npictures:\n- file: a.jpg\n---\n\n正文。\n", encoding="utf-8"
    )
    with pytest.raises(SourceError, match="not an ordinary file"):
        parse(Request((tmp_path,)))


@pytest.mark.parametrize("name", ["loop.jpg", "不在.jpg", "x" * 300 + ".jpg", "a\\nb.jpg"])
def test_a_name_that_leads_nowhere_is_told_on_one_plain_line(tmp_path: Path, name: str) -> None:
    for folder in ("stories", "pictures"):
        (tmp_path / folder).mkdir()
    (tmp_path / "pictures" / "loop.jpg").symlink_to("loop.jpg")
    (tmp_path / "stories" / "a.md").write_text(
        f'---\nheadline: 标题\npictures:\n- file: "{name}"\n---\n\n正文。\n', encoding="utf-8"
    )
    checked = parse(Request((tmp_path,)))
    (found,) = (finding for finding in checked.findings if finding.code == "intake-picture-absent")
    assert found.message.en.isprintable()
    assert len(found.message.en) < 300
