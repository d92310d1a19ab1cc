"""The issue as the e-reader's templates see it."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model import Furniture, Issue, Page, Story

__all__ = ["PageLink", "PictureView", "StoryLink", "StoryView", "issue_title", "page_link", "story_view"]


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture with its words; ``href`` None where it has not come in."""

    href: str | None
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story's fields for ``parts/story.html.j2``."""

    id: str
    rank: int
    column_head: tuple[str, ...]
    kicker: tuple[str, ...]
    headline: tuple[str, ...]
    deck: tuple[str, ...]
    paragraphs: tuple[str, ...]
    signature: str
    jump: str
    pictures: tuple[PictureView, ...]


@dataclass(frozen=True, slots=True)
class StoryLink:
    """A line of the contents."""

    href: str
    title: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A newspaper page in the contents, with its stories and furniture."""

    href: str
    title: str
    number: int
    name: str
    stories: tuple[StoryLink, ...]
    furniture: tuple[Furniture, ...]


def story_view(story: Story, picture_hrefs: Mapping[str, str]) -> StoryView:
    """One story."""
    pictures = tuple(
        PictureView(picture_hrefs.get(picture.file) if picture.file else None, picture.caption, picture.credit_text)
        for picture in story.pictures
    )
    return StoryView(
        story.id,
        min(story.rank, 6),
        story.column_head,
        story.kicker,
        story.headline,
        story.deck,
        story.paragraphs,
        story.signature,
        story.jump or "",
        pictures,
    )


def story_title(story: Story) -> str:
    """What the contents call a story: its headline, else the opening of its text."""
    if story.headline:
        return " ".join(story.headline)
    return (story.paragraphs[0][:18] + "…") if story.paragraphs else story.id


def page_link(page: Page) -> PageLink:
    """One newspaper page."""
    title = f"第{page.number}版 {page.name}" if page.name else f"第{page.number}版"
    stories = tuple(StoryLink(f"{story.id}.xhtml", story_title(story)) for story in page.stories)
    return PageLink(f"page-{page.number:02}.xhtml", title, page.number, page.name or "", stories, page.furniture)


def issue_title(issue: Issue) -> str:
    """The book's title: the paper and the date, as far as they are known."""
    name = issue.paper.title or issue.paper.id
    return f"{name} {issue.date.isoformat()}" if issue.date else name
