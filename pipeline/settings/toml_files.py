"""The shapes of ``paper.toml`` and ``issue.toml`` as a person writes them.  Unknown keys are refused."""

import datetime
from pathlib import PurePosixPath
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from pipeline.model import Advertisement, Furniture, Paper
from pipeline.model.line_numbers import place_of
from pipeline.settings.checks_file import ChecksTable, WaiverTable
from pipeline.settings.picture_formats import PICTURE_SUFFIXES
from pipeline.settings.values import (
    Composition,
    Decision,
    IssueSettings,
    Limits,
    Makeup,
    Order,
    PageSettings,
    PaperSettings,
)

__all__ = ["Advertised", "IssueFile", "PaperFile"]

Identifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
# The shape of a BCP 47 tag (RFC 5646, 2.1): it goes into the EPUB package and every document.
LanguageTag = Annotated[str, Field(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
# 1208 or "1208", "第1208期", "总第1208期".
IssueNumber = Annotated[int, Field(strict=True, ge=0)] | str
PageNumber = Annotated[int, Field(ge=1, le=999)]
Place = Literal["top-left", "top", "top-right", "left", "right", "bottom-left", "bottom", "bottom-right"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Composition(_Strict):
    level: Literal["none", "basic", "gb", "strict"] = "strict"
    hanging: bool = False
    digits: Literal["copy", "half"] = "copy"


class _Epub(_Strict):
    ruby: Literal["none", "rare"] = "none"


class _Makeup(_Strict):
    briefs: Annotated[str, Field(min_length=1)] | None = None
    jumps: bool = True
    effort: Annotated[float, Field(gt=0, le=20)] = 1.0
    seconds: Annotated[float, Field(gt=0, le=86_400)] = 60.0


class _Intake(_Strict):
    most_bytes: Annotated[int, Field(ge=1, le=1_000_000_000)] = 20_000_000
    most_unpacked_bytes: Annotated[int, Field(ge=1, le=4_000_000_000)] = 200_000_000
    most_pixels: Annotated[int, Field(ge=1, le=1_000_000_000)] = 200_000_000
    most_seconds: Annotated[float, Field(gt=0, le=3600)] = 3.0
    deepest: Annotated[int, Field(ge=1, le=10_000)] = 200
    tracked_changes: Literal["refuse", "accept", "reject"] = "refuse"
    picture_words: Literal["offer", "use"] = "offer"


class PaperFile(_Strict):
    """``paper.toml``."""

    id: Identifier = "paper"
    title: str | None = None
    publisher: str | None = None
    cn_number: str | None = None
    language: LanguageTag = "zh-CN"
    layout: str = "broadsheet"
    grid: str | None = None
    checks: ChecksTable = ChecksTable()
    composition: _Composition = _Composition()
    epub: _Epub = _Epub()
    makeup: _Makeup = _Makeup()
    intake: _Intake = _Intake()

    def to_settings(self) -> PaperSettings:
        """The frozen value."""
        paper = Paper(self.id, self.title, self.publisher, self.cn_number, self.language)
        said = self.composition
        composition = Composition(said.level, said.hanging, said.digits)
        makeup = Makeup(**self.makeup.model_dump())
        limits = Limits(**self.intake.model_dump())
        ruby, fail_on = self.epub.ruby, self.checks.fail_on
        checking = self.checks.to_value()
        return PaperSettings(paper, self.layout, self.grid, fail_on, composition, ruby, makeup, limits, checking)


class _Furniture(_Strict):
    kind: str
    text: Annotated[list[str], Field(min_length=1)]
    filler: bool = False
    source: str = ""

    def to_value(self) -> Furniture:
        """The frozen value; ``source`` is the place in the copy it was read from."""
        file, lines = place_of(self.source) if self.source else ("issue.toml", ())
        return Furniture(self.kind, tuple(self.text), file, lines, self.filler)


class Advertised(_Strict):
    """An advertisement of a page."""

    place: Place | Literal["ear"]
    columns: Annotated[int, Field(ge=1, le=16)] | None = None
    rows: Annotated[int, Field(ge=1, le=300)] | None = None
    height_mm: Annotated[float, Field(gt=0, le=2000)] | None = None
    file: str | None = None

    @field_validator("file")
    @classmethod
    def _is_a_picture_of_the_issue(cls, file: str | None) -> str | None:
        path = PurePosixPath(file or "")
        if path.is_absolute() or ".." in path.parts or ":" in str(file) or "\\" in str(file):
            raise ValueError(f"{file} is not inside the issue folder")
        if file is not None and path.suffix.lower() not in PICTURE_SUFFIXES:
            raise ValueError(f"{file} is not a picture ({', '.join(PICTURE_SUFFIXES)})")
        return file

    @model_validator(mode="after")
    def _has_a_size(self) -> Self:
        if self.place == "ear":
            if (self.columns, self.rows, self.height_mm) != (None, None, None):
                raise ValueError("one in the ear has the size of the ear: no columns, rows or height_mm")
        elif self.columns is None or (self.rows is None) == (self.height_mm is None):
            raise ValueError("an advertisement needs columns, and either rows or height_mm")
        return self

    def to_value(self) -> Advertisement:
        """The frozen value."""
        return Advertisement(self.place, self.columns or 0, self.rows or 0, self.height_mm or 0.0, self.file)


class _Page(_Strict):
    number: PageNumber
    name: str | None = None
    editors: list[str] = []
    sections: list[str] = []
    furniture: list[_Furniture] = []
    margin: list[_Furniture] = []
    advertisement: list[Advertised] = []


class _Decision(_Strict):
    action: Literal["omit"]
    story: str
    picture: Annotated[int, Field(ge=1)] = 1
    editions: Annotated[list[Literal["press", "proof", "epub"]], Field(min_length=1)]
    reason: str


class _Order(_Strict):
    story: str
    page: PageNumber | None = None
    rank: PageNumber | None = None
    columns: Annotated[int, Field(ge=1, le=16)] | None = None
    pin: Place | None = None
    never: Place | None = None
    after: str | None = None


class IssueFile(_Strict):
    """``issue.toml``."""

    date: datetime.date | None = None
    issue_number: IssueNumber | None = None
    page: list[_Page] = []
    waive: list[WaiverTable] = []
    decision: list[_Decision] = []
    order: list[_Order] = []

    def to_settings(self) -> IssueSettings:
        """The frozen value."""
        pages = tuple(
            PageSettings(
                page.number,
                page.name,
                tuple(page.editors),
                tuple(piece.to_value() for piece in page.furniture),
                tuple(page.sections),
                tuple(own.to_value() for own in page.advertisement),
                tuple(piece.to_value() for piece in page.margin),
            )
            for page in self.page
        )
        decisions = tuple(Decision(d.action, d.story, d.picture, tuple(d.editions), d.reason) for d in self.decision)
        waivers = tuple(waiver.to_value() for waiver in self.waive)
        orders = tuple(Order(o.story, o.page, o.rank, o.columns, o.pin, o.never, o.after) for o in self.order)
        number = None if self.issue_number is None else str(self.issue_number)
        return IssueSettings(self.date, number, pages, decisions, waivers, orders)
