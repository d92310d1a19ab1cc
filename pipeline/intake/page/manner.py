"""How a paragraph opens and how it writes figures and quotations: what goes on, what begins, what was set apart."""

import re
from dataclasses import dataclass

from pipeline.intake.page.people import is_name

__all__ = ["Manner", "manner_of"]

PRONOUNS = "他|她|它|其|这|此|该|那|我|你|咱|您|自己|大家|人们|前者|后者|双方|两国|有关|上述|当[时天地晚]"
LINKS = (
    "但|然而|而|不过|因此|所以|于是|同时|此外|另外|另一方面|其[次一二三实中]|首先|第[一二三四五六]|一[是方]|二是|三是|最后|总之"
    "|可[是见]|当然|由于|为了?此|为了|例如|比如|如[果今]|尽管|虽然|即使|只[有要]|随着|近[年来几]|目前"
    "|现在|今后|后来|接着|随后|之后|从此|在此|除|正[是如因]|并|且|又|还|再|也|就|据[悉了介统报]|对此|与此|何况|甚至|特别|尤其|事实"
    "|结果|原来|果然|终于|从而|显然|毕竟|其实|至于|针对|对于|关于|通过|经过|根据|按照"
)
SAYS = "说|指出|认为|强调|表示|介绍|透露|宣布|希望|告诉|谈到|回答|最后|重申|要求|提出|呼吁|相信"
TIMES = (
    "日前|最近|近日|前不久|不久前|新年|岁末|元旦|春节|入冬|今年|去年"
    "|[0-9一二三四五六七八九十]+月|[0-9]{4}年|一九|我国|全国|中国"
)
WORKS = (
    "[\u3400-\u9fff]{2,4}(?:[画畫摄攝作书書绘繪]|[书書]法|[摄攝]影)"
    "|[书書]法|[国國]画|中[国國][画畫]|油[画畫]|版[画畫]|篆刻|水彩.?|木刻|剪纸|[摄攝]影|漫画|速写"
)
PICTURES = "附?[图圖]片?(?:[0-9一二三四五六七八九十]+[张張幅])?|附[图圖表].{0,6}|[组組][图圖]|漫[画畫]|附照片.{0,4}"
OPENINGS = {
    "pronoun": re.compile(rf"^[“『「]?(?:{PRONOUNS})"),
    "link": re.compile(rf"^(?:{LINKS})"),
    "said": re.compile(rf"^[“『「]?[^，。：；“”]{{1,14}}(?:{SAYS})[，。：:道，]"),
    "quotation": re.compile(r"^[“『「]"),
    "question": re.compile(r"^(?:问|答|记者|[\u3400-\u9fff]{1,4})[：:]"),
    "present": re.compile(
        r"^(?:参加|出席|陪同|会见|会议|报[道告]|会[上后]|仪式|座谈|活动|公报|声明|文章|社论|通知|《[^》]{1,6}》)"
    ),
    "caption number": re.compile(r"^(?:[0-9]{1,2}|[①-⑳]|[一二三四五六七八九])[、：:.]"),
    "sign": re.compile(r"^[△▲●■◆★☆◇□○▼▽※＊*]"),
    "letter": re.compile(r"^(?:编辑同志|读者|.{2,10}(?:同志|先生|女士)[：:])"),
    "days ago": re.compile(rf"^(?:{TIMES})"),
    "picture": re.compile(r"^(?:图片|附图|压题|题图|图为|照片|插图|本版)"),
    "picture note only": re.compile(rf"^[（(【](?:{PICTURES})[）)】]$"),
    "picture label": re.compile(r"^(?:[图圖]片|附[图圖]|照片|[图圖])[：:]$"),
    "all in brackets": re.compile(r"^[（(［\[【].*[）)］\]】]$"),
    "signs only": re.compile(r"^[^\u3400-\u9fffA-Za-z0-9]+$"),
    "ends with its source": re.compile(r".*[（(](?:[据據]|均|以上|新[华華]社|本[报報]|中新社)[^（()）]{1,24}[）)]$"),
    "by the artist": re.compile(rf"^[^，。]{{1,16}}[（(](?:{WORKS})[）)]$"),
}
TITLED = re.compile(
    r"(?:[长長席]|[总總][书書][记記]|[书書][记記]|主任|委[员員]|教授|[记記]者|[总總][统統经經编編理]|[经經]理|[会會][长長]|代表|院士"
    r"|[导導][师師演]|[专專]家|[员員]|[师師]|[厂廠]|公司|大[学學]|[学學]院|中[学學]|[团團]|部|局|所|社|[县縣市区區]|[医醫]院)"
    r"[）)]?(?P<name>[\u3400-\u9fff·]{2,3})$"
)
LONGEST_TITLED = 30
DATED = re.compile(r"(?:(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})日(?!电|报)|日前|近日|最近|今天|昨天|当地时间)")
DATED_WITHIN = 36
FIGURES = re.compile(r"[0-9]")
HAN_FIGURES = re.compile(
    r"[一二三四五六七八九十〇○零][一二三四五六七八九十百千〇○零]{1,}|[一二三四五六七八九十]{1,3}[日月年](?!间)"
)
CORNERS, CURLED = re.compile(r"[『「]"), re.compile(r"[“‘]")
WITHIN = 240


@dataclass(frozen=True, slots=True)
class Manner:
    """``openings``: by what kinds of words it begins; ``numerals``, ``quotes``: ``""`` where it has none or both."""

    openings: tuple[str, ...]
    dated: bool
    numerals: str
    quotes: str


def manner_of(text: str) -> Manner:
    """The manner of a line."""
    text = text if len(text) <= WITHIN else text[: WITHIN // 2] + text[-WITHIN // 2 :]
    figures, han = FIGURES.search(text) is not None, HAN_FIGURES.search(text) is not None
    corners, curled = CORNERS.search(text) is not None, CURLED.search(text) is not None
    openings = [name for name, shape in OPENINGS.items() if shape.match(text)]
    titled = TITLED.search(text) if len(text) <= LONGEST_TITLED else None
    if titled is not None and is_name(titled["name"]):
        openings.append("title and name")
    return Manner(
        tuple(openings),
        DATED.search(text[:DATED_WITHIN]) is not None,
        "figures" if figures else "han" if han else "",
        ("corners" if corners else "curled") if corners != curled else "",
    )
