"""A head and the paragraphs below it, taken as one block, and how much two blocks have in common.

A block is a run of display lines and what follows it up to the next run.  It is *strong* where a byline or a lead
follows its head; *weak* blocks are those of subheads, and of headlines over text that names nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.intake.page.look import Look
from pipeline.intake.page.vocabulary import Vocabulary

__all__ = ["LONG", "LONGEST_RUN", "Block", "blocks_of", "is_display", "likeness"]

LONGEST_DISPLAY = 40
LONGEST_RUN = 8
LONG = 46
MOST_TEXTS = 6
ENOUGH = 60.0

Pairs = frozenset[str]


@dataclass(frozen=True, slots=True)
class Block:
    """``start``, ``text``, ``end``: first line, first line behind the head, line behind the last.

    ``signed``: a signature stands in it; ``ends_signed``: at its end; ``texts`` counts its paragraphs; ``head`` and
    ``words`` are the telling pairs of head and text.
    """

    start: int
    text: int
    end: int
    bylined: bool
    lead: bool
    signed: bool
    ends_signed: bool
    texts: int
    head: Pairs
    words: Pairs

    @property
    def strong(self) -> bool:
        """Whether a byline or a lead follows the head."""
        return self.bylined or self.lead

    @property
    def lines(self) -> int:
        """The lines of its head."""
        return self.text - self.start


def is_display(look: Look) -> bool:
    """Whether a line could be set in display type, by its shape."""
    return look.size <= LONGEST_DISPLAY and not (
        look.stop or look.byline or look.credit or look.lead or look.caption or look.closing or look.cells > 0
    )


def blocks_of(looks: Sequence[Look], vocabulary: Vocabulary) -> list[Block]:
    """The blocks of a page, in order; what stands above the first head is in none."""
    display = [is_display(look) for look in looks]
    starts = [k for k in range(len(looks)) if display[k] and not (k and display[k - 1])]
    return [
        _block(start, end, display, looks, vocabulary)
        for start, end in zip(starts, [*starts[1:], len(looks)], strict=False)
    ]


def _block(start: int, end: int, display: Sequence[bool], looks: Sequence[Look], vocabulary: Vocabulary) -> Block:
    text = next((k for k in range(start, end) if not display[k]), end)
    texts = [k for k in range(text, end) if looks[k].size > LONG]
    kept = texts if len(texts) <= MOST_TEXTS else [*texts[: MOST_TEXTS // 2], *texts[-MOST_TEXTS // 2 :]]
    last = looks[max(text, end - 2) : end]
    return Block(
        start,
        text,
        end,
        any(look.byline or look.names or look.pen_name for look in looks[max(text - 1, start) : text + 1]),
        any(look.lead for look in looks[text : text + 3]),
        any(look.closing or look.closing_tail for look in looks[text:end]),
        any(look.closing or look.closing_tail or look.credit or look.credit_tail for look in last),
        len(texts),
        frozenset().union(*(vocabulary.pairs[k] for k in range(start, min(text, start + LONGEST_RUN)))),
        frozenset().union(*(vocabulary.pairs[k] for k in kept)),
    )


def likeness(vocabulary: Vocabulary, left: Pairs, right: Pairs) -> float:
    """Weight shared, by that of the smaller side."""
    if not left or not right:
        return 0.0
    return vocabulary.common(left, right) / max(min(vocabulary.mass(left), vocabulary.mass(right)), ENOUGH / 2)
