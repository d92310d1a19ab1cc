"""What the words of a display line say of its role: names of columns, ends of kickers, slogans."""

import re

from pipeline.intake.page.gazetteers import is_column_name, is_slogan, sounds_like_a_column
from pipeline.intake.page.shapes import LABEL, NOTICE_HEAD

__all__ = ["looks_like_slogan", "words_of_display"]

SLOGAN_OPENING = re.compile(
    r"^(?:奋进|贯彻|落实|学习|聚焦|喜迎|建功|践行|弘扬|牢记|深入|推动|决胜|走进|新春走基层|奋力|关注|热烈|庆祝|走基层|办好|直击)"
)
COLUMN_NAME = re.compile(
    r"(?:[关關]注|[观觀]察|[时時][评評]|[评評][论論]|[谈談]|漫笔|[笔筆]|之[声聲]|[来來]信|照登|[镜鏡][头頭]|影像|[图圖][说說].{2,4}|新[闻聞]|副刊|[诗詩]苑|文苑|[烟煙]火|[传傳]真|[深精][读讀]|新事|[变變]化|善[举舉]|小小[说說]"
    r"|[访訪][谈談]|[专專][访訪栏欄题題]|[连連][线線]|[纪紀][实實行]|一线|追[踪蹤]|[调調]查|[论論][坛壇]|夜话|[人]物|[乡鄉]村|基[层層]|[言]论|有[话話].{2}|直[击擊]|[短简簡快][讯訊波])$"
)
KICKER_END = re.compile(
    r"[：:]$|(?:——|—)$|(?:[强強][调調]|指出|要求|表示|[时時][说說]|提出|[认認][为為]|[宣][布称稱]|[报報]告[会會])[时時]?$"
)
IN_BRACKETS = re.compile(r"^(?:[【〖\[〔][^】〗\]〕]{2,12}[】〗\]〕]|[■●◆▲★□][^■]{2,8}|[·•][^·•]{2,8}[·•])$")
ORGANISATION = re.compile(
    r"(?:公司|集[团團]|局|委[员員]?[会會]?|[会會]|部|[办辦]公?室?|院|校|中心|[厂廠]|政府|小[组組]|站|[银銀]行|大[学學]|中[学學]|所|科|[处處]|[编編][辑輯]部|法院|支[队隊])$"
)
OFFICE = re.compile(
    r"^(?:中共|共青[团團])?[\u3400-\u9fff]{0,4}(?:省|市|[县縣]|[区區]|[乡鄉]|[镇鎮]|街道|大[学學]|[厂廠]|公司|集[团團]|本[报報]|[国國]家|全[国國])"
    r"[\u3400-\u9fff]{1,12}$"
)
SLOGAN_WORDS = re.compile(
    r"^公益[广廣]告$|人人有[责責]|[讲講]文明|[树樹][新]?[风風]|[欢歡]迎您?$|文明.{0,4}(?:城市|[县縣]城|[创創]建)|[节節][约約]用|[爱愛][护護].{2,4}$|从我做起|[从從]你我做起|你我同行|^(?:珍惜|拒[绝絕]|[保]护)"
)
DECK_OPENING = re.compile(r"^(?:——|[记記访訪](?!者)|[来來]自|[写寫]在|走近)")
LIST_ENTRY = re.compile(r"^[^，。：:]{1,12}[：:].{2,}$")
LONGEST_COLUMN_HEAD = 24


def looks_like_slogan(text: str) -> bool:
    """Whether a display line looks like a column head: clauses of equal length, or a slogan's opening."""
    clauses = text.split()
    parallel = len(clauses) > 1 and len({len(clause) for clause in clauses}) == 1 and len(clauses[0]) <= 8  # noqa: PLR2004
    return len(text) <= LONGEST_COLUMN_HEAD and (parallel or bool(SLOGAN_OPENING.match(text)))


def words_of_display(text: str) -> dict[str, bool]:
    """What the words of a short line say, each by its name among the features."""
    return {
        "slogan": looks_like_slogan(text),
        "column name": COLUMN_NAME.search(text) is not None and len(text) <= 8,  # noqa: PLR2004
        "kicker end": KICKER_END.search(text) is not None,
        "clauses": " " in text,
        "known column": is_column_name(text),
        "like a column": sounds_like_a_column(text),
        "known slogan": is_slogan(text),
        "label": LABEL.match(text) is not None,
        "notice": NOTICE_HEAD.match(text) is not None,
        "in brackets": IN_BRACKETS.match(text) is not None,
        "organisation": ORGANISATION.search(text) is not None and " " not in text,
        "office": OFFICE.match(text) is not None,
        "slogan words": SLOGAN_WORDS.search(text) is not None,
        "deck opening": DECK_OPENING.match(text) is not None,
        "list entry": LIST_ENTRY.match(text) is not None,
        "figures": any(character.isdigit() for character in text),
        "wide gap": "  " in text or "　" in text,
    }
