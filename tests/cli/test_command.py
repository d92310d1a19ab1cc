"""The command as a person meets it: codes, messages in both languages, nothing half-written."""

import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from pipeline.cli.words import HELP
from pipeline.errors import ExitCode

ROOT = Path(__file__).resolve().parents[2]
CODE = "from pipeline.cli import main; main()"


def banmian(*words: str | Path, language: str = "C.UTF-8", **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-W", "error", "-c", CODE, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": language, "NO_COLOR": "1"},
        **options,
    )


def test_exit_codes_are_the_published_ones() -> None:
    assert {code.name: code.value for code in ExitCode} == {
        "GOOD": 0,
        "FINDINGS": 1,
        "USAGE": 2,
        "SOURCE": 3,
        "DOES_NOT_FIT": 4,
        "NOT_PRESS_READY": 5,
        "EPUB_INVALID": 6,
        "TOOL_MISSING": 7,
        "CANNOT_WRITE": 8,
        "DEFECT": 70,
        "INTERRUPTED": 130,
    }


def test_help_speaks_both_languages_and_loads_nothing_heavy() -> None:
    assert "电子书" in banmian("--help", language="zh_CN.UTF-8").stdout
    assert "press PDF" in banmian("--help").stdout
    assert "电子书" in banmian("--lang", "zh", "--help").stdout
    assert all(said.zh and said.en for said in HELP.values())
    probe = (
        "import sys; sys.argv = ['banmian', '--help']\n"
        "from pipeline.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted({'weasyprint','pikepdf','pydantic','ebooklib','uharfbuzz','rich'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", ["check", "plan", "parse"])
