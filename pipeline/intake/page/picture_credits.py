"""Who made a picture, at the end of its caption or on a line by itself: where such words begin.

Shapes are held against the text without its blanks, since names are set with some (石 榴 摄); a place where they may
begin is the text's beginning, a blank, an opening bracket, or what stands behind a full stop or a quotation.
"""

import re
from collections.abc import Iterator

from pipeline.intake.page.shapes import plain_of

__all__ = ["credit_at", "is_credit_line", "is_signed_picture", "leading_credit"]

HAN = r"\u3400-\u9fff"
ROLE = (
    rf"[{HAN}]{{0,12}}(?:[记記]者|通[讯訊][员員]|[摄攝]影[师師]?|特[约約]|[学學][生员員]|[读讀]者|作者|[网網]友|[{HAN}]班"
    r"|[社部局台网網])"
)
CLASS = rf"[{HAN}]{{0,8}}[一二三四五六七八九]?[（(]\d{{1,2}}[）)]班"
AGED = r"(?:[（(][^（()）]{1,8}[）)])?"
NAME = rf"(?:[{HAN}]{{2,4}}(?:[、和][{HAN}]{{2,4}}){{0,4}}|[{HAN}]{{1,6}}·[{HAN}·]{{1,12}}|@[{HAN}\w]{{2,14}}){AGED}"
VERB = (
    r"(?:[摄攝](?:影(?:[报報][道导導])?|制)?|航拍|翻拍|抓拍|供[图圖稿]|[绘繪制][图圖]?|漫?[画畫]|[图圖]/?文|文/?[图圖]"
    r"|/[图圖])"
)
TOOL = r"(?:[摄攝]影?|航拍|[图圖]片?|[绘繪制][图圖]|漫[画畫]|[题題]字|供[图圖]|插[图圖])"
SHAPES = re.compile(
    rf"(?!(?:[读讀]者|本[报報版刊]|影友|[学學]生|手机)[摄攝]影)[□■◇]?(?:{CLASS}|{ROLE})?{NAME}[/|｜]?{VERB}"
    rf"|(?:本[报報版文刊])?(?:特[约約])?{TOOL}[:：/|｜](?:{CLASS}|{ROLE})?{NAME}"
    rf"|(?:本[报報刊])?(?:[资資]料|[网網][络絡])(?:[图圖]片?|照片|[图圖]像)?(?:[（(].{{2,12}}[）)])?|[视視][频頻]截[图圖]|[读讀]者[来來][图圖]"
    rf"|(?:本[报報版文])?[图圖]片?均?由[{HAN}]{{2,20}}提供|[{HAN}]{{2,16}}(?:供[图圖]|提供)"
    rf"|[{HAN}]{{2,6}}社[发發](?:[（(].{{2,16}}[）)]?)?"
)
TOOL_APART = re.compile(
    rf"^[（(]?(?:本[报報版文刊])?(?:特[约約])?{TOOL}\s+(?:{ROLE}\s*)?[{HAN}](?:\s*[{HAN}]){{1,3}}[）)]?$"
)
SIGNED = re.compile(rf"[□■◇（(]?(?:{ROLE}){NAME}[）)]?")
LONGEST = 44
STOPS = "。！？”’》）)】]"
OPENING, CLOSING = "（(【[", "）)】]"
LEADING = re.compile(r"^[（(【\[](?P<credit>[^（()）【】\[\]]{2,24})[）)】\]](?=[^\s。])")


def credit_at(text: str) -> int | None:
    """Where the credit that ends a text begins: 0 where it is all there is, None where there is none."""
    plain = plain_of(text)
    for start in _beginnings(plain):
        if len(plain) - start <= LONGEST and _is_shape(plain[start:]):
            return start
    return None


def is_credit_line(text: str) -> bool:
    """Whether a line is a credit and nothing else."""
    return credit_at(text) == 0


def is_signed_picture(text: str) -> bool:
    """Whether a line that is of a picture names somebody by his role and nothing else: 读者 江北."""
    return SIGNED.fullmatch("".join(plain_of(text).split())) is not None


def leading_credit(text: str) -> int | None:
    """Where the caption begins behind a credit in brackets that opens a line; None where none opens it."""
    found = LEADING.match(plain_of(text))
    return found.end() if found is not None and _is_shape(found["credit"]) else None


def _beginnings(text: str) -> Iterator[int]:
    for k, character in enumerate(text):
        above = text[k - 1] if k else ""
        if not character.isspace() and (not k or above.isspace() or above in STOPS or character in OPENING):
            yield k


def _is_shape(text: str) -> bool:
    if TOOL_APART.match(text):
        return True
    bare = "".join(text.split()).removesuffix("。")
    # One of the two brackets may be lost.
    if bare[:1] in OPENING:
        bare = bare[1:]
    if bare[-1:] in CLOSING and not any(mark in bare for mark in OPENING):
        bare = bare[:-1]
    return SHAPES.fullmatch(bare) is not None
