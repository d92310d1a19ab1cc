"""Where layouts and fonts lie: beside the package in a checkout, inside it when installed from a wheel."""

from pathlib import Path

__all__ = ["fonts_root", "layouts_root"]

PACKAGE = Path(__file__).resolve().parents[1]


def layouts_root() -> Path:
    """The folder of the layouts that come with the program."""
    return _root("layouts")


def fonts_root() -> Path:
    """The folder of the typefaces."""
    return _root("fonts")


def _root(name: str) -> Path:
    installed = PACKAGE / f"_{name}"
    return installed if installed.is_dir() else PACKAGE.parent / name
