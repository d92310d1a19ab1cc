"""Where layouts and fonts lie."""
from pathlib import Path
__all__ = ["fonts_root", "layouts_root"]
def layouts_root() -> Path:
    return Path(__file__).resolve().parents[2] / "layouts"
def fonts_root() -> Path:
    return Path(__file__).resolve().parents[2] / "fonts"
