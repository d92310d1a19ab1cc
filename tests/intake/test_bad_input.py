"""Copy and settings that are wrong, enormous, endless or hostile: a clear refusal, in bounded time and space."""

import os
from pathlib import Path

import pytest

from pipeline.build import Request, parse
from pipeline.errors import ExitCode, SourceError
from pipeline.intake.copy_file import load_copy
from pipeline.model import Story
from pipeline.settings.values import PageSettings
from tests.intake.bounded import MOST_KIB, parse_bounded

STORY = "# 头班船靠岸\n\n清晨的渡口起了薄雾。\n"


def refused(*sources: Path) -> SourceError:
    with pytest.raises(SourceError) as caught:
        parse(Request(sources))
    error = caught.value
    assert error.where.file
    assert error.message.zh
    assert str(error.where).isprintable()
    return error


def story_of(folder: Path, text: str) -> Story:
    (folder / "a.md").write_text(text, encoding="utf-8")
    return parse(Request((folder / "a.md",))).issue.pages[0].stories[0]


# -- files ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_hundred_megabytes_are_refused_by_their_size(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(100_000_000)
    error = refused(tmp_path / name)
    assert "100000000 bytes" in error.message.en
    assert error.remedy is not None
    assert "most_bytes" in error.remedy.en


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_the_longest_copy_that_is_let_in_is_read_in_bounds(tmp_path: Path, name: str) -> None:
    # 1.5 MB of ordinary sentences: sixty pages of a broadsheet.
    paragraph = "清晨的渡口起了薄雾，头班船靠岸时，码头上已经排起了队。" * 4 + "\n\n"
    (tmp_path / name).write_text("# 头班船靠岸\n\n" + paragraph * 4_500, encoding="utf-8")
    ran = parse_bounded(tmp_path / name, tmp_path / "out")
    assert ran.code == ExitCode.GOOD, ran.said[-500:]
    assert ran.most_kib < MOST_KIB


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_not_read(tmp_path: Path, device: str) -> None:
    (tmp_path / "a.txt").symlink_to(device)
    assert "ordinary file" in refused(tmp_path / "a.txt").message.en


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    assert "ordinary file" in refused(tmp_path / "a.md").message.en
    (tmp_path / "stories").mkdir()
    os.mkfifo(tmp_path / "stories" / "a.md")
    assert "ordinary file" in refused(tmp_path).message.en


def test_a_loop_of_links_and_a_folder_with_the_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("a.md")
    assert refused(tmp_path / "a.md").where.file == "a.md"
    (tmp_path / "stories" / "b.md").mkdir(parents=True)
    assert refused(tmp_path).where.file == "stories/b.md"


