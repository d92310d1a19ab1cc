r"""Words set apart inside a Markdown paragraph: markers to spans, and spans to markers again.

``**bold**``, ``*kai*``, ``^2^`` and ``~2~`` raised and lowered, ``[words]{.hei}`` (also ``.bold .kai .sup .sub``),
``{囧|jiǒng}`` with its reading, which ``[words]{.ruby reading}`` says of words that are set apart themselves.  A marker
counts in a pair on one paragraph only; anything else is a character like any other, and a backslash before ASCII
punctuation makes it one.  ``\u{3000}`` is white space that an editor or the file itself would not keep.  There is no
HTML.
"""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Span, Style

__all__ = ["Marked", "kept_white", "literal", "marked_text", "read_inline"]

PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
CLASSES = {
    "bold": Style.BOLD,
    "kai": Style.KAI,
    "hei": Style.HEI,
    "sup": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT,
}
NAMES = {style: name for name, style in CLASSES.items()}
CLASS = re.compile(r"\{\.(?:(?P<name>bold|kai|hei|sup|sub)|ruby (?P<reading>(?:[^{}\\]|\\u\{[0-9a-f]{1,6}\}|\\.)*))\}")
RUBY = re.compile(r"\{((?:[^{}|\\]|\\.){1,16})\|((?:[^{}|\\]|\\.){1,48})\}")
BOLD = re.compile(r"\*\*(?=\S)((?:[^*\\]|\\.|\*(?!\*))+?)(?<=\S)\*\*")
KAI = re.compile(r"\*(?=[^\s*])((?:[^*\\]|\\.)+?)(?<=\S)\*(?!\*)")
RAISED = re.compile(r"(?<=[0-9A-Za-z)）%㎡])\^([^\s^\\]{1,12})\^")
# A wave dash is common between figures; after a letter it lowers what follows, as in a formula.
LOWERED = re.compile(r"(?<=[A-Za-z)])~([^\s~\\]{1,12})~")
ESCAPED = re.compile(r"[\\*^~\[\]{}|<]")
NUMBERED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
# White space that ends a line for some program or other, and the tab, which is the edge of a table's cell.
LINE_ENDS = re.compile("[\t\n\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]")
# Inside an emoji it is part of it; alone at the head of words set apart it would be taken out as invisible.
JOINER = "\u200d"
MARKERS = (
    (BOLD, Style.BOLD),
    (KAI, Style.KAI),
    (RAISED, Style.SUPERSCRIPT),
    (LOWERED, Style.SUBSCRIPT),
)
# Six styles stand in each other at the most; what is deeper is no work of a person.
DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Marked:
    """Text without its markers, and what they said, ``paragraph`` being 0 throughout."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Marker:
    """Markers around ``inner``; the source goes on at ``end``."""

    inner: str
    end: int
    style: Style
    reading: str | None = None


@dataclass(slots=True)
class _Open:
    """Words set apart whose marker is at a place among the pieces; ``holds`` others that are."""

    span: Span
    at: int
    holds: bool = False


def read_inline(source: str, depth: int = 0) -> Marked:
    """Take the markers out of a paragraph; ``depth`` is how many stand around it."""
    plain: list[str] = []
    spans: list[Span] = []
    closings = _closings(source)
    length = at = 0
    while at < len(source):
        character, after = _escaped(source, at)
        found = _marker(source, at, closings) if not character and depth < DEEPEST else None
        if found is None:
            character = character or source[at]
            plain.append(character)
            length, at = length + 1, after
            continue
        inner = read_inline(found.inner, depth + 1)
        if inner.text:
            spans.append(Span(0, length, length + len(inner.text), found.style, found.reading))
            spans += [Span(0, length + s.start, length + s.end, s.style, s.reading) for s in inner.spans]
        plain.append(inner.text)
        length, at = length + len(inner.text), found.end
    return Marked("".join(plain), tuple(spans))


def _escaped(source: str, at: int) -> tuple[str, int]:
    """The character that a backslash here stands for, none if it stands for nothing, and where the source goes on."""
    if source[at] != "\\":
        return "", at + 1
    numbered = NUMBERED.match(source, at)
    if numbered is not None:
        character = chr(min(int(numbered[1], 16), sys.maxunicode))
        if character.isspace() or character == JOINER:
            return character, numbered.end()
    following = source[at + 1 : at + 2]
    return (following, at + 2) if following and following in PUNCTUATION else ("", at + 1)


def _closings(source: str) -> dict[int, int]:
    """The place of the bracket that closes each opening one."""
    if "[" not in source:
        return {}
    open_at: list[int] = []
    closings: dict[int, int] = {}
    at = 0
    while at < len(source):
        if source[at] == "\\":
            at += 2
            continue
        if source[at] == "[":
            open_at.append(at)
        elif source[at] == "]" and open_at:
            closings[open_at.pop()] = at
        at += 1
    return closings


def _marker(source: str, at: int, closings: dict[int, int]) -> _Marker | None:
    """The pair of markers that opens here."""
    if source[at] == "{":
        ruby = RUBY.match(source, at)
        return None if ruby is None else _Marker(ruby[1], ruby.end(), Style.RUBY, read_inline(ruby[2]).text)
    if source[at] == "[":
        return _bracketed(source, at, closings.get(at))
    for pattern, style in MARKERS:
        match = pattern.match(source, at)
        between_figures = match is not None and style is Style.KAI and _is_sum(source, match)
        if match is not None and not between_figures:
            return _Marker(match[1], match.end(), style)
    return None


def _bracketed(source: str, at: int, closing: int | None) -> _Marker | None:
    said = CLASS.match(source, closing + 1) if closing is not None and closing > at + 1 else None
    if said is None:
        return None
    inner = source[at + 1 : closing]
    if said["name"]:
        return _Marker(inner, said.end(), CLASSES[said["name"]])
    return _Marker(inner, said.end(), Style.RUBY, read_inline(said["reading"]).text)


def _is_sum(source: str, match: re.Match[str]) -> bool:
    """5*3*2 multiplies."""
    before, after = source[match.start() - 1 : match.start()], source[match.end() : match.end() + 1]
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()


def marked_text(text: str, spans: Sequence[Span], *, in_row: bool = False) -> str:
    r"""The paragraph with markers, such that ``read_inline`` gives text and spans again; a tab is ``\u{9}``.

    Args:
        text: the paragraph.
        spans: nested or apart, the outer first, as ``nested`` and ``read_inline`` give them.
        in_row: an upright stroke would end the cell of a table.
    """
    pieces: list[str] = []
    open_: list[_Open] = []
    at = 0

    def on_to(place: int) -> None:
        """Write what comes before a place, and close what ends there or before."""
        nonlocal at
        while open_ and open_[-1].span.end <= place:
            own = open_.pop()
            pieces.append(literal(text[at : own.span.end]))
            at = own.span.end
            _close(pieces, own, in_row=in_row)
        pieces.append(literal(text[at:place]))
        at = place

    for span in spans:
        on_to(span.start)
        if open_:
            open_[-1].holds = True
        open_.append(_Open(span, len(pieces)))
        pieces.append("[")
    on_to(len(text))
    return "".join(pieces)


def _close(pieces: list[str], own: _Open, *, in_row: bool) -> None:
    if own.span.style is not Style.RUBY:
        pieces.append(f"]{{.{NAMES[own.span.style]}}}")
        return
    # A tab of a reading is not one of the paragraph, where it ends a cell.
    reading = literal(own.span.reading or "").replace(r"\u{9}", r"\u{09}")
    if not own.holds and not in_row:
        short = f"{{{''.join(pieces[own.at + 1 :])}|{reading}}}"
        if RUBY.fullmatch(short):
            pieces[own.at :] = [short]
            return
    pieces.append(f"]{{.ruby {reading}}}")


def literal(text: str) -> str:
    """Text as its own source: what would be a marker in it is a character."""
    joined = text.startswith(JOINER)
    escaped = LINE_ENDS.sub(_numbered, ESCAPED.sub(r"\\\g<0>", text.removeprefix(JOINER)))
    return r"\u{200d}" + escaped if joined else escaped


def kept_white(source: str) -> str:
    r"""A line's source with the white space at its ends as ``\u{3000}``, which nothing strips."""
    body = source.strip()
    if body == source:
        return source
    start = source.index(body) if body else len(source)
    ends = (source[:start], source[start + len(body) :])
    before, after = ("".join(f"\\u{{{ord(character):x}}}" for character in end) for end in ends)
    return before + body + after


def _numbered(found: re.Match[str]) -> str:
    return f"\\u{{{ord(found.group()):x}}}"
