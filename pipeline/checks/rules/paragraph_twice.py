"""A paragraph that stands twice in a story."""

from collections.abc import Iterator

from pipeline.checks.likeness import alike
from pipeline.checks.lines import stories_of
from pipeline.errors import Say
from pipeline.model import Finding, Form, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-paragraph-twice"
SEVERITY = Severity.WARNING
REASON = "Pasting twice is easy, and the make-up will find room for it."
SOURCE = "trade practice; runs of five characters, counted"

LEAST = 15
ALIKE = 0.8


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a pair, at the later paragraph; refrains of verse and rows of tables may well stand twice."""
    for _story, lines in stories_of(issue):
        own = [
            line for line in lines if line.part == "paragraphs" and line.form is Form.PROSE and len(line.text) >= LEAST
        ]
        if len(own) < 2:  # noqa: PLR2004
            continue
        for first, second, share in alike([line.text for line in own], ALIKE):
            line, number = own[second], int(own[first].field.split(".")[1]) + 1
            begins, per_cent = line.around(0, 8), f"{share * 100:.0f}"
            yield line.finding(
                CODE,
                SEVERITY,
                Say(
                    zh=f"“{begins}”与本篇第 {number} 段有 {per_cent}% 相同。",
                    en=f"{per_cent} % of “{begins}” is also in paragraph {number}.",
                ),
                Say(zh="留一段。", en="Keep one of them."),
            )
