"""The people of a paper: names, titles by date, order; the file that holds them."""

import datetime
from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.settings import load
from pipeline.settings.people import People, Person
from tests.checks.one_issue import DAY, said_of, settings_for

PEOPLE = People(
    (
        Person("沈望江", ("县委书记",), 1, datetime.date(2022, 3, 1)),
        Person("沈望江", ("县长",), 2, None, datetime.date(2022, 2, 28)),
        Person("陆知远", ("县委副书记", "县长"), 2, datetime.date(2022, 3, 1)),
        Person("方小满", ("县委常委",), 3, aliases=("方晓满",), wrong=("方小滿",)),
    ),
    require_title=True,
    group_titles=("县领导", "记者"),
)


def said(code: str, text: str, date: datetime.date | None = DAY, people: People = PEOPLE) -> list[str]:
    settings = settings_for(date=date, people=people)
    return [finding.severity.value for finding in said_of(code, text, settings=settings)]


def test_a_title_is_the_one_held_on_the_day() -> None:
    code = "checks-person-title"
    assert said(code, "县委书记沈望江说。县委副书记、县长陆知远说。") == []
    assert said(code, "县长沈望江说。") == ["error"]
    assert said(code, "县长沈望江说。", datetime.date(2022, 1, 5)) == []
    assert said(code, "县委书记沈望江说。", datetime.date(2022, 1, 5)) == ["error"]
    assert said(code, "时任县长沈望江说。原县长沈望江说。") == []
    assert said(code, "县长沈望江说。", None) == []
    assert said(code, "主任沈望江说。沈望江说。") == []


def test_the_remedy_gives_the_title_that_is_held() -> None:
    (found,) = said_of("checks-person-title", "县长沈望江说。", settings=settings_for(people=PEOPLE))
    assert found.alternatives == ("县委书记",)
    assert "县委书记" in found.remedy.zh


def test_a_name_with_one_character_changed() -> None:
    code = "checks-person-name"
    assert said(code, "沈忘江说。") == ["warning"]
    assert said(code, "县委书记沈望洋说。") == ["warning"]
    assert said(code, "参加会议的有甲、沈望洋、乙。") == ["note"]
    assert said(code, "沈望江边，陆知县，方小满、方晓满。") == []
    assert said(code, "方小滿说。") == ["error"]


def test_a_list_follows_the_order() -> None:
    code = "checks-person-order"
    assert said(code, "县委书记沈望江、县委副书记陆知远和方小满参加。") == []
    assert said(code, "陆知远、沈望江参加。") == ["error"]
    assert said(code, "县领导沈望江、方小满、王某某、陆知远参加。") == ["error"]
    assert said(code, "陆知远说，沈望江参加。陆知远。沈望江。") == []
    assert said(code, "沈望江、陆知远参加。", datetime.date(2022, 1, 5)) == []


def test_a_person_is_first_named_with_a_title() -> None:
    code = "checks-person-untitled"
    assert said(code, "县委书记沈望江说。沈望江又说。") == []
    assert said(code, "沈望江说。") == ["warning"]
    assert said(code, "县领导沈望江、王某某、陆知远参加。") == []
    assert said(code, "本报讯（记者方小满）今天。") == []
    assert said(code, "沈望江说。", people=People(PEOPLE.entries)) == []


def test_the_file_is_read_from_beside_the_paper(tmp_path: Path) -> None:
    issue = tmp_path / "issues" / "0105"
    issue.mkdir(parents=True)
    (tmp_path / "people.toml").write_text(
        'require_title = true\n[[person]]\nname = "沈望江"\ntitle = "县委书记"\norder = 1\nfrom = 2022-03-01\n',
        encoding="utf-8",
    )
    people = load((issue,)).people
    assert people.require_title
    assert people.held("沈望江", DAY) == {"县委书记"}
    assert people.held("沈望江", datetime.date(2022, 1, 1)) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        '[[person]]\nname = "沈"\n',
        '[[person]]\nname = "沈望江"\nfrom = 2023-02-01\nuntil = 2023-01-01\n',
        "[[people]]\n",
    ],
)
def test_a_wrong_file_is_refused_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "people.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        load((tmp_path,))
    assert refused.value.where.file == "people.toml"


def test_no_list_no_findings() -> None:
    for code in ("name", "title", "order", "untitled"):
        assert said(f"checks-person-{code}", "县长沈望江、陆知远。", people=People()) == []
