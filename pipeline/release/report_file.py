"""The part of ``report.json`` that the next build reads; whatever else a report tells is passed over."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["PageFile", "PlanFile", "ReportFile"]

Count = Annotated[int, Field(ge=0, le=10_000)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Hole(_Part):
    columns: Count
    rows: Count
    left: bool


class _Block(_Part):
    column: Count
    row: Count
    columns: Count
    rows: Count


class _Module(_Block):
    story: str
    hole: _Hole | None = None


class _Furnished(_Block):
    furniture: Count
    in_ear: bool


class _Advertised(_Block):
    advertisement: Count
    in_ear: bool


class PageFile(_Part):
    """A page of a plan."""

    number: int
    first_row: Count
    ladder: list[str]
    metrics: dict[str, float]
    modules: list[_Module]
    furniture: list[_Furnished]
    advertisements: list[_Advertised] = []


class _Jump(_Part):
    story: str
    from_page: Annotated[int, Field(alias="from")]
    to_page: Annotated[int, Field(alias="to")]
    kept: Count = 0


class PlanFile(_Part):
    """A plan, ``banmian/plan/1``."""

    schema_name: Annotated[Literal["banmian/plan/1"], Field(alias="schema")]
    layout: str
    grid: str
    columns: Count
    rows: Count
    leading_pt: float
    pages: list[PageFile]
    jumps: list[_Jump]


class ReportFile(_Part):
    """A report, ``banmian/report/1``; ``assigned``: pages of stories that make-up placed."""

    schema_name: Annotated[Literal["banmian/report/1"], Field(alias="schema")]
    plans: dict[str, PlanFile]
    assigned: dict[str, int] = {}
