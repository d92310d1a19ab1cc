"""Raw text of a newspaper page (``.txt``): see ``pipeline.intake.page.reading``."""

from dataclasses import replace

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.copy_file import CopyFile, Filing
from pipeline.intake.decode import text_of
from pipeline.intake.page.day import day_of
from pipeline.intake.page.reading import read_page
from pipeline.settings.values import Limits

__all__ = ["NAME", "SUFFIXES", "read", "recognises"]

NAME = Say(zh="版面文字", en="page text")
SUFFIXES = (".txt", "")


def recognises(_copy: CopyFile) -> bool:
    """Any text may be a page's; what is none is refused in reading."""
    return True


def read(copy: CopyFile, _limits: Limits) -> Filing:
    """One page.

    Raises:
        SourceError: it is not text, or holds no story.
    """
    text = text_of(copy.data, copy.name)
    known = copy.page
    page, found = read_page(text.text, copy.name, known.number, known.name)
    if not page.stories:
        raise SourceError(
            Say(zh="读不了：没有读出稿件。", en="Cannot read this: no story was found in it."), where=Where(copy.name)
        )
    furniture = (*page.furniture, *known.furniture)
    own = replace(
        page,
        editors=known.editors,
        sections=known.sections,
        furniture=furniture,
        advertisements=known.advertisements,
        margin=(*page.margin, *known.margin),
    )
    day, line = day_of(page.margin) or (None, None)
    return Filing((own,), findings=(*text.findings, *found), date=day, date_line=line)
