"""XML from anybody's hands to an lxml tree: the one home of XML parsing.

Nothing is fetched and nothing is expanded: no network, no DTD, no external entity.  A document type declaration that
merely names a DTD is passed over; of one with an internal subset see ``pipeline.intake.xml_text``.  Depth, number of
tags and length of a text are bounded.  Errors carry the line.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.cleaning import printable
from pipeline.intake.decode import Decoded, decoded
from pipeline.intake.xml_text import (
    DOCTYPE_NAME,
    NAMESPACE,
    PLAIN_DOCTYPE,
    ROOT,
    after_prolog,
    past_asides,
    with_characters,
    with_prefixes,
    without_subset,
)
from pipeline.model import Origin
from pipeline.settings.values import Limits

if TYPE_CHECKING:
    from lxml.etree import XMLPullParser
    from lxml.etree import _Element as Element

__all__ = [
    "MOST_TAGS",
    "Addresses",
    "local_name",
    "namespace",
    "read_xml",
    "refuse_long_text",
    "refuse_too_many_tags",
    "root_name",
    "too_deep",
]

MOST_TAGS = 200_000
MOST_ATTRIBUTES = 1000
# XML_MAX_TEXT_LENGTH of libxml2.
MOST_TEXT_BYTES = 10_000_000
# libxml2 itself goes no deeper (xmlParserMaxDepth) unless it is told to trust the sender.
DEEPEST_EVER = 256
PIECE = 65536
DECLARATION = re.compile(rb"""\A(?:\xef\xbb\xbf)?\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
# HTML Living Standard, 13.2.5.32 to 13.2.5.39; XML's start tags are among these.  Each character is read once.
ATTRIBUTE = r"""[\s/]++[^\s/>=<][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']++))?+"""
START_TAG = re.compile(rf"<[A-Za-z][^\s/>]*+(?:{ATTRIBUTE}){{0,{MOST_ATTRIBUTES}}}+(?P<more>{ATTRIBUTE})?")


class Addresses:
    """The addresses of elements: an XPath of names without their prefixes, ``/nitf/body/body.content/p[3]``.

    A number stands where several children of one element have one name.  Each family is counted once.
    """

    def __init__(self) -> None:
        self._steps: dict[Element, str] = {}

    def of(self, element: "Element") -> str:
        """The address of an element."""
        steps = []
        at: Element | None = element
        while at is not None:
            steps.append(self._step(at))
            at = at.getparent()
        return "/" + "/".join(reversed(steps))

    def origin(self, field: str, element: "Element") -> Origin:
        """Where a field came from: an element, with its line."""
        line = element.sourceline
        return Origin(field, () if line is None else (line,), self.of(element))

    def _step(self, element: "Element") -> str:
        if element not in self._steps:
            parent = element.getparent()
            family = [element] if parent is None else [child for child in parent if isinstance(child.tag, str)]
            counted: dict[str, int] = {}
            names = [printable(local_name(child)) for child in family]
            for name, child in zip(names, family, strict=True):
                counted[name] = counted.get(name, 0) + 1
                self._steps[child] = f"{name}[{counted[name]}]"
            for name, child in zip(names, family, strict=True):
                if counted[name] == 1:
                    self._steps[child] = name
        return self._steps[element]


def local_name(element: "Element") -> str:
    """An element's name without its namespace; empty for a comment or a processing instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(element: "Element") -> str:
    """An element's namespace, empty where it has none."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def root_name(data: bytes) -> tuple[str, str]:
    """Namespace and name of the root element, from the first bytes alone; both empty where there is none."""
    head = data[:PIECE]
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = head.decode(encoding, "ignore")
    at = after_prolog(text)
    doctype = PLAIN_DOCTYPE.match(text, at)
    named = None if doctype else DOCTYPE_NAME.match(text, at)
    if named is not None:
        # One that is going to be refused still says what it would be.
        return "", named["name"]
    root = ROOT.match(text, past_asides(text, doctype.end()) if doctype else at)
    if root is None:
        return "", ""
    spaces = {found["prefix"] or "": found["a"] or found["b"] or "" for found in NAMESPACE.finditer(root["attributes"])}
    return spaces.get(root["prefix"] or "", ""), root["name"]


def read_xml(data: bytes | str, name: str, limits: Limits) -> tuple["Element", Decoded]:
    """The root element of a document, and its characters with what was noticed in decoding.

    Args:
        data: the document; bytes in the encoding it declares, UTF-8 or GB 18030 where it declares none.
        name: how messages call the file.
        limits: how deep elements may stand inside each other.

    Raises:
        SourceError: not well formed, with an internal subset, or beyond a limit; with the line.
    """
    found = DECLARATION.match(data) if isinstance(data, bytes) else None
    declared = found.group(1).decode("ascii") if found else None
    read = Decoded(data, ()) if isinstance(data, str) else decoded(data, name, declared)
    refuse_too_many_tags(read.text, name)
    text = with_characters(without_subset(read.text, name), name)
    return _parsed(text, name, min(limits.deepest, DEEPEST_EVER)), read


