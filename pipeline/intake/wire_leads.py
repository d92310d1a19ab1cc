"""Datelines and bylines of wires in Latin letters: ``GROSSETO, Italy (AP) --``, ``(New York, NY - October 21)``.

The agency stands in brackets before the dash; where only brackets open the text, they hold place and day, or the agency
alone.  Chinese datelines are read by ``pipeline.intake.bylines``.
"""

import re

from pipeline.model import Byline, Dateline

__all__ = ["foreign_bylines", "foreign_dateline", "is_credited", "is_machine_time", "opens_with_place"]

DASH = "(?:--|[-_\u2013\u2014])"
BEFORE_AGENCY = re.compile(
    rf"(?P<text>(?P<place>[^\W\d_][^()\n]{{1,60}}?)(?:, (?P<date>[A-Z][a-z]{{2,8}}\.? \d{{1,2}}))?"
    rf" \([A-Za-z][\w ./-]{{1,24}}\) ?{DASH})(?= )"
)
BRACKETED = re.compile(
    rf"(?P<text>\((?P<place>[^()\n]{{2,60}}?) {DASH} (?P<date>[A-Z][a-z]{{2,8}}\.? \d{{1,2}})\))(?= )"
)
BY = re.compile(r"(?:by|von|af|av|par|por|di)\s+", re.IGNORECASE)
AND = re.compile(r"\s+(?:and|und|et|y|og|och|&)\s+")
MACHINE_TIME = re.compile(
    r"\d{1,2}/\d{1,2}/\d{4}"
    r"|\d{4}-?\d\d-?\d\d(?:[T ]?\d\d:?\d\d(?::?\d\d(?:\.\d+)?)?)?(?: ?(?:Z|UTC|GMT)?(?:[+-]\d\d:?\d\d)?)?"
)
CREDITED = re.compile(r"by [A-Z]", re.IGNORECASE)
OWN_DATELINE = re.compile(r"[^.!?。]{2,50}?(?:\s[-–—_]|--|\)|电|讯)")
AGENCY_ALONE = re.compile(rf"(?P<text>\([A-Z][\w ./-]{{1,24}}\) ?{DASH})(?= )")


def foreign_dateline(paragraph: str) -> Dateline | None:
    """The dateline a first paragraph opens with."""
    for pattern in (BEFORE_AGENCY, BRACKETED, AGENCY_ALONE):
        found = pattern.match(paragraph)
        if found is not None:
            said = found.groupdict()
            return Dateline(found["text"], said.get("place"), said.get("date"))
    return None


def foreign_bylines(text: str) -> tuple[Byline, ...]:
    """The people of a byline: ``By Ann Lee and Bo Lund, Staff`` are two, of one unit."""
    names, _, unit = BY.sub("", text.strip(), count=1).partition(",")
    return tuple(Byline(None, name.strip(), unit.strip() or None) for name in AND.split(names) if name.strip())


def is_machine_time(text: str) -> bool:
    """Whether words are a time as machines write it, which no dateline prints: ``20230115T080000Z``."""
    return MACHINE_TIME.fullmatch(text) is not None


def is_credited(text: str) -> bool:
    """Whether a paragraph is a byline in Latin letters: ``By Ann Lee``."""
    return CREDITED.match(text) is not None


def opens_with_place(text: str, dateline: str) -> bool:
    """Whether a first paragraph opens with a dateline of its own for the same place: ``OTTAWA -``."""
    place = re.split(r"[\s,(（]", dateline.casefold(), maxsplit=1)[0]
    return bool(place) and text.casefold().startswith(place) and OWN_DATELINE.match(text) is not None
