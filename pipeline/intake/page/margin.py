"""报头、报眉、责编、导读、转版: lines that are no story's text, told by their shape before the page is read.

A line is margin when what is left of it, once date, weekday, lunar date, numbers of issue and page, section, editors
and publisher are taken out, is next to nothing; so it is known glued together as well as in parts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.intake.page.lines import Line
from pipeline.intake.page.shapes import INDEX_HEAD, INDEX_LINE, JUMP, SENTENCE_END

__all__ = ["EDITORS", "Margin", "editors_in", "margin_of"]

HAN = r"\u3400-\u9fff"
NUMERAL = "0-9〇○零一二三四五六七八九十"
LONGEST = 160
NAME = rf"(?:[{HAN}]{{2,4}}|[{HAN}][ \u3000][{HAN}](?![{HAN}]))"
NAMES = rf"{NAME}(?:(?:[\s、，/／]+|(?<=[{HAN}]) ){NAME}(?![：:]))*"
EDITOR_ROLE = (
    r"(?:本版|本期|值班|[执執]行|[责責]任|美[术術]|[图圖]片|[电電]子版)*(?:[责責][编編校]|[编編][辑輯委审審]|主[编編任]|[总總][编編]|版式(?:[设設][计計])?|校[对對检檢]|美[编編工]|[组組排]版"
    r"|[视視][觉覺]|[审審][读讀校核]|[统統]筹|[策]划|[制製]版|[监監][审審制]|[设設][计計]|[检檢]校|[图圖][编編])"
)
EDITORS = re.compile(rf"{EDITOR_ROLE}(?:[/、·]{EDITOR_ROLE})*\s*(?:[：:/]\s*|\s+){NAMES}")
SECTIONS = (
    "要闻|综合新闻|综合|时政|县域|区域|城事|民生|副刊|文化|体育|教育|财经|经济|国际|国内|本地|社会|专题|专版|理论|评论|广告|健康|法治|科技|生活|旅游|文艺|文苑|校园|"
    "新闻|视点|视觉|关注|深度|乡村|农村|三农|政务|公告|特刊|特别报道|周末|要聞|綜合|國際|國內|體育|財經"
)
MASTHEAD = re.compile(
    rf"[总總]?第\s*[{NUMERAL}]{{1,6}}\s*期|[总總]第\s*[{NUMERAL}]{{1,6}}\s*[期号號]|今日\s*[{NUMERAL}]{{1,3}}\s*[版页]|本期\s*[共{NUMERAL}]{{1,4}}\s*版|共\s*[{NUMERAL}]{{1,3}}\s*版|[对對]开[{NUMERAL}]版"
    r"|国内统一(?:连续出版物号|刊号)[：:\s]*(?:CN)?[\s\d\-—/()A-Z]*|CN\s?\d\d[\-—]\d{4}(?:/[A-Z])?|邮发代号[：:\s]*\d+[\-—]\d+|准印证?[号号]?[^。]{0,20}号"
    rf"|(?:^|(?<=[\s日]))[{HAN}]{{2,24}}(?:主管主[办辦]|主[办辦主]管?|主管|出版|承[办辦]|[编編]印)(?=$|\s)"
    r"|(?:https?://|www\.)[\w./\-]+|[\w.\-]+@[\w.\-]+|(?:社址|地址)[：:]\S{4,30}|[零定]售?价[：:]?\s*[\d.]+元|[内內]部[资資]料"
)
PHONE = re.compile(
    r"(?:[新闻聞]{0,2}[热熱][线線]|[电電][话話]|[传傳]真|QQ群?"
    r"|[投]?稿?信?[邮郵]箱|[邮郵][编編]|E-?mail|微信[公众号號]*)[：:\s]*[\d\-—、/ ()]{3,40}",
    re.IGNORECASE,
)
DATE = re.compile(
    rf"(?:[12][{NUMERAL}]{{3}}|二[〇○零][{NUMERAL}]{{2}}|一九[{NUMERAL}]{{2}})\s*(?:年|[./\-])\s*[{NUMERAL}]{{1,3}}\s*(?:月|[./\-])\s*[{NUMERAL}]{{1,3}}\s*日?"
)
WEEKDAY = re.compile(r"(?:星期|[周週])[一二三四五六日天]")
LUNAR = re.compile(
    rf"(?:农历|農[历曆]|夏[历曆]|[阴陰]历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?[{HAN}]{{0,1}}(?:[正二三四五六七八九十冬腊臘]|十[一二])月(?:初|十|廿|三|二)[一二三四五六七八九十]?|农历[{HAN}]{{4,12}}"
)
PAGE = re.compile(
    rf"(?:第\s*)?(?:[A-D]?\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*版|(?:^|(?<=\s))[A-D]?0?\d{{1,2}}(?=$|[\s{HAN}])|[A-D]\d\d?"
)
SECTION = re.compile(rf"(?:^|(?<=[\s版\d·|]))(?:{SECTIONS})(?:版)?(?=$|[\s\d第·|A-D12])")
TITLE = re.compile(
    rf"^[{HAN}]{{1,10}}(?:日|晚|周|週|早|晨|时|時|商|学|學|院|校|大|工|化|矿|农|民|青年|都市|学生|油|钢|铁路)[报報]$|^[{HAN}]{{2,8}}(?:[报報]|时[报報]|新[闻聞])$"
)
TITLE_ALONE = re.compile(rf"^[{HAN}]{{2,6}}$")
REST = re.compile(r"[\s，,、:：|｜/·．.\-—()（）\[\]【】《》0-9]+")


@dataclass(frozen=True, slots=True)
class Margin:
    """A line of the margin: ``masthead``, ``folio``, ``editors``, ``index`` or ``jump``, and the line's index."""

    kind: str
    at: int


