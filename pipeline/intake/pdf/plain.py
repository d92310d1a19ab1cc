"""Characters that PDF fonts give for others: upright forms of marks and radicals, to the plain ones."""

import unicodedata

__all__ = ["plain"]

# Unicode 15.1, Vertical Forms and CJK Compatibility Forms: their decompositions, in the full-width forms of Chinese.
UPRIGHT = dict(
    zip(
        "︐︑︒︓︔︕︖︗︘︙︱︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄",
        "，、。：；！？〖〗…—（）｛｝〔〕【】《》〈〉「」『』",
        strict=True,
    )
)
RADICALS = range(0x2F00, 0x2FE0)


def plain(character: str) -> str:
    """The plain character: ``，`` for ``︐``, ``一`` for the radical ``⼀``; any other as it is."""
    if character in UPRIGHT:
        return UPRIGHT[character]
    if len(character) == 1 and ord(character) in RADICALS:
        return unicodedata.normalize("NFKC", character)
    return character
