"""Boxes leave their text air; a pull quote takes whole rows of a leg, and is the story's own words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.build import Request, build, check, plan
from pipeline.errors import ExitCode, SourceError
from pipeline.intake.markdown import read_story, story_markdown
from pipeline.model import Box, Module, Severity
from tests.makeup.copy_for_pages import SENTENCES, body, write_issue

LENGTHS = [1500, 1000, 800, 700, 600, 500, 450]
QUOTE = SENTENCES[3][1:17]
MEASURE_EM, GUTTER_EM = 15, 1


def module_of(folder: Path, story: str) -> Module:
    made_up = plan(Request((folder,)))
    metrics = dict(made_up.pages[0].metrics)
    assert (metrics["overset_lines"], metrics["uncovered_cells"], metrics["covered_twice"]) == (0, 0, 0)
    return next(module for module in made_up.pages[0].modules if module.story == story)


@pytest.mark.parametrize(("box", "side_em", "above"), [("rule", 0.8, 0), ("tint", 0.8, 0), ("fancy", 1.4, 1)])
def test_text_in_a_box_keeps_off_its_rule(tmp_path: Path, box: str, side_em: float, above: int) -> None:
    folder = write_issue(tmp_path / "issue", {1: LENGTHS}, settings='grid = "6x15"\n', p01_s04=f"box: {box}")
    module = module_of(folder, "p01-s04")
    assert module.box == box
    width = module.columns * (MEASURE_EM + GUTTER_EM) - GUTTER_EM
    assert min(leg.x_em for leg in module.legs) >= side_em
    assert max(leg.x_em + module.measure_em for leg in module.legs) <= width - side_em + 1e-6
    assert module.head.row >= above
    lowest = max(leg.row + leg.last_line - leg.first_line for leg in module.legs)
    # A row of white at the foot, and the slack if there is any.
    assert module.row + module.rows - lowest >= 1


def gaps(module: Module) -> Iterator[tuple[int, int]]:
    """First row and depth of what lies between two legs of one left edge."""
    for one, other in zip(module.legs, module.legs[1:], strict=False):
        end = one.row + one.last_line - one.first_line
        if one.x_em == other.x_em and other.row > end:
            yield end, other.row - end


def test_a_quote_stands_in_a_leg_that_goes_on_below_it(tmp_path: Path) -> None:
    folder = write_issue(tmp_path / "issue", {1: LENGTHS}, settings='grid = "6x15"\n', p01_s01=f"quote: {QUOTE}")
    module = module_of(folder, "p01-s01")
    assert module.quote is not None
    assert list(gaps(module)) == [(module.quote.row, module.quote.rows)]
    # Two lines of 10 characters at 15.75 pt: 2 · 1.42 · 15.75 pt and 1.8 rows of air are 4.9 rows of 14.5 pt.
    assert module.quote.rows == 5


def test_a_quote_is_painted_and_proved(tmp_path: Path) -> None:
    folder = write_issue(
        tmp_path / "issue", {1: LENGTHS}, p01_s01=f"quote: {QUOTE}", p01_s03="box: fancy", p01_s05="box: rule"
    )
    built = build(Request((folder,), tmp_path / "dist", formats=("press", "epub")))
    assert built.held is None
    assert {name for name, _ in built.files} >= {"press.pdf", "issue.epub"}


def test_words_that_are_not_in_the_text_are_an_error(tmp_path: Path) -> None:
    folder = write_issue(tmp_path / "issue", {1: [900]}, p01_s01="quote: 谁也没有说过这句话。")
    found = [f for f in check(Request((folder,))).findings if f.code == "checks-quote-not-in-copy"]
    assert [f.severity for f in found] == [Severity.ERROR]


def test_a_quote_beside_a_short_text_is_left_out_and_said(tmp_path: Path) -> None:
    first = body(100, 32)[:20]
    folder = write_issue(tmp_path / "issue", {1: [100]}, p01_s01=f"quote: {first}")
    checked = check(Request((folder,)))
    assert [f.severity for f in checked.findings if f.code == "checks-quote-not-in-copy"] == [Severity.NOTE]
    assert checked.issue.pages[0].stories[0].pull_quote == ""


def test_box_and_quote_survive_the_issue_folder(tmp_path: Path) -> None:
    folder = write_issue(tmp_path / "issue", {1: [900]}, p01_s01=f"box: tint\nquote: {QUOTE}")
    story = check(Request((folder,))).issue.pages[0].stories[0]
    again = read_story(story_markdown(story, 1), "again.md", 1).story
    assert (again.box, again.quote) == (Box.TINT, QUOTE)


def test_an_unknown_box_is_refused_with_its_line(tmp_path: Path) -> None:
    folder = write_issue(tmp_path / "issue", {1: [900]}, p01_s01="box: round")
    with pytest.raises(SourceError) as refused:
        check(Request((folder,)))
    assert refused.value.exit_code is ExitCode.SOURCE
    assert refused.value.where.line == 6
