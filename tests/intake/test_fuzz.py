"""Damaged and hostile copy of every format: it is read, or refused with its file in both languages; nothing else.

Valid samples are changed by a seeded hand: bits turned, parts cut, doubled, moved and nested, hostile bytes put in,
encodings and endings of names exchanged.  A reader that fails here fails on a night desk.
"""

import json
import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pipeline.errors import CannotWriteError, SourceError, Where
from pipeline.intake import registry
from pipeline.intake.copy_file import CopyFile
from pipeline.intake.folder import write_folder
from pipeline.intake.json_form import issue_to_json
from pipeline.intake.picture.look import look_at
from pipeline.intake.picture.named import NamedPicture
from pipeline.intake.picture.upright import upright_bytes
from pipeline.intake.reader import TakenIn, take_in
from pipeline.intake.registry import Reader, suffixes
from pipeline.model import Issue, Page
from pipeline.settings import load
from pipeline.settings.values import Limits, PageSettings, Settings
from tests.intake.copy_samples import SAMPLES
from tests.intake.mutations import mutated
from tests.intake.picture_samples import SIZE, drawn, encoded, regions, srgb, with_iim

ROUNDS = 80
PICTURE_ROUNDS = 60
LIMITS = Limits(most_bytes=1_000_000, most_unpacked_bytes=2_000_000, most_pixels=1_000_000, deepest=40)
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
FACES = regions(("Face", 0.3, 0.4, 0.1, 0.1))
# EXIF 2.32, 4.5: a directory of one entry, Orientation 6.
TURNED = b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00" + bytes(6)
SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def is_for(reader: Reader, suffix: str, data: bytes) -> bool:
    """Whether a reader takes a file of this ending and content for its own."""
    return suffix in reader.SUFFIXES and reader.recognises(CopyFile(f"a{suffix}", data, 1, PageSettings(1), Path()))


READERS = registry._readers()  # noqa: SLF001 - there is no other list of them
KNOWN = [sample for sample in SAMPLES if any(is_for(reader, sample[1], sample[2]()) for reader in READERS)]


@pytest.fixture(scope="module")
def plain_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = load((tmp_path_factory.mktemp("settings") / "x.txt",))
    return replace(settings, paper=replace(settings.paper, intake=LIMITS))


def test_every_reader_has_a_sample() -> None:
    for reader in READERS:
        known = any(is_for(reader, suffix, sample()) for _, suffix, sample in SAMPLES)
        assert known, f"{reader.NAME.en}: add a line to copy_samples.SAMPLES"


@pytest.mark.parametrize(("name", "suffix", "sample"), KNOWN, ids=[sample[0] for sample in KNOWN])
def test_a_sample_is_read(
    tmp_path: Path, plain_settings: Settings, name: str, suffix: str, sample: Callable[[], bytes]
) -> None:
    taken = read(tmp_path, f"a{suffix}", sample(), plain_settings)
    assert taken is not None, name
    source = tmp_path / f"a{suffix}"
    stories = [story for page in taken.issue.pages for story in page.stories] + list(taken.issue.unplaced)
    assert "".join(text for story in stories for text in story.paragraphs)
    check(source, taken, plain_settings)


@pytest.mark.parametrize(("name", "suffix", "sample"), KNOWN, ids=[sample[0] for sample in KNOWN])
def test_damaged_copy_is_read_or_refused(
    tmp_path: Path, plain_settings: Settings, name: str, suffix: str, sample: Callable[[], bytes]
) -> None:
    whole = sample()
    for number in range(ROUNDS):
        chance = random.Random(f"{name} {number}")
        data = mutated(chance, whole)
        file = f"a{chance.choice(suffixes()) if chance.random() < 0.1 else suffix}"
        try:
            taken = read(tmp_path, file, data, plain_settings)
            if taken is not None:
                check(tmp_path / file, taken, plain_settings, as_folder=number % 4 == 0)
        except Exception as error:
            error.add_note(f"{name}, round {number}, {file}: {data[:2000]!r}")
            raise


def read(folder: Path, name: str, data: bytes, settings: Settings) -> TakenIn | None:
    """What is taken in, or None where it is refused as it should be."""
    file = folder / name
    file.write_bytes(data)
    try:
        return take_in((file,), replace(settings, root=folder))
    except SourceError as error:
        check_refusal(error)
        return None


