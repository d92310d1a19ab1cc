"""The editor's orders are obeyed, or refused with the reason."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.build import Request, build, orders_obeyed, plan
from pipeline.cli.output import print_plan
from pipeline.errors import CopyDoesNotFitError, ExitCode, UsageError
from pipeline.makeup.json_form import plan_to_json
from pipeline.model import Jump, Module, Plan
from pipeline.settings.values import Order
from tests.makeup.copy_for_pages import write_issue

PAGE = {1: [1300, 940, 800, 640, 500, 390, 310]}


def order(story: str, **orders: object) -> str:
    said = "\n".join(f"{key} = {value!r}" for key, value in orders.items())
    return f'\n[[order]]\nstory = "{story}"\n{said}\n'


def planned(folder: Path, *orders: str, pages: dict[int, list[int]] = PAGE) -> Plan:
    return plan(Request((write_issue(folder / "issue", pages, issue="".join(orders)),)))


def modules(made_up: Plan, page: int = 0) -> dict[str, Module]:
    return {module.story: module for module in made_up.pages[page].modules}


@pytest.mark.parametrize("pin", ["top-right", "bottom-left", "bottom-right", "right", "bottom"])
def test_a_story_stands_where_it_is_pinned(tmp_path: Path, pin: str) -> None:
    made_up = planned(tmp_path, order("p01-s04", pin=pin))
    module, page = modules(made_up)["p01-s04"], made_up.pages[0]
    edges = {
        "top": module.row == page.first_row,
        "bottom": module.row + module.rows == made_up.rows,
        "left": module.column == 0,
        "right": module.column + module.columns == made_up.columns,
    }
    assert all(edges[part] for part in pin.split("-"))


def test_the_lead_may_be_pinned_away_from_the_top_left(tmp_path: Path) -> None:
    module = modules(planned(tmp_path, order("p01-s01", pin="top-right")))["p01-s01"]
    assert module.column + module.columns == planned(tmp_path / "plain").columns


def test_width_and_order_of_reading(tmp_path: Path) -> None:
    made_up = planned(tmp_path, order("p01-s03", columns=2), order("p01-s02", after="p01-s05"))
    own = modules(made_up)
    assert own["p01-s03"].columns == 2
    place = {name: (m.row / made_up.rows + 0.35 * m.column / made_up.columns) for name, m in own.items()}
    assert place["p01-s02"] >= place["p01-s05"]


def test_a_place_may_be_forbidden(tmp_path: Path) -> None:
    plain = modules(planned(tmp_path / "plain"))
    at_foot = next(name for name, m in plain.items() if m.row + m.rows == 98 and name != "p01-s01")
    made_up = planned(tmp_path, order(at_foot, never="bottom"))
    module = modules(made_up)[at_foot]
    assert module.row + module.rows < made_up.rows


def test_page_and_rank(tmp_path: Path) -> None:
    pages = {1: [1150, 820, 700, 560, 430, 330, 260], 2: [1500, 1150, 980, 800, 640, 400]}
    made_up = planned(tmp_path, order("p02-s06", page=1), order("p01-s03", rank=1), pages=pages)
    first = modules(made_up)
    assert "p02-s06" in first
    assert first["p01-s03"].row == made_up.pages[0].first_row
    assert first["p01-s03"].column == 0


def test_contradictory_pins_are_refused_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(CopyDoesNotFitError) as refused:
        planned(tmp_path, order("p01-s04", pin="top-right"), order("p01-s04", never="top"))
    assert refused.value.exit_code is ExitCode.DOES_NOT_FIT
    assert "p01-s04 never at top" in refused.value.message.en


@pytest.mark.parametrize("wrong", [order("p09-s01", pin="top"), order("p01-s02", page=7), order("p01-s02", after="x")])
def test_an_order_for_what_is_not_there_is_refused(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(UsageError, match="which the issue has not"):
        planned(tmp_path, wrong)


def test_the_plan_and_the_report_name_the_orders_obeyed(tmp_path: Path) -> None:
    folder = write_issue(
        tmp_path / "issue", PAGE, issue=order("p01-s03", columns=2) + order("p01-s04", pin="top-right")
    )
    obeyed = [{"story": "p01-s03", "columns": 2}, {"story": "p01-s04", "pin": "top-right"}]
    made_up = plan(Request((folder,)))
    assert plan_to_json(made_up, orders_obeyed(Request((folder,))))["orders_obeyed"] == obeyed
    built = build(Request((folder,), tmp_path / "dist", formats=("proof",)))
    assert json.loads((built.folder / "report.json").read_text(encoding="utf-8"))["orders_obeyed"] == obeyed


def test_the_plan_for_people_tells_what_was_given_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made_up = planned(tmp_path)
    page = replace(made_up.pages[0], ladder=("slack-1", "leading-0.97"))
    print_plan(replace(made_up, pages=(page,), jumps=(Jump("s", 1, 2),)), (Order("p01-s03", columns=2),), "zh")
    said = capsys.readouterr().out
    assert "让步: 每篇至多空 1 行" in said
    assert "让步: 行距的 0.97 倍" in said
    assert "s 由第 1 版转第 2 版" in said
    assert "照办：p01-s03 columns 2" in said
