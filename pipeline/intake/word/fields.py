"""Fields (ECMA-376 Part 1, 17.16): their code is no text, and the result Word last saved is."""

import re
from dataclasses import dataclass, field

from pipeline.intake.word import kinds
from pipeline.intake.word.noticed import Noticed

__all__ = ["Fields", "Kept"]

# 17.16.5.17 and Word's own Chinese dialogs: 带圈字符 \o\ac(○,字), 拼音指南 \o\ad(\s\up 9(zì),字).
ENCLOSED = re.compile(r"\\o\s*\\ac\s*\(\s*[^,，]*[,，]\s*(?P<base>[^()]+?)\s*\)", re.IGNORECASE)
READING = re.compile(
    r"\\o\s*\\a[dcl]\s*\(\s*\\s\s*\\up\s*\d+\s*\((?P<reading>[^()]*)\)\s*[,，]\s*(?P<base>[^()]+)\)", re.IGNORECASE
)
ADDRESS = re.compile(r"HYPERLINK\s+\"(?P<address>[^\"]*)\"", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kept:
    """The text of a field that has none of its own but in its code, with the reading beside it, if any."""

    base: str
    reading: str = ""


@dataclass(slots=True)
class _Open:
    code: str = ""
    in_result: bool = False

    @property
    def name(self) -> str:
        return (self.code.split() or [""])[0].upper()


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of one part."""

    noticed: Noticed
    open: list[_Open] = field(default_factory=list)

    def character(self, kind: str, place: str) -> Kept | None:
        """``w:fldChar``: a field begins, its result begins, or it ends; then its text where only its code has it."""
        if kind == "begin":
            self.open.append(_Open())
        elif kind == "separate" and self.open:
            self.open[-1].in_result = True
            self._say(self.open[-1], place)
        elif kind == "end" and self.open:
            ended = self.open.pop()
            return None if ended.in_result else self._without_result(ended, place)
        return None

    def code(self, text: str) -> None:
        """``w:instrText``: more of the innermost field's code."""
        if self.open and not self.open[-1].in_result:
            self.open[-1].code += text

    def simple(self, code: str, place: str) -> None:
        """``w:fldSimple``: a field that is one element."""
        self._say(_Open(code), place)

    def takes(self, text: str, place: str) -> bool:
        """Whether text here is not the copy's: part of a code, or a line of a table of contents."""
        if any(one.in_result and one.name in ("TOC", "INDEX") for one in self.open):
            self.noticed.gather(kinds.CONTENTS, place, text)
            return True
        codes = [one for one in self.open if not one.in_result]
        if codes:
            codes[-1].code += text
        return bool(codes)

    def _say(self, one: _Open, place: str) -> None:
        address = ADDRESS.search(one.code)
        if address:
            self.noticed.gather(kinds.LINK, place, address["address"])
        elif one.name not in ("HYPERLINK", "TOC", "INDEX", "EQ"):
            self.noticed.gather(kinds.FIELD, place, one.name)

    def _without_result(self, one: _Open, place: str) -> Kept | None:
        reading, enclosed = READING.search(one.code), ENCLOSED.search(one.code)
        if one.name == "EQ" and (reading or enclosed):
            self.noticed.gather(kinds.FIELD, place, one.code.strip())
            return (
                Kept(reading["base"].strip(), reading["reading"])
                if reading
                else Kept(enclosed["base"])
                if enclosed
                else None
            )
        # Marks for an index or a table of contents show nothing.
        if one.name not in ("XE", "TC", "TA", "RD", ""):
            self.noticed.gather(kinds.FIELD_WITHOUT_TEXT, place, one.code.strip())
        return None
