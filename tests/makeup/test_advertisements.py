"""Advertisements stand where they were pinned at the size they were sold; fillers only where they are needed."""

from pathlib import Path

import pytest
from PIL import Image

from pipeline.build import Request, build, check, parse, plan
from pipeline.errors import CopyDoesNotFitError, ExitCode, PipelineError, SourceError, UsageError
from pipeline.intake.folder import write_folder
from pipeline.model import Advertised, Plan, PlannedPage
from pipeline.press.reading import read_pages
from tests.makeup.copy_for_pages import write_issue

GRID = 'grid = "6x15"\n'
COLUMNS, ROWS = 6, 98
LENGTHS = [1500, 1000, 780, 640, 520]
PAGE = "[[page]]\nnumber = 1\n"


def advertised(said: str) -> str:
    return f"{PAGE}[[page.advertisement]]\n{said}\n"


def made_up(folder: Path) -> PlannedPage:
    page = plan(Request((folder,))).pages[0]
    metrics = dict(page.metrics)
    assert (metrics["overset_lines"], metrics["uncovered_cells"], metrics["covered_twice"]) == (0, 0, 0)
    return page


def with_picture(folder: Path, width: int = 1500, height: int = 800) -> Path:
    (folder / "pictures").mkdir()
    Image.new("RGB", (width, height), "wheat").save(folder / "pictures" / "ad.png")
    return folder


@pytest.mark.parametrize("place", ["bottom-right", "top-right", "top-left", "right", "bottom"])
def test_an_advertisement_keeps_to_its_edges_at_its_size(tmp_path: Path, place: str) -> None:
    said = f'place = "{place}"\ncolumns = 2\nrows = 17'
    page = made_up(write_issue(tmp_path / "issue", {1: LENGTHS}, settings=GRID, issue=advertised(said)))
    (own,) = page.advertisements
    assert (own.columns, own.rows) == (2, 17)
    assert ("bottom" not in place) or own.row + own.rows == ROWS
    assert ("top" not in place) or own.row == page.first_row
    assert ("right" not in place) or own.column + own.columns == COLUMNS
    assert ("left" not in place) or own.column == 0


@pytest.mark.parametrize(("place", "row"), [("bottom", 98 - 20), ("top", 15)])
def test_one_across_the_page_takes_a_strip_off_it(tmp_path: Path, place: str, row: int) -> None:
    # 100 mm are 283.5 pt: 20 rows of 14.5 pt.
    said = f'place = "{place}"\ncolumns = 6\nheight_mm = 100'
    page = made_up(write_issue(tmp_path / "issue", {1: LENGTHS[:4]}, settings=GRID, issue=advertised(said)))
    assert page.advertisements == (Advertised(0, 0, row, 6, 20),)


def test_the_ear_is_taken_from_the_furniture(tmp_path: Path) -> None:
    issue = advertised('place = "ear"')
    issue += '[[page.furniture]]\nkind = "slogan"\ntext = ["江上清风"]\n'
    page = made_up(write_issue(tmp_path / "issue", {1: LENGTHS}, settings=GRID, issue=issue))
    assert [own.in_ear for own in page.advertisements] == [True]
    assert [piece.in_ear for piece in page.furniture] == [False]


def test_a_hole_is_framed_in_the_proof_and_white_in_press(tmp_path: Path) -> None:
    said = 'place = "bottom-right"\ncolumns = 2\nrows = 17'
    folder = write_issue(tmp_path / "issue", {1: LENGTHS}, settings=GRID, issue=advertised(said))
    built = build(Request((folder,), tmp_path / "dist", formats=("press", "proof")))
    assert "广告位" in read_pages((built.folder / "proof.pdf").read_bytes())[0].text
    assert "广告位" not in read_pages((built.folder / "press.pdf").read_bytes())[0].text


def test_a_picture_of_another_shape_is_said(tmp_path: Path) -> None:
    # 31 em of 10.5 pt are 325.5 pt wide; 1500 by 800 pixels then are 173.6 pt or 12 rows deep, not 17.
    said = 'place = "bottom-right"\ncolumns = 2\nrows = 17\nfile = "pictures/ad.png"'
    folder = with_picture(write_issue(tmp_path / "issue", {1: LENGTHS}, settings=GRID, issue=advertised(said)))
    built = build(Request((folder,), tmp_path / "dist", formats=("press",)))
    (found,) = [f for f in built.checked.findings if f.code == "makeup-advertisement-shape"]
    assert "12" in found.remedy.en


