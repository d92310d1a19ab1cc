"""A number of the headline that is not in the text."""

from collections.abc import Iterator
from fractions import Fraction

from pipeline.checks.amounts import amounts, amounts_with_places
from pipeline.checks.lines import Line, stories_of
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity, Story
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-headline-number"
SEVERITY = Severity.NOTE
REASON = "Three in the headline and four in the text: one of them is wrong, and readers see both."
SOURCE = "what newspapers fine (题文不符)"

# Rounded numbers, and those of sayings: 一, 两, 十, 百, 千, 万.
LEAST_HAN = 11
ROUNDED = 100
NAMED = ("月", "日", "时", "点", "号", "世纪", "版", "届", "路")


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a number.  Arabic figures count, and Han ones above ten that are no round hundred or more."""
    for story, lines in stories_of(issue):
        if story.jump or not story.paragraphs:
            continue
        told: frozenset[Fraction] | None = None
        for line in lines:
            if line.part != "headline":
                continue
            for value, start, end in amounts_with_places(line.text):
                if not _counts(line.text[start:end], line.text[end : end + 2], value):
                    continue
                told = _told(story, lines) if told is None else told
                if not _is_told(value, told):
                    yield _finding(line, start, end)


def _told(story: Story, lines: tuple[Line, ...]) -> frozenset[Fraction]:
    """The numbers of the text, and how many paragraphs it has: 十件实事 may be told one by one."""
    body = "\n".join(line.text for line in lines if line.part in ("paragraphs", "pictures", "deck", "kicker"))
    return amounts(body) | {Fraction(len(story.paragraphs))}


def _counts(said: str, after: str, value: Fraction) -> bool:
    """Whether it is a number to compare; not a day or an hour, a century, or the name of a day (三八, 五一)."""
    if after.startswith(NAMED):
        return False
    if said[0].isdecimal():
        return True
    return any(unit in said for unit in "十百千") and value >= LEAST_HAN and value % 100 != 0


def _is_told(value: Fraction, told: frozenset[Fraction]) -> bool:
    """The number itself, a more exact one that rounds to it, or a year of which two figures are said."""
    return any(
        other == value
        or (value >= ROUNDED and abs(other - value) * 20 <= value)
        or (value < ROUNDED and other % 100 == value)
        for other in told
    )


def _finding(line: Line, start: int, end: int) -> Finding:
    said = line.text[start:end]
    return line.finding(
        CODE,
        SEVERITY,
        Say(
            zh=f"标题“{line.text}”里的 {said} 不在正文里。",
            en=f"{said} of the headline “{line.text}” is not in the text.",
        ),
        Say(zh="核对标题和正文的数字。", en="Compare the figures of headline and text."),
        confidence=0.6,
    )
