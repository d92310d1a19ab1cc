"""What a head and the paragraphs below it, taken as one block, say of a line: does the block go on with the one before?

A block is a run of display lines and what follows it up to the next run.  A subhead's block speaks of what its story's
headline speaks of; a headline's does not speak of the story before.  A block is *strong* where a byline or a lead
follows its head.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.intake.page.lines import Line
from pipeline.intake.page.look import Look
from pipeline.intake.page.manner import manner_of
from pipeline.intake.page.vocabulary import Vocabulary

__all__ = ["add_blocks"]

LONGEST_DISPLAY = 40
LONGEST_RUN = 8
LONG = 46
MOST_TEXTS = 6
NEAR = 6
TOLD = frozenset({"picture note only", "picture label", "all in brackets", "signs only", "title and name", "caption number"})
ENOUGH = 60.0

Pairs = frozenset[str]
Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class _Block:
    """``start``, ``text``, ``end``: first line, first line behind the head, line behind the last."""

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


def is_display(look: Look) -> bool:
    """Whether a line could be set in display type, by its shape."""
    return look.size <= LONGEST_DISPLAY and not (
        look.stop or look.byline or look.credit or look.lead or look.caption or look.closing or look.cells > 0
    )


def add_blocks(lines: Sequence[Line], looks: Sequence[Look], vocabulary: Vocabulary, own: list[Features]) -> None:
    """Add what blocks say to the features of their lines."""
    blocks = _blocks(looks, vocabulary)
    _heads(blocks, looks, vocabulary, own)
    _paragraphs(lines, looks, blocks, vocabulary, own)


def _blocks(looks: Sequence[Look], vocabulary: Vocabulary) -> list[_Block]:
    display = [is_display(look) for look in looks]
    starts = [k for k in range(len(looks)) if display[k] and not (k and display[k - 1])]
    blocks = []
    for n, start in enumerate(starts):
        end = starts[n + 1] if n + 1 < len(starts) else len(looks)
        text = start
        while text < end and display[text]:
            text += 1
        bylined = any(look.byline or look.names or look.pen_name for look in looks[max(text - 1, start) : text + 1])
        lead = any(look.lead for look in looks[text : text + 3])
        texts = [k for k in range(text, end) if looks[k].size > LONG]
        kept = texts if len(texts) <= MOST_TEXTS else [*texts[: MOST_TEXTS // 2], *texts[-MOST_TEXTS // 2 :]]
        blocks.append(
            _Block(
                start, text, end, bylined, lead, any(look.closing or look.closing_tail for look in looks[text:end]),
                any(look.closing or look.closing_tail or look.credit or look.credit_tail for look in looks[max(text, end - 2) : end]),
                len(texts),
                frozenset().union(*(vocabulary.pairs[k] for k in range(start, min(text, start + LONGEST_RUN)))),
                frozenset().union(*(vocabulary.pairs[k] for k in kept)),
            )
        )  # fmt: skip
    return blocks


def _likeness(vocabulary: Vocabulary, left: Pairs, right: Pairs) -> float:
    """Weight shared, by that of the smaller side."""
    if not left or not right:
        return 0.0
    return vocabulary.common(left, right) / max(min(vocabulary.mass(left), vocabulary.mass(right)), ENOUGH / 2)


def _heads(blocks: Sequence[_Block], looks: Sequence[Look], vocabulary: Vocabulary, own: list[Features]) -> None:
    strong_share = sum(block.strong for block in blocks) / max(len(blocks), 1)
    anchor: _Block | None = None
    since = 0
    closed = False
    for n, block in enumerate(blocks):
        said: Features = {"run: strong": float(block.strong), "run: text below": float(bool(block.words))}
        if not block.strong:
            said["run: weak among strong"] = strong_share
        above = blocks[n - 1] if n else None
        if above is not None and above.words and block.words:
            alike = _likeness(vocabulary, above.words, block.words)
            said["run: like above"] = min(alike, 0.3) * 5
            said["run: unlike above"] = float(alike < 0.03)  # noqa: PLR2004
        if block.head:
            mass = vocabulary.mass(block.head)
            said["run: said below"] = vocabulary.common(block.head, block.words) / mass
            if above is not None:
                said["run: said above"] = vocabulary.common(block.head, above.words) / mass
        if anchor is not None and anchor.head:
            mass = vocabulary.mass(anchor.head)
            again = vocabulary.common(anchor.head, block.words | block.head) / mass
            said["run: anchor said"] = again
            said["run: anchor silent"] = float(again < 0.05)  # noqa: PLR2004
            if not block.strong:
                said["run: weak, anchor said"] = again
                said["run: weak, anchor silent"] = said["run: anchor silent"]
            said["run: like anchor"] = min(_likeness(vocabulary, anchor.words, block.words), 0.3) * 5
        if not block.strong:
            after = "none" if anchor is None else "byline" if anchor.bylined else "lead"
            before = "closed" if above is not None and above.ends_signed else "open"
            here = "closed" if block.ends_signed else "open"
            lines = min(block.text - block.start, 2)
            said[f"run: weak after {after}, {before}, {here}"] = 1.0
            said[f"run: weak after {after}, {before}, {lines} lines"] = 1.0
            said[f"run: weak after {after}, {before}, {min(block.texts, 4)} texts"] = 1.0
            said[f"run: weak after {after}, {before}, size {min(looks[block.start].size // 4, 6)}"] = 1.0
            said[f"run: weak, next {'edge' if n + 1 == len(blocks) else 'strong' if blocks[n + 1].strong else 'weak'}, {here}"] = 1.0
            if above is not None and above.words and block.words:
                said[f"run: like above, weak {before}"] = min(_likeness(vocabulary, above.words, block.words), 0.3) * 5
                said[f"run: unlike above, weak {before}"] = said["run: unlike above"]
            said[f"run: weak since {min(since, 4)}"] = 1.0
            said["run: weak after a close" if closed else "run: weak, not closed"] = 1.0
        else:
            said["run: strong after a close" if closed else "run: strong, not closed"] = 1.0
        if looks[block.start].size <= 5 and block.text - block.start == 1:  # noqa: PLR2004 - 泰国, 韩国
            near = [b for b in blocks[max(0, n - 2) : n + 3] if b is not block]
            said["run: one of short ones"] = float(
                sum(looks[b.text - 1].size <= 5 and b.end - b.start > 1 for b in near)  # noqa: PLR2004
            )
        if block.text - block.start == 1 and n + 1 < len(blocks) and not block.strong:
            beside = [b for b in (above, blocks[n + 1]) if b is not None and b.text - b.start == 1 and not b.strong]
            sizes = [abs(looks[b.start].size - looks[block.start].size) for b in beside]
            said["run: one of a series"] = float(len([size for size in sizes if size <= 3]))  # noqa: PLR2004
        for k in range(block.start, min(block.text, block.start + LONGEST_RUN)):
            own[k] |= {name: value for name, value in said.items() if value}
            if k == block.start:
                own[k]["run: first"] = 1.0
                own[k] |= {f"{name}, first": value for name, value in said.items() if value}
        if block.strong:
            anchor, since, closed = block, 0, block.signed
        else:
            since += 1
            closed = block.signed


def _paragraphs(
    lines: Sequence[Line], looks: Sequence[Look], blocks: Sequence[_Block], vocabulary: Vocabulary, own: list[Features]
) -> None:
    """A paragraph among paragraphs: does it go on with them, or is it a brief of its own?"""
    starts = [block.start for block in blocks]
    manners = [manner_of(line.plain) for line in lines]
    pairs = vocabulary.pairs
    for k, look in enumerate(looks):
        said = own[k]
        manner = manners[k]
        said |= {f"opens: {name}": 1.0 for name in manner.openings}
        for name, at in (("above", k - 1), ("two above", k - 2), ("below", k + 1)):
            if 0 <= at < len(looks):
                said |= {f"{name} opens: {own_name}": 1.0 for own_name in manners[at].openings if own_name in TOLD}
        if k and "picture label" in manners[k - 1].openings and looks[k].size <= LONG:
            said["short below a picture label"] = 1.0
        if k and look.size > LONG:
            n = bisect_right(starts, k) - 1
            block = blocks[n] if n >= 0 else None
            first = max(block.text if block is not None else 0, k - NEAR)
            before = [j for j in range(first, k) if looks[j].size > LONG]
            after = [j for j in range(k + 1, min(k + 3, len(looks))) if looks[j].size > LONG]
            if before:
                above = _likeness(vocabulary, pairs[before[-1]], pairs[k])
                all_above = _likeness(vocabulary, frozenset().union(*(pairs[j] for j in before)), pairs[k])
                said["par: like the one above"] = min(above, 0.3) * 5
                said["par: like those above"] = min(all_above, 0.4) * 5
                said["par: unlike those above"] = float(all_above < 0.03)  # noqa: PLR2004
                said[f"par: {min(len(before), 3)} above"] = 1.0
                if after:
                    below = _likeness(vocabulary, pairs[after[0]], pairs[k])
                    said["par: like the one below"] = min(below, 0.3) * 5
                    said["par: more like below"] = max(min(below - above, 0.3), -0.3) * 5
                if block is not None and block.head and k - block.start < 3 * NEAR:
                    again = vocabulary.common(block.head, pairs[k]) / vocabulary.mass(block.head)
                    said["par: head said"] = again
                    said["par: head silent"] = float(again == 0)
                    if look.lead:
                        said["par: lead again, head said"] = min(again, 0.5) * 2
                        said["par: lead again, head silent"] = said["par: head silent"]
                if look.lead:
                    said["par: lead again"] = 1.0
                    said["par: lead again, unlike"] = said["par: unlike those above"]
                if manner.dated and after and manners[k + 1].dated and looks[k + 1].size > LONG:
                    said["par: dated, below as well"] = float(_likeness(vocabulary, pairs[k + 1], pairs[k]) < 0.04)  # noqa: PLR2004
                if manner.dated:
                    said["par: dated"] = 1.0
                    if all_above < 0.05:  # noqa: PLR2004
                        said["par: dated, unlike above"] = 1.0
                    said["par: dated, above as well"] = float(manners[k - 1].dated and looks[k - 1].size > LONG)
            else:
                said["par: first"] = 1.0
        if k:
            other = manners[k - 1]
            if manner.numerals and other.numerals and manner.numerals != other.numerals:
                said["numerals change"] = 1.0
            if manner.quotes and other.quotes and manner.quotes != other.quotes:
                said["quotes change"] = 1.0
