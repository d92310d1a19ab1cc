"""A bracket, quotation mark or title mark without its other half."""

from collections.abc import Iterator

from pipeline.errors import Say, Where
from pipeline.model import Finding, Issue, Severity, Story
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-paired-marks"
SEVERITY = Severity.WARNING
REASON = "A lost half is among the commonest faults of hasty copy, and changes what is quoted."
SOURCE = "GB/T 15834-2011, 4.8 (引号), 4.9 (括号), 4.15 (书名号)"

PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "「": "」", "『": "』", "【": "】"}
HALVES = {half: name for opening, closing in PAIRS.items() for half, name in ((opening, opening), (closing, opening))}


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a paragraph or display line."""
    for page in issue.pages:
        for story in page.stories:
            yield from _check_story(story, page.number)


def _check_story(story: Story, page: int) -> Iterator[Finding]:
    lines = (*story.column_head, *story.kicker, *story.headline, *story.deck, *story.paragraphs)
    for text in lines:
        lone = _lone(text)
        if lone is not None:
            at, mark = lone
            around = text[max(0, at - 8) : at + 9]
            yield Finding(
                CODE,
                SEVERITY,
                Where(story.source_file, next(iter(story.source_lines), None), page),
                Say(zh=f"“{around}”里的 {mark} 没有另一半。", en=f"{mark} in “{around}” has no other half."),
                Say(zh="补上或删去。", en="Supply it, or take it out."),
                story.id,
            )


def _lone(text: str) -> tuple[int, str] | None:
    """The first mark without its other half: where, and which.  ’ alone is an apostrophe."""
    open_marks: list[tuple[int, str]] = []
    for at, mark in enumerate(text):
        if mark in PAIRS:
            open_marks.append((at, mark))
        elif mark in HALVES and mark != "’":
            if not open_marks or PAIRS[open_marks[-1][1]] != mark:
                return at, mark
            open_marks.pop()
        elif mark == "’" and open_marks and open_marks[-1][1] == "‘":
            open_marks.pop()
    return open_marks[0] if open_marks else None
