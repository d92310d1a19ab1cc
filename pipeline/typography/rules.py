"""The rules of line composition, read from ``tables/<language>.toml``: data with its sources, no code.

A language is chosen by its BCP 47 tag: ``zh-Hant``, ``zh-TW``, ``zh-HK`` and ``zh-MO`` take the Traditional
table, every other Chinese the Simplified one.  Another language is another table.
"""

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from pipeline.model.language import chinese_script

__all__ = ["LEVELS", "LineRules", "line_rules"]

TABLES = Path(__file__).parent / "tables"
# clreq, Prohibition Rules for Line Start and Line End: each level holds all rules of those before it.
LEVELS = ("none", "basic", "gb", "strict")
MILLI = 1000


@dataclass(frozen=True)
class LineRules:
    """What may stand where, for one language at one level.

    ``brackets``, ``pauses`` and ``stops`` are the marks whose blank may be squeezed, in that order; ``rigid``
    marks never give way.  ``units`` hold to the number before them at ``unit_cost``; a title of up to
    ``title_longest`` characters between ``title_marks`` holds together at ``title_cost``, a word of full-width letters
    at ``wide_word_cost``.
    """

    language: str
    level: str
    opening: frozenset[str]
    closing: frozenset[str]
    pauses: frozenset[str]
    stops: frozenset[str]
    rigid: frozenset[str]
    hanging: frozenset[str]
    no_line_start: frozenset[str]
    no_line_end: frozenset[str]
    units: frozenset[str]
    unit_cost: int
    title_marks: tuple[str, str]
    title_longest: int
    title_cost: int
    wide_word_cost: int
    adjacent_reduction: int
    """Thousandths of an em, as all widths here."""
    han_western: int
    han_western_least: int
    han_western_most: int

    @cached_property
    def brackets(self) -> frozenset[str]:
        """Quotation marks, brackets and title marks."""
        return self.opening | self.closing

    @cached_property
    def marks(self) -> frozenset[str]:
        """Every mark whose blank composition may take away."""
        return (self.opening | self.closing | self.pauses | self.stops) - self.rigid


@cache
def line_rules(language: str = "zh-Hans", level: str = "strict") -> LineRules:
    """The rules for a language tag.

    Args:
        language: a BCP 47 tag.
        level: one of ``LEVELS``.

    Raises:
        ValueError: there is no such level.
    """
    known = LEVELS.index(level)
    name = chinese_script(language)
    said = tomllib.loads((TABLES / f"{name}.toml").read_text(encoding="utf-8"))
    classes = {marks["name"]: frozenset(marks["characters"]) for marks in said["marks"]}
    obeyed = [marks for marks in said["marks"] if LEVELS.index(marks["level"]) <= known]
    holds = {hold["name"]: hold for hold in said["holds"]}
    units, title = holds["number and unit"], holds["short title"]
    spacing = said["spacing"]
    return LineRules(
        name,
        level,
        classes["opening"],
        classes["closing"],
        classes["pauses"],
        classes["stops"],
        frozenset(spacing["rigid"]),
        frozenset(spacing["hanging"]),
        frozenset().union(*(marks["characters"] for marks in obeyed if marks.get("no_line_start"))),
        frozenset().union(*(marks["characters"] for marks in obeyed if marks.get("no_line_end"))),
        frozenset(units["units"].split()),
        units["cost"],
        (title["opening"], title["closing"]),
        title["longest"],
        title["cost"],
        holds["full-width word"]["cost"],
        round(MILLI * spacing["adjacent_marks_reduction_em"]),
        round(MILLI * spacing["han_western_em"]),
        round(MILLI * spacing["han_western_least_em"]),
        round(MILLI * spacing["han_western_most_em"]),
    )
