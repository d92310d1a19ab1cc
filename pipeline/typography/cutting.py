"""Text cut into tokens: what a line never ends inside, save at a joint that is said here.

A token is a Han character with its combining marks, a mark, a dash or an ellipsis of any length, a number,
a Latin word, a web address.  Long words part at the joints of the English hyphenation patterns (Liang's, by
Pyphen), addresses after the marks that divide them.
"""

import re
from dataclasses import dataclass
from functools import cache

import pyphen

__all__ = ["TOKEN", "Piece", "pieces"]

HYPHENATION_COST = 45
ADDRESS_JOINT_COST = 12
HYPHEN_JOINT_COST = 6
# A word this short is not worth a hyphen in a column of a newspaper.
SHORTEST_HYPHENATED = 6

LATIN = "A-Za-z0-9À-ɏͰ-ϿЀ-ӿ\u1e00-\u1fff\u2070-\u209f"
# Marks that belong to the character before: accents, variation selectors, skin tones, kana voicing.
ATTACHED = (
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef"
)
ADDRESS = r"(?:https?|ftp)://[!-;=?-~]+[A-Za-z0-9/]|www\.[A-Za-z0-9][!-;=?-~]*[A-Za-z0-9/]"
MAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
WORD = rf"[{LATIN}\u0300-\u036f]+"

TOKEN = re.compile(
    # By far the most: a Han character with nothing attached.
    rf"[\u4e00-\u9fff](?![{ATTACHED}\u200d])"
    rf"|{ADDRESS}|{MAIL}"
    rf"|[—⸺]+|…+|⋯+|―+"
    # 3·15, 10．5: a full-width or middle point between figures is of the number, as are ratios.
    rf"|{WORD}(?:(?:[.,:'’/@&+_%\u2011-](?=[{LATIN}])|(?<=[0-9])[·．：∶](?=[0-9])){WORD})*"
    # Full-width figures are a number as well.
    rf"|[０-９]+(?:[．，：／－％][０-９]+)*"
    rf"|[ \t\u00a0\u2002-\u200a\u202f]+|\u3000+"
    rf"|[\U0001f1e6-\U0001f1ff]{{2}}"
    rf"|.[{ATTACHED}]*(?:\u200d.[{ATTACHED}]*)*",
    re.DOTALL,
)

ADDRESS_ONLY = re.compile(rf"(?:{ADDRESS}|{MAIL})\Z")
# After a slash, a double slash or @; before every other divider, which then tells the reader it goes on.
ADDRESS_JOINT = re.compile(r"(?<=[/@])(?!/)|(?<=[A-Za-z0-9])(?=[.?#&=_%~+-])")
HYPHEN_JOINT = re.compile(r"(?<=[A-Za-z]{2}[-/])(?=[A-Za-z]{2})")
LETTERS = re.compile(r"[A-Za-z]+\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a token.  A line may end after it at ``joint_cost`` (None: it may not), with a hyphen or without."""

    text: str
    joint_cost: int | None = None
    hyphen: bool = False


@cache
def _patterns() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US", left=2, right=3)


def pieces(token: str) -> tuple[Piece, ...]:
    """A token's pieces in order; most have one."""
    if len(token) < SHORTEST_HYPHENATED or not token.isascii():
        return (Piece(token),)
    if ADDRESS_ONLY.match(token):
        parts = [part for part in ADDRESS_JOINT.split(token) if part]
        return (*(Piece(part, ADDRESS_JOINT_COST) for part in parts[:-1]), Piece(parts[-1]))
    found: list[Piece] = []
    parts = HYPHEN_JOINT.split(token)
    for number, part in enumerate(parts):
        found += _syllables(part)
        if number < len(parts) - 1:
            found[-1] = Piece(found[-1].text, HYPHEN_JOINT_COST)
    return tuple(found)


def _syllables(word: str) -> list[Piece]:
    # A word in capitals is an abbreviation, a mixed one (iPhone) a name: neither is parted.
    plain = word.islower() or (word[0].isupper() and word[1:].islower())
    if len(word) < SHORTEST_HYPHENATED or not plain or not LETTERS.match(word):
        return [Piece(word)]
    ends = [*_patterns().positions(word), len(word)]
    starts = [0, *ends[:-1]]
    parts = [word[a:b] for a, b in zip(starts, ends, strict=True)]
    return [*(Piece(part, HYPHENATION_COST, hyphen=True) for part in parts[:-1]), Piece(parts[-1])]
