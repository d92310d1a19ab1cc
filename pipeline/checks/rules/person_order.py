"""A list of names in one sentence in another order than the paper's."""

from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.naming import lists_of, mentions_of
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-person-order"
SEVERITY = Severity.ERROR
REASON = "The order of leaders in a list is fixed, and read as a statement."
SOURCE = "the paper's people.toml, order; what newspapers fine"


def check(issue: Issue, settings: Settings) -> Iterator[Finding]:
    """One finding a list, at its first pair that is out of order; names without an order are passed over."""
    people, date = settings.people, settings.issue.date
    for names in lists_of(mentions_of(issue, people)):
        ordered = [(people.order(mention.name, date), mention) for mention in names]
        placed = [(order, mention) for order, mention in ordered if order is not None]
        wrong = next(((a, b) for (first, a), (second, b) in pairwise(placed) if first > second), None)
        if wrong is None:
            continue
        before, after = wrong
        right = "、".join(mention.name for _order, mention in sorted(placed, key=lambda pair: pair[0]))
        yield before.line.finding(
            CODE,
            SEVERITY,
            Say(
                zh=f"“{before.line.around(before.at, after.end)}”：{after.name}应排在{before.name}前面。",
                en=f"In “{before.line.around(before.at, after.end)}” {after.name} comes before {before.name}.",
            ),
            Say(zh=f"次序：{right}。", en=f"The order is {right}."),
            alternatives=(right,),
        )
