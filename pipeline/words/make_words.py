"""Make ``zh-Hans.txt`` from the dictionary of the package jieba 0.42.1 (MIT licence).

Keeps Han words of two to six characters seen thirty times or more in its corpus, sorted, each with its
count.  Run by hand: ``python make_words.py path/to/jieba/dict.txt``.
"""

import sys
from pathlib import Path

__all__ = ["kept_words"]

LEAST_COUNT = 30
LENGTHS = range(2, 7)


def kept_words(dictionary: str) -> list[str]:
    """The lines to keep, ``word count``, in code point order."""
    kept = []
    for line in dictionary.splitlines():
        word, count, _ = line.split(" ", 2)
        if len(word) in LENGTHS and int(count) >= LEAST_COUNT and all("\u4e00" <= c <= "\u9fff" for c in word):
            kept.append(f"{word} {count}")
    return sorted(kept)


if __name__ == "__main__":
    source = Path(sys.argv[1]).read_text(encoding="utf-8")
    target = Path(__file__).with_name("zh-Hans.txt")
    target.write_text("\n".join(kept_words(source)) + "\n", encoding="utf-8")
