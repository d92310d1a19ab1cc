"""What the words of a display line say of its role: names of columns, ends of kickers, slogans."""

import re

__all__ = ["COLUMN_NAME", "KICKER_END", "looks_like_slogan"]

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
LONGEST_COLUMN_HEAD = 24


def looks_like_slogan(text: str) -> bool:
    """Whether a display line looks like a column head: clauses of equal length, or a slogan's opening."""
    clauses = text.split()
    parallel = len(clauses) > 1 and len({len(clause) for clause in clauses}) == 1 and len(clauses[0]) <= 8  # noqa: PLR2004
    return len(text) <= LONGEST_COLUMN_HEAD and (parallel or bool(SLOGAN_OPENING.match(text)))
