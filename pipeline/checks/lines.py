"""The text of an issue line by line, each with its place in the copy, and findings that quote it.

A line is a display line, a paragraph, a caption, a credit, a signature or a line of furniture.  Its place comes from
the story's origins; where a reader kept none, from its source lines: exact where the file has a line a paragraph,
else the story's first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from pipeline.errors import Say, Where
from pipeline.model import Finding, Form, Issue, Page, Severity, Story

__all__ = [
    "DISPLAY",
    "Line",
    "half_width",
    "lines_of",
    "place",
    "spotted",
    "stories_of",
    "story_lines",
    "whole_text",
]

DISPLAY = ("column_head", "kicker", "headline", "deck")
"""Fields set large; a mistake in them counts double."""
CONTEXT = 8
FULL_FIGURE = re.compile("[０-９]")
FULL_TO_HALF = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), 0xFF05, 0xFF0E, 0xFF1A, 0xFF0C, 0xFF0D)}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its ``field`` as origins name it (``paragraphs.3``), its text, and whose it is.

    ``story`` is None for furniture; ``form`` tells a paragraph from a line of verse; ``figures`` is the text with
    half-width figures only, as long as it was.
    """

    field: str
    text: str
    page: int
    story: Story | None
    where: Where
    form: Form
    figures: str

    @property
    def part(self) -> str:
        """The field without its number: ``headline``, ``paragraphs``, ``furniture``."""
        return self.field.split(".", 1)[0]

    def around(self, start: int, end: int) -> str:
        """The characters from ``start`` to ``end`` with a few on either side, to be quoted."""
        before, after = max(0, start - CONTEXT), end + CONTEXT
        ends = ("…" if before else "", "…" if after < len(self.text) else "")
        return f"{ends[0]}{self.text[before:after]}{ends[1]}".replace("\t", " ")

    def finding(
        self,
        code: str,
        severity: Severity,
        message: Say,
        remedy: Say,
        *,
        alternatives: tuple[str, ...] = (),
        confidence: float | None = None,
    ) -> Finding:
        """A finding at this line."""
        story = None if self.story is None else self.story.id
        return Finding(code, severity, self.where, message, remedy, story, alternatives, confidence)


@lru_cache(maxsize=1)
def lines_of(issue: Issue) -> tuple[Line, ...]:
    """Every line of the issue, page by page: stories by rank, then furniture; stories without a page last."""
    lines: list[Line] = []
    for page in issue.pages:
        for story in page.stories:
            lines += story_lines(story, page.number)
        lines += _furniture_lines(page)
    for story in issue.unplaced:
        lines += story_lines(story, None)
    return tuple(lines)


@lru_cache(maxsize=1)
def whole_text(issue: Issue) -> str:
    """All lines of the issue, a newline between: to see quickly that something is nowhere in it."""
    return "\n".join(line.text for line in lines_of(issue))


def stories_of(issue: Issue) -> Iterator[tuple[Story, tuple[Line, ...]]]:
    """Every story with its lines."""
    for story, own in groupby(lines_of(issue), key=lambda line: line.story):
        if story is not None:
            yield story, tuple(own)


def story_lines(story: Story, page: int | None) -> Iterator[Line]:
    """The lines of one story, from its column head to its signature."""
    places = {origin.field: next(iter(origin.lines), None) for origin in story.origins}
    for part in (*DISPLAY, "paragraphs"):
        for k, text in enumerate(getattr(story, part)):
            field = f"{part}.{k}"
            form = story.form(k) if part == "paragraphs" else Form.PROSE
            yield Line(field, text, page or 0, story, _where(story, field, places, page), form, half_width(text))
    others = [("signature", story.signature)]
    for k, picture in enumerate(story.pictures):
        others += [(f"pictures.{k}.caption", picture.caption), (f"pictures.{k}.credit", picture.credit_text)]
    for field, text in others:
        if text:
            where = _where(story, field, places, page)
            yield Line(field, text, page or 0, story, where, Form.PROSE, half_width(text))


def place(story: Story, field: str, page: int | None) -> Where:
    """Where a field of a story stands in its copy: ``paragraphs.3``, or ``headline`` for the first of its lines."""
    places = {origin.field: next(iter(origin.lines), None) for origin in story.origins}
    return _where(story, f"{field}.0" if field in (*DISPLAY, "paragraphs") else field, places, page)


def spotted(
    issue: Issue, pattern: re.Pattern[str], having: str = "", *, figures: bool = False
) -> Iterator[tuple[Line, re.Match[str]]]:
    """Every place of the issue where a pattern is found.

    Args:
        issue: the issue.
        pattern: what is looked for.
        having: characters one of which a line must have to be worth looking at; empty for every line.
        figures: full-width figures are read as half-width ones.
    """
    for line in lines_of(issue):
        text = line.figures if figures else line.text
        if not having or any(mark in text for mark in having):
            for found in pattern.finditer(text):
                yield line, found


def half_width(text: str) -> str:
    """The text with full-width figures, and the marks inside numbers, half-width; as long as it was."""
    return text.translate(FULL_TO_HALF) if FULL_FIGURE.search(text) else text


def _where(story: Story, field: str, places: dict[str, int | None], page: int | None) -> Where:
    part, _, number = field.partition(".")
    line = places.get(field)
    if line is None and part == "paragraphs" and len(story.source_lines) == len(story.paragraphs):
        line = next(iter(story.source_lines[int(number) :]), None)
    if line is None and (story.origins or part == "paragraphs" or not story.source_file.endswith(".md")):
        line = next(iter(story.source_lines), None)
    return Where(story.source_file, line, page, part if part in DISPLAY else "")


def _furniture_lines(page: Page) -> Iterator[Line]:
    for k, piece in enumerate(page.furniture):
        for number, text in enumerate(piece.text):
            lines = piece.source_lines
            line = lines[number] if len(lines) == len(piece.text) else next(iter(lines), None)
            where = Where(piece.source_file, line, page.number, "furniture")
            yield Line(f"furniture.{k}.{number}", text, page.number, None, where, Form.PROSE, half_width(text))
