"""Line numbers as people write them, ``3-14,20``, and the place of a story in its copy, ``copy/01.txt:3-14,20``."""

import re
from collections.abc import Sequence

__all__ = ["lines_of", "lines_text", "place_of", "place_text"]

PLACE = re.compile(r"(?P<file>.*?)(?::(?P<lines>[0-9][0-9,-]*)?)?", re.DOTALL)
# No file of copy that may be read has more lines.
MOST_LINES = 1_000_000


def lines_text(lines: Sequence[int]) -> str:
    """Numbers in the order given, those that follow each other as a range."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def lines_of(text: str) -> tuple[int, ...]:
    """The numbers again.

    Raises:
        ValueError: they are none, or more than a file can have.
    """
    lines: list[int] = []
    for part in text.split(",") if text else ():
        first, _, last = part.partition("-")
        numbers = range(int(first), int(last or first) + 1)
        if len(numbers) + len(lines) > MOST_LINES:
            raise ValueError(f"more than {MOST_LINES} lines")
        lines += numbers
    return tuple(lines)


def place_text(file: str, lines: Sequence[int]) -> str:
    """``file:lines``; a colon closes a name that could be taken for one with lines."""
    if lines:
        return f"{file}:{lines_text(lines)}"
    return file if place_of(file) == (file, ()) else f"{file}:"


def place_of(text: str) -> tuple[str, tuple[int, ...]]:
    """File and lines of a place; a text that is none is all file."""
    found = PLACE.fullmatch(text)
    try:
        return (found["file"], lines_of(found["lines"] or "")) if found is not None else (text, ())
    except ValueError:
        return text, ()
