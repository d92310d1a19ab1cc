"""ninjs (News in JSON, IPTC) 1.0 to 3.3, one item or a list of them: see ``pipeline.intake.ninjs_item``."""

import re
from collections.abc import Iterator

from pipeline.errors import Say
from pipeline.intake.cleaning import Cleaning
from pipeline.intake.copy_file import CopyFile, FiledStory, Filing
from pipeline.intake.json_tree import Node, read_json
from pipeline.intake.ninjs_item import read_ninjs
from pipeline.intake.wire_pictures import Pictures
from pipeline.model import Finding
from pipeline.settings.values import Limits

__all__ = ["NAME", "SUFFIXES", "read", "recognises"]

NAME = Say(zh="ninjs", en="ninjs")
SUFFIXES = (".json", ".ninjs")
IDS = ("uri", "guid")
CONTENTS = ("headline", "headlines", "body_html", "body_text", "body_xhtml", "bodies", "description_text")
WRAPPERS = ("items", "item", "_items", "data")
MOST_WRAPPERS = 3
OPENS = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")


def recognises(copy: CopyFile) -> bool:
    """Whether the file opens as a JSON object or list; what is in it is seen in reading."""
    return OPENS.match(copy.data) is not None or copy.data[:4] in (b"\xff\xfe{\x00", b"\xfe\xff\x00{")


def read(copy: CopyFile, limits: Limits) -> Filing:
    """The stories: one an item, and one for every text associated with it.

    Raises:
        SourceError: no JSON, a member of the wrong kind, or beyond a limit; with pointer and line.
    """
    root, decoded = read_json(copy.data, copy.name, limits)
    cleaning = Cleaning(copy.name)
    pictures = Pictures(copy, limits)
    stories: list[FiledStory] = []
    told: list[Finding] = []
    for node in _items(root):
        for item in read_ninjs(node, len(stories), cleaning, pictures):
            filed, own = item.filed()
            stories.append(filed)
            told += own
    findings = (*decoded.findings, *cleaning.findings(), *told)
    return Filing(stories=tuple(stories), pictures=tuple(pictures.taken), findings=findings)


def _items(root: Node) -> Iterator[Node]:
    nodes = _unwrapped(root)
    if not nodes:
        raise root.refused("一条 ninjs 稿件", "an item of ninjs")
    for node in nodes:
        if not _is_item(node):
            raise node.refused("有 uri 的 ninjs 稿件", "an item of ninjs, with its uri")
        for name in IDS:
            node.text(name)
        yield node


def _unwrapped(root: Node) -> tuple[Node, ...]:
    """The items of a list, and of the answers that services wrap them in (``{"items": […]}``)."""
    for _ in range(MOST_WRAPPERS):
        wrapper = None if _is_item(root) else next((root.member(key) for key in WRAPPERS if root.member(key)), None)
        if wrapper is None:
            break
        root = wrapper
    nodes = tuple(root.items()) if isinstance(root.value, list) else (root,)
    return tuple(inner for node in nodes for inner in ([node] if _is_item(node) else _inner(node)))


def _inner(node: Node) -> list[Node]:
    inner = node.member("item")
    return [inner if inner is not None and _is_item(inner) else node]


def _is_item(node: Node) -> bool:
    """Whether it has a ``uri``; or another name, as newsrooms' own systems write it, and what an item is made of."""
    if not isinstance(node.value, dict):
        return False
    return node.member("uri") is not None or (any(map(node.member, IDS)) and any(map(node.member, CONTENTS)))
