"""Which words a line shares with its neighbours: pairs of characters, weighed by how few lines of the page hold them.

Two paragraphs of one story share rare pairs (a name, a place, a thing); two stories hardly any.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from pipeline.intake.page.lines import Line

__all__ = ["Vocabulary", "pairs_of", "vocabulary_of"]

# Characters of grammar, number and date; a pair that holds one says little of the matter.
COMMON = frozenset(
    "的了是在和与及有不为以这那也都就而着过把被对从向到由于其之所可能会要将已又还更最很等个们我你他她它们上下中内外里前后"
    "一二三四五六七八九十百千万亿两几多少年月日时分今昨天明来去出进起大小说道指示表称据新"
)
# A paragraph is known by its beginning and its end.
HEAD, TAIL = 600, 200


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``pairs``: the telling pairs of every line; ``weight``: that of each pair on this page."""

    pairs: tuple[frozenset[str], ...]
    weight: dict[str, float]

    def shared(self, left: frozenset[str], right: frozenset[str]) -> float:
        """How much two sets have in common, 0 to about 1: weights shared, by the mean of the weights held."""
        if not left or not right:
            return 0.0
        common = sum(self.weight[pair] for pair in left & right)
        return common / sqrt(self.mass(left) * self.mass(right)) if common else 0.0

    def mass(self, pairs: frozenset[str]) -> float:
        """All the weight of a set."""
        return sum(self.weight[pair] for pair in pairs) or 1.0

    def common(self, left: frozenset[str], right: frozenset[str]) -> float:
        """The weight of what two sets share."""
        return sum(self.weight[pair] for pair in left & right)


def vocabulary_of(lines: Sequence[Line]) -> Vocabulary:
    """The vocabulary of a page."""
    pairs = tuple(pairs_of(line.plain) for line in lines)
    seen = Counter(pair for own in pairs for pair in own)
    count = max(len(lines), 8)
    return Vocabulary(pairs, {pair: log(1 + count / times) for pair, times in seen.items()})


def pairs_of(text: str) -> frozenset[str]:
    """The telling pairs of characters of a text, of its beginning and end where it is long."""
    if len(text) > HEAD + TAIL:
        text = text[:HEAD] + "。" + text[-TAIL:]
    return frozenset(
        text[k : k + 2]
        for k in range(len(text) - 1)
        if text[k] not in COMMON and text[k + 1] not in COMMON and _letter(text[k]) and _letter(text[k + 1])
    )


def _letter(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or (character.isascii() and character.isalpha())
