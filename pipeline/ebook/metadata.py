"""What the package says of the book: EPUB 3.3, metadata, and EPUB Accessibility 1.1, discoverability.

What is not known is not said.  ``alternativeText`` is never claimed: a caption names a picture, it does not
describe it.  No conformance is claimed either; that is for whoever evaluates the book.
"""

import datetime

from pipeline.ebook.package import Meta
from pipeline.model import Issue

__all__ = ["metadata", "modified"]

UNDATED = datetime.date(2000, 1, 1)
SUMMARY = "全部文字可由读屏软件朗读，可按版面和稿件导航。"
SUMMARY_PICTURES = "图片以图片说明作替代文字。"
SUMMARY_UNCAPTIONED = "部分图片没有说明。"


def metadata(issue: Issue, *, has_cover: bool) -> tuple[Meta, ...]:
    """Every line beyond identifier, title and language."""
    return (*_publication(issue), *_series(issue), *_accessibility(issue, has_cover=has_cover))


def modified(issue: Issue) -> datetime.date:
    """The day the package says it was changed: the issue's own, for no clock is read."""
    return issue.date or UNDATED


def _publication(issue: Issue) -> tuple[Meta, ...]:
    date = issue.date.isoformat() if issue.date else ""
    known = (("date", date), ("publisher", issue.paper.publisher))
    return tuple(Meta(name, value, dublin_core=True) for name, value in known if value)


def _series(issue: Issue) -> tuple[Meta, ...]:
    """The paper as a series, so that a reading system shelves its issues together (``belongs-to-collection``)."""
    if not issue.paper.title:
        return ()
    lines = [
        Meta("belongs-to-collection", issue.paper.title, id="series"),
        Meta("collection-type", "series", refines="#series"),
    ]
    if issue.issue_number_alone.isdecimal():
        lines.append(Meta("group-position", str(int(issue.issue_number_alone)), refines="#series"))
    return tuple(lines)


def _accessibility(issue: Issue, *, has_cover: bool) -> tuple[Meta, ...]:
    pictures = [p for page in issue.pages for story in page.stories for p in story.pictures if p.file]
    captioned = all(picture.caption for picture in pictures)
    summary = SUMMARY + (SUMMARY_PICTURES if pictures else "") + ("" if captioned else SUMMARY_UNCAPTIONED)
    features = ("tableOfContents", "readingOrder", "structuralNavigation", "pageBreakMarkers", "pageNavigation")
    return (
        Meta("schema:accessMode", "textual"),
        *([Meta("schema:accessMode", "visual")] if pictures or has_cover else []),
        *([Meta("schema:accessModeSufficient", "textual")] if captioned else []),
        *([Meta("schema:accessModeSufficient", "textual,visual")] if pictures else []),
        *(Meta("schema:accessibilityFeature", feature) for feature in features),
        Meta("schema:accessibilityHazard", "none"),
        Meta("schema:accessibilitySummary", summary),
        # The pages are the newspaper's own, marked here for the first time: no other edition's.
        Meta("pageBreakSource", "none"),
    )
