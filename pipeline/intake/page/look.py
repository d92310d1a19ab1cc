"""What a line looks like by itself: the measurements that every later choice rests on."""

import re
from dataclasses import dataclass

from pipeline.intake.bylines import LEAD, credit_of, is_byline, is_name_list
from pipeline.intake.page import shapes
from pipeline.intake.page.lines import Line
from pipeline.intake.page.people import signer_of

__all__ = ["Look", "look_of"]

SPACE = re.compile(r"\s")
INNER_STOP = re.compile(r"[。！？!?；;](?=.)(?![”’」』）)》])")
FULL_STOP = re.compile(r"[。；;](?:[”’」』）)》】]*)$")
LOUD = re.compile(r"[！？!?…](?:[”’」』）)》】]*)$")
QUOTED = re.compile(r"^[“‘「『《〈][^“‘「『”’」』]+[”’」』》〉]$")
BRACKETED = re.compile(r"^[（(【\[〔][^（()）]+[）)】\]〕]$")
PEN_NAME = re.compile(r"^[\u3400-\u9fff]{2,3}$|^[\u3400-\u9fff][ \u3000]{1,2}[\u3400-\u9fff]$")
SOMEBODY = re.compile(r"^一[位名个個][\u3400-\u9fff]{2,7}$")
PLACE = re.compile(r"[乡鄉镇鎮村街道市县縣区區校班院厂廠社部站队隊处處科系]$")
WHITE = re.compile(r"[\t \u3000]+")
LONGEST_UNIT, LONGEST_NAME, LONGEST_CELL = 10, 5, 12
EDITOR_SIGNS = re.compile(
    r"^[—－-]{1,3}\s?(?:[编編]者|[编編][辑輯]部?|本[报報刊][编編][辑輯]部"
    r"|[记記]者|作者|[译譯]者)$"
)
SENT_BY = re.compile(r"[（(](?:新[华華]社|中新社|本[报報])[^（()）]{0,6}[）)]$")
LONGEST_SIGNATURE = 40
LONGEST_BYLINE = 60
LONGEST_CAPTION = 160


@dataclass(frozen=True, slots=True)
class Look:
    """``size``: characters without white; ``display``: log-odds, by shape alone, that it is set in display type."""

    size: int
    display: float
    lead: bool
    byline: bool
    names: bool
    caption: bool
    credit: bool
    credit_tail: bool
    closing: bool
    closing_tail: bool
    dated: bool
    picture_head: bool
    numbered: bool
    item: bool
    standing: bool
    salutation: bool
    colon: bool
    comma: bool
    stop: bool
    loud: bool
    quoted: bool
    dashed: bool
    signs: bool
    pen_name: bool
    cells: int
    inner: int


def look_of(line: Line) -> Look:
    """Measure a line."""
    text = line.plain
    size = len(text) if len(text) > 400 else len(SPACE.sub("", text))  # noqa: PLR2004 - no display line is so long
    short = size <= LONGEST_BYLINE
    stop, loud = FULL_STOP.search(text[-8:]) is not None, LOUD.search(text[-8:]) is not None
    lead = LEAD.match(text[:200]) is not None
    bracketed = size <= LONGEST_SIGNATURE and BRACKETED.match(text) is not None
    byline = short and is_byline(text)
    made = SENT_BY.sub("", text)
    credit = (short and made != "" and credit_of(made) is not None) or (
        size <= LONGEST_SIGNATURE and shapes.STOCK_CREDIT.match(text) is not None
    )
    closing = (bracketed and (byline or shapes.CLOSING.search(text) is not None)) or EDITOR_SIGNS.match(
        text
    ) is not None
    comma = text.endswith(("，", "、", ",", "；"))
    return Look(
        size,
        _display(text, size, stop=stop, loud=loud, comma=comma),
        lead,
        byline and not credit,
        size <= LONGEST_SIGNATURE and is_name_list(text),
        size <= LONGEST_CAPTION and shapes.CAPTION.match(text) is not None,
        credit,
        shapes.CREDIT_TAIL.search(text[-60:]) is not None,
        closing,
        not bracketed and shapes.CLOSING.search(text[-60:]) is not None,
        size <= LONGEST_SIGNATURE and shapes.DATE_LINE.match(text) is not None,
        short and shapes.PICTURE_HEAD.search(text) is not None,
        short and shapes.SUBHEAD_NUMBER.match(text) is not None,
        shapes.ITEM.match(text) is not None,
        short and shapes.STANDING_HEAD.match(text) is not None,
        short and shapes.LETTER_OPENING.match(text) is not None,
        text.endswith(("：", ":")),
        comma,
        stop,
        loud,
        size <= LONGEST_SIGNATURE and QUOTED.match(text) is not None,
        text.startswith(("——", "—", "－－", "--")),
        size <= LONGEST_SIGNATURE and _signs(text),
        PEN_NAME.match(text) is not None,
        _cells(line.text) if size <= LONGEST_BYLINE else 0,
        len(INNER_STOP.findall(text[:120])),
    )


def _signs(text: str) -> bool:
    """西埠镇 常桂珍, 三（2）班 乔一诺, 退休教师 廖文清, 一位奶奶: where from or what, then a name; or what alone."""
    words = text.split()
    return (
        signer_of(text) is not None
        or SOMEBODY.match(text) is not None
        or (
            len(words) == 2  # noqa: PLR2004 - where from, and who
            and len(words[0]) <= LONGEST_UNIT
            and (is_name_list(words[1]) or (PLACE.search(words[0]) is not None and len(words[1]) <= LONGEST_NAME))
        )
    )


def _cells(text: str) -> int:
    """The cells of a row: stretches apart by white space, three or more, or two apart by a tab."""
    if not WHITE.search(text):
        return 0
    cells = [cell for cell in WHITE.split(text) if cell]
    short = all(len(cell) <= LONGEST_CELL for cell in cells)
    return len(cells) if short and (len(cells) > 2 or "\t" in text) else 0  # noqa: PLR2004


# Log-odds of display type by length: upper bound, value.  Headlines of dailies: 98 in 100 have 6 to 34 characters.
BY_LENGTH = ((3, 0.5), (5, 1.5), (26, 3.0), (32, 2.0), (38, 0.5), (46, -1.5), (60, -4.0))
LONGER = -7.0


def _display(text: str, size: int, *, stop: bool, loud: bool, comma: bool) -> float:
    value = next((value for bound, value in BY_LENGTH if size <= bound), LONGER)
    if stop:
        value -= 5.0
    elif loud:
        value -= 1.2
    elif comma:
        value -= 4.0
    elif text.endswith(("：", ":")):
        value -= 0.3
    inner = len(INNER_STOP.findall(text[:120]))
    if inner:
        value -= 1.5 * min(inner, 2)
    commas = text[:120].count("，")
    if commas:
        value -= 0.8 * min(commas, 3)
    return value
