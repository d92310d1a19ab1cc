"""All or nothing."""

from pathlib import Path

import pytest

from pipeline.errors import CannotWriteError
from pipeline.release.publish import publish


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


def test_a_release_replaces_the_one_before_whole(tmp_path: Path) -> None:
    target = tmp_path / "paper-2023-01-05"
    publish({"a.txt": b"1", "b.txt": b"2"}, target)
    publish({"a.txt": b"3"}, target)
    assert names(tmp_path) == ["a.txt", "manifest.json", "paper-2023-01-05"]
    assert (target / "a.txt").read_bytes() == b"3"


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "paper"
    target.mkdir()
    (target / "thesis.doc").write_text("mine", encoding="utf-8")
    with pytest.raises(CannotWriteError):
        publish({"a.txt": b"1"}, target)
    assert names(tmp_path) == ["paper", "thesis.doc"]


def test_a_file_in_the_way_is_an_error_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("a file", encoding="utf-8")
    with pytest.raises(CannotWriteError):
        publish({"a.txt": b"1"}, tmp_path / "dist" / "paper")
    assert names(tmp_path) == ["dist"]


def test_work_folders_of_dead_runs_are_removed(tmp_path: Path) -> None:
    dead = tmp_path / ".work-paper-abc"
    dead.mkdir()
    (dead / "half.pdf").write_bytes(b"half")
    publish({"a.txt": b"1"}, tmp_path / "paper")
    assert names(tmp_path) == ["a.txt", "manifest.json", "paper"]
