"""A grammatical character, or a run of characters, that stands twice."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.checks.lines import Line, lines_of
from pipeline.checks.words import rows
from pipeline.errors import Say
from pipeline.model import Finding, Form, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-doubled-character"
SEVERITY = Severity.WARNING
REASON = "的的 or 我们我们 is what is left after a sentence was changed; the eye runs over it."
SOURCE = "trade practice of proof-reading; pipeline/checks/words/doubles.txt"

# Words without a doubled form of their own, unlike verbs (研究研究).
WORDS = (
    "我们|他们|她们|你们|它们|自己|这个|那个|这些|那些|什么|因为|所以|由于|但是|而且|并且|或者|如果|虽然|然而|因此|以及|对于|关于"
    "|通过|根据|按照|为了|除了|其中|以来|之间|已经|曾经|正在|将要|可以|能够|应该|应当|必须|没有|不是|就是|还是|都是|也是|进行|成为|作为"
    "|表示|认为|指出|强调|记者|同志|今年|去年|明年|目前|当前|一个|一种|一些|全县|全市|全省|全国"
)
AGAIN = re.compile(
    rf"(?P<word>{WORDS})(?P=word)|(?P<run>(?![一越边又])[\u4e00-\u9fff]{{4,12}})(?P=run)(?![！!”’])|(?P<part>[\u4e00-\u9fff]{{3,8}}，)(?P=part)"
)


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a place; verse may say what it likes twice."""
    for line in lines_of(issue):
        if line.form not in (Form.VERSE, Form.STANZA, Form.ROW):
            yield from _single(line)
            for found in AGAIN.finditer(line.text):
                twice = found["word"] or found["run"] or found["part"]
                if found["word"] or not _is_called(line.text, *found.span()):
                    yield _finding(line, *found.span(), twice)


def _single(line: Line) -> Iterator[Finding]:
    pattern, known = _doubles()
    for found in pattern.finditer(line.text):
        at, one = found.start(), found["one"]
        left, right, whole = known[one]
        lawful = (
            line.text.endswith(left, 0, at + 1)
            or line.text[max(0, at - 1) : at] == "一"  # 一把把
            or line.text[at + 2 : at + 3] in right
            or any(word in line.text[max(0, at - 3) : at + 5] for word in whole)
        )
        if not lawful:
            yield _finding(line, at, at + 2, one)


def _is_called(text: str, start: int, end: int) -> bool:
    """Whether the run is a cry or a refrain: inside quotation marks, or ended by an exclamation."""
    return text[end : end + 1] in "！!～~" or "“" in text[max(0, start - 1) : start]


def _finding(line: Line, start: int, end: int, twice: str) -> Finding:
    around = line.around(start, end)
    return line.finding(
        CODE,
        SEVERITY,
        Say(zh=f"“{around}”里“{twice}”重复。", en=f"{twice} stands twice in “{around}”."),
        Say(zh="删去一个，或看看中间是不是漏了字。", en="Take one out, or see whether something is missing between."),
        confidence=0.9,
    )


@cache
def _doubles() -> tuple[re.Pattern[str], dict[str, tuple[tuple[str, ...], str, tuple[str, ...]]]]:
    """The characters that are looked at, and for each the words before, the characters after, the words around it."""
    known = {
        one: (tuple(left.split()), f"{right}", tuple(whole.split()))
        for one, left, right, whole in ((*row, "", "", "")[:4] for row in rows("doubles.txt"))
    }
    return re.compile(f"(?P<one>[{''.join(known)}])(?P=one)"), known