@pytest.mark.parametrize(
    ("said", "error", "code"),
    [
        ('place = "bottom"\ncolumns = 9\nrows = 10', CopyDoesNotFitError, ExitCode.DOES_NOT_FIT),
        ('place = "bottom"\ncolumns = 2\nrows = 200', CopyDoesNotFitError, ExitCode.DOES_NOT_FIT),
        ('place = "bottom"\ncolumns = 6\nrows = 75', CopyDoesNotFitError, ExitCode.DOES_NOT_FIT),
        ('place = "bottom"\nrows = 20', SourceError, ExitCode.SOURCE),
        ('place = "bottom"\ncolumns = 2', SourceError, ExitCode.SOURCE),
        ('place = "ear"\ncolumns = 2', SourceError, ExitCode.SOURCE),
        ('place = "middle"\ncolumns = 2\nrows = 20', SourceError, ExitCode.SOURCE),
        ('place = "bottom"\ncolumns = 2\nrows = 20\nfile = "ad.pdf"', SourceError, ExitCode.SOURCE),
        ('place = "bottom"\ncolumns = 2\nrows = 20\nfile = "../ad.png"', SourceError, ExitCode.SOURCE),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, said: str, error: type[PipelineError], code: ExitCode) -> None:
    folder = write_issue(tmp_path / "issue", {1: LENGTHS}, settings=GRID, issue=advertised(said))
    with pytest.raises(error) as refused:
        plan(Request((folder,)))
    assert refused.value.exit_code is code
    assert refused.value.where.file.endswith("issue.toml")


def test_a_file_that_is_not_there_ends_the_build(tmp_path: Path) -> None:
    said = 'place = "bottom-right"\ncolumns = 2\nrows = 17\nfile = "pictures/ad.png"'
    folder = write_issue(tmp_path / "issue", {1: LENGTHS}, settings=GRID, issue=advertised(said))
    with pytest.raises(SourceError, match=r"ad\.png"):
        build(Request((folder,), tmp_path / "dist"))


def test_there_is_no_ear_on_an_inner_page(tmp_path: Path) -> None:
    issue = '[[page]]\nnumber = 2\n[[page.advertisement]]\nplace = "ear"\n'
    folder = write_issue(tmp_path / "issue", {1: LENGTHS, 2: LENGTHS}, settings=GRID, issue=issue)
    with pytest.raises(UsageError, match="ear"):
        plan(Request((folder,)))


FILLER = '[[page.furniture]]\nkind = "notice"\ntext = ["讲文明"]\nfiller = true\n'


def test_a_filler_is_left_out_where_the_page_is_full(tmp_path: Path) -> None:
    page = made_up(
        write_issue(tmp_path / "issue", {1: [1400, 1000, 900, 800, 700]}, settings=GRID, issue=PAGE + FILLER)
    )
    assert (page.furniture, page.ladder) == ((), ())


def test_a_filler_fills_a_page_that_is_short(tmp_path: Path) -> None:
    def fitted(name: str, issue: str) -> Plan:
        return plan(Request((write_issue(tmp_path / name, {1: [3300, 1500]}, settings=GRID, issue=issue),)))

    with pytest.raises(CopyDoesNotFitError):
        fitted("without", "")
    page = fitted("with", PAGE + FILLER).pages[0]
    assert page.ladder == ("filler",)
    assert len(page.furniture) == 1


def test_advertisements_and_fillers_survive_the_issue_folder(tmp_path: Path) -> None:
    said = 'place = "bottom-right"\ncolumns = 2\nheight_mm = 80.5'
    folder = write_issue(tmp_path / "issue", {1: LENGTHS}, issue=advertised(said) + FILLER)
    first = parse(Request((folder,)))
    write_folder(first.issue, first.settings, (folder,), tmp_path / "again")
    again = check(Request((tmp_path / "again",))).issue.pages[0]
    assert again.advertisements == first.issue.pages[0].advertisements
    assert [piece.filler for piece in again.furniture] == [True]
