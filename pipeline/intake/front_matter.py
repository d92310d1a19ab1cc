"""The shape of a story's front matter as a person writes it.  Unknown keys are refused."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from pipeline.model import Box

__all__ = ["FrontMatter"]


def _lines(value: object) -> object:
    """One line may be written without a list; a line of nothing is none."""
    lines = [value] if isinstance(value, str) else [] if value is None else value
    return [line for line in lines if not isinstance(line, str) or line.strip()] if isinstance(lines, list) else lines


Lines = Annotated[list[str], BeforeValidator(_lines)]
Share = Annotated[float, Field(ge=0, le=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Byline(_Strict):
    role: str | None = None
    name: str
    unit: str | None = None


class _Credit(_Strict):
    role: str | None = None
    name: str


class _Picture(_Strict):
    file: str | None = None
    caption: str = ""
    credit: _Credit | None = None
    credit_text: str = ""
    focus: tuple[Share, Share] | None = None


class FrontMatter(_Strict):
    """Front matter of ``stories/*.md``."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")] | None = None
    page: Annotated[int, Field(ge=1, le=999)] | None = None
    section: str = ""
    rank: Annotated[int, Field(ge=1, le=999)] | None = None
    column_head: Lines = []
    kicker: Lines = []
    headline: Lines = []
    deck: Lines = []
    bylines: list[_Byline] = []
    dateline: str | None = None
    signature: str = ""
    pictures: list[_Picture] = []
    jump: str | None = None
    joins: int = 0
    upright: bool = False
    brief: bool = False
    box: Box | None = None
    quote: str = ""
