"""A bracket, quotation mark or title mark without its other half."""

from collections.abc import Iterator

from pipeline.checks.quotations import faults_of
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-paired-marks"
SEVERITY = Severity.WARNING
REASON = "A lost half is among the commonest faults of hasty copy, and changes what is quoted."
SOURCE = "GB/T 15834-2011, 4.8 (引号), 4.9 (括号), 4.15 (书名号)"


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a line; a quotation may run over paragraphs if it opens each of them."""
    for fault in faults_of(issue):
        around = fault.line.around(fault.at, fault.at + 1)
        if fault.kind == "lone":
            yield fault.line.finding(
                CODE,
                SEVERITY,
                Say(
                    zh=f"“{around}”里的 {fault.mark} 没有另一半。", en=f"{fault.mark} in “{around}” has no other half."
                ),
                Say(zh="补上或删去。", en="Supply it, or take it out."),
            )
        elif fault.kind == "unopened":
            yield fault.line.finding(
                CODE,
                SEVERITY,
                Say(
                    zh=f"上一段的引语到“{around}”才完，这一段开头没有前引号。",
                    en=f"A quotation goes on to “{around}”; its paragraph does not open with a mark.",
                ),
                Say(
                    zh="引语有几段时，每段开头用前引号，只在末段末尾用后引号。",
                    en="A quotation of several paragraphs opens each of them and closes once, at its end.",
                ),
            )
