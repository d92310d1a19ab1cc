"""Bytes of a copy file to text: UTF-8, UTF-16, GB 18030 or Big5; anything else is refused.

Detection is by trial: UTF-8 is so strict that text which passes as UTF-8 is UTF-8 (RFC 3629); GB 18030-2022 and Big5
are what else Chinese desks use (``decode_unmarked``).  A format that declares its encoding is taken at its word, and
refused where the bytes contradict it, unless they are UTF-8 with Han in it, which no other encoding comes to by chance,
or UTF-8 for Latin-1: there its sequences would be words of accents and signs (Ã©), and programs declare it unasked.
What does not belong in copy is taken out by ``pipeline.intake.cleaning``.
"""

import codecs
import re
from dataclasses import dataclass

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.cleaning import Cleaning
from pipeline.intake.decode_unmarked import unmarked
from pipeline.model import Finding, Severity

__all__ = ["Decoded", "Text", "decoded", "text_of"]

BINARY_SHARE = 0.02
NAMES = {"big5hkscs": "BIG5", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
# GB 18030 holds GBK and GB 2312, HKSCS holds Big5, and so on: the largest of a family reads the others.
DECLARED = {
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
    **dict.fromkeys(("ascii", "us-ascii"), "ascii"),
    **dict.fromkeys(("gb18030", "gbk", "gb2312", "gb_2312-80", "cp936", "x-gbk"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cp950"), "big5hkscs"),
    **dict.fromkeys(("iso-8859-1", "latin1", "windows-1252"), "cp1252"),
    **{f"windows-{number}": f"cp{number}" for number in (1250, 1251, 1253, 1254, 1257)},
    **{f"iso-8859-{number}": f"iso8859_{number}" for number in (2, 4, 5, 7, 9, 13, 15)},
    **dict.fromkeys(("shift_jis", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987"), "cp949"),
    "euc-jp": "euc_jp",
    "koi8-r": "koi8_r",
    "utf-16": "utf-16",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text, its line ends made newlines, and what was noticed on the way."""

    text: str
    name: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's characters, all of them, with a finding where its encoding is not UTF-8 or not the one it declares."""

    text: str
    findings: tuple[Finding, ...]


def text_of(data: bytes, name: str) -> Text:
    """The text of a copy file.

    Args:
        data: its bytes.
        name: how messages and findings call it.

    Raises:
        SourceError: binary, or in no encoding we know.
    """
    found = decoded(data, name)
    cleaning = Cleaning(name)
    text = cleaning.text(found.text)
    return Text(text, name, (*found.findings, *cleaning.findings()))


def decoded(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """The characters of a file, cleaned of nothing.

    Args:
        data: its bytes.
        name: how messages and findings call it.
        declared: the encoding that the file itself declares, if any; a byte order mark is above it.

    Raises:
        SourceError: binary, in no encoding we know, or not in the encoding it declares, with the first such line.
    """
    where = Where(name)
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if declared is None or marked:
        text, encoding = _decode(data, where)
    else:
        text, encoding = _as_declared(data, declared, where)
        if encoding != DECLARED[declared.lower()]:
            return Decoded(text, (_declaration_finding(where, declared),))
    plain = encoding in ("utf-8", "ascii")
    return Decoded(text, () if plain else (_encoding_finding(where, encoding),))


def _as_declared(data: bytes, declared: str, where: Where) -> tuple[str, str]:
    encoding = DECLARED.get(declared.lower())
    if encoding is None:
        raise _refused(where, f"不认识它声明的编码 {declared}", f"it declares an unknown encoding, {declared}")
    if encoding != "utf-8" and not data.isascii():
        text = _as_utf8(data)
        if text is not None and (HAN.search(text) or encoding == "cp1252"):
            return text, "utf-8"
        if text is not None and encoding != "ascii":
            raise _refused(where, f"它声明是 {declared}，其实是 UTF-8", f"it declares {declared}, and is UTF-8")
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refused(
            Where(where.file, line), f"它声明是 {declared}，其实不是", f"it declares {declared}, and is not"
        ) from error


def _as_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _decode(data: bytes, where: Where) -> tuple[str, str]:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):  # the former begins as UTF-16's does
        raise _refused(where, "UTF-32 编码", "UTF-32")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16", where), "utf-16"
    if data[:4] in (b"\x89PNG", b"%PDF", b"PK\x03\x04", b"GIF8"):
        raise _binary(where)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found, first_bad = unmarked(data), data.count(b"\n", 0, error.start) + 1
    else:
        # Latin letters in UTF-16 are UTF-8 as well, with a null character after each.
        found, first_bad = (unmarked(data) if "\0" in text else None) or (text, "utf-8"), 1
    if (found is None or not found[1].startswith("utf-16")) and data.count(0) > len(data) * BINARY_SHARE:
        raise _binary(where)
    if found is None:
        raise _refused(
            Where(where.file, first_bad),
            "不是 UTF-8、UTF-16、GB 18030、Big5",
            "it is not UTF-8, UTF-16, GB 18030 or Big5",
        )
    return found


def _binary(where: Where) -> SourceError:
    return _refused(where, "这是二进制文件，不是文字稿", "a binary file, not text")


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
    name = NAMES.get(encoding, encoding.upper())
    return Finding(
        "intake-encoding",
        Severity.NOTE,
        where,
        Say(
            zh=f"文件是 {name} 编码，已转读。",
            en=f"The file is in {name}; it was read as such.",
        ),
        Say(zh="如有乱码请另存为 UTF-8。", en="Save as UTF-8 if anything looks wrong."),
    )


def _declaration_finding(where: Where, declared: str) -> Finding:
    return Finding(
        "intake-encoding-declared",
        Severity.WARNING,
        where,
        Say(
            zh=f"文件声明是 {declared}，其实是 UTF-8，已按 UTF-8 读。",
            en=f"The file declares {declared} and is UTF-8; it was read as UTF-8.",
        ),
        Say(zh="如有乱码请另存为 UTF-8。", en="Save as UTF-8 if anything looks wrong."),
    )
