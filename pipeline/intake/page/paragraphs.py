"""What is measured of a paragraph among paragraphs: does it go on with them, or is it a brief of its own?"""

from bisect import bisect_right
from collections.abc import Sequence

from pipeline.intake.page.blocks import LONG, Block, likeness
from pipeline.intake.page.lines import Line
from pipeline.intake.page.look import Look
from pipeline.intake.page.manner import Manner, manner_of
from pipeline.intake.page.vocabulary import Vocabulary

__all__ = ["add_paragraphs"]

NEAR = 6
FAR = 18
MOST_ALIKE, MOST_ALL_ALIKE, SPREAD = 0.3, 0.4, 5.0
UNLIKE, UNLIKE_BELOW, DATED_UNLIKE = 0.03, 0.04, 0.05
TOLD = frozenset(
    {"picture note only", "picture label", "all in brackets", "signs only", "title and name", "caption number"}
)
"""Openings that say something of the lines beside them as well."""

Features = dict[str, float]


def add_paragraphs(
    lines: Sequence[Line], looks: Sequence[Look], blocks: Sequence[Block], vocabulary: Vocabulary, own: list[Features]
) -> None:
    """Add to the features of every line how it opens, and of paragraphs what they share with those around them."""
    starts = [block.start for block in blocks]
    manners = [manner_of(line.plain) for line in lines]
    for k, look in enumerate(looks):
        own[k] |= _openings(k, manners, looks)
        if k and look.size > LONG:
            n = bisect_right(starts, k) - 1
            own[k] |= _among(k, looks, blocks[n] if n >= 0 else None, vocabulary, manners)
        if k:
            own[k] |= _changes(manners[k - 1], manners[k])


def _openings(k: int, manners: Sequence[Manner], looks: Sequence[Look]) -> Features:
    said = {f"opens: {name}": 1.0 for name in manners[k].openings}
    for where, at in (("above", k - 1), ("two above", k - 2), ("below", k + 1)):
        if 0 <= at < len(manners):
            said |= {f"{where} opens: {name}": 1.0 for name in manners[at].openings if name in TOLD}
    if k and "picture label" in manners[k - 1].openings and looks[k].size <= LONG:
        said["short below a picture label"] = 1.0
    return said


def _among(
    k: int, looks: Sequence[Look], block: Block | None, vocabulary: Vocabulary, manners: Sequence[Manner]
) -> Features:
    """Of a paragraph: the words of the paragraphs above and below it and of its block's head, and its own date."""
    pairs = vocabulary.pairs
    first = max(block.text if block is not None else 0, k - NEAR)
    before = [j for j in range(first, k) if looks[j].size > LONG]
    if not before:
        return {"par: first": 1.0}
    above = likeness(vocabulary, pairs[before[-1]], pairs[k])
    all_above = likeness(vocabulary, frozenset().union(*(pairs[j] for j in before)), pairs[k])
    said = {
        "par: like the one above": min(above, MOST_ALIKE) * SPREAD,
        "par: like those above": min(all_above, MOST_ALL_ALIKE) * SPREAD,
        "par: unlike those above": float(all_above < UNLIKE),
        f"par: {min(len(before), 3)} above": 1.0,
    }
    after = [j for j in range(k + 1, min(k + 3, len(looks))) if looks[j].size > LONG]
    if after:
        below = likeness(vocabulary, pairs[after[0]], pairs[k])
        said["par: like the one below"] = min(below, MOST_ALIKE) * SPREAD
        said["par: more like below"] = max(min(below - above, MOST_ALIKE), -MOST_ALIKE) * SPREAD
    said |= _of_the_head(k, looks[k], block, vocabulary)
    if looks[k].lead:
        said |= {"par: lead again": 1.0, "par: lead again, unlike": said["par: unlike those above"]}
    if manners[k].dated:
        said["par: dated"] = 1.0
        said["par: dated, unlike above"] = float(all_above < DATED_UNLIKE)
        said["par: dated, above as well"] = float(manners[k - 1].dated and looks[k - 1].size > LONG)
        if after and manners[k + 1].dated and looks[k + 1].size > LONG:
            said["par: dated, below as well"] = float(likeness(vocabulary, pairs[k + 1], pairs[k]) < UNLIKE_BELOW)
    return said


def _of_the_head(k: int, look: Look, block: Block | None, vocabulary: Vocabulary) -> Features:
    """How much of its block's head it says; of a second lead above all."""
    if block is None or not block.head or k - block.start >= FAR:
        return {}
    again = vocabulary.common(block.head, vocabulary.pairs[k]) / vocabulary.mass(block.head)
    said = {"par: head said": again, "par: head silent": float(again == 0)}
    if look.lead:
        said |= {"par: lead again, head said": min(again, 0.5) * 2, "par: lead again, head silent": float(again == 0)}
    return said


def _changes(above: Manner, here: Manner) -> Features:
    """Figures or quotation marks written otherwise than in the line above: a box is set upright."""
    said: Features = {}
    if above.numerals and here.numerals and above.numerals != here.numerals:
        said["numerals change"] = 1.0
    if above.quotes and here.quotes and above.quotes != here.quotes:
        said["quotes change"] = 1.0
    return said
