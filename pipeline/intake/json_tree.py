"""JSON from anybody's hands (RFC 8259) to values that know their place: the one home of JSON copy.

A node gives its members by name and refuses, with pointer and line, what is not of the kind asked for.  Refused as
well are a name that stands twice in one object, numbers that are none (NaN), nesting beyond the limit, and more values
than copy could have.
"""

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.errors import Say, SourceError, Where
from pipeline.intake.cleaning import printable
from pipeline.intake.decode import Decoded, decoded
from pipeline.intake.wire_item import Told
from pipeline.settings.values import Limits

__all__ = ["Node", "read_json"]

MOST_VALUES = 200_000
LONGEST_POINTER = 300
LONGEST_NUMBER = 400
TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[{}\[\],:]|[^\s{}\[\],:"]++', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Node:
    """A value, its JSON pointer (RFC 6901), and the file with the line of each pointer."""

    value: object
    pointer: str
    name: str
    lines: Mapping[str, int]

    @property
    def line(self) -> int | None:
        """The line the value begins at."""
        return self.lines.get(self.pointer)

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of an object's members, in order; none where it is no object."""
        return tuple(self.value) if isinstance(self.value, dict) else ()

    def told(self) -> Told:
        """The value as text.

        Raises:
            SourceError: it is none.
        """
        if not isinstance(self.value, str):
            raise self.refused("文字", "text")
        return Told(self.value, () if self.line is None else (self.line,), self.pointer)

    def text(self, key: str) -> Told | None:
        """A member that is text; None where there is none, or ``null``.

        Raises:
            SourceError: it is something else.
        """
        node = self.member(key)
        return None if node is None else node.told()

    def number(self, key: str) -> int | None:
        """A member that is a whole number.

        Raises:
            SourceError: it is something else.
        """
        node = self.member(key)
        if node is None:
            return None
        if isinstance(node.value, bool) or not isinstance(node.value, int | float) or node.value != int(node.value):
            raise node.refused("整数", "a whole number")
        return int(node.value)

    def member(self, key: str) -> "Node | None":
        """A member of an object; None where there is none, or ``null``."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        escaped = key.replace("~", "~0").replace("/", "~1")
        return None if value is None else Node(value, f"{self.pointer}/{escaped}", self.name, self.lines)

    def members(self, key: str) -> tuple["Node", ...]:
        """The objects of a member: of a list, or by name of an object (ninjs 1.x); none where there is no such member.

        Raises:
            SourceError: it is neither, or holds what is no object.
        """
        node = self.member(key)
        if node is None:
            return ()
        found = (
            tuple(node.items()) if isinstance(node.value, list) else tuple(filter(None, map(node.member, node.keys)))
        )
        if not isinstance(node.value, list | dict):
            raise node.refused("列表", "a list")
        for each in found:
            if not isinstance(each.value, dict):
                raise each.refused("对象", "an object")
        return found

    def items(self) -> Iterator["Node"]:
        """The values of a list."""
        if isinstance(self.value, list):
            for number, value in enumerate(self.value):
                yield Node(value, f"{self.pointer}/{number}", self.name, self.lines)

    def refused(self, zh: str, en: str) -> SourceError:
        """The refusal of a value that is not of the kind wanted."""
        at = printable(self.pointer) or "/"
        return SourceError(
            Say(zh=f"{at} 应当是{zh}。", en=f"{at} should be {en}."),
            where=Where(self.name, self.line),
            remedy=Say(zh="请对方按 ninjs 重发。", en="Have it sent again as ninjs has it."),
        )


def read_json(data: bytes, name: str, limits: Limits) -> tuple[Node, Decoded]:
    """The value of a document, and its characters with what was noticed in decoding.

    Raises:
        SourceError: no JSON, or beyond a limit; with the line.
    """
    read = decoded(data, name)
    starts = [found.end() for found in re.finditer("\n", read.text)]
    lines = _Lines(name, starts)
    _refuse_depth(read.text, lines, limits.deepest)
    try:
        value = json.loads(
            read.text,
            object_pairs_hook=lambda pairs: _once(pairs, name),
            parse_constant=lambda word: _no_number(word, name),
            parse_int=lambda digits: _short(digits, name),
            parse_float=lambda digits: _finite(digits, name),
        )
    except json.JSONDecodeError as error:
        raise SourceError(
            Say(zh=f"不是合格的 JSON：{error.msg}", en=f"This is not JSON: {error.msg}"),
            where=Where(name, error.lineno),
            remedy=Say(zh="请对方重发，或看文件是否断在半路。", en="Have it sent again, or see whether it breaks off."),
        ) from error
    return Node(value, "", name, lines.of_pointers(read.text)), read


@dataclass(frozen=True, slots=True)
class _Lines:
    name: str
    starts: list[int]

    def at(self, offset: int) -> int:
        return bisect_right(self.starts, offset) + 1

    def of_pointers(self, text: str) -> dict[str, int]:
        """The line of every value of valid JSON, by its pointer."""
        found: dict[str, int] = {}
        # Of each container that is open: its own pointer, and the step to its member at hand.
        stack: list[tuple[str | None, str | int]] = []
        wants_name = False
        for token in TOKEN.finditer(text):
            sign = token.group()
            above, step = stack[-1] if stack else ("", "")
            if sign in "}]":
                stack.pop()
                wants_name = False
            elif sign == ",":
                wants_name = isinstance(step, str)
                stack[-1] = (above, step + 1 if isinstance(step, int) else "")
            elif wants_name and sign != ":":
                stack[-1] = (above, json.loads(sign).replace("~", "~0").replace("/", "~1"))
                wants_name = False
            elif sign != ":":
                pointer = "" if not stack else _pointer(above, step)
                if pointer is not None:
                    found[pointer] = self.at(token.start())
                if sign in "{[":
                    stack.append((pointer, "" if sign == "{" else 0))
                    wants_name = sign == "{"
        return found


def _pointer(above: str | None, step: str | int) -> str | None:
    """A member's pointer; none where it grows longer than any of ours, since all of them are kept."""
    if above is None or len(above) + len(str(step)) > LONGEST_POINTER:
        return None
    return f"{above}/{step}"


def _refuse_depth(text: str, lines: _Lines, deepest: int) -> None:
    depth = values = 0
    for token in TOKEN.finditer(text):
        sign = token.group()
        values += sign == ","
        depth += (sign in "{[") - (sign in "}]")
        if depth > deepest or values > MOST_VALUES:
            raise SourceError(
                Say(
                    zh=f"套了超过 {deepest} 层，或有超过 {MOST_VALUES} 个值。",
                    en=f"It is nested more than {deepest} deep, or has more than {MOST_VALUES} values.",
                ),
                where=Where(lines.name, lines.at(token.start())),
                remedy=Say(
                    zh="这不像稿件；真有需要就在 paper.toml 的 [intake] 里调高 deepest。",
                    en="This is not like copy; if it is, raise deepest under [intake] in paper.toml.",
                ),
            )


def _once(pairs: list[tuple[str, object]], name: str) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [key for key, _ in pairs]
        twice = printable(next(key for key, count in Counter(names).items() if count > 1))
        raise SourceError(
            Say(zh=f"同一个对象里有两个“{twice}”。", en=f"One object has two members “{twice}”."), where=Where(name)
        )
    return found


def _no_number(word: str, name: str) -> object:
    raise SourceError(Say(zh=f"{word} 不是 JSON 的数。", en=f"{word} is no number of JSON."), where=Where(name))


def _short(digits: str, name: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise SourceError(Say(zh="有一个数太长。", en="A number is too long."), where=Where(name))
    return int(digits)


def _finite(digits: str, name: str) -> float:
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        raise SourceError(Say(zh=f"数 {digits} 太大。", en=f"The number {digits} is too large."), where=Where(name))
    return value
