"""The shape of a story's front matter as a person writes it.  Unknown keys are refused."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from pipeline.intake.doubt_shape import DoubtEntry
from pipeline.model import Box

__all__ = ["FrontMatter"]


def _lines(value: object) -> object:
    """One line may be written without a list; a line of nothing is none."""
    lines = [value] if isinstance(value, str) else [] if value is None else value
    return [line for line in lines if not isinstance(line, str) or line.strip()] if isinstance(lines, list) else lines


def _said(value: object) -> object:
    """A key with nothing behind it says nothing."""
    return "" if value is None else value


Lines = Annotated[list[str], BeforeValidator(_lines)]
Text = Annotated[str, BeforeValidator(_said)]
Share = Annotated[float, Field(ge=0, le=1)]
Number = Annotated[int, Field(ge=1, le=999)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Dateline(_Strict):
    text: str
    place: str | None = None
    date: str | None = None


class _Byline(_Strict):
    role: str | None = None
    name: str
    unit: str | None = None


class _Credit(_Strict):
    role: str | None = None
    name: str


class _Picture(_Strict):
    file: str | None = None
    caption: Text = ""
    credit: _Credit | None = None
    credit_text: Text = ""
    focus: tuple[Share, Share] | None = None


class FrontMatter(_Strict):
    """Front matter of ``stories/*.md``.

    Without ``bylines`` and ``dateline`` they are read from the lead and the signature; an empty list and an empty text
    say that there are none.  ``source`` is where the story came from, ``copy/01.txt:3-14,20``.
    """

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")] | None = None
    page: Number | None = None
    section: Text = ""
    rank: Annotated[int, Field(ge=1, le=99_999)] | None = None
    column_head: Lines = []
    kicker: Lines = []
    headline: Lines = []
    deck: Lines = []
    bylines: list[_Byline] | None = None
    dateline: _Dateline | str | None = None
    signature: Text = ""
    pictures: list[_Picture] = []
    jump: str | None = None
    joins: int = 0
    upright: bool = False
    brief: bool = False
    box: Box | None = None
    quote: Text = ""
    source: Text = ""
    doubts: list[DoubtEntry] = []
