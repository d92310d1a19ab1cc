"""Readings for rare characters, from pypinyin's table, where a character has one reading and no other."""

from functools import cache

__all__ = ["no_reading", "rare_reading"]

LEAST_CODE_POINT = 0x2E80


@cache
def rare_reading(character: str) -> str | None:
    """The Hanyu Pinyin of a rare character; None for a common one, or where readings differ.

    A character is rare when GB 2312-80 lacks it.
    """
    if ord(character) < LEAST_CODE_POINT or character.encode("gb2312", "ignore"):
        return None
    # Its tables take a quarter of a second to load; only a book that asks for readings pays for them.
    from pypinyin import Style, pinyin

    readings = pinyin(character, style=Style.TONE, heteronym=True, errors="ignore")
    return readings[0][0] if readings and len(readings[0]) == 1 else None


def no_reading(_character: str) -> str | None:
    """No reading for any character."""
    return None
