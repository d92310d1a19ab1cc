"""Boxes, pull quotes and pictures in every arrangement: plan and finished PDF tell the same figures."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from pipeline.build import Request, build, plan
from pipeline.model import Module
from tests.makeup.copy_for_pages import SENTENCES, write_issue

SIZES = {"wide": (1500, 1000), "tall": (1500, 1125), "deep": (1000, 1400)}
# Stories of one page share captions: only their places tell whose they are.
CAPTIONS = ("清晨的渡口。", "窑口的火光。", "茶园雾大，采茶的人等着日头出来。")
QUOTE = f"quote: {SENTENCES[3][1:17]}"


def pictures(*names: str) -> str:
    shown = zip(names, CAPTIONS, strict=False)
    return "pictures:\n" + "".join(f"  - file: pictures/{name}.jpg\n    caption: {said}\n" for name, said in shown)


BOXED = ([1067, 1025, 757, 123, 454, 409, 318, 306], {
    "p01_s01": pictures("wide"),
    "p01_s02": "box: rule",
    "p01_s03": pictures("wide"),
    "p01_s04": pictures("wide", "tall"),
    "p01_s05": pictures("wide"),
    "p01_s06": QUOTE,
    "p01_s07": "box: fancy",
    "p01_s08": "box: tint",
})  # fmt: skip
PICTURED = ([1530, 319, 147, 567, 126, 434], {
    "p01_s01": pictures("deep", "wide"),
    "p01_s02": pictures("tall", "deep", "wide"),
    "p01_s03": pictures("wide"),
    "p01_s04": "box: fancy",
    "p01_s05": pictures("wide", "tall"),
    "p01_s06": QUOTE,
})  # fmt: skip
BESIDE = ([220, 1081, 1013, 898, 750, 128], {
    "p01_s01": pictures("tall", "deep", "wide"),
    "p01_s02": QUOTE,
    "p01_s03": "box: fancy",
    "p01_s04": "box: tint",
    "p01_s05": "box: rule",
    "p01_s06": pictures("deep", "wide"),
})  # fmt: skip


def kinds_of(module: Module) -> Iterator[str]:
    """What there is to read in a module."""
    yield module.kind
    places = [(picture.row, picture.rows) for picture in module.pictures]
    if module.box:
        yield f"box {module.box}"
    if module.quote is not None:
        yield "quote"
    if len(set(places)) < len(places):
        yield "row of pictures"
    elif len({row for row, _ in places}) < len(places):
        yield "large beside small"
    if any(picture.beside_em for picture in module.pictures):
        yield "caption beside"
    if places and len(module.legs) == 1 and places[0][0] <= module.legs[0].row < sum(places[0]):
        yield f"{module.kind} beside text"
    if module.hole is not None:
        yield "hole at the left" if module.hole.left else "hole at the right"
        yield from ("wrap with pictures" for _ in places[:1])


@pytest.mark.parametrize(
    ("page", "kinds"),
    [
        (BOXED, {"box rule", "box tint", "box fancy", "quote", "row of pictures", "caption beside"}),
        (PICTURED, {"large beside small", "wrap with pictures", "across beside text", "quote", "upright"}),
        (BESIDE, {"part beside text", "hole at the left", "box rule", "box tint", "box fancy", "quote"}),
    ],
)
def test_a_page_agrees(tmp_path: Path, page: tuple[list[int], dict[str, str]], kinds: set[str]) -> None:
    lengths, front = page
    folder = write_issue(tmp_path / "issue", {1: lengths}, settings='grid = "7x13"\n', **front)
    (folder / "pictures").mkdir()
    for name, size in SIZES.items():
        Image.new("RGB", size, (90, 120, 150)).save(folder / "pictures" / f"{name}.jpg")
    request = Request((folder,), tmp_path / "dist", formats=("press",))
    modules = plan(request).pages[0].modules
    assert kinds <= {kind for module in modules for kind in kinds_of(module)}
    said = json.loads((build(request).folder / "report.json").read_text(encoding="utf-8"))
    assert [page["differences"] for page in said["figures_from_pdf"]] == [{}]


VERSE = ("艾草挂在门上", "像一句没有说完的话", "风替它说了一半", "另一半留给河上的船夫")


@pytest.mark.parametrize("prose", ["", f"{SENTENCES[0]}\n\n"])
def test_verse_set_upright_agrees(tmp_path: Path, prose: str) -> None:
    """All its lines stand in: none shows where its leg begins or ends, or a few lines of prose alone do."""
    folder = write_issue(
        tmp_path / "issue",
        {1: [1500, 1300, 1100, 900, 400, 500, 300]},
        settings='grid = "7x13"\n',
        p01_s05="upright: true",
    )
    poem = folder / "stories" / "p01-s05.md"
    front, _ = poem.read_text(encoding="utf-8").split("---\n\n")
    stanza = "\n".join(f"> {line}" for line in VERSE)
    poem.write_text(f"{front}---\n\n{prose}" + "\n>\n".join([stanza] * 6) + "\n", encoding="utf-8")
    built = build(Request((folder,), tmp_path / "dist", formats=("press",)))
    said = json.loads((built.folder / "report.json").read_text(encoding="utf-8"))
    assert "all-upright" in {module["kind"] for module in said["plans"]["press"]["pages"][0]["modules"]}
    assert [page["differences"] for page in said["figures_from_pdf"]] == [{}]
