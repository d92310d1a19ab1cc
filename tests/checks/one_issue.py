"""A small issue made of given lines, and what one rule or all of them say of it."""

import datetime
from pathlib import Path

from pipeline.checks.run import run
from pipeline.model import Finding, Furniture, Issue, Page, Paper, Story
from pipeline.settings.checking import Checking
from pipeline.settings.layout import load_layout
from pipeline.settings.people import People
from pipeline.settings.values import IssueSettings, PaperSettings, Settings

ROOT = Path(__file__).resolve().parents[2]
LAYOUT = load_layout("broadsheet", ROOT)
DAY = datetime.date(2023, 1, 5)


def settings_for(
    *,
    date: datetime.date | None = DAY,
    checks: Checking | None = None,
    people: People | None = None,
    language: str = "zh-CN",
) -> Settings:
    paper = PaperSettings(Paper("town", language=language), "broadsheet", checks=checks or Checking())
    return Settings(paper, IssueSettings(date=date), LAYOUT, ROOT, people or People())


def story(number: int, *paragraphs: str, headline: str = "", **fields: object) -> Story:
    lines = tuple(range(3, 3 + 2 * len(paragraphs), 2))
    return Story(
        f"s{number}",
        number,
        (headline,) if headline else (),
        paragraphs,
        source_file="a.md",
        source_lines=lines,
        **fields,  # type: ignore[arg-type]
    )


def issue_of(*pages: tuple[Story, ...], furniture: tuple[Furniture, ...] = ()) -> Issue:
    made = tuple(Page(number, stories, furniture) for number, stories in enumerate(pages, start=1))
    return Issue(Paper("town"), made, DAY)


def findings(code: str, issue: Issue, settings: Settings | None = None) -> list[Finding]:
    return [finding for finding in run(issue, settings or settings_for()) if finding.code == code]


def said_of(code: str, *paragraphs: str, settings: Settings | None = None, **fields: object) -> list[Finding]:
    """What a rule says of one story."""
    return findings(code, issue_of((story(1, *paragraphs, **fields),)), settings)  # type: ignore[arg-type]
