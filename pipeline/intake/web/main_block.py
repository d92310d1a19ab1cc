"""The element of a page that holds the article, where nothing names it: by how much running text stands in it.

Every block of text weighs as much as it has characters outside links, and more for each mark of punctuation; what is
called navigation, comment or footer weighs nothing.  A block's weight goes to its parent, half of it to the parent of
that.  The heaviest element is the article; the share of all text that stands in it says how sure that is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.intake.xml_tree import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["MainBlock", "furniture_in", "is_aside", "is_list", "main_block"]

ASIDES = frozenset({"nav", "aside", "footer", "form", "button", "select", "menu", "dialog"})
SILENT = frozenset({"script", "style", "template", "noscript", "head", "iframe", "object", "svg", "canvas", "map"})
NAMED_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|foot|footer|copyright|breadcrumb|crumbs?|sidebar|side|comments?|related|recommend"
    r"|share|ads?|advert|rank|hot|toolbar|pager|pagination|login|search|qrcode)(?:$|[\s_-])",
    re.IGNORECASE,
)
INLINE = frozenset({
    "a", "abbr", "b", "bdo", "big", "br", "cite", "code", "em", "font", "i", "ins", "q", "ruby", "s", "small", "span",
    "strong", "sub", "sup", "u", "wbr",
})  # fmt: skip
NEVER = frozenset({"table", "thead", "tbody", "tr", "td", "th", "figure", "picture", "img", "p", "pre", "html", "body"})
MARKS = re.compile("[，。；：！？、,;!?]")
MARK_WEIGHT = 4
LEAST_BLOCK = 8
# Of a list of links most characters are those of links; an aside with a text of its own is a sidebar of the story.
LINK_SHARE = 0.6
LEAST_LINKS = 3
LEAST_LISTED = 8
SIDEBAR = 80


@dataclass(slots=True)
class _Size:
    """Characters in an element, those outside links, and how many links it has."""

    words: int = 0
    running: int = 0
    links: int = 0


@dataclass(frozen=True, slots=True)
class MainBlock:
    """The element, and the share of the page's running text that stands in it."""

    element: "Element"
    share: float


def is_aside(element: "Element") -> bool:
    """Whether an element says of itself that it is not the article."""
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return local_name(element) in ASIDES or NAMED_ASIDE.search(names) is not None


def main_block(root: "Element") -> MainBlock | None:
    """The heaviest element; None where the page has no running text."""
    weights = _weights(root)
    scores: dict[Element, float] = {}
    for block, weight in weights.items():
        parent = block.getparent()
        owner = parent if parent is not None and local_name(block) in ("p", "pre", "blockquote", "li") else block
        scores[owner] = scores.get(owner, 0) + weight
        above = owner.getparent()
        if above is not None:
            scores[above] = scores.get(above, 0) + weight / 2
    if not scores:
        return None
    best = max(scores, key=lambda element: scores[element])
    inside = sum(weight for block, weight in weights.items() if block is best or best in block.iterancestors())
    return MainBlock(best, inside / sum(weights.values()))


def furniture_in(body: "Element") -> tuple["Element", ...]:
    """What stands inside an article and is none of its text: forms, what calls itself an aside, lists of links.

    The outermost of each; a table or a picture is none, nor is an aside with running text of its own.
    """
    from lxml import etree

    found: list[Element] = []
    sizes = _sizes(body)
    most = sizes[body].running / 2
    walk = etree.iterwalk(body, events=("start",))
    for _, element in walk:
        if element is body or local_name(element) in INLINE or local_name(element) in NEVER:
            continue
        if local_name(element) in SILENT:
            walk.skip_subtree()
        elif _is_furniture(element, sizes, most) or (_is_hidden(element) and sizes[element].words < SIDEBAR):
            found.append(element)
            walk.skip_subtree()
    return tuple(found)


def is_list(element: "Element") -> bool:
    """Whether most of what stands in an element are links, and several: it lists articles and is none."""
    size = _sizes(element)[element]
    return size.links >= LEAST_LISTED and size.running < size.words * (1 - LINK_SHARE)


def _is_hidden(element: "Element") -> bool:
    return "display:none" in element.get("style", "").replace(" ", "").lower()


def _is_furniture(element: "Element", sizes: Mapping["Element", _Size], most: float) -> bool:
    aside, size = is_aside(element), sizes[element]
    if size.running > most or not (aside or size.links >= LEAST_LINKS):
        return False
    return size.running < size.words * (1 - LINK_SHARE) or (aside and size.running < SIDEBAR)


def _sizes(root: "Element") -> dict["Element", _Size]:
    """The size of every element, those in what nobody reads left out."""
    from lxml import etree

    found: dict[Element, _Size] = {}
    open_ones: list[_Size] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = local_name(element)
        if event == "start":
            if name in SILENT:
                walk.skip_subtree()
                continue
            found[element] = _Size()
            open_ones.append(found[element])
            _count(open_ones, element.text)
            continue
        if name not in SILENT:
            size = open_ones.pop()
            if name == "a":
                size.running, size.links = 0, size.links + 1
            if open_ones:
                open_ones[-1].words += size.words
                open_ones[-1].running += size.running
                open_ones[-1].links += size.links
        if open_ones:
            _count(open_ones, element.tail)
    return found


def _count(open_ones: list[_Size], text: str | None) -> None:
    length = len("".join((text or "").split()))
    open_ones[-1].words += length
    open_ones[-1].running += length


def _weights(root: "Element") -> dict["Element", float]:
    """The weight of every block of text, by the element it stands in.

    What is called an aside and holds most of the running text is none.
    """
    from lxml import etree

    sizes = _sizes(root)
    most = sizes[root].running / 2

    texts: dict[Element, list[str]] = {}
    blocks: list[Element] = [root]
    links = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = local_name(element)
        if event == "start":
            aside = element is not root and name not in ("body", "html") and is_aside(element)
            if name in SILENT or (aside and sizes[element].running <= most):
                walk.skip_subtree()
                continue
            links += name == "a"
            if name not in INLINE:
                blocks.append(element)
            _add(texts, blocks[-1], element.text, links)
        else:
            if name == "a":
                links = max(links - 1, 0)
            if blocks[-1] is element and len(blocks) > 1:
                blocks.pop()
            _add(texts, blocks[-1], element.tail, links)
    joined = {block: " ".join("".join(parts).split()) for block, parts in texts.items()}
    return {
        block: len(text) + MARK_WEIGHT * len(MARKS.findall(text))
        for block, text in joined.items()
        if len(text) >= LEAST_BLOCK
    }


def _add(texts: dict["Element", list[str]], block: "Element", text: str | None, links: int) -> None:
    if text and not links and text.strip():
        texts.setdefault(block, []).append(text)
