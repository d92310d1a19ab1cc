"""Words set apart inside a Markdown paragraph: markers to spans, and spans to markers again.

``**bold**``, ``*kai*``, ``^2^`` and ``~2~`` raised and lowered, ``[words]{.hei}`` (also ``.bold .kai .sup .sub``),
``{囧|jiǒng}`` with its reading.  A marker counts in a pair on one paragraph only; anything else is a character like
any other, and a backslash before ASCII punctuation makes it one.  There is no HTML.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Span, Style

__all__ = ["Marked", "marked_text", "read_inline"]

PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
CLASSES = {
    "bold": Style.BOLD,
    "kai": Style.KAI,
    "hei": Style.HEI,
    "sup": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT,
}
NAMES = {style: name for name, style in CLASSES.items()}
BRACKETS = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]\{\.(bold|kai|hei|sup|sub)\}")
RUBY = re.compile(r"\{((?:[^{}|\\]|\\.){1,16})\|((?:[^{}|\\]|\\.){1,48})\}")
BOLD = re.compile(r"\*\*(?=\S)((?:[^*\\]|\\.|\*(?!\*))+?)(?<=\S)\*\*")
KAI = re.compile(r"\*(?=[^\s*])((?:[^*\\]|\\.)+?)(?<=\S)\*(?!\*)")
RAISED = re.compile(r"(?<=[0-9A-Za-z)）%㎡])\^([^\s^\\]{1,12})\^")
# A wave dash is common between figures; after a letter it lowers what follows, as in a formula.
LOWERED = re.compile(r"(?<=[A-Za-z)])~([^\s~\\]{1,12})~")
ESCAPED = re.compile(r"[\\*^~\[\]{}|]")
MARKERS = (
    (BRACKETS, None),
    (BOLD, Style.BOLD),
    (KAI, Style.KAI),
    (RAISED, Style.SUPERSCRIPT),
    (LOWERED, Style.SUBSCRIPT),
)


@dataclass(frozen=True, slots=True)
class Marked:
    """Text without its markers, and what they said, ``paragraph`` being 0 throughout."""

    text: str
    spans: tuple[Span, ...]


def read_inline(source: str) -> Marked:
    """Take the markers out of a paragraph."""
    plain: list[str] = []
    spans: list[Span] = []
    length = at = 0
    while at < len(source):
        if source[at] == "\\" and source[at + 1 : at + 2] and source[at + 1] in PUNCTUATION:
            plain.append(source[at + 1])
            length, at = length + 1, at + 2
            continue
        found = _marker(source, at)
        if found is None:
            plain.append(source[at])
            length, at = length + 1, at + 1
            continue
        match, style, reading = found
        inner = read_inline(match.group(1))
        if inner.text:
            spans.append(Span(0, length, length + len(inner.text), style, reading))
            spans += [Span(0, length + s.start, length + s.end, s.style, s.reading) for s in inner.spans]
        plain.append(inner.text)
        length, at = length + len(inner.text), match.end()
    return Marked("".join(plain), tuple(spans))


def _marker(source: str, at: int) -> tuple[re.Match[str], Style, str | None] | None:
    """The pair of markers that opens here, its style, its reading."""
    if source[at] == "{":
        ruby = RUBY.match(source, at)
        return None if ruby is None else (ruby, Style.RUBY, read_inline(ruby.group(2)).text)
    for pattern, style in MARKERS:
        match = pattern.match(source, at)
        if match is None:
            continue
        between_figures = style is Style.KAI and _is_sum(source, match)
        if not between_figures:
            return match, style or CLASSES[match.group(2)], None
    return None


def _is_sum(source: str, match: re.Match[str]) -> bool:
    """5*3*2 multiplies."""
    before, after = source[match.start() - 1 : match.start()], source[match.end() : match.end() + 1]
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()


def marked_text(text: str, spans: Sequence[Span]) -> str:
    """The paragraph with markers, such that ``read_inline`` gives text and spans again.

    Spans must be nested or apart, the outer first, as ``read_inline`` gives them.
    """
    return _marked(text, 0, len(text), list(spans))


def _marked(text: str, start: int, end: int, spans: list[Span]) -> str:
    pieces: list[str] = []
    at = start
    while spans:
        span, *rest = spans
        inner = [other for other in rest if other.end <= span.end]
        spans = rest[len(inner) :]
        pieces.append(_escape(text[at : span.start]))
        words = _marked(text, span.start, span.end, inner)
        if span.style is Style.RUBY:
            pieces.append(f"{{{words}|{_escape(span.reading or '')}}}")
        else:
            pieces.append(f"[{words}]{{.{NAMES[span.style]}}}")
        at = span.end
    pieces.append(_escape(text[at:end]))
    return "".join(pieces)


def _escape(text: str) -> str:
    return ESCAPED.sub(r"\\\g<0>", text)