def test_light_commands_do_not_load_the_renderer(seed_folder: Path, command: str) -> None:
    words = [command, str(seed_folder), *(["--json"] if command != "check" else [])]
    probe = (
        f"import sys; sys.argv = ['banmian', *{words!r}]\n"
        "from pipeline.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted({'weasyprint','pikepdf','ebooklib'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stderr.splitlines()[-1] == "[]"


def test_version() -> None:
    assert banmian("--version").stdout.startswith("banmian ")


def test_build_by_the_command(seed_folder: Path, tmp_path: Path) -> None:
    done = banmian("build", seed_folder, "-o", tmp_path / "dist")
    assert done.returncode == 0, done.stderr
    made = {path.name for path in (tmp_path / "dist" / "rugao-2023-01-05").iterdir()}
    assert made == {"press.pdf", "proof.pdf", "proof-01.png", "issue.epub", "report.json", "manifest.json"}
    assert "3969 characters" in done.stderr


def test_json_is_alone_on_stdout(seed_folder: Path) -> None:
    assert json.loads(banmian("parse", seed_folder, "--json").stdout)["schema"] == "banmian/issue/1"
    assert json.loads(banmian("plan", seed_folder, "--json").stdout)["schema"] == "banmian/plan/1"
    assert json.loads(banmian("check", seed_folder, "--json").stdout)["findings"]


def test_a_plan_is_drawn(seed_folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "plan.png"
    said = banmian("plan", seed_folder, "--json", "--picture", target)
    assert json.loads(said.stdout)["pages"][0]["metrics"]["uncovered_cells"] == 0
    with Image.open(target) as picture:
        # Heads, legs and paper are there in their colours.
        colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 20) or []}
    assert {(0xB4, 0x48, 0x3C), (0xD9, 0xD9, 0xD9), (255, 255, 255)} <= colours
    assert [path.name for path in target.parent.iterdir()] == ["plan.png"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["bogus"], 2),
        (["build"], 2),
        (["build", "SEED", "--date", "yesterday"], 2),
        (["build", "SEED", "--formats", "press,poster"], 2),
        (["build", "SEED", "--layout", "../broadsheet"], 2),
        (["build", "SEED", "--lang", "fr"], 2),
        (["build", "nowhere"], 3),
        (["preflight", "nowhere.pdf"], 3),
    ],
)
def test_misuse_is_answered_with_its_code(seed_folder: Path, tmp_path: Path, words: list[str], code: int) -> None:
    said = [str(seed_folder) if word == "SEED" else word for word in words]
    done = banmian(*said, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_bad_copy_is_answered_with_file_and_code(tmp_path: Path) -> None:
    for name, data in (("empty.txt", b""), ("binary.txt", bytes(500)), ("wrong.txt", b"\xff\xff\xff\xfe\xfd" * 9)):
        (tmp_path / name).write_bytes(data)
        done = banmian("build", tmp_path / name, "-o", tmp_path / "dist")
        assert done.returncode == 3
        assert name in done.stderr
    assert not (tmp_path / "dist").exists()


def test_unknown_key_is_named_with_line_and_likely_meaning(issue_copy: Path, tmp_path: Path) -> None:
    (issue_copy / "paper.toml").write_text('id = "x"\ntitel = "报"\n', encoding="utf-8")
    done = banmian("build", issue_copy, "-o", tmp_path / "dist")
    assert done.returncode == 3
    assert "paper.toml:2" in done.stderr
    assert "title" in done.stderr
    assert "titel" in banmian("build", issue_copy, "--lang", "zh").stderr


def test_a_language_that_is_no_language_tag_is_refused(issue_copy: Path, tmp_path: Path) -> None:
    (issue_copy / "paper.toml").write_text('id = "x"\nlanguage = "中文\\"><b>"\n', encoding="utf-8")
    done = banmian("epub", issue_copy, "-o", tmp_path / "dist")
    assert done.returncode == 3, done.stderr
    assert "paper.toml:2" in done.stderr
    assert not (tmp_path / "dist").exists()


def test_missing_glyph_keeps_the_press_edition_back(issue_copy: Path, tmp_path: Path) -> None:
    page = issue_copy / "copy" / "01.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("吴女士是湖北人", "𰻝女士是湖北人"), encoding="utf-8")
    done = banmian("press", issue_copy, "-o", tmp_path / "dist")
    assert done.returncode == 7
    assert "U+30EDD" in done.stderr
    assert not (tmp_path / "dist").exists()
    assert banmian("check", issue_copy).returncode == 1


def test_a_missing_picture_nobody_decided_on_keeps_the_press_back(issue_copy: Path, tmp_path: Path) -> None:
    toml = issue_copy / "issue.toml"
    toml.write_text(toml.read_text(encoding="utf-8").split("[[decision]]")[0], encoding="utf-8")
    done = banmian("press", issue_copy, "-o", tmp_path / "dist")
    assert done.returncode == 5
    assert banmian("proof", issue_copy, "-o", tmp_path / "dist").returncode == 0


def test_build_makes_the_other_products_and_says_why_there_is_no_press_edition(
    seed_folder: Path, tmp_path: Path
) -> None:
    """The raw text of the page alone: its picture is missing, and nobody decided to run without it."""
    page = tmp_path / "page-01.txt"
    page.write_bytes((seed_folder / "copy" / "01.txt").read_bytes())
    done = banmian("build", page, "-o", tmp_path / "dist", "--date", "2023-01-05")
    assert done.returncode == 5
    assert "图为会议现场" in done.stderr
    made = {path.name for path in (tmp_path / "dist" / "paper-2023-01-05").iterdir()}
    assert made == {"proof.pdf", "proof-01.png", "issue.epub", "report.json", "manifest.json"}


def test_output_that_cannot_be_written(seed_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("a file in the way", encoding="utf-8")
    done = banmian("epub", seed_folder, "-o", tmp_path / "dist")
    assert done.returncode == 8
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_a_full_disk_leaves_nothing(seed_folder: Path, tmp_path: Path) -> None:
    """A limit on file size stands in for a full disk: the write fails half-way."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    done = banmian("proof", seed_folder, "-o", tmp_path / "dist", preexec_fn=limit)
    assert done.returncode == 8, done.stderr
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_leaves_nothing(seed_folder: Path, tmp_path: Path, stop: signal.Signals) -> None:
    # It says when it begins, so that neither a slow start nor a quick end escapes the signal.
    code = "import pipeline.cli; print('begun', flush=True); pipeline.cli.main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "build", str(seed_folder), "-o", str(tmp_path / "dist")],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    time.sleep(0.4)
    process.send_signal(stop)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert not (tmp_path / "dist").exists() or not list((tmp_path / "dist").iterdir())


def test_press_pdf_passes_its_own_preflight_and_the_proof_does_not(seed) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    good = banmian("preflight", seed.folder / "press.pdf")
    assert good.returncode == 0
    assert "not certified" in good.stdout
    bad = banmian("preflight", seed.folder / "proof.pdf", "--json")
    assert bad.returncode == 5
    assert "preflight-output-intent" in {finding["code"] for finding in json.loads(bad.stdout)["findings"]}


@pytest.mark.parametrize("layout", ["tabloid", "bulletin"])
def test_other_layouts_hold_every_character(seed_folder: Path, tmp_path: Path, layout: str) -> None:
    done = banmian("press", seed_folder, "-o", tmp_path / "dist", "--layout", layout)
    assert done.returncode == 0, done.stderr


def test_doubts_of_a_folder_are_settled_by_the_command(seed_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    assert banmian("parse", seed_folder, "-o", folder).returncode == 0
    listed = json.loads(banmian("settle", folder, "--json").stdout)["doubts"]
    said = banmian("settle", folder, "--lang", "zh").stdout
    assert said.startswith("1  stories/")
    # A reading that is another story is named by its headline.
    assert "1: p01-s01 “2022年度抓基层党建述职评议考核会议召开”" in said
    done = banmian("settle", folder, "1", "1")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, listed[0]["file"])
    assert len(json.loads(banmian("settle", folder, "--json").stdout)["doubts"]) == len(listed) - 1
    assert banmian("settle", folder, "99").returncode == 2
    assert banmian("settle", seed_folder).returncode == 2


def test_doubts_that_are_void_with_another_are_told(tmp_path: Path) -> None:
    entry = "- code: {}\n  message: {}\n  message_en: x\n  at: page.md:1\n"
    first = entry.format("intake-line-kind", "甲") + "  alternatives: [a kicker]\n"
    doubts = first + entry.format("intake-column-head", "乙") + "  alternatives: [furniture]\n"
    stories = tmp_path / "folder" / "stories"
    stories.mkdir(parents=True)
    page = stories / "01.md"
    head = "id: a\npage: 1\nrank: 1\ncolumn_head: 新城\nheadline: 题\nsource: page.md:1\n"
    page.write_text(f"---\n{head}doubts:\n{doubts}---\n\n正文。\n", encoding="utf-8")
    origins = {"schema": "banmian/origins/1", "copy": [], "stories": {"a": [["column_head.0", "1", "", "0"]]}}
    (tmp_path / "folder" / "origins.json").write_text(json.dumps(origins), encoding="utf-8")
    done = banmian("settle", tmp_path / "folder", "1", "1", "--lang", "zh")
    assert (done.returncode, done.stdout.splitlines()) == (0, ["origins.json", "stories/01.md"])
    assert done.stderr == "随之作废: page.md:1  [intake-column-head] 乙\n"
    assert "kicker:\n- 新城\n" in page.read_text(encoding="utf-8")


def test_an_issue_of_pages_without_stories_or_doubts_is_written(tmp_path: Path) -> None:
    source = tmp_path / "issue.json"
    slogan = {"kind": "slogan", "text": ["建设新城"], "source_file": "", "source_lines": []}
    page = {"number": 1, "name": "要闻", "editors": [], "stories": [], "furniture": [slogan]}
    paper = {"id": "demo", "title": None, "publisher": None, "cn_number": None, "language": "zh-CN"}
    issue = {"schema": "banmian/issue/1", "paper": paper, "date": None, "issue_number": None, "pages": [page]}
    source.write_text(json.dumps({**issue, "findings": []}, ensure_ascii=False), encoding="utf-8")
    done = banmian("parse", source, "-o", tmp_path / "out")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert done.stderr.splitlines()[-1] == f"Written: {tmp_path / 'out'}, 0 stories, 0 doubts."
    assert "建设新城" in (tmp_path / "out" / "issue.toml").read_text(encoding="utf-8")
    assert list((tmp_path / "out" / "stories").iterdir()) == []


ENGLISH = re.compile(r"[A-Za-z]{2,}")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "没有说要做什么。可做：build、"),
        (["bogus"], "没有命令“bogus”。可做：build、"),
        (["biuld", "x"], "没有命令“biuld”。是不是 build？"),
        (["build"], "缺少 SOURCE...。"),
        (["preflight"], "缺少 FILE.pdf。"),
        (["settle"], "缺少 FOLDER。"),
        (["build", "x", "--lagn", "zh"], "没有选项 --lagn。是不是 --lang？"),
        (["build", "x", "-q"], "没有选项 -q。"),
        (["--bogus\x1b[1m"], "没有选项 --bogus\\x1b[1m。"),
        (["build", "x", "--date"], "选项 --date 后面要写值。"),
        (["build", "x", "-o"], "选项 -o 后面要写值。"),
        (["check", "x", "--json=1"], "选项 --json 不带值。"),
        (["--version=1"], "选项 --version 不带值。"),
        (["settle", "f", "x"], "DOUBT 要写整数。"),
        (["settle", "f", "1", "1.5"], "READING 要写整数。"),
        (["settle", "f", "1", "1", "z", "q"], "多了 z q：没有地方放。"),
        (["settle", "--lang", "zh", "f", "1", "1", "--json", "z"], "多了 z：没有地方放。"),
        (["preflight", "a.pdf", "--", "b.pdf"], "多了 b.pdf：没有地方放。"),
    ],
)
def test_misuse_is_told_in_chinese_alone(tmp_path: Path, words: list[str], said: str) -> None:
    done = banmian(*words, language="zh_CN.UTF-8", cwd=tmp_path)
    first, hint = done.stderr.splitlines()
    assert done.returncode == 2
    assert first.startswith(f"用法有误：{said}")
    assert hint == "试试 banmian --help"
    known = {"build", "press", "proof", "epub", "parse", "settle", "check", "plan", "preflight"}
    known |= {"lang", "json", "date", "version", "SOURCE", "FILE", "FOLDER", "DOUBT", "READING", "pdf"}
    assert set(ENGLISH.findall(first)) <= known | set(ENGLISH.findall(" ".join(words)))


def test_misuse_in_english_names_the_argument() -> None:
    assert banmian("build").stderr == "Usage: Missing argument 'SOURCE...'.\nTry banmian --help\n"
    assert banmian().stderr.startswith("Usage: No command was given. Commands: build, press,")


def test_a_folder_that_cannot_be_written_is_exit_8(seed_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert banmian("parse", seed_folder, "-o", tmp_path / "file").returncode == 8
    assert banmian("parse", seed_folder, "-o", tmp_path / "file" / "inside").returncode == 8


def test_a_plan_tells_its_seconds_only_when_asked(seed_folder: Path, tmp_path: Path) -> None:
    said = banmian("plan", seed_folder, "--json", "--seconds", "-o", tmp_path)
    assert json.loads(said.stdout)["cpu_seconds"] > 0
    silent = banmian("plan", seed_folder, "--json", "-o", tmp_path)
    assert "cpu_seconds" not in json.loads(silent.stdout)
