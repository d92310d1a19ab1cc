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
    nodes = tuple(root.items()) if isinstance(root.value, list) else (root,)
    if not nodes:
        raise root.refused("一条 ninjs 稿件", "an item of ninjs")
    for node in nodes:
        if not isinstance(node.value, dict) or node.member("uri") is None:
            raise node.refused("有 uri 的 ninjs 稿件", "an item of ninjs, with its uri")
        node.text("uri")
        yield node
