"""The shape of a doubt in front matter or in ``doubts.toml``, and the finding it was written from.

Intake reads what the copy leaves open one way and says so.  In an issue folder that finding is an entry, and a person
deletes it when it is settled; ``settled: why`` keeps the entry and silences it.  What is left is found again at every
reading.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from pipeline.errors import Say, Where
from pipeline.model import Finding, Severity
from pipeline.model.line_numbers import place_of

__all__ = ["DoubtEntry", "DoubtFile"]


class DoubtEntry(BaseModel):
    """One entry.  ``at`` is the place in the copy, ``copy/01.txt:34``; ``message`` and ``remedy`` are Chinese."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    message: str
    message_en: str
    alternatives: list[str] = []
    at: str = ""
    page: Annotated[int, Field(ge=1)] | None = None
    box: str = ""
    story: str | None = None
    severity: Severity = Severity.WARNING
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    remedy: str = ""
    remedy_en: str = ""
    settled: str | None = None

    def finding(self, story: str | None = None) -> Finding:
        """The finding it was written from; ``story`` is the one it stands in."""
        file, lines = place_of(self.at)
        return Finding(
            self.code,
            self.severity,
            Where(file, next(iter(lines), None), self.page, self.box),
            Say(zh=self.message, en=self.message_en),
            Say(zh=self.remedy, en=self.remedy_en),
            story or self.story,
            tuple(self.alternatives),
            self.confidence,
        )


class DoubtFile(BaseModel):
    """``doubts.toml``: what no story is about."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    doubt: list[DoubtEntry] = []
