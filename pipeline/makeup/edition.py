"""What one edition prints: the issue with the editor's recorded decisions carried out.

A proof shows the issue as it came in, empty frames included; the press edition and the EPUB run without
what a decision in ``issue.toml`` leaves out of them.  What was withheld is answered, never dropped unseen.
"""

from dataclasses import dataclass, replace

from pipeline.makeup.briefs import with_briefs_together
from pipeline.makeup.figures import with_half_width_figures
from pipeline.makeup.orders import placed_by, with_pages_and_ranks
from pipeline.model import Issue, Picture, Story
from pipeline.model.language import chinese_script
from pipeline.settings.values import Settings

__all__ = ["Withheld", "edition_of", "print_issue_of", "withheld_from", "without_fillers"]

BRIEFS = {"zh-Hans": "简讯", "zh-Hant": "簡訊"}


@dataclass(frozen=True, slots=True)
class Withheld:
    """A picture a decision leaves out of an edition: its number in the story from 1, its words, the reason."""

    story: str
    picture: int
    caption: str
    credit: str
    reason: str


def withheld_from(issue: Issue, settings: Settings, edition: str) -> tuple[Withheld, ...]:
    """What the decisions of ``issue.toml`` leave out of ``edition`` (``press``, ``proof``, ``epub``)."""
    stories = {story.id: story for page in issue.pages for story in page.stories}
    withheld = []
    for decision in settings.issue.decisions:
        story = stories.get(decision.story)
        if decision.action != "omit" or edition not in decision.editions or story is None:
            continue
        if 1 <= decision.picture <= len(story.pictures):
            picture = story.pictures[decision.picture - 1]
            withheld.append(Withheld(story.id, decision.picture, picture.caption, picture.credit_text, decision.reason))
    return tuple(withheld)


def edition_of(issue: Issue, settings: Settings, edition: str) -> Issue:
    """The issue as ``edition`` prints it."""
    if settings.paper.composition.digits == "half":
        issue = with_half_width_figures(issue)
    if edition == "epub":
        issue = without_fillers(issue)
    gone = {(item.story, item.picture) for item in withheld_from(issue, settings, edition)}
    if not gone:
        return issue
    pages = tuple(replace(page, stories=tuple(_without(story, gone) for story in page.stories)) for page in issue.pages)
    return replace(issue, pages=pages)


def without_fillers(issue: Issue) -> Issue:
    """The issue without furniture that only fills a page: where nothing has to be filled."""
    pages = (replace(page, furniture=tuple(p for p in page.furniture if not p.filler)) for page in issue.pages)
    return replace(issue, pages=tuple(pages))


def print_issue_of(issue: Issue, settings: Settings, edition: str) -> Issue:
    """The same as a made-up page has it: briefs together, stories on the pages and in the ranks ordered."""
    edition_issue = with_pages_and_ranks(edition_of(issue, settings, edition), settings.issue.orders)
    head = settings.paper.makeup.briefs or BRIEFS[chinese_script(issue.paper.language)]
    placed = placed_by(settings.issue.orders)
    return replace(edition_issue, pages=tuple(with_briefs_together(page, head, placed) for page in edition_issue.pages))


def _without(story: Story, gone: set[tuple[str, int]]) -> Story:
    kept: tuple[Picture, ...] = tuple(
        picture for number, picture in enumerate(story.pictures, start=1) if (story.id, number) not in gone
    )
    return story if len(kept) == len(story.pictures) else replace(story, pictures=kept)
