"""Names of people: which runs of characters are names, where glued names part, and who signs with where from."""

import re
from collections.abc import Sequence
from functools import lru_cache

__all__ = ["closed_up", "is_name", "is_unit", "names_behind", "parted_names", "signer_of"]

# The two hundred commonest surnames cover some 96 % of the people (National census of surnames, 2020), with the
# traditional forms and the compound surnames still borne.
SURNAMES = frozenset(
    "巴尧漆王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦"
    "贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文洪季管齐俞仇冉柯翁游辛倪楚申葛毕成祝霍"
    "左童华安伍柏饶牛耿邢路裴温兰施鲍纪关凌尤阮项章包庞骆梅聂殷房欧翟岳鲁宁甘舒卜吉柳苗焦涂谷颜柴蒙车蒲晏靳解农池卓符司桂阳原"
    "翦奚窦沙费卫单巫娄詹盛滕卞岑祁苟敖隋边景晋练褚古木凤桑宫花瞿佟穆党阎缪应冷匡简时喻慕连迟宗麦屈荣鄢权佘戚臧茅邬明查燕"
    # Rarer ones, without those that begin common words (丰, 利, 容, 满, 习).
    "丘郎冀酆廉湛禹狄贝伏危刁虞昝裘宣贲郁杭钮嵇荀甄曲封芮羿储汲邴糜宓郗栾钭厉戎韶郜蓟邰鄂籍蔺屠胥莘劳逄姬堵宰郦雍璩濮扈郏浦宦艾慎戈庾暨衡"
    "寇阙殳沃蔚夔巩晁勾訾阚乜鞠巢蒯荆竺逯桓米尚苑仝牟邸郇冼丛战粟樊滑庄仲司宫伊仰班"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮蕭葉蘇呂盧鐘譚陸範賈鄒閻龍賀顧龔萬錢嚴湯喬賴齊華饒蘭紀關項龐駱聶歐魯塗顏車靳農陽竇費衛單婁"
)
COMPOUND = frozenset(
    (
        "欧阳",
        "歐陽",
        "司马",
        "司馬",
        "上官",
        "诸葛",
        "諸葛",
        "皇甫",
        "尉迟",
        "令狐",
        "东方",
        "慕容",
        "夏侯",
        "公孙",
        "司徒",
        "南宫",
        "百里",
        "端木",
        "宇文",
        "长孙",
        "澹台",
        "呼延",
        "万俟",
        "闻人",
        "赫连",
        "申屠",
        "太史",
        "濮阳",
        "淳于",
        "轩辕",
        "钟离",
        "司空",
        "鲜于",
        "闾丘",
        "独孤",
    )
)
UNIT = re.compile(
    r"(?:[乡鄉镇鎮村街道路巷号號市县縣区區省州校班院厂廠社部站队隊处處科系局室所组組团團连連营營中公司店馆館园園会會家学學车車间間铺鋪行坊场場联聯矿礦委办辦协協]"
    r"|[者长長员員师師手民生工友人授媽妈娘]|兵|警|理|板|医生|醫生|干部|司机|司機|主任|委员|代表|先生|女士|中心)$"
)
PLACE = re.compile(r"[乡鄉镇鎮村市县縣区區局厂廠站]$")
AGE = re.compile(r"[（(]\d{1,3}岁[）)]?$|\s*\d{1,2}岁$")
CLASS = re.compile(r"[（(]\d{1,2}[）)]")
WHITE = re.compile(r"[ \t\u3000]+")
STOPS = re.compile(r"[，。、；：？！“”…《》,;:?!]")
LONGEST_UNIT, MOST_SIGNERS = 18, 3
LONGEST = 3
# Glued runs longer than this are no list of names.
LONGEST_RUN = 24


def is_name(text: str) -> bool:
    """Whether ``text`` reads as one Chinese name: a known surname and one or two characters (two to four in all)."""
    if text[:2] in COMPOUND:
        return len(text) in (3, 4)
    return len(text) in (2, 3) and text[:1] in SURNAMES and all("\u3400" <= c <= "\u9fff" for c in text)


def closed_up(pieces: Sequence[str]) -> list[str]:
    """The pieces of a byline, names that were set with blanks inside (姚 燕, 邵 伯 庸, 金 小禾) in one piece again."""
    whole: list[str] = []
    k = 0
    while k < len(pieces):
        end = k
        while end < len(pieces) and _is_single(pieces[end]):
            end += 1
        if end - k == 1 and end < len(pieces) and _is_rest_of(pieces[k], pieces[end]):
            whole.append(pieces[k] + pieces[end])
            k = end + 1
        elif end - k > 1:
            whole += _names_of_singles("".join(pieces[k:end]))
            k = end
        else:
            whole.append(pieces[k])
            k += 1
    return whole


def _is_rest_of(surname: str, piece: str) -> bool:
    return surname in SURNAMES and _is_pair(piece) and not is_name(piece)


def _names_of_singles(run: str) -> list[str]:
    """The names of characters that stood apart: by surnames; where they do not tell, two and two, or all three."""
    names = parted_names(run)
    if len(run) in {2, LONGEST} or (len(names) > 1 and all(map(is_name, names))):
        return list(names) if len(run) > LONGEST else [run]
    return [run[k : k + 2] for k in range(0, len(run), 2)]


def _is_single(piece: str) -> bool:
    return len(piece) == 1 and "\u3400" <= piece <= "\u9fff"


def _is_pair(piece: str) -> bool:
    return len(piece) == 2 and all(map(_is_single, piece))  # noqa: PLR2004 - a given name of two characters


def signer_of(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Where from or what, and the names, of a line that signs so: 西埠镇卫生院 童立夏, 三（2）班 乔一诺."""
    words = closed_up([word for word in WHITE.split(AGE.sub("", text.strip())) if word])
    # The first word is where from, though 柳湾乡 could be a Miss Liu.
    found = names_behind(words, min(len(words) - 1, MOST_SIGNERS))
    unit = found[0] if found is not None else ""
    return found if len(unit) > 1 and UNIT.search(CLASS.sub("", unit)) is not None else None


def names_behind(words: Sequence[str], most: int) -> tuple[str, tuple[str, ...]] | None:
    """What stands before the names that end a signature, and the names, ``most`` of them; None where it is none."""
    count = 0
    while count < most and is_name(words[len(words) - 1 - count]):
        count += 1
    unit = " ".join(words[: len(words) - count])
    signs = count and len(unit) <= LONGEST_UNIT and STOPS.search(unit) is None
    return (unit, tuple(words[len(words) - count :])) if signs else None


def is_unit(text: str) -> bool:
    """Whether a piece of a byline says where from or what somebody is: 柳湾乡 is no Miss Liu."""
    named = is_name(text) and PLACE.search(text) is None
    return 1 < len(text) <= LONGEST_UNIT and UNIT.search(CLASS.sub("", text)) is not None and not named


@lru_cache(maxsize=1024)
def parted_names(run: str) -> tuple[str, ...]:
    """The names of a run without separators (廖玒陈智霞: two); the run itself where it cannot be parted.

    Of several partings the one with the fewest names wins, then the one with more names of three characters first.
    """
    if len(run) <= LONGEST or len(run) > LONGEST_RUN:
        return (run,)
    best: list[tuple[str, ...] | None] = [()] + [None] * len(run)
    for end in range(2, len(run) + 1):
        options = [
            (*before, run[start:end])
            for start in range(max(0, end - 4), end - 1)
            if (before := best[start]) is not None and is_name(run[start:end])
        ]
        best[end] = min(options, key=lambda names: (len(names), [-len(name) for name in names]), default=None)
    return best[-1] or (run,)
