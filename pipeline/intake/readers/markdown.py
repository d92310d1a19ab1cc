"""Markdown stories (``.md``): see ``pipeline.intake.markdown``."""

from pipeline.errors import Say
from pipeline.intake.copy_file import CopyFile, Filing
from pipeline.intake.decode import text_of
from pipeline.intake.markdown import read_copy
from pipeline.settings.values import Limits

__all__ = ["NAME", "SUFFIXES", "read", "recognises"]

NAME = Say(zh="Markdown", en="Markdown")
SUFFIXES = (".md", ".markdown")


def recognises(_copy: CopyFile) -> bool:
    """Any text is Markdown; what is none is refused in reading."""
    return True


def read(copy: CopyFile, _limits: Limits) -> Filing:
    """One story.

    Raises:
        SourceError: it is not text, or its front matter says something unknown.
    """
    text = text_of(copy.data, copy.name)
    story, doubts, elsewhere = read_copy(text.text, copy.name, copy.number)
    return Filing(stories=(story,), findings=(*text.findings, *doubts, *elsewhere))
