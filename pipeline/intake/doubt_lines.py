"""One doubt taken out of the text it is written in, everything else left as a person has it."""

from typing import TYPE_CHECKING

from pipeline.intake.doubts_file import FILE
from pipeline.intake.markdown import FRONT

if TYPE_CHECKING:
    from yaml import Node

__all__ = ["without_entry"]

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


def _without_table(text: str, place: int) -> str:
    import tomlkit

    document = tomlkit.parse(text)
    tables = document["doubt"]
    still_open = [number for number, table in enumerate(tables) if "settled" not in table]
    del tables[still_open[place]]
    return tomlkit.dumps(document) if len(tables) else ""


def _without_item(text: str, place: int) -> str:
    from pipeline.intake.front_yaml import composed

    found = FRONT.match(text.replace("\r\n", "\n"))
    if found is None:
        return text
    root = composed(found["front"])
    key, items = next((key, value) for key, value in root.value if key.value == KEY)
    still_open = [
        number for number, item in enumerate(items.value) if all(part.value != "settled" for part, _ in item.value)
    ]
    number = still_open[place]
    # Lines of the file, the first being ---; an entry ends where the next begins or the list does.
    starts = [item.start_mark.line + 1 for item in items.value] + [_end(root, key, found["front"])]
    first, last = starts[number], starts[number + 1]
    if len(items.value) == 1:
        first = key.start_mark.line + 1
    lines = text.split("\n")
    return "\n".join((*lines[:first], *lines[last:]))


def _end(root: "Node", key: "Node", front: str) -> int:
    """The line of the file on which what follows the list begins."""
    after = [other.start_mark.line for other, _ in root.value if other.start_mark.line > key.start_mark.line]
    return min(after, default=front.count("\n")) + 1
