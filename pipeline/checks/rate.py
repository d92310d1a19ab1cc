"""The error rate of an issue as newspapers count it: errors per 10,000 characters, those in display type double."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.checks.lines import DISPLAY, lines_of
from pipeline.model import Finding, Issue, Severity

__all__ = ["ErrorRate", "error_rate"]

COUNTED = ("checks-", "copy-")
DOUBLE = 2


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """``characters`` of copy, white space left out; ``errors`` found in it, those in display type counted twice."""

    characters: int
    errors: int

    @property
    def per_10000(self) -> float:
        """Errors per 10,000 characters, to one decimal; 0 where there is no copy."""
        return round(self.errors * 10_000 / self.characters, 1) if self.characters else 0.0


def error_rate(issue: Issue, findings: Sequence[Finding]) -> ErrorRate:
    """Warnings and errors of the rules count; notes, waived findings, and those of reading the copy do not.

    Args:
        issue: the issue.
        findings: those of its check, waivers applied.
    """
    characters = sum(len("".join(line.text.split())) for line in lines_of(issue))
    counted = [f for f in findings if f.severity is not Severity.NOTE and f.code.startswith(COUNTED)]
    errors = sum(DOUBLE if finding.where.box in (*DISPLAY, "furniture") else 1 for finding in counted)
    return ErrorRate(characters, errors)
