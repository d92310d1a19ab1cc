"""A Traditional paper: its own faces, its own table, every character proved; rare characters from the rare face."""

import pytest

from pipeline.build import Built, Request, build
from pipeline.press.reading import read_pages

TEXT = (
    "臨江大橋——全長三點二公里，昨日合龍。市長表示：「這座橋，是市民盼了十年的橋。」他說，大橋通車後，兩岸往來由一小時縮短為十分鐘，"
    "『十年一橋』終成通途。工程人員𠮷田等克服颱風、汛期等困難，完成主塔、纜索、橋面等工序；總投資12億元。"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("traditional")
    (folder / "stories").mkdir()
    paper = 'id = "tc"\ntitle = "臨江日報"\nlanguage = "zh-TW"\nlayout = "bulletin"\n'
    (folder / "paper.toml").write_text(paper, encoding="utf-8")
    (folder / "issue.toml").write_text("date = 2024-05-08\n", encoding="utf-8")
    story = '---\nheadline: ["臨江大橋合龍 兩岸今起通車"]\n---\n\n' + f"{TEXT}\n\n" * 6
    (folder / "stories" / "01.md").write_text(story, encoding="utf-8")
    return build(Request((folder,), folder / "dist", formats=("press",)))


def test_body_and_headline_wear_traditional_faces(built: Built) -> None:
    fonts = {run.font.split("+")[-1].rstrip(",") for page in pages(built) for run in page.runs}
    assert {"Banmian-Song-TC", "Banmian-Song-TC-Heavy"} <= fonts
    assert not {"Banmian-Song", "Banmian-Song-Heavy"} & fonts


def test_a_rare_character_comes_from_the_rare_face_and_is_said(built: Built) -> None:
    runs = [run for page in pages(built) for run in page.runs if "𠮷" in run.text]
    assert {run.font.split("+")[-1] for run in runs} == {"Banmian-Rare"}
    said = [finding for finding in built.checked.findings if finding.code == "typography-fallback-face"]
    assert ["U+20BB7" in finding.message.en for finding in said] == [True]


def test_composition_is_sound(built: Built) -> None:
    codes = {f.code for f in built.checked.findings if not f.code.startswith("checks-")}
    assert codes <= {"typography-fallback-face", "preflight-glyph-fallback", "typography-loose-line"}


def test_the_lunar_date_is_written_in_traditional(built: Built) -> None:
    assert "農曆甲辰年四月初一" in pages(built)[0].text


def pages(built: Built):  # type: ignore[no-untyped-def]  # noqa: ANN201
    return read_pages((built.folder / "press.pdf").read_bytes())
