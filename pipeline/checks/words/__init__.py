"""Words the rules lean on, as data: ``doubles.txt`` (made by ``make_doubles``) and ``typos.txt``."""

from functools import cache
from importlib.resources import files

__all__ = ["rows"]


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a data file, their fields apart by tabs; empty lines and those that start with # left out."""
    text = (files(__name__) / name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))
