"""Whether the characters on both sides of a break make a word: evidence that a paragraph was cut there."""

from functools import cache
from pathlib import Path

__all__ = ["word_across"]

LIST = Path(__file__).resolve().parents[2] / "typography" / "words" / "zh-Hans.txt"
LONGEST_WORD = 4


@cache
def _known() -> frozenset[str]:
    return frozenset(line.partition(" ")[0] for line in LIST.read_text(encoding="utf-8").splitlines())


def word_across(before: str, after: str) -> bool:
    """Whether a word of the list begins in ``before`` and ends in ``after``."""
    known = _known()
    return any(
        before[-left:] + after[:right] in known
        for left in range(1, min(LONGEST_WORD, len(before)) + 1)
        for right in range(1, min(LONGEST_WORD - left, len(after)) + 1)
    )
