"""The YAML of front matter as a newspaper writes it: every plain word is text.

YAML 1.1 takes ``12:30`` for 750, ``NO`` for false and ``2024-06-14`` for a date; a headline is none of them.  Numbers
and switches are made of the text where the shape asks for them.  A key that stands twice is refused, so nothing is lost
without a word; so is an alias, with which a small file could become a large one, and so are tags, which make other
values of text than it says, lists and tables deeper than any story has them, and characters that belong in no copy.
"""

import json
import re
from collections.abc import Hashable, Mapping

import yaml

from pipeline.errors import Say, SourceError, Where

__all__ = ["composed", "front_text", "read_front"]

TABS = re.compile(r"^(?P<key>[ -]*[a-z_]+:)[ ]*\t[ \t]*|^[ ]*\t[ \t]*(?=[a-z_-])", re.MULTILINE)
FULL_WIDTH = re.compile(r"(?P<key>[a-z_]+)：")
# What JSON leaves as it is and YAML does not (YAML 1.1, 5.1 and 5.4).
UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# What the escapes of a text in double quotes can bring in.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# A doubt among the doubts of a story, and the lists in it, stand four deep.
DEEPEST = 12
MOST_CHARACTERS = 200_000
NULL = "tag:yaml.org,2002:null"


class _Loader(yaml.SafeLoader):
    """Text, lists, tables and nothing else."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own form
        first: [(NULL, re.compile(r"(?:~|null|)\Z"))] for first in ("~", "n", "")
    }

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="an alias (*) is not known here", problem_mark=mark)
        if getattr(event, "tag", None) is not None:
            raise yaml.MarkedYAMLError(problem="a tag (!) is not known here", problem_mark=mark)
        self.depth += 1
        if self.depth > DEEPEST:
            raise yaml.MarkedYAMLError(problem="lists and tables are too deep", problem_mark=mark)
        node = super().compose_node(parent, index)
        self.depth -= 1
        if isinstance(node, yaml.ScalarNode) and CONTROL.search(node.value):
            raise yaml.MarkedYAMLError(problem="a control character", problem_mark=mark)
        return node

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:  # noqa: FBT001, FBT002 - PyYAML's own form
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(problem="a key must be a word", problem_mark=key.start_mark)
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"the key {key.value} stands twice", problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


class _Dumper(yaml.SafeDumper):
    """PyYAML's, but a text in double quotes keeps its characters, emoji and what joins them included."""

    def write_double_quoted(self, text: str, split: bool = True) -> None:  # noqa: FBT001, FBT002 - PyYAML's own form
        del split
        quoted = UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(text, ensure_ascii=False))
        self.write_indicator(quoted, True)  # noqa: FBT003 - PyYAML's own form


def front_text(front: Mapping[str, object]) -> str:
    """Front matter as YAML, a key a line and in order; ``read_front`` gives the same values again."""
    return str(yaml.dump(front, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000))


def composed(text: str) -> yaml.MappingNode:
    """Front matter that was read before, as nodes that know their lines (from 0)."""
    node = yaml.compose(TABS.sub(_spaces, text), _Loader)
    if not isinstance(node, yaml.MappingNode):
        raise TypeError("front matter is made of keys")
    return node


def read_front(text: str, name: str) -> object:
    """What the front matter says; tabs between key and value count as spaces.

    Raises:
        SourceError: it is not YAML, with the line of the file, or far longer than front matter is.
    """
    if len(text) > MOST_CHARACTERS:
        raise SourceError(
            Say(
                zh=f"文件头有 {len(text)} 个字符，最多 {MOST_CHARACTERS} 个。",
                en=f"The front matter has {len(text)} characters; {MOST_CHARACTERS} is the most.",
            ),
            where=Where(name, 1),
            remedy=Say(zh="正文写在第二个 --- 下面。", en="The text of the story goes below the second ---."),
        )
    try:
        said = yaml.load(TABS.sub(_spaces, text), _Loader) or {}  # noqa: S506 - a safe loader with less in it
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        refused = SourceError(
            Say(zh=f"文件头不是合格的 YAML：{error}", en=f"The front matter is not valid YAML: {error}"),
            where=Where(name, mark.line + 2 if mark is not None else None),
            remedy=Say(
                zh="值里有冒号、井号、方括号或引号的，放进引号里。",
                en="Put a value that holds a colon, hash, bracket or quote into quotes.",
            ),
        )
        raise _full_width(text, name) or refused from error
    if not isinstance(said, dict):
        raise _full_width(text, name) or SourceError(
            Say(zh="文件头不是“键: 值”。", en="The front matter is not made of “key: value”."), where=Where(name, 2)
        )
    return said


def _full_width(text: str, name: str) -> SourceError | None:
    """The commonest slip of a Chinese keyboard, where there is one."""
    for number, line in enumerate(text.split("\n"), start=2):
        found = FULL_WIDTH.match(line)
        if found is not None:
            return SourceError(
                Say(zh=f"{found['key']} 后面是全角冒号。", en=f"There is a full-width colon behind {found['key']}."),
                where=Where(name, number),
                remedy=Say(zh=f"写成“{found['key']}: ”，半角冒号加一个空格。", en=f"Write “{found['key']}: ”."),
            )
    return None


def _spaces(found: re.Match[str]) -> str:
    return f"{found['key']} " if found["key"] else ""
