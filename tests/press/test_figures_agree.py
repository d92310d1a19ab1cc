"""Plan and finished PDF tell the same figures, and a page that was not painted as planned is noticed."""

import io
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Pdf
from PIL import Image

from pipeline.build import Built, Request, build, parse, plan
from pipeline.errors import DefectError, ExitCode
from pipeline.makeup.edition import print_issue_of
from pipeline.model import Plan, Severity
from pipeline.press.figures.agreement import CODE, Agreement, agreement_findings, compare
from pipeline.press.figures.declared import DeclaredPage, declared_pages
from pipeline.press.figures.page_figures import page_figures
from pipeline.press.reading import read_pages
from tests.makeup.copy_for_pages import write_issue
from tests.press import body_lines

FURNITURE = '[[page]]\nnumber = 1\n[[page.furniture]]\nkind = "notice"\ntext = ["雨天慢行一分钟"]\n'
PICTURE = "pictures:\n  - file: pictures/{}.jpg\n    caption: {}\n"
FRONT = {
    "p01_s01": "kicker: [渡口开了头班船]\ndeck: [从东门到西埠只要三分钟]\n" + PICTURE.format("wide", "清晨的渡口。"),
    "p01_s03": "column_head: [今日关注]\n"
    + PICTURE.format("tall", "图一。")
    + "  - file: pictures/wide.jpg\n    caption: 图二的说明长一些，要转行才排得下，转行之后还有几个字，再多几个字。\n",
    "p02_s02": PICTURE.format("tall", "窑口的火光映在墙上，师傅隔着布手套托出第一只陶罐。"),
    "p02_s04": "upright: true",
    "p02_s07": "brief: true",
    "p02_s08": "brief: true",
    "p02_s09": "brief: true",
}
PAGES = {1: [1300, 1000, 800, 600, 500, 350], 2: [900, 700, 700, 450, 400, 300, 150, 140, 120]}


