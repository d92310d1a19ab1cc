"""Numbers and bullets of lists as Word shows them (ECMA-376 Part 1, 17.9), which the text itself does not hold."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.intake.word.names import W, attribute, is_on, value, whole_number
from pipeline.intake.word.number_forms import written_number
from pipeline.intake.word.symbols import symbol

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Numbering", "read_numbering"]

PLACE = re.compile(r"%([1-9])")
LONGEST_LABEL = 255  # Word's own limit
# After these a number needs no space before its text: they are a whole em wide.
WIDE_END = re.compile(r"[\u3000-\u303f\uff00-\uff60\u3400-\u9fff]\Z")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; ``restart`` is the level (from 1) whose items start it anew, 0 for none."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    joined: bool = False
    restart: int | None = None
    legal: bool = False
    font: str = ""


@dataclass(slots=True)
class Numbering:
    """The lists of a document while it is read from its first paragraph to its last.

    ``lists`` are the levels of each ``w:num``, ``kept`` the definition its numbers are counted by: lists of one
    definition are counted on, except at a level a list starts by itself.
    """

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    starts: dict[str, set[int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def label(self, number_id: str, level: int) -> str:
        """The number or bullet of the next item of a list, with the space that parts it from the text."""
        levels = self.lists.get(number_id)
        own = levels.get(level) if levels else None
        if levels is None or own is None:
            return ""
        counts = self.counts.setdefault(self.kept[number_id], {})
        if number_id not in self.begun:
            self.begun.add(number_id)
            for anew in self.starts.get(number_id, ()):
                counts.pop(anew, None)
        counts[level] = counts.get(level, own.start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            after = levels.get(deeper, Level()).restart
            if after is None or (after and level < after):
                del counts[deeper]
        if own.form == "bullet":
            return f"{_bullet(own)} "
        text = PLACE.sub(lambda found: _counted(int(found[1]) - 1, own, levels, counts), own.text)
        return text if not text or own.joined or WIDE_END.search(text) else f"{text} "


def _counted(level: int, own: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    at = levels.get(level, Level())
    form = "decimal" if own.legal and at.form != "none" else at.form
    return written_number(counts.get(level, at.start), form)


def _bullet(level: Level) -> str:
    shown = symbol(level.text[:1], level.font)
    return shown if shown and not "\ue000" <= shown <= "\uf8ff" else "•"


def read_numbering(root: "Element | None") -> Numbering:
    """The lists that ``word/numbering.xml`` defines; none where the part is not there."""
    numbering = Numbering()
    if root is None:
        return numbering
    defined = {attribute(one, "abstractNumId"): one for one in root.findall(W + "abstractNum")}
    styled = {value(one, "styleLink"): key for key, one in defined.items() if value(one, "styleLink")}
    for num in root.findall(W + "num"):
        number_id = attribute(num, "numId")
        key = value(num, "abstractNumId")
        # A list that only names a style is what that style's own list is (17.9.21).
        key = styled.get(value(defined.get(key), "numStyleLink"), key)
        levels = {at: _level(one) for at, one in _levels(defined.get(key))}
        starts = set()
        for override in num.findall(W + "lvlOverride"):
            at = whole_number(attribute(override, "ilvl")) or 0
            own = override.find(W + "lvl")
            if own is not None:
                levels[at] = _level(own)
            start = whole_number(value(override, "startOverride"))
            if start is not None:
                before = levels.get(at, Level())
                levels[at] = Level(start, before.form, before.text, before.joined, before.restart, before.legal)
                starts.add(at)
        numbering.lists[number_id], numbering.kept[number_id], numbering.starts[number_id] = levels, key, starts
    return numbering


def _levels(definition: "Element | None") -> "list[tuple[int, Element]]":
    found = [] if definition is None else definition.findall(W + "lvl")
    return [(whole_number(attribute(one, "ilvl")) or 0, one) for one in found]


def _level(element: "Element") -> Level:
    fonts = element.find(f"{W}rPr/{W}rFonts")
    return Level(
        whole_number(value(element, "start")) or 0,
        value(element, "numFmt") or "decimal",
        value(element, "lvlText")[:LONGEST_LABEL],
        value(element, "suff") == "nothing",
        whole_number(value(element, "lvlRestart")),
        bool(is_on(element, "isLgl")),
        attribute(fonts, "ascii") or attribute(fonts, "hAnsi"),
    )
