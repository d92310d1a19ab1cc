"""Damaged and hostile copy of every format: it is read, or refused with its file in both languages; nothing else.

Valid samples are changed by a seeded hand: bits turned, parts cut, doubled, moved and nested, hostile bytes put in,
encodings and endings of names exchanged.  A reader that fails here fails on a night desk.
"""

import json
import random
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import CannotWriteError, SourceError
from pipeline.intake.folder import write_folder
from pipeline.intake.json_form import issue_to_json
from pipeline.intake.reader import TakenIn, take_in
from pipeline.intake.registry import suffixes
from pipeline.model import Issue, Page
from pipeline.settings import load
from pipeline.settings.values import Limits, Settings
from tests.intake.copy_samples import SAMPLES

ROUNDS = 120
LIMITS = Limits(most_bytes=200_000, most_unpacked_bytes=2_000_000, most_pixels=1_000_000, deepest=40)
UNPRINTABLE = re.compile("[\x7f-\x9f\ufffe\uffff]|\\\\u00[01]")
SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
KNOWN = [sample for sample in SAMPLES if sample[1] in suffixes()]

HOSTILE = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x80", b"\x1b[31m", b"\x85",
    "\u202e\u2066\u200b\ufeff".encode(), "\ufffe\uffff".encode(), "\U000e0041".encode(), "a\u0301\u0301".encode(),
    b"\r", b"\r\n\r", b"\x0c", b"\t", b"---\n", b"\n---\n", b"&amp;", b"&lol;", b"&#0;", b"&#xD800;", b"&#x10FFFF;",
    b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>', b"<![CDATA[", b"]]>", b"<!--", b"<script>",
    b'<img src="file:///etc/passwd">', b'<img src="../../x.jpg">', b'<xi:include href="file:///etc/passwd"/>',
    b"{{x}}", b"{% x %}", b"${x}", b"{.signed} ", b"{a|b", b"[x]{.kai", b"**", b"~", b"^", b"`", b"> ", b"- ", b"| a |",
    b'"', b"\\", b"\\ud800", b"1e999999", b"9" * 400, b"-0", b"NaN", b"null", b"[[", b"{{", b"*a", b"&a ",
    b"!!python/x ", b"?", b"<<: ",
    "（下转第2版）".encode(), "图为".encode(), "：".encode(), "　".encode(), "🧑‍🚀".encode(),
)  # fmt: skip
NESTED = ((b"[", b"]"), (b'{"a":', b"}"), (b"<p>", b"</p>"), (b"<b>", b""), (b"> ", b""), (b"- ", b""), (b"(", b")"))
ENCODINGS = ("utf-16", "utf-16-be", "gb18030", "utf-8-sig", "utf-32", "big5", "latin-1")

Mutation = Callable[[random.Random, bytes], bytes]


def flipped(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 9)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut_off(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def cut_out(chance: random.Random, data: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[:start] + data[end:]


def doubled(chance: random.Random, data: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[:end] + data[start:end] * chance.randrange(1, 6) + data[end:]


def moved(chance: random.Random, data: bytes) -> bytes:
    start, middle, end = sorted(chance.randrange(len(data)) for _ in range(3))
    return data[:start] + data[middle:end] + data[start:middle] + data[end:]


def poisoned(chance: random.Random, data: bytes) -> bytes:
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.choice(HOSTILE) * chance.choice((1, 1, 1, 40)) + data[at:]
    return data


def nested(chance: random.Random, data: bytes) -> bytes:
    before, after = chance.choice(NESTED)
    at, deep = chance.randrange(len(data) + 1), chance.choice((30, 300, 3000))
    return data[:at] + before * deep + after * deep + data[at:]


def recoded(chance: random.Random, data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "ignore")


MUTATIONS: tuple[Mutation, ...] = (flipped, cut_off, cut_out, doubled, moved, poisoned, poisoned, nested, recoded)


def mutated(chance: random.Random, whole: bytes) -> bytes:
    """A sample changed once to three times; text is mostly mended to UTF-8, for what is none is refused at once."""
    data = whole
    for _ in range(chance.choice((1, 1, 2, 3))):
        data = chance.choice(MUTATIONS)(chance, data or b"?")
    if whole.isascii() or chance.random() < 0.1 or b"\x00" in whole:
        return data
    return data.decode("utf-8", "ignore").encode()


@pytest.fixture(scope="module")
def plain_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = load((tmp_path_factory.mktemp("settings") / "x.txt",))
    return replace(settings, paper=replace(settings.paper, intake=LIMITS))


def test_every_reader_has_a_sample() -> None:
    from pipeline.intake import registry

    sampled = {suffix for _, suffix, _ in SAMPLES}
    for reader in registry._readers():  # noqa: SLF001 - there is no other list of them
        assert sampled & set(reader.SUFFIXES), f"{reader.NAME.en}: add a line to copy_samples.SAMPLES"


@pytest.mark.parametrize(("name", "suffix", "sample"), KNOWN, ids=[sample[0] for sample in KNOWN])
def test_a_sample_is_read(
    tmp_path: Path, plain_settings: Settings, name: str, suffix: str, sample: Callable[[], bytes]
) -> None:
    taken = read(tmp_path, f"a{suffix}", sample(), plain_settings)
    assert taken is not None, name
    stories = [story for page in taken.issue.pages for story in page.stories] + list(taken.issue.unplaced)
    assert "".join(text for story in stories for text in story.paragraphs)
    check(tmp_path, taken, plain_settings)


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
                check(tmp_path, taken, plain_settings)
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
    finally:
        file.unlink()


def check_refusal(error: SourceError | CannotWriteError) -> None:
    """It names its file and says what is wrong in both languages, in words that can be printed."""
    assert error.where.file
    assert error.message.zh.strip()
    assert error.message.en.strip()
    assert f"{error.where}{error.message.zh}{error.message.en}".encode()


def check(folder: Path, taken: TakenIn, settings: Settings) -> None:
    """What was read can be printed, kept as a folder, and read again."""
    issue = on_pages(taken.issue)
    said = json.dumps(issue_to_json(issue), ensure_ascii=False)
    assert said.encode("utf-8")
    # JSON escapes the controls below U+0020; of those a line end and a tab alone may be in copy.
    assert not UNPRINTABLE.search(said)
    ids = [story.id for page in issue.pages for story in page.stories]
    assert all(SAFE_ID.fullmatch(own) for own in ids)
    assert len(set(ids)) == len(ids)
    assert all(Path(name).parts[0] == "pictures" and ".." not in Path(name).parts for name in taken.pictures)
    target = folder / "issue"
    try:
        write_folder(issue, settings, [], target, taken.pictures)
        again = take_in((target,), replace(settings, root=target))
        assert len(again.issue.pages) == len(issue.pages)
    except (SourceError, CannotWriteError) as error:
        check_refusal(error)
    finally:
        shutil.rmtree(target, ignore_errors=True)


def on_pages(issue: Issue) -> Issue:
    """With stories that came without a page on one of their own."""
    if not issue.unplaced:
        return issue
    number = max((page.number for page in issue.pages), default=0) + 1
    return replace(issue, pages=(*issue.pages, Page(number, issue.unplaced)), unplaced=())
