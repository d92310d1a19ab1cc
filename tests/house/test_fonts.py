"""The fonts are those of the lock, and hold what they promise."""

import hashlib
import tomllib
from pathlib import Path

import pytest
import uharfbuzz as hb

FONTS = Path(__file__).resolve().parents[2] / "fonts"
LOCK = tomllib.loads((FONTS / "fonts.lock").read_text(encoding="utf-8"))
FILES = sorted(LOCK["font"])


def face(name: str) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(FONTS / name)))


@pytest.mark.parametrize("name", FILES)
def test_font_is_that_of_the_lock(name: str) -> None:
    said = LOCK["font"][name]
    assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == said["sha256"]
    assert (FONTS / said["licence"]).is_file()
    assert said["package"] in LOCK["package"]
    assert face(name).get_name(1) == said["family"]


@pytest.mark.parametrize("name", FILES)
def test_font_covers_gbk(name: str) -> None:
    held = set(face(name).unicodes)
    han = [code for code in range(0x4E00, 0x9FA6) if chr(code).encode("gbk", "ignore")]
    assert len(han) == 20902
    assert not set(han) - held


@pytest.mark.parametrize("name", FILES)
def test_dash_is_a_whole_em(name: str) -> None:
    font = hb.Font(face(name))
    assert font.get_glyph_h_advance(font.get_nominal_glyph(ord("—"))) == face(name).upem


def test_reserved_names_are_not_used() -> None:
    for name in FILES:
        family = str(face(name).get_name(1)).lower()
        assert "noto" not in family
        assert "source" not in family
        assert "wenkai" not in family