def check_refusal(error: SourceError | CannotWriteError) -> None:
    """It names its file and says what is wrong in both languages, in words that can be printed."""
    assert error.where.file
    assert error.message.zh.strip()
    assert error.message.en.strip()
    assert f"{error.where}{error.message.zh}{error.message.en}".encode()


def check(source: Path, taken: TakenIn, settings: Settings, *, as_folder: bool = True) -> None:
    """What was read can be printed, kept as a folder, and read again."""
    issue = on_pages(taken.issue)
    said = json.dumps(issue_to_json(issue), ensure_ascii=False)
    assert said.encode("utf-8")
    assert not [text for text in texts(json.loads(said)) if UNPRINTABLE.search(text)]
    ids = [story.id for page in issue.pages for story in page.stories]
    assert all(SAFE_ID.fullmatch(own) for own in ids)
    assert len(set(ids)) == len(ids)
    assert all(Path(name).parts[0] == "pictures" and ".." not in Path(name).parts for name in taken.pictures)
    if not as_folder:
        return
    target = source.parent / "issue"
    try:
        write_folder(issue, replace(settings, root=source.parent), [source], target, taken.pictures)
        # A page of nothing but slogans stands in issue.toml alone.
        again = take_in((target,), replace(settings, root=target, issue=load((target,)).issue))
        assert len(again.issue.pages) == len(issue.pages)
    except (SourceError, CannotWriteError) as error:
        check_refusal(error)
    finally:
        shutil.rmtree(target, ignore_errors=True)


def texts(said: object) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, dict | list):
        for value in said.values() if isinstance(said, dict) else said:
            yield from texts(value)


def on_pages(issue: Issue) -> Issue:
    """With stories that came without a page on one of their own."""
    if not issue.unplaced:
        return issue
    number = max((page.number for page in issue.pages), default=0) + 1
    return replace(issue, pages=(*issue.pages, Page(number, issue.unplaced)), unplaced=())


PICTURES: dict[str, Callable[[], bytes]] = {
    "JPEG": lambda: with_iim(
        {120: "渡口。".encode()}, encoded(drawn(), "JPEG", xmp=FACES, exif=TURNED, icc_profile=srgb())
    ),
    "progressive JPEG": lambda: encoded(drawn(), "JPEG", progressive=True),
    "PNG": lambda: encoded(drawn(), "PNG", exif=TURNED, icc_profile=srgb()),
    "PNG with a palette": lambda: encoded(drawn("P"), "PNG", transparency=0),
    "PNG of 16 bits": lambda: encoded(Image.new("I;16", SIZE, 999), "PNG"),
    "TIFF": lambda: encoded(drawn("CMYK"), "TIFF", compression="tiff_lzw"),
    "TIFF unpacked": lambda: encoded(drawn(), "TIFF", exif=TURNED),
    "WebP": lambda: encoded(drawn(), "WEBP", xmp=FACES, exif=TURNED),
    "GIF": lambda: encoded(drawn("P"), "GIF", save_all=True, append_images=[drawn("P").rotate(90)]),
    "HEIC": lambda: encoded(drawn(), "HEIF", xmp=FACES, exif=TURNED),
    "AVIF": lambda: encoded(drawn(), "AVIF", xmp=FACES, exif=TURNED),
    "BMP": lambda: encoded(drawn(), "BMP"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_damaged_pictures_are_used_or_refused(name: str) -> None:
    whole = PICTURES[name]()
    for number in range(PICTURE_ROUNDS):
        data = mutated(random.Random(f"{name} {number}"), whole)
        named = NamedPicture("pictures/a.jpg", Where("stories/a.md"), data)
        try:
            width, height = look_at(named, LIMITS).size_px
            with Image.open(BytesIO(upright_bytes(named, LIMITS))) as image:
                image.load()
                assert image.format in ("JPEG", "PNG")
                assert (image.width > image.height) == (width > height)
        except SourceError as error:
            check_refusal(error)
        except Exception as error:
            error.add_note(f"{name}, round {number}: {data[:3000]!r}")
            raise
