"""The shape of ``layout.toml`` as a person writes it.  Unknown keys are refused."""

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from pipeline.settings.layout import LEAST_PPI, FaceFile, Grid, HeadlineRank, Ink, Layout

__all__ = ["LayoutFile"]

Positive = Annotated[float, Field(gt=0)]
Share = Annotated[float, Field(ge=0, le=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Sheet(_Strict):
    trim_width_mm: Positive
    trim_height_mm: Positive
    bleed_mm: Positive
    slug_mm: Positive
    top_margin_mm: Positive
    least_ppi: Positive = LEAST_PPI


class _Grid(_Strict):
    name: str
    columns: Annotated[int, Field(ge=1, le=12)]
    measure_em: Annotated[float, Field(ge=8, le=60)]
    gutter_em: Positive
    body_pt: Annotated[float, Field(ge=5, le=16)]
    leading_pt: Annotated[float, Field(ge=6, le=30)]
    rows: Annotated[int, Field(ge=10, le=200)]
    masthead_rows: Annotated[int, Field(ge=0)]
    folio_rows: Annotated[int, Field(ge=0)]


class _Face(_Strict):
    file: str
    family: str


class _Roles(_Strict):
    body: str
    lead: str
    headline: str
    kicker: str
    deck: str
    column_head: str
    caption: str
    furniture: str
    bold: str | None = None
    kai: str | None = None
    hei: str | None = None
    quote: str | None = None


class _Rung(_Strict):
    largest_pt: Positive
    smallest_pt: Positive
    most_lines: Annotated[int, Field(ge=1, le=4)]


class LayoutFile(_Strict):
    """``layout.toml``."""

    kind: Literal["made-up", "flow"]
    sheet: _Sheet
    grid: Annotated[list[_Grid], Field(min_length=1)]
    faces: dict[str, _Face]
    traditional: dict[str, _Face] = {}
    fallbacks: list[str] = []
    roles: _Roles
    ladder: Annotated[list[_Rung], Field(min_length=1)]
    inks: dict[str, tuple[Share, Share, Share, Share]]

    @model_validator(mode="after")
    def _roles_have_faces(self) -> Self:
        named = [role for role in self.roles.model_dump().values() if role is not None]
        unknown = sorted({*named, *self.fallbacks, *self.traditional} - set(self.faces))
        if unknown:
            raise ValueError(f"no such face: {', '.join(unknown)}")
        return self

    def to_layout(self, name: str, folders: tuple[Path, ...], fonts_folder: Path) -> Layout:
        """The frozen value the rest of the program works with."""
        roles = self.roles
        return Layout(
            name=name,
            kind=self.kind,
            **self.sheet.model_dump(),
            grids=tuple(Grid(**grid.model_dump()) for grid in self.grid),
            faces=tuple(FaceFile(role, face.file, face.family) for role, face in self.faces.items()),
            body_face=roles.body,
            lead_face=roles.lead,
            headline_face=roles.headline,
            kicker_face=roles.kicker,
            deck_face=roles.deck,
            column_head_face=roles.column_head,
            caption_face=roles.caption,
            furniture_face=roles.furniture,
            bold_face=roles.bold or roles.column_head,
            kai_face=roles.kai or roles.lead,
            hei_face=roles.hei or roles.column_head,
            quote_face=roles.quote or roles.kicker,
            fallback_faces=tuple(self.fallbacks),
            traditional_faces=tuple(FaceFile(r, f.file, f.family) for r, f in self.traditional.items()),
            ladder=tuple(HeadlineRank(**rung.model_dump()) for rung in self.ladder),
            inks=tuple(Ink(ink, cmyk) for ink, cmyk in self.inks.items()),
            folders=folders,
            fonts_folder=fonts_folder,
        )
