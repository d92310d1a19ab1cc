"""A name of the list with one character changed, or in a form the list calls wrong."""

import re
from collections.abc import Iterator

from pipeline.checks.lines import Line, spotted
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.people import People
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-person-name"
SEVERITY = Severity.ERROR
REASON = "A leader's name with one character of the same sound is the slip a newspaper reprints a page for."
SOURCE = "the paper's people.toml; what newspapers fine"

HAN = "[\u3400-\u9fff]"
LEAST = 3
SURE, IN_A_LIST = 0.9, 0.5
ENDS = "、，。；：！？（）“”《》 　"


def check(issue: Issue, settings: Settings) -> Iterator[Finding]:
    """One finding a place: an error for a form the list calls wrong, a warning or a note for a near miss.

    A near miss of a name of three characters or more counts where something speaks for a name: a title of the list
    before it, the same sound, or the commas of a list on both sides.
    """
    people = settings.people
    for entry in people.entries:
        for wrong in entry.wrong:
            for line, found in spotted(issue, re.compile(re.escape(wrong))):
                yield _finding(line, found, entry.name, None)
    names, titles = people.names(), tuple(people.titles())
    for name in sorted(name for name in names if len(name) >= LEAST):
        pattern = _near(name)
        for line, found in spotted(issue, pattern):
            said = found.group("near")
            if said in names or any(said in entry.wrong for entry in people.entries):
                continue
            sure = _confidence(line, found, name, titles)
            if sure and not _is_in_a_name(line, found, people):
                yield _finding(line, found, name, sure)


def _near(name: str) -> re.Pattern[str]:
    """The name with any one character changed; overlapping places count each."""
    forms = (re.escape(name[:k]) + HAN + re.escape(name[k + 1 :]) for k in range(len(name)))
    return re.compile(f"(?=(?P<near>(?!{re.escape(name)})(?:{'|'.join(forms)})))")


def _is_in_a_name(line: Line, found: re.Match[str], people: People) -> bool:
    """Whether the characters only overlap with a right name beside them."""
    start, end = found.span("near")
    around = line.text[max(0, start - LEAST) : end + LEAST]
    overlapping = (name for name in people.names() if name in around)
    return any(
        place.start() < end and start < place.end()
        for name in overlapping
        for place in re.finditer(re.escape(name), line.text)
    )


def _confidence(line: Line, found: re.Match[str], name: str, titles: tuple[str, ...]) -> float:
    start, end = found.span("near")
    before, after = line.text[:start], line.text[end : end + 1]
    if titles and before.endswith(titles):
        return SURE
    if _sounds_alike(found["near"], name):
        return SURE
    in_a_list = (before[-1:] == "、" and (after in ENDS or after == "")) or (after == "、" and before[-1:] in ENDS)
    return IN_A_LIST if in_a_list else 0.0


def _sounds_alike(one: str, other: str) -> bool:
    from pypinyin import Style, lazy_pinyin

    return lazy_pinyin(one, style=Style.NORMAL) == lazy_pinyin(other, style=Style.NORMAL)


def _finding(line: Line, found: re.Match[str], name: str, sure: float | None) -> Finding:
    start, end = found.span("near" if sure is not None else 0)
    said = line.text[start:end]
    severity = SEVERITY if sure is None else Severity.WARNING if sure > IN_A_LIST else Severity.NOTE
    return line.finding(
        CODE,
        severity,
        Say(zh=f"“{line.around(start, end)}”里的“{said}”是不是{name}？", en=f"{said} may be meant for {name}."),
        Say(
            zh=f"改成{name}；确有其人就写进 people.toml。",
            en=f"Write {name}; put the person into people.toml if there is one of that name.",
        ),
        alternatives=(name,),
        confidence=sure,
    )
