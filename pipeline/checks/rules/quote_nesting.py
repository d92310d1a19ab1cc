"""Quotation marks inside each other in the wrong order."""

from collections.abc import Iterator

from pipeline.checks.quotations import faults_of
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-quote-nesting"
SEVERITY = Severity.WARNING
REASON = "The outer quotation has double marks, the one inside it single ones; else nobody sees where each ends."
SOURCE = "GB/T 15834-2011, 4.8.3.3"


def check(issue: Issue, _settings: Settings) -> Iterator[Finding]:
    """One finding a line."""
    for fault in faults_of(issue):
        around = fault.line.around(fault.at, fault.at + 1)
        if fault.kind == "same":
            yield fault.line.finding(
                CODE,
                SEVERITY,
                Say(zh=f"“{around}”：双引号里又用了双引号。", en=f"“{around}”: double marks inside double marks."),
                Say(zh="里层用单引号 ‘ ’；也看看前面是不是漏了后引号。", en="Use ‘ ’ inside; or a ” was lost before."),
            )
        elif fault.kind == "single":
            yield fault.line.finding(
                CODE,
                SEVERITY,
                Say(zh=f"“{around}”：外层用了单引号。", en=f"“{around}”: single marks are the outer ones."),
                Say(zh="外层用双引号 “ ”。", en="Use “ ” outside."),
            )
