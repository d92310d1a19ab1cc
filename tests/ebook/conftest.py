"""The seed as its EPUB edition, and a small invented issue that holds everything a story can hold."""

import datetime
import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from pipeline.intake.reader import take_in
from pipeline.makeup.edition import edition_of
from pipeline.model import Furniture, Issue, Page, Paper, Picture, Story
from pipeline.settings import load


@pytest.fixture(scope="session")
def edition(seed_folder: Path) -> Issue:
    settings = load((seed_folder,))
    return edition_of(take_in((seed_folder,), settings).issue, settings, "epub")


@pytest.fixture(scope="session")
def cover() -> bytes:
    return _image("RGB", "PNG")


@pytest.fixture
def pictures() -> dict[str, bytes]:
    return {"pictures/桥 1.tif": _image("CMYK", "TIFF"), "pictures/other.jpg": _image("RGB", "JPEG")}


@pytest.fixture
def issue() -> Issue:
    """Three pages: a full story, hostile copy under ids that sound like the book's own files, furniture alone."""
    full = Story(
        "p01-s01",
        1,
        ("临江大桥合龙 两岸今起通车", "“十年一桥”终成通途"),
        ("本报讯（记者李禾）7日，临江大桥——全长3.2公里……合龙。", "“通了！”人群里有人喊。"),
        ("重点工程", "巡礼"),
        ("临江市交通局：",),
        ("首日车流1.2万辆",),
        signature="（摄影记者 王岸）",
        pictures=(
            Picture("pictures/桥 1.tif", "大桥合龙现场。", credit_text="王岸 摄"),
            Picture("pictures/other.jpg", ""),
        ),
        jump="下转第2版",
    )
    hostile = Story(
        "nav",
        9,
        ("<script>alert(1)</script> {{ 7*7 }}",),
        ("]]> & &amp; &lt;b&gt; <!-- x --> {% raw %}", '<img src="file:///etc/passwd"/> "\' 𠮷'),
    )
    bare = Story("2023.cover", 1, (), ("没有标题的短讯，只有一段文字，用开头几个字充当目录里的名字。",))
    pages = (
        Page(1, (full,), name="要闻"),
        Page(2, (hostile, bare), (Furniture("notice", ("节约用水", "人人有责")),)),
        Page(3, (), (Furniture("advertisement", ("招租 5550100",)),), name="广告"),
    )
    paper = Paper("linjiang", "临江日报 & <晚刊>", "临江日报社 & 友")
    return Issue(paper, pages, datetime.date(2024, 5, 8), "0127")


@pytest.fixture
def unknown(issue: Issue) -> Issue:
    """The same, of a paper nothing is known about."""
    pages = tuple(replace(page, name=None) for page in issue.pages)
    return replace(issue, paper=Paper("linjiang"), pages=pages, date=None, issue_number=None)


def _image(mode: str, kind: str) -> bytes:
    out = io.BytesIO()
    image = Image.new(mode, (1800, 40))
    if kind == "JPEG":
        exif = Image.Exif()
        exif[0x010E] = "Secret place"
        exif[0x0112] = 6  # stands on its side
        image.save(out, kind, exif=exif)
    else:
        image.save(out, kind)
    return out.getvalue()
