"""Which script a character belongs to, as far as spacing asks."""

__all__ = ["is_han_like", "is_western"]

# Radicals, kana, the unified ideographs with their extensions, and the compatibility forms; not ㎡ and its like, which
# are of the number before them.
HAN_BLOCKS = (
    range(0x2E80, 0x3000),
    range(0x3005, 0x3008),
    range(0x3040, 0x3200),
    range(0x3400, 0xA000),
    range(0xF900, 0xFB00),
)
SUPPLEMENTARY_HAN = range(0x20000, 0x33480)
FIRST_AFTER_CYRILLIC = 0x0530
# Vietnamese and pinyin letters, polytonic Greek; raised and lowered figures.
FURTHER_WESTERN = (range(0x1E00, 0x2000), range(0x2070, 0x20A0))


def is_western(token: str) -> bool:
    """Whether a token is a Latin, Greek or Cyrillic word or a number."""
    code_point = ord(token[0])
    known = code_point < FIRST_AFTER_CYRILLIC or any(code_point in block for block in FURTHER_WESTERN)
    return known and token[0].isalnum()


def is_han_like(token: str) -> bool:
    """Whether a token is a Han character or kana, to which a quarter em is owed beside Latin."""
    code_point = ord(token[0])
    return any(code_point in block for block in HAN_BLOCKS) or code_point in SUPPLEMENTARY_HAN
