"""The exit codes and the one family of errors.

A message exists in Chinese and in English (``Say``); whoever prints it chooses.  It says what
happened; ``where`` says in which file, page or box; ``remedy`` says what to do next.
"""

from dataclasses import dataclass
from enum import IntEnum

__all__ = [
    "CannotWriteError",
    "CopyDoesNotFitError",
    "DefectError",
    "EpubInvalidError",
    "ExitCode",
    "NotPressReadyError",
    "OutOfTimeError",
    "PipelineError",
    "Say",
    "SourceError",
    "ToolMissingError",
    "UsageError",
    "Where",
]


class ExitCode(IntEnum):
    """What the command answers the shell; published, and never renumbered."""

    GOOD = 0
    FINDINGS = 1
    USAGE = 2
    SOURCE = 3
    DOES_NOT_FIT = 4
    NOT_PRESS_READY = 5
    EPUB_INVALID = 6
    TOOL_MISSING = 7
    CANNOT_WRITE = 8
    DEFECT = 70
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Say:
    """One sentence in both languages of the house."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """The sentence in ``language``: ``"en"`` for English, anything else Chinese."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Where:
    """A place: a file (as the user named it, or relative to the issue folder), line from 1, page, box."""

    file: str = ""
    line: int | None = None
    page: int | None = None
    box: str = ""

    def __str__(self) -> str:
        """``file:line``, with page and box where known."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        parts = [place] if place else []
        if self.page is not None:
            parts.append(f"p{self.page}")
        if self.box:
            parts.append(self.box)
        return " ".join(parts)


class PipelineError(Exception):
    """We cannot go on.  Carries the exit code, the place, and what to do next."""

    exit_code: ExitCode = ExitCode.DEFECT

    def __init__(self, message: Say, *, where: Where | None = None, remedy: Say | None = None) -> None:
        super().__init__(message.en)
        self.message = message
        self.where = where or Where()
        self.remedy = remedy


class UsageError(PipelineError):
    """The command's words are off."""

    exit_code = ExitCode.USAGE


class SourceError(PipelineError):
    """The copy or a settings file cannot be read."""

    exit_code = ExitCode.SOURCE


class CopyDoesNotFitError(PipelineError):
    """No make-up exists for this copy on these pages, or characters were lost on the way.

    ``lines_over`` is how many lines of one column are too many; negative where copy is short; 0 unknown.
    """

    exit_code = ExitCode.DOES_NOT_FIT
    lines_over: int = 0


class OutOfTimeError(CopyDoesNotFitError):
    """Make-up took longer than the paper allows it; no other grid is tried."""


class NotPressReadyError(PipelineError):
    """The PDF must not go to press."""

    exit_code = ExitCode.NOT_PRESS_READY


class EpubInvalidError(PipelineError):
    """The EPUB does not hold what the issue holds."""

    exit_code = ExitCode.EPUB_INVALID


class ToolMissingError(PipelineError):
    """A tool, a font or a glyph is missing."""

    exit_code = ExitCode.TOOL_MISSING


class CannotWriteError(PipelineError):
    """The output folder cannot be written."""

    exit_code = ExitCode.CANNOT_WRITE


class DefectError(PipelineError):
    """A promise of ours is broken; the user can do nothing about it but tell us."""

    exit_code = ExitCode.DEFECT