def test_a_file_that_is_not_there_or_not_for_us(tmp_path: Path) -> None:
    assert refused(tmp_path / "no.md").where.file == "no.md"
    path = tmp_path / "a.md"
    path.write_text(STORY, encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert refused(path).where.file == "a.md"


def test_a_file_that_grows_while_it_is_read_is_refused() -> None:
    # /proc says 0 bytes of files that hold some, as a file does that is being written.
    with pytest.raises(SourceError, match="changed") as caught:
        load_copy(Path("/proc/self/status"), "a.txt", 1, PageSettings(1), 1_000_000)
    assert caught.value.remedy is not None


@pytest.mark.parametrize(
    "name",
    [
        "a\nb.md",
        "\x1b[31mred.md",
        "-o.md",
        "a b\u202e.md",
        "长" * 80 + ".md",
        b"bad\xff.md".decode("utf-8", "surrogateescape"),
    ],
)
def test_odd_names_are_told_on_one_plain_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(STORY, encoding="utf-8")
    story = parse(Request((path,))).issue.pages[0].stories[0]
    assert story.source_file.isprintable()
    assert story.source_file.encode()
    path.write_bytes(b"\xff\xff\xfe")
    refused(path)


@pytest.mark.parametrize("encoding", ["utf-32", "shift_jis", "euc_kr", "cp1252"])
def test_encodings_that_no_desk_uses_are_refused(tmp_path: Path, encoding: str) -> None:
    text = {
        "shift_jis": "渡し船が朝に岸へ着いた。",
        "euc_kr": "나룻배가 아침에 닿았다.",
        "cp1252": "Señor Núñez, señal.\n",
    }
    path = tmp_path / "a.txt"
    path.write_bytes(text.get(encoding, "头班船靠岸\n清晨的渡口起了薄雾。\n").encode(encoding))
    assert refused(path).remedy is not None


def test_what_may_have_been_misread_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("# 船\n\n日本。\n".encode("big5"))
    assert "intake-encoding" in {finding.code for finding in parse(Request((path,))).findings}


# -- Markdown -------------------------------------------------------------------------------------------------------

DEEP = {
    "quotes": "> " * 10_000 + "字",
    "lists": "\n".join("  " * depth + "- 字" for depth in range(0, 10_000, 50)),
    "list-in-a-line": "- " * 10_000 + "字",
    "brackets": "[" * 10_000 + "字" + "]" * 10_000 + "{.kai}",
    "braces": "{" * 10_000 + "囧|jiǒng" + "}" * 10_000,
    "ruby-open": "{囧|" * 5_000,
    "stars": "*" * 20_000,
    "stars-apart": "* 字 *" * 5_000,
    "strong-open": "**字 " * 5_000,
    "raised": "^x" * 10_000 + "~y" * 10_000,
    "backslashes": "\\" * 20_000,
    "cells": "|" * 20_000,
    "cells-escaped": "|" + "\\|" * 10_000 + "|",
    "rule": "|" + "-" * 20_000,
    "subheads": "#" * 20_000 + " 字",
    "subhead-ends": "### 字 " + "# " * 10_000,
    "outright": "{.signed} " * 2_000 + "字",
    "blanks": "字" + "　" * 20_000 + "字",
    "kai-open": "[字" * 5_000 + "{.kai}",
}


def test_nested_marks_are_read_in_bounds(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    for name, body in DEEP.items():
        (tmp_path / "stories" / f"{name}.md").write_text(f"# 标题\n\n{body}\n", encoding="utf-8")
    ran = parse_bounded(tmp_path, tmp_path / "out")
    assert ran.code == ExitCode.GOOD, ran.said[-500:]
    assert ran.most_kib < MOST_KIB


@pytest.mark.parametrize("name", DEEP)
def test_nested_marks_lose_no_character(tmp_path: Path, name: str) -> None:
    story = story_of(tmp_path, f"# 标题\n\n{DEEP[name]}\n")
    kept = sum(text.count("字") for text in story.paragraphs)
    assert kept == DEEP[name].count("字")


# -- front matter ---------------------------------------------------------------------------------------------------

LAUGHS = "a0: &a0 [哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈, 哈]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)
MERGES = "m0: &m0 {a: 1, b: 2, c: 3}\n" + "".join(
    f"m{n}: &m{n}\n  <<: [{', '.join([f'*m{n - 1}'] * 9)}]\n" for n in range(1, 10)
)
FRONTS = {
    "laughs": LAUGHS,
    "merges": MERGES,
    "python": 'headline: !!python/object/apply:os.system ["touch owned"]',
    "binary": "headline: !!binary aGk=",
    "number": "rank: !!int abc",
    "date": "headline: !!timestamp abc",
    "switch": "upright: !!bool abc",
    "deep": "headline: " + "[" * 10_000,
    "deep-tables": "headline: " + "{a: " * 10_000,
    "deep-blocks": "\n".join(" " * depth + "a:" for depth in range(1_000)),
    "surrogate": 'headline: "\\ud800"',
    "bell": 'headline: "\\a"',
    "null": 'headline: "\\0"',
    "list-as-key": "? [a]\n: b",
    "list": "- a\n- b",
    "text": "头班船靠岸",
    "endless": "headline:\n" + "- 字\n" * 150_000,
    "long-number": "rank: " + "9" * 10_000,
    "not-a-number": "rank: .nan",
}


@pytest.mark.parametrize("name", FRONTS)
def test_hostile_front_matter_is_refused_with_its_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\n{FRONTS[name]}\n---\n\n正文。\n", encoding="utf-8")
    error = refused(path)
    assert error.where.file == "a.md"
    assert len(error.message.en) < 1_000
    assert not Path("owned").exists()


# -- settings -------------------------------------------------------------------------------------------------------

TOMLS = {
    "deep-lists": "a = " + "[" * 10_000,
    "deep-tables": "a = " + "{a = " * 10_000,
    "long-number": "a = " + "9" * 10_000,
    "bell": 'title = "\\u0007"',
    "key": '"\\u001b[31m" = 1',
    "surrogate": 'title = "\\ud800"',
    "not-utf-8": "title = 'é'",
    "long": "# " + "x" * 1_000_001,
    "limit-0": "[intake]\nmost_bytes = 0",
    "limit-endless": "[intake]\nmost_pixels = 99999999999",
    "limit-unpacked": "[intake]\nmost_unpacked_bytes = 5000000000",
    "limit-deep": "[intake]\ndeepest = 100000",
    "words": '[intake]\npicture_words = "invent"',
}


@pytest.mark.parametrize("file", ["paper.toml", "issue.toml"])
@pytest.mark.parametrize("name", TOMLS)
def test_hostile_settings_are_refused_with_their_file(tmp_path: Path, name: str, file: str) -> None:
    (tmp_path / "a.md").write_text(STORY, encoding="utf-8")
    (tmp_path / file).write_bytes(TOMLS[name].encode("cp1252"))
    error = refused(tmp_path / "a.md")
    assert error.where.file == file
    assert error.message.en.isprintable()
    assert len(error.message.en) < 1_000


def test_a_layout_of_the_papers_own_that_is_deep_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(STORY, encoding="utf-8")
    (tmp_path / "paper.toml").write_text('layout = "own"\n', encoding="utf-8")
    (tmp_path / "layouts" / "own").mkdir(parents=True)
    (tmp_path / "layouts" / "own" / "layout.toml").write_text("a = " + "[" * 10_000, encoding="utf-8")
    assert refused(tmp_path / "a.md").where.file.endswith("layout.toml")


def test_every_limit_is_documented() -> None:
    from pipeline.settings.toml_files import PaperFile

    document = (Path(__file__).resolve().parents[2] / "docs" / "copy.md").read_text(encoding="utf-8")
    for key in type(PaperFile().intake).model_fields:
        assert f"`{key}`" in document, key
