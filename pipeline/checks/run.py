"""Run every rule on an issue, then apply the paper's waivers; an unused waiver is itself a finding."""

import importlib
import pkgutil
from collections.abc import Sequence
from dataclasses import replace
from types import ModuleType

from pipeline.checks import rules
from pipeline.errors import Say, Where
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings, Waiver

__all__ = ["rule_codes", "run", "waive"]


def rule_codes() -> tuple[str, ...]:
    """The codes of all rules, in order of file name."""
    return tuple(module.CODE for module in _modules())


def run(issue: Issue, settings: Settings) -> tuple[Finding, ...]:
    """What the rules find in the copy, in order of rule and place; waivers not yet applied."""
    return tuple(finding for module in _modules() for finding in module.check(issue, settings))


def waive(findings: Sequence[Finding], settings: Settings) -> tuple[Finding, ...]:
    """Findings with the waived ones turned to notes that give the reason."""
    used: set[Waiver] = set()
    answered = []
    for finding in findings:
        waiver = next((w for w in settings.issue.waivers if _covers(w, finding, settings)), None)
        if waiver is not None:
            used.add(waiver)
            remedy = Say(zh=f"已豁免：{waiver.reason}", en=f"Waived: {waiver.reason}")
            answered.append(replace(finding, severity=Severity.NOTE, remedy=remedy))
        else:
            answered.append(finding)
    unused = [waiver for waiver in settings.issue.waivers if waiver not in used]
    return (*answered, *(_unused(waiver) for waiver in unused))


def _modules() -> list[ModuleType]:
    names = sorted(info.name for info in pkgutil.iter_modules(rules.__path__))
    return [importlib.import_module(f"{rules.__name__}.{name}") for name in names]


def _covers(waiver: Waiver, finding: Finding, settings: Settings) -> bool:
    same = waiver.code == finding.code and waiver.story in (None, finding.story)
    date = settings.issue.date
    return same and not (waiver.until is not None and date is not None and date > waiver.until)


def _unused(waiver: Waiver) -> Finding:
    return Finding(
        "checks-waiver-unused",
        Severity.WARNING,
        Where("issue.toml"),
        Say(zh=f"豁免 {waiver.code} 没有用上。", en=f"The waiver of {waiver.code} was not used."),
        Say(
            zh="从 issue.toml 删去，或看看日期是否已过。",
            en="Remove it from issue.toml, or see whether its date has passed.",
        ),
    )
