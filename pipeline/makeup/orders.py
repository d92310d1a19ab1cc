"""The editor's orders (``[[order]]`` in ``issue.toml``): page and rank before make-up, places during it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.errors import Say, UsageError, Where
from pipeline.makeup.places import ANYWHERE, Law, Rect, reading_place
from pipeline.model import Issue, Page, Story
from pipeline.settings.values import Order

__all__ = ["LAWS", "Refusal", "law_of", "ordered", "placed_by", "refusals", "said", "with_pages_and_ranks"]

LAWS = {
    "top-left": Law(-1, -1),
    "top": Law(-1, 0),
    "top-right": Law(-1, 1),
    "left": Law(0, -1),
    "right": Law(0, 1),
    "bottom-left": Law(1, -1),
    "bottom": Law(1, 0),
    "bottom-right": Law(1, 1),
}
LEAD = Law(-1, -1)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An order that a layout does not obey: what was ordered, in both languages."""

    order: Order
    what: Say


def with_pages_and_ranks(issue: Issue, orders: Sequence[Order]) -> Issue:
    """The issue with its stories on the pages and in the ranks that were ordered.

    Raises:
        UsageError: an order names a story or a page that the issue has not.
    """
    stories = {story.id: (page.number, story) for page in issue.pages for story in page.stories}
    numbers = {page.number for page in issue.pages}
    for order in orders:
        for name in (order.story, order.after):
            if name is not None and name not in stories:
                raise _unknown(f"稿件 {name}", f"story {name!r}", sorted(stories))
        if order.page is not None and order.page not in numbers:
            raise _unknown(f"第 {order.page} 版", f"page {order.page}", sorted(map(str, numbers)))
        stories[order.story] = _moved(*stories[order.story], order)
    by_page: dict[int, list[Story]] = {number: [] for number in numbers}
    for number, story in stories.values():
        by_page[number].append(story)
    ranked = {order.story for order in orders if order.rank is not None}
    return replace(issue, pages=tuple(_ranked(page, by_page[page.number], ranked) for page in issue.pages))


def _moved(number: int, story: Story, order: Order) -> tuple[int, Story]:
    return (order.page or number, replace(story, rank=order.rank) if order.rank is not None else story)


def _ranked(page: Page, stories: Iterable[Story], ordered: set[str]) -> Page:
    """Of equal ranks the ordered one goes first; the others follow in their old order."""
    return replace(page, stories=tuple(sorted(stories, key=lambda s: (s.rank, s.id not in ordered, s.id))))


def law_of(story: str, orders: Sequence[Order], *, is_lead: bool, corner_taken: bool = False) -> Law:
    """Where a story must stand: the lead at the top left, or the top where that is taken; or as an order says."""
    pins = [order.pin for order in orders if order.story == story and order.pin is not None]
    return LAWS[pins[-1]] if pins else (LAWS["top"] if corner_taken else LEAD) if is_lead else ANYWHERE


def ordered(orders: Sequence[Order], stories: Iterable[Story]) -> tuple[Order, ...]:
    """The orders that say where on its page one of some stories stands."""
    names = {story.id for story in stories}
    return tuple(order for order in orders if order.story in names and said(order))


def placed_by(orders: Sequence[Order]) -> frozenset[str]:
    """The stories whose places some orders are about."""
    placed = [order for order in orders if said(order)]
    return frozenset(name for order in placed for name in (order.story, order.after) if name is not None)


def said(order: Order) -> tuple[Say, ...]:
    """What an order asks for on the page, a sentence each; page and rank are no matter of places."""
    story, parts = order.story, []
    if order.pin is not None:
        parts.append(Say(zh=f"{story} 排在 {order.pin}", en=f"{story} at {order.pin}"))
    if order.never is not None:
        parts.append(Say(zh=f"{story} 不排在 {order.never}", en=f"{story} never at {order.never}"))
    if order.columns is not None:
        parts.append(Say(zh=f"{story} 占 {order.columns} 栏", en=f"{story} over {order.columns} columns"))
    if order.after is not None:
        parts.append(Say(zh=f"{story} 排在 {order.after} 之后", en=f"{story} after {order.after}"))
    return tuple(parts)


def refusals(places: Mapping[str, Rect], orders: Sequence[Order], columns: int, rows: int) -> tuple[Refusal, ...]:
    """The orders that stories standing so do not obey; orders for stories of other pages are no matter here."""
    found = []
    for order in orders:
        place = places.get(order.story)
        if place is None:
            continue
        other = places.get(order.after) if order.after is not None else None
        broken = {
            "pin": order.pin is not None and not LAWS[order.pin].holds(place, columns, rows),
            "never": order.never is not None and LAWS[order.never].holds(place, columns, rows),
            "columns": order.columns is not None and place[2] != order.columns,
            "after": other is not None and _met(place, columns, rows) < _met(other, columns, rows),
        }
        for name, is_broken in broken.items():
            if is_broken:
                only = Order(order.story, **{name: getattr(order, name)})
                found += [Refusal(order, say) for say in said(only)]
    return tuple(found)


def _met(place: Rect, columns: int, rows: int) -> float:
    return reading_place(place[0] / columns, place[1] / rows)


def _unknown(zh: str, en: str, known: Sequence[str]) -> UsageError:
    return UsageError(
        Say(
            zh=f"issue.toml 的 [[order]] 提到{zh}，本期没有。", en=f"An [[order]] names {en}, which the issue has not."
        ),
        where=Where("issue.toml"),
        remedy=Say(zh=f"本期有：{'、'.join(known)}。", en=f"The issue has: {', '.join(known)}."),
    )