def refuse_too_many_tags(text: str, name: str) -> None:
    """Refuse what would cost memory or time out of all proportion, before any element is made.

    Raises:
        SourceError: there are more than ``MOST_TAGS`` tags, or more than 1000 attributes in one.
    """
    if text.count("<") > MOST_TAGS:
        raise SourceError(
            Say(zh=f"标签超过 {MOST_TAGS} 个。", en=f"There are more than {MOST_TAGS} tags."),
            where=Where(name),
            remedy=Say(zh="这不像稿件；拆成几份。", en="This is not like copy; part it."),
        )
    for tag in START_TAG.finditer(text):
        if tag["more"]:
            raise SourceError(
                Say(
                    zh=f"一个标签有超过 {MOST_ATTRIBUTES} 个属性。",
                    en=f"A tag has more than {MOST_ATTRIBUTES} attributes.",
                ),
                where=Where(name, text.count("\n", 0, tag.start()) + 1),
                remedy=Say(zh="这不像稿件；请对方重发。", en="This is not like copy; have it sent again."),
            )


def too_deep(name: str, line: int | None, deepest: int) -> SourceError:
    """The refusal of what stands too deep."""
    return SourceError(
        Say(zh=f"元素套了超过 {deepest} 层。", en=f"Elements stand more than {deepest} deep inside each other."),
        where=Where(name, line),
        remedy=Say(
            zh="这不像稿件；真有需要就在 paper.toml 的 [intake] 里调高 deepest。",
            en="This is not like copy; if it is, raise deepest under [intake] in paper.toml.",
        ),
    )


def refuse_long_text(data: bytes, name: str, first_line: int = 1) -> None:
    """Refuse what the parser would break off at: a text, or an attribute's value, of more than ``MOST_TEXT_BYTES``.

    Args:
        data: the document in UTF-8.
        name: how messages call the file.
        first_line: the number of its first line in the file.

    Raises:
        SourceError: there is one, with the line it begins in.
    """
    at = 0
    while at < len(data):
        end = data.find(b"<", at + 1)
        end = len(data) if end < 0 else end
        if end - at > MOST_TEXT_BYTES:
            raise SourceError(
                Say(
                    zh=f"一段文字有 {end - at} 字节，超过上限 {MOST_TEXT_BYTES}。",
                    en=f"One text has {end - at} bytes; the limit is {MOST_TEXT_BYTES}.",
                ),
                where=Where(name, data.count(b"\n", 0, at) + first_line),
                remedy=Say(zh="这不像稿件；拆成几段。", en="This is not like copy; part it."),
            )
        at = end


@dataclass(slots=True)
class _Depth:
    """How deep the parser is in its document."""

    name: str
    deepest: int
    depth: int = 0

    def follow(self, parser: "XMLPullParser") -> None:
        """Take what the parser has read since."""
        for event, element in parser.read_events():
            self.depth += 1 if event == "start" else -1
            if self.depth > self.deepest:
                raise too_deep(self.name, element.sourceline, self.deepest)


def _parsed(text: str, name: str, deepest: int) -> "Element":
    from lxml import etree

    parser = etree.XMLPullParser(
        events=("start", "end"), resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
        encoding="utf-8", remove_comments=True, remove_pis=True,
    )  # fmt: skip
    # A lone surrogate cannot be UTF-8; the parser refuses it with its line.
    data = text.lstrip("\ufeff \t\r\n").encode("utf-8", "surrogatepass")
    skipped = text[: len(text) - len(text.lstrip("\ufeff \t\r\n"))].count("\n")
    refuse_long_text(data, name, skipped + 1)
    depth = _Depth(name, deepest)
    try:
        for start in range(0, len(data), PIECE):
            parser.feed(data[start : start + PIECE])
            depth.follow(parser)
        return parser.close()
    except etree.XMLSyntaxError as error:
        # What was read before the error may be too deep already: that is what the parser then trips over.
        depth.follow(parser)
        whole = with_prefixes(text) if error.code == etree.ErrorTypes.NS_ERR_UNDEFINED_NAMESPACE else text
        if whole != text:
            return _parsed(whole, name, deepest)
        line = (error.lineno or 1) + skipped
        raise SourceError(
            Say(zh=f"不是合格的 XML：{error.msg}", en=f"This is not well-formed XML: {error.msg}"),
            where=Where(name, line),
            remedy=Say(zh="请对方重发，或看文件是否断在半路。", en="Have it sent again, or see whether it breaks off."),
        ) from error
