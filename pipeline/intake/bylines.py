"""署名、电头: who wrote it, where from, when; read from a lead-in or a closing line.

A role carries over a list of names: 通讯员朱阳阳 余建波 融媒体记者吴青青 is two correspondents and a reporter.
"""

import re

from pipeline.model import Byline, Credit, Dateline

__all__ = ["credit_of", "dateline_of", "is_byline", "lead_bylines", "parse_bylines"]

ROLES = (
    "融媒体记者|全媒体记者|首席记者|本报特派记者|本报特约记者|本报记者|特约记者|见习记者|实习记者|摄影记者|新华社记者"
    "|特约通讯员|本报通讯员|通讯员|实习生|特约撰稿人|本报评论员|特约评论员|评论员|记者|编辑|作者"
)
ROLE = re.compile(rf"^(?:{ROLES})")
SEPARATOR = re.compile(r"[\s、，,；;/／]+")
NAME = re.compile(r"^[\u3400-\u9fff·]{2,5}$")
LEAD = re.compile(
    r"^(?P<text>本报讯|本台讯|本网讯|新华社讯|据新华社(?P<place2>[\u4e00-\u9fff]{2,6}?)(?P<date2>\d{1,2}月\d{1,2}日)?电"
    r"|(?:本报|新华社|中新社)(?P<place>[\u4e00-\u9fff]{2,6}?)(?P<date>(?:\d{1,2}月)?\d{1,2}日)?(?:电|讯))"
    r"\s*(?:[（(](?P<who>[^）)]{2,80})[）)])?\s*(?P<day>(?:\d{1,2}月)?\d{1,2}日)?"
)
CREDIT = re.compile(
    rf"^[（(]?(?P<role>{ROLES})?\s*(?P<name>[\u3400-\u9fff·]{{2,5}})\s*(?:摄影报道|摄影|摄|供图)[）)]?。?$"
)


def parse_bylines(text: str) -> tuple[Byline, ...]:
    """The people of a byline; empty when it is not one.  ``unit`` stays None: the form names none."""
    text = text.strip("（）() 　。")
    bylines: list[Byline] = []
    role: str | None = None
    for piece in SEPARATOR.split(text):
        rest = piece
        found = ROLE.match(rest)
        while found is not None:
            role, rest = found.group(), rest[found.end() :].lstrip("：:")
            found = ROLE.match(rest)
        if not rest:
            continue
        if not NAME.match(rest):
            return ()
        bylines.append(Byline(role, rest))
    return tuple(bylines)


def is_byline(text: str) -> bool:
    """Whether a line by itself is a closing byline: it names a role, or stands in brackets."""
    bylines = parse_bylines(text)
    return bool(bylines) and (bylines[0].role is not None or text.strip()[:1] in "（(")


def dateline_of(paragraph: str) -> Dateline | None:
    """The dateline a first paragraph opens with."""
    found = LEAD.match(paragraph)
    if found is None:
        return None
    place = found.group("place") or found.group("place2")
    date = found.group("date") or found.group("date2") or found.group("day")
    return Dateline(found.group("text"), place, date)


def lead_bylines(paragraph: str) -> tuple[Byline, ...]:
    """The people in the brackets of the lead-in."""
    found = LEAD.match(paragraph)
    return parse_bylines(found.group("who")) if found is not None and found.group("who") else ()


def credit_of(text: str) -> Credit | None:
    """Who made the picture, when the line is a credit."""
    found = CREDIT.match(text.strip())
    return Credit(found.group("role"), found.group("name")) if found is not None else None
