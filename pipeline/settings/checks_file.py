"""The shapes of ``[checks]`` in ``paper.toml`` and of ``people.toml`` as a person writes them."""

import datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from pipeline.settings.checking import Checking, Phrase, Waiver
from pipeline.settings.people import People, Person

__all__ = ["ChecksTable", "PeopleFile", "WaiverTable"]

Words = Annotated[str, Field(min_length=1)]
Level = Literal["off", "note", "warning", "error"]
StoryField = Literal["headline", "body", "byline", "dateline", "kicker", "deck", "column_head", "picture", "section"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class WaiverTable(_Strict):
    """``[[waive]]`` of ``issue.toml`` and ``[[checks.waive]]`` of ``paper.toml``."""

    code: str
    reason: str
    story: str | None = None
    until: datetime.date | None = None

    def to_value(self) -> Waiver:
        """The frozen value."""
        return Waiver(self.code, self.reason, self.story, self.until)


class _Phrase(_Strict):
    wrong: Words
    right: str = ""
    reason: str = ""

    @model_validator(mode="after")
    def _is_a_change(self) -> Self:
        if self.wrong == self.right:
            raise ValueError(f"wrong and right are the same: {self.wrong}")
        return self


class ChecksTable(_Strict):
    """``[checks]``."""

    fail_on: Literal["note", "warning", "error"] = "error"
    severity: dict[str, Level] = {}
    waive: list[WaiverTable] = []
    phrase: list[_Phrase] = []
    required: list[StoryField] = ["headline", "body"]
    headline_most: Annotated[int, Field(ge=1, le=200)] = 40
    dateline_days: Annotated[int, Field(ge=1, le=400)] = 14

    def to_value(self) -> Checking:
        """The frozen value."""
        return Checking(
            tuple(sorted(self.severity.items())),
            tuple(waiver.to_value() for waiver in self.waive),
            tuple(Phrase(own.wrong, own.right, own.reason) for own in self.phrase),
            tuple(self.required),
            self.headline_most,
            self.dateline_days,
        )


class _Person(_Strict):
    name: Annotated[str, Field(min_length=2)]
    title: Words | list[Words] = []
    order: Annotated[int, Field(ge=1)] | None = None
    since: Annotated[datetime.date | None, Field(alias="from")] = None
    until: datetime.date | None = None
    aliases: list[Words] = []
    wrong: list[Words] = []

    @model_validator(mode="after")
    def _is_a_time(self) -> Self:
        if self.since is not None and self.until is not None and self.since > self.until:
            raise ValueError(f"{self.name}: from is after until")
        return self

    def to_value(self) -> Person:
        """The frozen value."""
        titles = (self.title,) if isinstance(self.title, str) else tuple(self.title)
        return Person(self.name, titles, self.order, self.since, self.until, tuple(self.aliases), tuple(self.wrong))


class PeopleFile(_Strict):
    """``people.toml``."""

    require_title: bool = False
    group_titles: list[Words] = ["领导", "领导人", "领导同志", "记者", "通讯员"]
    person: list[_Person] = []

    def to_value(self) -> People:
        """The frozen value."""
        entries = tuple(person.to_value() for person in self.person)
        return People(entries, self.require_title, tuple(self.group_titles))
