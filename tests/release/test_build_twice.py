"""Same input, same bytes: another folder, time zone, locale and hash seed change nothing."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path


def run_build(source: Path, out: Path, **environment: str) -> None:
    code = "from pipeline.cli import main; main()"
    root = Path(__file__).resolve().parents[2]
    subprocess.run(
        [sys.executable, "-c", code, "build", str(source), "-o", str(out)],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(root), **environment},
    )


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_two_builds_are_equal_byte_for_byte(seed_folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "another place" / "issue"
    shutil.copytree(seed_folder, elsewhere)
    run_build(seed_folder, tmp_path / "one", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    run_build(elsewhere, tmp_path / "two", PYTHONHASHSEED="77", TZ="Asia/Shanghai", LC_ALL="zh_CN.UTF-8")
    one = hashes(tmp_path / "one" / "rugao-2023-01-05")
    two = hashes(tmp_path / "two" / "rugao-2023-01-05")
    # The report names the source folder as it was given.
    differing = {name for name in one if one[name] != two.get(name)}
    assert differing <= {"report.json", "manifest.json"}
    reports = [
        json.loads((tmp_path / name / "rugao-2023-01-05" / "report.json").read_text(encoding="utf-8"))
        for name in ("one", "two")
    ]
    for report in reports:
        report.pop("sources")
    assert reports[0] == reports[1]


def test_manifest_names_every_file(seed) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    listed = {
        entry["file"]: (entry["bytes"], entry["sha256"]) for entry in json.loads(seed.data("manifest.json"))["files"]
    }
    found = {
        path.name: (path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in seed.folder.iterdir()
        if path.name != "manifest.json"
    }
    assert listed == found


def test_report_tells_what_was_proved_and_withheld(seed) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    report = json.loads(seed.data("report.json"))
    assert report["schema"] == "banmian/report/1"
    assert report["characters"] == 3969
    assert set(report["characters_proved"]) == {"press.pdf", "proof.pdf", "issue.epub"}
    assert report["withheld"]["press"][0]["caption"] == "图为会议现场。"
    assert report["withheld"]["proof"] == []
