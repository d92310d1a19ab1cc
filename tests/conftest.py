"""Things many tests need: the seed issue, built once."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.build import Built, Request, build
from pipeline.settings.layout import Layout, load_layout
from pipeline.typography.composer import Composer
from pipeline.typography.faces import load_faces

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class BuiltSeed:
    built: Built
    folder: Path

    def data(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()


@pytest.fixture(scope="session")
def seed_folder() -> Path:
    return ROOT / "seeds" / "rugao-2023-01-05"


@pytest.fixture(scope="session")
def seed(seed_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSeed:
    out = tmp_path_factory.mktemp("dist")
    built = build(Request((seed_folder,), out))
    return BuiltSeed(built, built.folder)


@pytest.fixture
def issue_copy(seed_folder: Path, tmp_path: Path) -> Path:
    """The seed issue as a folder a test may change."""
    target = tmp_path / "issue"
    shutil.copytree(seed_folder, target)
    return target


@pytest.fixture(scope="session")
def broadsheet() -> Layout:
    return load_layout("broadsheet", ROOT)


@pytest.fixture(scope="session")
def composer(broadsheet: Layout) -> Composer:
    files = {face.role: (face.file, face.family) for face in broadsheet.faces}
    return Composer(load_faces(broadsheet.fonts_folder, files))
