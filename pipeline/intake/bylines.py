"""署名、电头: who wrote it, where from, when; read from a lead-in or a closing line.

A role carries over a list of names: 通讯员朱阳阳 余建波 融媒体记者吴青青 is two correspondents and a reporter.  Names
run together (记者廖玒陈智霞) are parted where surnames allow it.  Figures and letters may be full-width.
"""

import re

from pipeline.intake.page.people import closed_up, is_name, is_unit, parted_names, signer_of
from pipeline.intake.page.shapes import plain_of
from pipeline.model import Byline, Credit, Dateline

__all__ = [
    "BULLETS", "LEAD", "credit_of", "dateline_of", "is_byline", "is_name_list", "lead_bylines",
    "names_only", "parse_bylines",
]  # fmt: skip

HAN = r"\u3400-\u9fff"
AGENCY = (
    "本[报報刊网網台校][综綜]?合?|新[华華]社|中新社|中新网|人民网|央视|[市县縣区區省]?融媒|[{HAN}]{{1,5}}?[报報]|[美法路德俄][联新透意塔]?社"
    rf"|[{HAN}]{{0,6}}?(?:[日晚晨早商时時快京][报報]|都市[报報]|青年[报報]|新[闻聞]网?|[电電][视視]台|融媒体?中心)"
)
TASK = (
    rf"(?:[驻駐][{HAN}]{{1,8}}?|特派|特[约約]|首席|[见見][习習]|[实實][习習]|[摄攝]影|融媒体|融媒體|全媒体|全媒體|文字|[图圖]片"
    rf"|[学學]生|校[园園]|小)*"
)
ROLE_NAME = (
    r"(?:[记記]者站?|通[讯訊][员員]|[评評][论論][员員]|撰稿人?|[实實][习習]生|[编編][辑輯者]|作者|[编編][译譯]|整理)"
)
ROLE = re.compile(rf"(?:{AGENCY}|《[^》]{{2,14}}》)?\s?{TASK}{ROLE_NAME}")
WITH_COLON = re.compile(rf"{ROLE.pattern}[：:]?")
BULLETS = re.compile(
    r"^[■□◆◇●○◎⊙▲△▼▽★☆※►▶▷\-—·]+\s*|^(?:文|图|圖)(?:\s?[/／、]?\s?(?:图|圖|文|摄|攝))?(?:[:：/／]\s*|\s+(?=[\u3400-\u9fff]{2}))"
)
# □ 闻涛, 文/一粟: a bullet before two to four characters makes a name of them.
PEN_NAME = re.compile(rf"^(?:[■□◆◇●○◎⊙]\s*|文\s?[/／:：]\s?)[{HAN}]{{2,4}}(?:[\s、]+[{HAN}]{{2,4}}){{0,3}}$")
SEPARATOR = re.compile(r"[\s、，,；;/／]+")
NAME = re.compile(rf"^[{HAN}]{{2,5}}$|^[{HAN}]{{1,8}}·[{HAN}·]{{1,12}}$")
WORK = (
    "口述|[讲講]述|整理|[記记][录錄]|[执執][笔筆]|采[写寫]|撰文|[编編][译譯]|解答|[摄攝]影[并並]文|著|[供提]稿|推荐人|讲故事的人"
    "|答问人"
)
# 口述/张三 整理/李四, 张三 口述: what somebody did is no name.
DID = re.compile(rf"(?:(?<![{HAN}])(?:{WORK})\s*[／/：:|｜]|(?<=[\s{HAN}])(?:{WORK})(?=$|[\s）)])|^(?:{WORK})(?=\s))")
# 文｜张三　图｜李四, 张三 文 / 李四 图.
OF_TEXT = re.compile(r"(?:^|(?<=\s))[文图圖]\s?[／/：:|｜]\s?|(?<=\s)[文图圖](?=\s*(?:[／/]|$))")
FROM_WHERE = re.compile(rf"\s*发自[{HAN}]{{2,8}}$")
NOT_BY = re.compile(
    rf"(?:指[导導]老[师師]|[辅輔][导導]老[师師]|[责責]任[编編][辑輯])[\s：:].*$|(?:受访者|受訪者|[资資]料)[{HAN}]{{0,3}}(?:[图圖]片?|提供)$"
)
AGE = re.compile(r"[（(]\d{1,3}岁[^（()）]{0,24}[）)]")
SPACED_ROLE = re.compile(r"(?<![\u3400-\u9fff])(?:[记記]\s+者|通\s+[讯訊]\s+[员員])(?=\s)")
TRAILING = re.compile(r"\s*(?:[（(]\d{1,3}岁[）)]|文[/／、]?\s?[图圖摄攝]|[摄攝]影?[报報]道|[报報]道|文|[图圖])$")
NUMBER = r"(?:[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})"
DAY = rf"(?:{NUMBER}月)?{NUMBER}日"
FOREIGN = "(?:美[联聯]|法新|路透|合众|合眾|共同|塔斯|俄新|俄通|德新|[韩韓][联聯]|朝中|埃菲|安莎|[国國][际際]文[传傳])社"
LEAD = re.compile(
    rf"^(?P<text>[【\[〔（(]?(?:[据據])?(?:本[报報台网網刊校][综綜]?合?(?P<own>[{HAN}]{{1,6}}?)?(?P<date3>{DAY})?(?:[讯訊]|消息)"
    rf"|(?:本[报報]|新[华華]社|中新社|中新[网網]|人民[网網]|{FOREIGN}|[{HAN}]{{2,4}}[日晚][报報])(?P<place>[{HAN}]{{2,8}}?)(?P<date>{DAY})?(?:[电電]|[讯訊])"
    rf"|(?:本[报報]|新[华華]社|中新社|[{HAN}]{{2,4}}[日晚][报報])(?:[讯訊]|消息)"
    rf"|(?:新[华華]社|中新社|本[报報])(?P<date2>{DAY})[讯訊电電]|新[华華]社(?:[专專])?[电電]|[{HAN}]{{1,6}}[报報][讯訊]"
    rf"|(?<=[〔（(【])(?:(?P<place2>[{HAN}]{{2,6}}?)(?P<date4>{DAY})(?:[{HAN}]{{2,5}}社)?[讯訊电電]"
    rf"|[{HAN}]{{1,6}}[讯訊])(?=[〕）)】])|[{HAN}]{{1,6}}[电電](?=】)|(?<=[【〔])本[报報](?:[综綜]合[报報][导導道]|[{HAN}]{{0,2}}[专專][访訪])(?=[】〕])"
    rf"|(?:本[报報])?[记記]者[{HAN}]{{2,4}}(?:[、 ][{HAN}]{{2,4}})*"
    rf"\s*(?:[／/]\s*[{HAN}]{{1,6}}\s*)?[报報][導道导](?=[】\]）)]))"
    r"[】\]〕）)]?)"
    rf"[\s：:，]*(?:[（(](?P<who>[^）)]{{2,80}})[）)]|(?P<said>[^，。：:（(]{{2,50}}?)(?:[报報][道导導]|[综綜]合[报報]道)[：:])?\s*(?P<day>{DAY})?"
)
REPORTED = re.compile(rf"(?:本[报報])?[记記]者[{HAN}]{{2,4}}(?:[、 ][{HAN}]{{2,4}})*(?=\s*(?:[／/]|[报報][導道导]))")
NO_NAMES = frozenset({"读者", "讀者", "本报", "本報", "本版", "学生", "影友"})
"""读者摄影 is a column of pictures."""
CREDIT = re.compile(
    rf"^[（(【\[]?(?:(?:[摄攝]影?|[图圖]片?|供[图圖])\s*[：:/／]\s*)?(?:(?P<agency>[{HAN}]{{2,6}}社)[发發]\s*[（(]?)?(?P<role>{ROLE.pattern})?\s*"
    rf"(?P<name>[{HAN}·、 ]{{2,14}}?)\s*[/／|]?\s*(?P<verb>[摄攝]影?[报報]道|[摄攝]影|[摄攝]|供[图圖稿]"
    rf"|[绘繪制][图圖]?|作|[漫]画)?[）)】\]]{{0,2}}。?$"
)


