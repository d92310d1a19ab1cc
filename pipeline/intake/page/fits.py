"""Which text a head speaks of, and which head a paragraph: its own, or that of a block beside it.

Two heads may stand before two texts, or a head behind its text; then a line of the head fits another paragraph than the
first, and a paragraph another line of the head, or another head.
"""

from collections.abc import Sequence

from pipeline.intake.page.blocks import LONG, LONGEST_RUN, Block
from pipeline.intake.page.look import Look
from pipeline.intake.page.vocabulary import Vocabulary

__all__ = ["add_fits"]

BESIDE = (-1, 0, 1)
HEADS_BESIDE = (-2, -1, 0, 1)
LEAST, MARGIN = 0.08, 0.05
"""The least share of its words by which a line fits at all, and by how much the best fit must be better."""
FARTHEST = 5
Features = dict[str, float]


def add_fits(blocks: Sequence[Block], looks: Sequence[Look], vocabulary: Vocabulary, own: list[Features]) -> None:
    """Add to the features of display lines which text they fit, and of paragraphs which head."""
    for n, block in enumerate(blocks):
        head = range(block.start, min(block.text, block.start + LONGEST_RUN))
        texts = [k for k in range(block.text, block.end) if looks[k].size > LONG]
        for k in head:
            own[k] |= _of_line(k, n, blocks, texts, vocabulary)
        for k in texts:
            own[k] |= _of_text(k, n, blocks, head, vocabulary)


def _of_line(k: int, n: int, blocks: Sequence[Block], texts: Sequence[int], vocabulary: Vocabulary) -> Features:
    pairs = vocabulary.pairs[k]
    if not pairs:
        return {}
    mass = vocabulary.mass(pairs)
    shares = {
        f"text {away:+d}": vocabulary.common(pairs, blocks[n + away].words) / mass
        for away in BESIDE
        if 0 <= n + away < len(blocks)
    }
    said = _told("line fits", shares)
    single = {
        f"paragraph {min(at, FARTHEST)}": vocabulary.common(pairs, vocabulary.pairs[text]) / mass
        for at, text in reversed([*enumerate(texts[: 2 * FARTHEST])])
    }
    return said | _best("line fits", single)


def _of_text(k: int, n: int, blocks: Sequence[Block], head: range, vocabulary: Vocabulary) -> Features:
    pairs = vocabulary.pairs[k]
    shares = {
        f"head {away:+d}": vocabulary.common(blocks[n + away].head, pairs) / vocabulary.mass(blocks[n + away].head)
        for away in HEADS_BESIDE
        if 0 <= n + away < len(blocks) and blocks[n + away].head
    }
    said = _told("text fits", shares)
    lines = {
        f"line {at} of {min(len(head), FARTHEST)}": vocabulary.common(vocabulary.pairs[line], pairs)
        / vocabulary.mass(vocabulary.pairs[line])
        for at, line in enumerate(head[:FARTHEST])
        if vocabulary.pairs[line]
    }
    return said | (_best("text fits", lines) if len(head) > 1 else {})


def _told(name: str, shares: dict[str, float]) -> Features:
    return {f"{name} {where}": share for where, share in shares.items() if share} | _best(f"{name} best", shares)


def _best(name: str, shares: dict[str, float]) -> Features:
    """The best fit, where it is better than the others."""
    if not shares:
        return {}
    ordered = sorted(shares.items(), key=lambda item: -item[1])
    second = ordered[1][1] if len(ordered) > 1 else 0.0
    if ordered[0][1] < LEAST or ordered[0][1] - second < MARGIN:
        return {}
    return {f"{name} {ordered[0][0]}": 1.0}
