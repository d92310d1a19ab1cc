"""What the pages of a flowing document came to hold: how much of the copy, and which running head.

Running heads stand between the characters of one page and those of the next, wherever the renderer turned the page; so
what the document owes is put together after it was laid out.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.errors import Where
from pipeline.model import Passage
from pipeline.typography.set_line import SOFT_HYPHEN

__all__ = ["FlowedPage", "flowed_page", "with_running_heads"]


@dataclass(frozen=True, slots=True)
class FlowedPage:
    """A page: how many characters stand in its text area, white space aside, and the text of its running head."""

    characters: int
    running: str


def flowed_page(page: Any) -> FlowedPage:  # noqa: ANN401 - WeasyPrint's own, untyped
    """What WeasyPrint laid out on one page."""
    from weasyprint.formatting_structure.boxes import MarginBox

    children = page._page_box.children  # noqa: SLF001 - it has no public way to its boxes
    running = "".join(text for box in children if isinstance(box, MarginBox) for text in _texts(box))
    body = (text for box in children if not isinstance(box, MarginBox) for text in _texts(box))
    return FlowedPage(sum(len(_ink(text)) for text in body), running)


def with_running_heads(passages: Iterable[Passage], pages: Sequence[FlowedPage]) -> tuple[Passage, ...]:
    """The passages in the order of painting, the running head of each page after the last character of it."""
    waiting = deque(passages)
    owed: list[Passage] = []
    for number, page in enumerate(pages, start=1):
        room = page.characters
        while waiting and room:
            passage = waiting.popleft()
            text = _ink(passage.text)
            owed.append(replace(passage, text=text[:room]))
            if len(text) > room:
                waiting.appendleft(replace(passage, text=text[room:]))
            room -= min(room, len(text))
        if page.running:
            owed.append(Passage("folio", page.running, Where(page=number)))
    return (*owed, *waiting)


def _texts(box: Any) -> Iterator[str]:  # noqa: ANN401
    """The text of a box, set by the renderer or painted by us."""
    from weasyprint.formatting_structure.boxes import TextBox

    from pipeline.paint.glyphs import LegElement

    for own in (box, *box.descendants(placeholders=True)):
        if isinstance(own, TextBox):
            yield own.text
        replacement = getattr(own, "replacement", None)
        if isinstance(replacement, LegElement):
            yield from (text for line in replacement.leg.lines for run in line.runs for text in run.texts)


def _ink(text: str) -> str:
    return "".join(text.split()).replace(SOFT_HYPHEN, "")
