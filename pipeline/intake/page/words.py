"""Whether the characters on both sides of a break make a word: evidence that a paragraph was cut there."""

from pipeline.words import word_counts

__all__ = ["word_across"]

LONGEST_WORD = 4


def word_across(before: str, after: str) -> bool:
    """Whether a word of the list begins in ``before`` and ends in ``after``."""
    known = word_counts()
    return any(
        before[-left:] + after[:right] in known
        for left in range(1, min(LONGEST_WORD, len(before)) + 1)
        for right in range(1, min(LONGEST_WORD - left, len(after)) + 1)
    )
