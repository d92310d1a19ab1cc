"""Bytes that say nothing of their encoding and are no UTF-8 → UTF-16, GB 18030 or Big5, or none of them.

Nearly any bytes pass as GB 18030, and many as Big5: what decides is which of the two makes common characters of them.
In GB 2312 and in Big5 alike those that are used most stand in a block of their own, before the rare ones.
"""

import re

__all__ = ["unmarked"]

# GB 18030-2022, 5: four bytes, or two; Big5 takes the same leading bytes.
CHARACTERS = re.compile(rb"[\x81-\xfe](?:[0-9][\x81-\xfe][0-9]|[\x40-\x7e\x80-\xfe])")
# Marks, and level 1, which GB 2312-80 orders by sound; the four-byte ones, which are hit by no other text.
COMMON_GB = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]|[\x81-\xfe][0-9]..", re.DOTALL)
# Marks, and level 1 of Big5 (ETEN 1984).
COMMON_BIG5 = re.compile(rb"[\xa1-\xc6][\x40-\x7e\xa1-\xfe]")
# Running text has 0.95 and more of them; what another encoding makes of it 0.6 and less.
LEAST_COMMON = 0.3
# KS X 1001: Hangul end here; of Han, which GB 2312 orders by sound, a third stand behind.
SOME, LAST_HANGUL = 30, 0xC8
# Han, marks of Chinese, full-width forms, general punctuation, ASCII.
LIKELY = re.compile("[\t\n\r -~\u00b7\u2010-\u203b\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
LEAST_LIKELY = 0.95
LEAST_HIGH = 0.2


def unmarked(data: bytes) -> tuple[str, str] | None:
    """The text and the name of its encoding; None where it is in none of them.

    Args:
        data: bytes that are not UTF-8 and have no byte order mark.
    """
    wide = _as_utf16(data)
    if wide is not None:
        return wide
    found = CHARACTERS.findall(data)
    shares = [
        (sum(common.fullmatch(own) is not None for own in found) / max(len(found), 1), encoding)
        for common, encoding in ((COMMON_GB, "gb18030"), (COMMON_BIG5, "big5hkscs"))
    ]
    for share, encoding in sorted(shares, key=lambda own: -own[0]):
        if share >= LEAST_COMMON and not (encoding == "gb18030" and _is_neighbour(found)):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                continue
    return None


def _is_neighbour(found: list[bytes]) -> bool:
    """Whether it is EUC of Japan or Korea, built as GB 2312 is: a fourth of it kana, or little beyond the Hangul."""
    kana = sum(own[0] in (0xA4, 0xA5) for own in found)
    beyond = sum(own[0] > LAST_HANGUL for own in found)
    return 4 * kana > len(found) or (len(found) > SOME and 20 * beyond < len(found))


def _as_utf16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without its mark, told by the null byte in each of its line ends and Latin letters."""
    if len(data) % 2 or b"\0" not in data:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(LIKELY.findall(text)) >= LEAST_LIKELY * len(text) and not _is_paired(text):
            return text, encoding
    return None


def _is_paired(text: str) -> bool:
    """Whether its Han are pairs of Latin letters read as one: half of all Han have a byte that is no ASCII."""
    han = [character for character in text if "\u3400" <= character <= "\u9fff"]
    high = sum(ord(character) & 0x80 > 0 or ord(character) >= 0x8000 for character in han)  # noqa: PLR2004
    return high < LEAST_HIGH * len(han)
