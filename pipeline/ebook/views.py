"""The issue as the e-reader's templates see it.

File names are ours, by place (``page-01-story-02.xhtml``): an id from the copy can neither collide with the
navigation nor break the identifiers of the package (NCX 2.0.1 wants XML names).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.ebook.body import BlockView, Reading, blocks_of, set_apart
from pipeline.ebook.phrases import by_sense
from pipeline.model import Furniture, Issue, Page, Picture, Story

__all__ = ["PageView", "PictureView", "StoryView", "issue_title", "page_views"]

TITLE_CHARACTERS = 18
LEAST_RANK = 6  # the headline ladder of the stylesheet has six rungs


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture with its words; ``href`` empty where it has not come in."""

    href: str
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story's fields for ``parts/story.html.j2``.

    ``href``, ``title`` and ``entry`` are for the contents: where it is, its name as text, and the same marked
    for narrow screens, as the lines of ``headline`` are.
    """

    href: str
    title: str
    entry: Markup
    id: str
    rank: int
    column_head: tuple[str, ...]
    kicker: tuple[str, ...]
    headline: tuple[Markup, ...]
    deck: tuple[str, ...]
    blocks: tuple[BlockView, ...]
    set_apart: Mapping[str, str]
    signature: str
    jump: str
    pictures: tuple[PictureView, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """A newspaper page: its place in the book, its stories and furniture; ``name`` empty where unknown."""

    href: str
    title: str
    number: int
    name: str
    stories: tuple[StoryView, ...]
    furniture: tuple[Furniture, ...]


def page_views(issue: Issue, picture_hrefs: Mapping[str, str], reading: Reading) -> tuple[PageView, ...]:
    """Every page.

    Args:
        issue: the edition's issue.
        picture_hrefs: picture file names of the issue to their places in the book.
        reading: gives the reading to print beside a character.
    """
    return tuple(_page(page, picture_hrefs, reading) for page in issue.pages)


def issue_title(issue: Issue) -> str:
    """The book's title: the paper and the date, as far as they are known."""
    name = issue.paper.title or issue.paper.id
    return f"{name} {issue.date.isoformat()}" if issue.date else name


def _page(page: Page, picture_hrefs: Mapping[str, str], reading: Reading) -> PageView:
    stem = f"page-{page.number:02}"
    title = f"第{page.number}版 {page.name}" if page.name else f"第{page.number}版"
    stories = tuple(
        _story(story, f"{stem}-story-{number:02}.xhtml", picture_hrefs, reading)
        for number, story in enumerate(page.stories, start=1)
    )
    return PageView(f"{stem}.xhtml", title, page.number, page.name or "", stories, page.furniture)


def _story(story: Story, href: str, picture_hrefs: Mapping[str, str], reading: Reading) -> StoryView:
    return StoryView(
        href,
        _story_title(story),
        by_sense(_story_title(story)),
        story.id,
        min(story.rank, LEAST_RANK),
        story.column_head,
        story.kicker,
        tuple(by_sense(line) for line in story.headline),
        story.deck,
        blocks_of(story, reading),
        set_apart(story),
        story.signature,
        story.jump or "",
        tuple(_picture(picture, picture_hrefs) for picture in story.pictures),
    )


def _picture(picture: Picture, hrefs: Mapping[str, str]) -> PictureView:
    href = hrefs[picture.file] if picture.file else ""
    return PictureView(href, picture.caption or "图片", picture.caption, picture.credit_text)


def _story_title(story: Story) -> str:
    """What the contents call a story: its headline, else the opening of its text."""
    if story.headline:
        return " ".join(story.headline)
    opening = story.paragraphs[0] if story.paragraphs else story.id
    return opening if len(opening) <= TITLE_CHARACTERS else opening[:TITLE_CHARACTERS] + "…"
