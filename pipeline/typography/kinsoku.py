"""The tables of Chinese line composition: which mark may stand where, which pairs hold together.

Sources: GB/T 15834-2011 (标点符号用法) 5.1, the places of marks; W3C Requirements for Chinese Text
Layout (clreq), "Prohibition Rules for Line Start and Line End" and "Adjustment of punctuation width".
Only data and questions about one or two characters; how a line is filled is ``breaks``.
"""

import re

__all__ = [
    "CLOSING",
    "HAN_UNITS",
    "NO_LINE_END",
    "NO_LINE_START",
    "OPENING",
    "TOKEN",
    "is_han_like",
    "is_western",
]

# 前半引号、括号、书名号 may not end a line (GB/T 15834-2011, 5.1.2).
OPENING = frozenset("（《〈“‘「『【〔〖｛［([{")
# 后半引号、括号、书名号 may not start a line (5.1.2); 点号 may not either (5.1.1).
CLOSING = frozenset("）》〉”’」』】〕〗｝］)]}")
POINTS = frozenset("，。、；：？！．,.;:?!")
# 连接号、间隔号、分隔号 do not start a line (5.1.3-5.1.5); dash and ellipsis hold to what they follow
# (clreq, strict).
CONNECTORS = frozenset("·・／/～~–-－")
DASHES = frozenset("—…⋯")
# Per cent and degree signs belong to the number before them (GB/T 15835-2011).
POSTFIX_SIGNS = frozenset("%％‰°℃℉′″")
# A currency sign or number sign belongs to the number after it.
PREFIX_SIGNS = frozenset("¥￥$＄€£№#＃")

NO_LINE_START = CLOSING | POINTS | CONNECTORS | DASHES | POSTFIX_SIGNS
NO_LINE_END = OPENING | PREFIX_SIGNS

# 数 and its unit: parting them is allowed when nothing else will do, and costs.
HAN_UNITS = frozenset("年月日时分秒个家件项亿万千百元美条人名位次处岁户亩公平米吨届号版期级倍只台辆套座所")

# What is never broken inside: a dash or an ellipsis of any length, a number or a Latin word with its
# marks; everything else goes character by character, a base with its combining marks and selectors.
TOKEN = re.compile(
    r"—+|…+|⋯+"
    r"|[A-Za-z0-9À-ɏͰ-ϿЀ-ӿ]+(?:[.,:'’/@&+_%-](?=[A-Za-z0-9])[A-Za-z0-9À-ɏͰ-ϿЀ-ӿ]+)*"
    r"|[ \t\u00a0\u3000]+"
    r"|.[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f\U000e0100-\U000e01ef]*",
    re.DOTALL,
)


# Radicals, kana, the unified ideographs with their extensions, and the compatibility forms.
HAN_BLOCKS = (range(0x2E80, 0x3000), range(0x3040, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x32000))


def is_western(token: str) -> bool:
    """Whether a token is a Latin, Greek or Cyrillic word or a number."""
    return token[0].isalnum() and ord(token[0]) < 0x0500  # noqa: PLR2004 - first block after Cyrillic


def is_han_like(token: str) -> bool:
    """Whether a token is a Han character or kana, to which a quarter em is owed beside Latin."""
    code_point = ord(token[0])
    return any(code_point in block for block in HAN_BLOCKS)
