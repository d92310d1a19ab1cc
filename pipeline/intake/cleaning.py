"""Characters that do not belong in copy taken out of it, with one finding a kind for the whole file.

Control characters (ISO/IEC 6429), lone surrogates, and characters that cannot be seen go; letters and the accents that
stand apart from them are joined (Unicode NFC, of those letters alone).  Line ends become newlines.
"""

import re
import unicodedata

from pipeline.errors import Say, Where
from pipeline.model import Finding, Severity

__all__ = ["Cleaning", "printable"]

CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x9f\ud800-\udfff]")
# Zero-width characters, soft hyphens and direction marks; a joiner inside an emoji is part of it.
INVISIBLE = re.compile(
    "[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    "|(?<![\U0001f000-\U0001faff\u2600-\u27bf\ufe0f])\u200d"
)
# Latin, Greek and Cyrillic letters with accents, voiced kana, Hangul of two or three letters.
DECOMPOSED = re.compile(
    "[A-Za-z\u00c0-\u024f\u0370-\u04ff\u1e00-\u1fff][\u0300-\u036f]+"
    "|[\u3040-\u30ff][\u3099\u309a]"
    "|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)


class Cleaning:
    """The cleaning of one file, text by text; what was noticed is asked for at the end."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._control: tuple[int | None, set[str]] = (None, set())
        self._invisible: tuple[int | None, int] = (None, 0)
        self._composed: tuple[int | None, str] = (None, "")

    def text(self, raw: str, first_line: int | None = 1) -> str:
        """A text without what does not belong in it.

        Args:
            raw: the text as the file has it.
            first_line: the number of its first line in the file; None where the file has no lines.
        """
        text = raw.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\x0b", "\n")
        found = CONTROL.search(text)
        if found is not None:
            line, codes = self._control
            more = {f"U+{ord(character):04X}" for character in CONTROL.findall(text)}
            self._control = (line if codes else _line(text, found, first_line), codes | more)
            text = CONTROL.sub("", text)
        found = INVISIBLE.search(text)
        if found is not None:
            line, count = self._invisible
            more_count = len(INVISIBLE.findall(text))
            self._invisible = (line if count else _line(text, found, first_line), count + more_count)
            text = INVISIBLE.sub("", text)
        composed = DECOMPOSED.sub(lambda letters: unicodedata.normalize("NFC", letters.group()), text)
        if composed != text and not self._composed[1]:
            first = next(DECOMPOSED.finditer(text))
            self._composed = (_line(text, first, first_line), unicodedata.normalize("NFC", first.group()))
        return composed

    def findings(self) -> tuple[Finding, ...]:
        """What was taken out or joined, each kind once with the line where it first stood."""
        findings = []
        if self._control[1]:
            findings.append(_control_finding(Where(self._name, self._control[0]), self._control[1]))
        if self._invisible[1]:
            findings.append(_invisible_finding(Where(self._name, self._invisible[0]), self._invisible[1]))
        if self._composed[1]:
            findings.append(_composed_finding(Where(self._name, self._composed[0]), self._composed[1]))
        return tuple(findings)


def printable(text: str) -> str:
    """A text for a message: a control character or half of a surrogate pair in it is shown as U+FFFD, not sent on."""
    return CONTROL.sub("\ufffd", text)


def _line(text: str, found: re.Match[str], first_line: int | None) -> int | None:
    return None if first_line is None else first_line + text.count("\n", 0, found.start())


def _control_finding(where: Where, characters: set[str]) -> Finding:
    codes = " ".join(sorted(characters))
    return Finding(
        "intake-control-character",
        Severity.WARNING,
        where,
        Say(zh=f"去掉了控制字符 {codes}。", en=f"Control characters were taken out: {codes}."),
        Say(zh="请核对这一行有没有缺字。", en="See whether the line lacks a character."),
    )


def _composed_finding(where: Where, one: str) -> Finding:
    return Finding(
        "intake-decomposed-letter",
        Severity.NOTE,
        where,
        Say(zh=f"分开写的字母与声调合成了一个字符，如“{one}”。", en=f"Letters and their accents were joined: {one}."),
        Say(zh="无须改动。", en="Nothing needs to be done."),
    )


def _invisible_finding(where: Where, count: int) -> Finding:
    return Finding(
        "intake-invisible-character",
        Severity.WARNING,
        where,
        Say(zh=f"去掉了 {count} 个看不见的字符。", en=f"{count} invisible characters were taken out."),
        Say(zh="请核对这一行。", en="Look at the line."),
    )
