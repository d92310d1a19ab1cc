"""Copy of every format, read, written as a folder and read again: the same issue."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.intake.folder import write_folder
from pipeline.intake.reader import take_in
from pipeline.settings import load
from tests.intake.copy_samples import SAMPLES
from tests.intake.test_folder import renamed, same

WIRES = Path(__file__).resolve().parents[3] / "shared" / "data"
FILES = sorted(
    path
    for folder in ("wire", "pages-1998")
    for path in (WIRES / folder).glob("*")
    if path.suffix in (".xml", ".json", ".txt") and not path.name.endswith(".gold.json")
)


def reads_back(source: Path, tmp_path: Path) -> None:
    """Prove it of one file; stories that make-up places stay without a page."""
    settings = load([source])
    before = take_in([source], settings)
    write_folder(before.issue, settings, [source], tmp_path / "out", before.pictures)
    after = take_in([tmp_path / "out"], load([tmp_path / "out"])).issue
    copy = f"copy/01{source.suffix.lower() or '.txt'}"
    unplaced = tuple(replace(story, source_file=copy) for story in before.issue.unplaced)
    same(replace(renamed(before.issue, source.name, copy), unplaced=unplaced), after)


@pytest.mark.parametrize(("suffix", "data"), [sample[1:] for sample in SAMPLES], ids=[sample[0] for sample in SAMPLES])
def test_a_sample_reads_back_the_same(tmp_path: Path, suffix: str, data: Callable[[], bytes]) -> None:
    source = tmp_path / f"sample{suffix}"
    source.write_bytes(data())
    reads_back(source, tmp_path)


@pytest.mark.skipif(not FILES, reason="the shared samples are not here")
@pytest.mark.parametrize("source", FILES, ids=lambda path: path.name[:40])
def test_a_shared_sample_reads_back_the_same(tmp_path: Path, source: Path) -> None:
    reads_back(source, tmp_path)
