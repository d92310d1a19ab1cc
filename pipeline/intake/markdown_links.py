r"""Links of a Markdown body: their words stay in the text, their addresses are told, for paper has no links.

``[words](address "title")``, ``[words][label]``, ``[label]`` with a line ``[label]: address "title"`` somewhere, and
``<address>`` (CommonMark 0.31.2: 4.7, 6.3, 6.5).  What they point to must look like an address: ``[注](见下文)`` stays.
A picture stays a picture, and one by a label gets its address; a bare address is text like any other.
"""

import re
from dataclasses import dataclass, field, replace

from pipeline.intake.markdown_inline import CLASS, literal

__all__ = ["Link", "Unlinked", "unlinked"]

PLACE = r"(?:<(?P<angled>[^<>\n]{0,2000})>|(?P<bare>(?:[^\s()\\<>]|\\.|\((?:[^\s()\\]|\\.){0,500}\)){1,2000}))"
TITLE = r"(?:\s{1,99}(?P<title>\"(?:[^\"\\]|\\.){0,999}\"|'(?:[^'\\]|\\.){0,999}'|\((?:[^()\\]|\\.){0,999}\)))?"
INLINE = re.compile(rf"\(\s{{0,99}}{PLACE}{TITLE}\s{{0,99}}\)")
LABEL = re.compile(r"\[(?P<label>(?:[^\[\]\\]|\\.){0,200})\]")
DEFINITION = re.compile(
    rf"^[ ]{{0,3}}\[(?P<label>(?:[^\[\]\\\n^]|\\.)(?:[^\[\]\\\n]|\\.){{0,199}})\]:[ \t]*{PLACE}{TITLE}[ \t]*\r?$",
    re.MULTILINE,
)
# What is no word in brackets: a scheme, a path, a fragment, the name of a file, plain ASCII with a point or a stroke.
ADDRESS = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:|//|\.{0,2}/|#|\?|\S*\.[A-Za-z][A-Za-z0-9]{1,4}\Z|(?=[!-~]*[A-Za-z])[!-~]*[./][!-~]*\Z"
)
AUTOLINK = re.compile(
    r"<(?P<address>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{1,2000}|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,253})>"
)
MARKS = re.compile(r"[\\\[\]<]|\n[ \t\u3000\r]*\n")
# What would be a block's marker at the head of a line.
HEAD = re.compile(r"(?:[#>+|-]|\*(?=\s)|[0-9]{1,3}(?=[.)]))")
BLANK = " \t\u3000"
# Brackets so far apart hold no link; the pieces before one that may all be empty.
MOST_PIECES, MOST_EMPTY = 2_000, 64
PUNCTUATION = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Link:
    """An address that is not printed, the title it had, and its line in the body, from 0."""

    address: str
    title: str
    line: int

    @property
    def told(self) -> str:
        """As a finding names it."""
        return f"{self.address} “{self.title}”" if self.title else self.address


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A body without its links, line by line as before, and what was dropped, in the order of the copy."""

    text: str
    links: tuple[Link, ...]


@dataclass(slots=True)
class _Reader:
    """One run over a body; ``open`` are the pieces that are a bracket still open, ``used`` the labels met."""

    body: str
    known: dict[str, Link]
    out: list[str] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    counted: tuple[int, int] = (0, 0)

    def run(self) -> None:
        at = 0
        while (found := MARKS.search(self.body, at)) is not None:
            self.out.append(self.body[at : found.start()])
            at = self._mark(found)
        self.out.append(self.body[at:])

    def _mark(self, found: re.Match[str]) -> int:
        """Take one mark; answers where the body goes on."""
        start, mark = found.start(), found.group()
        if mark == "\\":
            self.out.append(self.body[start : start + 2])
            return start + 2
        if mark == "<":
            address = AUTOLINK.match(self.body, start)
            self.out.append(literal(address["address"]) if address else mark)
            return address.end() if address else start + 1
        if mark == "]" and self.open:
            return self._closed(self.open.pop(), start)
        if mark == "[":
            self.open.append(len(self.out))
        elif mark != "]":
            # No link goes on across an empty line.
            self.open.clear()
        self.out.append(mark)
        return found.end()

    def _closed(self, opening: int, at: int) -> int:
        """A pair of brackets is closed at a place of the body: a link, a picture or two characters."""
        words = "".join(self.out[opening + 1 :]) if len(self.out) - opening <= MOST_PIECES else ""
        link, end, by_label = self._target(words, at)
        if link is None:
            self.out.append("]")
            return at + 1
        before = self.out[opening - 1] if opening else ""
        picture = before.endswith("!") and before != "\\!"
        if link.title or not (picture or link.address in words):
            self.links.append(replace(link, line=self._line(at)))
        broken = "\n" * self.body.count("\n", at, end)
        if picture:
            self.out.append(f"](<{link.address}>){broken}" if by_label else self.body[at:end])
        elif CLASS.match(self.body, end):
            self.out.append("]")
        else:
            self.out[opening:] = [self._at_head(opening, words), broken]
        return end

    def _at_head(self, opening: int, words: str) -> str:
        """The words of a link; at the head of a line they are no marker of a block."""
        found = HEAD.match(words)
        if found is None:
            return words
        for piece in reversed(self.out[max(opening - MOST_EMPTY, 0) : opening]):
            _, line, tail = piece.rpartition("\n")
            if tail.strip(BLANK):
                return words
            if line:
                break
        number = found.group() if words[0].isdigit() else ""
        return f"{number}\\{words.removeprefix(number)}"

    def _target(self, words: str, at: int) -> tuple[Link | None, int, bool]:
        """What brackets that close at a place point to, where that ends, and whether a label says it."""
        inline = INLINE.match(self.body, at + 1)
        if inline is not None:
            link = _link(inline, 0)
            return (link if ADDRESS.match(link.address) else None), inline.end(), False
        label = LABEL.match(self.body, at + 1) if self.known else None
        name = _label(label["label"] if label is not None and label["label"] else words) if self.known else ""
        if name not in self.known:
            return None, at, False
        self.used.add(name)
        return self.known[name], label.end() if label is not None else at + 1, True

    def _line(self, at: int) -> int:
        """The line of a place that lies behind all that were asked for."""
        before, lines = self.counted
        self.counted = (at, lines + self.body.count("\n", before, at))
        return self.counted[1]


def unlinked(body: str) -> Unlinked:
    """Take the links out of a body; every line stays on its line."""
    if "[" not in body and "<" not in body:
        return Unlinked(body, ())
    known: dict[str, Link] = {}
    twice: list[Link] = []
    spans: list[tuple[int, int]] = []
    line = before = 0
    for found in DEFINITION.finditer(body) if "]:" in body else ():
        line, before = line + body.count("\n", before, found.start()), found.start()
        link = _link(found, line)
        if not ADDRESS.match(link.address):
            continue
        if known.setdefault(_label(found["label"]), link) is not link:
            twice.append(link)
        spans.append(found.span())
    reader = _Reader(_without(body, spans), known)
    reader.run()
    unused = [link for name, link in known.items() if name not in reader.used]
    links = sorted((*reader.links, *unused, *twice), key=lambda link: link.line)
    return Unlinked("".join(reader.out), tuple(links))


def _without(body: str, spans: list[tuple[int, int]]) -> str:
    """The body with nothing on the lines of definitions."""
    pieces, at = [], 0
    for start, end in spans:
        pieces.append(body[at:start])
        pieces.append("\n" * body.count("\n", start, end))
        at = end
    return "".join((*pieces, body[at:]))


def _link(found: re.Match[str], line: int) -> Link:
    address = found["angled"] if found["angled"] is not None else found["bare"]
    return Link(PUNCTUATION.sub(r"\1", address), PUNCTUATION.sub(r"\1", (found["title"] or "")[1:-1]), line)


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()
