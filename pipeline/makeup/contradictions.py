"""Orders that no page could obey, told before any page is made up."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.errors import CopyDoesNotFitError, Say, Where
from pipeline.makeup.orders import LAWS, said
from pipeline.model import Issue
from pipeline.settings.values import Order

__all__ = ["contradictions", "refuse_contradictions"]

# What an order may say once of a story.
ONCE = ("page", "rank", "columns", "pin")


def refuse_contradictions(issue: Issue, orders: Sequence[Order], columns: int) -> None:
    """Refuse orders that contradict each other or the page.

    Raises:
        CopyDoesNotFitError: some do, with each contradiction and its page.
    """
    found = tuple(contradictions(issue, orders, columns))
    if not found:
        return
    pages = {story.id: page.number for page in issue.pages for story in page.stories}
    zh, en = "；".join(say.zh for _, say in found), "; ".join(say.en for _, say in found)
    raise CopyDoesNotFitError(
        Say(zh=f"有些指令谁也办不到：{zh}。", en=f"Some orders nobody could obey: {en}."),
        where=Where("issue.toml", page=pages.get(found[0][0])),
        remedy=Say(zh="改 issue.toml 里的 [[order]]。", en="Change the [[order]] in issue.toml."),
    )


def contradictions(issue: Issue, orders: Sequence[Order], columns: int) -> Iterator[tuple[str, Say]]:
    """Each contradiction with the story it is about.

    Args:
        issue: with its stories on the pages that were ordered.
        orders: the editor's.
        columns: of the widest grid.
    """
    yield from _said_twice(orders)
    yield from _impossible_places(orders, columns)
    yield from _same_corner(issue, orders)
    yield from _after(issue, orders)


def _said_twice(orders: Sequence[Order]) -> Iterator[tuple[str, Say]]:
    for one, other in combinations(orders, 2):
        if one.story != other.story:
            continue
        for key in ONCE:
            first, second = getattr(one, key), getattr(other, key)
            if first is not None and second is not None and first != second:
                zh = f"{one.story} 的 {key} 既是 {first} 又是 {second}"
                yield one.story, Say(zh=zh, en=f"{one.story} has {key} {first} and {second}")


def _impossible_places(orders: Sequence[Order], columns: int) -> Iterator[tuple[str, Say]]:
    for order in orders:
        if order.columns is not None and order.columns > columns:
            zh = f"{order.story} 占 {order.columns} 栏，而一版只有 {columns} 栏"
            en = f"{order.story} over {order.columns} columns, where a page has {columns}"
            yield order.story, Say(zh=zh, en=en)
    for one in orders:
        for other in orders:
            if one.story == other.story and one.pin and other.never and _within(one.pin, other.never):
                zh = f"{one.story} 排在 {one.pin}，又不排在 {other.never}"
                yield one.story, Say(zh=zh, en=f"{one.story} at {one.pin} and {one.story} never at {other.never}")


def _within(place: str, wider: str) -> bool:
    """Whether what stands at a place also stands at another that says less."""
    own, law = LAWS[place], LAWS[wider]
    return law.vertical in (0, own.vertical) and law.horizontal in (0, own.horizontal)


def _same_corner(issue: Issue, orders: Sequence[Order]) -> Iterator[tuple[str, Say]]:
    pages = {story.id: page.number for page in issue.pages for story in page.stories}
    corners = [order for order in orders if order.pin and LAWS[order.pin].vertical and LAWS[order.pin].horizontal]
    for one, other in combinations(corners, 2):
        same_page = pages.get(one.story, -1) == pages.get(other.story, -2)
        if one.story != other.story and one.pin == other.pin and same_page:
            zh = f"{one.story} 和 {other.story} 都排在 {one.pin}"
            yield one.story, Say(zh=zh, en=f"{one.story} and {other.story} both at {one.pin}")


def _after(issue: Issue, orders: Sequence[Order]) -> Iterator[tuple[str, Say]]:
    pages = {story.id: page.number for page in issue.pages for story in page.stories}
    later = {(order.story, order.after) for order in orders if order.after is not None}
    grown = True
    while grown:
        more = {(one, third) for one, other in later for again, third in later if other == again} - later
        later |= more
        grown = bool(more)
    for order in orders:
        if order.after is None:
            continue
        (say,) = (part for part in said(Order(order.story, after=order.after)))
        if (order.story, order.story) in later:
            yield order.story, Say(zh=f"{say.zh}，却又在它之前", en=f"{say.en} and before it")
        elif pages.get(order.story, 0) < pages.get(order.after, 0):
            number = pages[order.after]
            zh, en = f"{say.zh}，而后者在第 {number} 版", f"{say.en}, which is on page {number}"
            yield order.story, Say(zh=zh, en=en)
