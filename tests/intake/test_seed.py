"""The seed page equals its gold, and every open place carries a finding."""

import json
from pathlib import Path

import pytest

from pipeline.build import Request, parse
from pipeline.editions import Checked
from pipeline.intake.json_form import issue_to_json

GOLD = json.loads((Path(__file__).parent / "seed.gold.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def parsed(seed_folder: Path) -> Checked:
    return parse(Request((seed_folder,)))


@pytest.mark.parametrize("index", range(4))
def test_story_equals_gold(parsed: Checked, index: int) -> None:
    page = issue_to_json(parsed.issue)["pages"][0]  # type: ignore[index]
    ours, gold = page["stories"][index], GOLD["pages"][0]["stories"][index]
    for key in set(gold) - {"id", "pictures"}:
        assert ours[key] == gold[key], key
    pictures = [{key: picture[key] for key in ("file", "caption", "credit")} for picture in ours["pictures"]]
    assert pictures == gold["pictures"]


def test_furniture_equals_gold(parsed: Checked) -> None:
    ours = [{"kind": piece.kind, "text": list(piece.text)} for piece in parsed.issue.pages[0].furniture]
    assert ours == GOLD["pages"][0]["furniture"]


def test_every_open_place_carries_a_finding_with_the_other_reading(parsed: Checked) -> None:
    found = {finding.where.line: finding for finding in parsed.findings}
    # Lines of the source: caption 23, column head of C 45, late column head 79, slogan 82.
    for line in (23, 45, 79, 82):
        assert found[line].alternatives
        assert 0 < (found[line].confidence or 0) < 1
    assert "p01-s01" in found[23].alternatives
    assert "furniture" in found[45].alternatives
    assert "furniture" in found[79].alternatives


def test_json_follows_its_schema_name(parsed: Checked) -> None:
    said = issue_to_json(parsed.issue)
    assert said["schema"] == "banmian/issue/1"
    assert said["date"] == "2023-01-05"
    assert json.loads(json.dumps(said)) == said
