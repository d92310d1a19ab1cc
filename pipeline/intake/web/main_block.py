"""The element of a page that holds the article, where nothing names it: by how much running text stands in it.

Every block of text weighs as much as it has characters outside links, and more for each mark of punctuation; what is
called navigation, comment or footer weighs nothing.  A block's weight goes to its parent, half of it to the parent of
that.  The heaviest element is the article; the share of all text that stands in it says how sure that is.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.intake.xml_tree import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["MainBlock", "is_aside", "main_block"]

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
MARKS = re.compile("[，。；：！？、,;!?]")
MARK_WEIGHT = 4
LEAST_BLOCK = 8


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


def _weights(root: "Element") -> dict["Element", float]:
    """The weight of every block of text, by the element it stands in."""
    from lxml import etree

    texts: dict[Element, list[str]] = {}
    blocks: list[Element] = [root]
    links = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = local_name(element)
        if event == "start":
            if name in SILENT or (element is not root and name not in ("body", "html") and is_aside(element)):
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
