"""A finding: something a person should know or settle.  Never an exception, never a log line."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.errors import Say, Where

__all__ = ["Finding", "Severity"]


class Severity(StrEnum):
    """How much a finding weighs.  ``ERROR`` keeps the issue from the press."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def weight(self) -> int:
        """0 for a note, 1 for a warning, 2 for an error."""
        return ("note", "warning", "error").index(self.value)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    ``code`` is permanent and never reused (``intake-caption-place``); ``alternatives`` are the other
    readings the text leaves open, best first; ``story`` is the id of the story it is about, if any;
    ``confidence`` is 0..1 for a reading of ours, None for a fact.
    """

    code: str
    severity: Severity
    where: Where
    message: Say
    remedy: Say
    story: str | None = None
    alternatives: tuple[str, ...] = ()
    confidence: float | None = None
