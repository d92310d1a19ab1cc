"""The fonts are those of the lock, and hold what they promise."""

import hashlib
import tomllib
from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "fonts"
OUTSIDE_GBK = Path(__file__).with_name("standard-list-outside-gbk.txt")
LOCK = tomllib.loads((FONTS / "fonts.lock").read_text(encoding="utf-8"))
FILES = sorted(LOCK["font"])
RARE = "BanmianRare-Regular.ttf"
TAIWAN_FILES = [name for name in FILES if "TC" in name]
# Those that hold GBK and the standard list; the Traditional display faces hold Big5.
MAINLAND_FILES = [
    name for name in FILES if name != RARE and name not in {"BanmianSongTC-Heavy.otf", "BanmianHeiTC-Bold.otf"}
]
TEXT_FILES = [name for name in FILES if name != RARE]
NOTO_FILES = [name for name in TEXT_FILES if "Kai" not in name]
# What the sources lack of GBK; fonts/README.md says so too.
LACKS = {name: set("≒") for name in NOTO_FILES} | {"BanmianKai-Regular.ttf": set("﹉﹊﹋﹌﹍﹎﹏︴")}
EM = 1000


def face(name: str) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(FONTS / name)))


def shaped(name: str, text: str, direction: str = "ltr", **features: bool) -> list[tuple[int, int, int, int]]:
    """Glyph by glyph: where its ink starts and ends along the line, its advance, its glyph id."""
    font = hb.Font(face(name))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = direction
    hb.shape(font, buffer, features)
    found, pen = [], 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        ink = font.get_glyph_extents(info.codepoint)
        assert ink is not None
        if direction == "ltr":
            start, length, advance = pen + position.x_offset + ink.x_bearing, ink.width, position.x_advance
        else:
            start, length, advance = pen - position.y_offset - ink.y_bearing, -ink.height, -position.y_advance
        found.append((start, start + length, advance, info.codepoint))
        pen += advance
    return found


def test_lock_and_folder_hold_the_same_fonts() -> None:
    assert sorted(path.name for path in FONTS.iterdir() if path.suffix in {".otf", ".ttf"}) == FILES


@pytest.mark.parametrize("name", FILES)
def test_font_is_that_of_the_lock(name: str) -> None:
    said = LOCK["font"][name]
    assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == said["sha256"]
    assert (FONTS / said["licence"]).is_file()
    assert said["package"] in LOCK["package"]
    assert face(name).get_name(1) == said["family"]


@pytest.mark.parametrize("name", MAINLAND_FILES)
def test_font_covers_gbk(name: str) -> None:
    gbk = {code for code in range(0x80, 0x10000) if chr(code).encode("gbk", "ignore")}
    assert len(gbk) == 21791
    assert {chr(code) for code in gbk - set(face(name).unicodes)} == LACKS[name]


@pytest.mark.parametrize("name", MAINLAND_FILES)
def test_font_covers_the_standard_list(name: str) -> None:
    beyond = {ord(character) for character in OUTSIDE_GBK.read_text(encoding="utf-8") if not character.isspace()}
    assert len(beyond) == 276  # of 8105
    assert not beyond - set(face(name).unicodes)


@pytest.mark.parametrize("direction", ["ltr", "ttb"])
@pytest.mark.parametrize("name", TEXT_FILES)
def test_dash_is_two_em_without_a_gap(name: str, direction: str) -> None:
    # Two bars from edge to edge: 0-1000 and 1000-2000.
    assert [dash[:3] for dash in shaped(name, "——", direction)] == [(0, EM, EM), (EM, 2 * EM, EM)]


@pytest.mark.parametrize("name", TEXT_FILES)
def test_ellipsis_is_two_em_and_centred(name: str) -> None:
    for left, right, advance, _ in shaped(name, "…"):
        assert advance == EM
        assert left == pytest.approx(EM - right, abs=5)


@pytest.mark.parametrize("name", [name for name in TEXT_FILES if name not in TAIWAN_FILES])
def test_quotation_marks_stand_in_their_half(name: str) -> None:
    (left, _, advance, _), (_, right, advance_after, _) = shaped(name, "“”")
    assert (advance, advance_after) == (EM, EM)
    assert left >= EM / 2
    assert right - EM <= EM / 2


@pytest.mark.parametrize("mark", "，。、；：？！（）《》“”")
@pytest.mark.parametrize("name", NOTO_FILES)
def test_marks_can_be_halved(name: str, mark: str) -> None:
    if name in TAIWAN_FILES and mark in "？！":
        # Centred, these keep their em (clreq, Punctuation Adjustment Space).
        return
    assert [advance for _, _, advance, _ in shaped(name, mark, halt=True)] == [EM // 2]


@pytest.mark.parametrize("name", FILES)
def test_reserved_names_are_not_used(name: str) -> None:
    family = str(face(name).get_name(1)).lower()
    for reserved in ("noto", "source", "lxgw", "wenkai", "klee", "babelstone", "arphic"):
        assert reserved not in family


@pytest.mark.parametrize("name", TAIWAN_FILES)
def test_traditional_faces_cover_big5_and_centre_their_marks(name: str) -> None:
    covered = set(face(name).unicodes)
    big5 = {code for code in range(0x4E00, 0xFA10) if chr(code).encode("big5", "ignore")}
    assert len(big5) > 13000
    assert not big5 - covered
    for mark in "，。、":
        (left, right, advance, _), *_ = shaped(name, mark)
        assert advance == EM
        assert left == pytest.approx(EM - right, abs=60)
    assert shaped(name, "「", "ttb")[0][3] != shaped(name, "「")[0][3]


def test_rare_face_holds_what_song_lacks_and_stands_like_it() -> None:
    rare, song = set(face(RARE).unicodes), set(face("BanmianSong-Regular.otf").unicodes)
    assert not rare & song
    # What the source lacks as well; fonts/README.md says so.
    assert len(set(range(0x3400, 0x4DC0)) - song - rare) == 1979
    hkscs = {code for code in range(0x20000, 0x2A6E0) if chr(code).encode("big5hkscs", "ignore")}
    assert len(hkscs - song - rare) == 717
    jis = {code for code in range(0x20000, 0x2A6E0) if chr(code).encode("euc_jis_2004", "ignore")}
    assert len(jis) == 303
    assert not jis - song - rare
    assert ord("𠮷") in rare
    font = face(RARE)
    for code in (0x4D2E, 0x20BB7):
        drawn = hb.Font(font)
        glyph = drawn.get_nominal_glyph(code)
        assert glyph
        assert drawn.get_glyph_h_advance(glyph) == font.upem
        ink = drawn.get_glyph_extents(glyph)
        assert ink is not None
        assert -0.2 < (ink.y_bearing + ink.height) / font.upem < ink.y_bearing / font.upem < 0.95


def test_rare_face_may_be_embedded_and_carries_its_licence() -> None:
    with TTFont(FONTS / RARE) as opened:
        assert opened["OS/2"].fsType == 0
    licence = (FONTS / LOCK["font"][RARE]["licence"]).read_text(encoding="utf-8")
    assert "ARPHIC PUBLIC LICENSE" in licence
    assert "BabelStone Han" in licence


@pytest.mark.parametrize("name", TEXT_FILES)
def test_copyright_and_licence_travel_with_the_font(name: str) -> None:
    assert "Adobe" in str(face(name).get_name(0)) or "LXGW" in str(face(name).get_name(0))
    assert "Open Font License" in str(face(name).get_name(13))