def names_only(text: str) -> str:
    """A byline without bullets, ages, what somebody did, where he sends from, and who only helped."""
    text = AGE.sub("", BULLETS.sub("", plain_of(text).strip("【】[] 　。").strip("（）()")))
    text = SPACED_ROLE.sub(lambda found: "".join(found.group().split()), text)
    text = FROM_WHERE.sub("", NOT_BY.sub("", text))
    text = OF_TEXT.sub(" ", DID.sub(" ", text)).strip()
    return TRAILING.sub("", text)


def parse_bylines(text: str) -> tuple[Byline, ...]:
    """The people of a byline; empty when it is not one.  ``unit`` is None where the form names none."""
    text = names_only(text)
    if ROLE.search(text) is None:
        signed = signer_of(text)
        if signed is not None:
            return tuple(Byline(None, name, signed[0]) for name in signed[1])
    bylines: list[Byline] = []
    role: str | None = None
    unit: str | None = None
    named = True
    for piece in closed_up(SEPARATOR.split(_with_parted_roles(text))):
        rest = piece
        found = ROLE.match(rest)
        while found is not None:
            role, named, rest = found.group().replace(" ", ""), False, rest[found.end() :].lstrip("：:")
            found = ROLE.match(rest)
        if not rest:
            continue
        if role is None and not bylines and is_unit(rest) and ROLE.search(text) is not None:
            unit = rest
            continue
        names = parted_names(rest) if role is not None or len(rest) > 3 else (rest,)  # noqa: PLR2004
        if not all(NAME.match(name) for name in names):
            return ()
        bylines += [Byline(role, name, unit) for name in names]
        named = True
    if "，" in text and not any(is_name(byline.name) for byline in bylines):
        # 记者在床单、枕套上: part of a sentence.
        return ()
    if not named and role is not None and not bylines:
        return (Byline(None, role),)
    return tuple(bylines)


