"""Run every rule on an issue, weigh what it finds as the paper does, then apply its waivers.

An unused waiver is itself a finding, as is a severity given to a rule that does not exist.
"""

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import ModuleType

from pipeline.checks import rules
from pipeline.errors import Say, Where
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings, Waiver

__all__ = ["Rule", "rule_codes", "rules_known", "run", "waive"]

OFF = "off"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule says of itself: its code, how much its findings weigh, why it is there, where that comes from."""

    code: str
    severity: Severity
    reason: str
    source: str


def rule_codes() -> tuple[str, ...]:
    """The codes of all rules, in order of file name."""
    return tuple(module.CODE for module in _modules())


def rules_known() -> tuple[Rule, ...]:
    """All rules, in order of code."""
    known = (Rule(module.CODE, module.SEVERITY, module.REASON, module.SOURCE) for module in _modules())
    return tuple(sorted(known, key=lambda rule: rule.code))


def run(issue: Issue, settings: Settings) -> tuple[Finding, ...]:
    """What the rules find in the copy, in order of rule and place, weighed by the paper; waivers not yet applied."""
    levels = dict(settings.paper.checks.severity)
    found: list[Finding] = []
    for module in _modules():
        level = levels.get(module.CODE)
        if level != OFF:
            own = module.check(issue, settings)
            found += own if level is None else (replace(finding, severity=Severity(level)) for finding in own)
    return (*found, *_unknown(levels))


def waive(findings: Sequence[Finding], settings: Settings) -> tuple[Finding, ...]:
    """Findings with the waived ones turned to notes that give the reason."""
    used: set[Waiver] = set()
    waivers = (*settings.issue.waivers, *settings.paper.checks.waivers)
    answered = []
    for finding in findings:
        waiver = next((w for w in waivers if _covers(w, finding, settings)), None)
        if waiver is not None:
            used.add(waiver)
            remedy = Say(zh=f"已豁免：{waiver.reason}", en=f"Waived: {waiver.reason}")
            answered.append(replace(finding, severity=Severity.NOTE, remedy=remedy))
        else:
            answered.append(finding)
    unused = [waiver for waiver in settings.issue.waivers if waiver not in used]
    # One for all issues of a paper may rest in this one; it is over when its date has passed.
    over = [waiver for waiver in settings.paper.checks.waivers if _is_over(waiver, settings)]
    said = [*(_unused(waiver, "issue.toml") for waiver in unused), *(_unused(waiver, "paper.toml") for waiver in over)]
    return (*answered, *said)


def _modules() -> list[ModuleType]:
    names = sorted(info.name for info in pkgutil.iter_modules(rules.__path__))
    return [importlib.import_module(f"{rules.__name__}.{name}") for name in names]


def _covers(waiver: Waiver, finding: Finding, settings: Settings) -> bool:
    same = waiver.code == finding.code and waiver.story in (None, finding.story)
    return same and not _is_over(waiver, settings)


def _is_over(waiver: Waiver, settings: Settings) -> bool:
    date = settings.issue.date
    return waiver.until is not None and date is not None and date > waiver.until


def _unused(waiver: Waiver, file: str) -> Finding:
    return Finding(
        "checks-waiver-unused",
        Severity.WARNING,
        Where(file),
        Say(zh=f"豁免 {waiver.code} 没有用上。", en=f"The waiver of {waiver.code} was not used."),
        Say(
            zh=f"从 {file} 删去，或看看日期是否已过。", en=f"Remove it from {file}, or see whether its date has passed."
        ),
    )


def _unknown(levels: dict[str, str]) -> Iterator[Finding]:
    for code in sorted(levels.keys() - set(rule_codes())):
        yield Finding(
            "checks-severity-unknown",
            Severity.WARNING,
            Where("paper.toml"),
            Say(zh=f"没有规则 {code}，[checks.severity] 里的这一行不起作用。", en=f"There is no rule {code} to weigh."),
            Say(zh="banmian check --rules 列出全部规则。", en="banmian check --rules lists all rules."),
        )
