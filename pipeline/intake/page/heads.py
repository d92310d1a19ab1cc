"""What blocks say of a head: does it begin a story, or part the text of the one before?

A subhead's block speaks of what its story's headline speaks of; a headline's does not speak of the story before.  The
story a weak block may go on with is that of the last strong block above it, its *anchor*.
"""

from collections.abc import Sequence

from pipeline.intake.page.blocks import LONGEST_RUN, Block, likeness
from pipeline.intake.page.look import Look
from pipeline.intake.page.vocabulary import Vocabulary

__all__ = ["add_heads"]

MOST_ALIKE, SPREAD = 0.3, 5.0
UNLIKE, SILENT = 0.03, 0.05
SHORT_HEAD = 5
"""泰国, 韩国: the names over the parts of a survey."""
LIKE_SIZE = 3

Features = dict[str, float]


def add_heads(blocks: Sequence[Block], looks: Sequence[Look], vocabulary: Vocabulary, own: list[Features]) -> None:
    """Add what blocks say to the features of the lines of their heads."""
    strong_share = sum(block.strong for block in blocks) / max(len(blocks), 1)
    anchor: Block | None = None
    since, closed = 0, False
    for n, block in enumerate(blocks):
        above = blocks[n - 1] if n else None
        said: Features = {"run: strong": float(block.strong), "run: text below": float(bool(block.words))}
        said |= _beside(block, above, vocabulary)
        if anchor is not None and anchor.head:
            said |= _anchored(block, anchor, vocabulary)
        if block.strong:
            said["run: strong after a close" if closed else "run: strong, not closed"] = 1.0
        else:
            said["run: weak among strong"] = strong_share
            said |= _weak(block, anchor, blocks[max(n - 1, 0) : n + 2], looks, n)
            said[f"run: weak since {min(since, 4)}"] = 1.0
            said["run: weak after a close" if closed else "run: weak, not closed"] = 1.0
            if "run: like above" in said:
                before = _closed(above)
                said[f"run: like above, weak {before}"] = said["run: like above"]
                said[f"run: unlike above, weak {before}"] = said["run: unlike above"]
        said |= _series(blocks, n, looks)
        for k in range(block.start, min(block.text, block.start + LONGEST_RUN)):
            own[k] |= said
        own[block.start] |= {"run: first": 1.0} | {f"{name}, first": value for name, value in said.items()}
        anchor, since = (block, 0) if block.strong else (anchor, since + 1)
        closed = block.signed


def _closed(block: Block | None) -> str:
    return "closed" if block is not None and block.ends_signed else "open"


def _beside(block: Block, above: Block | None, vocabulary: Vocabulary) -> Features:
    """What its head and text have in common with each other and with the block above."""
    said: Features = {}
    if above is not None and above.words and block.words:
        alike = likeness(vocabulary, above.words, block.words)
        said["run: like above"] = min(alike, MOST_ALIKE) * SPREAD
        said["run: unlike above"] = float(alike < UNLIKE)
    if block.head:
        mass = vocabulary.mass(block.head)
        said["run: said below"] = vocabulary.common(block.head, block.words) / mass
        if above is not None:
            said["run: said above"] = vocabulary.common(block.head, above.words) / mass
    return said


def _anchored(block: Block, anchor: Block, vocabulary: Vocabulary) -> Features:
    """What it has in common with its anchor, and whether it says what the anchor's headline says."""
    again = vocabulary.common(anchor.head, block.words | block.head) / vocabulary.mass(anchor.head)
    said: Features = {"run: anchor said": again, "run: anchor silent": float(again < SILENT)}
    if not block.strong:
        said |= {"run: weak, anchor said": again, "run: weak, anchor silent": said["run: anchor silent"]}
    said["run: like anchor"] = min(likeness(vocabulary, anchor.words, block.words), MOST_ALIKE) * SPREAD
    return said


def _weak(block: Block, anchor: Block | None, beside: Sequence[Block], looks: Sequence[Look], n: int) -> Features:
    """Of a weak block: how its anchor began, how the block above ended, how it ends, what comes next."""
    above = beside[0] if n else None
    below = next((other for other in beside if other.start > block.start), None)
    after = "none" if anchor is None else "byline" if anchor.bylined else "lead"
    where = f"run: weak after {after}, {_closed(above)}"
    comes = "edge" if below is None else "strong" if below.strong else "weak"
    return {
        f"{where}, {_closed(block)}": 1.0,
        f"{where}, {min(block.lines, 2)} lines": 1.0,
        f"{where}, {min(block.texts, 4)} texts": 1.0,
        f"{where}, size {min(looks[block.start].size // 4, 6)}": 1.0,
        f"run: weak, next {comes}, {_closed(block)}": 1.0,
    }


def _series(blocks: Sequence[Block], n: int, looks: Sequence[Look]) -> Features:
    """Heads of one line and of one build."""
    block = blocks[n]
    said: Features = {}
    if block.lines != 1:
        return said
    if looks[block.start].size <= SHORT_HEAD:
        near = [other for other in blocks[max(0, n - 2) : n + 3] if other is not block]
        said["run: one of short ones"] = float(
            sum(looks[other.text - 1].size <= SHORT_HEAD and other.end - other.start > 1 for other in near)
        )
    if n + 1 < len(blocks) and not block.strong:
        beside = [
            other for other in (*blocks[max(n - 1, 0) : n], blocks[n + 1]) if other.lines == 1 and not other.strong
        ]
        sizes = [abs(looks[other.start].size - looks[block.start].size) for other in beside]
        said["run: one of a series"] = float(sum(size <= LIKE_SIZE for size in sizes))
    return said
