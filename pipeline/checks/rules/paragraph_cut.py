"""A paragraph that ends without a mark."""

from collections.abc import Iterator

from pipeline.checks.lines import stories_of
from pipeline.errors import Say
from pipeline.model import Finding, Form, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-paragraph-cut"
SEVERITY = Severity.NOTE
REASON = "Text cut short by a bad copy ends in the middle of a sentence."
SOURCE = "trade practice; GB/T 15834-2011, 4.1"

ENDS = "。！？…”’」』）)》：:；;—!?.】〕～"
# Shorter ones are subheads, names and dates.
LEAST = 24


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a paragraph of prose."""
    for _story, lines in stories_of(issue):
        for line in lines:
            text = line.text.rstrip()
            if line.part == "paragraphs" and line.form is Form.PROSE and len(text) >= LEAST and text[-1] not in ENDS:
                around = line.around(len(text) - 1, len(text))
                yield line.finding(
                    CODE,
                    SEVERITY,
                    Say(zh=f"“{around}”这一段末尾没有标点。", en=f"The paragraph ends without a mark: “{around}”."),
                    Say(zh="看看是不是断了；补全或加句号。", en="See whether it was cut; supply the rest, or a 。."),
                    confidence=0.7,
                )
