"""Damage to characters, as machine reading and careless conversion do it."""

import re
from random import Random

from bench.raw_pages.noise import Noise, happens

__all__ = ["damaged"]

ALIKE = (
    *("日曰", "己已巳", "口囗", "未末", "土士", "人入", "干千", "大太", "天夭", "问间", "治冶", "侯候", "辨辩", "栗粟"),
    *("拨拔", "0O", "1l", "戊戌戍", "免兔", "夕タ", "二ニ", "一－", "工エ", "木术", "今令", "晴睛", "徽微"),
)
"""Characters that are taken for each other, in groups."""
SWAPS = {one: group.replace(one, "") for group in ALIKE for one in group}
MARKS = frozenset("，。、；：“”（）·")
MARK_SWAPS = {"。": ".", "，": ",", "：": ":", "；": ";", "（": "(", "）": ")", "、": "，"}
TO_FULL = {chr(code): chr(code + 0xFEE0) for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
SPACE = re.compile(r"(?<=\S) (?=\S)")


def damaged(text: str, noise: Noise, chance: Random) -> str:
    """The text as it comes out; never empty where it was not."""
    if not (noise.confusions or noise.marks_dropped or noise.widths or noise.spaces_lost):
        return text
    out = []
    for character in text:
        if character in MARKS and happens(chance, noise.marks_dropped):
            continue
        out.append(_read(character, noise, chance))
    read = SPACE.sub(lambda found: "" if happens(chance, noise.spaces_lost) else found.group(), "".join(out))
    return read.strip() or text


def _read(character: str, noise: Noise, chance: Random) -> str:
    if character in SWAPS and happens(chance, noise.confusions):
        return chance.choice(SWAPS[character])
    if character in MARK_SWAPS and happens(chance, noise.widths):
        return MARK_SWAPS[character]
    if character in TO_FULL and happens(chance, noise.widths):
        return TO_FULL[character]
    return character
