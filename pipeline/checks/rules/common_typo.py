"""A form that is never right (再接再励): two characters taken for each other."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.checks.lines import spotted, whole_text
from pipeline.checks.words import rows
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-common-typo"
SEVERITY = Severity.WARNING
REASON = "These are the slips that readers write in about; none of the forms is ever right."
SOURCE = "现代汉语词典, 7th edition; pipeline/checks/words/typos.txt"


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a place."""
    whole = whole_text(issue)
    for wrong, right, pattern in _forms():
        if wrong not in whole:
            continue
        for line, found in spotted(issue, pattern):
            around = line.around(*found.span())
            yield line.finding(
                CODE,
                SEVERITY,
                Say(zh=f"“{around}”里的“{wrong}”应是“{right}”。", en=f"{wrong} in “{around}” should be {right}."),
                Say(zh=f"改成“{right}”。", en=f"Write {right}."),
            )


@cache
def _forms() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Each wrong form, the right one, and the wrong one as a pattern with what may not stand beside it."""
    forms = []
    for wrong, right, *guards in rows("typos.txt"):
        before, after = (*guards, "", "")[:2]
        pattern = (f"(?<![{before}])" if before else "") + wrong + (f"(?![{after}])" if after else "")
        forms.append((wrong, right, re.compile(pattern)))
    return tuple(forms)
