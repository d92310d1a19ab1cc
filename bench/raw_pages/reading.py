"""What a reader of page text made of a page, line by line, so that it can be held against the truth.

This is the one place that calls it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.raw_pages.truth import FURNITURE, Owner
from pipeline.errors import PipelineError
from pipeline.intake.page.reading import read_page
from pipeline.model import Finding, Page, Story

__all__ = ["Reading", "read", "reading_of", "squeezed"]

UNKNOWN = "unknown"
NOT_TEXT = ("bylines", "dateline")
"""Fields that repeat words of another."""


@dataclass(frozen=True, slots=True)
class Reading:
    """``owners`` as in ``RawPage``; ``failed`` is what the reader raised, empty where it answered."""

    page: Page
    findings: tuple[Finding, ...]
    owners: tuple[tuple[Owner, ...], ...]
    joins: frozenset[tuple[int, int]]
    starts: frozenset[int]
    failed: str = ""


def squeezed(text: str) -> str:
    """The text without white space: a line end may stand for a clause space or for nothing."""
    return "".join(text.split())


def read(text: str, name: str, number: int) -> Reading:
    """Read a page; an error of the reader's is told, not raised."""
    failed = ""
    try:
        page, findings = read_page(text, name, number)
    except PipelineError as error:
        page, findings, failed = Page(number, ()), (), error.message.en
    return reading_of(text, page, findings, failed)


def reading_of(text: str, page: Page, findings: Sequence[Finding] = (), failed: str = "") -> Reading:
    """Which story and field each line of ``text`` went to in ``page``."""
    lines = text.split("\n")
    owners: list[tuple[Owner, ...]] = [() for _ in lines]
    for index, story in enumerate(page.stories):
        for line, field in sorted(_fields_by_line(story, lines)):
            owners[line - 1] += (Owner(index, field),)
    for piece in page.furniture:
        for line in piece.source_lines:
            owners[line - 1] += (Owner(FURNITURE, piece.kind),)
    for k, line_text in enumerate(lines):
        if squeezed(line_text) and not owners[k]:
            owners[k] = (Owner(FURNITURE, UNKNOWN),)
    starts = {min(story.source_lines) for story in page.stories if story.source_lines}
    return Reading(page, tuple(findings), tuple(owners), _joins(owners), frozenset(starts), failed)


def _joins(owners: Sequence[tuple[Owner, ...]]) -> frozenset[tuple[int, int]]:
    last: dict[Owner, int] = {}
    joins = set()
    for line, own in enumerate(owners, start=1):
        for owner in own:
            if owner.kind == "paragraphs" and owner.story != FURNITURE:
                if owner in last:
                    joins.add((last[owner], line))
                last[owner] = line
    return frozenset(joins)


def _fields_by_line(story: Story, lines: Sequence[str]) -> set[tuple[int, str]]:
    """From the story's origins; where it has none, by finding its texts in its lines again."""
    if story.origins:
        kept = [origin for origin in story.origins if origin.field.split(".")[0] not in NOT_TEXT]
        return {(line, _same_name(origin.field)) for origin in kept for line in origin.lines}
    return _found_again(story, lines)


def _same_name(field: str) -> str:
    return field + "_text" if field.endswith(".credit") else field


def _texts(story: Story) -> dict[str, str]:
    """Every field of a story that is text of the copy, without white space."""
    rows = {"column_head": story.column_head, "kicker": story.kicker, "headline": story.headline, "deck": story.deck,
            "paragraphs": story.paragraphs}  # fmt: skip
    said = {f"{name}.{k}": text for name, texts in rows.items() for k, text in enumerate(texts)}
    for k, picture in enumerate(story.pictures):
        said[f"pictures.{k}.caption"] = picture.caption
        said[f"pictures.{k}.credit_text"] = picture.credit_text
    said |= {"signature": story.signature, "jump": story.jump or ""}
    return {name: squeezed(text) for name, text in said.items() if text}


def _found_again(story: Story, lines: Sequence[str]) -> set[tuple[int, str]]:
    left = _texts(story)
    found: set[tuple[int, str]] = set()
    for line in story.source_lines:
        rest = squeezed(lines[line - 1])
        while rest:
            name = next((name for name, text in left.items() if text and text.startswith(rest)), None)
            if name is not None:
                found.add((line, name))
                left[name] = left[name][len(rest) :]
                break
            name = next((name for name, text in left.items() if text and rest.startswith(text)), None)
            if name is None:
                found.add((line, UNKNOWN))
                break
            found.add((line, name))
            rest, left[name] = rest[len(left[name]) :], ""
    return found
