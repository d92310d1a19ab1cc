"""A person of the list first mentioned in a story without a title."""

from collections.abc import Iterator

from pipeline.checks.naming import Mention, lists_of, mentions_of
from pipeline.errors import Say
from pipeline.model import Finding, Issue, Severity
from pipeline.settings.values import Settings

__all__ = ["CODE", "REASON", "SEVERITY", "SOURCE", "check"]

CODE = "checks-person-untitled"
SEVERITY = Severity.WARNING
REASON = "A leader is named with the title first; later in the story the name alone will do."
SOURCE = "the paper's people.toml, require_title"


def check(issue: Issue, settings: Settings) -> Iterator[Finding]:
    """One finding a story and person; a title before a list of names holds for all of it.  Body alone counts."""
    if not settings.people.require_title:
        return
    mentions = [mention for mention in mentions_of(issue, settings.people) if mention.line.part == "paragraphs"]
    led = {id(later): run[0] for run in lists_of(mentions) for later in run[1:]}
    seen: set[tuple[str, str]] = set()
    for mention in mentions:
        story = mention.line.story.id if mention.line.story else ""
        if (story, mention.name) in seen or not settings.people.held(mention.name, settings.issue.date):
            continue
        seen.add((story, mention.name))
        if not (_has_title(mention) or _has_title(led.get(id(mention), mention))):
            titles = sorted(settings.people.held(mention.name, settings.issue.date))
            yield mention.line.finding(
                CODE,
                SEVERITY,
                Say(
                    zh=f"“{mention.line.around(mention.at, mention.end)}”：{mention.name}第一次出现没有职务。",
                    en=f"{mention.name} is first named without a title.",
                ),
                Say(zh=f"补上：{'、'.join(titles)}。", en=f"Give it: {', '.join(titles)}."),
                alternatives=tuple(titles),
            )


def _has_title(mention: Mention) -> bool:
    return bool(mention.titles) or mention.group
