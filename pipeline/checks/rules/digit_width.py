"""Full-width and half-width figures in one story."""

import re
from collections.abc import Iterator

from pipeline.checks.lines import Line, stories_of
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-digit-width"
SEVERITY = Severity.NOTE
REASON = "Two widths of figures in one story look like two hands, and mostly come from pasting."
SOURCE = "GB/T 15835-2011, 5.1.7"

FULL = re.compile("[０-９]+")
HALF = re.compile("[0-9]+")


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a story, at the first number of the rarer width; none where the paper sets all half-width."""
    if _settings.paper.composition.digits == "half":
        return
    for _story, lines in stories_of(issue):
        full, half = _numbers(lines, FULL), _numbers(lines, HALF)
        if full and half:
            line, at = min(full, half, key=len)[0]
            around = line.around(at, at + 1)
            yield line.finding(
                CODE,
                SEVERITY,
                Say(
                    zh=f"这篇稿件里全角数字 {len(full)} 处，半角 {len(half)} 处，如“{around}”。",
                    en=f"{len(full)} numbers of this story are full-width and {len(half)} half-width: “{around}”.",
                ),
                Say(
                    zh='统一成一种；paper.toml 里 [composition] digits = "half" 会全部排成半角。',
                    en='Make them alike; [composition] digits = "half" in paper.toml sets all half-width.',
                ),
            )


def _numbers(lines: tuple[Line, ...], pattern: re.Pattern[str]) -> list[tuple[Line, int]]:
    return [(line, found.start()) for line in lines for found in pattern.finditer(line.text)]
