"""``report.json``, schema ``banmian/report/1``: what was built, from what, with which findings and proofs.

No clock, no absolute path: the same issue gives the same report.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline import __version__
from pipeline.intake.json_form import finding_to_json
from pipeline.makeup.edition import Withheld
from pipeline.makeup.json_form import orders_to_json, plan_to_json
from pipeline.model import Finding, Issue, Plan, Severity
from pipeline.settings.values import Order

__all__ = ["Report", "report_bytes"]


@dataclass(frozen=True, slots=True)
class Report:
    """What the report tells: plans, characters proved and things withheld, by edition or product.

    ``composition`` has the figures of each press page, read back from the file; ``assigned`` the pages that make-up
    gave to stories that came without one; ``orders`` are the editor's, which every plan obeys; ``figures_from_pdf``
    the figures of each page beside the plan's, read back from the file.
    """

    issue: Issue
    sources: tuple[str, ...]
    layout: str
    findings: tuple[Finding, ...]
    plans: Mapping[str, Plan]
    characters_proved: Mapping[str, int]
    withheld: Mapping[str, tuple[Withheld, ...]]
    composition: Sequence[Mapping[str, object]] = ()
    assigned: Mapping[str, int] = field(default_factory=dict)
    figures_from_pdf: Sequence[Mapping[str, object]] = ()
    orders: tuple[Order, ...] = ()


def report_bytes(report: Report) -> bytes:
    """The report as JSON."""
    issue = report.issue
    stories = [story for page in issue.pages for story in page.stories]
    said = {
        "schema": "banmian/report/1",
        "version": __version__,
        "paper": issue.paper.id,
        "date": issue.date.isoformat() if issue.date else None,
        "sources": list(report.sources),
        "layout": report.layout,
        "pages": len(issue.pages),
        "stories": len(stories),
        "characters": sum(len("".join(story.paragraphs)) for story in stories),
        "characters_proved": dict(sorted(report.characters_proved.items())),
        "withheld": {edition: [_withheld(item) for item in items] for edition, items in report.withheld.items()},
        "findings_by_severity": {
            severity.value: sum(finding.severity is severity for finding in report.findings) for severity in Severity
        },
        "findings": [finding_to_json(finding) for finding in report.findings],
        "composition": [dict(page) for page in report.composition],
        "assigned": dict(sorted(report.assigned.items())),
        "figures_from_pdf": [dict(page) for page in report.figures_from_pdf],
        "orders_obeyed": orders_to_json(report.orders) if report.plans else [],
        "plans": {edition: plan_to_json(plan) for edition, plan in report.plans.items()},
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _withheld(item: Withheld) -> dict[str, object]:
    return {
        "story": item.story,
        "picture": item.picture,
        "caption": item.caption,
        "credit": item.credit,
        "reason": item.reason,
    }
