"""A form the paper itself does not print: ``[[checks.phrase]]`` of ``paper.toml``."""

from collections.abc import Iterator

from pipeline.checks.lines import Line, lines_of
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.checking import Phrase
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-house-phrase"
SEVERITY = Severity.WARNING
REASON = "Names of meetings, offices and policies have one form in a paper, and some words have none."
SOURCE = "the paper's own list, paper.toml [[checks.phrase]]"


def check(issue: Issue, settings: Settings) -> Iterator[Finding]:
    """One finding a place; a wrong form that stands inside the right one is no fault."""
    for phrase in settings.paper.checks.phrases:
        for line in lines_of(issue):
            at = line.text.find(phrase.wrong)
            while at >= 0:
                if not _is_inside_the_right(line.text, at, phrase):
                    yield _finding(line, at, phrase)
                at = line.text.find(phrase.wrong, at + len(phrase.wrong))


def _is_inside_the_right(text: str, at: int, phrase: Phrase) -> bool:
    offset = phrase.right.find(phrase.wrong)
    return offset >= 0 and at >= offset and text.startswith(phrase.right, at - offset)


def _finding(line: Line, at: int, phrase: Phrase) -> Finding:
    around = line.around(at, at + len(phrase.wrong))
    remedy = Say(zh=f"写作“{phrase.right}”。", en=f"Write {phrase.right}.")
    if not phrase.right:
        remedy = Say(zh="本报不用这个说法，请改写。", en="The paper does not print it; say it another way.")
    why_zh, why_en = (f"（{phrase.reason}）", f" ({phrase.reason})") if phrase.reason else ("", "")
    return line.finding(
        CODE,
        SEVERITY,
        Say(zh=f"“{around}”里的“{phrase.wrong}”{why_zh}。", en=f"{phrase.wrong} in “{around}”{why_en}."),
        remedy,
    )
