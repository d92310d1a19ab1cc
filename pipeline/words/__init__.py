"""Chinese words with their counts, for headlines parted between words and paragraphs that columns cut inside one."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

__all__ = ["CORPUS_COUNT", "word_counts"]

CORPUS_COUNT = 60_101_967
"""Words counted in the corpus behind the list (see ``make_words``)."""


@cache
def word_counts() -> Mapping[str, int]:
    """How often each word was seen; Han words of two to six characters."""
    text = Path(__file__).with_name("zh-Hans.txt").read_text(encoding="utf-8")
    return MappingProxyType({word: int(count) for word, count in (line.split(" ") for line in text.splitlines())})
