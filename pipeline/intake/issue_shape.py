"""The shape of ``banmian/issue/1`` as it is read, and the values of it.  Unknown keys are refused.

What can be seen again is not taken from the file: sizes of pictures.
"""

import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from pipeline.errors import Say, Where
from pipeline.model import (
    SCHEMA,
    Advertisement,
    Box,
    Byline,
    Credit,
    Dateline,
    Finding,
    Form,
    Furniture,
    Origin,
    Page,
    Picture,
    Severity,
    Span,
    Story,
    Style,
)
from pipeline.settings.toml_files import Advertised

__all__ = ["IssueShape"]

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def _clean(text: str) -> str:
    if CONTROL.search(text):
        raise ValueError("a control character")
    return text


Text = Annotated[str, AfterValidator(_clean)]
Filled = Annotated[Text, Field(min_length=1)]
Number = Annotated[int, Field(ge=1, le=99_999)]
Place = Annotated[int, Field(ge=0)]
Share = Annotated[float, Field(ge=0, le=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Dateline(_Strict):
    text: Text
    place: Text | None
    date: Text | None


class _Byline(_Strict):
    role: Text | None
    name: Text
    unit: Text | None


class _Credit(_Strict):
    role: Text | None
    name: Text


class _Picture(_Strict):
    file: Text | None
    caption: Text
    credit: _Credit | None
    credit_text: Text
    size_px: tuple[int, int] | None = None
    focus: tuple[Share, Share] | None = None

    def to_value(self) -> Picture:
        credit = None if self.credit is None else Credit(self.credit.role, self.credit.name)
        return Picture(self.file, self.caption, credit, self.credit_text, focus=self.focus)


class _Span(_Strict):
    paragraph: Place
    start: Place
    end: Place
    style: Style
    reading: Text | None = None


class _Origin(_Strict):
    field: Text
    lines: list[int]
    place: Text


class _Story(_Strict):
    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
    rank: Number
    column_head: list[Text]
    kicker: list[Text]
    headline: list[Text]
    deck: list[Text]
    dateline: _Dateline | None
    bylines: list[_Byline]
    paragraphs: list[Filled]
    signature: Text
    pictures: list[_Picture]
    jump: Text | None
    source_file: Text
    source_lines: list[int]
    joins: Place
    section: Text = ""
    floating: bool = False
    brief: bool = False
    upright: bool = False
    box: Box | None = None
    quote: Text = ""
    forms: list[Form] = []
    spans: list[_Span] = []
    origins: list[_Origin] = []

    @model_validator(mode="after")
    def _is_of_one_piece(self) -> Self:
        if self.forms and len(self.forms) != len(self.paragraphs):
            raise ValueError("as many forms as paragraphs, or none")
        for span in self.spans:
            inside = span.paragraph < len(self.paragraphs) and span.end <= len(self.paragraphs[span.paragraph])
            if not inside or span.start >= span.end:
                raise ValueError(f"a span outside paragraph {span.paragraph}")
        return self

    def to_value(self) -> Story:
        dateline = self.dateline
        return Story(
            self.id,
            self.rank,
            tuple(self.headline),
            tuple(self.paragraphs),
            tuple(self.column_head),
            tuple(self.kicker),
            tuple(self.deck),
            None if dateline is None else Dateline(dateline.text, dateline.place, dateline.date),
            tuple(Byline(own.role, own.name, own.unit) for own in self.bylines),
            self.signature,
            tuple(picture.to_value() for picture in self.pictures),
            self.jump,
            self.source_file,
            tuple(self.source_lines),
            self.joins,
            tuple(self.forms),
            tuple(Span(own.paragraph, own.start, own.end, own.style, own.reading) for own in self.spans),
            self.upright,
            self.brief,
            self.box,
            self.quote,
            self.section,
            self.floating,
            tuple(Origin(own.field, tuple(own.lines), own.place) for own in self.origins),
        )


class _Furniture(_Strict):
    kind: Text
    text: list[Text]
    source_file: Text
    source_lines: list[int]
    filler: bool = False

    def to_value(self) -> Furniture:
        return Furniture(self.kind, tuple(self.text), self.source_file, tuple(self.source_lines), self.filler)


class _Page(_Strict):
    number: Annotated[int, Field(ge=1, le=999)]
    name: Text | None
    editors: list[Text]
    sections: list[Text] = []
    stories: list[_Story]
    furniture: list[_Furniture]
    advertisements: list[Advertised] = []
    margin: list[_Furniture] = []

    def to_value(self) -> Page:
        advertisements: tuple[Advertisement, ...] = tuple(own.to_value() for own in self.advertisements)
        return Page(
            self.number,
            tuple(story.to_value() for story in self.stories),
            tuple(piece.to_value() for piece in self.furniture),
            self.name,
            tuple(self.editors),
            tuple(self.sections),
            advertisements,
            tuple(piece.to_value() for piece in self.margin),
        )


class _Where(_Strict):
    file: Text
    line: int | None
    page: int | None


class _Finding(_Strict):
    code: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    severity: Severity
    where: _Where
    story: Text | None
    message: Text
    message_en: Text
    remedy: Text
    remedy_en: Text
    alternatives: list[Text]
    confidence: Share | None

    def to_value(self) -> Finding:
        return Finding(
            self.code,
            self.severity,
            Where(self.where.file, self.where.line, self.where.page),
            Say(zh=self.message, en=self.message_en),
            Say(zh=self.remedy, en=self.remedy_en),
            self.story,
            tuple(self.alternatives),
            self.confidence,
        )


class IssueShape(_Strict):
    """The whole file.  ``paper``, ``date`` and ``issue_number`` are settings: ``pipeline.settings.issue_json``."""

    schema_: Annotated[Literal["banmian/issue/1"], Field(alias="schema")] = SCHEMA  # type: ignore[assignment]
    paper: dict[str, str | None]
    date: str | None
    issue_number: str | None
    pages: list[_Page]
    findings: list[_Finding]

    def values(self) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
        """Pages and findings."""
        return tuple(page.to_value() for page in self.pages), tuple(own.to_value() for own in self.findings)
