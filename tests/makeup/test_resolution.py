"""How fine pictures stand on the page: told in the plan, and warned of while copy is read."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from pipeline.build import Request, build, check, plan
from pipeline.checks.rules.picture_resolution import CODE
from pipeline.makeup.json_form import plan_to_json
from pipeline.makeup.resolution import effective_ppi
from pipeline.model import Picture
from pipeline.settings.layout import load_layout
from tests.makeup.copy_for_pages import write_issue


def issue_folder(folder: Path, size: tuple[int, int]) -> Path:
    """One page with a picture of so many pixels."""
    picture = "pictures:\n- file: pictures/a.jpg\n  caption: 早班渡船。"
    write_issue(folder, {1: [1400, 1000, 800, 700, 600]}, p01_s01=picture)
    (folder / "pictures").mkdir()
    Image.new("RGB", size, (90, 120, 60)).save(folder / "pictures" / "a.jpg")
    return folder


@pytest.mark.parametrize(
    ("frame_in", "ppi"),
    # 600 × 400 pixels: 3 inches across give 200 ppi; a frame 4 inches deep enlarges the picture until 400 pixels are
    # 4 inches, what is too wide being cut off.
    [((3.0, 2.0), 200.0), ((3.0, 4.0), 100.0), ((6.0, 1.0), 100.0)],
)
def test_the_side_that_is_enlarged_most_counts(frame_in: tuple[float, float], ppi: float) -> None:
    picture = Picture("a.jpg", "", size_px=(600, 400))
    assert effective_ppi(picture, frame_in[0] * 72, frame_in[1] * 72) == pytest.approx(ppi)
    assert effective_ppi(replace(picture, size_px=None), 72, 72) is None


def test_the_plan_tells_the_resolution_of_each_picture(tmp_path: Path) -> None:
    folder = issue_folder(tmp_path / "issue", (1500, 1000))
    made_up = plan(Request((folder,)))
    (own,) = (p for page in made_up.pages for module in page.modules for p in module.pictures)
    grid = next(grid for grid in load_layout("broadsheet", folder).grids if grid.name == made_up.grid)
    # At most as fine as its width alone allows; the frame cuts off 12 % at most.
    across = 1500 / (own.width_em * grid.body_pt / 72)
    assert own.ppi is not None
    assert 0.88 * across - 1 <= own.ppi <= across + 1
    pages = plan_to_json(made_up)["pages"]
    assert isinstance(pages, list)
    (said,) = (picture for module in pages[0]["modules"] for picture in module["pictures"])
    assert said["ppi"] == round(own.ppi)


@pytest.mark.parametrize(("across", "told"), [(180, True), (2400, False)])
def test_a_picture_too_coarse_for_one_column_is_told_when_it_is_read(
    tmp_path: Path, across: int, *, told: bool
) -> None:
    found = [
        finding
        for finding in check(Request((issue_folder(tmp_path / "issue", (across, 120)),))).findings
        if finding.code == CODE
    ]
    assert bool(found) == told
    if told:
        assert found[0].where.file == "stories/p01-s01.md"
        assert "180" in found[0].message.en


@pytest.mark.parametrize(("across", "told"), [(200, 1), (3000, 0)])
def test_a_build_names_a_coarse_picture_by_its_file_once(tmp_path: Path, across: int, told: int) -> None:
    folder = issue_folder(tmp_path / "issue", (across, across * 2 // 3))
    built = build(Request((folder,), tmp_path / "dist", formats=("press",)))
    found = [own for own in built.checked.findings if own.code in ("makeup-picture-coarse", "preflight-resolution")]
    assert [own.code for own in found] == ["makeup-picture-coarse"] * told
    assert all("pictures/a.jpg" in own.message.en for own in found)
