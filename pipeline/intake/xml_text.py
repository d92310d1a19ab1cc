"""The text of an XML document before it is parsed: what it declares of itself, and what senders forget.

A document type declaration may name a DTD; an internal subset (XML 1.0, 2.8) may only call in modules of one, which
are not read.  Any other subset is refused, for entities are declared nowhere else.  Characters named as in HTML become
characters, prefixes that were never declared are.
"""

import re
from html.entities import html5

from pipeline.errors import Say, SourceError, Where

__all__ = [
    "DOCTYPE_NAME",
    "NAMESPACE",
    "PLAIN_DOCTYPE",
    "ROOT",
    "after_prolog",
    "past_asides",
    "with_characters",
    "with_prefixes",
    "without_subset",
]

SPACE_AND_ASIDES = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)", re.DOTALL)
# XML 1.0, 2.8: doctypedecl without its internal subset.
PLAIN_DOCTYPE = re.compile(
    r"""<!DOCTYPE\s+[^\s\[>]+(?:\s+(?:SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s+(?:"[^"]*"|'[^']*'))?\s*>""",
    re.IGNORECASE,
)
# XML 1.0, 4.1 and 4.6; a reference inside a CDATA section or a comment is none.
ENTITY = re.compile(r"<!\[CDATA\[.*?\]\]>|<!--.*?-->|&(?P<entity>[A-Za-z_][\w.-]{0,63});", re.DOTALL)
PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})
# The same with a subset that only calls in modules from outside, as agencies write it: they are not read, nor missed.
MODULES = re.compile(
    r"""<!DOCTYPE\s+[^\s\[>]+(?:\s+(?:SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s+(?:"[^"]*"|'[^']*'))?\s*"""
    r"""\[(?:\s++|%[\w.-]++;|<!ENTITY\s+%\s+[\w.-]+\s+(?:SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s+(?:"[^"]*"|'[^']*')\s*>)*+"""
    r"""\]\s*>""",
    re.IGNORECASE,
)
DOCTYPE_NAME = re.compile(r"<!DOCTYPE\s+(?:[\w.-]+:)?(?P<name>[\w.-]+)", re.IGNORECASE)
ROOT = re.compile(r"<(?:(?P<prefix>[\w.-]+):)?(?P<name>[\w.-]+)(?P<attributes>[^<>]*)")
PREFIXED = re.compile(
    r"<(?P<tag>[A-Za-z_][\w.-]*):[A-Za-z_]|\s(?P<attribute>[A-Za-z_][\w.-]*):[A-Za-z_][\w.-]*\s*=\s*[\"']"
)
MOST_PREFIXES = 20
NAMESPACE = re.compile(r"""\sxmlns(?::(?P<prefix>[\w.-]+))?\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)')""")


def with_prefixes(text: str) -> str:
    """The document with the prefixes declared that it uses and forgot: IPTC's own examples forget ``xsi``."""
    declared = {found["prefix"] for found in NAMESPACE.finditer(text)}
    used = dict.fromkeys(found["tag"] or found["attribute"] for found in PREFIXED.finditer(text))
    lacking = [prefix for prefix in used if prefix not in declared and not prefix.startswith("xml")]
    root = ROOT.search(text, after_prolog(text))
    if root is None or not 0 < len(lacking) <= MOST_PREFIXES:
        return text
    at = root.end("name")
    return text[:at] + "".join(f' xmlns:{prefix}="urn:undeclared:{prefix}"' for prefix in lacking) + text[at:]


def with_characters(text: str, name: str) -> str:
    """The named characters of HTML, which a DTD that is not read would have declared, by their numbers."""

    def numbered(found: re.Match[str]) -> str:
        entity = found["entity"]
        if entity is None or entity in PREDEFINED:
            return found.group()
        characters = html5.get(f"{entity};")
        if characters is None:
            raise SourceError(
                Say(zh=f"不认识的实体 &{entity};。", en=f"An unknown entity: &{entity};."),
                where=Where(name, text.count("\n", 0, found.start()) + 1),
                remedy=Say(zh="改成字符本身。", en="Write the character itself."),
            )
        return "".join(f"&#{ord(character)};" for character in characters)

    return ENTITY.sub(numbered, text)


def without_subset(text: str, name: str) -> str:
    """The document without a subset that only names modules, its lines where they were.

    Raises:
        SourceError: it has another one.
    """
    at = after_prolog(text)
    if text[at : at + 9].upper() != "<!DOCTYPE":
        return text
    modules = MODULES.match(text, at)
    if modules is not None:
        root = DOCTYPE_NAME.match(text, at)
        start = text[at : root.end()] if root is not None else ""
        return text[:at] + start + "\n" * modules.group().count("\n") + ">" + text[modules.end() :]
    if PLAIN_DOCTYPE.match(text, at) is None:
        raise SourceError(
            Say(zh="文件自带文档类型声明（DTD 内部子集），不读。", en="It brings a DTD of its own; that is not read."),
            where=Where(name, text.count("\n", 0, at) + 1),
            remedy=Say(zh="去掉 <!DOCTYPE … [ … ]> 再来。", en="Take <!DOCTYPE … [ … ]> out of it."),
        )
    return text


def after_prolog(text: str) -> int:
    """Where the document type declaration or the root element begins."""
    return past_asides(text, 1 if text.startswith("\ufeff") else 0)


def past_asides(text: str, at: int) -> int:
    """The place after white space, comments and processing instructions."""
    found = SPACE_AND_ASIDES.match(text, at)
    while found is not None:
        at = found.end()
        found = SPACE_AND_ASIDES.match(text, at)
    return at
