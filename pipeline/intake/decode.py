"""Bytes of a copy file to text: UTF-8, UTF-16 with its mark, or GB 18030; anything else is refused.

Detection is by trial: UTF-8 is so strict that text which passes as UTF-8 is UTF-8 (RFC 3629); GB 18030-2022
is the only other encoding Chinese desks use.  Control characters do not belong in copy and are refused
with their line, except the tab, line ends and form feed.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from pipeline.errors import Say, SourceError, Where
from pipeline.model import Finding, Severity

__all__ = ["Text", "text_of"]

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x9f]")
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
BINARY_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text, its line ends made newlines, and what was noticed on the way."""

    text: str
    name: str
    findings: tuple[Finding, ...]


def text_of(data: bytes, name: str) -> Text:
    """The text of a copy file.

    Args:
        data: its bytes.
        name: how messages and findings call it.

    Raises:
        SourceError: binary, or in no encoding we know.
    """
    where = Where(name)
    text, encoding = _decode(data, where)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\x0b", "\n")
    findings = []
    if encoding != "utf-8":
        findings.append(_encoding_finding(where, encoding))
    for pattern, report in ((CONTROL, _control_finding), (INVISIBLE, _invisible_finding)):
        found = pattern.search(text)
        if found is not None:
            findings.append(report(name, text, found))
            text = pattern.sub("", text)
    composed = DECOMPOSED.sub(lambda found: unicodedata.normalize("NFC", found.group()), text)
    if composed != text:
        first = next(found for found in DECOMPOSED.finditer(text))
        findings.append(_composed_finding(name, text, first))
    return Text(composed, name, tuple(findings))


def _decode(data: bytes, where: Where) -> tuple[str, str]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16", where), "utf-16"
    if data.count(0) > len(data) * BINARY_SHARE or data[:4] in (b"\x89PNG", b"%PDF", b"PK\x03\x04", b"GIF8"):
        raise _refused(where, "这是二进制文件，不是文字稿", "a binary file, not text")
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as error:
        first_bad = data.count(b"\n", 0, error.start) + 1
    try:
        return data.decode("gb18030"), "gb18030"
    except UnicodeDecodeError as error:
        raise _refused(
            Where(where.file, first_bad), "既不是 UTF-8 也不是 GB 18030", "neither UTF-8 nor GB 18030"
        ) from error


def _strict(data: bytes, encoding: str, where: Where) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _refused(where, f"{encoding} 编码已损坏", f"damaged {encoding}") from error


def _refused(where: Where, zh: str, en: str) -> SourceError:
    return SourceError(
        Say(zh=f"读不了这份稿件：{zh}。", en=f"This copy cannot be read: {en}."),
        where=where,
        remedy=Say(zh="请把稿件另存为 UTF-8 纯文本。", en="Save the copy as plain UTF-8 text."),
    )


def _encoding_finding(where: Where, encoding: str) -> Finding:
    return Finding(
        "intake-encoding",
        Severity.NOTE,
        where,
        Say(
            zh=f"文件是 {encoding.upper()} 编码，已转读。",
            en=f"The file is in {encoding.upper()}; it was read as such.",
        ),
        Say(zh="如有乱码请另存为 UTF-8。", en="Save as UTF-8 if anything looks wrong."),
    )


def _control_finding(name: str, text: str, found: re.Match[str]) -> Finding:
    line = text.count("\n", 0, found.start()) + 1
    codes = " ".join(sorted({f"U+{ord(character):04X}" for character in CONTROL.findall(text)}))
    return Finding(
        "intake-control-character",
        Severity.WARNING,
        Where(name, line),
        Say(zh=f"去掉了控制字符 {codes}。", en=f"Control characters were taken out: {codes}."),
        Say(zh="请核对这一行有没有缺字。", en="See whether the line lacks a character."),
    )


def _composed_finding(name: str, text: str, found: re.Match[str]) -> Finding:
    line = text.count("\n", 0, found.start()) + 1
    one = unicodedata.normalize("NFC", found.group())
    return Finding(
        "intake-decomposed-letter",
        Severity.NOTE,
        Where(name, line),
        Say(zh=f"分开写的字母与声调合成了一个字符，如“{one}”。", en=f"Letters and their accents were joined: {one}."),
        Say(zh="无须改动。", en="Nothing needs to be done."),
    )


def _invisible_finding(name: str, text: str, found: re.Match[str]) -> Finding:
    line = text.count("\n", 0, found.start()) + 1
    count = len(INVISIBLE.findall(text))
    return Finding(
        "intake-invisible-character",
        Severity.WARNING,
        Where(name, line),
        Say(zh=f"去掉了 {count} 个看不见的字符。", en=f"{count} invisible characters were taken out."),
        Say(zh="请核对这一行。", en="Look at the line."),
    )