def report_of(folder: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return said


@dataclass(frozen=True)
class Made:
    """Two pages built, with their plan and what the reader is told of them."""

    built: Built
    plan: Plan
    declared: tuple[DeclaredPage, ...]

    def compared(self, pdf: bytes) -> list[Agreement]:
        pages = zip(self.plan.pages, self.declared, read_pages(pdf), strict=True)
        return [compare(page.number, dict(page.metrics), page_figures(own, read)) for page, own, read in pages]

    def spoilt(self, change: Callable[[Pdf], None]) -> bytes:
        with Pdf.open(self.built.folder / "press.pdf") as pdf:
            change(pdf)
            out = io.BytesIO()
            pdf.save(out)
            return out.getvalue()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = write_issue(tmp_path_factory.mktemp("copy") / "issue", PAGES, issue=FURNITURE, **FRONT)
    (folder / "pictures").mkdir()
    for name, size in (("wide", (1500, 1000)), ("tall", (1500, 1125))):
        Image.new("RGB", size, (90, 120, 150)).save(folder / "pictures" / f"{name}.jpg")
    request = Request((folder,), tmp_path_factory.mktemp("dist"), formats=("press",))
    checked, made_up = parse(request), plan(request)
    layout = checked.settings.layout
    grid = next(grid for grid in layout.grids if grid.name == made_up.grid)
    grid = replace(grid, leading_pt=made_up.leading_pt, rows=made_up.rows)
    declared = declared_pages(print_issue_of(checked.issue, checked.settings, "press"), layout, grid)
    return Made(build(request), made_up, declared)


def test_the_seed_page_agrees(seed) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    said = report_of(seed.folder)
    page = said["figures_from_pdf"][0]
    assert (page["agrees"], page["differences"]) == (True, {})
    planned = said["plans"]["press"]["pages"][0]["metrics"]
    assert set(planned) - set(page["figures"]) == {"points"}
    assert page["figures"]["lines_off_grid"] == 0


def test_pages_of_every_kind_agree(made: Made) -> None:
    said = report_of(made.built.folder)
    assert [(page["page"], page["differences"]) for page in said["figures_from_pdf"]] == [(1, {}), (2, {})]
    modules = [module for page in made.plan.pages for module in page.modules]
    assert {"wrap", "upright", "all-upright", "across", "left"} <= {module.kind for module in modules}
    assert sum(len(module.pictures) for module in modules) == 4
    assert any("briefs" in module.story for module in modules)


def test_the_plan_keeps_its_own_figures(made: Made) -> None:
    assert "lines_off_grid" not in dict(made.plan.pages[0].metrics)


def line_removed(pdf: Pdf) -> None:
    def change(data: bytes) -> bytes:
        line = body_lines.full_han_lines(data)[20]
        return data[: line.start()] + data[line.end() :]

    body_lines.edit(pdf, change)


def picture_shifted(pdf: Pdf) -> None:
    """Two rows down, frame and all: 2 · 14.5 pt are 38.667 CSS pixels."""
    frame = re.compile(rb"(?<=q\n)(?=[\d. ]+ re\nW\nn\nq\n/a1 gs\n[^\n]* cm\nq\n[^\n]* cm\n/\w+ Do)")
    body_lines.edit(pdf, lambda data: frame.sub(b"1 0 0 1 0 38.6667 cm\n", data, count=1))


@pytest.mark.parametrize(
    ("change", "figures"),
    [
        (line_removed, {"overset_lines", "slack_rows"}),
        (body_lines.off_the_grid, {"lines_off_grid"}),
        (picture_shifted, {"covered_twice"}),
    ],
)
def test_planted_defects_are_noticed(made: Made, change: Callable[[Pdf], None], figures: set[str]) -> None:
    first, second = made.compared(made.spoilt(change))
    assert figures <= {difference.figure for difference in first.differences}
    assert second.differences == ()
    findings = agreement_findings((first, second), "press.pdf")
    assert {(finding.code, finding.where.page) for finding in findings} == {(CODE, 1)}
    assert Severity.ERROR in {finding.severity for finding in findings}
    assert all(figure in " ".join(finding.message.en for finding in findings) for figure in figures)


def test_a_left_head_in_another_module_is_noticed(made: Made) -> None:
    """All its lines a few columns to the right and some rows up or down, into the module that stands there."""
    k, planned = next(
        (k, page) for k, page in enumerate(made.plan.pages) if any(m.kind == "left" for m in page.modules)
    )
    module = next(module for module in planned.modules if module.kind == "left")
    other = next(one for one in planned.modules if one.kind in {"across", "part", "wrap"})
    declared, painted = made.declared[k], read_pages((made.built.folder / "press.pdf").read_bytes())[k]
    grid = declared.grid
    right = grid.column_left_pt(other.column) - grid.column_left_pt(module.column)
    down = (other.row - module.row) * grid.leading_pt
    words = {line.text.replace(" ", "") for line in module.head.lines}
    runs = tuple(
        replace(run, x_pt=run.x_pt + right, end_x_pt=run.end_x_pt + right, y_pt=run.y_pt + down)
        if run.text.replace(" ", "") in words
        else run
        for run in painted.runs
    )
    assert runs != painted.runs
    found = compare(planned.number, dict(planned.metrics), page_figures(declared, replace(painted, runs=runs)))
    assert {"covered_twice", "padding_mean"} <= {difference.figure for difference in found.differences}


def test_tolerances_are_those_of_rounding() -> None:
    planned = {"padding": 0.188, "collisions": 1.0, "full_lines": 150.0, "lines_over_3_percent": 0.02, "points": 12.0}
    good = {**planned, "padding": 0.192, "lines_over_3_percent": 0.04, "lines_off_grid": 0.0}
    assert compare(1, planned, good).differences == ()
    bad = replace(compare(1, planned, {**good, "padding": 0.2, "collisions": 2.0, "lines_off_grid": 1.0}))
    assert [difference.figure for difference in bad.differences] == ["padding", "collisions", "lines_off_grid"]


def test_only_lost_overlapping_or_misplaced_matter_is_an_error() -> None:
    figures = ("overset_lines", "uncovered_cells", "covered_twice", "slack_rows", "padding", "stories")
    compared = compare(1, dict.fromkeys(figures, 0.0), dict.fromkeys((*figures, "lines_off_grid"), 1.0))
    found = zip(compared.differences, agreement_findings((compared,), "press.pdf"), strict=True)
    errors = {difference.figure for difference, finding in found if finding.severity is Severity.ERROR}
    assert len(compared.differences) == 7
    assert errors == {"overset_lines", "uncovered_cells", "covered_twice", "lines_off_grid"}


def built_with_style(issue: Path, out: Path, style: str, *formats: str) -> Built:
    """The issue in its layout, with a stylesheet of the paper's own."""
    own = issue / "layouts" / "moved"
    own.mkdir(parents=True)
    shipped = parse(Request((issue,))).settings.layout
    shutil.copy(shipped.folders[0] / "layout.toml", own / "layout.toml")
    (own / "style.css").write_text(style, encoding="utf-8")
    return build(Request((issue,), out, layout="moved", formats=formats))


def test_a_head_padded_by_the_papers_own_style_is_a_warning(issue_copy: Path, tmp_path: Path) -> None:
    """Kickers 6 pt higher: their heads have so much less padding than planned."""
    built = built_with_style(issue_copy, tmp_path / "dist", ".kicker { margin-top: -6pt; }", "press", "proof")
    assert built.held is None
    assert (built.folder / "press.pdf").exists()
    said = report_of(built.folder)
    assert set(said["figures_from_pdf"][0]["differences"]) == {"padding_mean"}
    own = [finding for finding in built.checked.findings if finding.code == CODE]
    assert [(finding.severity, finding.where.page) for finding in own] == [(Severity.WARNING, 1)]
    assert [finding["severity"] for finding in said["findings"] if finding["code"] == CODE] == ["warning"]
    margin = "".join(page.text for page in read_pages((built.folder / "proof.pdf").read_bytes()))
    assert "".join(own[0].message.zh.split()) in "".join(margin.split())


def test_a_page_painted_otherwise_than_planned_holds_the_press_edition_back(issue_copy: Path, tmp_path: Path) -> None:
    """By a paper's own stylesheet, which sets every leg a row lower."""
    style = ".leg { margin-top: 14.5pt; }"
    built = built_with_style(issue_copy, tmp_path / "dist", style, "press", "epub")
    assert isinstance(built.held, DefectError)
    assert built.held.exit_code is ExitCode.DEFECT
    said = report_of(built.folder)
    assert [page["agrees"] for page in said["figures_from_pdf"]] == [False]
    assert CODE in {finding["code"] for finding in said["findings"]}
    assert not (built.folder / "press.pdf").exists()
