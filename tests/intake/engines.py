"""Engines that misbehave, one a way, for the process that bounds them; each yields pieces and what they earn."""

import ctypes
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import Say, SourceError, Where

__all__ = [
    "crashing",
    "earning",
    "endless",
    "failing",
    "foreign",
    "greedy",
    "hungry",
    "printing",
    "refusing",
    "waiting",
]

SLICE = 10_000_000


def hungry() -> Iterator[tuple[str, float]]:
    """Takes memory piece by piece until it is stopped."""
    yield "begun", 0.0
    held = []
    while True:
        held.append(b"x" * SLICE)


def greedy() -> Iterator[tuple[str, float]]:
    """Takes more memory at once than there may be."""
    yield "begun", 0.0
    yield str(len(bytearray(2_000_000_000))), 0.0


def endless() -> Iterator[tuple[str, float]]:
    """Works without end."""
    yield "begun", 0.0
    while True:
        pass


def earning() -> Iterator[tuple[str, float]]:
    """Earns the time that it takes."""
    yield "earned", 60.0
    start = time.process_time()
    while time.process_time() - start < 1:
        pass
    yield "done", 0.0


def crashing() -> Iterator[tuple[str, float]]:
    """Reads memory that is not there."""
    yield "begun", 0.0
    yield repr(ctypes.string_at(1)), 0.0


def failing() -> Iterator[tuple[str, float]]:
    """Has a mistake in it."""
    words = {"key": "value"}
    yield words["no such key"], 0.0


def refusing(name: str) -> Iterator[tuple[str, float]]:
    """Refuses its file."""
    raise SourceError(Say(zh="坏了。", en="Broken."), where=Where(name, page=4), remedy=Say(zh="换。", en="Another."))
    yield "", 0.0


def foreign() -> Iterator[tuple[Path, float]]:
    """Answers with a class that is not ours."""
    yield Path("a"), 0.0


def printing() -> Iterator[tuple[bytes, float]]:
    """Prints between its answers, as libraries do."""
    print("noise")  # noqa: T201
    sys.stdout.flush()
    yield b"x" * 1000, 0.0


def waiting(pipe: Path) -> Iterator[tuple[str, float]]:
    """Says through a named pipe that it is there, and holds it open for as long as it lives."""
    with pipe.open("wb", buffering=0) as said:
        said.write(b"x")
        time.sleep(600)
    yield "", 0.0
