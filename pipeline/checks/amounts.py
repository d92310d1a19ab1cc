"""The numbers a text holds, as values: 3人, 三人, １２０２３, 1.2万 and 一百零八."""

import re
from collections.abc import Iterator
from fractions import Fraction

from pipeline.checks.lines import half_width

__all__ = ["amounts", "amounts_with_places"]

DIGITS = {name: value for value, name in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10_000, "亿": 100_000_000}
ARABIC = re.compile(r"(?P<number>[0-9]{1,15}(?:,[0-9]{3})*(?:\.[0-9]{1,15})?)(?P<large>[万亿]*)")
HAN = re.compile("[零〇○一二三四五六七八九十百千两]{1,15}[万亿]*(?:[零〇一二三四五六七八九十百千两]{1,15}[万亿]?)*")


def amounts(text: str) -> frozenset[Fraction]:
    """All numbers of a text."""
    return frozenset(value for value, _start, _end in amounts_with_places(text))


def amounts_with_places(text: str) -> Iterator[tuple[Fraction, int, int]]:
    """The numbers of a text with where each begins and ends."""
    plain = half_width(text)
    for found in ARABIC.finditer(plain):
        yield _scaled(Fraction(found["number"].replace(",", "")), found["large"]), *found.span()
    for found in HAN.finditer(plain):
        yield Fraction(_han(found.group())), *found.span()


def _scaled(value: Fraction, large: str) -> Fraction:
    for name in large:
        value *= LARGE[name]
    return value


def _han(text: str) -> int:
    """A number in Han figures; figures without 十, 百 or 千 between them are read one by one (一九九八)."""
    if not any(name in UNITS or name in LARGE for name in text):
        return int("".join(str(DIGITS[name]) for name in text))
    total = section = figure = 0
    for name in text:
        if name in DIGITS:
            figure = DIGITS[name]
        elif name in UNITS:
            section += (figure or 1) * UNITS[name]
            figure = 0
        else:
            total = (total + section + figure) * LARGE[name]
            section = figure = 0
    # 一百二 is 120: a last figure right after 百, 千 or 万 counts the next smaller unit.
    before = {**UNITS, **LARGE}.get(text[-2], 0) if figure and len(text) > 1 else 0
    return total + section + figure * (before // 10 if before > UNITS["十"] else 1)
