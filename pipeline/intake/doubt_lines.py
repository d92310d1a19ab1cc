"""One doubt taken out of the text it is written in, or changed there; everything else is left as a person has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.intake.doubt_entry import doubt_entry
from pipeline.intake.doubts_file import FILE
from pipeline.intake.markdown import FRONT
from pipeline.model import Finding

if TYPE_CHECKING:
    from tomlkit.container import Container
    from yaml import Node

__all__ = ["with_entry", "without_entry"]

KEY = "doubts"


def without_entry(text: str, file: str, place: int) -> str:
    """The text without an open doubt.

    Args:
        text: of a story file, whose front matter was read before, or of ``doubts.toml``.
        file: its name.
        place: of the doubt among the open ones, from 0.

    Returns:
        The text; nothing where no entry is left in ``doubts.toml``.
    """
    return _without_table(text, place) if file == FILE else _without_item(text, place)


def with_entry(text: str, file: str, place: int, finding: Finding) -> str:
    """The text with another finding in the place of an open doubt; arguments as of ``without_entry``."""
    return _with_table(text, place, finding) if file == FILE else _with_item(text, place, finding)


def _without_table(text: str, place: int) -> str:
    import tomlkit

    document = tomlkit.parse(text)
    tables = document["doubt"]
    del tables[_open_tables(tables)[place]]
    return tomlkit.dumps(document) if len(tables) else ""


def _with_table(text: str, place: int, finding: Finding) -> str:
    import tomlkit

    document = tomlkit.parse(text)
    tables = document["doubt"]
    table = tables[_open_tables(tables)[place]]
    said = doubt_entry(finding, beside=False)
    for key in [key for key in table if key not in said]:
        del table[key]
    table.update(said)
    return tomlkit.dumps(document)


def _open_tables(tables: "Sequence[Container]") -> list[int]:
    return [number for number, table in enumerate(tables) if "settled" not in table]


def _without_item(text: str, place: int) -> str:
    found = _item(text, place)
    if found is None:
        return text
    lines = text.split("\n")
    first = found.first if found.others else found.head
    return "\n".join((*lines[:first], *lines[found.last :]))


def _with_item(text: str, place: int, finding: Finding) -> str:
    from pipeline.intake.front_yaml import front_text

    found = _item(text, place)
    if found is None:
        return text
    lines = text.split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    said = front_text({KEY: [doubt_entry(finding, beside=True)]}).splitlines()[1:]
    return "\n".join((*lines[: found.first], *(f"{found.indent}{row}{end}" for row in said), *lines[found.last :]))


@dataclass(frozen=True, slots=True)
class _Item:
    """Lines of the file, from 0: of an entry, ``last`` being that of what follows, and of the key of the list."""

    head: int
    first: int
    last: int
    indent: str
    others: bool


def _item(text: str, place: int) -> _Item | None:
    from pipeline.intake.front_yaml import composed

    found = FRONT.match(text.replace("\r\n", "\n"))
    if found is None:
        return None
    root = composed(found["front"])
    key, items = next((key, value) for key, value in root.value if key.value == KEY)
    still_open = [
        number for number, item in enumerate(items.value) if all(part.value != "settled" for part, _ in item.value)
    ]
    number = still_open[place]
    # The first line of the file is ---; an entry ends where the next begins or the list does.
    starts = [item.start_mark.line + 1 for item in items.value] + [_end(root, key, found["front"])]
    indent = " " * max(items.value[number].start_mark.column - len("- "), 0)
    return _Item(key.start_mark.line + 1, starts[number], starts[number + 1], indent, len(items.value) > 1)


def _end(root: "Node", key: "Node", front: str) -> int:
    """The line of the file on which what follows the list begins."""
    after = [other.start_mark.line for other, _ in root.value if other.start_mark.line > key.start_mark.line]
    return min(after, default=front.count("\n")) + 1
