"""One direction of data, one home for each foreign engine, small modules with honest names."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

PIPELINE = Path(__file__).resolve().parents[2] / "pipeline"
ORDER = (
    ("errors", "units", "words"),
    ("model",),
    ("settings",),
    ("intake",),
    ("checks",),
    ("typography",),
    ("makeup",),
    ("paint",),
    ("press",),
    ("ebook",),
    ("epaper",),
    ("release",),
    ("report",),
    ("editions",),
    ("build",),
    ("cli",),
)
RANKS = {name: rank for rank, names in enumerate(ORDER) for name in names}
HOMES = {"weasyprint": "paint", "pydyf": "paint", "ebooklib": "ebook", "pikepdf": "press", "pydantic": "settings"}
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
MODULES = sorted(PIPELINE.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Every module a file imports, deferred imports included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def package(path: Path) -> str:
    return path.relative_to(PIPELINE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PIPELINE)))
def test_imports_point_only_upwards(path: Path) -> None:
    here = package(path)
    if here == "__init__":
        return
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "pipeline" and len(parts) > 1 and parts[1] in RANKS and parts[1] != here:
            assert RANKS[parts[1]] < RANKS[here], f"{path.name} imports {name} from below"


def test_every_package_has_a_rank() -> None:
    found = {package(path) for path in MODULES} - {"__init__"}
    assert found <= set(RANKS)


@pytest.mark.parametrize("engine", ["weasyprint", "ebooklib", "pikepdf"])
def test_each_engine_has_one_home(engine: str) -> None:
    homes = {package(path) for path in MODULES if any(name.split(".")[0] == engine for name in imports(path))}
    assert homes == {HOMES[engine]}


def test_modules_are_small_and_well_named() -> None:
    for path in MODULES:
        assert path.stem not in VAGUE
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, path


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PIPELINE)))
def test_public_names_exist(path: Path) -> None:
    name = ".".join(("pipeline", *path.relative_to(PIPELINE).with_suffix("").parts)).removesuffix(".__init__")
    module = importlib.import_module(name)
    for public in getattr(module, "__all__", ()):
        assert hasattr(module, public), f"{name}.{public}"
    assert module.__doc__, f"{name} does not say what it is"