def editors_in(text: str) -> tuple[str, ...]:
    """Editors as a folio names them, role and name, in order."""
    return tuple(" ".join(found.group().split()) for found in EDITORS.finditer(text))


def margin_of(lines: Sequence[Line]) -> tuple[Margin, ...]:
    """The lines of a page that are margin, in order."""
    kinds: dict[int, str] = {}
    for k, line in enumerate(lines):
        if len(line.plain) <= LONGEST:
            kind = _kind(line.plain)
            if kind:
                kinds[k] = kind
    _index(lines, kinds)
    _beside(lines, kinds)
    return tuple(Margin(kind, k) for k, kind in sorted(kinds.items()) if kind != "perhaps")


def _kind(text: str) -> str:
    if JUMP.match(text):
        return "jump"
    if SENTENCE_END.search(text) and "。" in text:
        return ""
    rest, editors = EDITORS.subn("", text)
    rest, masthead = MASTHEAD.subn(" ", rest)
    rest, phones = PHONE.subn(" ", rest)
    rest, dates = DATE.subn(" ", rest)
    rest, weekdays = WEEKDAY.subn(" ", rest)
    rest, lunar = LUNAR.subn(" ", rest)
    rest, pages = PAGE.subn(" ", rest)
    rest, sections = SECTION.subn(" ", rest)
    left = len(REST.sub("", rest))
    sure = editors + masthead + (dates > 0 and weekdays > 0) + lunar + (pages > 0 and sections > 0)
    found = sure + phones + dates + weekdays + pages + sections
    allowed = 2 if found == 1 else 4 if sure else 0
    if not found or (left > allowed and not (sure > 1 and left <= 8)):  # noqa: PLR2004 - a paper's title
        return ""
    if masthead or lunar:
        return "masthead"
    if sure:
        return "editors" if editors and found == editors else "folio"
    return "perhaps"


def _index(lines: Sequence[Line], kinds: dict[int, str]) -> None:
    """An index box: its head, and the lines with a page's number that follow."""
    for k, line in enumerate(lines):
        if INDEX_HEAD.match(line.plain) is None:
            continue
        end = k + 1
        while end < len(lines) and len(lines[end].plain) <= LONGEST // 3 and INDEX_LINE.search(lines[end].plain):
            end += 1
        if end > k + 1:
            kinds.update(dict.fromkeys(range(k, end), "index"))


def _is_title(text: str, k: int, kinds: dict[int, str], sure: set[int]) -> bool:
    """Whether a line is the paper's title: a masthead goes on below it, or it stands on top of the page's margin.

    A title without the word paper (澄川教育) wants two lines of margin below it.
    """
    if k + 1 not in sure:
        return False
    named = TITLE.match(text) is not None and (k == 0 or kinds[k + 1] == "masthead")
    return named or (k == 0 and 2 in sure and TITLE_ALONE.match(text) is not None)  # noqa: PLR2004 - the second below


def _beside(lines: Sequence[Line], kinds: dict[int, str]) -> None:
    """A date, a number or a title alone is margin beside other margin, or at the very edge of the page."""
    last = len(lines) - 1
    sure = {k for k, kind in kinds.items() if kind in ("masthead", "folio", "editors")}
    for order in (range(len(lines)), range(last, -1, -1)):
        for k in order:
            beside = next((kinds[j] for j in (k - 1, k + 1) if j in sure), None)
            label = PAGE.search(lines[k].plain) is not None and not PHONE.search(lines[k].plain)
            edge = len(lines) > 1 and ((k == 0 and not PHONE.search(lines[k].plain)) or (k == last and label))
            title = _is_title(lines[k].plain, k, kinds, sure)
            if k not in sure and ((kinds.get(k) == "perhaps" and (beside or edge)) or title):
                kinds[k] = "masthead" if title else beside or "folio"
                sure.add(k)