def _with_parted_roles(text: str) -> str:
    """Blanks around every role, so that 记者周玲通讯员张三 parts, and 记者秦 川 is one of 秦川."""
    return WITH_COLON.sub(lambda found: f" {found.group()} ", text)


def is_byline(text: str) -> bool:
    """Whether a line by itself is a byline: it names a role, or stands in brackets."""
    bylines = parse_bylines(text)
    if not bylines:
        return False
    if _is_column_name(text):
        return False
    role = any(byline.role is not None for byline in bylines) or ROLE.fullmatch(plain_of(text).strip())
    return (
        bool(role)
        or PEN_NAME.match(text.strip()) is not None
        or (text.strip()[:1] in "（(" and is_name_list(text.strip("（）() 　")))
    )


def _is_column_name(text: str) -> bool:
    """Whether a role and what is glued to it name a column (记者手记, 记者观察): no name begins so."""
    bare = TRAILING.sub("", BULLETS.sub("", plain_of(text).strip("（）()【】[] 　。")))
    found = ROLE.match(bare)
    rest = bare[found.end() :] if found is not None else ""
    alone = len(rest) > 1 and SEPARATOR.search(rest) is None and "：" not in rest
    return alone and not all(map(is_name, parted_names(rest)))


def is_name_list(text: str) -> bool:
    """Whether a line is one name or several, by surnames alone: 李吉, 牛廷相刘伟, 张三 李四."""
    bare = BULLETS.sub("", text.strip())
    pieces = [piece for piece in closed_up(SEPARATOR.split(bare)) if piece]
    return bool(pieces) and all(is_name(name) for piece in pieces for name in parted_names(piece))


def dateline_of(paragraph: str) -> Dateline | None:
    """The dateline a first paragraph opens with."""
    found = LEAD.match(plain_of(paragraph[:160]))
    if found is None:
        return None
    place = next((found[name] for name in ("place", "place2", "own") if found[name]), None)
    group = next((name for name in ("date", "date2", "date3", "date4", "day") if found[name]), None)
    date = paragraph[found.start(group) : found.end(group)] if group is not None else None
    return Dateline(paragraph[: found.end("text")], place, date)


def lead_bylines(paragraph: str) -> tuple[Byline, ...]:
    """The people of the lead-in: in its brackets, or before 报道."""
    found = LEAD.match(plain_of(paragraph[:160]))
    if found is None:
        return ()
    if found.group("who"):
        return parse_bylines(found.group("who"))
    reported = REPORTED.search(found.group("text"))
    if reported is not None:
        return parse_bylines(reported.group())
    said = found.group("said")
    return parse_bylines(said) if said and ROLE.search(said) else ()


def credit_of(text: str) -> Credit | None:
    """Who made the picture, when the line is a credit."""
    found = CREDIT.match(plain_of(text.strip()))
    if found is None or not (found.group("verb") or re.match(r"[（(]?(?:[摄攝]影?|[图圖]片?|供[图圖])\s*[：:/]", text)):
        return None
    name = found.group("name").strip()
    return Credit(found.group("role"), name) if name not in NO_NAMES else None
