"""What is to be said of a saved page that its story cannot hold."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.errors import Say, Where
from pipeline.intake.quoting import quoted
from pipeline.intake.wire_item import WireItem
from pipeline.intake.xml_tree import local_name
from pipeline.model import Finding, Severity

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["goes_on", "guessed_body", "list_of_links", "title_from_window", "words_around"]


def title_from_window(item: WireItem, title: str) -> Finding:
    """The headline stands nowhere on the page but in the title of its window, or in ``meta``."""
    return Finding(
        "intake-html-title",
        Severity.WARNING,
        Where(item.name, item.line),
        Say(
            zh=f"标题“{title}”取自网页信息，不在正文上方。", en=f"The headline “{title}” is that of the page's window."
        ),
        Say(zh="请核对标题。", en="See whether it is the headline."),
        confidence=0.7,
    )


def words_around(item: WireItem, words: str) -> Finding:
    """Words of the page that are none of the story's."""
    said = quoted(words)
    return Finding(
        "intake-html-around",
        Severity.NOTE,
        Where(item.name),
        Say(
            zh=f"正文以外的 {len(words)} 字未收：{said}",
            en=f"{len(words)} characters around the text were left out: {said}",
        ),
        Say(zh="如有正文，请补进稿件。", en="Put what belongs to the story into it."),
    )


def goes_on(item: WireItem, addresses: Sequence[str]) -> Finding:
    """The page links to a next one."""
    said = " ".join(addresses)
    return Finding(
        "intake-html-more-pages",
        Severity.WARNING,
        Where(item.name),
        Say(zh=f"网页有下一页，正文可能没有完：{said}", en=f"There is a next page; the text may go on there: {said}"),
        Say(zh="把后面几页也存下来，补进稿件。", en="Save the pages that follow and put their text into the story."),
    )


def guessed_body(item: WireItem, body: "Element", confidence: float) -> Finding:
    """Nothing on the page says which element holds the text."""
    return Finding(
        "intake-html-body",
        Severity.WARNING,
        Where(item.name, body.sourceline),
        Say(
            zh=f"网页没有标明正文，取文字最多的一块（{local_name(body)}）。",
            en=f"The page does not name its text; the block with most of it was taken ({local_name(body)}).",
        ),
        Say(zh="对照网页核对。", en="Compare it with the page."),
        confidence=round(min(confidence, 0.89), 2),
    )


def list_of_links(item: WireItem, body: "Element") -> Finding:
    """Most of what could be the text are links to other pages."""
    return Finding(
        "intake-html-list",
        Severity.WARNING,
        Where(item.name, body.sourceline),
        Say(zh="网页多半是链接，像是目录，不像一篇稿件。", en="Most of the page are links; it seems to list articles."),
        Say(zh="存下各篇稿件自己的网页。", en="Save the pages of the articles themselves."),
    )
