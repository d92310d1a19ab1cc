"""A story set upright on a made-up page, read back from the press PDF by its glyphs alone."""

import shutil
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.build import Built, Request, build, parse
from pipeline.intake.folder import write_folder
from pipeline.press.reading import PageText, TextRun, read_pages


@pytest.fixture(scope="module")
def built(seed_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The seed's page with its third story upright."""
    folder = tmp_path_factory.mktemp("upright")
    issue = folder / "issue"
    parsed = parse(Request((seed_folder,)))
    write_folder(parsed.issue, parsed.settings, (seed_folder,), issue)
    shutil.rmtree(issue / "copy")
    story = next((issue / "stories").glob("*p01-s03.md"))
    story.write_text(story.read_text(encoding="utf-8").replace("rank: 3\n", "rank: 3\nupright: true\n"), "utf-8")
    return build(Request((issue,), folder / "dist", formats=("press",)))


@pytest.fixture(scope="module")
def page(built: Built) -> PageText:
    return read_pages((built.folder / "press.pdf").read_bytes())[0]


def body_columns(page: PageText) -> list[list[TextRun]]:
    """The upright Han glyphs and marks of the body, line by line in painting order."""
    body = [run for run in page.runs if abs(run.size_pt - 10.5) < 0.01 and len(run.codes) == 1 and run.text > "\u2e80"]
    columns: list[list[TextRun]] = []
    for run in body:
        if (columns and abs(columns[-1][-1].x_pt - run.x_pt) < 0.01 and run.y_pt > columns[-1][-1].y_pt) or (
            columns and abs(columns[-1][-1].x_pt - run.x_pt) < 6
        ):
            columns[-1].append(run)
        else:
            columns.append([run])
    return [column for column in columns if len(column) > 5]


def test_lines_run_down_and_follow_from_right_to_left(page: PageText) -> None:
    columns = body_columns(page)
    assert len(columns) > 20
    steps = [one[0].x_pt - other[0].x_pt for one, other in pairwise(columns)]
    assert sum(step > 0 for step in steps) >= len(steps) - 3
    pitches = {round(step, 1) for step in steps if 0 < step < 20}
    assert len(pitches) == 1
    for column in columns:
        assert all(other.y_pt >= one.y_pt for one, other in pairwise(column))


def test_lines_begin_level(page: PageText) -> None:
    tops = [min(run.y_pt for run in column) for column in body_columns(page)]
    # Four legs one below the other; a paragraph's first line begins two em lower, a figure's cell is no Han glyph.
    heads = Counter(round(top, 1) for top in tops)
    assert sum(count for _, count in heads.most_common(4)) >= 0.8 * len(tops)


def test_figures_of_a_year_are_turned(page: PageText) -> None:
    turned = [run for run in page.runs if run.upright and "2018" in run.text]
    assert len(turned) == 1


def test_nothing_in_it_is_taken_for_bad_composition(built: Built) -> None:
    codes = {finding.code for finding in built.checked.findings}
    assert not {code for code in codes if code.startswith("preflight-") and "line" in code}


def test_the_headline_stands_at_the_right_of_its_text(page: PageText) -> None:
    (headline,) = [run for run in page.runs if run.text == "疏" and run.size_pt > 20]
    assert headline.x_pt > max(column[0].x_pt for column in body_columns(page))
