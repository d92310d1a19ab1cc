"""Bylines that stand in a line of their own, with the ornaments and trade words that newsrooms put around names.

``□ 本报记者 张三``, ``本报记者 张三 文/图`` and ``文/张三 图/李四`` beside what ``pipeline.intake.bylines`` reads.
"""

import re

from pipeline.intake.bylines import is_byline, parse_bylines
from pipeline.model import Byline

__all__ = ["is_byline_line", "people_of"]

ORNAMENT = "□■◇◆○●◎△▲★☆▢▪• \u3000"
MADE_BOTH = re.compile(r"\s+(?:文\s*[/／、并]?\s*[图摄]|图\s*[/／、]?\s*文|摄影报道)\Z")
SHARE = r"(?:文图|图文|文字|图片|采写|撰文|摄影|文|图|摄)\s*[/／:：|｜丨]\s*"
SHARES = re.compile(rf"(?:{SHARE}[^/／:：|｜丨]+)+\Z")
SHARE_OF = re.compile(rf"(?P<share>{SHARE})(?P<names>.+?)(?=\s*{SHARE}|\Z)")


def is_byline_line(text: str) -> bool:
    """Whether a line by itself is a byline."""
    bare = MADE_BOTH.sub("", text.strip(ORNAMENT))
    return is_byline(bare) or (bool(SHARES.match(bare)) and bool(people_of(bare)))


def people_of(text: str) -> tuple[Byline, ...]:
    """The people of a byline; empty where one of them is no name."""
    bare = MADE_BOTH.sub("", text.strip(ORNAMENT))
    if not SHARES.match(bare):
        return parse_bylines(bare)
    people: list[Byline] = []
    for found in SHARE_OF.finditer(bare):
        share = found["share"].rstrip("/／:：|｜丨 \u3000")
        named = parse_bylines(found["names"])
        if not named:
            return ()
        people += [Byline(one.role or share, one.name) for one in named]
    return tuple(people)
